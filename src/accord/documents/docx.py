"""A document as DOCX that analysts edit: real headings, real tables, captions, alternative text."""

from __future__ import annotations

import io
from typing import Any

from accord.documents.model import (
    Bullets,
    Document,
    Figure,
    Notice,
    Paragraph,
    Part,
    Section,
    Table,
)
from accord.documents.unclocked import A_FIXED_DAY, without_dates
from accord.documents.writing import is_number, written

DOTS_PER_INCH = 160
WIDTH_CM = 16.0


def as_docx(document: Document) -> bytes:
    """The document as a Word file with its marking on every page; the same bytes each time."""
    import docx

    file = docx.Document()
    _properties(file, document)
    _marking(file, document.marking.value)
    file.add_heading(document.title, level=0)
    file.add_paragraph(document.subtitle, style="Subtitle")
    if document.is_synthetic:
        _part(Notice("Invented data", "Every person and place in this document is invented."), file)
    for part in document.cover:
        _part(part, file)
    for section in document.sections:
        _section(section, file, 1)
    out = io.BytesIO()
    file.save(out)
    return without_dates(out.getvalue())


def _properties(file: Any, document: Document) -> None:
    from docx.oxml.ns import qn

    properties = file.core_properties
    properties.title, properties.author = document.title, document.author
    properties.language, properties.comments = document.language, ""
    properties.created = properties.modified = A_FIXED_DAY
    properties.last_modified_by = document.author
    fonts = file.styles.element.find(".//" + qn("w:rPrDefault") + "/" + qn("w:rPr"))
    language = fonts.find(qn("w:lang"))
    language.set(qn("w:val"), document.language)
    file.styles["Normal"].font.name = "Arial"


def _marking(file: Any, marking: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = file.sections[0]
    for place in (section.header, section.footer):
        paragraph = place.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(marking).bold = True


def _section(section: Section, file: Any, level: int) -> None:
    file.add_heading(f"{section.number} {section.title}", level=level)
    for part in section.parts:
        _part(part, file)
    for below in section.sections:
        _section(below, file, level + 1)


def _part(part: Part, file: Any) -> None:
    match part:
        case Paragraph(text=text):
            file.add_paragraph(_plain(text))
        case Bullets(points=points):
            for point in points:
                file.add_paragraph(_plain(point), style="List Bullet")
        case Notice(heading=heading, text=text):
            paragraph = file.add_paragraph(style="Intense Quote")
            paragraph.add_run(_plain(heading)).bold = True
            paragraph.add_run("\n" + _plain(text))
        case Table():
            _table(part, file)
        case Figure():
            _figure(part, file)


def _table(part: Table, file: Any) -> None:
    _caption(file, f"Table {part.number}: {part.caption}")
    table = file.add_table(rows=1, cols=len(part.columns), style="Light List Accent 1")
    for cell, column in zip(table.rows[0].cells, part.columns, strict=True):
        cell.text = _plain(column)
    _repeat_header(table.rows[0])
    for row in part.rows:
        _row(table, row)
    for note in part.notes:
        file.add_paragraph(_plain(note)).runs[0].italic = True
    file.add_paragraph()


def _row(table: Any, row: tuple[Any, ...]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for cell, value in zip(table.add_row().cells, row, strict=True):
        cell.text = _plain(written(value))
        if is_number(value):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat_header(row: Any) -> None:
    """Mark the row as the header, for screen readers and for the next page."""
    from docx.oxml import OxmlElement

    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)


def _figure(part: Figure, file: Any) -> None:
    from docx.shared import Cm

    picture = file.add_picture(io.BytesIO(_as_png(part.svg)), width=Cm(WIDTH_CM))
    picture._inline.docPr.set("descr", part.alternative)
    picture._inline.docPr.set("title", f"Figure {part.number}")
    _caption(file, f"Figure {part.number}: {part.caption}")


def _caption(file: Any, text: str) -> None:
    paragraph = file.add_paragraph(_plain(text), style="Caption")
    paragraph.paragraph_format.keep_with_next = text.startswith("Table")


def _as_png(svg: str) -> bytes:
    import tempfile
    from pathlib import Path

    import typst

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "figure.svg").write_text(svg, "utf-8")
        page = (
            '#set page(width: 16cm, height: auto, margin: 0pt)\n#image("figure.svg", width: 100%)'
        )
        (root / "figure.typ").write_text(page, "utf-8")
        made = typst.compile(str(root / "figure.typ"), root=folder, format="png", ppi=DOTS_PER_INCH)
    return made if isinstance(made, bytes) else bytes(made[0])


def _plain(text: str) -> str:
    """Text without the control characters that a Word file cannot hold."""
    return "".join(c for c in text if c in "\n\t" or ord(c) >= 32)
