"""A document as a tagged PDF (PDF/UA-1) that a screen reader can follow, the same bytes each time.

Made by Typst from one wheel, so that a managed desktop needs no system library; it refuses to
write a picture that has no alternative text.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

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
    yield head
    yield f"#title({quoted(document.title)})"
    yield f"#text(size: 13pt, {quoted(document.subtitle)})\n"
    if document.is_synthetic:
        yield _notice("Invented data", "Every person and place in this document is invented.")
    pictures = iter(range(sum(1 for _ in document.figures)))
    for part in document.cover:
        yield _part(part, pictures)
    yield "#outline(title: [Contents], depth: 1)\n#pagebreak(weak: true)"
    for section in document.sections:
        yield from _section(section, 1, pictures)


def _section(section: Section, level: int, pictures: Iterator[int]) -> Iterator[str]:
    yield f"#heading(level: {level}, {quoted(f'{section.number} {section.title}')})"
    for part in section.parts:
        yield _part(part, pictures)
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
        '#block(fill: rgb("#F3F6F9"), stroke: (left: 4pt + rgb("#12436D")), inset: 8pt, '
        f"width: 100%)[#strong({quoted(heading)}) \\ #{quoted(text)}]"
    )


def _table(table: Table) -> str:
    head = ", ".join(f"[#strong({quoted(column)})]" for column in table.columns)
    rows = "\n".join(f"  {', '.join(_cell(value) for value in row)}," for row in table.rows)
    notes = "\n".join(f"#text(size: 9pt, {quoted(note)})\n" for note in table.notes)
    caption = quoted(f"Table {table.number}: {table.caption}")
    size = "9.5pt" if len(table.columns) < 7 else "8pt"
    wide = table.widths or (1.6, *[1.0] * (len(table.columns) - 1))
    widths = ", ".join(f"{width:g}fr" for width in wide)
    return (
        f"#figure(kind: table, supplement: none, caption: {caption}, "
        f"text(size: {size}, table(columns: ({widths},),\n"
        f"  table.header({head}),\n{rows}\n)))\n{notes}"
    )


def _cell(value: Cell) -> str:
    body = f"[#{quoted(written(value))}]"
    return f"table.cell(align: right, {body})" if is_number(value) else body
