"""Hand-made tables for the definitions stage: one table per pipe text, defaults for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from accord.engine import Engine, Work, open_engine
from accord.pipeline import STAGES
from accord.tables import TABLES, Kind, Table

_DEFAULTS: dict[str, dict[str, Any]] = {
    "events": {
        "nation": "england",
        "sector": "police",
        "is_discounted": False,
        "has_text": True,
        "is_closed": False,
        "provenance_root": "",
        "known_at": datetime(2025, 6, 1),
    },
    "event_people": {"is_identified": True, "is_eliminated": False, "text_roles": []},
    "mentions": {"field": "mo_text", "assertion": "affirmed"},
    "persons": {"is_identified": True, "sex": "U", "is_birth_conflicting": False, "n_nominals": 1},
    "candidates": {"nation": "england", "in_network_span": False},
    "candidate_people": {
        "is_identified": True,
        "is_counted": False,
        "is_suspect": False,
        "is_also_victim": False,
        "roles": [],
        "reason": "on the record",
    },
    "candidate_counts": {"reason": "counted"},
    "candidate_together": {"reason": "together"},
    "ties": {"strength": "counts", "reason": "tied"},
}


def rows(text: str) -> list[dict[str, str]]:
    """A pipe table as dictionaries; lines of dashes and blank lines are left out."""
    lines = [line for line in text.strip().splitlines() if line.strip() and "---" not in line]
    names = [name.strip() for name in lines[0].split("|")]
    return [
        {n: v.strip() for n, v in zip(names, line.split("|"), strict=True)} for line in lines[1:]
    ]


def _value(kind: Kind, text: str) -> Any:
    if text == "":
        return None
    if kind is Kind.LIST:
        return [item for item in text.split("+") if item != "-"]
    if kind is Kind.INTEGER:
        return int(text)
    if kind is Kind.BOOLEAN:
        return text == "true"
    if kind is Kind.DATE:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text) if kind is Kind.DATETIME else text


def arrow_table(table: Table, given: list[dict[str, str]]) -> pa.Table:
    """Rows of text with the columns a table declares; what is left out gets a default."""
    defaults = _DEFAULTS.get(table.name, {})
    unknown = {name for row in given for name in row} - set(table.names)
    assert not unknown, f"{table.name} has no {unknown}"
    return pa.Table.from_pylist(
        [
            {
                c.name: _value(c.kind, row[c.name]) if row.get(c.name) else defaults.get(c.name)
                for c in table.columns
            }
            for row in given
        ],
        schema=table.schema,
    )


def load(engine: Engine, tables: Mapping[str, str], stage: str = "definitions") -> None:
    """Put every table a stage reads into an engine; those not given are empty."""
    reads = next(s.reads for s in STAGES if s.name == stage)
    for name in reads:
        table = TABLES[name].without("run_id")
        engine.register(name, arrow_table(table, rows(tables[name]) if name in tables else []))


def judged(tables: Mapping[str, str]) -> Engine:
    """An engine in which the definitions have judged these tables."""
    from accord.definitions.stage import run

    engine = open_engine(threads=1)
    load(engine, tables)
    run(Work(engine))
    return engine
