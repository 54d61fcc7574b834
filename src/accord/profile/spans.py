"""Months, quarters and years in words, as a reader says them."""

from __future__ import annotations

import re
from datetime import date

from accord.documents.writing import day_in_words as day
from accord.documents.writing import days_in_words as days

__all__ = ["day", "days", "short", "span"]

_MONTH = re.compile(r"(\d{4})-(\d\d)")
_MONTHS = re.compile(r"(\d{4})-(\d\d) to (\d{4})-(\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/| to )(\d{4}-\d\d-\d\d)")


def span(name: str) -> str:
    """A month, a quarter, a day or a stretch of days in words; anything else as it is."""
    if _DAY.fullmatch(name):
        return day(date.fromisoformat(name))
    if found := _MONTH.fullmatch(name):
        return f"{_month(*found.groups()):%B %Y}"
    if found := _MONTHS.fullmatch(name):
        first, last = _month(*found.groups()[:2]), _month(*found.groups()[2:])
        if first == last:
            return f"{first:%B %Y}"
        start = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
        return f"{start} to {last:%B %Y}"
    if found := _DAYS.fullmatch(name):
        return days(*(date.fromisoformat(text) for text in found.groups()))
    return name


def _month(year: str, month: str) -> date:
    return date(int(year), int(month), 1)


def short(name: str) -> str:
    """The same for the foot of a picture: months by their first three letters."""
    return re.sub(r"\b([A-Z][a-z]{2})[a-z]+(?= |$)", r"\1", span(name))
