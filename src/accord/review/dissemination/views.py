"""Ask to hand a case out, agree to what somebody else asks for, take the file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accord.review.access.door import Visit, page
from accord.review.access.guard import opened
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.models import Case
from accord.review.cases.reading import newest_version
from accord.review.design.language import SaysWithoutBlame
from accord.review.dissemination.contents import n_rows
from accord.review.dissemination.file import file_of, is_key
from accord.review.dissemination.models import (
    FORMATS,
    MARKINGS,
    MOST_ALONE,
    PURPOSES,
    Dissemination,
)
from accord.review.handover.cases import make_ref

A_LIST = 50
CONFLICT, NOT_VALID = 409, 422


class HandOutForm(SaysWithoutBlame):
    """To whom, why, under which marking, in which form."""

    checked = ("reason",)
    recipient = forms.CharField(
        label="Who receives it?",
        max_length=120,
        error_messages={"required": "Enter the name of who receives it"},
    )
    organisation = forms.CharField(
        label="Their organisation",
        max_length=120,
        error_messages={"required": "Enter their organisation"},
    )
    purpose = forms.ChoiceField(
        label="What for?",
        choices=list(PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it is for"},
    )
    reason = forms.CharField(
        label="Why they need it, and why this much",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why they need it"},
    )
    has_names = forms.BooleanField(label="With names and addresses", required=False)
    marking = forms.ChoiceField(label="Marking")
    form = forms.ChoiceField(label="Form", choices=list(FORMATS.items()))
    recipient_key = forms.CharField(
        label="The recipient's public key, if they gave one",
        help_text="It begins with age1. The file can then be opened by them alone.",
        max_length=80,
        required=False,
    )

    def __init__(self, *given: Any, marking: str, **named: Any) -> None:
        super().__init__(*given, **named)
        # Never below the highest marking of its parts.
        allowed = MARKINGS[1:] if marking != MARKINGS[0] else MARKINGS
        self.fields["marking"].choices = [(m, m) for m in allowed]

    def clean_recipient_key(self) -> str:
        """A key that can be encrypted to, or none."""
        key: str = self.cleaned_data["recipient_key"].strip()
        if key and not is_key(key):
            raise forms.ValidationError("This is not a public key that can be used here")
        return key


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_CASE, Permission.HAND_OUT, again=True)
def hand_out(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """Ask to hand one case out."""
    case = Visible(request.user).case(ref, lock=request.method == "POST")
    visit.saw([case.ref])
    version = newest_version(case)
    size = n_rows(version.content)
    form = HandOutForm(request.POST or None, marking=case.marking)
    if request.method == "POST" and form.is_valid():
        one = _asked(request.user, case, version.revision, size, form.cleaned_data)
        visit.did(Action.ASK_TO_HAND_OUT, [one.ref, case.ref], one.purpose)
        visit.recipient = f"{one.recipient}, {one.organisation}"
        return redirect("handed-out-one", ref=one.ref)
    context = {"case": case, "form": form, "size": size, "most": MOST_ALONE}
    status = NOT_VALID if form.errors else 200
    return render(request, "dissemination/hand_out.html", context, status=status)


def _asked(
    account: Account, case: Case, revision: int, size: int, said: dict[str, Any]
) -> Dissemination:
    names = ("recipient", "organisation", "purpose", "reason", "has_names", "marking", "form")
    one = Dissemination(
        ref=make_ref(),
        case=case,
        revision=revision,
        asked_by=account.username,
        asked_at=timezone.now(),
        n_rows=size,
        needs_second=size > MOST_ALONE,
        recipient_key=said["recipient_key"],
        **{name: said[name] for name in names},
    )
    one.save(force_insert=True)
    return one


def within_reach(account: Account) -> QuerySet[Any]:
    """What was handed out of the cases the account may see: its own, and what waits for it."""
    rows = Dissemination.everything.filter(case__in=Visible(account).cases())
    return rows if account.may(Permission.HAND_OUT) else rows.filter(pk__in=[])


@page(Action.LIST, Permission.HAND_OUT)
def handed_out(request: Any, visit: Visit) -> HttpResponse:
    """What waits for this account's agreement, and what it asked for itself."""
    rows = within_reach(request.user).select_related("case").order_by("-asked_at")
    waits = rows.filter(needs_second=True, is_agreed__isnull=True)
    others = waits.exclude(asked_by=request.user.username)
    context = {
        "waiting": list(others[:A_LIST]) if _may_agree(request.user) else [],
        "mine": list(rows.filter(asked_by=request.user.username)[:A_LIST]),
    }
    visit.saw(one.ref for one in (*context["waiting"], *context["mine"]))
    return render(request, "dissemination/handed_out.html", context)


def _may_agree(account: Account) -> bool:
    return account.may(Permission.AGREE_TO_HAND_OUT)


def _one(account: Account, ref: str) -> Dissemination:
    """One handing out, for who asked for it and who may agree to it; and its case, opened."""
    found = within_reach(account).filter(ref=ref).select_related("case").first()
    if found is None or (found.asked_by != account.username and not _may_agree(account)):
        raise Http404
    # The case's row is locked, and what was asked for is read again under it.
    case = Visible(account).case(found.case.ref, lock=True)
    rows = Dissemination.everything.select_related("case")
    one: Dissemination = rows.get(pk=found.pk, case=case)
    opened(one.pk)
    return one


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, Permission.HAND_OUT, again=True)
def handed_out_one(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """One handing out: who asks for what; a second person agrees or refuses."""
    one = _one(request.user, ref)
    visit.saw([one.ref, one.case.ref])
    may_settle = one.is_waiting and _may_settle(request.user, one)
    if request.method == "POST":
        if not may_settle:
            raise Http404
        _settle(request, visit, one)
        return redirect("handed-out")
    context = {
        "one": one,
        "may_settle": may_settle,
        "is_mine": one.asked_by == request.user.username,
        "is_open": one.is_open(timezone.now()),
    }
    return render(request, "dissemination/one.html", context)


def _may_settle(account: Account, one: Dissemination) -> bool:
    return _may_agree(account) and account.username != one.asked_by


def _settle(request: Any, visit: Visit, one: Dissemination) -> None:
    one.settle(request.user.username, is_agreed=request.POST.get("answer") == "agree")
    visit.did(Action.AGREE_TO_HAND_OUT, [one.ref], "agreed" if one.is_agreed else "refused")


@require_POST
@page(Action.HAND_OUT, Permission.HAND_OUT, again=True)
def take_file(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """The file, for who asked for it, within its day; each taking is a disclosure on record."""
    one = _one(request.user, ref)
    if one.asked_by != request.user.username:
        raise Http404
    if not one.is_open(timezone.now()):
        context = {"one": one, "is_mine": True, "is_open": False, "may_settle": False}
        visit.saw([one.ref])
        visit.outcome = "refused"
        return render(request, "dissemination/one.html", context, status=CONFLICT)
    name, kind, content = file_of(one)
    visit.did(Action.HAND_OUT, [one.ref, one.case.ref], one.purpose)
    visit.recipient = f"{one.recipient}, {one.organisation}"
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    # Whatever a browser takes the file for, it runs nothing of it.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
