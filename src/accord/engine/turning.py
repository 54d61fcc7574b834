"""Turn the rows that no earlier run turned: what a row becomes depends on nothing but the row.

Kept from run to run are a digest of every row and what the rows became, nothing of rows that are
gone. So a run after a night's delivery reads the night's texts, and gives what reading all gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from accord.engine.interface import BatchFunction, Engine, Step, Work
from accord.engine.literals import named, quoted
from accord.placing import whole_folder

ROWS, MADE, MADE_WITH = "rows.parquet", "made.parquet", "made-with"


@dataclass(frozen=True)
class Turning:
    """A table made of what a function makes of rows, and how a row is known in a later run."""

    name: str
    sql: str
    function: BatchFunction
    schema: pa.Schema
    # Columns that every row has, no two rows share, and everything made of a row carries.
    by: tuple[str, ...]
    # So many rows are turned sooner than other processes are started.
    alone_up_to: int = 0

    @property
    def match(self) -> str:
        """That what is a and what is b are of one row."""
        columns = map(named, self.by)
        return " and ".join(f"a.{column} is not distinct from b.{column}" for column in columns)


def turn(work: Work, turning: Turning) -> int:
    """Make the table; returns how many rows were turned in this run."""
    work.engine.step(Step(f"{turning.name}_rows", "Every row to be turned", turning.sql))
    if not (work.keep and work.made_with):
        return _made(work, turning, turning.name, f"{turning.name}_rows")
    kept = work.keep / turning.name
    work.engine.step(_asked(work.engine, turning))
    n = _turn_new(work, turning, kept)
    _keep(work, turning, kept)
    return n


def _turn_new(work: Work, turning: Turning, kept: Path) -> int:
    """Turn what no earlier run turned as it is now, and take the rest from what was kept."""
    if not _is_usable(kept, work.made_with):
        return _made(work, turning, turning.name, f"{turning.name}_asked")
    engine = work.engine
    engine.load(f"{turning.name}_rows_before", kept / ROWS)
    engine.load(f"{turning.name}_made_before", kept / MADE)
    engine.step(_new(turning))
    n = _made(work, turning, f"{turning.name}_made", f"{turning.name}_new")
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


def _made(work: Work, turning: Turning, name: str, rows: str) -> int:
    """Turn the rows of one table into another; returns how many they were."""
    columns = ", ".join(map(named, work.engine.columns(f"{turning.name}_rows")))
    order = ", ".join(map(named, turning.by))
    n = int(work.engine.rows(f"select count(*) from {rows}")[0][0])
    work.report(f"{n:,} rows to {turning.name}")
    work.engine.turn(
        name,
        f"select {columns} from {rows} order by {order}",
        turning.function,
        turning.schema,
        work.workers if n > turning.alone_up_to else 1,
    )
    return n


def _asked(engine: Engine, turning: Turning) -> Step:
    rows = f"{turning.name}_rows"
    values = ", ".join(f"{quoted(one)}: {named(one)}" for one in engine.columns(rows))
    return Step(
        f"{turning.name}_asked",
        "Every row to be turned, with a digest of all that it holds",
        f"select *, stable_id(to_json({{{values}}})) as row_digest from {rows}",
    )


def _new(turning: Turning) -> Step:
    return Step(
        f"{turning.name}_new",
        "Rows that no earlier run turned as they are now",
        f"""
        select a.* from {turning.name}_asked a
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
            select a.* from {name}_asked a anti join {name}_new b on {turning.match}
        )
        select a.* from {name}_made_before a semi join as_they_were b on {turning.match}
        union all by name
        select * from {name}_made
        """,
    )


def _copy(engine: Engine, select: str, path: Path) -> None:
    engine.run(f"copy ({select}) to {quoted(path)} (format parquet, compression zstd)")
