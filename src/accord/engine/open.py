"""Choose the engine by name."""

from __future__ import annotations

from pathlib import Path

from accord.engine.interface import Engine


def open_engine(
    name: str = "duckdb",
    *,
    spill: Path | None = None,
    memory: str | None = None,
    threads: int | None = None,
) -> Engine:
    """Open the engine of that name; ValueError for one we do not have."""
    if name == "duckdb":
        from accord.engine.duckdb_engine import DuckDBEngine

        return DuckDBEngine.open(spill, memory, threads)
    raise ValueError(f"no engine called {name}")
