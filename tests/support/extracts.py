"""Deliveries for tests: received into a store, and the tables the sources stage makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.engine import Work, open_engine
from accord.sources import stage
from accord.sources.delivery import receive
from accord.tables import EXTRACT_TABLES

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Extract:
    """What the sources stage made: every extract table, the quarantine and the doubts."""

    tables: dict[str, Rows]
    quarantine: Rows
    issues: Rows

    def values(self, table: str, column: str) -> list[Any]:
        """One column of a table, in the order of its rows."""
        return [row[column] for row in self.tables[table]]

    def set_aside(self) -> list[tuple[str, int, str | None, str]]:
        """File, row, column and rule of every row in quarantine."""
        keys = ("file", "row_number", "column", "rule")
        return sorted((tuple(row[k] for k in keys) for row in self.quarantine), key=str)  # type: ignore[misc]

    def rules(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Table and rule of every doubt, with how many rows of how many."""
        return {(i["table"], i["rule"]): (i["n_rows"], i["n_checked"]) for i in self.issues}


def received(store: Path, *paths: Path, mapping: Path | None = None) -> Extract:
    """Receive packages into a store and run the sources stage over all that is in use."""
    return staged(receive(list(paths), store, mapping))


def staged(deliveries: Sequence[Path]) -> Extract:
    """Run the sources stage over some deliveries."""
    engine = open_engine(threads=1)
    try:
        stage.run(Work(engine=engine, deliveries=tuple(deliveries)))
        tables = {
            table.name: engine.arrow(
                f"select * from {table.name} order by {', '.join(table.key)}"
            ).to_pylist()
            for table in EXTRACT_TABLES
        }
        quarantine = engine.arrow("select * from quarantine").to_pylist()
        issues = engine.arrow("select * from data_quality_issues").to_pylist()
        return Extract(tables, quarantine, issues)
    finally:
        engine.close()
