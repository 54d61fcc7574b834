"""A chart of how something grows with the size of what it is done to, both by powers of ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from accord.charts.canvas import DARK_GREY, DASHES, GRID, MARKS, PALETTE, apart, sheet


def growth(
    sizes: Sequence[int],
    series: Mapping[str, Sequence[float]],
    *,
    of: str,
    unit: str,
    title: str = "",
) -> str:
    """One line for each series, named at its end, beside lines on which cost keeps step with size.

    Nought and less have no place among powers of ten and leave a gap.
    """
    with sheet(title) as page:
        axes = page.axes
        axes.set_xscale("log")
        axes.set_yscale("log")
        for place, values in enumerate(series.values()):
            _line(axes, sizes, values, place)
        _in_step(axes, sizes)
        _names(axes, sizes[-1], series)
        axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
        axes.minorticks_off()
        axes.set_xlabel(of)
        axes.set_ylabel(unit)
    return page.svg


def _line(axes: Any, sizes: Sequence[int], values: Sequence[float], place: int) -> None:
    style = place % len(PALETTE)
    axes.plot(
        sizes,
        [value if value > 0 else float("nan") for value in values],
        color=PALETTE[style],
        linestyle=DASHES[style],
        marker=MARKS[style],
        markersize=4,
        linewidth=1.4,
    )


def _names(axes: Any, at: int, series: Mapping[str, Sequence[float]]) -> None:
    """Each line's name at its end, moved up where it would lie on the one below."""
    points = axes.figure.dpi / 72
    ends = sorted(
        (float(axes.transData.transform((at, values[-1]))[1]) / points, place, name, values[-1])
        for place, (name, values) in enumerate(series.items())
        if values[-1] > 0
    )
    places = apart(height for height, *_ in ends)
    for (height, place, name, value), moved in zip(ends, places, strict=True):
        axes.annotate(
            name,
            (at, value),
            xytext=(6, moved - height),
            textcoords="offset points",
            va="center",
            color=PALETTE[place % len(PALETTE)],
            fontsize=8,
        )


def _in_step(axes: Any, sizes: Sequence[int]) -> None:
    """Faint lines for cost in step with size; a line that is steeper than these costs ever more."""
    low, high = axes.get_ylim()
    first, last = min(sizes), max(sizes)
    at = low / (last / first)
    while at < high:
        axes.plot((first, last), (at, at * last / first), color=GRID, linewidth=0.8, zorder=0)
        at *= 10**0.5
    axes.set_ylim(low, high)
    axes.annotate(
        "faint lines: in step with size",
        (0.01, 0.97),
        xycoords="axes fraction",
        va="top",
        color=DARK_GREY,
        fontsize=7,
    )
