"""Date forms as people write them (dd/mm/yyyy hh:mm) in, the engine's form out."""

from __future__ import annotations

import re

_PARTS = re.compile(r"month|mon|yyyy|yy|dd|d|hh|mi|mm|ss|am|m|.", re.IGNORECASE)
_MEANING = {
    "month": "%B",
    "mon": "%b",
    "yyyy": "%Y",
    "yy": "%y",
    "dd": "%d",
    "d": "%d",
    "hh": "%H",
    "mi": "%M",
    "ss": "%S",
    "am": "%p",
}


def engine_form(form: str) -> str:
    """The form for the engine; mm is the month, or the minutes where it follows the hours."""
    made: list[str] = []
    for part in _PARTS.findall(form):
        key = part.casefold()
        if key in ("mm", "m"):
            made.append("%M" if any(p in ("%H", "%I") for p in made) else "%m")
        else:
            made.append(_MEANING.get(key, part.replace("%", "%%")))
    text = "".join(made)
    return text.replace("%H", "%I") if "%p" in text else text
