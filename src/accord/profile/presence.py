"""Which rows the area's sources delivered, so that a section can say what it lacks."""

from __future__ import annotations

from dataclasses import dataclass

from accord.engine import Engine

TABLES = (
    *("crimes", "intelligence", "missing_episodes", "partner_reports", "care_status", "actions"),
    "training_events",
)


@dataclass(frozen=True)
class Presence:
    """Tables with the sector that delivered rows of them, kinds of report, kinds of action."""

    tables: frozenset[tuple[str, str]] = frozenset()
    reports: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()


def presence(engine: Engine) -> Presence:
    """What the sources of the force's area hold."""
    tables = {
        (table, sector)
        for table in TABLES
        for (sector,) in engine.rows(
            f"select distinct s.sector from {table} t "
            "join profile_sources s on s.source_id = t.source_id and s.reach = 'force'"
        )
    }
    return Presence(frozenset(tables), _kinds(engine, "partner_reports"), _kinds(engine, "actions"))


def _kinds(engine: Engine, table: str) -> frozenset[str]:
    rows = engine.rows(
        f"select distinct t.kind from {table} t join profile_sources s using (source_id)"
    )
    return frozenset(kind for (kind,) in rows)
