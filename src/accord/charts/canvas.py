"""The sheet every chart is drawn on: size, letters, colours, and bytes that do not change.

Colours are the Analysis Function's accessible palette (analysisfunction.civilservice.gov.uk):
each stands out from white and from its neighbour. No meaning rests on colour alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from typing import Any

DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
DARK_GREY, LIGHT_PURPLE = "#3D3D3D", "#A285D1"
PALETTE = (DARK_BLUE, ORANGE, TURQUOISE, DARK_PINK, DARK_GREY, LIGHT_PURPLE)
# One series after another also differ in dash and mark, for print without colour.
DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (1, 2)))
MARKS = ("o", "s", "^", "D", "v", "P")
GRID = "#D9D9D9"
NOT_SHOWN = "#E8E8E8"
WIDTH = 7.2
# Points between two names at the ends of lines.
POINTS_APART = 9.0
# Text as paths needs no font where it is read, and is the same on every machine.
STYLE: Any = {
    "svg.fonttype": "path",
    "svg.hashsalt": "accord",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": DARK_GREY,
    "axes.grid": False,
    "axes.axisbelow": True,
    "figure.facecolor": "white",
}


@dataclass
class Sheet:
    """A chart being drawn; `svg` is what it came to."""

    figure: Any
    axes: Any
    svg: str = ""


@contextmanager
def sheet(title: str, height: float = 3.6) -> Iterator[Sheet]:
    """A clean sheet to draw one chart on, turned into SVG at the end."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        page = Sheet(figure, figure.subplots())
        yield page
        page.svg = as_svg(figure, title)


def as_svg(figure: Any, title: str) -> str:
    """A drawn figure as SVG without a date or the name of what made it."""
    out = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(out, format="svg", metadata={**nothing, "Title": title})
    # The reader's page already says what kind of file it is.
    return re.sub(r"<\?xml.*?\?>\s*|<!DOCTYPE.*?>\s*", "", out.getvalue(), flags=re.DOTALL).strip()


def apart(heights: Iterable[float]) -> Iterator[float]:
    """Where the names of lines stand, lowest first: moved up where one would lie on the last."""
    free = -inf
    for height in heights:
        moved = max(height, free)
        free = moved + POINTS_APART
        yield moved


def grid(axes: Any, axis: str) -> None:
    """Light lines to read values by, along one axis."""
    axes.grid(axis=axis, color=GRID, linewidth=0.6)
    axes.tick_params(length=0)


def whole_numbers(axis: Any, values: Iterable[float | None]) -> None:
    """Mark an axis of counts at whole numbers only: there is no half a child."""
    from matplotlib.ticker import MaxNLocator

    if all(value is None or float(value).is_integer() for value in values):
        axis.set_major_locator(MaxNLocator(integer=True))
