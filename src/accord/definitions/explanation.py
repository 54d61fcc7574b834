"""A published run becomes the explanation of one crime or network: findings, reasons, quotes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Quote:
    """Words of a record, with a little of what stands before and after them."""

    field: str
    before: str
    words: str
    after: str
    start: int
    end: int


@dataclass(frozen=True)
class Ground:
    """One record a criterion rests on, or that speaks against it."""

    record: str
    described: str
    supports: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class CriterionSaid:
    """One criterion of a finding: its answer, why, and the records relied on."""

    id: str
    name: str
    says: str
    outcome: str
    count_low: int | None
    count_high: int | None
    reason: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class DefinitionSaid:
    """One definition's answer."""

    id: str
    version: str
    title: str
    is_provisional: bool
    outcome: str
    question: str | None
    ask: str | None
    criteria: tuple[CriterionSaid, ...]


@dataclass(frozen=True)
class PersonShown:
    """A person of the candidate: a child first as a child, whatever else is recorded."""

    person_id: str
    name: str
    is_child: bool
    age: str
    is_also_victim: bool
    roles: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class TieShown:
    """A recorded fact that ties two people, or leaves it open."""

    between: str
    basis: str
    reason: str
    record: str
    strength: str


@dataclass(frozen=True)
class Explanation:
    """Everything that is said of one candidate, and what it rests on."""

    kind: str
    reference: str
    title: str
    marking: str
    is_synthetic: bool
    children: tuple[PersonShown, ...]
    adult_victims: tuple[PersonShown, ...]
    people: tuple[PersonShown, ...]
    ties: tuple[TieShown, ...]
    records: tuple[str, ...]
    definitions: tuple[DefinitionSaid, ...]

    @property
    def telling_ties(self) -> tuple[TieShown, ...]:
        """The ties that count, or that leave it open."""
        return tuple(tie for tie in self.ties if tie.strength != "none")

    @property
    def facts_that_tie_nobody(self) -> dict[str, int]:
        """How many facts of each kind were looked at and tie nobody, as a child shared by two."""
        return dict(sorted(Counter(t.basis for t in self.ties if t.strength == "none").items()))
