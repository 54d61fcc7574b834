"""What a finished stage leaves: its tables, their digests and what it cost, whole or not at all."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from accord import fingerprint
from accord.engine import RUN_ID, Engine, Step
from accord.placing import place_again
from accord.tables import RESULT_TABLES, TABLES, Table

MANIFEST = "manifest.json"
_RESULTS = {table.name for table in RESULT_TABLES}


@dataclass(frozen=True)
class Made:
    """One table a stage left: where it is, how many rows, and the digest of what it holds.

    The digest leaves out the run's id: what came out as before is known again in another run.
    """

    path: Path
    rows: int
    digest: str
    # The run whose id stands in its rows, where the table declares one.
    run_id: str = ""


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


def save(
    engine: Engine,
    names: Sequence[str],
    folder: Path,
    *,
    run_id: str = "",
    made_with: str = "",
    clock: Clock | None = None,
) -> None:
    """Write the tables of those names into a folder, and beside them what they came to."""
    tables = {name: _saved(engine, name, folder, run_id) for name in names}
    manifest = {
        **(clock.taken() if clock else {"seconds": 0.0, "processor": 0.0}),
        "made_with": made_with,
        "tables": tables,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")


def _saved(engine: Engine, name: str, folder: Path, run_id: str) -> dict[str, object]:
    path = folder / f"{name}.parquet"
    if run_id and is_of_a_run(TABLES[name]):
        rows = engine.save(TABLES[name], path, run_id)
        return {"rows": rows, "digest": digest_without(path, RUN_ID), RUN_ID: run_id}
    rows = engine.save(TABLES[name].without(RUN_ID), path)
    return {"rows": rows, "digest": fingerprint.of_file(path)}


def is_of_a_run(table: Table) -> bool:
    """Whether every row of a published table carries the id of its run."""
    return table.name in _RESULTS and RUN_ID in table.names


def digest_without(path: Path, column: str) -> str:
    """The digest of what a Parquet file holds but for one column, by the bytes of the others."""
    told = pq.read_metadata(path)
    groups = [told.row_group(number) for number in range(told.num_row_groups)]
    chunks = [group.column(n) for group in groups for n in range(group.num_columns)]
    parts: list[object] = [told.num_rows, *(group.num_rows for group in groups)]
    with path.open("rb") as file:
        for chunk in chunks:
            if chunk.path_in_schema != column:
                file.seek(chunk.dictionary_page_offset or chunk.data_page_offset)
                held = file.read(chunk.total_compressed_size)
                parts += [chunk.path_in_schema, chunk.physical_type, fingerprint.of_bytes(held)]
    return fingerprint.of_parts(parts)


def read_manifest(folder: Path) -> tuple[float, dict[str, Made]]:
    """How long a stage took, and the tables it left in a folder."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    made = {
        name: Made(
            folder / f"{name}.parquet", entry["rows"], entry["digest"], entry.get(RUN_ID, "")
        )
        for name, entry in manifest["tables"].items()
    }
    return float(manifest["seconds"]), made


def newest_made_with(family: Path, made_with: str) -> Path | None:
    """The newest folder a stage left that was made with the same; none where there is none."""
    found = (path for path in family.glob(f"*/{MANIFEST}") if not path.parent.name.startswith("."))
    for path in sorted(found, key=lambda one: (one.stat().st_mtime_ns, one), reverse=True):
        if json.loads(path.read_text("utf-8")).get("made_with") == made_with:
            return path.parent
    return None


def load(engine: Engine, name: str, made: Made, under: str = "") -> None:
    """Let a stage read what another left: the columns it left, and not the run's id."""
    columns = TABLES[name].without(RUN_ID).names if made.run_id else ()
    engine.load(under or name, made.path, columns)


def place_tables(
    made: Mapping[str, Made], folder: Path, run_id: str, opened: Callable[[], Engine]
) -> None:
    """Put the tables that stages left among the published ones, each with this run's id.

    What this run made carries its id already and is only named again; what was reused from
    another run is written anew, as it would have been had this run made it.
    """
    others = {
        name: one
        for name, one in made.items()
        if is_of_a_run(TABLES[name]) and one.run_id != run_id
    }
    for name in made.keys() - others.keys():
        place_again(made[name].path, folder / f"{name}.parquet")
    if others:
        with closing(opened()) as engine:
            for name, one in others.items():
                _write_again(engine, name, one, folder / f"{name}.parquet", run_id)


def _write_again(engine: Engine, name: str, made: Made, to: Path, run_id: str) -> None:
    load(engine, name, made, f"{name}_left")
    # As a table of the engine's own: of a file's lists it does not know whether an item may be
    # empty, and would write other bytes.
    engine.step(Step(name, "The same rows, for another run", f"select * from {name}_left"))
    engine.save(TABLES[name], to, run_id)
