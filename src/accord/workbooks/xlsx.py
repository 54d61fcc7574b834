"""A workbook as xlsx, with named tables, a language and no clock in it."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

from accord.documents.unclocked import with_day, without_dates
from accord.documents.writing import written
from accord.workbooks.model import Cell, Sheet, Workbook, safe

WIDEST = 48
# As British readers write a day, whatever the language of the program that shows it.
DAY, MOMENT = "[$-809]d mmmm yyyy", "[$-809]d mmmm yyyy hh:mm"


def as_xlsx(book: Workbook) -> bytes:
    """The workbook as xlsx; the same bytes each time."""
    import openpyxl

    file = openpyxl.Workbook()
    file.remove(file.worksheets[0])
    for sheet in book.all_sheets:
        _sheet(file, sheet)
    properties = file.properties
    properties.title, properties.creator, properties.language = (
        book.title,
        book.author,
        book.language,
    )
    out = io.BytesIO()
    file.save(out)
    return without_dates(out.getvalue(), with_day(book.dated))


def _sheet(file: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    page = file.create_sheet(sheet.name)
    for line in sheet.before_table:
        page.append([safe(line)])
    page.cell(1, 1).font = Font(bold=True, size=14)
    head = len(sheet.before_table) + 1
    page.append([safe(column) for column in sheet.columns])
    for row in sheet.rows:
        page.append([safe(value) for value in row])
        _as_dates(page, row)
    for cell in page[head]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for place, column in enumerate(sheet.columns, start=1):
        longest = max((len(written(row[place - 1])) for row in sheet.rows), default=0)
        width = min(max(longest, len(column) // 2, 8) + 2, WIDEST)
        page.column_dimensions[get_column_letter(place)].width = width
    # A table needs one row below its head, or a spreadsheet calls the file damaged.
    if sheet.rows:
        last = f"{get_column_letter(len(sheet.columns))}{head + len(sheet.rows)}"
        table = Table(displayName=sheet.table_name, ref=f"A{head}:{last}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        page.add_table(table)


def _as_dates(page: Any, row: tuple[Cell, ...]) -> None:
    """Show the days of the row that was added last as days of a British document."""
    for place, value in enumerate(row, start=1):
        if isinstance(value, date):
            cell = page.cell(page.max_row, place)
            cell.number_format = MOMENT if isinstance(value, datetime) else DAY
