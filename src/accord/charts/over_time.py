"""Charts over time: columns, lines, and a control chart in place of two-point arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import mean
from typing import Any

from accord.charts.canvas import (
    DARK_BLUE,
    DARK_GREY,
    DASHES,
    MARKS,
    ORANGE,
    PALETTE,
    grid,
    sheet,
    whole_numbers,
)

Value = float | None
# Shewhart's constant for a chart of single values with moving ranges of two.
MOVING_RANGE = 2.66


def columns_over_time(
    periods: Sequence[str],
    series: Mapping[str, Sequence[Value]],
    *,
    unit: str,
    title: str = "",
) -> str:
    """One line for each series, named at its end; a gap where a value is not shown."""
    with sheet(title) as page:
        axes = page.axes
        if len(series) == 1:
            (only,) = series.values()
            axes.bar(range(len(periods)), [v or 0 for v in only], color=DARK_BLUE, width=0.75)
        else:
            for place, (name, values) in enumerate(series.items()):
                _line(axes, name, values, place)
        _periods(axes, periods)
        whole_numbers(axes.yaxis, [v for values in series.values() for v in values])
        axes.set_ylabel(unit)
        axes.set_ylim(bottom=0)
        grid(axes, "y")
    return page.svg


def _line(axes: Any, name: str, values: Sequence[Value], place: int) -> None:
    style = place % len(PALETTE)
    drawn = [float("nan") if v is None else v for v in values]
    axes.plot(
        range(len(values)),
        drawn,
        color=PALETTE[style],
        linestyle=DASHES[style],
        marker=MARKS[style],
        markersize=3,
        linewidth=1.4,
    )
    last = next((i for i in range(len(values) - 1, -1, -1) if values[i] is not None), None)
    if last is not None:
        axes.annotate(
            name,
            (last, values[last]),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            color=PALETTE[style],
            fontsize=8,
        )


def _periods(axes: Any, periods: Sequence[str]) -> None:
    step = max(1, len(periods) // 12)
    places = range(0, len(periods), step)
    axes.set_xticks(list(places), [periods[i] for i in places], rotation=45, ha="right", fontsize=7)


def control_chart(
    periods: Sequence[str], values: Sequence[Value], *, unit: str, title: str = ""
) -> str:
    """Values by period with their mean and natural limits; what lies outside is marked and named.

    An XmR chart: limits are the mean and 2.66 times the mean moving range.
    """
    with sheet(title) as page:
        axes = page.axes
        known = [v for v in values if v is not None]
        axes.plot(
            range(len(values)),
            [float("nan") if v is None else v for v in values],
            color=DARK_BLUE,
            marker="o",
            markersize=3,
            linewidth=1.2,
        )
        if len(known) >= 2:
            _natural_limits(axes, values, natural_limits(known))
        whole_numbers(axes.yaxis, values)
        _periods(axes, periods)
        axes.set_ylabel(unit)
        axes.set_ylim(bottom=0)
        grid(axes, "y")
    return page.svg


def natural_limits(values: Sequence[float]) -> tuple[float, float, float]:
    """Lower limit, mean and upper limit of an XmR chart; counts do not go below nought."""
    middle = mean(values)
    moving = mean(abs(b - a) for a, b in pairwise(values))
    return max(0.0, middle - MOVING_RANGE * moving), middle, middle + MOVING_RANGE * moving


def _natural_limits(axes: Any, values: Sequence[Value], limits: tuple[float, float, float]) -> None:
    low, middle, high = limits
    axes.axhline(middle, color=DARK_GREY, linewidth=1)
    for edge in (low, high):
        axes.axhline(edge, color=ORANGE, linestyle="--", linewidth=1)
    outside = [(i, v) for i, v in enumerate(values) if v is not None and not low <= v <= high]
    for i, v in outside:
        axes.scatter(i, v, s=60, facecolor="none", edgecolor=ORANGE, linewidth=1.5, zorder=4)
    for name, edge in (("mean", middle), ("upper limit", high)):
        axes.annotate(
            name, (1, edge), xycoords=("axes fraction", "data"), va="bottom", ha="right", fontsize=7
        )
