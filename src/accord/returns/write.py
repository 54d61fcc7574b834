"""Writes a filled return: workbooks, CSV with schema, a page, and a trace that stays at home."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accord import __version__
from accord.disclosure import ProtectedTable
from accord.documents import Document, Marking, Notice, Paragraph, Section
from accord.documents import Table as DocumentTable
from accord.documents.html import as_html
from accord.documents.writing import SYMBOLS
from accord.errors import UserFacingError
from accord.placing import place_folder
from accord.returns.build import BuiltReturn, FilledRecords
from accord.returns.populations import COLUMNS
from accord.workbooks import Sheet, Workbook, as_ods, as_xlsx
from accord.workbooks.model import safe

ALL = "all"
RELEASED, KEPT = "released", "kept"
ABOUT = "return.json"
# Which of the released files the kept ones belong to: each folder is whole, but they are two.
EXPLAINS = "explains.json"
INVENTED = "Invented data: every person and place in this workbook is invented."
CSVW = "http://www.w3.org/ns/csvw"


def explains(about: bytes) -> bytes:
    """What the kept files hold of the released ones that they belong to."""
    return as_json({ABOUT: hashlib.sha256(about).hexdigest()})


def write_return(built: BuiltReturn, out: Path) -> tuple[Path, ...]:
    """Write a return's files under out: those that may leave, and the trace that may not.

    A return that is filled again takes the place of the one before, whole; raises
    UserFacingError where the folder holds another return, which nobody asked to lose.
    """
    _same_or_none(built, out / RELEASED)
    book = _workbook(built)
    name = built.specification.id
    released = {
        f"{name}.xlsx": as_xlsx(book),
        f"{name}.ods": as_ods(book),
        f"{name}.html": as_html(_document(built, book)).encode(),
        ABOUT: as_json(_about(built)),
    }
    for sheet in book.sheets:
        released[f"{sheet.name}.csv"] = as_csv(sheet)
        released[f"{sheet.name}.csv-metadata.json"] = as_json(_schema(sheet))
    kept = {"trace.json": as_json(_trace(built)), "counts.json": as_json(_counts(built))}
    if built.keyed:
        kept["pseudonyms.json"] = as_json(dict(built.keyed.pseudonyms))
    kept[EXPLAINS] = explains(released[ABOUT])
    # What explains the figures stands before they do: a kill between leaves none unexplained.
    place_folder(out / KEPT, kept)
    return place_folder(out / RELEASED, released)


def _same_or_none(built: BuiltReturn, released: Path) -> None:
    if not (released / ABOUT).exists():
        return
    standing, fresh = json.loads((released / ABOUT).read_text("utf-8")), _about(built)
    if any(standing.get(name) != fresh[name] for name in ("return", "force", "first", "last")):
        raise UserFacingError(
            f"{released.parent} holds another return: {standing.get('return')} of "
            f"{standing.get('force')}, {standing.get('first')} to {standing.get('last')}. "
            "Name another folder with --out."
        )


def _workbook(built: BuiltReturn) -> Workbook:
    sheets = (
        *(_counts_sheet(table) for table in built.protected.tables),
        *(_records_sheet(records) for records in built.records),
    )
    # A document says by itself that its data are invented.
    cover = (*((INVENTED,) if built.is_synthetic else ()), *_cover(built))
    return Workbook(built.specification.title, built.scope.force, cover, sheets)


def _cover(built: BuiltReturn) -> Iterator[str]:
    specification, scope = built.specification, built.scope
    yield specification.says
    yield f"Force {scope.force}; crimes recorded {scope.first} to {scope.last}."
    yield f"Return {specification.id}, version {specification.version}; run {built.run_id}."
    yield f"Source of the specification: {specification.source}"
    yield built.protected.policy.says
    if built.covers and not built.is_covered:
        yield (
            f"The force's records cover {built.covers[0]} to {built.covers[1]} of the period; of "
            "its other days nothing is known, and nothing is counted."
        )
    if built.is_nil:
        yield "This is a nil return: nothing that it counts was found in the period."
    yield "These are findings from records. Management information, not official statistics."
    yield "Ethnicity is as recorded, never guessed; what is missing is counted with its reason."
    if built.keyed:
        yield "Ids are pseudonyms and people have tokens; both say nothing without the key."
        yield "The rows are still personal data: dates, ages and offences may tell who is meant."
    elif built.records:
        yield "The rows are personal data and bear the force's own references: see --key."
    yield from (f"{symbol} means {meaning}." for symbol, meaning in SYMBOLS.items())


def _counts_sheet(protected: ProtectedTable) -> Sheet:
    """Every cell as a row, totals too, so that nothing need be added up by the reader."""
    table = protected.table
    columns = (*(d.title for d in table.dimensions), f"Count ({table.unit})")
    rows = tuple((*(name or ALL for name in key), _shown(protected, key)) for key in table.keys)
    return Sheet(table.name, table.title, columns, rows, (f"Counted: {table.unit}.",))


def _shown(protected: ProtectedTable, key: tuple[str, ...]) -> int | str:
    count = protected.shown(key)
    return protected.text(key) if count is None else count


def _records_sheet(filled: FilledRecords) -> Sheet:
    titles = tuple(COLUMNS[name][0] for name in filled.table.columns)
    rows: Any = filled.rows
    return Sheet(filled.table.name, filled.table.title, titles, rows, ())


def _document(built: BuiltReturn, book: Workbook) -> Document:
    cover = tuple(Paragraph(line) for line in book.cover if line != INVENTED)
    failed = [says for says, holds in built.checks if not holds]
    notices = tuple(Notice("A check failed", says) for says in failed)
    sections = tuple(
        Section(
            str(number),
            sheet.title,
            (DocumentTable(str(number), sheet.title, sheet.columns, _written(sheet), sheet.notes),),
        )
        for number, sheet in enumerate(book.sheets, start=1)
    )
    return Document(
        built.specification.title,
        f"{built.scope.force}, {built.scope.first} to {built.scope.last}",
        Marking.OFFICIAL if built.protected.policy.base > 1 else Marking.SENSITIVE,
        (*notices, *cover),
        sections,
        author=built.scope.force,
        is_synthetic=built.is_synthetic,
    )


def _written(sheet: Sheet) -> tuple[tuple[str | int | float | None, ...], ...]:
    return tuple(tuple(map(_in_words, row)) for row in sheet.rows)


def _in_words(value: object) -> str | int | float | None:
    """A value as a page says it: yes and no as every other column has them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int | float | str | None) else str(value)


