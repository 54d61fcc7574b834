"""The home page: queues with reasons, what changed since the last look, break-glass notices."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Count, Min, Q, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accord.review.access.door import Visit, page
from accord.review.access.models import COUNTRY, Area, BreakGlass
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.models import Refused
from accord.review.cases.queue import for_reason
from accord.review.cases.reading import newest_version
from accord.review.cases.states import State

OLD, VERY_OLD, MONTH = timedelta(days=7), timedelta(days=30), timedelta(days=30)
MOST_CHANGED, MOST_REFUSED = 8, 12
# Each queue: what it is called, why its cases are in it, the query that opens it.
QUEUES = (
    ("Assigned to you", "a supervisor asked you to read them", "mine=on"),
    ("Changed by a run", "the newest run says something else than before", "changed=on"),
    ("Nobody has decided", "a group definition is met and nobody has read it", "outcome=met"),
    ("Wait for a second reader", "two people must agree", "state=needs_second"),
    ("Two readers disagree", "a supervisor settles it", "state=needs_third"),
    ("Need information", "a question was asked first", "state=needs_information"),
    ("An answer came", "somebody answered and nobody has decided since", "reason=answered"),
    ("An answer is overdue", "it was hoped for by a day that has passed", "reason=overdue"),
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
        "changes": _changes(account, since) if since else [],
        "notices": _notices(account),
        "outcomes": _outcomes(account),
        "month": _month(account),
        "refused": _refused(account),
    }
    visit.saw(one["case"].ref for one in context["changes"])
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
    narrowed = [cases.filter(condition) for condition in conditions]
    narrowed += [for_reason(cases, reason) for reason in ("answered", "overdue")]
    now = timezone.now()
    ages = {
        "n": Count("state"),
        "oldest": Min("changed_at"),
        "n_old": Count("state", filter=Q(changed_at__lt=now - OLD)),
        "n_very_old": Count("state", filter=Q(changed_at__lt=now - VERY_OLD)),
    }
    for (name, why, query), rows in zip(QUEUES, narrowed, strict=True):
        yield {"name": name, "why": why, "query": query, **rows.order_by().aggregate(**ages)}


def _changed(account: Any, since: Any) -> int:
    return int(Visible(account).cases().filter(changed_at__gt=since).count())


def _changes(account: Any, since: Any) -> list[dict[str, Any]]:
    """The newest few that changed, each with what the run said of it first."""
    visible = Visible(account)
    rows = visible.cases().filter(changed_at__gt=since).order_by("-changed_at", "ref")
    return [_change(visible, case) for case in rows[:MOST_CHANGED]]


def _change(visible: Visible, case: Any) -> dict[str, Any]:
    changes = newest_version(visible.case(case.ref)).changes
    return {"case": case, "said": changes[0] if changes else _("The case was made.")}


def _month(account: Any) -> list[dict[str, Any]]:
    """What came and what was settled in thirty days, by force, within reach."""
    since = timezone.now() - MONTH
    cases = Visible(account).cases().order_by()
    counts = {
        "made": Count("state", filter=Q(made_at__gte=since)),
        "changed": Count("state", filter=Q(changed_at__gte=since, made_at__lt=since)),
        "open": Count("state", filter=~Q(state=State.DECIDED.value)),
        "decided": Count("state", filter=Q(state=State.DECIDED.value)),
    }
    names = dict(Area.objects.values_list("code", "name"))
    rows = cases.values("force_code").annotate(**counts).order_by("force_code")
    return [{**row, "force": names.get(row["force_code"], row["force_code"])} for row in rows]


def _refused(account: Any) -> dict[str, Any]:
    """What the last run refused or asked about in the account's own areas: counts alone."""
    if not account.may(Permission.SEE_CASES):
        return {}
    mine = account.postings.all()
    codes = list(mine.values_list("code", flat=True))
    rows = Refused.objects.order_by("-is_refused", "-n_rows", "organisation", "what", "rule")
    if not mine.filter(kind=COUNTRY).exists():
        rows = rows.filter(Q(force_code__in=codes) | Q(council_code__in=codes))
    totals = rows.order_by().aggregate(
        refused=Sum("n_rows", filter=Q(is_refused=True), default=0),
        asked=Sum("n_rows", filter=Q(is_refused=False), default=0),
    )
    n_more = max(0, rows.count() - MOST_REFUSED)
    return {**totals, "rows": list(rows[:MOST_REFUSED]), "n_more": n_more}


def _outcomes(account: Any) -> list[dict[str, Any]]:
    rows = Visible(account).cases().values("kind", "outcome").annotate(n=Count("state"))
    return list(rows.order_by("kind", "outcome"))


def _notices(account: Any) -> list[BreakGlass]:
    """Who opened a case outside their operations: for those who are to be told."""
    if not account.may(Permission.SEE_NOTICES):
        return []
    unread = BreakGlass.objects.filter(noticed_at__isnull=True).exclude(account=account)
    ours = Visible(account).cases().values("id")
    return list(unread.filter(case_id__in=ours).select_related("account").order_by("at"))
