"""Protects tables of unlike populations apart: no sum joins them, so no attack does either.

The outcome is that of protecting them together, in a fraction of the time for a whole country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from accord.disclosure import Earlier, LeakFound, Policy, Protected, Table, protect
from accord.disclosure.attack import Knowledge


def protect_apart(tables: Sequence[Table], policy: Policy, earlier: Earlier) -> Protected:
    """Protect each population by itself; raises LeakFound with every leak of every one."""
    populations: dict[str, list[Table]] = defaultdict(list)
    for table in tables:
        populations[table.population].append(table)
    parts: list[Protected] = []
    leaks: list[str] = []
    for population, alike in populations.items():
        try:
            parts.append(protect(alike, policy, _about(population, earlier)))
        except LeakFound as leak:
            leaks.append(f"{population}: {leak}")
    if leaks:
        raise LeakFound("\n".join(leaks))
    return _together(tables, parts, policy)


def _about(population: str, earlier: Earlier) -> Earlier:
    """What left before of one population."""
    known = earlier.knowledge
    return Earlier(
        {cell: value for cell, value in earlier.shown.items() if cell[0] == population},
        Knowledge(
            {cell: span for cell, span in known.ranges.items() if cell[0] == population},
            {held for held in known.sums if held[0][0] == population},
        ),
    )


def _together(tables: Sequence[Table], parts: Sequence[Protected], policy: Policy) -> Protected:
    shown = {one.table.name: one for part in parts for one in part.tables}
    intervals = {cell: found for part in parts for cell, found in part.intervals.items()}
    knowledge = Knowledge()
    for part in parts:
        knowledge = knowledge.joined(part.knowledge)
    ordered = tuple(shown[table.name] for table in tables)
    return Protected(ordered, intervals, knowledge, policy)
