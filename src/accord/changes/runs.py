"""Two runs of one store opened side by side: the newest and the one it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq

from accord.engine import Engine, opened_tables
from accord.errors import NotFound
from accord.store import Store
from accord.tables import TABLES

READS = (
    *("sources", "crimes", "events", "findings", "criterion_results", "candidates"),
    *("candidate_people", "candidate_records", "networks", "network_members", "network_children"),
    *("network_records", "record_flags", "persons", "person_nominals"),
)
BEFORE = "before_"


def run_before(store: Store, newest: Path, since: str | None) -> Path | None:
    """The run to hold the newest against: the one named, or the one whose ids it carried on."""
    name = since or pq.read_table(newest / "runs.parquet").to_pylist()[0]["previous_run_id"]
    if name is None:
        return None
    folder = store.runs / str(name)
    if str(name).isalnum() and (folder / "runs.parquet").exists():
        return folder
    if since:
        raise NotFound("The run named with --since is not in this store.")
    return None


@contextmanager
def side_by_side(newest: Path, before: Path | None) -> Iterator[Engine]:
    """The tables of the newest run under their names, those of the other as before_ tables."""
    with opened_tables(newest, READS) as engine:
        for name in READS:
            if before is None:
                engine.register(BEFORE + name, TABLES[name].empty())
                continue
            path = before / f"{name}.parquet"
            if not path.exists():
                raise NotFound(f"The run before is not whole: it lacks {name}.")
            engine.load(BEFORE + name, path)
        yield engine
