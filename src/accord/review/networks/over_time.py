"""The dates of a network's records and ties become a table and bars by month, quarter or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

MOST_PERIODS = 24
WIDTH, HEIGHT, FOOT = 960, 180, 40
ROOM_FOR_A_NAME, WIDEST_BAR = 150, 40
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Period:
    """One stretch of time: what is dated in it, and its bars."""

    name: str
    ends: date
    n_records: int
    n_ties: int
    n_people: int
    x: int
    wide: int
    records_high: int
    ties_high: int
    is_named: bool


@dataclass(frozen=True)
class OverTime:
    """Every stretch from the first to the last, empty ones included."""

    periods: tuple[Period, ...]
    length: str
    n_undated: int
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = HEIGHT - FOOT


def over_time(content: dict[str, Any], facts: Iterable[dict[str, Any]]) -> OverTime:
    """How the records and the ties lie in time; a tie counts where it is dated first."""
    records = [date.fromisoformat(r["at"][:10]) for r in content["records"] if r["at"]]
    ties = [(date.fromisoformat(f["on"][:10]), f) for f in facts if f["on"]]
    days = [*records, *(day for day, _ in ties)]
    n_undated = sum(not f["on"] for f in facts)
    if not days:
        return OverTime((), "month", n_undated)
    length = _length(min(days), max(days))
    starts = list(_starts(min(days), max(days), length))
    of_records = Counter(_start(day, length) for day in records)
    of_ties = Counter(_start(day, length) for day, _ in ties)
    sheet = Sheet(len(starts), max([*of_records.values(), *of_ties.values()]))
    known: set[str] = set()
    made = []
    for n, start in enumerate(starts):
        known |= {f[end] for day, f in ties if _start(day, length) == start for end in "ab"} - {""}
        counts = (of_records[start], of_ties[start], len(known))
        made.append(sheet.period(n, _name(start, length), _end(start, length), counts))
    return OverTime(tuple(made), length, n_undated)


@dataclass(frozen=True)
class Sheet:
    """How many periods there are room for, and the most that is counted in one."""

    n_periods: int
    most: int

    def period(self, n: int, name: str, ends: date, counts: tuple[int, int, int]) -> Period:
        """One period with its bars; where names would touch, only every few are named."""
        room, high = WIDTH / self.n_periods, HEIGHT - FOOT - 20
        every = -(-self.n_periods * ROOM_FOR_A_NAME // WIDTH)
        return Period(
            name,
            ends,
            *counts,
            x=round(n * room + room * 0.12),
            wide=min(WIDEST_BAR, max(3, round(room * 0.36))),
            records_high=round(high * counts[0] / self.most),
            ties_high=round(high * counts[1] / self.most),
            is_named=n % every == 0,
        )


def _length(first: date, last: date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    fits = [name for name, n in MONTHS_OF.items() if months / n <= MOST_PERIODS]
    return fits[0] if fits else "year"


def _start(day: date, length: str) -> date:
    months = MONTHS_OF[length]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _starts(first: date, last: date, length: str) -> Iterator[date]:
    at = _start(first, length)
    while at <= last:
        yield at
        at = _end(at, length) + timedelta(days=1)


def _end(start: date, length: str) -> date:
    month = start.month + MONTHS_OF[length]
    return date(start.year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - timedelta(days=1)


def _name(start: date, length: str) -> str:
    if length == "year":
        return str(start.year)
    if length == "quarter":
        return f"{start:%b} to {start.replace(month=start.month + 2):%b %Y}"
    return f"{start:%B %Y}"
