"""Intervals for counts and shares from a stratified sample drawn without replacement.

For one stratum the limits are exact: the counts of true ones under which what was read is not
rare. Seen the other way, each stratum has two distributions over its count, one that errs low and
one that errs high; those of several strata are added up, and the limits of a sum or of a share are
read off at the tails (melded intervals). Nothing is drawn at random, and a stratum in which
nothing was found still has an upper limit of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.signal import fftconvolve
from scipy.special import gammaln

CONFIDENCE = 0.95
TAIL = (1 - CONFIDENCE) / 2
_STEPS = 50
# Above this many crimes counts are put in bins, those of lower limits down and of upper ones up.
_MOST_BINS = 1 << 17
Chances = NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """An estimate with its limits; no estimate where part of what it needs was not read."""

    estimate: float | None
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """Half the distance between the limits."""
        return (self.high - self.low) / 2


@dataclass(frozen=True)
class Stratum:
    """A part of the population: its size, how many were read, and how many of those were true.

    `n_true_high` also counts those in which the reader could not tell as true; the estimate
    leaves them out and the upper limit takes them in.
    """

    size: int
    n_read: int
    n_true: int
    n_true_high: int

    @property
    def estimate(self) -> float:
        """How many of the stratum are true, by what was read; nought where nothing was."""
        told = self.n_read - (self.n_true_high - self.n_true)
        return self.size * self.n_true / told if told else 0.0

    @property
    def erring_low(self) -> Chances:
        """The chance of each count, 0 to the size, for lower limits."""
        return _erring_high(self.size, self.n_read, self.n_read - self.n_true)[::-1]

    @property
    def erring_high(self) -> Chances:
        """The chance of each count, 0 to the size, for upper limits."""
        return _erring_high(self.size, self.n_read, self.n_true_high)


@lru_cache(maxsize=1024)
def _erring_high(size: int, read: int, true: int) -> Chances:
    """The count k has the chance by which k true ones explain the sample and k + 1 do less well.

    P(found <= true | k) - P(found <= true | k + 1), which has a closed form.
    """
    chances = np.zeros(size + 1)
    if true >= read:
        chances[size] = 1.0
        return chances
    k = np.arange(true, size - (read - true) + 1)
    logs = _choose(k, true) + _choose(size - k - 1, read - true - 1) - _choose(size, read)
    chances[k] = np.exp(logs)
    chances[k] /= chances.sum()
    return chances


def _choose(n: Any, k: Any) -> Any:
    """The logarithm of the ways to take k of n."""
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)


@dataclass(frozen=True)
class _Sum:
    """The chance of each sum of counts, in bins of a width."""

    chances: Chances
    width: int

    @property
    def up_to(self) -> Chances:
        """The chance of each sum or less."""
        return np.clip(np.cumsum(self.chances), 0.0, 1.0)

    def lower(self) -> int:
        """The smallest sum at which the lower tail is used up."""
        return int(np.argmax(self.up_to > TAIL)) * self.width

    def upper(self) -> int:
        """The largest sum beyond which less than the upper tail is left."""
        or_more = np.clip(np.cumsum(self.chances[::-1])[::-1], 0.0, 1.0)
        return int(len(or_more) - 1 - np.argmax(or_more[::-1] > TAIL)) * self.width


def _sum(strata: Sequence[Stratum], high: bool, width: int) -> _Sum:
    chances = np.ones(1)
    for stratum in strata:
        one = _binned(stratum.erring_high if high else stratum.erring_low, width, high)
        chances = fftconvolve(chances, one) if min(len(chances), len(one)) > 1 else chances * one
    return _Sum(np.maximum(chances, 0.0), width)


def _binned(chances: Chances, width: int, high: bool) -> Chances:
    if width == 1:
        return chances
    counts = np.arange(len(chances)) + (width - 1 if high else 0)
    return np.bincount(counts // width, weights=chances).astype(np.float64)


def _width(strata: Sequence[Stratum]) -> int:
    return sum(s.size for s in strata) // _MOST_BINS + 1


def count(strata: Sequence[Stratum]) -> Interval:
    """How many of all these strata are true."""
    width = _width(strata)
    seen = sum(s.n_true for s in strata)
    most = sum(s.size - (s.n_read - s.n_true_high) for s in strata)
    estimate = sum(s.estimate for s in strata) if _is_read(strata) else None
    low = max(seen, _sum(strata, False, width).lower())
    return Interval(estimate, low, min(most, _sum(strata, True, width).upper()))


def _is_read(strata: Sequence[Stratum]) -> bool:
    return all(s.n_read for s in strata if s.size)


def share_of_size(strata: Sequence[Stratum], inside: Sequence[bool]) -> Interval | None:
    """Of everything in some strata, the share that is true: the precision of a flag."""
    chosen = [s for s, is_in in zip(strata, inside, strict=True) if is_in]
    size = sum(s.size for s in chosen)
    if not size:
        return None
    found = count(chosen)
    estimate = None if found.estimate is None else found.estimate / size
    return Interval(estimate, found.low / size, found.high / size)


def share_of_true(strata: Sequence[Stratum], inside: Sequence[bool]) -> Interval | None:
    """Of all that are true, the share that lies in some strata: the recall of a flag.

    The lower limit takes the count inside to err low and the count outside to err high; the upper
    limit the other way round. None where nothing can be true at all.
    """
    within = [s for s, is_in in zip(strata, inside, strict=True) if is_in]
    without = [s for s, is_in in zip(strata, inside, strict=True) if not is_in]
    if not count(strata).high:
        return None
    width = _width(strata)
    low = _low_share(_sum(within, False, width), _sum(without, True, width))
    high = 1 - _low_share(_sum(without, False, width), _sum(within, True, width))
    held = sum((s.estimate for s in within), 0.0)
    everything = held + sum((s.estimate for s in without), 0.0)
    estimate = held / everything if _is_read(strata) and everything else None
    return Interval(estimate, low, high)


def _low_share(inside: _Sum, outside: _Sum) -> float:
    """The smallest share r for which inside / (inside + outside) <= r is no longer rare."""
    up_to = inside.up_to
    others = np.arange(len(outside.chances))

    def is_common(share: float) -> bool:
        if share >= 1:
            return True
        most = np.floor(others * (share / (1 - share)) + 1e-9).astype(np.int64)
        chances = up_to[np.minimum(most, len(up_to) - 1)]
        return bool(np.sum(outside.chances * chances) > TAIL)

    return _first(is_common)


def _first(holds: Callable[[float], bool]) -> float:
    """The smallest share from 0 to 1 from which on something holds."""
    if holds(0.0):
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return low
