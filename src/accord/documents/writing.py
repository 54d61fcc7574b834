"""How the values of a table are written, the same in every rendering."""

from __future__ import annotations

import re

from accord.documents.model import Cell

_SHARE = re.compile(r"(?:under |over )?[\d,.]+%")
# Shorthand of the Government Analysis Function for a cell with no number.
SYMBOLS = {
    "[c]": "not shown, to protect people",
    "[x]": "not available",
    "[z]": "not applicable",
    "[low]": "rounds to nought",
}


def written(value: Cell) -> str:
    """A cell as text: thousands apart, one decimal at most, [x] where nothing is known."""
    if value is None:
        return "[x]"
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.1f}"


def is_number(value: Cell) -> bool:
    """Whether a cell stands among figures: a number, a share, or the symbol in its place."""
    if isinstance(value, str):
        return value in SYMBOLS or _SHARE.fullmatch(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
