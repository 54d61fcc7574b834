"""Turn the rows that no earlier run turned: what a row becomes depends on nothing but the row.

Kept from run to run are a digest of every row and what the rows became, nothing of rows that are
gone. So a run after a night's delivery reads the night's texts, and gives what reading all gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from accord.engine.interface import BatchFunction, Engine, Step, Work
from accord.engine.literals import named, quoted
from accord.placing import whole_folder

ROWS, MADE, MADE_WITH = "rows.parquet", "made.parquet", "made-with"


@dataclass(frozen=True)
class Turning:
    """A table made of what a function makes of rows, and how a row is known in a later run.

    The query for the rows may read NAME_due, the keys of those that are turned in this run.
    """

    name: str
    sql: str
    function: BatchFunction
    schema: pa.Schema
    # Columns that every row has, no two rows share, and everything made of a row carries.
    by: tuple[str, ...]
    # So many rows are turned sooner than other processes are started.
    alone_up_to: int = 0
    # A query for the key of every row and its row_digest, where that is had for less than the rows;
    # else the digest is taken of the row as the query gives it, and that reads no NAME_due.
    told: str = ""

    @property
    def match(self) -> str:
        """That what is a and what is b are of one row."""
        columns = map(named, self.by)
        return " and ".join(f"a.{column} is not distinct from b.{column}" for column in columns)


def turn(work: Work, turning: Turning) -> int:
    """Make the table; returns how many rows were turned in this run."""
    kept = work.keep / turning.name if work.keep and work.made_with else None
    work.steps(_asked(work.engine, turning))
    if kept is None or not _is_usable(kept, work.made_with):
        work.engine.step(_all_due(turning))
        n = _made(work, turning, turning.name)
    else:
        n = _turn_new(work, turning, kept)
    if kept is not None:
        _keep(work, turning, kept)
    return n


def _turn_new(work: Work, turning: Turning, kept: Path) -> int:
    """Turn what no earlier run turned as it is now, and take the rest from what was kept."""
    engine = work.engine
    engine.load(f"{turning.name}_rows_before", kept / ROWS)
    engine.load(f"{turning.name}_made_before", kept / MADE)
    engine.step(_new(turning))
    n = _made(work, turning, f"{turning.name}_made")
    engine.step(_together(turning))
    return n


def _is_usable(kept: Path, made_with: str) -> bool:
    """Whether what was kept is whole, and made as it would be made today."""
    told = kept / MADE_WITH
    return told.is_file() and told.read_text("utf-8") == made_with


def _keep(work: Work, turning: Turning, kept: Path) -> None:
    """Keep what this run made; a kill half way loses nothing but time."""
    key = ", ".join(map(named, turning.by))
    with whole_folder(kept) as fresh:
        _copy(work.engine, f"select {key}, row_digest from {turning.name}_asked", fresh / ROWS)
        _copy(work.engine, f"select * from {turning.name}", fresh / MADE)
        (fresh / MADE_WITH).write_text(work.made_with, "utf-8")


def _made(work: Work, turning: Turning, name: str) -> int:
    """Turn the rows that are due into a table of that name; returns how many they were."""
    engine, rows = work.engine, f"{turning.name}_rows"
    if turning.told:
        engine.step(Step(rows, "Every row to be turned", turning.sql))
    columns = ", ".join(f"a.{named(column)}" for column in engine.columns(rows))
    order = ", ".join(f"a.{named(column)}" for column in turning.by)
    n = int(engine.rows(f"select count(*) from {turning.name}_due")[0][0])
    work.report(f"{n:,} rows to {turning.name}")
    engine.turn(
        name,
        f"select {columns} from {rows} a semi join {turning.name}_due b on {turning.match} "
        f"order by {order}",
        turning.function,
        turning.schema,
        work.workers if n > turning.alone_up_to else 1,
    )
    return n


def _asked(engine: Engine, turning: Turning) -> Iterator[Step]:
    """The key of every row with a digest of all that it holds."""
    name, says = f"{turning.name}_asked", "Every row to be turned, with a digest of all it holds"
    if turning.told:
        yield Step(name, says, turning.told)
        return
    yield Step(f"{turning.name}_rows", "Every row to be turned", turning.sql)
    key = ", ".join(map(named, turning.by))
    digest = _digest(engine.columns(f"{turning.name}_rows"), turning.by)
    yield Step(name, says, f"select {key}, {digest} as row_digest from {turning.name}_rows")


def _digest(columns: Sequence[str], by: Sequence[str]) -> str:
    # A row that is nothing but its key can only be there or not.
    if set(columns) == set(by):
        return "''"
    values = ", ".join(f"{quoted(one)}: {named(one)}" for one in columns)
    return f"stable_id(to_json({{{values}}}))"


def _all_due(turning: Turning) -> Step:
    key = ", ".join(map(named, turning.by))
    return Step(
        f"{turning.name}_due",
        "The keys of the rows to be turned: all, where nothing was kept",
        f"select {key} from {turning.name}_asked",
    )


def _new(turning: Turning) -> Step:
    key = ", ".join(f"a.{named(column)}" for column in turning.by)
    return Step(
        f"{turning.name}_due",
        "The keys of the rows that no earlier run turned as they are now",
        f"""
        select {key} from {turning.name}_asked a
        anti join {turning.name}_rows_before b on {turning.match} and a.row_digest = b.row_digest
        """,
    )


def _together(turning: Turning) -> Step:
    name = turning.name
    return Step(
        name,
        "What rows that are as they were became before, and what the new ones became",
        f"""
        with as_they_were as (
            select a.* from {name}_asked a anti join {name}_due b on {turning.match}
        )
        select a.* from {name}_made_before a semi join as_they_were b on {turning.match}
        union all by name
        select * from {name}_made
        """,
    )


def _copy(engine: Engine, select: str, path: Path) -> None:
    engine.run(f"copy ({select}) to {quoted(path)} (format parquet, compression zstd)")
