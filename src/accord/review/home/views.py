"""The home page: queues with reasons, what changed since the last look, break-glass notices."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accord.review.access.door import Visit, page
from accord.review.access.models import COUNTRY, BreakGlass
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.models import Refused, Version
from accord.review.home.figures import figures_of

MOST_CHANGED, MOST_REFUSED = 8, 12


@page(Action.LIST, None)
def home(request: Any, visit: Visit) -> HttpResponse:
    """What needs me."""
    account = request.user
    since = account.looked_at
    now = timezone.now()
    figures = figures_of(account) if account.may(Permission.SEE_CASES) else None
    context = {
        "figures": figures,
        "since": since,
        "changed": _changed(account, since) if since else None,
        "changes": _changes(account, since) if since else [],
        "notices": _notices(account),
        "refused": _refused(account),
    }
    visit.saw(one["case"].ref for one in context["changes"])
    account.looked_at = now
    account.save(update_fields=["looked_at"])
    return render(request, "home/home.html", context)


def _changed(account: Any, since: Any) -> int:
    return int(Visible(account).cases().filter(changed_at__gt=since).count())


def _changes(account: Any, since: Any) -> list[dict[str, Any]]:
    """The newest few that changed, each with what the run said of it first."""
    visible = Visible(account)
    rows = visible.cases().filter(changed_at__gt=since).order_by("-changed_at", "ref")
    cases = visible.listed(rows[:MOST_CHANGED])
    versions = Version.everything.filter(case__in=[case.pk for case in cases])
    said = dict(versions.order_by("revision").values_list("case_id", "changes"))
    return [{"case": c, "said": (said.get(c.pk) or [_("The case was made.")])[0]} for c in cases]


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


def _notices(account: Any) -> list[BreakGlass]:
    """Who opened a case outside their operations: for those who are to be told."""
    if not account.may(Permission.SEE_NOTICES):
        return []
    unread = BreakGlass.objects.filter(noticed_at__isnull=True).exclude(account=account)
    ours = Visible(account).cases().values("id")
    return list(unread.filter(case_id__in=ours).select_related("account").order_by("at"))
