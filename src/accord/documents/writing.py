"""How the values of a table are written, the same in every rendering."""

from __future__ import annotations

import re
from datetime import date, datetime

from accord.documents.model import Cell

_SHARE = re.compile(r"(?:under |over )?[\d,.]+%")
# Shorthand of the Government Analysis Function for a cell with no number.
SYMBOLS = {
    "[c]": "not shown, to protect people",
    "[x]": "not available",
    "[z]": "not applicable",
    "[low]": "rounds to nought",
}


def day_in_words(value: date) -> str:
    """A day, or a moment of it, as a British reader says it: 1 April 2024, 1 April 2024 22:15."""
    said = f"{value.day} {value:%B %Y}"
    return f"{said} {value:%H:%M}" if isinstance(value, datetime) else said


def days_in_words(first: date, last: date) -> str:
    """A stretch of days as a reader says it; one day is said once."""
    if first == last:
        return day_in_words(first)
    return f"{day_in_words(first)} to {day_in_words(last)}"


def written(value: Cell) -> str:
    """A cell as text: thousands apart, one decimal at most, [x] where nothing is known."""
    if value is None:
        return "[x]"
    if isinstance(value, date):
        return day_in_words(value)
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
