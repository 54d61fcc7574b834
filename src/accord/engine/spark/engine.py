"""The engine for a cluster: steps run on Spark, and each leaves a table in the scratch folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlglot import exp

from accord.engine.interface import BatchFunction, Step
from accord.engine.published import in_order
from accord.engine.spark import session as sessions
from accord.engine.spark.little import Little
from accord.engine.spark.translation import parsed, written
from accord.tables.spec import Table

# Rows of one group in a published file, so that the same rows give the same bytes.
ROW_GROUP = 122_880
_WHOLE_TABLE = re.compile(r"from (\w+)")


@dataclass
class SparkEngine:
    """A session with its own names; every table made in it lies in the scratch folder."""

    session: Any
    scratch: str
    little: Little
    name: str = "spark"
    _made: dict[str, str] = field(default_factory=dict)
    # Files that nobody has asked for yet, by the names they are read under.
    _unread: set[str] = field(default_factory=set)
    _count: int = 0

    @classmethod
    def open(
        cls, spill: Path | None, memory: str | None, threads: int | None, master: str | None
    ) -> SparkEngine:
        """Open an engine on a cluster, or on this machine where none is named."""
        session = sessions.opened(master, spill, memory, threads)
        scratch = sessions.scratch_of(session, spill)
        return cls(session, scratch, Little(session, sessions.is_here(session, scratch)))

    @property
    def native(self) -> Any:
        return self.session

    @sessions.in_words
    def step(self, step: Step) -> None:
        self._make(step.name, self._query(step.sql))

    @sessions.in_words
    def run(self, sql: str) -> None:
        tree = parsed(sql)
        kind = type(tree)
        if kind not in _STATEMENTS:
            raise ValueError(f"Spark is not given a statement that begins {sql.split()[0]}")
        _STATEMENTS[kind](self, tree)

    @sessions.in_words
    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._query(sql).collect()]

    @sessions.in_words
    def arrow(self, sql: str) -> pa.Table:
        whole = _WHOLE_TABLE.fullmatch(sql)
        place = self._made.get(whole[1], "") if whole else ""
        if place and not sessions.is_shared(place):
            # What lies on this machine needs no query to be read.
            return _plain(pq.read_table(place, partitioning=None))
        return _plain(_with_types(self._query(sql)).toArrow())

    def batches(self, sql: str, size: int = 50_000) -> Iterator[pa.Table]:
        if self.little.holds:
            yield from _cut(self.arrow(sql), size)
            return
        place = self._fresh("batches")
        self._query(sql).write.parquet(place)
        try:
            yield from _pieces(sessions.parts(self.session, place), size)
        finally:
            self._remove(place)

    def register(self, name: str, rows: pa.Table) -> None:
        self.register_batches(name, rows.schema, [rows])

    @sessions.in_words
    def register_batches(self, name: str, schema: pa.Schema, rows: Iterable[pa.Table]) -> None:
        place = self._fresh(name)
        schema = _typed(schema)
        columns = from_arrow(schema)
        if columns and not sessions.is_shared(place):
            size = _write_here(place, schema, rows)
            self._name(name, place, columns)
            self._given(name, size)
            return
        empty = self._frame(schema.empty_table())
        empty.write.parquet(place)
        for piece in rows:
            if len(piece):
                self._frame(piece.cast(schema)).write.mode("append").parquet(place)
        self._name(name, place, empty.schema)

    @sessions.in_words
    def turn(
        self, name: str, sql: str, function: BatchFunction, schema: pa.Schema, workers: int = 1
    ) -> None:
        from pyspark.sql.functions import arrow_udf, explode, struct
        from pyspark.sql.types import ArrayType

        work = arrow_udf(_over(function, schema), ArrayType(from_arrow(schema)))
        rows = self._query(sql)
        # Few files may hold many rows; the work is in the function, so it is spread over all cores.
        n = max(workers, 2 * self.session.sparkContext.defaultParallelism)
        spread = rows if self.little.holds else rows.repartition(n)
        made = spread.select(explode(work(struct(*rows.columns))).alias("made"))
        self._make(name, made.select("made.*"))

    def load(self, name: str, path: Path, columns: Sequence[str] = ()) -> None:
        rows = self._file(name, path)
        (rows.select(*columns) if columns else rows).createOrReplaceTempView(name)
        self._named(name, "")
        self._given(name, path.stat().st_size)

    def load_labelled(self, name: str, label: str, files: Mapping[str, Path]) -> None:
        from pyspark.sql.functions import lit

        rows = [
            self._file(f"{name}_{n}", path).withColumn(label, lit(said))
            for n, (said, path) in enumerate(files.items())
        ]
        together = reduce(lambda a, b: a.unionByName(b, allowMissingColumns=True), rows)
        together.createOrReplaceTempView(name)
        self._named(name, "")
        self._given(name, sum(path.stat().st_size for path in files.values()))

    @sessions.in_words
    def save(self, table: Table, path: Path, run_id: str = "") -> int:
        return self._write(in_order(table, run_id), path, table.schema)

    def close(self) -> None:
        for name in self.tables():
            self.session.catalog.dropTempView(name)
        self._remove(self.scratch)

    def tables(self) -> list[str]:
        return sorted(self._made)

    def columns(self, table: str) -> list[str]:
        return list(self.session.table(table).columns)

    def drop(self, table: str) -> None:
        self.session.catalog.dropTempView(table)
        self._remove(self._made.pop(table, ""))

    def _file(self, name: str, path: Path) -> Any:
        place = sessions.reachable(self.session, path, self._fresh(name))
        return self._reader(path).parquet(place)

    def _reader(self, path: Path) -> Any:
        """Told the columns, Spark need not look into a file before it is asked for."""
        columns = from_arrow(pq.read_schema(path))
        return self.session.read.schema(columns) if columns else self.session.read

    def _written(self, tree: exp.Expr) -> str:
        for table in tree.find_all(exp.Table):
            self._read_in(table.name)
        return written(tree, self.columns)

    def _query(self, sql: str) -> Any:
        return self.session.sql(self._written(parsed(sql)))

    def _make(self, name: str, rows: Any) -> None:
        rows = _with_types(rows)
        if self.little.holds:
            self.little.held(rows).createOrReplaceTempView(name)
            self._named(name, "")
            return
        place = self._fresh(name)
        rows.write.parquet(place)
        self._name(name, place, rows.schema)

    def _name(self, name: str, place: str, schema: Any) -> None:
        """Let queries read what lies there under that name; what had the name goes."""
        self.session.read.schema(schema).parquet(place).createOrReplaceTempView(name)
        self._named(name, place)

    def _named(self, name: str, place: str) -> None:
        self._remove(self._made.get(name, ""))
        self._made[name] = place
        self._unread.discard(name)

    def _given(self, name: str, size: int) -> None:
        """Note a file that was not made here, and how large it is."""
        self.little.take(size)
        self._unread.add(name)

    def _read_in(self, name: str) -> None:
        """Hold a little file in memory from the first query that asks for it."""
        if name in self._unread and self.little.holds:
            self._unread.discard(name)
            self.little.held(self.session.table(name), at_once=False).createOrReplaceTempView(name)

    def _fresh(self, name: str) -> str:
        self._count += 1
        return f"{self.scratch}/{self._count:06}-{name}"

    def _frame(self, rows: pa.Table) -> Any:
        return self.session.createDataFrame(rows)

    def _remove(self, place: str) -> None:
        if place:
            sessions.remove(self.session, place)

    def _write(self, select: str, path: Path, schema: pa.Schema | None = None) -> int:
        """Write a result as one file, piece by piece, in its order."""
        if self.little.holds:
            rows = self.arrow(select)
            return _write(path, schema or rows.schema, _cut(rows, ROW_GROUP))
        place = self._fresh("written")
        self._query(select).write.parquet(place)
        try:
            pieces = _pieces(sessions.parts(self.session, place), ROW_GROUP)
            return _write(path, schema or self._schema(place), pieces)
        finally:
            self._remove(place)

    def _schema(self, place: str) -> pa.Schema:
        first = next(iter(sessions.parts(self.session, place)))
        return _plain(pq.read_schema(first).empty_table()).schema

    def _create(self, tree: exp.Expr) -> None:
        name, query = tree.this.name, tree.expression
        if str(tree.args["kind"]).upper() == "TABLE":
            self._make(name, self.session.sql(self._written(query)))
        else:
            self.session.sql(f"create or replace temporary view `{name}` as {self._written(query)}")
            self._named(name, "")

    def _insert(self, tree: exp.Expr) -> None:
        name = tree.this.name
        old, new = (
            self.session.table(name),
            self.session.sql(self._written(tree.expression)),
        )
        both = old.unionByName(new) if tree.args.get("by_name") else old.union(new)
        self._make(name, both)

    def _dropped(self, tree: exp.Expr) -> None:
        for table in tree.args["tables"]:
            self.drop(table.name)

    def _copy(self, tree: exp.Expr) -> None:
        (path,) = tree.args["files"]
        self._write(tree.this.this.sql("duckdb"), Path(str(path.this)))


_STATEMENTS = {
    exp.Create: SparkEngine._create,
    exp.Insert: SparkEngine._insert,
    exp.Drop: SparkEngine._dropped,
    exp.Copy: SparkEngine._copy,
}


def from_arrow(schema: pa.Schema) -> Any:
    """Columns as Spark has them; nothing where it has no such kind."""
    from pyspark.errors import PySparkTypeError
    from pyspark.sql.pandas.types import from_arrow_schema

    try:
        return from_arrow_schema(schema, prefer_timestamp_ntz=True)
    except PySparkTypeError:
        return None


def _over(function: BatchFunction, schema: pa.Schema) -> Callable[[Any], Any]:
    """The function for a worker: what it makes of a batch stands at the batch's first row."""

    def work(rows: pa.Array) -> pa.Array:
        made = function(pa.Table.from_struct_array(rows)).cast(schema)
        ends = pa.array([0] + [len(made)] * len(rows), pa.int32())
        whole = made.combine_chunks().to_batches()
        items = whole[0].to_struct_array() if whole else pa.array([], pa.struct(schema))
        return pa.ListArray.from_arrays(ends, items)

    return work


