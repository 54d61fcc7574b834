"""Operations: open one, say who is in it, put a case into it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.models import Account, Membership, Operation
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action


class OperationForm(forms.Form):
    """A name that says nothing of the case."""

    name = forms.CharField(
        label="Name of the operation",
        help_text="A name that gives nothing away.",
        max_length=80,
        error_messages={"required": "Give the operation a name"},
    )

    def clean_name(self) -> str:
        """Each name once."""
        name: str = self.cleaned_data["name"]
        if Operation.objects.filter(name=name).exists():
            raise forms.ValidationError("There is an operation of this name")
        return name


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.LIST, Permission.MANAGE_OPERATIONS)
def operations(request: Any, visit: Visit) -> HttpResponse:
    """The operations this account is in, and a form to open one."""
    form = OperationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = Operation.objects.create(
            name=form.cleaned_data["name"], opened_by=request.user.username
        )
        Membership.objects.create(
            operation=made, account=request.user, given_by=request.user.username
        )
        visit.did(Action.OPERATION, [str(made.pk)], "opened")
        return redirect("operations")
    context = {"form": form, "operations": list(_mine(request.user))}
    return render(request, "access/operations.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, Permission.MANAGE_OPERATIONS)
def operation(request: Any, visit: Visit, number: Any) -> HttpResponse:
    """Who is in an operation, and its cases; only for those in it."""
    one = _mine(request.user).filter(pk=number).first()
    if one is None:
        raise Http404
    if request.method == "POST":
        _change(request, visit, one)
        return redirect("operation", number=one.pk)
    members = one.memberships.filter(ended_at__isnull=True).select_related("account")
    inside = [m.account_id for m in members]
    others = Account.objects.filter(is_active=True).exclude(pk__in=inside).order_by("name")
    cases = Visible(request.user).cases().filter(operation=one)
    visit.saw(case.ref for case in cases)
    context = {
        "operation": one,
        "members": list(members),
        "others": [p for p in others if p.may(Permission.SEE_CASES)],
        "cases": list(cases),
    }
    return render(request, "access/operation.html", context)


def _mine(account: Account) -> Any:
    return Operation.objects.filter(
        memberships__account=account, memberships__ended_at__isnull=True
    ).order_by("name")


def _change(request: Any, visit: Visit, one: Operation) -> None:
    """Add or end a member, or put a case in."""
    said = request.POST
    if said.get("add"):
        person = Account.objects.filter(username=said["add"], is_active=True).first()
        if person is not None and person.may(Permission.SEE_CASES):
            Membership.objects.get_or_create(
                operation=one,
                account=person,
                ended_at=None,
                defaults={"given_by": request.user.username},
            )
            visit.did(Action.OPERATION, [str(one.pk), person.username], "member added")
    elif said.get("end"):
        rows = one.memberships.filter(account__username=said["end"], ended_at__isnull=True)
        rows.update(ended_at=timezone.now())
        visit.did(Action.OPERATION, [str(one.pk), said["end"]], "member ended")
    elif said.get("case"):
        case = Visible(request.user).case(said["case"].strip().upper(), lock=True)
        if case.operation_id not in (None, one.pk):
            # Whoever sees it by break-glass must not take it away from those who work on it.
            raise Http404
        case.operation = one
        case.save(update_fields=["operation"])
        visit.did(Action.OPERATION, [str(one.pk), case.ref], "case put in")
