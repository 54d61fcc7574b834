"""A contract package in, the same records in the shape of a force's own system out.

For demonstrations and tests: so that the main job starts from what a force really has.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from accord.engine import named, open_engine
from accord.errors import RefusedDelivery
from accord.sources.exports.investigation import gather_keywords, investigation_sheets
from accord.sources.exports.occurrence import occurrence_sheets
from accord.sources.exports.sheets import Row, Sheet, Tables, Words, hyphened, slashed
from accord.sources.intake import CONTRACT, read_package
from accord.sources.packages import find

__all__ = ["as_investigation_export", "as_occurrence_export"]

_NATIVE = ("care_status", "training_events")


def as_occurrence_export(package: Path, out: Path) -> Path:
    """Write a package as a system built on occurrences would export it; returns the folder."""
    tables = _read(package)
    sheets = occurrence_sheets(Words("occurrence-based", slashed))
    return _write(tables, sheets, "occurrence-based", out)


def as_investigation_export(package: Path, out: Path) -> Path:
    """Write a package as a system built on investigations would export it; returns the folder."""
    tables = _read(package)
    gather_keywords(tables, Words("investigation-based", hyphened))
    sheets = investigation_sheets(Words("investigation-based", hyphened))
    return _write(tables, sheets, "investigation-based", out)


def _read(package: Path) -> Tables:
    with tempfile.TemporaryDirectory() as folder:
        search = find([package], Path(folder) / "unpacked")
        if search.problems or len(search.packages) != 1:
            raise RefusedDelivery(search.problems or ["give one package at a time"])
        engine = open_engine()
        try:
            intake = read_package(engine, search.packages[0], Path(folder), "p")
            if intake.problems:
                raise RefusedDelivery(intake.problems)
            return {
                part.table.name: [
                    {name: text or "" for name, text in row.items()}
                    for row in engine.arrow(
                        f"select {', '.join(map(named, part.table.names))} "
                        f"from {part.relation} order by row_number"
                    ).to_pylist()
                ]
                for part in intake.rows
            }
        finally:
            engine.close()


def _write(tables: Tables, sheets: Sequence[Sheet], mapping: str, out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    for file in dict.fromkeys(sheet.file for sheet in sheets):
        parts = [sheet for sheet in sheets if sheet.file == file]
        columns = list(dict.fromkeys(name for sheet in parts for name in sheet.columns))
        rows = [row for sheet in parts for row in _sheet_rows(tables, sheet)]
        _write_csv(out / f"{file}.csv", columns, rows)
    for table in _NATIVE:
        if tables.get(table):
            _write_csv(out / f"{table}.csv", list(CONTRACT[table].names), tables[table])
    (out / "mapping.toml").write_text(_mapping_toml(tables, mapping), encoding="utf-8")
    return out


def _sheet_rows(tables: Tables, sheet: Sheet) -> Iterable[Row]:
    for row in tables.get(sheet.table, []):
        if sheet.takes(row):
            yield {name: cell(row) for name, cell in sheet.columns.items()}


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def _mapping_toml(tables: Tables, mapping: str) -> str:
    if len(tables["sources"]) != 1:
        raise RefusedDelivery(["an export is one system's: the package must have one source"])
    source = {name: text for name, text in tables["sources"][0].items() if text}
    lines = [f'mapping = "{mapping}"', "", "[source]"]
    for name, text in source.items():
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'{name} = "{escaped}"')
    return "\n".join(lines) + "\n"
