"""Protected counts as tables that a person reads: names down and across, totals last."""

from __future__ import annotations

from accord.disclosure import TOTAL, Dimension, ProtectedTable
from accord.disclosure.table import Key
from accord.documents import Table
from accord.documents.model import Cell
from accord.returns.codes import in_words

YES_NO = ("yes", "no")
ALL = "all"


def count(shown: ProtectedTable, key: Key) -> Cell:
    """A count as a number, so that a workbook can be reckoned with; a symbol where it is hidden."""
    found = shown.shown(key)
    return shown.text(key) if found is None else found


def as_table(shown: ProtectedTable, *notes: str) -> Table:
    """A protected table as a list or as a grid; raises ValueError for one of three dimensions."""
    match len(shown.table.dimensions):
        case 0:
            row = ((f"All {shown.table.unit}s", count(shown, ())),)
            return Table("", shown.table.title, ("Counted", "Count"), row, notes)
        case 1:
            return listed(shown, *notes)
        case 2:
            return grid(shown, *notes)
    raise ValueError(f"{shown.table.name} has more dimensions than a page")


def listed(shown: ProtectedTable, *notes: str) -> Table:
    """A table of one dimension, its total last, with the code of each of its rows."""
    (dimension,) = shown.table.dimensions
    names = (*dimension.parents, TOTAL)
    rows = tuple(
        (in_words(dimension.name, name) or f"All {shown.table.unit}s", count(shown, (name,)))
        for name in names
    )
    columns = (dimension.title, f"Count ({shown.table.unit})")
    return Table("", shown.table.title, columns, rows, notes, codes=codes(dimension, names))


def codes(dimension: Dimension, names: tuple[str, ...]) -> tuple[str, ...]:
    """What machines know the rows by; none where the words are the codes."""
    if all(in_words(dimension.name, name) == name for name in names):
        return ()
    return tuple(name or ALL for name in names)


def grid(shown: ProtectedTable, *notes: str) -> Table:
    """A table of two dimensions, the one of fewer categories across; totals last."""
    first, second = shown.table.dimensions
    is_turned = len(second.parents) > len(first.parents)
    down, across = (second, first) if is_turned else (first, second)
    names = (*down.parents, TOTAL)
    rows = tuple(
        (
            in_words(down.name, one) or "All",
            *(
                count(shown, (other, one) if is_turned else (one, other))
                for other in (*across.parents, TOTAL)
            ),
        )
        for one in names
    )
    said = [*notes, f"Counted: {shown.table.unit}. Across: {across.title.lower()}."]
    if not down.is_partition:
        said.append("Somebody may stand in several rows; the last counts each once.")
    columns = (down.title, *_headings(across), "All")
    return Table("", shown.table.title, columns, rows, tuple(said), codes=codes(down, names))


def _headings(dimension: Dimension) -> tuple[str, ...]:
    """Categories over their columns; a bare yes or no, and what stands beside it, says of what."""
    words = [in_words(dimension.name, name) for name in dimension.parents]
    is_bare = any(word in YES_NO for word in words)
    return tuple(f"{dimension.title}: {word}" if is_bare else word for word in words)
