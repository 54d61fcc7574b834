"""How often two readers who read by themselves give one answer, within an account's reach."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accord.review.access.door import Visit, page
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.agreement_figures import (
    FEWEST_PAIRS,
    FEWEST_READERS,
    Reading,
    rows_of,
)
from accord.review.cases.models import Decision

LAST_DAYS = 365


def readings_of(account: Account) -> list[Reading]:
    """What was read twice in the last year, on cases within the account's reach."""
    since = timezone.now() - timedelta(days=LAST_DAYS)
    rows = Decision.everything.filter(
        case__in=Visible(account).cases(), round__in=(1, 2), at__gte=since
    )
    of: defaultdict[tuple[Any, ...], dict[int, Any]] = defaultdict(dict)
    names = ("case_id", "cycle", "criterion_id", "round", "answer", "unit", "by")
    for case, cycle, criterion, turn, *said in rows.values_list(*names):
        of[case, cycle, criterion][turn] = said
    return [
        Reading(
            key[2],
            (both[1][0], both[2][0]),
            frozenset({both[1][1], both[2][1]} - {""}),
            frozenset({both[1][2], both[2][2]}),
        )
        for key, both in of.items()
        if len(both) == 2
    ]


@page(Action.READ_AGREEMENT, Permission.SEE_AGREEMENT)
def agreement_page(request: Any, visit: Visit) -> HttpResponse:
    """How far readers agree, by criterion and unit."""
    context = {
        "rows": rows_of(readings_of(request.user)),
        "fewest_pairs": FEWEST_PAIRS,
        "fewest_readers": FEWEST_READERS,
    }
    return render(request, "cases/agreement.html", context)