def _write(path: Path, schema: pa.Schema, pieces: Iterable[pa.Table]) -> int:
    """Pieces into one file, in their order; returns the number of rows."""
    n = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for piece in pieces:
            writer.write_table(piece.cast(schema), row_group_size=ROW_GROUP)
            n += len(piece)
    return n


def _write_here(place: str, schema: pa.Schema, rows: Iterable[pa.Table]) -> int:
    """Rows into a folder of this machine, without a query for them; returns how many bytes."""
    Path(place).mkdir(parents=True)
    path = Path(place) / "part-00000.parquet"
    with pq.ParquetWriter(path, schema, coerce_timestamps="us") as writer:
        for piece in rows:
            writer.write_table(piece.cast(schema))
    return path.stat().st_size


def _cut(rows: pa.Table, size: int) -> Iterator[pa.Table]:
    """The rows of a table in pieces of one size."""
    return (rows.slice(start, size) for start in range(0, len(rows), size))


def _pieces(parts: Iterable[Path], size: int) -> Iterator[pa.Table]:
    """The rows of files that Spark wrote in order, in pieces of one size."""
    waiting: list[pa.Table] = []
    n = 0
    for part in parts:
        for batch in pq.ParquetFile(part).iter_batches(size):
            waiting.append(_plain(pa.Table.from_batches([batch])))
            n += len(batch)
            if n >= size:
                whole = pa.concat_tables(waiting)
                yield whole.slice(0, size)
                waiting = [whole.slice(size)]
                n -= size
    if n:
        yield pa.concat_tables(waiting)


def _plain(rows: pa.Table) -> pa.Table:
    """Without what Spark notes beside a schema, and its dates and times as ours."""
    return rows.replace_schema_metadata(None)


def _typed(schema: pa.Schema) -> pa.Schema:
    """Kinds that Spark has not, as kinds that hold the same: nothing but empties, no sign."""
    kinds = {pa.null(): pa.int32(), pa.uint64(): pa.decimal128(20, 0)}
    return pa.schema([pa.field(f.name, kinds.get(f.type, f.type)) for f in schema])


def _with_types(rows: Any) -> Any:
    """Columns and lists of nothing but empties are of whole numbers, as in the embedded engine."""
    void = {f.name: f.dataType.simpleString() for f in rows.schema.fields}
    bad = {name: kind.replace("void", "int") for name, kind in void.items() if "void" in kind}
    if not bad:
        return rows
    return rows.select(
        *(
            rows[f"`{n}`"].cast(bad[n]).alias(n) if n in bad else rows[f"`{n}`"]
            for n in rows.columns
        )
    )
