"""Many rows of one table at once: by COPY where the database knows it, else a batch at a time.

The rows are the same either way. COPY goes round the guard of the database, so it is for the
handover alone, which says that it is at work.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import connection

from accord.review.access.guard import Unscoped, in_machine_scope

BATCH = 500


def add_rows(table: Any, rows: Iterable[Any]) -> int:
    """Add every row, in the caller's transaction; gives how many there were."""
    if not in_machine_scope():
        raise Unscoped("Rows are added in bulk by the handover alone.")
    return _copied(table, rows) if connection.vendor == "postgresql" else _batched(table, rows)


def _batched(table: Any, rows: Iterable[Any]) -> int:
    left, count = iter(rows), 0
    while batch := list(islice(left, BATCH)):
        table._base_manager.bulk_create(batch)
        count += len(batch)
    return count


def _copied(table: Any, rows: Iterable[Any]) -> int:
    """One stream of rows; a number that the database gives out is left to it."""
    fields = [f for f in table._meta.concrete_fields if not f.db_returning]
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    said = f"COPY {quoted(table._meta.db_table)} ({columns}) FROM STDIN"
    count = 0
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.cursor.copy(said) as copy,
    ):
        for row in rows:
            copy.write_row([_value(field, row) for field in fields])
            count += 1
    return count


def _value(field: Any, row: Any) -> Any:
    """What Django itself would send: times of making included."""
    return field.get_db_prep_save(field.pre_save(row, add=True), connection=connection)
