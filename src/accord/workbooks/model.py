"""What a workbook holds, whatever it is written as.

After the guidance on releasing statistics in spreadsheets: a cover, a list of contents, notes, then
one table to a sheet from column A, its title in A1, no empty rows, no merged cells, nothing below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from accord.published import counted, safe_text

Cell = str | int | float | bool | date | datetime | None
NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
MOST_LETTERS = 31


@dataclass(frozen=True)
class Sheet:
    """One table: a name, a title, what the reader needs to know first, its columns and rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if NOT_IN_A_SHEET_NAME.search(self.name) or not 0 < len(self.name) <= MOST_LETTERS:
            raise ValueError("a sheet's name has at most 31 letters and none of []:*?/\\'")
        if len(set(self.columns)) < len(self.columns) or "" in self.columns:
            raise ValueError(f"the columns of sheet {self.name} need names, each its own")

    @property
    def before_table(self) -> tuple[str, ...]:
        """The lines above the header row."""
        one = f"This sheet holds one table of {counted(len(self.rows), 'row')}."
        return (self.title, one, *self.notes)

    @property
    def table_name(self) -> str:
        return re.sub(r"\W", "_", self.name).strip("_") or "table_"


@dataclass(frozen=True)
class Workbook:
    """A cover, its contents, and the sheets."""

    title: str
    author: str
    cover: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    language: str = "en-GB"
    # The day that its records were drawn: what the file says it was made on.
    dated: date | None = None

    @property
    def front(self) -> Iterator[Sheet]:
        """The cover and the list of contents, as sheets of one column and of two."""
        yield Sheet("Cover", self.title, ("About this workbook",), tuple((c,) for c in self.cover))
        rows = tuple((sheet.name, sheet.title) for sheet in self.sheets)
        yield Sheet("Contents", "Contents", ("Sheet", "Table"), rows)

    @property
    def all_sheets(self) -> tuple[Sheet, ...]:
        return (*self.front, *self.sheets)


def safe(value: Cell) -> Cell:
    """A value that no spreadsheet takes for a formula: such text is led by an apostrophe."""
    return safe_text(value) if isinstance(value, str) else value
