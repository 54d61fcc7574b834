"""Open the tables of a published run for queries; nothing of the run can be changed by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from accord.engine import Engine, open_engine
from accord.errors import NotFound


@contextmanager
def opened(run_folder: Path, tables: Iterable[str]) -> Iterator[Engine]:
    """An engine with these tables of the run; NotFound where the run lacks any of them."""
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


def quoted(text: str) -> str:
    """A text as it stands in SQL."""
    return "'" + text.replace("'", "''") + "'"


def as_of(engine: Engine) -> date:
    """The day the newest extract was taken: 'now' for everything said about a run."""
    ((day,),) = engine.rows("select cast(max(extracted_at) as date) from sources")
    if not isinstance(day, date):
        raise NotFound("The run holds no source, so there is nothing to say about it.")
    return day
