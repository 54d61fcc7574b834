"""The cases within reach become the figures of the home page, all counted in one look at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q
from django.utils import timezone

from accord.review.access.models import Account, Area
from accord.review.access.visibility import Visible
from accord.review.cases.queue import for_reason
from accord.review.cases.states import State

OLD, VERY_OLD, MONTH = timedelta(days=7), timedelta(days=30), timedelta(days=30)
Group = dict[str, Any]
# With whose cases they are first: in the order of the index that holds all of it, so that they are
# counted as they are read and nothing is sorted.
GROUPED_BY = (*("reach_set", "operation", "state", "outcome", "kind", "force_code", "is_changed"),)


@dataclass(frozen=True)
class Queue:
    """What a queue is called, why its cases are in it, the filters that open it, which they are."""

    name: str
    why: str
    query: str
    holds: Callable[[Group], bool]


def _in_state(state: State) -> Callable[[Group], bool]:
    return lambda group: group["state"] == state.value


MINE = ("Assigned to you", "a supervisor asked you to read them", "mine=on")
QUEUES = (
    Queue(
        "Changed by a run",
        "the newest run says something else than before",
        "changed=on",
        lambda group: bool(group["is_changed"]),
    ),
    Queue(
        "Nobody has decided",
        "a group definition is met and nobody has read it",
        "outcome=met&state=open",
        lambda group: group["outcome"] == "met" and group["state"] == State.OPEN.value,
    ),
    Queue(
        "Wait for a second reader",
        "two people must agree",
        "state=needs_second",
        _in_state(State.NEEDS_SECOND),
    ),
    Queue(
        "Two readers disagree",
        "a supervisor settles it",
        "state=needs_third",
        _in_state(State.NEEDS_THIRD),
    ),
    Queue(
        "Need information",
        "a question was asked first",
        "state=needs_information",
        _in_state(State.NEEDS_INFORMATION),
    ),
)
# What became of a question is asked of the questions: few cases have any.
ASKED = (
    ("An answer came", "somebody answered and nobody has decided since", "answered"),
    ("An answer is overdue", "it was hoped for by a day that has passed", "overdue"),
)


@dataclass(frozen=True)
class Figures:
    """The queues, the month by force, and the cases by kind and outcome."""

    queues: list[Group]
    month: list[Group]
    outcomes: list[Group]


def figures_of(account: Account) -> Figures:
    """Everything the home page counts, within the account's reach."""
    groups = _groups(account)
    queues = [_queue(queue, groups) for queue in QUEUES]
    everything = [_mine(account), *queues, *_asked(account)]
    return Figures(everything, _month(groups), _outcomes(groups))


def _groups(account: Account) -> list[Group]:
    """The cases counted by everything that tells the queues apart, read once."""
    since = timezone.now() - MONTH
    rows = Visible(account).cases().order_by().values(*GROUPED_BY)
    return list(
        rows.annotate(
            **_ages(),
            made=Count("state", filter=Q(made_at__gte=since)),
            changed=Count("state", filter=Q(changed_at__gte=since, made_at__lt=since)),
        )
    )


def _ages() -> dict[str, Any]:
    now = timezone.now()
    return {
        "n": Count("state"),
        "oldest": Min("changed_at"),
        "n_old": Count("state", filter=Q(changed_at__lt=now - OLD)),
        "n_very_old": Count("state", filter=Q(changed_at__lt=now - VERY_OLD)),
    }


def _queue(queue: Queue, groups: list[Group]) -> Group:
    held = [group for group in groups if queue.holds(group)]
    counts = {name: sum(g[name] for g in held) for name in ("n", "n_old", "n_very_old")}
    oldest: datetime | None = min((g["oldest"] for g in held), default=None)
    told = {"name": queue.name, "why": queue.why, "query": queue.query}
    return {**told, **counts, "oldest": oldest}


def _mine(account: Account) -> Group:
    """Few cases are anybody's own: they are found by whose they are."""
    name, why, query = MINE
    mine = Visible(account).cases().order_by().filter(assigned_to=account)
    return {"name": name, "why": why, "query": query, **mine.aggregate(**_ages())}


def _asked(account: Account) -> Iterator[Group]:
    cases = Visible(account).cases().order_by()
    for name, why, reason in ASKED:
        told = {"name": name, "why": why, "query": f"reason={reason}"}
        yield {**told, **for_reason(cases, reason).aggregate(**_ages())}


def _month(groups: list[Group]) -> list[Group]:
    """What came and what was settled in thirty days, by force."""
    names = dict(Area.objects.values_list("code", "name"))
    found: defaultdict[str, Group] = defaultdict(lambda: defaultdict(int))
    for group in groups:
        row = found[group["force_code"]]
        row["made"] += group["made"]
        row["changed"] += group["changed"]
        row["decided" if group["state"] == State.DECIDED.value else "open"] += group["n"]
    columns = ("made", "changed", "open", "decided")
    return [
        {"force": names.get(code, code), **{name: found[code][name] for name in columns}}
        for code in sorted(found)
    ]


def _outcomes(groups: list[Group]) -> list[Group]:
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    for group in groups:
        found[group["kind"], group["outcome"]] += group["n"]
    return [{"kind": k, "outcome": o, "n": found[k, o]} for k, o in sorted(found)]
