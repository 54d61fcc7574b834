"""What a profile is about: a force, its areas and a period, as tables that queries can read."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from accord.engine import Engine
from accord.errors import UserFacingError

TREND_MONTHS = 36
AUDIENCES = ("restricted", "partnership", "public")
POLICIES = {
    "restricted": "restricted-none",
    "partnership": "partnership-5",
    "public": "public-10-5",
}


@dataclass(frozen=True)
class Scope:
    """One profile's force, period and day of build; `areas` narrows it to some areas.

    covered_from: the first day that the force's own sources cover; years before it are not counted.
    """

    force: str
    first: date
    last: date
    on: date
    audience: str = "restricted"
    areas: tuple[str, ...] = ()
    covered_from: date | None = None

    def __post_init__(self) -> None:
        if self.audience not in AUDIENCES:
            raise UserFacingError(f"The audiences are {', '.join(AUDIENCES)}.")
        if self.last < self.first:
            raise UserFacingError("The period ends before it begins.")

    @property
    def period(self) -> str:
        """The period as a category of figures."""
        return f"{self.first}/{self.last}"

    @property
    def n_months(self) -> int:
        """Whole months in the period."""
        after = self.last + timedelta(days=1)
        months = (after.year - self.first.year) * 12 + after.month - self.first.month
        return months - (after.day < self.first.day)

    @property
    def policy(self) -> str:
        return POLICIES[self.audience]

    @property
    def is_restricted(self) -> bool:
        return self.audience == "restricted"

    @property
    def place(self) -> str:
        """Who and where, as it stands in the name of every population."""
        return "/".join((self.force, *sorted(self.areas)))


@dataclass(frozen=True)
class Month:
    """A calendar month, or the part of it inside the period."""

    month: str
    quarter: str
    year: str
    first_day: date
    last_day: date


def months(scope: Scope) -> tuple[Month, ...]:
    """The months of the period and of whole years covered in the three to its end, oldest first."""
    start = min(_months_back(scope.last + timedelta(days=1), TREND_MONTHS), scope.first)
    spans = tuple(_spans(start, scope))
    found = []
    years = dict.fromkeys(_year_of(first, scope) for first, _ in spans)
    for year in (year for year in years if _is_covered(year, scope)):
        inside = [span for span in spans if _year_of(span[0], scope) == year]
        found += [
            Month(_label(*span), quarter, year, *span)
            for quarter, span in zip(_quarters(inside), inside, strict=True)
        ]
    return tuple(found)


def _is_covered(year: str, scope: Scope) -> bool:
    if year == scope.period or scope.covered_from is None:
        return True
    return date.fromisoformat(year[:10]) >= scope.covered_from


def _spans(start: date, scope: Scope) -> Iterator[tuple[date, date]]:
    """Calendar months, cut where the period begins and ends."""
    day = start
    while day <= scope.last:
        end = min(_month_end(day), scope.last)
        if day < scope.first <= end:
            end = scope.first - timedelta(days=1)
        yield day, end
        day = end + timedelta(days=1)


def _month_end(day: date) -> date:
    return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])


def _label(first: date, last: date) -> str:
    whole = first.day == 1 and last == _month_end(first)
    return f"{first:%Y-%m}" if whole else f"{first}/{last}"


def _quarters(inside: Sequence[tuple[date, date]]) -> list[str]:
    """Threes of months counted from the end, named by their first and last month."""
    names: list[str] = []
    for place in range(len(inside)):
        back = (len(inside) - 1 - place) // 3
        last = len(inside) - 1 - 3 * back
        first = max(0, last - 2)
        names.append(f"{inside[first][0]:%Y-%m} to {inside[last][1]:%Y-%m}")
    return names


def _year_of(day: date, scope: Scope) -> str:
    """The twelve months a day falls in, counted back from the end of the period."""
    if day >= scope.first:
        return scope.period
    last = scope.first - timedelta(days=1)
    while True:
        first = _months_back(last + timedelta(days=1), 12)
        if day >= first:
            return f"{first}/{last}"
        last = first - timedelta(days=1)


def _months_back(day: date, n: int) -> date:
    """The same day some months before, or the last day of that month."""
    count = day.year * 12 + day.month - 1 - n
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def register(engine: Engine, scope: Scope) -> None:
    """Put the scope and its months where queries can read them."""
    spans = months(scope)
    row = {
        "force": scope.force,
        "first_day": scope.first,
        "last_day": scope.last,
        "trend_from": spans[0].first_day,
        "built_on": scope.on,
        "is_narrowed": bool(scope.areas),
    }
    engine.register("profile_scope", pa.Table.from_pylist([row]))
    engine.register("profile_months", pa.Table.from_pylist([vars(span) for span in spans]))
    chosen = pa.table({"area": pa.array(sorted(scope.areas), pa.string())})
    engine.register("profile_chosen_areas", chosen)
