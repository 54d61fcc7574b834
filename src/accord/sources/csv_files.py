"""A CSV file in, its rows as text out: by the engine's fast reader, or row by row if it balks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from accord.engine import Engine, named, quoted
from accord.sources.casting import LONGEST_TEXT
from accord.sources.reading import BrokenRow, FileRows, Unusable, text_schema
from accord.sources.records import records
from accord.sources.texts import as_utf8, encoding_of

MOST_COLUMNS = 2_000
LONGEST_HEADER = 1024**2
PIECE = 20_000


def read_csv(
    engine: Engine, path: Path, name: str, relation: str, workspace: Path, separator: str = ","
) -> FileRows:
    """Read a CSV file into the relation; Unusable where no row of it could be read."""
    if path.stat().st_size == 0:
        raise Unusable(f"{name} is empty: it has not even a header")
    encoding = encoding_of(path)
    notes = ("encoding_guessed",) if encoding.is_guessed else ()
    try:
        text, is_clean = as_utf8(path, encoding, workspace / f"{relation}.utf8")
    except UnicodeError:
        raise Unusable(f"{name} is marked as UTF-16 and is not; deliver UTF-8") from None
    headers = _header(text, name, separator)
    try:
        if is_clean and _fast(engine, text, relation, len(headers), separator):
            n_rows = int(engine.rows(f"select count(*) from {relation}")[0][0])
            return FileRows(name, relation, headers, n_rows, notes=notes)
        broken = _slow(engine, text, relation, len(headers), separator)
    except Unusable as problem:
        raise Unusable(f"{name}: {problem}") from None
    finally:
        if text != path:
            text.unlink()
    n_good = int(engine.rows(f"select count(*) from {relation}")[0][0])
    return FileRows(name, relation, headers, n_good + len(broken), tuple(broken), notes)


def _header(path: Path, name: str, separator: str) -> tuple[str, ...]:
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as opened:
        head = opened.read(LONGEST_HEADER)
    is_cut = path.stat().st_size > LONGEST_HEADER
    first = next(_records_of(head, separator), ([], "empty"))
    headers = tuple(cell.strip() for cell in first[0])
    if first[1] or not any(headers):
        raise Unusable(f"{name} has no readable header")
    while headers and not headers[-1]:
        headers = headers[:-1]
    if len(headers) > MOST_COLUMNS or (is_cut and "\n" not in head and "\r" not in head):
        raise Unusable(f"{name} has more than {MOST_COLUMNS:,} columns, or no line ends")
    return headers


def _records_of(text: str, separator: str) -> Iterator[tuple[list[str], str]]:
    return records(io.StringIO(text, newline=""), separator)


def _fast(engine: Engine, path: Path, relation: str, n_columns: int, separator: str) -> bool:
    columns = ", ".join(f"'c{n}': 'varchar'" for n in range(1, n_columns + 1))
    read = (
        f"read_csv({quoted(str(path))}, auto_detect = false, header = true, "
        f"delim = {quoted(separator)}, quote = '\"', escape = '\"', columns = {{{columns}}}, "
        f"strict_mode = true, max_line_size = {4 * LONGEST_TEXT})"
    )
    try:
        engine.run(f"create or replace table {relation}_read as from {read}")
    except duckdb.Error:
        return False
    select = ", ".join(named(f"c{n}") for n in range(1, n_columns + 1))
    engine.run(
        f"create or replace view {relation} as "
        f"select rowid + 1 as row_number, {select} from {relation}_read"
    )
    return True


def _slow(
    engine: Engine, path: Path, relation: str, n_columns: int, separator: str
) -> list[BrokenRow]:
    # The limit of the csv module is one for the whole process and far below a real case summary.
    csv.field_size_limit(4 * LONGEST_TEXT)
    rows = _Rows(n_columns)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as opened:
        taken = records(opened, separator)
        next(taken, None)
        engine.register_batches(relation, text_schema(n_columns), rows.pieces(taken))
    return rows.broken


@dataclass
class _Rows:
    """Sorts records into good ones, passed on in pieces, and broken ones, kept aside."""

    n_columns: int
    broken: list[BrokenRow] = field(default_factory=list)

    def pieces(self, taken: Iterator[tuple[list[str], str]]) -> Iterator[pa.Table]:
        good: list[tuple[int, list[str]]] = []
        for row_number, (fields, fault) in enumerate(taken, start=1):
            whole = self._fitted(fields)
            rule = fault or ("" if whole else "wrong_number_of_fields")
            if rule:
                self.broken.append(BrokenRow(row_number, rule, tuple(map(_storable, fields))))
                continue
            good.append((row_number, whole))
            if len(good) == PIECE:
                yield self._table(good)
                good = []
        yield self._table(good)

    def _fitted(self, fields: list[str]) -> list[str]:
        # A separator at the end of every line is a habit of some systems, not another field.
        extra = fields[self.n_columns :]
        return fields[: self.n_columns] if len(fields) >= self.n_columns and not any(extra) else []

    def _table(self, good: list[tuple[int, list[str]]]) -> pa.Table:
        columns = list(zip(*(fields for _, fields in good), strict=True))
        columns = columns or [()] * self.n_columns
        arrays = [pa.array([n for n, _ in good], pa.int64())]
        arrays += [pa.array([cell or None for cell in column], pa.string()) for column in columns]
        return pa.Table.from_arrays(arrays, schema=text_schema(self.n_columns))


def _storable(text: str) -> str:
    # Bytes that are no text are written out in hexadecimal, so that the row is kept whole.
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
