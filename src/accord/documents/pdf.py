"""A document as a tagged PDF (PDF/UA-1) that a screen reader can follow, the same bytes each time.

Made by Typst from one wheel, so that a managed desktop needs no system library; it refuses to
write a picture that has no alternative text.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

from accord.documents.columns import PAGE_CM, columns_of_numbers, widths_in_cm
from accord.documents.model import (
    Bullets,
    Cell,
    Document,
    Figure,
    Notice,
    Paragraph,
    Part,
    Section,
    Table,
)
from accord.documents.writing import is_number, written

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
LETTERS_IN_A_CM = 5.4
# A page takes some forty lines of a table; a longer one may be parted.
LINES_KEPT_TOGETHER = 24


def as_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1: title, language, headings, table headers, alternative text."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for place, figure in enumerate(document.figures):
            (root / f"figure{place}.svg").write_text(figure.svg, "utf-8")
        source = "\n".join(_source(document))
        (root / "document.typ").write_text(source, "utf-8")
        return _compiled(root / "document.typ")


def _compiled(path: Path) -> bytes:
    import typst

    made = typst.compile(
        str(path),
        root=str(path.parent),
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=EPOCH,
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF was expected in one piece")
    return made


def _day(day: date | None) -> str:
    if day is None:
        return "none"
    return f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"


def quoted(text: str) -> str:
    """Text as a Typst string: nothing in it can be read as markup."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + safe.replace("\r", "").replace("\n", "\\n").replace("\t", " ") + '"'


def _source(document: Document) -> Iterator[str]:
    head = files("accord.documents.templates").joinpath("document.typ").read_text("utf-8")
    for name, value in (
        ("TITLE", document.title),
        ("AUTHOR", document.author),
        ("MARKING", document.marking.value),
        ("STAMP", document.stamp),
    ):
        head = head.replace(name, quoted(value))
    head = head.replace("DATED", _day(document.dated))
    yield head
    yield f"#title({quoted(document.title)})"
    yield f"#text(size: 13pt, {quoted(document.subtitle)})\n"
    if document.is_synthetic:
        yield _notice("Invented data", "Every person and place in this document is invented.")
    pictures = iter(range(sum(1 for _ in document.figures)))
    for part in document.cover:
        yield _part(part, pictures)
    # In two columns, so that cover and contents fit on the first page.
    yield "#heading(level: 1, outlined: false)[Contents]"
    height = 1.5 * (len(document.sections) // 2 + 2)
    yield f"#block(height: {height}em, columns(2, outline(title: none, depth: 1)))"
    yield "#pagebreak(weak: true)"
    for section in document.sections:
        yield from _section(section, 1, pictures)


def _section(section: Section, level: int, pictures: Iterator[int]) -> Iterator[str]:
    if section.is_on_new_page:
        yield "#pagebreak(weak: true)"
    yield f"#heading(level: {level}, {quoted(f'{section.number} {section.title}')})"
    for place, part in enumerate(section.parts):
        made = _part(part, pictures)
        # What opens a section or a list stands with what follows it, as a heading does.
        is_before_list = isinstance(next(iter(section.parts[place + 1 :]), None), Bullets)
        is_opening = isinstance(part, Paragraph) and (place == 0 or is_before_list)
        yield f"#block(sticky: true)[{made}]" if is_opening else made
    for below in section.sections:
        yield from _section(below, level + 1, pictures)


def _part(part: Part, pictures: Iterator[int]) -> str:
    match part:
        case Paragraph(text=text):
            return f"#par({quoted(text)})"
        case Bullets(points=points):
            return f"#list({', '.join(f'[#{quoted(point)}]' for point in points)})"
        case Notice(heading=heading, text=text):
            return _notice(heading, text)
        case Table():
            return _table(part)
        case Figure():
            return _figure(part, next(pictures))


def _figure(figure: Figure, place: int) -> str:
    caption = quoted(f"Figure {figure.number}: {figure.caption}")
    alternative = quoted(figure.alternative)
    return (
        f"#figure(alt: {alternative}, caption: {caption}, supplement: none,\n"
        f'  image("figure{place}.svg", width: 100%, alt: {alternative}))'
    )


def _notice(heading: str, text: str) -> str:
    return (
        '#block(breakable: false, fill: rgb("#F3F6F9"), stroke: (left: 4pt + rgb("#12436D")), '
        f"inset: 8pt, width: 100%)[#strong({quoted(heading)}) \\ #{quoted(text)}]"
    )


def _table(table: Table) -> str:
    """A table with its notes; one that is short is never parted between two pages."""
    numbers = columns_of_numbers(table)
    head = ", ".join(
        _beside(f"[#strong({quoted(column)})]", is_right)
        for column, is_right in zip(table.columns, numbers, strict=True)
    )
    rows = "\n".join(f"  {', '.join(_row(row))}," for row in table.rows)
    notes = "\n".join(f"#text(size: 8.5pt, {quoted(note)})\n" for note in table.notes)
    caption = quoted(f"Table {table.number}: {table.caption}")
    size = "9.5pt" if len(table.columns) < 7 else "8pt"
    widths = widths_in_cm(table)
    breakable = "false" if _lines(table, widths) <= LINES_KEPT_TOGETHER else "true"
    columns = ", ".join(f"{width:.2f}cm" for width in widths)
    return (
        f"#block(breakable: {breakable})[\n"
        f"#figure(kind: table, supplement: none, caption: {caption}, "
        f"align(left, text(size: {size}, table(columns: ({columns},),\n"
        f"  table.header({head}),\n{rows}\n))))\n{notes}]"
    )


def _lines(table: Table, widths: Sequence[float]) -> int:
    """About how many lines a table takes, its notes too."""
    rows = [table.columns, *([written(value) for value in row] for row in table.rows)]
    within = [
        max(_folded(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    return sum(within) + sum(_folded(note, PAGE_CM) for note in table.notes)


def _folded(text: str, width: float) -> int:
    return 1 + int(len(text) / max(1.0, width * LETTERS_IN_A_CM))


def _row(row: Sequence[Cell]) -> Iterator[str]:
    """The cells of a row: its name, then its values, figures on the right."""
    for place, value in enumerate(row):
        yield _beside(f"[#{quoted(written(value))}]", place > 0 and is_number(value))


def _beside(body: str, is_right: bool) -> str:
    return f"table.cell(align: right, {body})" if is_right else body
