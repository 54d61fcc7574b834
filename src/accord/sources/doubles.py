"""Rows that share a key: one is used, chosen by date of extract and content, never by order."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from accord.engine import Step, Work
from accord.tables import Table


def find_doubles(work: Work, held: Iterable[Table]) -> None:
    """Make doubles_TABLE for every table that is held: the rows that give way to another."""
    for table in held:
        work.engine.run(f"create or replace view standing_{table.name} as {_standing(table)}")
        work.steps([_shared_keys(table)])
        if work.engine.rows(f"select count(*) from shared_keys_{table.name}")[0][0]:
            work.steps([_ranked(table), _doubles(table)])
        else:
            work.engine.register(f"doubles_{table.name}", _DOUBLES.empty_table())


_DOUBLES = pa.schema(
    [
        ("delivery", pa.string()),
        ("row_file", pa.string()),
        ("row_number", pa.int64()),
        ("rule", pa.string()),
    ]
)


def _standing(table: Table) -> str:
    keys = ", ".join(f'r."{c}"' for c in table.key)
    return (
        f"select {keys}, r.delivery, r.row_file, r.row_number, r.row_hash, r.extracted_at "
        f"from incoming_{table.name} as r where not exists "
        f"(select 1 from orphans_{table.name} as o where o.delivery = r.delivery "
        "and o.row_file = r.row_file and o.row_number = r.row_number)"
    )


def _shared_keys(table: Table) -> Step:
    keys = ", ".join(f'"{c}"' for c in table.key)
    return Step(
        f"shared_keys_{table.name}",
        "keys that more than one row has; an empty part of a key equals an empty part",
        f"select {keys} from standing_{table.name} group by {keys} having count(*) > 1",
    )


def _ranked(table: Table) -> Step:
    same = " and ".join(f'r."{c}" is not distinct from k."{c}"' for c in table.key)
    keys = ", ".join(f'r."{c}"' for c in table.key)
    order = "r.extracted_at desc, r.row_hash, r.delivery, r.row_file, r.row_number"
    window = f"over (partition by {keys} order by {order})"
    return Step(
        f"ranked_{table.name}",
        "the rows of a shared key, the one to be used first",
        "select r.delivery, r.row_file, r.row_number, r.row_hash, r.extracted_at, "
        f"row_number() {window} as position, first_value(r.row_hash) {window} as used_hash, "
        f"first_value(r.extracted_at) {window} as used_extract "
        f"from standing_{table.name} as r join shared_keys_{table.name} as k on {same}",
    )


def _doubles(table: Table) -> Step:
    return Step(
        f"doubles_{table.name}",
        "the rows that give way, and why",
        "select delivery, row_file, row_number, case when extracted_at < used_extract "
        "then 'replaced' when row_hash = used_hash then 'duplicate_row' else 'duplicate_key' "
        f"end as rule from ranked_{table.name} where position > 1",
    )
