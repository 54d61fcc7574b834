"""A table as it is written: its columns as declared, its rows in one order, its run in each."""

from __future__ import annotations

from accord.engine.literals import named, quoted
from accord.tables.spec import Column, Table

RUN_ID = "run_id"


def in_order(table: Table, run_id: str = "") -> str:
    """The query for the rows of a table as they are written."""
    columns = ", ".join(_typed(column, run_id) for column in table.columns)
    # What stands in every row alike orders nothing.
    names = [name for name in table.names if not (run_id and name == RUN_ID)]
    order = ", ".join(named(name) for name in dict.fromkeys((*table.key, *names)))
    return f"select {columns} from {table.name} order by {order}"


def _typed(column: Column, run_id: str) -> str:
    value = quoted(run_id) if run_id and column.name == RUN_ID else named(column.name)
    return f"cast({value} as {column.kind.sql}) as {named(column.name)}"
