"""How a count that is not shown is drawn: one hatched stub of one size, whatever it counts.

A reader must never measure from a picture what the table beside it keeps back.
"""

from __future__ import annotations

from typing import Any

from accord.charts.canvas import DARK_GREY

HATCH = "////"
SYMBOL = "[c]"
SAID = "hatched: not shown [c], not to scale"
# Any drawn patch of a count that is not shown has this face, edge and hatch.
WITHHELD: Any = {
    "facecolor": "white",
    "edgecolor": DARK_GREY,
    "hatch": HATCH,
    "linestyle": "--",
    "linewidth": 0.8,
}


def written(value: float | None) -> str:
    """A count as it stands beside its bar, node or band."""
    if value is None:
        return SYMBOL
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def with_hatch_said(unit: str, *, is_needed: bool) -> str:
    """What is counted, with what the hatch means where there is one."""
    return f"{unit}; {SAID}" if is_needed else unit
