"""People and records of a run as the systems that hold them know them, and never by name.

Whoever acts on a digest has to open the record in their own system: the source, that system's own
id of the person, and the reference of the record are enough for it, and nothing more is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.engine import Engine, quoted


@dataclass(frozen=True)
class Held:
    """One person as one source holds them: that system's own id."""

    person_id: str
    source_id: str
    nominal_id: str


def held(engine: Engine, people: Iterable[str], tables: Iterable[str]) -> tuple[Held, ...]:
    """Every nominal of some people, from the linkage of one run or of two."""
    listed = ", ".join(quoted(person) for person in sorted(set(people)))
    if not listed:
        return ()
    selects = " union ".join(
        f"select person_id, source_id, nominal_id from {table} where person_id in ({listed})"
        for table in tables
    )
    return tuple(Held(*row) for row in engine.rows(f"{selects} order by 1, 2, 3"))


def in_words(nominals: Iterable[Held]) -> dict[str, str]:
    """Each person's own ids in a line: source/nominal, one after the other."""
    said: dict[str, list[str]] = {}
    for nominal in nominals:
        said.setdefault(nominal.person_id, []).append(f"{nominal.source_id}/{nominal.nominal_id}")
    return {person: ", ".join(ids) for person, ids in said.items()}


def few(records: tuple[str, ...], most: int = 3) -> str:
    """The first of some records, and how many more there are."""
    shown = ", ".join(records[:most])
    return shown + (f" and {len(records) - most} more" if len(records) > most else "")
