"""A force's record return, from its files or straight from a run, in one form."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from accord.errors import UserFacingError
from accord.national.checking import problems
from accord.published import as_it_was, counted
from accord.returns.build import FORCE_CODE, BuiltReturn
from accord.returns.populations import COLUMNS
from accord.returns.specification import specification
from accord.returns.write import ABOUT, RELEASED

SPECIFICATION = "group-based-records"
TOKENS = "person_tokens"

Row = Mapping[str, str | None]


class UnusableReturn(UserFacingError):
    """A return that cannot be merged; the message names the return and the rule it breaks."""

    exit_code = 11


@dataclass(frozen=True)
class ForceReturn:
    """The records of one force and period, whatever they were read from."""

    force: str
    first: date
    last: date
    about: Mapping[str, Any]
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    folder: Path | None = None

    @property
    def name(self) -> str:
        return f"{self.force} {self.first} to {self.last}"

    @property
    def as_of(self) -> str:
        return str(self.about.get("as_of", ""))

    @property
    def is_nil(self) -> bool:
        return not any(rows for name, rows in self.tables.items() if name != "answers")


def is_return(path: Path) -> bool:
    """Whether a folder holds a return, as it was written or only the part that leaves."""
    return _released(path) is not None


def _released(path: Path) -> Path | None:
    for folder in (path / RELEASED, path):
        if (folder / ABOUT).is_file():
            return folder
    return None


def from_run(built: BuiltReturn) -> ForceReturn:
    """A return filled from a run in which names were pooled: people have one id there."""
    tables = {
        filled.table.name: tuple(
            dict(zip(filled.table.columns, map(_text, row), strict=True)) for row in filled.rows
        )
        for filled in built.records
    }
    about = {
        "as_of": built.as_of,
        "run_id": built.run_id,
        "version": built.specification.version,
        "is_synthetic": built.is_synthetic,
    }
    scope = built.scope
    return ForceReturn(scope.force, scope.first, scope.last, about, tables)


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def read_returns(paths: Iterable[Path]) -> tuple[ForceReturn, ...]:
    """Read returns that forces sent; raises UnusableReturn with what is wrong in all of them."""
    read: list[ForceReturn] = []
    wrong: list[str] = []
    for path in paths:
        try:
            read.append(read_return(path))
        except UnusableReturn as problem:
            wrong.append(str(problem))
    if wrong:
        raise UnusableReturn("\n".join(wrong))
    return tuple(read)


def read_return(path: Path) -> ForceReturn:
    """Read a return that a force sent; raises UnusableReturn with everything that is wrong."""
    folder = _released(path)
    if folder is None:
        raise UnusableReturn(f"{path} holds no return.")
    about, force, first, last = _about(path, folder)
    names = [*(table.name for table in specification(SPECIFICATION).records), TOKENS]
    missing = [name for name in names if not (folder / f"{name}.csv").is_file()]
    if missing:
        raise UnusableReturn(f"{path} lacks {', '.join(missing)}. Ask the force to send it again.")
    tables: dict[str, tuple[Row, ...]] = {}
    wrong: list[str] = []
    for name in names:
        try:
            tables[name] = _rows(folder / f"{name}.csv", name)
        except UnusableReturn as problem:
            wrong.append(str(problem))
    wrong += problems(tables) if not wrong else ()
    if wrong:
        listed = "\n".join(f"  - {problem}" for problem in wrong)
        raise UnusableReturn(f"{path} cannot be merged. Ask the force to send it again:\n{listed}")
    return ForceReturn(force, first, last, about, tables, folder)


def _about(path: Path, folder: Path) -> tuple[Mapping[str, Any], str, date, date]:
    """What a return says of itself: whose it is, and which days it is about."""
    try:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        first, last = (date.fromisoformat(about[name]) for name in ("first", "last"))
        force, spec = str(about["force"]), about["return"]
    except (OSError, ValueError, KeyError, TypeError):
        raise UnusableReturn(f"{folder / ABOUT} cannot be read.") from None
    if spec != SPECIFICATION or not about.get("key_check"):
        raise UnusableReturn(
            f"{path} cannot be merged: it must be a {SPECIFICATION} return made with --key."
        )
    if first > last or not FORCE_CODE.fullmatch(force):
        raise UnusableReturn(
            f"{folder / ABOUT} names no force's code, or a period that ends before it begins."
        )
    return about, force, first, last


def _columns(table: str) -> tuple[str, ...]:
    if table == TOKENS:
        return ("person_id", "token_kind", "token")
    return next(t.columns for t in specification(SPECIFICATION).records if t.name == table)


def _rows(path: Path, table: str) -> tuple[Row, ...]:
    names = _columns(table)
    titles = [COLUMNS[name][0] for name in names]
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            lacking = [title for title in titles if title not in (reader.fieldnames or ())]
            if lacking:
                raise UnusableReturn(f"{path.name} lacks columns: {', '.join(lacking)}")
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error):
        raise UnusableReturn(f"{path.name} is not a CSV file in UTF-8 that can be read") from None
    short = sum(row[title] is None for row in rows for title in titles[-1:])
    if short:
        raise UnusableReturn(f"{path.name}: {counted(short, 'row')} cut short")
    pairs = list(zip(names, titles, strict=True))
    return tuple(
        {name: as_it_was(row[title] or "") or None for name, title in pairs} for row in rows
    )
