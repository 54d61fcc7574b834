"""Writes a filled return: workbooks, CSV with schema, a page, and a trace that stays at home."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from accord import __version__
from accord.documents import Bullets, Document, Marking, Notice, Paragraph, Section, Table
from accord.documents.html import as_html
from accord.documents.short_forms import said_short
from accord.documents.writing import SYMBOLS, day_in_words, days_in_words
from accord.errors import UserFacingError
from accord.placing import place_folder
from accord.returns.build import TOKENS, BuiltReturn
from accord.returns.codes import words_of
from accord.returns.missing import MISSING
from accord.returns.populations import COLUMNS
from accord.returns.sheets import as_csv, schema, sheets_in_codes, sheets_in_words
from accord.returns.tables import as_table
from accord.workbooks import Workbook, as_ods, as_xlsx

RELEASED, KEPT = "released", "kept"
ABOUT = "return.json"
# Which of the released files the kept ones belong to: each folder is whole, but they are two.
EXPLAINS = "explains.json"
INVENTED = "Invented data: every person and place in this workbook is invented."


def explains(about: bytes) -> bytes:
    """What the kept files hold of the released ones that they belong to."""
    return as_json({ABOUT: hashlib.sha256(about).hexdigest()})


def as_sent(content: bytes) -> dict[str, Any]:
    """What a return says of one of its tables, so that whoever gets it can tell it is whole."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return {"rows": sum(1 for _ in rows) - 1, "sha256": hashlib.sha256(content).hexdigest()}


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
    }
    columns = {held.table.name: held.table.columns for held in built.records}
    for sheet in sheets_in_codes(built):
        released[f"{sheet.name}.csv"] = as_csv(sheet)
        described = schema(sheet, columns.get(sheet.name, ()))
        released[f"{sheet.name}.csv-metadata.json"] = as_json(described)
    tables = {name: as_sent(held) for name, held in released.items() if name.endswith(".csv")}
    released[ABOUT] = as_json({**_about(built), "files": tables})
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
    # A document says by itself that its data are invented.
    invented = (INVENTED,) if built.is_synthetic else ()
    cover = (*invented, *_cover(built), *_symbols(built))
    title = built.specification.title
    return Workbook(title, built.force_name, cover, sheets_in_words(built), dated=built.drawn_on)


def _cover(built: BuiltReturn) -> Iterator[str]:
    specification, scope = built.specification, built.scope
    yield specification.says
    yield (
        f"Force: {built.force_name} ({scope.force}). "
        f"Crimes recorded {days_in_words(scope.first, scope.last)}."
    )
    yield f"Records drawn {day_in_words(built.drawn_on)}."
    yield f"Return {specification.id}, version {specification.version}; run {built.run_id}."
    yield f"Source of the specification: {specification.source}"
    yield built.protected.policy.says
    if built.covers and not built.is_covered:
        yield (
            f"The force's records cover {days_in_words(*built.covers)} of the period; of "
            "its other days nothing is known, and nothing is counted."
        )
    if built.is_nil:
        yield "This is a nil return: nothing that it counts was found in the period."
    yield "These are findings from records. Management information, not official statistics."
    yield "Ethnicity is as recorded, never guessed; what is missing is counted with its reason."
    yield from _of_rows(built)


def _of_rows(built: BuiltReturn) -> Iterator[str]:
    """What a reader of rows must know before handing them on."""
    if built.keyed:
        yield "Ids are pseudonyms and people have tokens; both say nothing without the key."
        yield "The rows are still personal data: dates, ages and offences may tell who is meant."
        yield f"The tokens are for machines: they are in {TOKENS}.csv and in the workbook alone."
    elif built.records:
        yield (
            "The rows are personal data and bear the force's own references. A return that is made "
            "with a key has pseudonyms in their place."
        )


def _symbols(built: BuiltReturn) -> Iterator[str]:
    """What the symbols and abbreviations of this return stand for."""
    if built.protected.tables:
        yield from (f"{symbol} means {meaning}." for symbol, meaning in SYMBOLS.items())
    yield from said_short(_titles(built))


def _titles(built: BuiltReturn) -> Iterator[str]:
    yield built.specification.title
    for table in built.protected.tables:
        yield table.table.title
        yield from (dimension.title for dimension in table.table.dimensions)
    for held in built.records:
        yield from (" ".join(COLUMNS[name]) for name in held.table.columns)
        if "definition_id" in held.table.columns:
            yield from words_of("definition_id").values()


def _document(built: BuiltReturn, book: Workbook) -> Document:
    failed = [says for says, holds in built.checks if not holds]
    notices = tuple(Notice("A check failed", says) for says in failed)
    cover = tuple(Paragraph(line) for line in _cover(built))
    sections = tuple(
        Section(str(number), table.caption, (replace(table, number=str(number)),))
        for number, table in enumerate(_tables(built, book), start=1)
    )
    return Document(
        built.specification.title,
        f"{built.force_name}, {days_in_words(built.scope.first, built.scope.last)}",
        Marking.OFFICIAL if built.protected.policy.base > 1 else Marking.SENSITIVE,
        (*notices, *cover, *_as_list(tuple(_symbols(built)))),
        sections,
        author=built.force_name,
        is_synthetic=built.is_synthetic,
        dated=built.drawn_on,
    )


def _as_list(points: tuple[str, ...]) -> tuple[Bullets, ...]:
    return (Bullets(points),) if points else ()


def _tables(built: BuiltReturn, book: Workbook) -> Iterator[Table]:
    """Counts as people read them, records and what these lack; the rest is for machines."""
    yield from map(as_table, built.protected.tables)
    shown = {MISSING, *(held.table.name for held in built.records)} - {TOKENS}
    for sheet in book.sheets:
        if sheet.name in shown:
            rows: Any = sheet.rows
            yield Table("", sheet.title, sheet.columns, rows, sheet.notes)


def _about(built: BuiltReturn) -> dict[str, Any]:
    return {
        "return": built.specification.id,
        "version": built.specification.version,
        "force": built.scope.force,
        "force_name": built.force_name,
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
