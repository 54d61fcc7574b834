"""A store with published runs of small worlds: every stage after linkage, as `accord run` leaves it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from accord.definitions import stage as definitions
from accord.engine import Engine, Work
from accord.flags import stage as flags
from accord.networks import stage as networks
from accord.store import Store
from accord.tables import TABLES, Table
from support.world import Row, pipes, world

NOT_PUBLISHED = {"link_judgements", "case_decisions", "runs", "quarantine", "data_quality_issues"}


def publish(
    store: Path,
    run_id: str,
    previous: str | None = None,
    *,
    judged: bool = True,
    **tables: str | list[Row],
) -> Path:
    """Judge a world and leave it in a store as the newest run, carrying on from another.

    Where nothing that is asked of the run rests on findings, leave the judging out: it is quicker.
    """
    given = {k: pipes(v) if isinstance(v, str) else v for k, v in tables.items()}
    if previous:
        given["previous_network_members"] = _members(store / "runs" / previous)
    made = world(**given)
    for stage in (definitions, networks, flags) if judged else ():
        stage.run(Work(made.engine))
    folder = store / "runs" / run_id
    folder.mkdir(parents=True)
    for name, table in TABLES.items():
        if name in NOT_PUBLISHED or name.startswith("previous_"):
            continue
        made.engine.register(name, _rows(made.engine, table, run_id))
        made.engine.save(table, folder / f"{name}.parquet")
    made.engine.close()
    _record(folder, run_id, previous)
    Store(store).point_latest_at(run_id)
    return folder


def _rows(engine: Engine, table: Table, run_id: str) -> pa.Table:
    """The rows a stage left, with the run's id where it is declared; none where none was left."""
    there = engine.rows(
        f"select 1 from information_schema.tables where table_name = '{table.name}'"
    )
    if not there:
        return table.empty()
    rows = engine.arrow(f"select * from {table.name}")
    if "run_id" in table.names:
        rows = rows.drop_columns([c for c in ("run_id",) if c in rows.column_names])
        rows = rows.append_column("run_id", pa.array([run_id] * len(rows), pa.string()))
    return rows.select(list(table.names)).cast(table.schema)


def _members(folder: Path) -> list[Row]:
    rows = pq.read_table(folder / "network_members.parquet", columns=["network_id", "person_id"])
    return rows.to_pylist()


def _record(folder: Path, run_id: str, previous: str | None) -> None:
    row = {
        "run_id": run_id,
        "started_at": datetime(2026, 2, 1),
        "finished_at": datetime(2026, 2, 1),
        "inputs_hash": run_id,
        "versions": "{}",
        "engine": "duckdb",
        "stage_timings": "{}",
        "row_counts": "{}",
        "previous_run_id": previous,
    }
    table = pa.Table.from_pylist([row], schema=TABLES["runs"].schema)
    pq.write_table(table, folder / "runs.parquet")
