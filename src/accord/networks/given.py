"""Tables that an earlier run or stage may or may not have left, as empty ones where it did not."""

from __future__ import annotations

from accord.engine import Engine
from accord.tables import TABLES


def make_sure_of(engine: Engine, *names: str) -> None:
    """Give each declared table that is not there as an empty one."""
    there = {name for (name,) in engine.rows("select table_name from information_schema.tables")}
    for name in names:
        if name not in there:
            engine.register(name, TABLES[name].empty())
