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
    apart,
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
    """One line for each series, named at its end, or the columns of one series alone.

    A value that is not shown is a gap in a line, and marked [c] in the place of its column.
    """
    with sheet(title) as page:
        axes = page.axes
        if len(series) == 1:
            (only,) = series.values()
            _columns(axes, only)
        else:
            for place, values in enumerate(series.values()):
                _line(axes, values, place)
        _periods(axes, periods)
        whole_numbers(axes.yaxis, [v for values in series.values() for v in values])
        axes.set_ylabel(unit)
        axes.set_ylim(bottom=0)
        if len(series) > 1:
            _names(axes, series)
        grid(axes, "y")
    return page.svg


def _columns(axes: Any, values: Sequence[Value]) -> None:
    """One column for each value; what is not shown is no nought."""
    axes.bar(range(len(values)), [v or 0 for v in values], color=DARK_BLUE, width=0.75)
    for place, value in enumerate(values):
        if value is None:
            axes.annotate(
                "[c]",
                (place, 0),
                xytext=(0, 3),
                textcoords="offset points",
                ha="center",
                color=DARK_GREY,
                fontsize=7,
            )


def _line(axes: Any, values: Sequence[Value], place: int) -> None:
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


def _names(axes: Any, series: Mapping[str, Sequence[Value]]) -> None:
    """Each line's name at its end, moved up where it would lie on the one below."""
    a_count = axes.figure.get_figheight() * 72 * 0.75 / axes.get_ylim()[1]
    ends = sorted(
        (value, place, name, at)
        for place, (name, values) in enumerate(series.items())
        for at, value in [_last(values)]
        if value is not None
    )
    places = apart(value * a_count for value, *_ in ends)
    for (value, place, name, at), moved in zip(ends, places, strict=True):
        axes.annotate(
            name,
            (at, value),
            xytext=(5, moved - value * a_count),
            textcoords="offset points",
            va="center",
            color=PALETTE[place % len(PALETTE)],
            fontsize=8,
        )


def _last(values: Sequence[Value]) -> tuple[int, Value]:
    """The last value that is shown, with its place."""
    shown = ((at, value) for at, value in enumerate(values) if value is not None)
    return max(shown, default=(0, None))


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
