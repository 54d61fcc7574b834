"""A small world written as pipe tables, and the records, edges and candidates made of it.

    made = world(
        crimes='''
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
        ''',
        involvements='''
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
        ''',
        mentions='''
            record | concept_id    | who | about | count | assertion
            K1     | exchange.gift | S1  | C1    |       |
        ''',
    )
    made.counts("K1")

Every column of a table may be given; what is left out gets a plain default. Shorthands:
`record` is a reference (`K1`, `south/K1`, `intelligence/I1`, `south/intelligence/I1`); `person` on a nominal is
the person it was linked to (default: the nominal's id, whatever the source); `count` on a mention
is `2`, `2-3` or `2-`; `who` and `about` are nominal_id and about_nominal_id; `assertion` is
affirmed unless said. A source that is not listed is an English police force, or a council for
`care`, a Welsh force for `west`, the transport police for `rail`. A nominal that is not listed but
used is a girl born on 2 March 2011 if its id starts with C, unidentified if it starts with U, a man
born in 1980 otherwise. A cell with a dash is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from accord.engine import Engine, Work, open_engine
from accord.networks import candidates, edges
from accord.records import stage as records
from accord.tables import EXTRACT_TABLES, TABLES, Column, Kind

Row = dict[str, Any]

REF_OF = {
    "crime": ("crimes", "crime_ref"),
    "intelligence": ("intelligence", "report_id"),
    "missing_episode": ("missing_episodes", "episode_id"),
    "partner_report": ("partner_reports", "report_id"),
}
FIELD_OF = {"crime": "mo_text", "missing_episode": "rhi_text"}
DEFAULTS: dict[str, Row] = {
    "crimes": {"offence_code": "22B", "recorded_on": "2025-07-01"},
    "intelligence": {"reported_at": "2025-07-01T09:00:00", "text": "see the mentions, in words"},
    "missing_episodes": {"reported_at": "2025-07-01T09:00:00"},
    "partner_reports": {"kind": "contact", "received_at": "2025-07-01T09:00:00"},
    "associations": {"kind": "friend"},
    "mentions": {"assertion": "affirmed", "run_id": "test"},
    "person_nominals": {"run_id": "test"},
    "nominal_links": {
        "match_probability": "0.8",
        "match_weight": "2",
        "verdict": "review",
        "reason": "alike",
        "run_id": "test",
    },
    "markers": {"code": "CSE"},
}
SOURCE_DEFAULTS: Row = {
    "organisation": "Invented",
    "extracted_at": "2026-01-31T10:00:00",
    "period_from": "2000-01-01",
    "period_to": "2026-01-31",
    "regime": "part3",
    "purpose": "safeguarding",
    "marking": "OFFICIAL-SENSITIVE",
    "is_synthetic": "true",
}
KNOWN_SOURCES = {
    "care": {"sector": "children_social_care", "la_code": "E08000901"},
    "west": {"sector": "police", "force_code": "W15000901"},
    "rail": {"sector": "transport_police", "force_code": "BTP"},
}
OTHER_INPUTS = (
    "link_judgements",
    "persons",
    "person_nominals",
    "nominal_links",
    "mentions",
    "previous_network_members",
)
_TRUE = {"true", "yes", "y", "1"}


@dataclass(frozen=True)
class World:
    """The engine after the stages, with every table in place."""

    engine: Engine

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.engine.rows(sql)

    def value(self, sql: str) -> Any:
        """The one value of a query that has one row and one column."""
        ((value,),) = self.engine.rows(sql)
        return value

    def values(self, sql: str) -> list[Any]:
        """The first column, sorted."""
        return sorted(row[0] for row in self.engine.rows(sql))

    def counts(self, candidate: str, counting: str = "people") -> tuple[int, int | None]:
        """The interval of a candidate: a crime's reference, or a whole candidate id."""
        ((low, high),) = self.engine.rows(f"""
            select count_low, count_high from candidate_counts
            where candidate_id in ('{candidate}', 'north/{candidate}') and counting = '{counting}'
            """)
        return low, high

    def people(self, candidate: str, side: str = "concern") -> set[str]:
        """Who a candidate has on that side."""
        return set(
            self.values(f"""
            select person_id from candidate_people
            where candidate_id in ('{candidate}', 'north/{candidate}') and side = '{side}'
            """)
        )

    def scopes(self, candidate: str) -> dict[str, str]:
        """The scope of each record a candidate is judged on."""
        return dict(
            self.engine.rows(f"""
            select event_ref, scope from candidate_records join events using (event_id)
            where candidate_id in ('{candidate}', 'north/{candidate}')
            """)
        )

    def ties(self, one: str, other: str) -> dict[str, str]:
        """The strongest tie of each basis between two people."""
        low, high = sorted((one, other))
        return dict(
            self.engine.rows(f"""
            select basis, case when bool_or(strength = 'counts') then 'counts'
                when bool_or(strength = 'open') then 'open' else 'none' end
            from ties where person_id_a = '{low}' and person_id_b = '{high}' group by basis
            """)
        )

    def groups(self) -> set[frozenset[str]]:
        """The counted members of each network candidate."""
        members: dict[str, set[str]] = {}
        for network, person in self.engine.rows("""
            select candidate_id, person_id from candidate_people
            where candidate_kind = 'network' and side = 'concern' and is_counted
            """):
            members.setdefault(network, set()).add(person)
        return {frozenset(people) for people in members.values()}

    def together(self, candidate: str) -> set[str]:
        """Records on which people of a candidate acted together."""
        return set(
            self.values(f"""
            select event_ref from candidate_together join events using (event_id)
            where candidate_id in ('{candidate}', 'north/{candidate}')
            """)
        )


