"""A workbook as ods, the open format that public bodies publish in; the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from accord.documents.unclocked import add, at_midnight
from accord.documents.writing import day_in_words
from accord.workbooks.model import Cell, Sheet, Workbook, safe

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_DAY = (
    "<number:day/><number:text> </number:text>"
    '<number:month number:style="long" number:textual="true"/><number:text> </number:text>'
    '<number:year number:style="long"/>'
)
_TIME = (
    '<number:text> </number:text><number:hours number:style="long"/>'
    '<number:text>:</number:text><number:minutes number:style="long"/>'
)


def _dated(name: str, parts: str) -> str:
    """How cells of one kind show a day: as British readers write it."""
    return (
        f'<number:date-style style:name="as_{name}" number:language="en" number:country="GB">'
        f'{parts}</number:date-style><style:style style:name="{name}" style:family="table-cell" '
        f'style:data-style-name="as_{name}"/>'
    )


STYLES = (
    "<office:automatic-styles>"
    f"{_dated('day', _DAY)}{_dated('moment', _DAY + _TIME)}"
    '<style:style style:name="title" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>'
    '<style:style style:name="head" style:family="table-cell">'
    '<style:table-cell-properties fo:wrap-option="wrap"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="wide" style:family="table-column">'
    '<style:table-column-properties xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'style:column-width="4.5cm"/></style:style>'
    "</office:automatic-styles>"
)


def as_ods(book: Workbook) -> bytes:
    """The workbook as ods, with its title, language and the range of every table."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        # The kind of file must come first and uncompressed, so that it can be read without opening.
        add(file, "mimetype", KIND, zipfile.ZIP_STORED)
        add(file, "META-INF/manifest.xml", _manifest())
        add(file, "meta.xml", _meta(book))
        add(file, "content.xml", _content(book))
    return out.getvalue()


def _manifest() -> str:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", KIND), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    return (
        f'{DECLARATION}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )


def _meta(book: Workbook) -> str:
    return (
        f"{DECLARATION}<office:document-meta {SPACES}><office:meta>"
        f"<dc:title>{escape(book.title)}</dc:title>"
        f"<meta:initial-creator>{escape(book.author)}</meta:initial-creator>"
        f"{_made_on(book)}<dc:language>{book.language}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _made_on(book: Workbook) -> str:
    moment = at_midnight(book.dated)
    if moment is None:
        return ""
    said = moment.isoformat(timespec="seconds")
    return f"<meta:creation-date>{said}</meta:creation-date><dc:date>{said}</dc:date>"


def _content(book: Workbook) -> str:
    sheets = "".join(_sheet(sheet) for sheet in book.all_sheets)
    ranges = "".join(_range(sheet) for sheet in book.all_sheets if sheet.rows)
    return (
        f"{DECLARATION}<office:document-content {SPACES}>{STYLES}<office:body>"
        f"<office:spreadsheet>{sheets}<table:database-ranges>{ranges}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _sheet(sheet: Sheet) -> str:
    lines = [
        _row([line], style="title" if place == 0 else "")
        for place, line in enumerate(sheet.before_table)
    ]
    head = f"<table:table-header-rows>{_row(sheet.columns, 'head')}</table:table-header-rows>"
    rows = "".join(_row(row) for row in sheet.rows)
    return (
        f"<table:table table:name={quoteattr(sheet.name)}>"
        f'<table:table-column table:style-name="wide" '
        f'table:number-columns-repeated="{len(sheet.columns)}"/>'
        f"{''.join(lines)}{head}{rows}</table:table>"
    )


def _row(values: tuple[Cell, ...] | list[Cell] | tuple[str, ...], style: str = "") -> str:
    cells = "".join(_cell(value, style) for value in values)
    return f"<table:table-row>{cells}</table:table-row>"


def _cell(value: Cell, style: str) -> str:
    style = style or _style_of(value)
    dressed = f' table:style-name="{style}"' if style else ""
    kind, text = _typed(safe(value))
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell{dressed}{kind}>{body}</table:table-cell>"


def _style_of(value: Cell) -> str:
    if isinstance(value, datetime):
        return "moment"
    return "day" if isinstance(value, date) else ""


def _typed(value: Cell) -> tuple[str, str]:
    """The attributes that say what kind of value a cell holds, and its text."""
    if value is None:
        return "", ""
    if isinstance(value, bool):
        said = "true" if value else "false"
        return f' office:value-type="boolean" office:boolean-value="{said}"', said
    if isinstance(value, int | float):
        return f' office:value-type="float" office:value="{value}"', str(value)
    if isinstance(value, date | datetime):
        return f' office:value-type="date" office:date-value="{value.isoformat()}"', day_in_words(
            value
        )
    clean = "".join(c for c in value if c in "\n\t" or ord(c) >= 32)
    return ' office:value-type="string"', clean


def _range(sheet: Sheet) -> str:
    head = len(sheet.before_table) + 1
    name = f"'{sheet.name}'"
    last = f"{name}.{_letters(len(sheet.columns))}{head + len(sheet.rows)}"
    return (
        f"<table:database-range table:name={quoteattr(sheet.table_name)} "
        f"table:target-range-address={quoteattr(f'{name}.A{head}:{last}')} "
        'table:contains-header="true"/>'
    )


def _letters(number: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
