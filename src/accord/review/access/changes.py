"""Two administrators: what makes or changes an administrator waits for another one to agree."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accord.review.access.door import Visit, page
from accord.review.access.models import (
    COUNCIL,
    COUNTRY,
    FORCE,
    AccessChange,
    Account,
    Posting,
)
from accord.review.access.permissions import Permission
from accord.review.access.roles import role_may
from accord.review.audit_log.actions import Action

KEPT = ("role", "unit", "forces", "councils", "whole_country", "is_active")


def needs_another(account: Account, said: dict[str, Any]) -> bool:
    """Whether the account manages access, or would: then one administrator is not enough."""
    manages = Permission.MANAGE_ACCESS
    return role_may(account.role, manages) or role_may(said["role"], manages)


def ask_for(account: Account, said: dict[str, Any], asked_by: str) -> AccessChange:
    """Keep a change until another administrator has said yes or no to it."""
    wanted = {name: said[name] for name in KEPT}
    change: AccessChange = AccessChange.objects.create(
        account=account, said=wanted, asked_by=asked_by
    )
    return change


def codes_in(text: str) -> list[str]:
    """The codes of forces or councils that somebody wrote with commas between them."""
    return [code.strip() for code in text.split(",") if code.strip()]


def apply(account: Account, said: dict[str, Any]) -> None:
    """Bring an account in line with what was said; it holds from the next request on."""
    from accord.review.access.sessions import end_all

    account.role, account.unit, account.is_active = said["role"], said["unit"], said["is_active"]
    account.save(update_fields=["role", "unit", "is_active"])
    if not account.is_active:
        end_all(account)
    wanted = {(FORCE, code) for code in codes_in(said["forces"])}
    wanted |= {(COUNCIL, code) for code in codes_in(said["councils"])}
    if said["whole_country"]:
        wanted.add((COUNTRY, ""))
    account.postings.all().delete()
    Posting.objects.bulk_create(Posting(account=account, kind=k, code=c) for k, c in sorted(wanted))


def waiting(account: Account) -> list[dict[str, Any]]:
    """Changes that wait for another administrator, and whether this one may settle them."""
    rows = AccessChange.objects.filter(settled_at__isnull=True).select_related("account")
    return [
        {"change": row, "may_settle": may_settle(account, row), "role": row.said["role"]}
        for row in rows.order_by("asked_at")
    ]


def may_settle(account: Account, change: AccessChange) -> bool:
    """Neither who asked for it nor whom it is about settles it."""
    return account.username != change.asked_by and account.pk != change.account_id


@require_POST
@page(Action.ACCESS, Permission.MANAGE_ACCESS, again=True)
def settle(request: Any, visit: Visit, number: int) -> HttpResponse:
    """Another administrator agrees, or refuses; the first of two at one moment wins."""
    rows = AccessChange.objects.select_for_update().filter(pk=number, settled_at__isnull=True)
    change = rows.first()
    if change is None or not may_settle(request.user, change):
        raise Http404
    change.settle(request.user.username, is_agreed=request.POST.get("answer") == "agree")
    account = Account.objects.select_for_update().get(pk=change.account_id)
    if change.is_agreed:
        apply(account, change.said)
    said = "agreed" if change.is_agreed else "refused"
    visit.did(Action.ACCESS, [account.username], f"{said}: role {change.said['role']}")
    answer: HttpResponse = redirect("people")
    return answer
