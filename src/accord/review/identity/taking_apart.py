"""What taking two joined records apart would undo, from what the reader may see alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accord.review.access.models import Account
from accord.review.access.visibility import Visible
from accord.review.cases.models import Case
from accord.review.cases.reading import newest_version
from accord.review.identity.models import LinkQuestion

MOST_SHOWN = 20
Key = tuple[str, str]


@dataclass(frozen=True)
class OnCase:
    """A case the person is on, with what of it rests on their being one person."""

    case: Case
    n_ties: int
    is_decided: bool


@dataclass(frozen=True)
class Preview:
    """Which records stay with which, and which cases are judged again."""

    with_one: tuple[str, ...]
    with_other: tuple[str, ...]
    with_both: tuple[str, ...]
    cases: tuple[OnCase, ...]
    n_more: int

    @property
    def n_decided(self) -> int:
        """How many of the cases shown people have decided on."""
        return sum(one.is_decided for one in self.cases)


def preview(account: Account, question: LinkQuestion) -> Preview:
    """What would part and what would be judged again; nothing is changed by looking."""
    visible = Visible(account)
    joins = list(visible.links().filter(is_joined=True, is_in_run=True, person_a=question.person_a))
    one = (question.source_a, question.nominal_a)
    other = (question.source_b, question.nominal_b)
    beside_one, beside_other = (_beside(joins, question, key) for key in (one, other))
    cases = visible.cases().filter(people__person_id=question.person_a).order_by("kind", "ref")
    shown = [_on(visible, case, question.person_a) for case in cases[:MOST_SHOWN]]
    return Preview(
        _written(beside_one - beside_other - {other}),
        _written(beside_other - beside_one - {one}),
        _written(beside_one & beside_other),
        tuple(shown),
        max(0, cases.count() - MOST_SHOWN),
    )


def _beside(joins: list[LinkQuestion], apart: LinkQuestion, key: Key) -> set[Key]:
    found: set[Key] = set()
    for join in joins:
        ends = {(join.source_a, join.nominal_a), (join.source_b, join.nominal_b)}
        if join.pk != apart.pk and key in ends:
            found |= ends - {key}
    return found


def _written(keys: set[Key]) -> tuple[str, ...]:
    return tuple("/".join(key) for key in sorted(keys))


def _on(visible: Visible, case: Case, person: str) -> OnCase:
    content: dict[str, Any] = newest_version(visible.case(case.ref)).content
    n_ties = sum(person in (tie["a"], tie["b"]) for tie in content["ties"])
    return OnCase(case, n_ties, case.state == "decided")
