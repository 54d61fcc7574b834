"""Write tiny runs and truths as the Parquet files that an evaluation reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.tables import TABLES
from accord.tables.truth import TRUTH_TABLES

ALL_TABLES = {**TABLES, **{table.name: table for table in TRUTH_TABLES}}
RUN_TABLES = (
    "person_nominals",
    "record_flags",
    "networks",
    "network_members",
    "network_records",
    "crimes",
    "nominals",
    "care_status",
    "involvements",
)

Rows = list[dict[str, Any]]


class World:
    """A run folder and a truth folder that hold what a test says and nothing else."""

    def __init__(self, root: Path) -> None:
        self.run, self.truth = root / "run", root / "truth"
        self.run.mkdir()
        self.truth.mkdir()

    def holds(self, **tables: Rows) -> World:
        """Write each table; a column not given is empty."""
        for name, rows in tables.items():
            folder = self.truth if name.startswith("true_") else self.run
            schema = ALL_TABLES[name].schema
            whole = [{field: row.get(field) for field in schema.names} for row in rows]
            pq.write_table(pa.Table.from_pylist(whole, schema), folder / f"{name}.parquet")
        return self


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world in which every table is there and empty."""
    names = (*RUN_TABLES, *(table.name for table in TRUTH_TABLES))
    return World(tmp_path).holds(**{name: [] for name in names})


@pytest.fixture
def bare_world(tmp_path: Path) -> World:
    """A world with no tables at all."""
    return World(tmp_path)


@pytest.fixture
def resolved() -> Callable[..., tuple[Rows, Rows]]:
    """Nominals as (our person, true person) pairs; n1, n2 ... in one source."""

    def make(*pairs: tuple[str, str], **every: Any) -> tuple[Rows, Rows]:
        ours: Rows = []
        true: Rows = []
        for number, (person, human) in enumerate(pairs, start=1):
            key = {"source_id": "s", "nominal_id": f"n{number}"}
            ours.append({**key, "person_id": person})
            true.append(
                {
                    **key,
                    "true_person_id": human,
                    "is_identified": True,
                    "is_twin": False,
                    **every,
                }
            )
        return ours, true

    return make
