"""A force's record return, from its files or straight from a run, in one form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from sys import intern
from typing import Any

from accord.errors import UserFacingError
from accord.national.checking import problems
from accord.published import as_it_was, counted
from accord.returns.build import FORCE_CODE, TOKENS, BuiltReturn
from accord.returns.populations import COLUMNS
from accord.returns.specification import specification, specifications
from accord.returns.write import ABOUT, RELEASED

SPECIFICATION = "group-based-records"
AGAIN = "Ask the force to send it again"

# Columns that returns of an earlier version lack; nothing that is counted rests on them.
ADDED = {
    *("arrest_in_12_weeks", "missing_in_90_days", "decided_by", "decision"),
    *("relationship", "parts", "association_types"),
}

Row = Mapping[str, str | None]
Tokens = Mapping[str, Mapping[str, frozenset[str]]]


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
    # By person and kind: a country has millions, and as rows they would take four times the room.
    tokens: Tokens = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        return f"{self.force} {self.first} to {self.last}"

    @property
    def content(self) -> tuple[object, object]:
        """All that it says of crimes and people, to tell whether two returns say the same."""
        return self.tables, self.tokens

    @property
    def force_name(self) -> str:
        """As the force calls itself; empty in a return of an earlier Accord."""
        return str(self.about.get("force_name") or "")

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
        "force_name": built.force_name,
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
        raise UnusableReturn(
            f"{path} holds no return. Give the folder that accord return wrote, or the part "
            f"{RELEASED} of it."
        )
    about, force, first, last = _about(path, folder)
    names = [table.name for table in specification(SPECIFICATION).records]
    held = (*names, TOKENS)
    missing = [f"{name}.csv" for name in held if not (folder / f"{name}.csv").is_file()]
    if missing:
        raise UnusableReturn(f"{path} lacks {', '.join(missing)}. {AGAIN}.")
    wrong = list(_not_whole(folder, held, about.get("files")))
    tables, tokens = _content(folder, names, wrong) if not wrong else ({}, {})
    if wrong:
        listed = "\n".join(f"  - {problem}" for problem in wrong)
        raise UnusableReturn(f"{path} cannot be merged. {AGAIN}:\n{listed}")
    return ForceReturn(force, first, last, about, tables, folder, tokens)


def _content(
    folder: Path, names: Sequence[str], wrong: list[str]
) -> tuple[dict[str, tuple[Row, ...]], Tokens]:
    """The tables and the tokens of a return; everything that is wrong is added to the list."""
    tables: dict[str, tuple[Row, ...]] = {}
    for name in names:
        try:
            tables[name] = _rows(folder / f"{name}.csv", name)
        except UnusableReturn as problem:
            wrong.append(str(problem))
    wrong += problems(tables) if not wrong else ()
    tokens, wrong_tokens = read_tokens(folder / f"{TOKENS}.csv")
    wrong += wrong_tokens
    return tables, tokens


def _about(path: Path, folder: Path) -> tuple[Mapping[str, Any], str, date, date]:
    """What a return says of itself: whose it is, and which days it is about."""
    try:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
    except (OSError, ValueError):
        raise UnusableReturn(
            f"{folder / ABOUT} was cut short or is no JSON, so nobody can tell whose return it is. "
            f"{AGAIN}."
        ) from None
    try:
        first, last = (date.fromisoformat(about[name]) for name in ("first", "last"))
        force, spec = str(about["force"]), about["return"]
    except (ValueError, KeyError, TypeError):
        raise UnusableReturn(
            f"{folder / ABOUT} does not say whose it is and of which days. {AGAIN}."
        ) from None
    _check_kind(path, spec, about)
    if first > last or not FORCE_CODE.fullmatch(force):
        raise UnusableReturn(
            f"{folder / ABOUT} names no force's code, or a period that ends before it begins. "
            f"{AGAIN}."
        )
    return about, force, first, last


def _check_kind(path: Path, spec: object, about: Mapping[str, Any]) -> None:
    """Only rows with tokens can be merged: counts of two forces may count one person twice."""
    if spec != SPECIFICATION:
        known = f"the return {spec}" if spec in specifications() else "another return"
        raise UnusableReturn(
            f"{path} cannot be merged: it holds {known}. Ask the force for its {SPECIFICATION} "
            "return, made with --key."
        )
    if not about.get("key_check"):
        raise UnusableReturn(
            f"{path} cannot be merged: it was made without a key, so that nobody in it can be "
            "known again. Ask the force to fill it again with --key."
        )


def _not_whole(folder: Path, names: Iterable[str], files: object) -> Iterator[str]:
    """Tables that are not as they were written; returns of an earlier Accord do not say."""
    for name in names if isinstance(files, dict) else ():
        content = (folder / f"{name}.csv").read_bytes()
        written = files.get(f"{name}.csv") if isinstance(files, dict) else None
        if not isinstance(written, dict) or written.get("sha256") == sha256(content).hexdigest():
            continue
        n_rows, n_written = _n_rows(content), written.get("rows")
        if isinstance(n_written, int) and n_rows < n_written:
            yield f"{name}.csv has {n_rows} of the {n_written} rows that were written"
        else:
            yield f"{name}.csv is not as it was written: it was changed, or saved by a spreadsheet"


def _n_rows(content: bytes) -> int:
    """How many rows follow the headings; none in what is no table."""
    try:
        text = content.decode("utf-8-sig")
        return max(0, sum(1 for _ in csv.reader(io.StringIO(text, newline=""))) - 1)
    except (UnicodeDecodeError, csv.Error):
        return 0


def read_tokens(path: Path) -> tuple[Tokens, tuple[str, ...]]:
    """The tokens of each person by kind, and what is wrong with the file that they stand in."""
    columns = ("person_id", "token_kind", "token")
    found: dict[str, dict[str, set[str]]] = {}
    n_rows = n_empty = 0
    try:
        for row in _read(path, columns):
            n_rows += 1
            person, kind, token = (as_it_was(text) for text in row)
            n_empty += not (person and kind and token)
            # One string for each kind, however many rows repeat it.
            found.setdefault(person, {}).setdefault(intern(kind), set()).add(token)
    except UnusableReturn as problem:
        return {}, (str(problem),)
    tokens = {p: {k: frozenset(t) for k, t in kinds.items()} for p, kinds in found.items()}
    n_held = sum(len(t) for kinds in tokens.values() for t in kinds.values())
    wrong = [f"{path.name}: {counted(n_empty, 'row')} without a value"] if n_empty else []
    wrong += [f"{path.name}: {counted(n_rows - n_held, 'row')} there twice"] * (n_rows > n_held)
    return tokens, tuple(wrong)


def _columns(table: str) -> tuple[str, ...]:
    return next(t.columns for t in specification(SPECIFICATION).records if t.name == table)


def _rows(path: Path, table: str) -> tuple[Row, ...]:
    names = tuple(name for name in _columns(table) if name not in ADDED)
    return tuple(
        {name: as_it_was(text) or None for name, text in zip(names, row, strict=True)}
        for row in _read(path, names)
    )


def _read(path: Path, columns: Sequence[str]) -> Iterator[list[str]]:
    """The values of some columns of each row, in the order that was asked for."""
    titles = [COLUMNS[name][0] for name in columns]
    n_short = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = next(reader, [])
            if lacking := [title for title in titles if title not in head]:
                raise UnusableReturn(f"{path.name} lacks columns: {', '.join(lacking)}")
            places = [head.index(title) for title in titles]
            for row in reader:
                if len(row) < len(head):
                    n_short += bool(row)
                else:
                    yield [row[place] for place in places]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise UnusableReturn(f"{path.name} is not a CSV file in UTF-8 that can be read") from None
    if n_short:
        raise UnusableReturn(f"{path.name}: {counted(n_short, 'row')} cut short")
