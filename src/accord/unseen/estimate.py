"""From lists to an estimate: many models, each with its weight, one interval, plain warnings."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import erf, exp, log, sqrt
from pathlib import Path

from accord.errors import UserFacingError
from accord.unseen.loglinear import Fit, Pair, Pattern, all_pairs, fit, overlap

MOST_LISTS, FEWEST_LISTS = 8, 3
# Up to five lists every set of pairs is tried; beyond, models are grown pair by pair.
TRY_ALL_UP_TO = 5
WINDOW = 12.0
ASSUMPTIONS = (
    "The same people are there throughout: nobody joins or leaves while the lists are made.",
    "People on two lists are known to be the same, and no two people are taken for one.",
    "Every person has some chance to be on each list, and it is much the same for all.",
    "Lists go together in pairs only; no three lists are tied in a way of their own.",
    "It counts people like those on the lists. It says nothing of those no agency could meet.",
)


class TooFewLists(UserFacingError):
    """The lists cannot carry an estimate."""

    exit_code = 10


@dataclass(frozen=True)
class Lists:
    """How many people are on each pattern of lists."""

    names: tuple[str, ...]
    counts: Mapping[Pattern, int]

    @classmethod
    def of_people(cls, names: Sequence[str], people: Mapping[str, set[str]]) -> Lists:
        """From the lists each person is on."""
        patterns = (tuple(int(name in on) for name in names) for on in people.values())
        return cls(tuple(names), Counter(pattern for pattern in patterns if any(pattern)))

    @classmethod
    def read(cls, path: Path) -> Lists:
        """From a CSV file: a column of 0 and 1 for each list, and the count last."""
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *rows = list(csv.reader(file))
        try:
            counts: Counter[Pattern] = Counter()
            for row in rows:
                counts[tuple(int(bool(int(cell))) for cell in row[:-1])] += int(row[-1])
        except ValueError:
            raise UserFacingError(
                f"{path.name}: every row needs 0 or 1 for each list, and a whole count last."
            ) from None
        return cls(tuple(head[:-1]), counts)

    @property
    def n_seen(self) -> int:
        return sum(self.counts.values())

    def warnings(self) -> Iterator[str]:
        """What a reader must know of the lists before believing any estimate."""
        for pair in all_pairs(len(self.names)):
            one, other = (self.names[i] for i in pair)
            shared = overlap(self.counts, pair)
            if shared == 0:
                yield f"{one} and {other} share nobody: whether they avoid each other is not known."
            elif shared < 5:
                yield f"{one} and {other} share fewer than five people: little rests on much."
        alone = sum(n for pattern, n in self.counts.items() if sum(pattern) == 1)
        if self.n_seen and alone / self.n_seen > 0.9:
            yield "More than nine in ten people are on one list only: the estimate may be far off."


@dataclass(frozen=True)
class Estimate:
    """How many there may be in all, with its interval, and what it rests on."""

    seen: int
    total: int
    low: int
    high: int
    n_models: int
    warnings: tuple[str, ...]
    assumptions: tuple[str, ...] = ASSUMPTIONS

    def as_text(self) -> str:
        """The estimate with its assumptions and warnings, which are never left out."""
        lines = [
            f"On at least one list: {self.seen:,}.",
            f"In all, by {self.n_models} models weighed: {self.total:,} "
            f"(95% interval {self.low:,} to {self.high:,}).",
            "It assumes:",
            *(f"  - {line}" for line in self.assumptions),
        ]
        if self.warnings:
            lines += ["Take care:", *(f"  - {line}" for line in self.warnings)]
        return "\n".join(lines)


def estimate(lists: Lists) -> Estimate:
    """Estimate how many people there are in all; raises TooFewLists where that cannot be done."""
    n_lists = len(lists.names)
    if not FEWEST_LISTS <= n_lists <= MOST_LISTS:
        raise TooFewLists(f"An estimate needs {FEWEST_LISTS} to {MOST_LISTS} lists.")
    fits = _fits(lists.counts, n_lists)
    if not fits:
        raise TooFewLists("The lists overlap too little for any estimate.")
    weights = _weights(fits)
    logs = sum(w * log(max(f.unseen, 1e-9)) for f, w in zip(fits, weights, strict=True))
    seen = lists.n_seen
    return Estimate(
        seen=seen,
        total=round(seen + exp(logs)),
        low=round(seen + _quantile(fits, weights, 0.025)),
        high=round(seen + _quantile(fits, weights, 0.975)),
        n_models=len(fits),
        warnings=tuple(lists.warnings()),
    )


def _fits(counts: Mapping[Pattern, int], n_lists: int) -> list[Fit]:
    """The models that settle and are not far worse than the best."""
    pairs = all_pairs(n_lists)
    tried = (
        _every(counts, n_lists, pairs)
        if n_lists <= TRY_ALL_UP_TO
        else _grown(counts, n_lists, pairs)
    )
    settled = [found for found in tried if found is not None]
    best = min((found.bic for found in settled), default=0.0)
    near = [found for found in settled if found.bic <= best + WINDOW]
    return sorted(near, key=lambda found: (found.bic, sorted(found.pairs)))


def _every(
    counts: Mapping[Pattern, int], n_lists: int, pairs: tuple[Pair, ...]
) -> Iterator[Fit | None]:
    for size in range(len(pairs) + 1):
        for chosen in combinations(pairs, size):
            yield fit(counts, n_lists, frozenset(chosen))


def _grown(
    counts: Mapping[Pattern, int], n_lists: int, pairs: tuple[Pair, ...]
) -> list[Fit | None]:
    """Models reached from the simplest by the pair that helps most, with their neighbours."""
    found: dict[frozenset[Pair], Fit | None] = {}

    def tried(chosen: frozenset[Pair]) -> Fit | None:
        if chosen not in found:
            found[chosen] = fit(counts, n_lists, chosen)
        return found[chosen]

    at: frozenset[Pair] = frozenset()
    tried(at)
    while True:
        around = [at ^ {pair} for pair in pairs]
        better = min(around, key=_order(tried))
        if _order(tried)(better) >= _order(tried)(at):
            return list(found.values())
        at = better


def _order(
    tried: Callable[[frozenset[Pair]], Fit | None],
) -> Callable[[frozenset[Pair]], float]:
    def bic(chosen: frozenset[Pair]) -> float:
        made = tried(chosen)
        return float("inf") if made is None else made.bic

    return bic


def _weights(fits: Sequence[Fit]) -> list[float]:
    best = min(found.bic for found in fits)
    raw = [exp(-(found.bic - best) / 2) for found in fits]
    return [weight / sum(raw) for weight in raw]


def _quantile(fits: Sequence[Fit], weights: Sequence[float], share: float) -> float:
    """A point of the mixture of the models, each a log-normal about its own estimate."""
    low, high = -20.0, 30.0
    for _ in range(200):
        middle = (low + high) / 2
        below = sum(
            w * _normal((middle - log(max(f.unseen, 1e-9))) / max(f.spread, 1e-9))
            for f, w in zip(fits, weights, strict=True)
        )
        low, high = (middle, high) if below < share else (low, middle)
    return exp(high)


def _normal(z: float) -> float:
    return 0.5 * (1 + erf(z / sqrt(2)))
