"""What a stage may ask of an engine, and what it is handed when it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from accord.tables.spec import Table

# A function over one Arrow batch at a time; it must be importable by name, so that worker
# processes and clusters can run it.
BatchFunction = Callable[[pa.Table], pa.Table]


@dataclass(frozen=True)
class Step:
    """One named SQL query; its result is a table of that name that later steps may read."""

    name: str
    says: str
    sql: str


class Engine(Protocol):
    """SQL in the restricted dialect, over tables that live in the engine or in Parquet."""

    name: str

    @property
    def native(self) -> Any:
        """The engine's own connection: for linkage, whose library needs it, and nobody else."""

    def step(self, step: Step) -> None:
        """Make the table step.name from step.sql, replacing any of that name."""

    def run(self, sql: str) -> None:
        """Run a statement that returns nothing of interest."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """All rows of a small result."""

    def arrow(self, sql: str) -> pa.Table:
        """A whole result as Arrow; for results that fit in memory."""

    def batches(self, sql: str, size: int = 50_000) -> Iterator[pa.Table]:
        """A result in pieces, in a fixed order if the query has one."""

    def register(self, name: str, rows: pa.Table) -> None:
        """Make a table of that name from Arrow rows."""

    def register_batches(self, name: str, schema: pa.Schema, rows: Iterable[pa.Table]) -> None:
        """Make a table of that name from pieces, without holding them all."""

    def turn(
        self, name: str, sql: str, function: BatchFunction, schema: pa.Schema, workers: int = 1
    ) -> None:
        """Make a table of what a function makes of a result, piece by piece, on several workers.

        What it makes of a row may depend on nothing but the row: pieces are cut anywhere.
        """

    def load(self, name: str, path: Path, columns: Sequence[str] = ()) -> None:
        """Let queries read a Parquet file under that name: of its columns those named, or all."""

    def load_labelled(self, name: str, label: str, files: Mapping[str, Path]) -> None:
        """Let queries read some Parquet files as one table, each row with the label of its file.

        What they are asked costs what their rows cost, however many the files are.
        """

    def save(self, table: Table, path: Path, run_id: str = "") -> int:
        """Write the table of that name to Parquet, its columns typed and its rows ordered by key.

        A run's id, where one is given, stands in every row of a table that declares the column.
        Returns the number of rows. The same rows give the same bytes.
        """

    def tables(self) -> list[str]:
        """The names of everything a query may read now, in their order."""

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in their order."""

    def drop(self, table: str) -> None:
        """Forget a table that a step or hand made."""

    def close(self) -> None:
        """Give everything back."""


@dataclass(frozen=True)
class Work:
    """What a stage is handed: the engine with its tables in place, and a way to say how far."""

    engine: Engine
    report: Callable[[str], None] = field(default=lambda _: None)
    deliveries: tuple[Path, ...] = ()
    workers: int = 1
    # An organisation's own files for this stage: catalogue entries, or definitions.
    overlays: tuple[Path, ...] = ()
    # Where a stage may keep what spares it work in the next run; it never changes what comes out.
    keep: Path | None = None
    # What the stage is made with: what was kept by other code, or with other files, is not used.
    made_with: str = ""
    # What the stage left in an earlier run, made with the same; and where what it leaves in this
    # run will lie: what it puts there beside its tables is whole with them, or not there at all.
    before: Path | None = None
    beside: Path | None = None

    def steps(self, steps: Iterable[Step]) -> None:
        """Run named steps in order."""
        for step in steps:
            self.engine.step(step)