def as_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV that no spreadsheet runs as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([["" if v is None else safe(v) for v in row] for row in sheet.rows])
    return out.getvalue().encode("utf-8-sig")


def _schema(sheet: Sheet) -> dict[str, Any]:
    """The CSV's schema as W3C metadata for tabular data."""
    return {
        "@context": CSVW,
        "url": f"{sheet.name}.csv",
        "dc:title": sheet.title,
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [{"titles": column, "datatype": "string"} for column in sheet.columns]
        },
    }


def _about(built: BuiltReturn) -> dict[str, Any]:
    return {
        "return": built.specification.id,
        "version": built.specification.version,
        "force": built.scope.force,
        "first": str(built.scope.first),
        "last": str(built.scope.last),
        "run_id": built.run_id,
        "policy": f"{built.protected.policy.id} {built.protected.policy.version}",
        "as_of": built.as_of,
        "is_synthetic": built.is_synthetic,
        "made_with": __version__,
        "key_check": built.keyed.key_check if built.keyed else None,
        "token_scheme": built.keyed.scheme if built.keyed else None,
        "is_nil": built.is_nil,
        "checks": [{"says": says, "holds": holds} for says, holds in built.checks],
    }


def _trace(built: BuiltReturn) -> dict[str, Any]:
    """For each cell of each table, the ids it counts; this file never leaves."""
    counted = {
        name: [{"cell": list(key), "ids": list(ids)} for key, ids in sorted(cells.items())]
        for name, cells in sorted(built.traces.items())
    }
    # A row of records is known by all that it says: a corrected row is one gone and one come.
    rows = {
        filled.table.name: [{"cell": [], "ids": sorted(_said(row) for row in filled.rows)}]
        for filled in built.records
    }
    return {**counted, **rows}


def _said(row: tuple[object, ...]) -> str:
    return " | ".join("" if value is None else str(value) for value in row)


def _counts(built: BuiltReturn) -> dict[str, Any]:
    """True counts, for comparing a resubmission; this file never leaves."""
    counted = {
        t.table.name: [
            {"cell": list(key), "count": t.table.counts[key], "shown": t.shown(key)}
            for key in t.table.keys
        ]
        for t in built.protected.tables
    }
    rows = {
        filled.table.name: [{"cell": [], "count": len(filled.rows), "shown": len(filled.rows)}]
        for filled in built.records
    }
    return {**counted, **rows}


def as_json(content: Any) -> bytes:
    """JSON with its keys in order, the same bytes each time."""
    return (json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
