"""What a document is made of, whatever it is rendered as.

A reader's edition is made by leaving parts out of the model, never by covering text. A figure
cannot be made without alternative text, nor a table without a header row and a caption.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

Cell = str | int | float | date | None


class Marking(Enum):
    """The handling marking that stands on every page."""

    OFFICIAL = "OFFICIAL"
    SENSITIVE = "OFFICIAL-SENSITIVE"


class DocumentFault(ValueError):
    """A document that could not be read by everybody; the message says which part and why."""


@dataclass(frozen=True)
class CellRef:
    """Where a number comes from: a named query, its categories, and what it is a share of."""

    query: str
    key: tuple[str, ...]
    of: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Trace:
    """A number as it is written in a text, and where it comes from."""

    shown: str
    cell: CellRef


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `rests_on` names the queries or records that its figures come from."""

    text: str
    rests_on: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list of short points."""

    points: tuple[str, ...]
    rests_on: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True)
class Notice:
    """A paragraph that must not be missed, as a gap or an overridden gate."""

    heading: str
    text: str


@dataclass(frozen=True)
class Table:
    """A table with one header row; the first column names the rows.

    `codes` says under `code_title` what machines know each row by: pages leave it out, workbooks
    and CSV have it as a column of its own.
    """

    number: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    # For each cell of a row where it comes from; empty where no number of the table is traced.
    cells: tuple[tuple[CellRef | None, ...], ...] = ()
    # How wide the columns are beside one another on a page; empty leaves it to the renderer.
    widths: tuple[float, ...] = ()
    codes: tuple[str, ...] = ()
    code_title: str = "Code"

    def __post_init__(self) -> None:
        if not self.caption or not self.columns or len(set(self.columns)) < len(self.columns):
            raise DocumentFault(f"table {self.number} needs a caption and columns of unlike names")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise DocumentFault(f"table {self.number} has a row of the wrong length")
        if self.codes and len(self.codes) != len(self.rows):
            raise DocumentFault(f"table {self.number} needs a code for each of its rows, or none")


@dataclass(frozen=True)
class Figure:
    """A picture as SVG, with what it shows in words and, beside it, its data as a table."""

    number: str
    caption: str
    svg: str = field(repr=False)
    alternative: str
    data: Table | None = None

    def __post_init__(self) -> None:
        if len(self.alternative.split()) < 4:
            raise DocumentFault(
                f"figure {self.number} needs alternative text that says what it shows"
            )


Part = Paragraph | Bullets | Notice | Table | Figure


def texts(part: Part) -> Iterator[str]:
    """Every text of a part as it is read, a table's words and headings included."""
    match part:
        case Paragraph(text=text):
            yield text
        case Bullets(points=points):
            yield from points
        case Notice(heading=heading, text=text):
            yield from (heading, text)
        case Table():
            yield from (part.caption, *part.notes, *part.columns)
            yield from (str(value) for row in part.rows for value in row if isinstance(value, str))
        case Figure():
            yield from (part.caption, part.alternative)


@dataclass(frozen=True)
class Section:
    """A numbered section with its parts and sections under it."""

    number: str
    title: str
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    # Whether it begins on a page of its own, where there are pages.
    is_on_new_page: bool = False

    def walk(self) -> Iterator[Section]:
        """The section and all under it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True)
class Document:
    """A whole document: what stands on its cover, then its sections."""

    title: str
    subtitle: str
    marking: Marking
    cover: tuple[Part, ...]
    sections: tuple[Section, ...]
    language: str = "en-GB"
    author: str = ""
    is_synthetic: bool = False
    # What else stands at the foot of every page: to whom it was handed out, and when.
    stamp: str = ""
    # The day that its records were drawn: what files say they were made on, and no clock's time.
    dated: date | None = None

    @property
    def all_sections(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.walk()

    @property
    def parts(self) -> Iterator[Part]:
        """Every part in reading order, the cover first."""
        yield from self.cover
        for section in self.all_sections:
            yield from section.parts

    @property
    def figures(self) -> Iterator[Figure]:
        return (part for part in self.parts if isinstance(part, Figure))

    @property
    def tables(self) -> Iterator[Table]:
        return (part for part in self.parts if isinstance(part, Table))
