"""Tables that tell nothing are gathered into one list, so that no page holds only noughts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.disclosure import TOTAL
from accord.disclosure.protection import CONFIDENTIAL
from accord.documents import CellRef, Paragraph, Part, Table
from accord.documents.model import Cell
from accord.profile.crosstabs import MISSING, NOT_RECORDED, Line, assembled, cells_of
from accord.profile.facts import Facts

# What a gate looks for, and what a section's question is answered by, always stands in full.
ALWAYS = frozenset(("T2b", "T3b", "T4b", "T4c", "T5", "T5a", "T5b", "T7", "T12", "T28"))
LEFT_OUT = "Tables left out: what they would show is nought or not recorded"
LEFT_OUT_HIDDEN = "Tables left out: what they would show is nought, not recorded or too small"
EMPTY_SHARES = ("0%", "[c]", "[z]", "[x]", "not reached")


def without_bare_tables(parts: Sequence[Part], facts: Facts, section: str) -> list[Part]:
    """The parts of a section, with every table that tells nothing in one list at its end."""
    tables = [p for p in parts if isinstance(p, Table) and _may_be_left_out(p, facts)]
    unrecorded = [table for table in tables if _is_unrecorded(table, facts)]
    bare = [table for table in tables if _is_bare(table) or table in unrecorded]
    if not bare:
        return list(parts)
    gone = _Gone.of(bare)
    kept = [part for part in parts if part not in bare and not gone.leaves_out(part)]
    lines = [
        Line(_named(table, is_unrecorded=table in unrecorded), (facts.number(table.rests_on[0]),))
        for table in bare
    ]
    caption = LEFT_OUT_HIDDEN if facts.protected.policy.protects else LEFT_OUT
    gathered = assembled(facts, f"T{section}z", caption, ("Table", "in all"), lines, widths=(6, 1))
    return [*kept, gathered]


def _named(table: Table, *, is_unrecorded: bool) -> str:
    said = f"{table.number}: {table.caption}"
    return f"{said}: {table.columns[0].lower()} not recorded for any" if is_unrecorded else said


def _may_be_left_out(table: Table, facts: Facts) -> bool:
    """Whether it is a table of counts that no gate looks for."""
    has_counts = bool(table.cells) and bool(table.rests_on)
    return has_counts and table.number not in ALWAYS and facts.has(table.rests_on[0])


def _is_bare(table: Table) -> bool:
    """Whether a table shows no count but nought, and no share."""
    return not any(_tells(value) for row in table.rows for value in row[1:])


def _tells(value: Cell) -> bool:
    """Whether a cell is a count or a share of anything."""
    if isinstance(value, str):
        return value.endswith("%") and value not in EMPTY_SHARES
    return bool(value)


def _is_unrecorded(table: Table, facts: Facts) -> bool:
    """Whether all that a table says is that it is not recorded."""
    if len(table.rests_on) != 1:
        return False
    (query,) = table.rests_on
    whole = facts.number(query)
    counts = {cell.key: value for cell, value in cells_of(table) if cell.of is None}
    told = {key[0] for key, value in counts.items() if value != 0} - {TOTAL}
    if not whole.value or len(told) != 1:
        return False
    (name,) = told
    return name in MISSING and facts.words(query, 0, name) == NOT_RECORDED


@dataclass(frozen=True)
class _Gone:
    """The tables that do not stand, and the figures that a sentence would speak of all the same."""

    numbers: tuple[str, ...]
    hidden: frozenset[str]

    @classmethod
    def of(cls, bare: Sequence[Table]) -> _Gone:
        hidden = (t for t in bare if any(CONFIDENTIAL in row for row in t.rows))
        queries = frozenset(query for table in hidden for query in table.rests_on)
        return cls(tuple(table.number for table in bare), queries)

    def leaves_out(self, part: Part) -> bool:
        """Whether a sentence speaks only of a picture, or of a nought, of what does not stand."""
        return isinstance(part, Paragraph) and (
            any(part.text.startswith(said) for said in self._of_pictures()) or self._is_nought(part)
        )

    def _of_pictures(self) -> Iterator[str]:
        for number in self.numbers:
            yield f"No picture is drawn of table {number}:"
            yield f"No map is drawn of table {number}:"

    def _is_nought(self, part: Paragraph) -> bool:
        """A nought beside a hidden table reads as a finding, and is none."""
        return any(t.cell.query in self.hidden and t.shown == "0" for t in part.traces)


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
