"""A Parquet file in, its rows as text out, so that both forms go through the same checks."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from accord.engine import Engine, named, quoted
from accord.errors import OutOfRoom
from accord.sources.csv_files import MOST_COLUMNS
from accord.sources.reading import BrokenRow, FileRows, Unusable

# A few bytes can stand for billions of equal rows; no extract looks like that.
MOST_ROWS_PER_BYTE = 50
SMALL_ENOUGH = 100_000


def read_parquet(engine: Engine, path: Path, name: str, relation: str) -> FileRows:
    """Read a Parquet file into the relation; Unusable where it is damaged or not plain columns."""
    schema, n_rows = _opened(path, name)
    if len(schema) > MOST_COLUMNS:
        raise Unusable(f"{name} has more than {MOST_COLUMNS:,} columns")
    if n_rows > SMALL_ENOUGH and n_rows > MOST_ROWS_PER_BYTE * path.stat().st_size:
        raise Unusable(f"{name} would unpack to far more rows than its size allows: a bomb")
    if len({f.name.casefold() for f in schema}) < len(schema):
        raise Unusable(f"{name} has two columns of one name")
    columns = ", ".join(f"{_as_text(f, name)} as c{n}" for n, f in enumerate(schema, start=1))
    try:
        engine.run(
            f"create or replace table {relation} as "
            f"select file_row_number + 1 as row_number, {columns} "
            f"from read_parquet({quoted(str(path))}, file_row_number = true)"
        )
    except OutOfRoom:
        raise
    except Exception:
        raise Unusable(f"{name} is damaged: its rows cannot be read") from None
    headers = tuple(f.name.strip() for f in schema)
    return FileRows(name, relation, headers, n_rows, _take_out_unreadable(engine, relation, schema))


def _take_out_unreadable(engine: Engine, relation: str, schema: pa.Schema) -> tuple[BrokenRow, ...]:
    # A NUL byte ends a text for some programs and not for others: no two would read it alike.
    texts = [n for n, f in enumerate(schema, start=1) if not _is_number(f.type)]
    has_nul = " or ".join(f"contains(c{n}, chr(0))" for n in texts) or "false"
    rows = engine.rows(f"select * from {relation} where {has_nul} order by row_number")
    if rows:
        engine.run(f"delete from {relation} where {has_nul}")
    return tuple(
        BrokenRow(n, "unreadable_text", tuple("" if c is None else str(c) for c in cells))
        for n, *cells in rows
    )


def _is_number(kind: pa.DataType) -> bool:
    return any(
        test(kind)
        for test in (
            pa.types.is_integer,
            pa.types.is_floating,
            pa.types.is_boolean,
            pa.types.is_date,
            pa.types.is_timestamp,
        )
    )


def _opened(path: Path, name: str) -> tuple[pa.Schema, int]:
    try:
        opened = pq.ParquetFile(path)
        return opened.schema_arrow, int(opened.metadata.num_rows)
    except (pa.ArrowException, OSError, ValueError):
        raise Unusable(f"{name} is not a whole Parquet file: damaged, cut short or else") from None


def _as_text(column: pa.Field, name: str) -> str:
    kind, cell = column.type, named(column.name)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        if _is_plain(kind.value_type):
            return f"array_to_string(cast({cell} as varchar[]), '|')"
    elif pa.types.is_dictionary(kind) or _is_plain(kind):
        return f"cast({cell} as varchar)"
    raise Unusable(f"{name} has a column that is neither text, number, date nor a list of texts")


def _is_plain(kind: pa.DataType) -> bool:
    tests = (
        pa.types.is_string,
        pa.types.is_large_string,
        pa.types.is_integer,
        pa.types.is_floating,
        pa.types.is_decimal,
        pa.types.is_boolean,
        pa.types.is_date,
        pa.types.is_timestamp,
        pa.types.is_null,
    )
    return any(test(kind) for test in tests)
