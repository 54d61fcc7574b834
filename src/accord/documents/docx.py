"""A document as DOCX that analysts edit: real headings, real tables, captions, alternative text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from accord.documents.columns import PAGE_CM, columns_of_numbers, widths_in_cm
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
from accord.documents.unclocked import with_day, without_dates
from accord.documents.writing import is_number, written

DOTS_PER_INCH = 160
A4_CM, MARGIN_CM = (21.0, 29.7), 2.2
CELL_POINTS, WIDE_TABLE_POINTS, NOTE_POINTS = 9.5, 8, 8.5


def as_docx(document: Document) -> bytes:
    """The document as a Word file with its marking on every page; the same bytes each time."""
    import docx

    file = docx.Document()
    _properties(file, document)
    _page(file, document)
    file.add_heading(document.title, level=0)
    file.add_paragraph(document.subtitle, style="Subtitle")
    if document.is_synthetic:
        _part(Notice("Invented data", "Every person and place in this document is invented."), file)
    for part in document.cover:
        _part(part, file)
    _contents(document, file)
    for section in document.sections:
        _section(section, file, 1)
    out = io.BytesIO()
    file.save(out)
    return without_dates(out.getvalue(), with_day(document.dated))


def _properties(file: Any, document: Document) -> None:
    from docx.oxml.ns import qn

    properties = file.core_properties
    properties.title, properties.author = document.title, document.author
    properties.language, properties.comments = document.language, ""
    properties.last_modified_by = document.author
    fonts = file.styles.element.find(".//" + qn("w:rPrDefault") + "/" + qn("w:rPr"))
    language = fonts.find(qn("w:lang"))
    language.set(qn("w:val"), document.language)
    file.styles["Normal"].font.name = "Arial"


def _page(file: Any, document: Document) -> None:
    """A sheet of A4 with its marking above and below, and the number of each page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    section = file.sections[0]
    section.page_width, section.page_height = (Cm(side) for side in A4_CM)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Cm(MARGIN_CM))
    for place in (section.header, section.footer):
        paragraph = place.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(document.marking.value).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run("   page ")
    _field(foot, "PAGE")
    if document.stamp:
        foot.insert_paragraph_before(_plain(document.stamp), style="Footer")


def _field(paragraph: Any, code: str) -> None:
    """A field that Word fills in, as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _contents(document: Document, file: Any) -> None:
    """A list of the sections, each a link to its heading; the sections begin on a new page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if len(document.sections) < 2:
        return
    file.add_paragraph("Contents", style="TOC Heading")
    for section in document.sections:
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _anchor(section))
        paragraph = file.add_paragraph(style="No Spacing")
        run = paragraph.add_run(_plain(f"{section.number} {section.title}"))
        paragraph._p.append(link)
        link.append(run._r)
    file.add_page_break()


def _anchor(section: Section) -> str:
    return "section_" + "".join(c if c.isalnum() else "_" for c in section.number)


def _bookmarked(paragraph: Any, section: Section, number: int) -> None:
    """Mark a heading so that the list of contents leads to it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("bookmarkStart", "bookmarkEnd"):
        mark = OxmlElement(f"w:{kind}")
        mark.set(qn("w:id"), str(number))
        if kind == "bookmarkStart":
            mark.set(qn("w:name"), _anchor(section))
        paragraph._p.append(mark)


def _section(section: Section, file: Any, level: int) -> None:
    heading = file.add_heading(f"{section.number} {section.title}", level=level)
    heading.paragraph_format.page_break_before = section.is_on_new_page
    _bookmarked(heading, section, len(file.paragraphs))
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
    table.autofit = False
    points = CELL_POINTS if len(part.columns) < 7 else WIDE_TABLE_POINTS
    widths = widths_in_cm(part)
    _row(table.rows[0], part.columns, columns_of_numbers(part), widths, points)
    _mark(table.rows[0], "w:tblHeader")
    for row in part.rows:
        is_right = [place > 0 and is_number(value) for place, value in enumerate(row)]
        added = table.add_row()
        _row(added, [written(value) for value in row], is_right, widths, points)
        _mark(added, "w:cantSplit")
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = _cm(width)
    for note in part.notes:
        _sized(file.add_paragraph(_plain(note)), NOTE_POINTS)
    file.add_paragraph()


def _cm(width: float) -> Any:
    from docx.shared import Cm

    return Cm(round(width, 2))


def _row(
    row: Any, texts: Sequence[str], is_right: Sequence[bool], widths: Sequence[float], points: float
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for cell, text, right, width in zip(row.cells, texts, is_right, widths, strict=True):
        cell.text, cell.width = _plain(text), _cm(width)
        _sized(cell.paragraphs[0], points)
        if right:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _sized(paragraph: Any, points: float) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(2)
    for run in paragraph.runs:
        run.font.size = Pt(points)


def _mark(row: Any, name: str) -> None:
    """Mark a row as the header, for screen readers and the next page, or as never parted."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _figure(part: Figure, file: Any) -> None:
    from docx.shared import Cm

    picture = file.add_picture(io.BytesIO(_as_png(part.svg)), width=Cm(PAGE_CM))
    picture._inline.docPr.set("descr", part.alternative)
    picture._inline.docPr.set("title", f"Figure {part.number}")
    # Its caption stands on the same page, below it.
    file.paragraphs[-1].paragraph_format.keep_with_next = True
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
