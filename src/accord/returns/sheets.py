"""The sheets of a return: in words for people, in the records' own codes for machines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from accord.disclosure import ProtectedTable
from accord.returns.build import BuiltReturn, FilledRecords
from accord.returns.codes import in_words, read, words_of
from accord.returns.missing import missing_sheet
from accord.returns.populations import APART, COLUMNS, KINDS_OF_VALUE, LISTS
from accord.returns.tables import ALL, count
from accord.workbooks import Sheet
from accord.workbooks.model import safe

CODES = "codes"
CSVW = "http://www.w3.org/ns/csvw"


def sheets_in_codes(built: BuiltReturn) -> tuple[Sheet, ...]:
    """Every table as machines read it, with a list of what its codes mean."""
    return (
        *(_counts(table, in_codes=True) for table in built.protected.tables),
        *(_records(filled, in_codes=True) for filled in built.records),
        *missing_sheet(built.records),
        *_code_list(built),
    )


def sheets_in_words(built: BuiltReturn) -> tuple[Sheet, ...]:
    """Every table as people read it; the list at the end says which code each word stands for."""
    return (
        *(_counts(table, in_codes=False) for table in built.protected.tables),
        *(_records(filled, in_codes=False) for filled in built.records),
        *missing_sheet(built.records),
        *_code_list(built),
    )


def _counts(protected: ProtectedTable, *, in_codes: bool) -> Sheet:
    """Every cell as a row, totals too, so that nothing need be added up by the reader."""
    table = protected.table
    columns = (*(d.title for d in table.dimensions), f"Count ({table.unit})")

    def named(key: Sequence[str]) -> Iterator[str]:
        for dimension, name in zip(table.dimensions, key, strict=True):
            yield (name if in_codes else in_words(dimension.name, name)) or ALL

    rows = tuple((*named(key), count(protected, key)) for key in table.keys)
    return Sheet(table.name, table.title, columns, rows, (f"Counted: {table.unit}.",))


def _records(filled: FilledRecords, *, in_codes: bool) -> Sheet:
    names = filled.table.columns
    titles = tuple(COLUMNS[name][0] for name in names)
    rows: Any = filled.rows
    if not in_codes:
        rows = tuple(tuple(map(read, names, row)) for row in filled.rows)
    return Sheet(filled.table.name, filled.table.title, titles, rows)


def _code_list(built: BuiltReturn) -> Iterator[Sheet]:
    """What each code of the return means, under the heading of its column."""
    named = {d.name: d.title for t in built.protected.tables for d in t.table.dimensions}
    named |= {name: COLUMNS[name][0] for held in built.records for name in held.table.columns}
    rows = tuple(
        (title, code, words)
        for name, title in named.items()
        for code, words in words_of(name).items()
    )
    if rows:
        columns = ("Column", "Code", "In words")
        yield Sheet(CODES, "Codes and what they mean", columns, rows)


def as_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV that no spreadsheet runs as a formula; days as ISO 8601 writes them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([["" if v is None else safe(_iso(v)) for v in row] for row in sheet.rows])
    return out.getvalue().encode("utf-8-sig")


def _iso(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value


def schema(sheet: Sheet, columns: Sequence[str] = ()) -> dict[str, Any]:
    """The CSV's schema as W3C metadata for tabular data; columns are those of records."""
    described = (
        [_described(name) for name in columns]
        if columns
        else [{"titles": column, "datatype": "string"} for column in sheet.columns]
    )
    return {
        "@context": CSVW,
        "url": f"{sheet.name}.csv",
        "dc:title": sheet.title,
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {"columns": described},
    }


def _described(name: str) -> dict[str, str]:
    title, says = COLUMNS[name]
    kind = KINDS_OF_VALUE.get(name, "string")
    described = {"name": name, "titles": title, "datatype": kind, "dc:description": says}
    return described | ({"separator": APART} if name in LISTS else {})
