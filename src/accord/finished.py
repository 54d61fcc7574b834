"""What a finished stage leaves: its tables, their digests and what it cost, whole or not at all."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from accord import fingerprint
from accord.engine import Engine
from accord.placing import place_again
from accord.tables import RESULT_TABLES, TABLES, Table

MANIFEST = "manifest.json"
_RESULTS = {table.name for table in RESULT_TABLES}


@dataclass(frozen=True)
class Made:
    """One table a stage left: where it is, how many rows, and the digest of its bytes."""

    path: Path
    rows: int
    digest: str


@dataclass(frozen=True)
class Clock:
    """Since when something runs: by the wall, and by what it and its helpers had of all cores."""

    wall: float
    processor: float

    @classmethod
    def started(cls) -> Clock:
        """A clock that starts now."""
        return cls(time.monotonic(), _processor())

    def taken(self) -> dict[str, float]:
        """Seconds since then."""
        return {
            "seconds": round(time.monotonic() - self.wall, 3),
            "processor": round(_processor() - self.processor, 3),
        }


def _processor() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def save(engine: Engine, names: Sequence[str], folder: Path, *, clock: Clock | None = None) -> None:
    """Write the tables of those names into a folder, and beside them what they came to."""
    counts = {}
    for name in names:
        path = folder / f"{name}.parquet"
        counts[name] = (
            engine.save(TABLES[name].without("run_id"), path),
            fingerprint.of_file(path),
        )
    manifest = {
        **(clock.taken() if clock else {"seconds": 0.0, "processor": 0.0}),
        "tables": {name: {"rows": rows, "digest": d} for name, (rows, d) in counts.items()},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")


def read_manifest(folder: Path) -> tuple[float, dict[str, Made]]:
    """How long a stage took, and the tables it left in a folder."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    made = {
        name: Made(folder / f"{name}.parquet", entry["rows"], entry["digest"])
        for name, entry in manifest["tables"].items()
    }
    return float(manifest["seconds"]), made


def place_table(made: Made, target: Path, table: Table, run_id: str) -> None:
    """Put a stage's table among the published ones, with the run's id where it is declared."""
    if table.name in _RESULTS and "run_id" in table.names:
        _copy_with_run_id(made.path, target, table, run_id)
        return
    place_again(made.path, target)


def _copy_with_run_id(source: Path, target: Path, table: Table, run_id: str) -> None:
    rows = pq.ParquetFile(source)
    with pq.ParquetWriter(target, table.schema, compression="zstd") as writer:
        for batch in rows.iter_batches(122_880):
            piece = pa.Table.from_batches([batch])
            piece = piece.append_column("run_id", pa.array([run_id] * len(piece), pa.string()))
            writer.write_table(piece.select(list(table.names)).cast(table.schema))
