"""Answers that two readers gave by themselves become a figure of agreement, by criterion and unit.

Never by officer: a unit of fewer than three readers, or of fewer than ten cases read twice, is
not shown. Gwet's AC1 is used because most answers agree, where other measures mislead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accord.evaluation.intervals import wilson
from accord.review.cases.states import Answer

FEWEST_PAIRS, FEWEST_READERS = 10, 3
EVERY_UNIT = ""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Agreement:
    """How far two readings agree, beyond what chance alone would give, with its interval."""

    n_pairs: int
    observed: float
    ac1: float
    low: float
    high: float


@dataclass(frozen=True)
class Row:
    """One criterion in one unit; no figure where it would speak of persons."""

    unit: str
    criterion: str
    n_pairs: int
    figure: Agreement | None


@dataclass(frozen=True)
class Reading:
    """Two answers on one thing, and who gave them where: the names go no further."""

    criterion: str
    answers: Pair
    units: frozenset[str]
    readers: frozenset[str]


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """Gwet's AC1 of two readings; Wilson's interval of the agreement seen, chance held fixed."""
    n = len(pairs)
    seen = sum(one == other for one, other in pairs) / n
    shares = [sum(pair.count(a.value) for pair in pairs) / (2 * n) for a in Answer]
    chance = sum(share * (1 - share) for share in shares) / (len(shares) - 1)
    low, high = (_beyond(rate, chance) for rate in wilson(seen, n))
    return Agreement(n, seen, _beyond(seen, chance), low, high)


def _beyond(rate: float, chance: float) -> float:
    return max(-1.0, min(1.0, (rate - chance) / (1 - chance)))


def rows_of(readings: Iterable[Reading]) -> list[Row]:
    """Every criterion of every unit, and of all units together; the whole answer first."""
    found: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        for unit in {EVERY_UNIT, *reading.units}:
            found[unit, reading.criterion].append(reading)
    return [_row(unit, criterion, found[unit, criterion]) for unit, criterion in sorted(found)]


def _row(unit: str, criterion: str, readings: list[Reading]) -> Row:
    readers = {name for reading in readings for name in reading.readers}
    is_enough = len(readings) >= FEWEST_PAIRS and len(readers) >= FEWEST_READERS
    figure = agreement([r.answers for r in readings]) if is_enough else None
    return Row(unit, criterion, len(readings), figure)
