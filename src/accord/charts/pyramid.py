"""An age pyramid: the sexes back to back on one scale, the oldest at the top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from accord.charts.canvas import (
    DARK_BLUE,
    DARK_GREY,
    ORANGE,
    STYLE,
    TURQUOISE,
    WIDTH,
    as_svg,
    grid,
    whole_numbers,
)
from accord.charts.withheld import WITHHELD, with_hatch_said, written

Value = float | None
# The first stands to the left and the second to the right; more have panels of their own.
COLOURS = (DARK_BLUE, ORANGE, TURQUOISE, DARK_GREY)
ROW, REST = 0.42, 1.0
# How much of the scale a stub takes, and what is left beside the longest bar for its number.
STUB, ROOM = 0.12, 1.25


def pyramid(
    bands: Sequence[str],
    sides: Mapping[str, Sequence[Value]],
    *,
    unit: str,
    title: str = "",
) -> str:
    """Bars of each band of ages, youngest first as given, for each side; the first grows leftwards.

    A count that is not shown is a hatched stub marked [c], of one length whatever it counts.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    most = max((v for values in sides.values() for v in values if v), default=1) * ROOM
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, ROW * max(1, len(bands)) + REST), layout="constrained")
        panels = figure.subplots(1, max(2, len(sides)), sharey=True)
        for place, (name, values) in enumerate(sides.items()):
            _panel(panels[place], values, most, COLOURS[place % len(COLOURS)], is_first=place == 0)
            panels[place].set_title(name, fontsize=9, fontweight="bold")
        panels[0].set_yticks(range(len(bands)), bands)
        panels[0].set_ylim(-0.6, max(1, len(bands)) - 0.4)
        is_needed = any(v is None for values in sides.values() for v in values)
        figure.supxlabel(with_hatch_said(unit, is_needed=is_needed), fontsize=9)
        return as_svg(figure, title)


def _panel(axes: Any, values: Sequence[Value], most: float, colour: str, *, is_first: bool) -> None:
    shown = [STUB * most if v is None else v for v in values]
    bars = axes.barh(range(len(values)), shown, color=colour, height=0.8)
    for bar, value in zip(bars, values, strict=True):
        if value is None:
            bar.set(**WITHHELD)
    axes.set_xlim((most, 0) if is_first else (0, most))
    for place, (value, length) in enumerate(zip(values, shown, strict=True)):
        axes.annotate(
            written(value),
            (length, place),
            xytext=(-4 if is_first else 4, 0),
            textcoords="offset points",
            ha="right" if is_first else "left",
            va="center",
            fontsize=8,
        )
    whole_numbers(axes.xaxis, [v for v in values if v is not None])
    axes.spines["left"].set_visible(not is_first)
    axes.spines["right"].set_visible(is_first)
    axes.tick_params(labelsize=8)
    grid(axes, "x")
