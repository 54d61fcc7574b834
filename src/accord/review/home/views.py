"""The home page: queues with reasons, what changed since the last look, break-glass notices."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Min, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accord.review.access.door import Visit, page
from accord.review.access.models import BreakGlass
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.states import State

# Each queue: what it is called, why its cases are in it, the query that opens it.
QUEUES = (
    ("Assigned to you", "a supervisor asked you to read them", "mine=on"),
    ("Changed by a run", "the newest run says something else than before", "changed=on"),
    ("Nobody has decided", "a group definition is met and nobody has read it", "outcome=met"),
    ("Wait for a second reader", "two people must agree", "state=needs_second"),
    ("Two readers disagree", "a supervisor settles it", "state=needs_third"),
    ("Need information", "a question was asked first", "state=needs_information"),
)


@page(Action.LIST, None)
def home(request: Any, visit: Visit) -> HttpResponse:
    """What needs me."""
    account = request.user
    since = account.looked_at
    now = timezone.now()
    queues = list(_queues(account)) if account.may(Permission.SEE_CASES) else []
    context = {
        "queues": queues,
        "since": since,
        "changed": _changed(account, since) if since else None,
        "notices": _notices(account),
        "outcomes": _outcomes(account),
    }
    account.looked_at = now
    account.save(update_fields=["looked_at"])
    return render(request, "home/home.html", context)


def _queues(account: Any) -> Any:
    mine, changed = Q(assigned_to=account), Q(is_changed=True)
    first = Q(state=State.OPEN.value, outcome="met")
    states = [Q(state=s.value) for s in (State.NEEDS_SECOND, State.NEEDS_THIRD)]
    asked = Q(state=State.NEEDS_INFORMATION.value)
    conditions = (mine, changed, first, *states, asked)
    cases = Visible(account).cases()
    for (name, why, query), condition in zip(QUEUES, conditions, strict=True):
        found = cases.filter(condition).aggregate(n=Count("id"), oldest=Min("changed_at"))
        yield {"name": name, "why": why, "query": query, **found}


def _changed(account: Any, since: Any) -> int:
    return int(Visible(account).cases().filter(changed_at__gt=since).count())


def _outcomes(account: Any) -> list[dict[str, Any]]:
    rows = Visible(account).cases().values("kind", "outcome").annotate(n=Count("id"))
    return list(rows.order_by("kind", "outcome"))


def _notices(account: Any) -> list[BreakGlass]:
    """Who opened a case outside their operations: for those who are to be told."""
    if not account.may(Permission.SEE_NOTICES):
        return []
    unread = BreakGlass.objects.filter(noticed_at__isnull=True).exclude(account=account)
    ours = Visible(account).cases().values("id")
    return list(unread.filter(case_id__in=ours).select_related("account").order_by("at"))
