"""The runs of a store, with their counts and timings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from accord.store import Store

_SHOWN = ("nominals", "persons", "crimes", "findings", "networks", "quarantine")


@dataclass(frozen=True)
class RunListing:
    """Every finished run of a store, oldest first."""

    rows: tuple[dict[str, Any], ...]
    latest: str | None

    def to_json(self) -> str:
        """The runs table as JSON, its own JSON columns unpacked."""
        return json.dumps({"latest": self.latest, "runs": self.rows}, indent=1, default=str)

    def as_text(self) -> str:
        """One paragraph a run."""
        if not self.rows:
            return "No run in this store yet."
        return "\n\n".join(self._paragraph(row) for row in self.rows)

    def _paragraph(self, row: dict[str, Any]) -> str:
        newest = "  (newest)" if row["run_id"] == self.latest else ""
        counts = ", ".join(f"{name} {row['row_counts'].get(name, 0):,}" for name in _SHOWN)
        seconds = ", ".join(f"{name} {s:.1f} s" for name, s in row["stage_timings"].items())
        return (
            f"{row['run_id']}{newest}\n"
            f"  started {row['started_at']:%Y-%m-%d %H:%M} UTC, engine {row['engine']}\n"
            f"  {counts}\n  {seconds}"
        )


def list_runs(store_path: Path) -> RunListing:
    """Every finished run of a store."""
    store = Store(store_path)
    rows = [_unpacked(folder) for folder in store.run_folders()]
    latest = store.latest_or_none()
    rows.sort(key=lambda row: (row["started_at"], row["run_id"]))
    return RunListing(tuple(rows), latest.name if latest else None)


def _unpacked(folder: Path) -> dict[str, Any]:
    row: dict[str, Any] = pq.read_table(folder / "runs.parquet").to_pylist()[0]
    for column in ("versions", "stage_timings", "row_counts"):
        row[column] = json.loads(row[column])
    return row
