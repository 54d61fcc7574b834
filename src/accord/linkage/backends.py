"""Splink on the engine of a run, where it takes our records as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from splink import DuckDBAPI

from accord.engine import Engine


def has_splink(engine: Engine) -> bool:
    """Whether Splink scores on this engine.

    How common a name is stands in each of our records, beside the name. Splink puts a column of
    its own of that name next to it, which the embedded engine lets pass and Spark refuses.
    """
    return engine.name != "spark"


@contextmanager
def splink_on(engine: Engine) -> Iterator[Any]:
    """Splink over the tables of an engine; what it made in between is removed after."""
    # Splink gets a cursor of its own: an open result on a shared one would block it.
    cursor = engine.native.cursor()
    try:
        database = DuckDBAPI(cursor)
        yield database
        database.delete_tables_created_by_splink_from_db()  # type: ignore[no-untyped-call]
    finally:
        cursor.close()
