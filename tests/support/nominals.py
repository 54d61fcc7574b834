"""Run linkage on a handful of nominals written as rows, and ask who is who."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pyarrow as pa

from accord.engine import Work, open_engine
from accord.linkage import stage
from accord.tables import TABLES

Row = dict[str, Any]
Key = tuple[str, str]

READ = (
    "sources",
    "nominals",
    "crimes",
    "intelligence",
    "missing_episodes",
    "partner_reports",
    "involvements",
    "associations",
    "care_status",
    "link_judgements",
    "previous_person_nominals",
    "previous_held_links",
    "previous_former_persons",
)

# What else linkage leaves: how persons came to be, what is doubtful, and what to ask.
MADE = (
    "person_lineage",
    "combination_log",
    "person_attention",
    "person_links",
    "identity_questions",
    "held_links",
    "former_persons",
    "linkage_model",
)


def table(name: str, rows: Iterable[Row]) -> pa.Table:
    """Rows of a declared table; a column not given is empty."""
    schema = TABLES[name].schema
    blank: Row = dict.fromkeys(schema.names)
    whole = [blank | _defaults(name) | row for row in rows]
    return pa.Table.from_pylist(whole, schema=schema)


def _defaults(name: str) -> Row:
    if name == "nominals":
        return {"source_id": "north", "is_identified": True}
    return {"source_id": "north"} if "source_id" in TABLES[name].names else {}


def ruled(one: str, other: str, verdict: str, by: str = "A", day: int = 1) -> Row:
    """A ruling on two nominals of the source north."""
    return {
        "source_id_a": "north",
        "nominal_id_a": one,
        "source_id_b": "north",
        "nominal_id_b": other,
        "verdict": verdict,
        "decided_by": by,
        "decided_at": datetime(2026, 1, day),
        "reason": "seen together in the files",
    }


class Linked:
    """What linkage made of the rows."""

    def __init__(self, nominals: pa.Table | list[Row], **others: pa.Table | list[Row]) -> None:
        engine = open_engine(threads=1)
        given = {"nominals": nominals} | others
        for name in READ:
            rows = given.get(name, [])
            engine.register(name, rows if isinstance(rows, pa.Table) else table(name, rows))
        stage.run(Work(engine))
        self.persons = engine.arrow("from persons order by person_id").to_pylist()
        self.person_nominals = engine.arrow("from person_nominals order by all").to_pylist()
        self.links = engine.arrow("from nominal_links order by all").to_pylist()
        self.made = {name: engine.arrow(f"from {name} order by all").to_pylist() for name in MADE}
        self.tables = {name for (name,) in engine.rows("show tables")}
        self.schemas = {
            name: engine.arrow(f"from {name} limit 0").schema
            for name in ("persons", "person_nominals", "nominal_links", *MADE)
        }
        engine.close()

    def next_run(self) -> dict[str, list[Row]]:
        """What the run after this one takes over from it."""
        return {
            "previous_person_nominals": [
                {key: row[key] for key in ("source_id", "nominal_id", "person_id")}
                for row in self.person_nominals
            ],
            "previous_held_links": self.made["held_links"],
            "previous_former_persons": self.made["former_persons"],
        }

    @property
    def person_of(self) -> dict[Key, str]:
        return {(r["source_id"], r["nominal_id"]): r["person_id"] for r in self.person_nominals}

    def together(self, *nominal_ids: str) -> bool:
        """Whether all these nominals are one person."""
        return len({p for (_, n), p in self.person_of.items() if n in nominal_ids}) == 1

    def verdict(self, one: str, other: str) -> str | None:
        """What became of a pair; None where it never came close."""
        for link in self.links:
            if {link["nominal_id_a"], link["nominal_id_b"]} == {one, other}:
                return str(link["verdict"])
        return None

    def reason(self, one: str, other: str) -> str:
        """Why, in words."""
        for link in self.links:
            if {link["nominal_id_a"], link["nominal_id_b"]} == {one, other}:
                return str(link["reason"])
        raise KeyError((one, other))

    def person(self, nominal_id: str) -> Row:
        """The person a nominal of the source north belongs to."""
        (wanted,) = {p for (_, n), p in self.person_of.items() if n == nominal_id}
        return next(person for person in self.persons if person["person_id"] == wanted)


def pairwise(person_of: dict[Key, str], truth: dict[Key, Any]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of nominals."""
    joined, true = _pairs(person_of), _pairs(truth)
    both = len(joined & true)
    precision, recall = both / max(1, len(joined)), both / max(1, len(true))
    return precision, recall, 2 * both / max(1, len(joined) + len(true))


def _pairs(groups: dict[Key, Any]) -> set[tuple[Key, Key]]:
    members: dict[Any, list[Key]] = {}
    for key, group in groups.items():
        members.setdefault(group, []).append(key)
    return {
        (one, other)
        for keys in members.values()
        for at, one in enumerate(sorted(keys))
        for other in sorted(keys)[at + 1 :]
    }
