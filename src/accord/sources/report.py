"""What a check found, for a person and for a scheduler: counts, rules and refusals, no values."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accord.engine import Engine
from accord.sources.landing import MANIFEST
from accord.sources.rules import REASONS
from accord.tables import EXTRACT_TABLES

if TYPE_CHECKING:
    from accord.sources.delivery import Prepared


# Where the first rows stand is what a sender needs; the counts say how many there are in all.
MOST_ROWS = 1_000


@dataclass(frozen=True)
class TableCount:
    """How many rows of a table were read, used and put in quarantine."""

    table: str
    read: int
    used: int
    quarantined: int


@dataclass(frozen=True)
class Problem:
    """A rule that rows of a table broke, and how many did."""

    table: str
    column: str | None
    rule: str
    n_rows: int


@dataclass(frozen=True)
class Row:
    """Where a row in quarantine stands, and the rule it broke; never what it holds."""

    table: str
    file: str
    row_number: int
    column: str | None
    rule: str


@dataclass(frozen=True)
class Doubt:
    """A rule that rows in use fail, and how many of those looked at do."""

    source_id: str
    table: str
    rule: str
    severity: str
    n_rows: int
    n_checked: int


@dataclass(frozen=True)
class Report:
    """What of the packages can be used, and what is wrong with the rest."""

    packages: tuple[str, ...]
    tables: tuple[TableCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows: tuple[Row, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    extra_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    tidied: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 if every row can be used, 4 if some are in quarantine, 3 if all was refused."""
        if self.refused:
            return 3
        return 4 if any(p.rule != "replaced" for p in self.problems) else 0

    def to_json(self) -> str:
        """The report for a machine."""
        content: dict[str, Any] = {
            "exit_code": self.exit_code,
            "packages": list(self.packages),
            "refused": list(self.refused),
            "tables": [vars(t) for t in self.tables],
            "problems": [{**vars(p), "reason": REASONS[p.rule]} for p in self.problems],
            "rows": [vars(r) for r in self.rows],
            "doubts": [vars(d) for d in self.doubts],
            "extra_columns": {file: list(names) for file, names in self.extra_columns.items()},
            "files_not_read": list(self.unread),
            "headers_tidied": list(self.tidied),
            "encoding_guessed": list(self.guessed),
        }
        return json.dumps(content, indent=1, ensure_ascii=False)

    def as_text(self) -> str:
        """The report for a person."""
        if self.refused:
            lines = ["Refused. Nothing was read in:", *(f"  - {r}" for r in self.refused)]
            return "\n".join(lines) + "\n"
        return "\n".join([*self._counts(), *self._faults(), *self._doubts(), *self._remarks(), ""])

    def _counts(self) -> list[str]:
        lines = [f"Packages: {', '.join(self.packages)}"]
        for t in self.tables:
            aside = f", {t.quarantined:,} of {t.read:,} in quarantine" if t.quarantined else ""
            lines.append(f"  {t.table}: {t.used:,} rows used{aside}")
        return lines

    def _faults(self) -> list[str]:
        if not self.problems:
            return ["Every row can be used."]
        lines = ["In quarantine:"]
        for p in self.problems:
            where = f"{p.table}.{p.column}" if p.column else p.table
            lines.append(f"  {where}: {_rows(p.n_rows)}: {REASONS[p.rule]}")
        return lines

    def _doubts(self) -> list[str]:
        if not self.doubts:
            return []
        return [
            "Used, with a doubt:",
            *(
                f"  {d.source_id}, {d.table}: {d.rule.replace('_', ' ')}: "
                f"{d.n_rows:,} of {d.n_checked:,} ({d.severity})"
                for d in self.doubts
            ),
        ]

    def _remarks(self) -> list[str]:
        lines = [
            f"{file}: columns kept aside: {', '.join(names)}"
            for file, names in self.extra_columns.items()
        ]
        lines += [f"{f}: column names read without regard to case and spaces" for f in self.tidied]
        lines += [f"{file}: not UTF-8; read as Windows text (cp1252)" for file in self.guessed]
        return lines + [f"{file}: not a table of the contract, not read" for file in self.unread]


def _used(engine: Engine, table: str, read: Counter[str]) -> int:
    # Several deliveries of one source register it once each and make one row together.
    if table == "sources":
        return read[table]
    return int(engine.rows(f"select count(*) from {table}")[0][0])


def _rows(n: int) -> str:
    return "1 row" if n == 1 else f"{n:,} rows"


def report_on(engine: Engine, prepared: Prepared) -> Report:
    """The report on packages that were read and checked, or refused."""
    if prepared.problems:
        return Report(tuple(prepared.names), refused=tuple(prepared.problems))
    problems = [
        Problem(*row)
        for row in engine.rows(
            'select "table", "column", rule, count(*) from quarantined_rows '
            "group by all order by all"
        )
    ]
    rows = engine.rows(
        'select "table", row_file, row_number, "column", rule from quarantined_rows '
        f"order by all limit {MOST_ROWS}"
    )
    doubts = engine.rows(
        'select source_id, "table", rule, severity, n_rows, n_checked '
        "from data_quality_issues order by all"
    )
    return Report(
        tuple(prepared.names),
        _counts([one.folder for one in prepared.landed], engine, problems),
        tuple(problems),
        tuple(Row(*row) for row in rows),
        tuple(Doubt(*row) for row in doubts),
        dict(sorted(prepared.extras.items())),
        tuple(sorted(prepared.unread)),
        tuple(sorted(prepared.tidied)),
        tuple(sorted(prepared.guessed)),
    )


def _counts(folders: list[Path], engine: Engine, problems: list[Problem]) -> tuple[TableCount, ...]:
    read: Counter[str] = Counter()
    for folder in sorted(set(folders)):
        manifest = json.loads((folder / MANIFEST).read_text())
        for table, counts in manifest["tables"].items():
            read[table] += counts["used"] + counts["rejected"]
    bad: Counter[str] = Counter()
    for problem in problems:
        bad[problem.table] += problem.n_rows
    return tuple(
        TableCount(
            table.name,
            read[table.name],
            _used(engine, table.name, read),
            bad[table.name],
        )
        for table in EXTRACT_TABLES
        if read[table.name]
    )
