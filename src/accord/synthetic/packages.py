"""Writes extract packages piece by piece: CSV for small countries, Parquet for large ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from accord.synthetic.organisations import Source
from accord.tables.extract import EXTRACT_TABLES
from accord.tables.spec import DATETIME, LIST, Table

_TABLES = {table.name: table for table in EXTRACT_TABLES}


def as_table(table: Table, rows: list[dict[str, object]]) -> pa.Table:
    """Rows as they were written down, in the types of the contract."""
    return pa.Table.from_pylist(rows, schema=table.schema)


class PackageWriter:
    """One folder for each source, one file for each of its tables, written in pieces."""

    def __init__(self, folder: Path, *, is_parquet: bool) -> None:
        self._folder = folder
        self._is_parquet = is_parquet
        self._open: dict[tuple[str, str], pq.ParquetWriter | pcsv.CSVWriter] = {}

    def register(self, source: Source) -> None:
        """The package's own row of the sources table."""
        self.append(source.source_id, "sources", as_table(_TABLES["sources"], [source.row()]))

    def append(self, source_id: str, name: str, piece: pa.Table) -> None:
        """More rows of a table, in the order of its key."""
        if piece.num_rows == 0:
            return
        table = _TABLES[name]
        piece = piece.select(table.names).cast(table.schema)
        piece = piece.sort_by([(column, "ascending") for column in table.key])
        if self._is_parquet:
            self._writer(source_id, table).write_table(piece)
        else:
            self._writer(source_id, table).write_table(_as_text(table, piece))

    def append_rows(
        self, rows: Mapping[tuple[str, str], list[dict[str, object]]], sources: Iterable[str]
    ) -> None:
        """Rows written one at a time, for these sources."""
        wanted = set(sources)
        for source_id, name in sorted(rows):
            if source_id in wanted:
                self.append(source_id, name, as_table(_TABLES[name], rows[(source_id, name)]))

    def close(self, sources: Iterable[str]) -> None:
        """No more rows will come for these sources."""
        done = set(sources)
        for key in [k for k in self._open if k[0] in done]:
            self._open.pop(key).close()

    def close_all(self) -> None:
        """No more rows will come."""
        self.close({source for source, _ in self._open})

    def _writer(self, source_id: str, table: Table) -> pq.ParquetWriter | pcsv.CSVWriter:
        key = (source_id, table.name)
        if key not in self._open:
            folder = self._folder / source_id
            folder.mkdir(parents=True, exist_ok=True)
            if self._is_parquet:
                path = folder / f"{table.name}.parquet"
                self._open[key] = pq.ParquetWriter(path, table.schema, compression="zstd")
            else:
                path = folder / f"{table.name}.csv"
                schema = pa.schema([pa.field(n, pa.string()) for n in table.names])
                options = pcsv.WriteOptions(quoting_style="needed")
                self._open[key] = pcsv.CSVWriter(path, schema, write_options=options)
        return self._open[key]


def _as_text(table: Table, piece: pa.Table) -> pa.Table:
    columns = []
    for column in table.columns:
        values = piece[column.name].combine_chunks()
        if column.kind is LIST:
            values = pc.binary_join(values, "|")
        elif column.kind is DATETIME:
            values = pc.strftime(values.cast(pa.timestamp("s")), format="%Y-%m-%dT%H:%M:%S")
        columns.append(values.cast(pa.string()))
    return pa.Table.from_arrays(columns, names=list(table.names))


class TruthWriter:
    """The truth beside the packages: one Parquet file a table, written in pieces."""

    def __init__(self, folder: Path, tables: Iterable[Table]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._writers = {
            t.name: (
                t,
                pq.ParquetWriter(folder / f"{t.name}.parquet", t.schema, compression="zstd"),
            )
            for t in tables
        }

    def append(self, name: str, piece: pa.Table) -> None:
        """More rows of a truth table."""
        table, writer = self._writers[name]
        if piece.num_rows:
            writer.write_table(piece.select(table.names).cast(table.schema))

    def append_rows(self, name: str, rows: list[dict[str, object]]) -> None:
        """Rows written one at a time."""
        self.append(name, as_table(self._writers[name][0], rows))

    def close(self) -> None:
        """No more rows will come."""
        for _, writer in self._writers.values():
            writer.close()
