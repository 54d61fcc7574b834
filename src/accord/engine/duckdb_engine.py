"""The embedded engine: DuckDB in this process, Parquet on disk, nothing over the network."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from accord.engine.interface import BatchFunction, Step
from accord.engine.literals import named, quoted
from accord.engine.macros import MACROS
from accord.engine.pieces import turned
from accord.errors import OutOfRoom
from accord.tables.spec import Table

# Rows of one piece that a worker is handed.
PIECE = 2_000
# How a system says that a file can grow no more, as far as DuckDB passes it on.
_FULL = ("No space left", "File too large", "quota exceeded", "Could not write all bytes")


@contextmanager
def _in_words() -> Iterator[None]:
    """Say in words that memory or disk ran out; never with what the engine was holding."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise OutOfRoom(
            "A query needs more memory than it may use and more room on disk than there is. "
            "Give it more of either: --memory, or --scratch with a folder on a larger disk."
        ) from None
    except duckdb.IOException as problem:
        if not any(sign.lower() in str(problem).lower() for sign in _FULL):
            raise
        raise OutOfRoom("A disk is full: that of the store, or of the scratch folder.") from None


@dataclass
class DuckDBEngine:
    """One private in-memory database; big steps spill into the folder given."""

    connection: duckdb.DuckDBPyConnection
    name: str = "duckdb"

    @classmethod
    def open(cls, spill: Path | None, memory: str | None, threads: int | None) -> DuckDBEngine:
        """Open an engine that never reaches outside this machine."""
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "threads": threads or os.cpu_count() or 1,
        }
        if memory:
            settings["memory_limit"] = memory
        # Without a folder of its own nothing is spilled: the engine would otherwise leave case
        # material in whatever folder it was started from.
        settings["temp_directory"] = str(spill) if spill else ""
        engine = cls(duckdb.connect(":memory:", config=settings))
        for statement in ("set enable_progress_bar = false", "set TimeZone = 'UTC'"):
            engine.run(statement)
        for macro in MACROS:
            engine.run(f"create macro {macro.name}({macro.arguments}) as ({macro.duckdb})")
        return engine

    @property
    def native(self) -> duckdb.DuckDBPyConnection:
        return self.connection

    def step(self, step: Step) -> None:
        self.run(f"create or replace table {step.name} as {step.sql}")

    def run(self, sql: str) -> None:
        # Every result is read to its end: an open one blocks the connection for all others.
        with _in_words():
            self.connection.execute(sql).fetchall()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with _in_words():
            return self.connection.execute(sql).fetchall()

    def arrow(self, sql: str) -> pa.Table:
        with _in_words():
            return self.connection.sql(sql).to_arrow_table()

    def batches(self, sql: str, size: int = 50_000) -> Iterator[pa.Table]:
        cursor = self.connection.cursor()
        try:
            reader = cursor.sql(sql).to_arrow_reader(size)
            for batch in reader:
                yield pa.Table.from_batches([batch], reader.schema)
        finally:
            cursor.close()

    def register(self, name: str, rows: pa.Table) -> None:
        self.register_batches(name, rows.schema, [rows])

    def register_batches(self, name: str, schema: pa.Schema, rows: Iterable[pa.Table]) -> None:
        pieces = (batch for piece in rows for batch in piece.cast(schema).to_batches())
        reader = pa.RecordBatchReader.from_batches(schema, pieces)
        # The reader may itself draw on this connection, so it is read through a second cursor.
        cursor = self.connection.cursor()
        try:
            cursor.register("incoming_rows", reader)
            with _in_words():
                cursor.execute(f"create or replace table {name} as from incoming_rows").fetchall()
            cursor.unregister("incoming_rows")
        finally:
            cursor.close()

    def turn(
        self, name: str, sql: str, function: BatchFunction, schema: pa.Schema, workers: int = 1
    ) -> None:
        made = turned(self.batches(sql, PIECE), function, workers)
        self.register_batches(name, schema, made)

    def load(self, name: str, path: Path) -> None:
        self.run(f"create or replace view {name} as from read_parquet({quoted(path)})")

    def save(self, table: Table, path: Path, extra: str = "") -> int:
        columns = ", ".join(
            f'cast("{c.name}" as {c.kind.sql}) as "{c.name}"' for c in table.columns
        )
        order = ", ".join(f'"{c}"' for c in dict.fromkeys((*table.key, *table.names)))
        select = f"select {columns} from {table.name} {extra} order by {order}"
        self.run(f"copy ({select}) to {quoted(path)} (format parquet, compression zstd)")
        return int(pq.ParquetFile(path).metadata.num_rows)

    def tables(self) -> list[str]:
        names = "select distinct table_name from information_schema.tables order by all"
        return [name for (name,) in self.rows(names)]

    def columns(self, table: str) -> list[str]:
        return list(self.arrow(f"from {named(table)} limit 0").column_names)

    def drop(self, table: str) -> None:
        kinds = (
            f"select table_type from information_schema.tables where table_name = {quoted(table)}"
        )
        for (kind,) in self.rows(kinds):
            self.run(f"drop {'view' if kind == 'VIEW' else 'table'} {named(table)}")

    def close(self) -> None:
        self.connection.close()
