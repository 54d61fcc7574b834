"""Turn declared tables into the table reference and the register of personal data."""

from __future__ import annotations

from collections.abc import Iterable

from accord.pipeline import STAGES
from accord.tables import (
    EXTRACT_TABLES,
    PEOPLE_TABLES,
    PREVIOUS_TABLES,
    RESULT_TABLES,
    WORKING_TABLES,
    Column,
    Sensitivity,
    Table,
)
from accord.tables.truth import TRUTH_TABLES

GROUPS: tuple[tuple[str, str, tuple[Table, ...]], ...] = (
    ("What comes in", "One file per table in an extract package.", EXTRACT_TABLES),
    ("What people decide", "Handed back by those who review.", PEOPLE_TABLES),
    (
        "What a run takes over",
        "Read from the run before, so that ids last.",
        tuple(table for table, _ in PREVIOUS_TABLES),
    ),
    ("Between stages", "Kept with every run, so that each step can be checked.", WORKING_TABLES),
    ("What a run writes", "One Parquet file per table in the run's folder.", RESULT_TABLES),
    ("Truth of an invented world", "For scoring only; never an input to a run.", TRUTH_TABLES),
)
TABLES_HEAD = """# Tables

Every table that comes in, passes between stages or goes out.
Lists are joined by `|` in CSV files.
Dates are ISO 8601; times without a zone are local United Kingdom time.
Keys compare with empty values as equal.

"""
REGISTER_HEAD = """# Register of personal data

What each table holds about people, by how careful a reader has to be.
It is made from the table declarations, so a column cannot be missing from it.
Columns that say nothing about a person are left out.

"""
SENSITIVE = tuple(kind for kind in Sensitivity if kind is not Sensitivity.OPEN)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _grid(header: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    return "\n".join((_row(header), _row("---" for _ in header), *(_row(row) for row in rows)))


def tables_page() -> str:
    """The reference of every table."""
    parts = []
    for title, says, tables in GROUPS:
        parts.append(f"## {title}\n\n{says}\n\n")
        parts += [_table_section(table) for table in tables]
    return TABLES_HEAD + "".join(parts).rstrip() + "\n"


def _table_section(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = [f"### {table.name}\n", f"{table.description}.\n", f"Key: {key}.\n"]
    lines += [f"{sentence}\n" for sentence in _stages_of(table.name)]
    grid = _grid(
        ("column", "type", "required", "sensitivity", "what it is"),
        (_column_cells(column) for column in table.columns),
    )
    return "\n".join((*lines, grid)) + "\n\n"


def _column_cells(column: Column) -> tuple[str, ...]:
    allowed = f" One of: {', '.join(f'`{v}`' for v in column.allowed)}." if column.allowed else ""
    return (
        f"`{column.name}`",
        column.kind.value,
        "yes" if column.required else "",
        column.sensitivity.name.lower().replace("_", " "),
        f"{column.description}.{allowed}",
    )


def _stages_of(name: str) -> list[str]:
    writers = [stage.name for stage in STAGES if name in stage.writes]
    readers = [stage.name for stage in STAGES if name in stage.reads]
    return [
        f"{verb} by: {', '.join(stages)}."
        for verb, stages in (("Written", writers), ("Read", readers))
        if stages
    ]


# Folders of a store that hold rows of these tables, or say whose rows a figure rests on.
IN_A_STORE = (
    ("`sources`", "every delivery as it was received"),
    ("`cache`", "what stages leave each other and the next run; may be removed any time"),
    (
        "`kept`",
        "what the next night need not do again: names, birth dates and places as linkage compares "
        "them among it, those of nominals that have gone for up to 16 nights; may be removed any "
        "time, and is where somebody must be forgotten at once",
    ),
    ("`runs`", "the results of each run"),
    ("`judgements`", "decisions and rulings handed back by the review application"),
    ("`releases`", "what was released; `together` holds the ids behind it, which never leave"),
    ("`review`", "the database of the review application, where it is the embedded one"),
)


def register_page() -> str:
    """The register of personal data."""
    levels = "\n".join(
        f"- **{kind.name.lower().replace('_', ' ')}**: {kind.value}." for kind in SENSITIVE
    )
    parts = [f"{levels}\n\n"]
    for title, says, tables in GROUPS:
        parts.append(f"## {title}\n\n{says}\n\n{_register_grid(tables)}\n\n")
    kept = _grid(("folder", "what stands there"), IN_A_STORE)
    parts.append(f"## Where it stands in a store\n\n{kept}\n")
    return REGISTER_HEAD + "".join(parts).rstrip() + "\n"


def _register_grid(tables: tuple[Table, ...]) -> str:
    header = ("table", *(kind.name.lower().replace("_", " ") for kind in SENSITIVE))
    return _grid(header, ((table.name, *_columns_by_level(table)) for table in tables))


def _columns_by_level(table: Table) -> list[str]:
    return [
        ", ".join(f"`{c.name}`" for c in table.columns if c.sensitivity is kind)
        for kind in SENSITIVE
    ]
