"""Writes the national report: pages, workbooks and tables that may leave; counts and ids stay."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from accord import __version__
from accord.documents import Document
from accord.documents import Table as DocumentTable
from accord.national.build import BuiltNational
from accord.national.document import TITLE, as_document
from accord.placing import place_again, take_place, unfinished, whole_folder
from accord.returns.compare import Difference, compare_returns
from accord.returns.sheets import as_csv
from accord.returns.write import ABOUT, INVENTED, KEPT, RELEASED, as_json
from accord.workbooks import Sheet, Workbook, as_ods, as_xlsx

REPORT, BEFORE = "national", "national-before"
NAME, DIFFERENCE = "national-report", "difference.json"


def write_national(built: BuiltNational, out: Path) -> Difference | None:
    """Write the report; returns what differs from the one that stood here, if one did."""
    return place_report(_released(built), _kept(built), out)


def _released(built: BuiltNational) -> dict[str, bytes]:
    from accord.documents.docx import as_docx
    from accord.documents.html import as_html
    from accord.documents.pdf import as_pdf

    document = as_document(built)
    book = _workbook(document)
    return {
        f"{NAME}.html": as_html(document).encode(),
        f"{NAME}.pdf": as_pdf(document),
        f"{NAME}.docx": as_docx(document),
        f"{NAME}.xlsx": as_xlsx(book),
        f"{NAME}.ods": as_ods(book),
        ABOUT: as_json(_about(built)),
        **{f"{sheet.name}.csv": as_csv(sheet) for sheet in book.sheets},
    }


def _kept(built: BuiltNational) -> dict[str, bytes]:
    return {
        "trace.json": as_json(_trace(built)),
        "counts.json": as_json(_counts(built)),
        "groups.json": as_json(_groups(built)),
        "kept-apart.json": as_json(sorted(built.national.people.kept_apart)),
    }


def place_report(
    released: Mapping[str, bytes], kept: Mapping[str, bytes], out: Path
) -> Difference | None:
    """Put a report in its place whole; the one before stands until it does."""
    fresh = unfinished(out / REPORT)
    for folder, files in ((RELEASED, released), (KEPT, kept)):
        (fresh / folder).mkdir()
        for name, content in files.items():
            (fresh / folder / name).write_bytes(content)
    return _put_in_place(fresh, out)


def _put_in_place(fresh: Path, out: Path) -> Difference | None:
    """The fresh report in place of the one before, which is kept beside it if it differs."""
    standing, before = out / REPORT, out / BEFORE
    difference = compare_returns(standing, fresh) if standing.exists() else None
    if difference and (difference.changes or difference.about):
        (fresh / KEPT / DIFFERENCE).write_text(difference.to_json(), "utf-8")
        with whole_folder(before) as kept:
            shutil.copytree(standing, kept, copy_function=_copied, dirs_exist_ok=True)
    elif (standing / KEPT / DIFFERENCE).exists():
        _copied(standing / KEPT / DIFFERENCE, fresh / KEPT / DIFFERENCE)
    take_place(fresh, standing)
    return difference


def _copied(path: str | Path, to: str | Path) -> None:
    place_again(Path(path), Path(to))


def _workbook(document: Document) -> Workbook:
    cover = tuple(
        text for part in document.cover if (text := getattr(part, "text", "")) and text.strip()
    )
    sheets = tuple(_sheet(table) for table in document.tables)
    invented = (INVENTED,) if document.is_synthetic else ()
    lines = (document.subtitle, *invented, *cover)
    return Workbook(TITLE, "Accord", lines, sheets, dated=document.dated)


def _sheet(table: DocumentTable) -> Sheet:
    """A table with the codes of its rows beside their names, for machines to join on."""
    name = f"table_{table.number.replace('.', '_')}"
    columns, rows = table.columns, table.rows
    if table.codes:
        columns = (columns[0], table.code_title, *columns[1:])
        rows = tuple((r[0], code, *r[1:]) for r, code in zip(rows, table.codes, strict=True))
    return Sheet(name, table.caption, columns, rows, table.notes)


def _about(built: BuiltNational) -> dict[str, Any]:
    first, last = built.national.period
    return {
        "return": NAME,
        "version": "1",
        "force": "all forces",
        "first": str(first),
        "last": str(last),
        "policy": f"{built.protected.policy.id} {built.protected.policy.version}",
        "joined_by": built.options.joined_by,
        "made_with": __version__,
        "is_synthetic": built.is_synthetic,
        "returns": {one.name: f"extract of {one.as_of}" for one in built.national.returns},
        "absent": list(built.absent),
        "force_names": {code: built.names.name(code) for code in built.national.forces},
        "checks": [{"says": says, "holds": holds} for says, holds in built.checks],
    }


def _trace(built: BuiltNational) -> dict[str, Any]:
    return {one.table.name: list(_ids(one.trace)) for one in built.counted}


def _ids(trace: Any) -> Iterator[dict[str, Any]]:
    for key, ids in sorted(trace.items()):
        yield {"cell": list(key), "ids": list(ids)}


def _groups(built: BuiltNational) -> dict[str, Any]:
    """The ids of the returns behind each person and network: they outlast any one return."""
    networks = {one.network_id: one.parts for one in built.national.networks}
    return {**built.national.people.members, **networks}


def _counts(built: BuiltNational) -> dict[str, Any]:
    return {
        shown.table.name: [
            {"cell": list(key), "count": shown.table.counts[key], "shown": shown.shown(key)}
            for key in shown.table.keys
        ]
        for shown in built.protected.tables
    }
