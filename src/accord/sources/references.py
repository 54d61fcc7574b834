"""Rows that point to a record which is not there, and whatever in turn points to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from accord.engine import Engine, Step, Work
from accord.tables import EXTRACT_TABLES, Table

EVENT_TABLES = {
    "crimes": ("crime", "crime_ref"),
    "intelligence": ("intelligence", "report_id"),
    "missing_episodes": ("missing_episode", "episode_id"),
    "partner_reports": ("partner_report", "report_id"),
}
Row = tuple[Any, ...]
_ROW = "r.delivery, r.row_file, r.row_number"


@dataclass(frozen=True)
class Pointer:
    """A column that points to records: which ones, and under which keys they are known."""

    table: str
    column: str
    keys: str
    match: str


def _nominal(table: str, column: str = "nominal_id") -> Pointer:
    match = f"k.source_id = r.source_id and k.nominal_id = r.{column}"
    return Pointer(table, column, "known_nominals", match)


def _object(table: str) -> Pointer:
    match = "k.source_id = r.source_id and k.object_id = r.object_id"
    return Pointer(table, "object_id", "known_objects", match)


def _target(table: str, kind: str, column: str) -> Pointer:
    match = f"k.source_id = r.source_id and k.kind = r.{kind} and k.ref = r.{column}"
    return Pointer(table, column, "known_targets", match)


_RELATED = Pointer(
    "partner_reports",
    "related_event_ref",
    "known_events",
    "k.source_id = coalesce(r.related_source_id, r.source_id) "
    "and k.kind = r.related_event_kind and k.ref = r.related_event_ref",
)

EPISODES = (_nominal("missing_episodes"),)
LINKS: tuple[Pointer, ...] = (
    _target("involvements", "event_kind", "event_ref"),
    _nominal("involvements"),
    _nominal("associations", "nominal_id_a"),
    _nominal("associations", "nominal_id_b"),
    _object("object_links"),
    _target("object_links", "target_kind", "target_ref"),
    _target("markers", "target_kind", "target_ref"),
    _target("actions", "target_kind", "target_ref"),
    _nominal("actions"),
    _nominal("care_status"),
    _object("training_events"),
)
# Tables that point to nothing but their source: their rows can lose no record they rest on.
FREE = ("nominals", "crimes", "intelligence", "objects")


def find_orphans(work: Work, held: Iterable[Table]) -> None:
    """Make orphans_TABLE for every table held: rows that point nowhere, and the first such column.

    Tables are taken in the order in which they point to each other, so that a row whose record
    is itself an orphan is found at once; only reports about reports can form chains.
    """
    engine = work.engine
    tables = {table.name for table in held}
    for name in (*FREE, *EVENT_TABLES):
        _none(engine, name)
    work.steps(_known_people_and_things())
    _orphans(engine, EPISODES)
    work.steps([_known_events()])
    _unrelated_reports(engine)
    work.steps([_known_events(), _known_targets()])
    for name in dict.fromkeys(pointer.table for pointer in LINKS):
        if name in tables:
            _orphans(engine, [pointer for pointer in LINKS if pointer.table == name])


def _none(engine: Engine, table: str) -> None:
    engine.register(f"orphans_{table}", _ORPHANS.empty_table())


_ORPHANS = pa.schema(
    [
        ("delivery", pa.string()),
        ("row_file", pa.string()),
        ("row_number", pa.int64()),
        ("column", pa.string()),
    ]
)


def _known_people_and_things() -> list[Step]:
    return [
        Step(
            "known_nominals",
            "every nominal that a row may point to",
            "select distinct source_id, nominal_id from incoming_nominals",
        ),
        Step(
            "known_objects",
            "every object that a row may point to",
            "select distinct source_id, object_id from incoming_objects",
        ),
    ]


def _known_events() -> Step:
    selects = [
        f"select distinct source_id, '{EVENT_TABLES[t][0]}' as kind, {EVENT_TABLES[t][1]} as ref "
        f"from incoming_{t} as r where not exists (select 1 from orphans_{t} as o where "
        "o.delivery = r.delivery and o.row_file = r.row_file and o.row_number = r.row_number)"
        for t in EVENT_TABLES
    ]
    return Step(
        "known_events",
        "every event that a row may point to, without the orphans found so far",
        " union all ".join(selects),
    )


def _known_targets() -> Step:
    return Step(
        "known_targets",
        "every event or nominal that a row may point to",
        "select source_id, kind, ref from known_events union all "
        "select source_id, 'nominal' as kind, nominal_id as ref from known_nominals",
    )


def _orphans(engine: Engine, pointers: Iterable[Pointer]) -> None:
    pointers = tuple(pointers)
    order = {name: n for n, name in enumerate(_columns(pointers[0].table))}
    selects = [
        f"select {_ROW}, {order[p.column]} as position, '{p.column}' as \"column\" "
        f"from incoming_{p.table} as r where r.{p.column} is not null "
        f"and not exists (select 1 from {p.keys} as k where {p.match})"
        for p in pointers
    ]
    engine.step(
        Step(
            f"orphans_{pointers[0].table}",
            "rows that point to a record which is not there",
            'select delivery, row_file, row_number, min_by("column", position) as "column" '
            f"from ({' union all '.join(selects)}) group by delivery, row_file, row_number",
        )
    )


def _columns(table: str) -> tuple[str, ...]:
    return next(t.names for t in EXTRACT_TABLES if t.name == table)


def _unrelated_reports(engine: Engine) -> None:
    _orphans(engine, [_RELATED])
    pointing = engine.rows(
        f"select {_ROW}, r.source_id, r.report_id, coalesce(r.related_source_id, r.source_id), "
        "r.related_event_ref from incoming_partner_reports as r "
        "where r.related_event_kind = 'partner_report' and r.related_event_ref is not null"
    )
    orphans = engine.rows(
        "select r.delivery, r.row_file, r.row_number, r.source_id, r.report_id "
        "from incoming_partner_reports as r join orphans_partner_reports as o on "
        "o.delivery = r.delivery and o.row_file = r.row_file and o.row_number = r.row_number"
    )
    if pointing and orphans:
        _pass_on(engine, pointing, orphans)


def _pass_on(engine: Engine, pointing: list[Row], orphans: list[Row]) -> None:
    # A report about a report is an orphan once no row of that report is left; and so on back.
    left: dict[Row, int] = {
        (source, ref): n
        for source, ref, n in engine.rows(
            "select source_id, report_id, count(*) from incoming_partner_reports group by all"
        )
    }
    about: dict[Row, list[Row]] = defaultdict(list)
    for row in pointing:
        about[row[5:7]].append(row[:5])
    found: set[Row] = set()
    waiting = list(orphans)
    while waiting:
        row = waiting.pop()
        if row[:3] not in found:
            found.add(row[:3])
            left[row[3:5]] -= 1
            waiting += about[row[3:5]] if left[row[3:5]] == 0 else []
    columns = [list(column) for column in zip(*sorted(found), strict=True)]
    names = [_RELATED.column] * len(found)
    engine.register("orphans_partner_reports", pa.table([*columns, names], schema=_ORPHANS))
