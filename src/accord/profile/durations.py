"""How soon something happens, from counts by span of days: Kaplan and Meier's estimate.

Whoever is still without it when the records end is counted for as long as it was followed, and is
not taken as somebody to whom it never happens.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import CensoredData, ecdf

from accord.charts import Curve

HALF = 0.5


@dataclass(frozen=True)
class Spell:
    """One span of days: its last day, how many had it then, how many were followed no longer."""

    day: int
    happened: int
    followed: int


@dataclass(frozen=True)
class Estimate:
    """The share with it by the end of each span, with 95% limits, and when half of them had it."""

    curve: Curve
    at_risk: tuple[int, ...]
    median: int | None
    earliest: int | None
    latest: int | None

    def by(self, day: int) -> tuple[float, float, float] | None:
        """The share with it by a day, with its limits; None where the curve does not reach it."""
        curve = self.curve
        if day > curve.days[-1]:
            return None
        found = [i for i, at in enumerate(curve.days) if at <= day]
        if not found:
            return 0.0, 0.0, 0.0
        return curve.shares[found[-1]], curve.lows[found[-1]], curve.highs[found[-1]]


def estimate(spells: Sequence[Spell], whole: int) -> Estimate | None:
    """The estimate from spans in order; those of the whole beyond them are followed past the last.

    A span's events stand at its last day, and those followed into a span count to its end.
    """
    used = sum(spell.happened + spell.followed for spell in spells)
    if not spells or whole <= 0 or not any(spell.happened for spell in spells):
        return None
    days = [spell.day for spell in spells]
    beyond = max(0, whole - used)
    happened = np.repeat(days, [spell.happened for spell in spells])
    followed = np.repeat([*days, days[-1] + 1], [*(spell.followed for spell in spells), beyond])
    left = ecdf(CensoredData(uncensored=happened, right=followed)).sf
    lows, highs = _limits(left, days)
    shares = [1 - float(left.evaluate(day)) for day in days]
    curve = Curve(tuple(days), tuple(shares), tuple(lows), tuple(highs))
    gone = [0, *np.cumsum([spell.happened + spell.followed for spell in spells])]
    at_risk = tuple(max(0, used + beyond - int(n)) for n in gone[:-1])
    return Estimate(curve, at_risk, _first(days, shares), _first(days, highs), _first(days, lows))


def _limits(left: object, days: Sequence[int]) -> tuple[list[float], list[float]]:
    """95% limits of the share with it, by the log-log formula, which stays between nought and one.

    Where the formula has no answer, before the first event and once all have it, the limits are
    those of the estimate itself.
    """
    with warnings.catch_warnings():
        # It warns where it has no answer; those places are filled in below.
        warnings.simplefilter("ignore", RuntimeWarning)
        band = left.confidence_interval(method="log-log")  # type: ignore[attr-defined]
    lows, highs = [], []
    for day in days:
        share = 1 - float(left.evaluate(day))  # type: ignore[attr-defined]
        low, high = 1 - float(band.high.evaluate(day)), 1 - float(band.low.evaluate(day))
        lows.append(share if np.isnan(low) else low)
        highs.append(share if np.isnan(high) else high)
    return lows, highs


def _first(days: Sequence[int], shares: Sequence[float]) -> int | None:
    """The first day by which half have it."""
    return next((d for d, s in zip(days, shares, strict=True) if s >= HALF - 1e-9), None)
