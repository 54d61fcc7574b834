"""Break-glass: open one case outside one's operations, with a reason, for a short time, loudly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accord.review.access.door import Visit, page
from accord.review.access.guard import machine_scope
from accord.review.access.models import Account, BreakGlass
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible, may_approach
from accord.review.audit_log.actions import Action

LASTS = timedelta(hours=2)
SHORTEST_REASON = 20
CANNOT = "No case of that reference can be opened"


class BreakGlassForm(forms.Form):
    """Which case and why."""

    ref = forms.CharField(
        label="Case reference", max_length=16, error_messages={"required": "Enter the reference"}
    )
    reason = forms.CharField(
        label="Why you must see it now",
        help_text="Supervisors read this, and it is recorded. The case stays open to you for "
        "2 hours.",
        min_length=SHORTEST_REASON,
        max_length=1000,
        widget=forms.Textarea,
        error_messages={
            "required": "Say why you must see it",
            "min_length": f"Say why in at least {SHORTEST_REASON} characters",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, Permission.BREAK_GLASS)
def break_glass(request: Any, visit: Visit) -> HttpResponse:
    """Ask for one case; what is not there and what a conflict bars get the same answer."""
    form = BreakGlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ref = form.cleaned_data["ref"].strip().upper()
        if open_by_glass(request.user, ref, form.cleaned_data["reason"]):
            visit.did(Action.BREAK_GLASS, [ref])
            return redirect("case", ref=ref)
        visit.did(Action.BREAK_GLASS, [ref])
        visit.outcome = "refused"
        form.add_error("ref", CANNOT)
    status = 422 if form.errors else 200
    return render(request, "access/break_glass.html", {"form": form}, status=status)


def open_by_glass(account: Account, ref: str, reason: str) -> bool:
    """Let the account see one case for a while, unless it is not there or a conflict bars it."""
    from accord.review.cases.models import Case

    with machine_scope("break-glass looks a reference up"):
        case = Case.everything.filter(ref=ref).first()
    if case is None or not may_approach(account, case.pk):
        return False
    now = timezone.now()
    BreakGlass.objects.create(
        account=account, case_id=case.pk, reason=reason, at=now, until=now + LASTS
    )
    return True


@require_POST
@page(Action.NOTE_GLASS, Permission.SEE_NOTICES)
def noticed(request: Any, visit: Visit, number: int) -> HttpResponse:
    """Somebody who is to be told has read of it; never the one who did it."""
    notice = BreakGlass.objects.select_for_update().filter(pk=number).first()
    is_ours = notice and Visible(request.user).cases().filter(pk=notice.case_id).exists()
    if notice is None or not is_ours or notice.account_id == request.user.pk:
        raise Http404
    if notice.noticed_at is None:
        notice.noticed_by, notice.noticed_at = request.user.username, timezone.now()
        notice.save(update_fields=["noticed_by", "noticed_at"])
    visit.did(Action.NOTE_GLASS, [str(number)])
    return redirect("home")
