"""The same world with half of its records held by a second force, and every table shuffled.

Who is one person and which records there are stays as it was: people on a record that moves are
known to both forces. Whatever is found must be found again.
"""

from __future__ import annotations

import random
from typing import Any

from support.world import REF_OF

Row = dict[str, Any]
Moved = dict[tuple[str, str], str]

FIRST, SECOND = "north", "south"
# Any order would do; the same one every time, so that a failure comes again.
SEED = 20260117
_KIND_OF = {table: (kind, ref) for kind, (table, ref) in REF_OF.items()}
_PEOPLE = ("nominal_id", "about_nominal_id", "who", "about")


def divided(tables: dict[str, list[Row]]) -> tuple[dict[str, list[Row]], Moved]:
    """The tables with every second record of the first force moved, and where each one went."""
    moved = _moved(tables)
    made = {name: [_at(name, dict(row), moved) for row in rows] for name, rows in tables.items()}
    made["nominals"] = made.get("nominals", []) + _known_to_both(tables, made)
    if "objects" in made:
        made["objects"] = made["objects"] + _held_by_both(tables["objects"], made)
    return made, moved


def shuffled(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The same rows in another order."""
    dice = random.Random(SEED)
    return {name: dice.sample(rows, len(rows)) for name, rows in tables.items()}


def _moved(tables: dict[str, list[Row]]) -> Moved:
    """Every second record of each world of the first force, with the source it goes to."""
    refs: dict[str, list[str]] = {}
    for table, (_, ref) in _KIND_OF.items():
        for row in tables.get(table, []):
            if row["source_id"].startswith(FIRST):
                refs.setdefault(row["source_id"], []).append(row[ref])
    return {
        (source, ref): source.replace(FIRST, SECOND)
        for source, found in refs.items()
        for n, ref in enumerate(sorted(found))
        if n % 2 or len(found) == 1
    }


def _at(table: str, row: Row, moved: Moved) -> Row:
    """A row where its record now is."""
    if "record" in row:
        source, *rest = row["record"].split("/")
        row["record"] = "/".join([moved.get((source, rest[-1]), source), *rest])
        return row
    related = row.get("related_event_ref")
    if related:
        home = row.get("related_source_id") or row["source_id"]
        row["related_source_id"] = moved.get((home, related), home)
    ref = next((row[c] for c in _references(table) if c in row), None)
    row["source_id"] = moved.get((row.get("source_id", ""), ref or ""), row.get("source_id", ""))
    if not row["source_id"]:
        del row["source_id"]
    return row


def _references(table: str) -> tuple[str, ...]:
    if table in _KIND_OF:
        return (_KIND_OF[table][1],)
    return ("target_ref",) if table in ("markers", "object_links", "actions") else ("event_ref",)


def _source(row: Row) -> str:
    return row["record"].split("/")[0] if "record" in row else row.get("source_id", "")


def _known_to_both(tables: dict[str, list[Row]], made: dict[str, list[Row]]) -> list[Row]:
    """Copies of the listed people for the force that now holds a record of theirs."""
    listed = {(row["source_id"], row["nominal_id"]): row for row in tables.get("nominals", [])}
    copies: dict[tuple[str, str], Row] = {}
    for rows in made.values():
        for row in rows:
            source = _source(row)
            for person in (row[c] for c in _PEOPLE if c in row):
                home = listed.get((source.replace(SECOND, FIRST), person))
                if source.startswith(SECOND) and home and (source, person) not in listed:
                    copies[source, person] = {**home, "source_id": source}
    return [copies[key] for key in sorted(copies)]


def _held_by_both(objects: list[Row], made: dict[str, list[Row]]) -> list[Row]:
    """Copies of the objects that records of the second force now touch."""
    listed = {(row["source_id"], row["object_id"]): row for row in objects}
    used = {(_source(row), row["object_id"]) for row in made.get("object_links", [])}
    return [
        {**listed[home], "source_id": source}
        for source, name in sorted(used - set(listed))
        if (home := (source.replace(SECOND, FIRST), name)) in listed
    ]
