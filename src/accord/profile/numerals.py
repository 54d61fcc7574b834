"""Numbers in a text: which come from figures, and which are part of a rule or a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from accord.documents import CellRef, Document, Paragraph, Table, Trace
from accord.documents.model import Bullets, Cell
from accord.documents.writing import written
from accord.profile.crosstabs import cells_of

NUMERAL = re.compile(r"(?<![\w.-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?(?![\w-])")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
LEADS = (
    "[Ss]ections?|[Tt]able|[Ff]igure|criterion|part|version|below|under|nearest|within|over|per"
    "|aged?|more than|outcome"
)
# Numbers that are no figures: dates, sections, laws, ages and times that are part of a rule.
OF_A_RULE = re.compile(
    r"\b\d{4}-\d{2}(-\d{2})?(/\d{4}-\d{2}-\d{2})?\b"
    rf"|\b\d{{1,2}} ({MONTHS}) \d{{4}}\b|\b(19|20)\d\d\b"
    rf"|\b({LEADS}) \d[\d,]*( and \d+| to \d+)*\b"
    r"|\b\d+ (hours|days|months|years|weeks)\b|\b[A-Z]+\d+[a-z]?(\.\d+)?\b|\b4P\b|\b95%"
)

Shown = Mapping[CellRef, str]


def shown_in_tables(document: Document) -> dict[CellRef, str]:
    """Every traced number of every table, as it is written there."""
    return {cell: _as_written(value) for t in document.tables for cell, value in cells_of(t)}


def _as_written(value: Cell) -> str:
    return written(value)


def untraced(paragraph: Paragraph | Bullets, shown: Shown) -> Iterator[str]:
    """Numbers of a paragraph that no table of the document bears out."""
    texts = (paragraph.text,) if isinstance(paragraph, Paragraph) else paragraph.points
    wrong = [t for t in paragraph.traces if not _is_borne_out(t, shown)]
    yield from (f"{t.shown} is not what {t.cell.query} shows" for t in wrong)
    traced = {t.shown for t in paragraph.traces if _is_borne_out(t, shown)}
    for text in texts:
        for numeral in numerals(text):
            if numeral not in traced:
                yield f"{numeral} comes from no table"


def _is_borne_out(trace: Trace, shown: Shown) -> bool:
    """Whether a table shows it; a nought also where the table leaves out rows of nought."""
    if trace.cell in shown or trace.shown != "0":
        return shown.get(trace.cell) == trace.shown
    return any(cell.query == trace.cell.query for cell in shown)


def numerals(text: str) -> list[str]:
    """The numbers of a text that are figures."""
    return NUMERAL.findall(OF_A_RULE.sub(" ", text))


def disagreeing(tables: Iterable[Table]) -> Iterator[str]:
    """Figures that stand in two tables with two values."""
    seen: dict[CellRef, str] = {}
    for table in tables:
        for cell, value in cells_of(table):
            text = _as_written(value)
            if seen.setdefault(cell, text) != text:
                yield f"{cell.query} stands as {seen[cell]} and as {text}"
