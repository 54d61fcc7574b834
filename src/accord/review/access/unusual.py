"""Use that somebody should ask about: told from the audit log alone, said once a day, to auditors.

The law lets the log be used to check that use is lawful, and for little else: nothing here measures
how much anybody works.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.models import Account, Unusual
from accord.review.access.permissions import Permission
from accord.review.access.usual_use import OWN_NAME, RULES, SAYS, Rule
from accord.review.audit_log.actions import Action
from accord.review.audit_log.models import Entry

A_LIST = 100
LONGEST_ANSWER = 400
NIGHT_ENDS = 5
REFUSED = "refused"


def notice(account: Account, visit: Visit) -> None:
    """Hold what was just recorded against every rule it counts for."""
    now = datetime.now(UTC)
    for rule in RULES:
        if visit.action in rule.actions and _is_over(rule, account, visit, now):
            _say(account, rule.kind)
    if visit.action is Action.SEARCH and own_names(account) & set(visit.objects):
        _say(account, OWN_NAME)


def _is_over(rule: Rule, account: Account, visit: Visit, now: datetime) -> bool:
    is_refused = visit.outcome == REFUSED
    if is_refused is not (rule.outcome == REFUSED):
        return False
    if rule.at_night and now.hour >= NIGHT_ENDS:
        return False
    return bool(_counted(rule, account, now).count() > rule.most)


def _counted(rule: Rule, account: Account, now: datetime) -> QuerySet[Any]:
    since = (now - rule.within).isoformat(timespec="microseconds")
    rows = Entry.objects.filter(actor=account.username, at__gt=since)
    if rule.outcome:
        return rows.filter(outcome=rule.outcome)
    return rows.exclude(outcome=REFUSED).filter(
        action__in=[action.value for action in rule.actions]
    )


def own_names(account: Account) -> set[str]:
    """What a search for somebody's own name leaves in the log: its hash, whichever way round."""
    from accord.review.handover.cases import folded

    parts = account.name.split()
    names = {account.name, " ".join(reversed(parts)), parts[-1] if parts else ""}
    said = {folded(name) for name in names}
    return {f"query:{hashlib.sha256(name.encode()).hexdigest()}" for name in said if name}


def _say(account: Account, kind: str) -> None:
    Unusual.objects.get_or_create(account=account, kind=kind, day=timezone.now().date())


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.READ_AUDIT, Permission.READ_AUDIT)
def unusual(request: Any, visit: Visit) -> HttpResponse:
    """What somebody should ask about, and what came of asking."""
    if request.method == "POST":
        _asked(request, visit)
        answer: HttpResponse = redirect("unusual")
        return answer
    rows = Unusual.objects.select_related("account").order_by("asked_at", "-seen_at")[:A_LIST]
    visit.saw(row.account.username for row in rows)
    listed = [(row, SAYS.get(row.kind, row.kind)) for row in rows]
    return render(request, "audit/unusual.html", {"listed": listed, "most": A_LIST})


def _asked(request: Any, visit: Visit) -> None:
    number = request.POST.get("number", "")
    rows = Unusual.objects.select_for_update().filter(asked_at__isnull=True)
    row = rows.filter(pk=int(number)).first() if number.isdigit() else None
    said = request.POST.get("answer", "").strip()[:LONGEST_ANSWER]
    if row is None or not said:
        raise Http404
    row.asked_by, row.asked_at, row.answer = request.user.username, timezone.now(), said
    row.save(update_fields=["asked_by", "asked_at", "answer"])
    visit.did(Action.ASK_ABOUT_USE, [str(row.pk)], json.dumps(row.kind))