def pipes(text: str) -> list[dict[str, str]]:
    """Rows of a pipe table; an empty cell is left out."""
    lines = [
        line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")
    ]
    if not lines:
        return []
    names = [name.strip() for name in lines[0].split("|")]
    rows = []
    for line in lines[1:]:
        cells = [cell.strip() for cell in line.split("|")]
        rows.append({n: c for n, c in zip(names, cells, strict=False) if c})
    return rows


def world(until: str = "candidates", order: int = 0, **tables: str | Sequence[Row]) -> World:
    """Run the stages over pipe tables (or lists of rows); `order` turns every table's rows."""
    given = {name: pipes(t) if isinstance(t, str) else list(t) for name, t in tables.items()}
    engine = open_engine(threads=1)
    for name, rows in filled(given).items():
        engine.register(name, arrow(name, _turned(rows, order)))
    work = Work(engine)
    records.run(work)
    if until != "records":
        edges.run(work)
    if until == "candidates":
        candidates.run(work)
    return World(engine)


def filled(given: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Every input table of the stages, with the shorthands spelt out."""
    unknown = set(given) - {t.name for t in EXTRACT_TABLES} - set(OTHER_INPUTS)
    if unknown:
        raise ValueError(f"not an input table: {sorted(unknown)}")
    kinds = _kinds_of_refs(given)
    tables = {name: [_row(name, dict(row), kinds) for row in rows] for name, rows in given.items()}
    tables["nominals"] = tables.get("nominals", []) + _unlisted_nominals(tables)
    tables.setdefault("sources", [])
    tables["sources"] += _sources(tables)
    if "person_nominals" not in tables:
        tables["person_nominals"] = _person_nominals(tables.get("nominals", []))
    if "persons" not in tables:
        tables["persons"] = _persons(tables.get("nominals", []))
    for name in (*(t.name for t in EXTRACT_TABLES), *OTHER_INPUTS):
        tables.setdefault(name, [])
    return tables


def arrow(name: str, rows: Iterable[Row]) -> pa.Table:
    """Rows as a typed table."""
    table = TABLES[name]
    typed = [{c.name: _cell(c, row.get(c.name)) for c in table.columns} for row in rows]
    return pa.Table.from_pylist(typed, schema=table.schema)


def _turned(rows: list[Row], order: int) -> list[Row]:
    return rows[order % len(rows) :] + rows[: order % len(rows)] if rows else rows


def _kinds_of_refs(given: dict[str, list[Row]]) -> dict[str, str]:
    return {row[ref]: kind for kind, (table, ref) in REF_OF.items() for row in given.get(table, [])}


def _row(name: str, row: Row, kinds: dict[str, str]) -> Row:
    record = row.pop("record", None)
    if record:
        row.update(_reference(name, record, kinds))
    for short, column in (("who", "nominal_id"), ("about", "about_nominal_id")):
        if short in row:
            row[column] = row.pop(short)
    if name == "mentions":
        row = _mention(row)
    if name == "nominals":
        row = {**_usual(row["nominal_id"]), **row}
    if name == "sources":
        return {**SOURCE_DEFAULTS, **row}
    side = {} if name in ("persons", "nominal_links") else {"source_id": "north"}
    if name == "nominal_links":
        side = {"source_id_a": "north", "source_id_b": "north"}
    return {**side, **DEFAULTS.get(name, {}), **row}


def _reference(name: str, record: str, kinds: dict[str, str]) -> Row:
    *before, ref = record.split("/")
    kind = next((part for part in before if part in REF_OF), None) or kinds[ref]
    source = next((part for part in before if part not in REF_OF), "north")
    prefix = "target_" if name in ("markers", "object_links", "actions") else "event_"
    return {"source_id": source, f"{prefix}kind": kind, f"{prefix}ref": ref}


_STARTS = iter(range(10**9))


def _mention(row: Row) -> Row:
    low, dash, high = row.pop("count", "").partition("-")
    if low:
        row["count_low"] = low
        row["count_high"] = high if dash else low
    row.setdefault("field", FIELD_OF.get(row["event_kind"], "text"))
    row.setdefault("sentence", "0")
    if "start" not in row:
        row["start"] = str(100 * next(_STARTS))
    row.setdefault("end", str(int(row["start"]) + 10))
    return row


def _usual(nominal: str) -> Row:
    usual: Row = {"person": nominal, "is_identified": "true", "sex": "M"}
    if nominal.startswith("U"):
        return {**usual, "is_identified": "false"}
    if nominal.startswith("C"):
        return {**usual, "sex": "F", "date_of_birth": "2011-03-02"}
    return {**usual, "date_of_birth": "1980-01-01"}


def _unlisted_nominals(tables: dict[str, list[Row]]) -> list[Row]:
    listed = {(row["source_id"], row["nominal_id"]) for row in tables.get("nominals", [])}
    used: set[tuple[str, str]] = set()
    for name in ("involvements", "missing_episodes", "associations"):
        for row in tables.get(name, []):
            ids = (row.get(n) for n in ("nominal_id", "nominal_id_a", "nominal_id_b"))
            used |= {(row["source_id"], nominal) for nominal in ids if nominal}
    for row in tables.get("object_links", []):
        if row["target_kind"] == "nominal":
            used.add((row["source_id"], row["target_ref"]))
    return [
        {"source_id": source, "nominal_id": nominal, **_usual(nominal)}
        for source, nominal in sorted(used - listed)
    ]


def _sources(tables: dict[str, list[Row]]) -> list[Row]:
    listed = {row["source_id"] for row in tables["sources"]}
    used = {row["source_id"] for rows in tables.values() for row in rows if "source_id" in row}
    return [
        {
            **SOURCE_DEFAULTS,
            "source_id": source,
            **KNOWN_SOURCES.get(source, {"sector": "police", "force_code": f"E23-{source}"}),
        }
        for source in sorted(used - listed)
    ]


def _person_nominals(nominals: list[Row]) -> list[Row]:
    return [
        {
            "source_id": row["source_id"],
            "nominal_id": row["nominal_id"],
            "person_id": row["person"],
            "run_id": "test",
        }
        for row in nominals
    ]


def _persons(nominals: list[Row]) -> list[Row]:
    people: dict[str, Row] = {}
    for row in nominals:
        births = [row["date_of_birth"]] if "date_of_birth" in row else []
        person = people.setdefault(row["person"], {"person_id": row["person"], "births": []})
        person["births"] += births
        person["is_identified"] = row["is_identified"]
        person["sex"] = row.get("sex", person.get("sex", "U"))
        person["n_nominals"] = str(int(person.get("n_nominals", "0")) + 1)
    for person in people.values():
        births = sorted(person.pop("births"))
        person["is_birth_conflicting"] = str(len(set(births)) > 1)
        if births:
            person["birth_from"], person["birth_to"] = births[0], births[-1]
    return list(people.values())


def _cell(column: Column, value: str | None) -> Any:
    if column.kind is Kind.LIST:
        return [item.strip() for item in value.split(";")] if value else []
    if not value or value == "-":
        return None
    kinds: dict[Kind, Any] = {
        Kind.INTEGER: int,
        Kind.NUMBER: float,
        Kind.BOOLEAN: lambda text: text.lower() in _TRUE,
        Kind.DATE: date.fromisoformat,
        Kind.DATETIME: datetime.fromisoformat,
    }
    return kinds.get(column.kind, str)(value)
