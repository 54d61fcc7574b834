"""A chart of how many are left after each step, each block on the scale of its own unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from accord.charts.canvas import DARK_BLUE, DARK_GREY, GRID, sheet
from accord.charts.withheld import SAID, WITHHELD, written

Value = float | None
LETTERS_A_LINE = 36
# The names of steps, the bars and the numbers stand side by side; bars are this wide at most.
BARS_FROM, FULL, STUB = 0.0, 1.0, 0.08
NAMES_AT, NUMBERS_AT = -0.06, 1.06


@dataclass(frozen=True)
class Block:
    """Steps that count one thing: what it is, and each step with its count and a word on it."""

    unit: str
    steps: tuple[tuple[str, Value, str], ...]


def cascade(blocks: Sequence[Block], *, title: str = "") -> str:
    """A centred bar for each step under the one before it; blocks of other units begin anew.

    Bars of one block share a scale, bars of two blocks do not. A count that is not shown is a
    hatched stub of one width.
    """
    rows = sum(len(block.steps) + 1 for block in blocks)
    with sheet(title, height=max(1.4, 0.36 * rows + 0.4)) as page:
        axes, row = page.axes, 0
        for block in blocks:
            axes.text(NAMES_AT - 0.62, row, f"Unit: {block.unit}", fontweight="bold", va="center")
            _block(axes, block, row + 1)
            row += len(block.steps) + 1
        if any(value is None for block in blocks for _, value, _ in block.steps):
            axes.text(NAMES_AT - 0.62, row, SAID, va="center", fontsize=7, color=DARK_GREY)
        axes.set_xlim(NAMES_AT - 0.62, NUMBERS_AT + 0.5)
        axes.set_ylim(row + 0.4, -0.6)
        axes.set_axis_off()
    return page.svg


def _block(axes: Any, block: Block, first: int) -> None:
    most = max((value for _, value, _ in block.steps if value), default=1)
    widths = [_width(value, most) for _, value, _ in block.steps]
    for place, (name, value, said) in enumerate(block.steps):
        row = first + place
        _bar(axes, row, widths[place], value)
        axes.text(NAMES_AT, row, fill(name, LETTERS_A_LINE), ha="right", va="center", fontsize=8)
        number = f"{written(value)}{f'  ({said})' if said else ''}"
        axes.text(NUMBERS_AT, row, number, va="center", fontsize=8)
        if place and None not in (value, block.steps[place - 1][1]):
            _narrowing(axes, row, widths[place - 1], widths[place])


def _width(value: Value, most: float) -> float:
    return STUB if value is None else FULL * value / most


def _bar(axes: Any, row: int, width: float, value: Value) -> None:
    from matplotlib.patches import Rectangle

    corner = (BARS_FROM + (FULL - width) / 2, row - 0.28)
    look = WITHHELD if value is None else {"facecolor": DARK_BLUE, "edgecolor": "none"}
    axes.add_patch(Rectangle(corner, width, 0.56, **look))


def _narrowing(axes: Any, row: int, above: float, here: float) -> None:
    """What leads the eye from one bar to the next; it stands for no count."""
    from matplotlib.patches import Polygon

    middle = BARS_FROM + FULL / 2
    corners = [
        (middle - above / 2, row - 0.72),
        (middle + above / 2, row - 0.72),
        (middle + here / 2, row - 0.28),
        (middle - here / 2, row - 0.28),
    ]
    axes.add_patch(Polygon(corners, facecolor=GRID, edgecolor="none", zorder=0))
