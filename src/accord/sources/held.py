"""The deliveries in use in, one view per table over all of them out, each row with its origin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from accord.engine import Engine, Step, named
from accord.sources.landing import REJECTED, REJECTED_SCHEMA
from accord.tables import EXTRACT_TABLES, Table

ORIGIN = ("delivery", "row_file", "row_number", "row_hash", "extracted_at")
_ORIGIN_SCHEMA = [
    pa.field("delivery", pa.string()),
    pa.field("row_file", pa.string()),
    pa.field("row_number", pa.int64()),
    pa.field("row_hash", pa.string()),
    pa.field("extracted_at", pa.timestamp("us")),
]


def open_deliveries(engine: Engine, deliveries: Sequence[Path]) -> list[Table]:
    """Make incoming_TABLE for every extract table, and incoming_rejected.

    Returns the tables of which some delivery has rows, sources left out.
    """
    _sources(engine, deliveries)
    for table in EXTRACT_TABLES:
        if table.name != "sources":
            schema = pa.schema([*table.schema, *_ORIGIN_SCHEMA])
            _together(engine, table.name, deliveries, schema, extracted_at="x.extracted_at")
    schema = pa.schema([*REJECTED_SCHEMA, pa.field("delivery", pa.string())])
    _together(engine, REJECTED, deliveries, schema)
    names = {path.stem for folder in deliveries for path in folder.glob("*.parquet")}
    return [t for t in EXTRACT_TABLES if t.name in names and t.name != "sources"]


def label(folder: Path) -> str:
    """What a delivery is called in the engine: its source and the hash of its content."""
    return f"{folder.parent.name}/{folder.name}"


def _sources(engine: Engine, deliveries: Sequence[Path]) -> None:
    """What each delivery says of its source, and when each was extracted."""
    table = next(t for t in EXTRACT_TABLES if t.name == "sources")
    # A row of this table says itself when it was extracted.
    origin = [field for field in _ORIGIN_SCHEMA if field.name not in table.names]
    _together(engine, table.name, deliveries, pa.schema([*table.schema, *origin]))
    engine.step(
        Step(
            "delivery_extracts",
            "when each delivery was extracted",
            "select delivery, max(extracted_at) as extracted_at from incoming_sources "
            "group by delivery",
        )
    )


def _together(
    engine: Engine, name: str, deliveries: Sequence[Path], schema: pa.Schema, **made: str
) -> None:
    """Make incoming_NAME of the files of that name, in whichever deliveries have one.

    All files of a name are one table to the engine: each night adds deliveries, and a query that
    named them one by one would cost more every night, however few their rows.
    """
    files = {
        label(folder): folder / f"{name}.parquet"
        for folder in deliveries
        if (folder / f"{name}.parquet").exists()
    }
    if not files:
        engine.register(f"none_{name}", schema.empty_table())
        engine.run(f"create or replace view incoming_{name} as select * from none_{name}")
        return
    engine.load_labelled(f"delivered_{name}", "delivery", files)
    columns = ", ".join(
        f"{made.get(field.name, f'r.{named(field.name)}')} as {named(field.name)}"
        for field in schema
    )
    extracts = "left join delivery_extracts as x on x.delivery = r.delivery" if made else ""
    engine.run(
        f"create or replace view incoming_{name} as "
        f"select {columns} from delivered_{name} as r {extracts}"
    )
