"""The deliveries in use in, one view per table over all of them out, each row with its origin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from accord.engine import Engine, named, quoted
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
    for n, folder in enumerate(deliveries):
        for path in sorted(folder.glob("*.parquet")):
            engine.load(f"delivery_{n}_{path.stem}", path)
    for table in EXTRACT_TABLES:
        _incoming(engine, table, deliveries)
    _incoming_rejected(engine, deliveries)
    names = {path.stem for folder in deliveries for path in folder.glob("*.parquet")}
    return [t for t in EXTRACT_TABLES if t.name in names and t.name != "sources"]


def label(folder: Path) -> str:
    """What a delivery is called in the engine: its source and the hash of its content."""
    return f"{folder.parent.name}/{folder.name}"


def _incoming(engine: Engine, table: Table, deliveries: Sequence[Path]) -> None:
    columns = ", ".join(f"r.{named(c)}" for c in table.names)
    selects = [
        f"select {columns}, {quoted(label(folder))} as delivery, r.row_file, r.row_number, "
        f"r.row_hash, s.extracted_at from delivery_{n}_{table.name} as r "
        f"cross join (select max(extracted_at) as extracted_at from delivery_{n}_sources) as s"
        if table.name != "sources"
        else f"select {columns}, {quoted(label(folder))} as delivery, r.row_file, r.row_number, "
        f"r.row_hash from delivery_{n}_sources as r"
        for n, folder in enumerate(deliveries)
        if (folder / f"{table.name}.parquet").exists()
    ]
    # A sources row says itself when it was extracted.
    origin = [field for field in _ORIGIN_SCHEMA if field.name not in table.names]
    _view(engine, f"incoming_{table.name}", selects, pa.schema([*table.schema, *origin]))


def _incoming_rejected(engine: Engine, deliveries: Sequence[Path]) -> None:
    selects = [
        f"select *, {quoted(label(folder))} as delivery from delivery_{n}_{REJECTED}"
        for n, folder in enumerate(deliveries)
        if (folder / f"{REJECTED}.parquet").exists()
    ]
    schema = pa.schema([*REJECTED_SCHEMA, pa.field("delivery", pa.string())])
    _view(engine, "incoming_rejected", selects, schema)


def _view(engine: Engine, name: str, selects: Sequence[str], schema: pa.Schema) -> None:
    engine.register(f"{name}_none", schema.empty_table())
    columns = ", ".join(named(field.name) for field in schema)
    together = " union all ".join(
        f"select {columns} from ({select})" for select in (f"select * from {name}_none", *selects)
    )
    engine.run(f"create or replace view {name} as {together}")
