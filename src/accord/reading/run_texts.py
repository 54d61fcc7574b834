"""The texts of a finished run, with the people of their records, as the reading stage read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accord.engine import Work, opened_tables
from accord.reading.stage import PEOPLE, TEXTS, Row, texts_with_people

NEEDED = (
    *("crimes", "intelligence", "missing_episodes", "partner_reports"),
    *("nominals", "involvements", "mentions"),
)


@contextmanager
def opened_run(run: Path) -> Iterator[Work]:
    """A finished run's texts and mentions, for reading only."""
    with opened_tables(run, NEEDED) as engine:
        work = Work(engine)
        work.steps((TEXTS, PEOPLE))
        yield work


def texts_of(work: Work) -> Iterator[Row]:
    """Every text of the run, in the order of its record."""
    return texts_with_people(work)


def overlays_of(run: Path) -> tuple[Path, ...]:
    """The organisation's own entries that a run was read with."""
    return tuple(sorted((run / "overlays" / "catalogue").glob("*")))
