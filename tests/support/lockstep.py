"""Two engines that do everything side by side: whatever one answers, the other must answer too."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from accord.engine import Engine, Step
from accord.tables.spec import Table

# Sums of the same numbers in another order, and logarithms of another library, differ by so much.
CLOSE = 1e-9
_ENDS_ORDERED = re.compile(r"order by [^()]*$")


@dataclass
class Lockstep:
    """The first engine's answers, each held against the second's; differences are collected."""

    first: Engine
    second: Engine
    name: str = "lockstep"
    # Columns of digests that an engine makes for itself and nobody else reads.
    own: frozenset[str] = frozenset()
    differences: list[str] = field(default_factory=list)
    compared: int = 0

    @property
    def native(self) -> Any:
        return self.first.native

    def step(self, step: Step) -> None:
        self._share()
        self.first.step(step)
        self._both(f"step {step.name}", lambda: self._stepped(step))

    def run(self, sql: str) -> None:
        self._share()
        self.first.run(sql)
        if not sql.startswith(("copy ", "set ")):
            self._both(f"run {sql[:60]}", lambda: self.second.run(sql))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        self._share()
        rows = self.first.rows(sql)
        self._both(f"rows {sql[:300]}", lambda: self._held(rows, self.second.rows(sql), sql))
        return rows

    def arrow(self, sql: str) -> pa.Table:
        self._share()
        rows = self.first.arrow(sql)
        self._both(
            f"arrow {sql[:300]}",
            lambda: self._held(values(rows), values(self.second.arrow(sql)), sql),
        )
        return rows

    def batches(self, sql: str, size: int = 50_000) -> Iterator[pa.Table]:
        self._share()
        theirs = [row for piece in self.second.batches(sql, size) for row in values(piece)]
        ours = [row for piece in self.first.batches(sql, size) for row in values(piece)]
        self._both(f"batches {sql[:300]}", lambda: self._held(ours, theirs, sql))
        yield from self.first.batches(sql, size)

    def register(self, name: str, rows: pa.Table) -> None:
        self.first.register(name, rows)
        self.second.register(name, rows)

    def register_batches(self, name: str, schema: pa.Schema, rows: Iterable[pa.Table]) -> None:
        pieces = list(rows)
        self.first.register_batches(name, schema, pieces)
        self.second.register_batches(name, schema, pieces)

    def turn(self, name: str, sql: str, function: Any, schema: pa.Schema, workers: int = 1) -> None:
        self._share()
        self.first.turn(name, sql, function, schema, workers)
        self._both(f"turn {name}", lambda: self._turned(name, sql, function, schema))

    def _turned(self, name: str, sql: str, function: Any, schema: pa.Schema) -> None:
        ours = self.first.arrow(f"from {name}")
        try:
            self.second.turn(name, sql, function, schema)
            theirs = values(self.second.arrow(f"from {name}"))
            self._held(values(ours), theirs, "", is_ordered=False)
        except Exception:
            self.second.register(name, ours)
            raise

    def load(self, name: str, path: Path, columns: Sequence[str] = ()) -> None:
        self.first.load(name, path, columns)
        self.second.load(name, path, columns)

    def load_labelled(self, name: str, label: str, files: Mapping[str, Path]) -> None:
        self.first.load_labelled(name, label, files)
        self.second.load_labelled(name, label, files)

    def save(self, table: Table, path: Path, run_id: str = "") -> int:
        self._share()
        n = self.first.save(table, path, run_id)
        other = path.with_suffix(".other")
        self._both(f"save {table.name}", lambda: self._saved(table, path, other, run_id))
        return n

    def tables(self) -> list[str]:
        return self.first.tables()

    def columns(self, table: str) -> list[str]:
        return self.first.columns(table)

    def drop(self, table: str) -> None:
        self.first.drop(table)
        if table in self.second.tables():
            self.second.drop(table)

    def close(self) -> None:
        self.first.close()
        self.second.close()

    def _share(self) -> None:
        """Give the second engine what the first was given by other hands."""
        known = set(self.second.tables())
        for name in self.first.tables():
            if name not in known:
                self.second.register(name, self.first.arrow(f"from {name}"))

    def _both(self, what: str, held: Any) -> None:
        self.compared += 1
        try:
            held()
        except Exception as problem:
            said = str(problem).split("\n\nJVM")[0].split("== SQL")[0]
            self.differences.append(f"{what}: {type(problem).__name__} {said[:600]}")

    def _stepped(self, step: Step) -> None:
        """Run the step on the second; what it got wrong is replaced, so that one fault is one."""
        ours = self.first.arrow(f"from {step.name}")
        try:
            self.second.step(step)
            theirs = self.second.arrow(f"from {step.name}")
            if ours.column_names != theirs.column_names:
                raise AssertionError(f"columns {ours.column_names} {theirs.column_names}")
            alike = [name for name in ours.column_names if f"{step.name}.{name}" not in self.own]
            self._held(
                values(ours.select(alike)), values(theirs.select(alike)), "", is_ordered=False
            )
        except Exception:
            self.second.register(step.name, ours)
            raise

    def _saved(self, table: Table, path: Path, other: Path, run_id: str) -> None:
        import pyarrow.parquet as pq

        self.second.save(table, other, run_id)
        ours, theirs = pq.read_table(path), pq.read_table(other)
        other.unlink()
        assert ours.column_names == theirs.column_names
        self._held(values(ours), values(theirs), "", is_ordered=True)

    def _held(
        self, ours: list[Any], theirs: list[Any], sql: str, *, is_ordered: bool | None = None
    ) -> None:
        ordered = bool(_ENDS_ORDERED.search(sql)) if is_ordered is None else is_ordered
        told = difference(ours, theirs, ordered)
        if told:
            raise AssertionError(told)


def values(rows: pa.Table) -> list[tuple[Any, ...]]:
    """The rows of a table as tuples."""
    return list(zip(*(column.to_pylist() for column in rows.columns), strict=True))


def difference(ours: list[Any], theirs: list[Any], is_ordered: bool) -> str:
    """The first rows that differ, or nothing."""
    if len(ours) != len(theirs):
        mine, other = set(map(_key, ours)), set(map(_key, theirs))
        return (
            f"{len(ours)} rows and {len(theirs)}; only ours {sorted(mine - other)[:3]}; "
            f"only theirs {sorted(other - mine)[:3]}"
        )
    if not is_ordered:
        ours, theirs = sorted(ours, key=_key), sorted(theirs, key=_key)
    n = 0
    first = ""
    for mine, other in zip(ours, theirs, strict=True):
        if not alike(mine, other):
            n += 1
            first = first or f"ours {mine} theirs {other}"
    return f"{n} of {len(ours)} rows differ; {first}" if n else ""


def _key(row: Any) -> str:
    return repr(plain(row))


def plain(value: Any) -> Any:
    """A value without what a number's kind or last digits say of it."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float | Decimal):
        return "nan" if value != value else f"{float(value):.7g}"
    if isinstance(value, dict):
        return [plain(item) for item in value.values()]
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def alike(mine: Any, other: Any) -> bool:
    """Whether two values are the same, numbers but for their last digits."""
    if isinstance(mine, bool) or isinstance(other, bool):
        return mine is other
    if isinstance(mine, int | float | Decimal) and isinstance(other, int | float | Decimal):
        one, two = float(mine), float(other)
        return math.isclose(one, two, rel_tol=CLOSE, abs_tol=CLOSE) or (one != one and two != two)
    if isinstance(mine, list | tuple) and isinstance(other, list | tuple):
        return len(mine) == len(other) and all(map(alike, mine, other))
    return bool(mine == other)
