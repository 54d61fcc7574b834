"""A chart of what holds together: one column for each combination, dots for what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accord.charts.canvas import (
    DARK_BLUE,
    DARK_GREY,
    GRID,
    STYLE,
    WIDTH,
    as_svg,
    grid,
    whole_numbers,
)

Value = float | None
# The heights of the bars, of one row of dots, and of everything else, in inches.
BARS, ROW, REST = 1.9, 0.26, 0.5


def upset(
    sets: Sequence[str],
    combinations: Sequence[tuple[Sequence[str], Value]],
    *,
    unit: str,
    title: str = "",
) -> str:
    """A bar for each combination of sets, with a dot under it for each set it is made of.

    It shows overlaps of more sets than circles can; a count that is not shown is marked [c].
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        rows = ROW * max(1, len(sets))
        figure = Figure(figsize=(WIDTH, BARS + rows + REST), layout="constrained")
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(BARS, rows))
        _bars(above, combinations, unit)
        _dots(below, sets, combinations)
        return as_svg(figure, title)


def _bars(axes: Any, combinations: Sequence[tuple[Sequence[str], Value]], unit: str) -> None:
    values = [value for _, value in combinations]
    axes.bar(range(len(values)), [v or 0 for v in values], color=DARK_BLUE, width=0.6)
    for place, value in enumerate(values):
        axes.annotate(
            "[c]" if value is None else f"{value:,.0f}",
            (place, value or 0),
            xytext=(0, 2),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=7,
        )
    axes.set_ylabel(unit)
    axes.margins(y=0.15)
    whole_numbers(axes.yaxis, values)
    axes.set_ylim(bottom=0)
    axes.tick_params(bottom=False)
    grid(axes, "y")


def _dots(
    axes: Any, sets: Sequence[str], combinations: Sequence[tuple[Sequence[str], Value]]
) -> None:
    for column, (held, _) in enumerate(combinations):
        inside = [row for row, name in enumerate(sets) if name in held]
        axes.scatter([column] * len(sets), range(len(sets)), s=26, color=GRID, zorder=1)
        axes.scatter([column] * len(inside), inside, s=26, color=DARK_GREY, zorder=3)
        if len(inside) > 1:
            ends = (inside[0], inside[-1])
            axes.plot([column, column], ends, color=DARK_GREY, linewidth=1.4, zorder=2)
    axes.set_yticks(range(len(sets)), sets)
    axes.set_ylim(max(1, len(sets)) - 0.5, -0.5)
    axes.set_xlim(-0.6, max(1, len(combinations)) - 0.4)
    axes.set_xticks([])
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
