"""Choose the engine by name, or open one over tables that were published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from accord.engine.interface import Engine
from accord.errors import NotFound

ENGINES = ("duckdb", "spark")


def open_engine(
    name: str = "duckdb",
    *,
    spill: Path | None = None,
    memory: str | None = None,
    threads: int | None = None,
    master: str | None = None,
) -> Engine:
    """Open the engine of that name; ValueError for one we do not have."""
    if name == "duckdb":
        from accord.engine.duckdb_engine import DuckDBEngine

        return DuckDBEngine.open(spill, memory, threads)
    if name == "spark":
        from accord.engine.spark.engine import SparkEngine

        return SparkEngine.open(spill, memory, threads, master)
    raise ValueError(f"no engine called {name}")


@contextmanager
def opened_tables(run_folder: Path, tables: Iterable[str]) -> Iterator[Engine]:
    """An engine with these tables of a published run; NotFound where the run lacks any of them."""
    names = tuple(dict.fromkeys(tables))
    missing = [name for name in names if not (run_folder / f"{name}.parquet").exists()]
    if missing:
        raise NotFound(f"The run is not whole: it lacks {', '.join(missing)}.")
    engine = open_engine(threads=1)
    try:
        for name in names:
            engine.load(name, run_folder / f"{name}.parquet")
        yield engine
    finally:
        engine.close()
