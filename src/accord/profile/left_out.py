"""Tables that show no count are gathered into one, so that no page holds only noughts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.documents import CellRef, Paragraph, Part, Table
from accord.profile.crosstabs import Line, assembled, cells_of
from accord.profile.facts import Facts

# What a gate looks for, and what a section's question is answered by, always stands in full.
ALWAYS = frozenset(("T3b", "T4b", "T4c", "T5", "T5a", "T5b", "T12"))
NOTHING = "Left out, as nothing was counted"
NOTHING_SHOWN = f"{NOTHING} or no count can be shown"


def without_bare_tables(parts: Sequence[Part], facts: Facts, section: str) -> list[Part]:
    """The parts of a section, with every table of one query that shows no count in one table."""
    bare = [part for part in parts if isinstance(part, Table) and _is_bare(part)]
    if not bare:
        return list(parts)
    numbers = {table.number for table in bare}
    kept = [part for part in parts if part not in bare and not _speaks_of(part, numbers)]
    lines = [
        Line(f"{table.number}: {table.caption}", (facts.number(table.rests_on[0]),))
        for table in bare
    ]
    place = 1 + max((i for i, part in enumerate(kept) if isinstance(part, Table)), default=0)
    caption = NOTHING_SHOWN if facts.protected.policy.protects else NOTHING
    gathered = assembled(facts, f"T{section}z", caption, ("Table", "in all"), lines, widths=(6, 1))
    return [*kept[:place], gathered, *kept[place:]]


def _is_bare(table: Table) -> bool:
    """Whether a table of one query shows no count but nought."""
    if table.number in ALWAYS or len(table.rests_on) != 1 or not table.cells:
        return False
    return not any(isinstance(value, int) and value for _, value in cells_of(table))


def _speaks_of(part: Part, numbers: set[str]) -> bool:
    """Whether a sentence only says that no picture is drawn of a table that is left out."""
    return isinstance(part, Paragraph) and any(
        part.text.startswith(
            (f"No picture is drawn of table {n}:", f"No map is drawn of table {n}:")
        )
        for n in numbers
    )


def tables_of_queries(tables: Sequence[Table]) -> dict[str, str]:
    """In which tables each query stands."""
    found: dict[str, dict[str, None]] = {}
    for table in tables:
        for query in dict.fromkeys(_queries(table)):
            found.setdefault(query, {})[table.number] = None
    return {query: ", ".join(numbers) for query, numbers in found.items()}


def _queries(table: Table) -> Iterator[str]:
    cells: list[CellRef] = [cell for cell, _ in cells_of(table)]
    yield from (cell.query for cell in cells)
