"""The embedded engine: DuckDB in this process, Parquet on disk, nothing over the network."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from accord.engine.interface import BatchFunction, Step
from accord.engine.literals import named, quoted
from accord.engine.macros import MACROS
from accord.engine.pieces import Handed, turned
from accord.engine.published import in_order
from accord.engine.room import in_words
from accord.tables.spec import Table

# Rows of one piece that a worker is handed.
PIECE = 2_000
# Bytes of a file whose rows are held where many files are read as one table.
LITTLE = 100_000


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
        engine.run(
            "; ".join(f"create macro {m.name}({m.arguments}) as ({m.duckdb})" for m in MACROS)
        )
        return engine

    @property
    def native(self) -> duckdb.DuckDBPyConnection:
        return self.connection

    def step(self, step: Step) -> None:
        self.run(f"create or replace table {step.name} as {step.sql}")

    def run(self, sql: str) -> None:
        # Every result is read to its end: an open one blocks the connection for all others.
        with in_words():
            self.connection.execute(sql).fetchall()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with in_words():
            return self.connection.execute(sql).fetchall()

    def arrow(self, sql: str) -> pa.Table:
        with in_words():
            return self.connection.sql(sql).to_arrow_table()

    def batches(self, sql: str, size: int = 50_000) -> Iterator[pa.Table]:
        cursor = self.connection.cursor()
        try:
            with in_words():
                reader = cursor.sql(sql).to_arrow_reader(size)
                for batch in reader:
                    yield pa.Table.from_batches([batch], reader.schema)
        finally:
            cursor.close()

    def register(self, name: str, rows: pa.Table) -> None:
        self.register_batches(name, rows.schema, [rows])

    def register_batches(self, name: str, schema: pa.Schema, rows: Iterable[pa.Table]) -> None:
        handed = Handed(batch for piece in rows for batch in piece.cast(schema).to_batches())
        reader = pa.RecordBatchReader.from_batches(schema, handed)
        # The reader may itself draw on this connection, so it is read through a second cursor.
        cursor = self.connection.cursor()
        try:
            cursor.register("incoming_rows", reader)
            with in_words(), handed.as_it_failed():
                cursor.execute(f"create or replace table {name} as from incoming_rows").fetchall()
            cursor.unregister("incoming_rows")
        finally:
            cursor.close()

    def turn(
        self, name: str, sql: str, function: BatchFunction, schema: pa.Schema, workers: int = 1
    ) -> None:
        made = turned(self.batches(sql, PIECE), function, workers)
        self.register_batches(name, schema, made)

    def load(self, name: str, path: Path, columns: Sequence[str] = ()) -> None:
        chosen = ", ".join(map(named, columns)) or "*"
        rows = f"select {chosen} from read_parquet({quoted(path)})"
        self.run(f"create or replace view {name} as {rows}")

    def load_labelled(self, name: str, label: str, files: Mapping[str, Path]) -> None:
        little = {said: path for said, path in files.items() if path.stat().st_size <= LITTLE}
        large = {said: path for said, path in files.items() if said not in little}
        parts = []
        if large:
            parts.append(self._labelled(f"{name}_large", label, large))
        if little:
            # A little file costs more to open than to hold, and each query would open it again.
            rows = self._labelled(f"{name}_little", label, little)
            self.run(f"create or replace table {name}_held as {rows}")
            parts.append(f"select * from {name}_held")
        self.run(f"create or replace view {name} as {' union all by name '.join(parts)}")

    def _labelled(self, name: str, label: str, files: Mapping[str, Path]) -> str:
        """A query for the rows of some files, each with the label of its file."""
        numbers = pa.array(range(len(files)), pa.int64())
        labels = pa.array(list(files), pa.string())
        self.register(f"{name}_files", pa.table({"file_number": numbers, label: labels}))
        paths = ", ".join(map(quoted, files.values()))
        return (
            f"select r.* exclude (file_index), f.{named(label)} from "
            f"(select *, file_index from read_parquet([{paths}], union_by_name = true)) as r "
            f"join {name}_files as f on f.file_number = r.file_index"
        )

    def save(self, table: Table, path: Path, run_id: str = "") -> int:
        select = in_order(table, run_id)
        self.run(f"copy ({select}) to {quoted(path)} (format parquet, compression zstd)")
        return int(pq.ParquetFile(path).metadata.num_rows)

    def tables(self) -> list[str]:
        names = "select distinct table_name from information_schema.tables order by all"
        return [name for (name,) in self.rows(names)]

    def columns(self, table: str) -> list[str]:
        return list(self.arrow(f"from {named(table)} limit 0").column_names)

    def drop(self, table: str) -> None:
        # Some stages drop a hundred tables: a look at the list of all of them costs more than one.
        try:
            self.run(f"drop table if exists {named(table)}")
        except duckdb.CatalogException:
            self.run(f"drop view if exists {named(table)}")

    def close(self) -> None:
        self.connection.close()
