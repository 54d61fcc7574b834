"""A chart of how soon something happens: the share with it by each day, where some are followed on.

What has not happened yet is not taken as never: the curve counts it for as long as it was followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.charts.canvas import DASHES, MARKS, PALETTE, apart, grid, sheet

# Days that people know: a day, a week, four and twelve weeks, half a year, a year.
TICKS = (1, 7, 28, 84, 182, 365)


@dataclass(frozen=True)
class Curve:
    """The share with it by the end of each day of a list, with the limits of its interval."""

    days: tuple[int, ...]
    shares: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


def time_to(curves: Mapping[str, Curve], *, unit: str, title: str = "") -> str:
    """One rising line of steps for each curve, named at its end; a lone curve has its interval."""
    with sheet(title) as page:
        axes = page.axes
        last = max((curve.days[-1] for curve in curves.values()), default=TICKS[-1])
        for place, curve in enumerate(curves.values()):
            _steps(axes, curve, place, last)
            if len(curves) == 1:
                _interval(axes, curve, last)
        # Most of what matters lies in the first weeks, so that days later on are drawn closer.
        axes.set_xscale("function", functions=(_root, _square))
        axes.set_xlim(0, last)
        axes.set_ylim(0, 1)
        _names(axes, curves, last)
        ticks = [day for day in TICKS if day <= last] or [last]
        axes.set_xticks(ticks, [f"{day}" for day in ticks])
        axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        axes.set_xlabel("days")
        axes.set_ylabel(unit)
        grid(axes, "both")
    return page.svg


def _root(days: Any) -> Any:
    import numpy as np

    return np.sqrt(np.maximum(days, 0))


def _square(roots: Any) -> Any:
    return roots * roots


def _steps(axes: Any, curve: Curve, place: int, last: int) -> None:
    style = place % len(PALETTE)
    axes.step(
        (0, *curve.days, last),
        (0.0, *curve.shares, curve.shares[-1]),
        where="post",
        color=PALETTE[style],
        linestyle=DASHES[style],
        marker=MARKS[style],
        markevery=list(range(1, len(curve.days) + 1)),
        markersize=3,
        linewidth=1.4,
    )


def _interval(axes: Any, curve: Curve, last: int) -> None:
    axes.fill_between(
        (*curve.days, last),
        (*curve.lows, curve.lows[-1]),
        (*curve.highs, curve.highs[-1]),
        step="post",
        color=PALETTE[0],
        alpha=0.15,
        linewidth=0,
    )


def _names(axes: Any, curves: Mapping[str, Curve], last: int) -> None:
    """Each curve's name at its end, moved up where it would lie on the one below."""
    if len(curves) < 2:
        return
    height = axes.figure.get_figheight() * 72 * 0.8
    ends: Sequence[tuple[float, int, str]] = sorted(
        (curve.shares[-1], place, name) for place, (name, curve) in enumerate(curves.items())
    )
    places = apart(share * height for share, *_ in ends)
    for (share, place, name), moved in zip(ends, places, strict=True):
        axes.annotate(
            name,
            (last, share),
            xytext=(5, moved - share * height),
            textcoords="offset points",
            va="center",
            color=PALETTE[place % len(PALETTE)],
            fontsize=8,
        )
