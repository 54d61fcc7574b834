"""What the rows of a return lack, counted by table, column and reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from accord.returns.build import FilledRecords
from accord.returns.codes import in_words
from accord.returns.populations import COLUMNS
from accord.returns.suspect_parts import NOT_RECORDED
from accord.workbooks import Sheet

MISSING = "missing"
HELD = "held"
# Columns in which nothing is a gap of the records; an empty day of outcome may only be to come.
MAY_LACK = (
    *("location_type", "online", "arrest_in_12_weeks"),
    *("age_band", "sex", "ethnicity_self", "ethnicity_officer", "nationality", "disability"),
    *("looked_after", "missing_in_90_days", "relationship", "parts", "association_types"),
)
REASONS = frozenset(
    (
        *(NOT_RECORDED, "not known", "unknown", "U", "conflicting", "too soon to tell"),
        *("person not identified", "no victim identified"),
    )
)


def missing_sheet(records: Sequence[FilledRecords]) -> Iterator[Sheet]:
    """A sheet of how many rows hold each fact, and of why the others do not; none without rows."""
    rows = tuple(row for filled in records for row in _of_table(filled))
    if rows:
        columns = ("Records", "Column", "Held, or why not", "Rows")
        yield Sheet(MISSING, "What is missing, and why", columns, rows)


def _of_table(filled: FilledRecords) -> Iterator[tuple[str, str, str, int]]:
    for place, column in enumerate(filled.table.columns):
        if column in MAY_LACK and filled.rows:
            found = Counter(_state(column, row[place]) for row in filled.rows)
            for state in sorted({HELD, *found}, key=lambda name: (name != HELD, name)):
                yield filled.table.title, COLUMNS[column][0], state, found[state]


def _state(column: str, value: object) -> str:
    """Why a value is missing, or that it is held."""
    said = NOT_RECORDED if value is None or value == "" else str(value)
    return in_words(column, said) if said in REASONS else HELD
