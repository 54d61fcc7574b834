"""The sources table of a package in, its registered sources out, or why the package is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from accord.engine import Engine, quoted
from accord.sources.casting import all_faults, typed_columns, with_values
from accord.sources.intake import Intake, TableRows
from accord.sources.rules import REASONS

_SOURCE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")

Source = dict[str, Any]


def registered(engine: Engine, intake: Intake) -> tuple[list[Source], list[str]]:
    """The sources of a package, and every fault of its sources table.

    One fault refuses the package: the table says whose the records are and why they may be read.
    """
    sources: list[Source] = []
    problems: list[str] = []
    for part in intake.rows:
        if part.table.name == "sources":
            found, faults = _read(engine, part)
            sources += found
            problems += faults
    if not problems:
        problems = _unregistered(engine, intake, [str(s["source_id"]) for s in sources])
    return sources, problems


def _read(engine: Engine, part: TableRows) -> tuple[list[Source], list[str]]:
    problems = [f"{part.file} row {b.row_number}: {REASONS[b.rule]}" for b in part.broken]
    relation = with_values(part.table, part.relation)
    # Faults and values in one query: a store is told of dozens of sources every night.
    sources = engine.arrow(
        f"select row_number as file_row, {all_faults(part.table)} as faults, "
        f"{typed_columns(part.table)} from {relation} order by file_row"
    ).to_pylist()
    for source in sources:
        row = source.pop("file_row")
        for fault in filter(None, source.pop("faults").split(" ")):
            column, rule = fault.split(":")
            problems.append(f"{part.file} row {row}, {column}: {REASONS[rule]}")
    if not sources and not problems:
        problems.append(f"{part.file} registers no source")
    return sources, problems or _senseless(part.file, sources)


def _senseless(file: str, sources: Sequence[Source]) -> list[str]:
    problems = []
    counts = Counter(str(source["source_id"]).casefold() for source in sources)
    if max(counts.values()) > 1:
        problems.append(f"{file} registers one source twice")
    if any(not _SOURCE_ID.fullmatch(str(s["source_id"])) for s in sources):
        problems.append(f"{file}: a source_id may hold letters, digits and hyphens only")
    if any(s["period_to"] < s["period_from"] for s in sources):
        problems.append(f"{file}: a period ends before it begins")
    return problems


def _unregistered(engine: Engine, intake: Intake, known: Sequence[str]) -> list[str]:
    problems = []
    listed = ", ".join(quoted(source_id) for source_id in known)
    for part in intake.rows:
        n = engine.rows(f"select count(*) from {part.relation} where source_id not in ({listed})")[
            0
        ][0]
        if n:
            rows = "1 row comes" if n == 1 else f"{n:,} rows come"
            problems.append(f"{part.file}: {rows} from a source that the sources table lacks")
    return problems


def mixed(sources: Sequence[Source], held: Sequence[bool]) -> list[str]:
    """Why made-up and real records may not be received together; held says what a store has."""
    new, old = {bool(s["is_synthetic"]) for s in sources}, set(held)
    if len(new) > 1:
        return ["real and synthetic sources never mix in one run"]
    if new and old and new != old:
        kinds = ("synthetic", "real") if True in new else ("real", "synthetic")
        return [f"the delivery is {kinds[0]} and the store holds {kinds[1]} sources"]
    return []
