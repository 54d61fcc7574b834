"""What is due, what waits for a second person, what is held; and the decision on one case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.models import Case
from accord.review.cases.policies import NotAllowed
from accord.review.retention import rules
from accord.review.retention.erasing import hash_of_candidate
from accord.review.retention.models import ERASE, REASONS, Hold, Review

A_PAGE = 25
CONFLICT, NOT_VALID = 409, 422
CHOICES = {
    "keep": _("Keep it until the schedule brings it up again"),
    "erase": _("Ask a second person to erase it"),
    "hold": _("Hold it: an inquiry, a court or a complaint needs it"),
    "end": _("End the hold"),
}
NEEDS_REASON = ("keep", "erase")


class RetentionForm(forms.Form):
    """What is to become of a case, and why."""

    choice = forms.ChoiceField(
        label=_("What is to become of it?"),
        choices=list(CHOICES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what is to become of it")},
    )
    reason_code = forms.ChoiceField(
        label=_("Why it is kept or erased"),
        choices=[("", _("Choose a reason")), *REASONS.items()],
        required=False,
    )
    words = forms.CharField(
        label=_("Who needs it held, and for what"),
        help_text=_("For example the name of the inquiry. Needed for a hold alone."),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """A reason from the list for keeping and erasing, words for a hold."""
        given = super().clean() or self.cleaned_data
        choice = given.get("choice")
        if choice in NEEDS_REASON and not given.get("reason_code"):
            self.add_error("reason_code", _("Choose a reason"))
        if choice == "hold" and not given.get("words"):
            self.add_error("words", _("Write who needs it held"))
        return given


@page(Action.LIST, Permission.REVIEW_RETENTION)
def retention(request: Any, visit: Visit) -> HttpResponse:
    """Cases whose time has come, those that wait for a second person, and those that are held."""
    visible = Visible(request.user)
    reach = visible.cases()
    shown = Paginator(rules.due(request.user).order_by("last_on", "ref"), A_PAGE).get_page(
        request.GET.get("page")
    )
    asked = Review.everything.filter(decision=ERASE, is_agreed__isnull=True, case__in=reach)
    held = Hold.everything.filter(ended_at__isnull=True, case__in=reach)
    context = {
        "page": shown,
        "asked": list(asked.select_related("case").order_by("asked_at")[:A_PAGE]),
        "held": list(held.select_related("case").order_by("at")[:A_PAGE]),
        "schedule": rules.schedule(),
    }
    rows = (*shown, *(row.case for row in (*context["asked"], *context["held"])))
    visit.saw(case.ref for case in rows)
    return render(request, "retention/retention.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_CASE, Permission.REVIEW_RETENTION, again=True)
def of_a_case(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """Keep, hold, or have erased; the second person's answer too."""
    case = Visible(request.user).case(ref, lock=request.method == "POST")
    visit.saw([case.ref])
    form = RetentionForm(request.POST if "choice" in request.POST else None)
    if request.method == "POST":
        if "answer" not in request.POST:
            form = RetentionForm(request.POST)
        try:
            if _did(request, visit, case, form):
                return redirect("retention")
        except NotAllowed as refused:
            visit.outcome = "refused"
            return _shown(request, case, form, CONFLICT, refused.sentence)
    return _shown(request, case, form, NOT_VALID if form.errors else 200)


def _did(request: Any, visit: Visit, case: Case, form: RetentionForm) -> bool:
    account = request.user
    answer = request.POST.get("answer", "")
    if answer in ("agree", "refuse"):
        hashed = hash_of_candidate(case.kind, case.candidate_id)
        rules.settle(account, case, is_agreed=answer == "agree")
        visit.did(Action.SETTLE_ERASING, [f"candidate:{hashed}"], answer)
        return True
    if not form.is_valid():
        return False
    said = form.cleaned_data
    if said["choice"] == "keep":
        rules.keep(account, case, said["reason_code"])
    elif said["choice"] == "erase":
        rules.ask_to_erase(account, case, said["reason_code"])
    elif said["choice"] == "hold":
        rules.hold(account, case, said["words"])
    else:
        rules.end_holds(account, case)
    visit.did(Action.RETENTION, [case.ref], said["choice"])
    return True


def _shown(
    request: Any, case: Case, form: RetentionForm, status: int, refused: str = ""
) -> HttpResponse:
    review = rules.waiting(case)
    context = {
        "case": case,
        "form": form,
        "refused": refused,
        "waiting": review,
        "is_mine": review is not None and review.asked_by == request.user.username,
        "holds": list(Hold.everything.filter(case=case).order_by("-at")),
        "reviews": list(Review.everything.filter(case=case).order_by("-asked_at")),
        "schedule": rules.schedule(),
    }
    return render(request, "retention/of_a_case.html", context, status=status)
