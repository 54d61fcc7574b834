"""The retention schedule: after how long a case is reviewed, as a force's own rules say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from accord.errors import UserFacingError

OUTCOMES = ("met", "not_known", "not_met")
FEWEST_YEARS, MOST_YEARS = 1, 100
FORM = '{"version": "2026", "years": {"met": 10, "not_known": 6, "not_met": 6}}'


@dataclass(frozen=True)
class Schedule:
    """After how many years a case is reviewed, by what its leading definition says."""

    version: str = "as delivered"
    # A start, for a force puts its own in place: no law is read into these figures.
    years: Mapping[str, int] = field(
        default_factory=lambda: {"met": 10, "not_known": 6, "not_met": 6}
    )

    def earliest(self, outcome: str, today: date) -> date:
        """A case whose newest record is of before this day is due."""
        return years_from(today, -self.years[outcome])

    def next_after(self, outcome: str, today: date) -> date:
        """When a case that is kept today is reviewed again."""
        return years_from(today, self.years[outcome])


def years_from(day: date, years: int) -> date:
    """The same day of another year; the last of February stays one."""
    year = day.year + years
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else day.replace(year=year)


def read_schedule(path: Path | None) -> Schedule:
    """A force's own schedule from its file, or the one delivered.

    Raises UserFacingError where the file is not a schedule.
    """
    if path is None:
        return Schedule()
    try:
        said = json.loads(path.read_text("utf-8"))
        years = {outcome: int(said["years"][outcome]) for outcome in OUTCOMES}
        version = str(said["version"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise UserFacingError(f"{path.name} is no retention schedule; write {FORM}") from problem
    if not all(FEWEST_YEARS <= n <= MOST_YEARS for n in years.values()) or not version:
        raise UserFacingError(
            f"{path.name} needs a version, and between {FEWEST_YEARS} and {MOST_YEARS} years."
        )
    return Schedule(version, years)
