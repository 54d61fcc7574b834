"""A return as a file: its tables, units and categories; a new year is a file of differences."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from accord.disclosure import Dimension
from accord.errors import UserFacingError

UNITS = {
    "crime": ("return_crimes", "crime_id"),
    "victim": ("return_victims", "person_id"),
    "suspect": ("return_suspects", "person_id"),
    "victim-crime link": ("return_victims", "link_id"),
    "suspect-crime link": ("return_suspects", "link_id"),
    "network": ("return_networks", "network_id"),
    "network member": ("return_network_members", "member_id"),
    "network child": ("return_network_children", "child_id"),
    "answer": ("return_answers", "answer_id"),
}

LONGEST_NAME = 31
# What every workbook of a return holds beside its own tables, whatever the case of the letters.
SHEETS_OF_ITS_OWN = ("cover", "contents", "codes", "missing", "person_tokens")


class SpecificationFault(UserFacingError):
    """A return's specification cannot be used; every fault is named at once."""

    exit_code = 14


@dataclass(frozen=True)
class Line:
    """One table of a return: what it counts, which of them, and by what."""

    name: str
    title: str
    unit: str
    where: Mapping[str, tuple[str, ...]]
    by: tuple[str, ...]

    @property
    def population(self) -> str:
        """Who is counted, so that the same figure in two tables is known to be one."""
        chosen = "; ".join(f"{name} is {' or '.join(v)}" for name, v in sorted(self.where.items()))
        return f"{self.unit}: {chosen or 'all'}"


@dataclass(frozen=True)
class RecordTable:
    """One table of records of a return: a row for each unit, with these columns."""

    name: str
    title: str
    unit: str
    where: Mapping[str, tuple[str, ...]]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Specification:
    """A return in one version."""

    id: str
    version: str
    title: str
    says: str
    source: str
    policy: str
    dimensions: Mapping[str, Dimension]
    lines: tuple[Line, ...]
    records: tuple[RecordTable, ...]


@cache
def specifications() -> tuple[str, ...]:
    """The ids of the returns that come with Accord."""
    folder = files("accord.returns").joinpath("specifications")
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir()))


def specification(name: str) -> Specification:
    """A return by its id; raises SpecificationFault with the ids there are."""
    if name not in specifications():
        raise SpecificationFault(
            f"There is no return of that name. There are: {', '.join(specifications())}."
        )
    return read_specification(_read(name))


def _read(name: str) -> dict[str, Any]:
    path = files("accord.returns").joinpath("specifications", f"{name}.toml")
    given = tomllib.loads(path.read_text("utf-8"))
    if "differs_from" not in given:
        return given
    return with_differences(_read(given.pop("differs_from")), given)


def with_differences(before: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Last year's return with this year's changes; an empty table name drops a table."""
    merged = {**before, **{k: v for k, v in changes.items() if not isinstance(v, dict)}}
    for part in ("dimensions", "lines", "records"):
        both = {**before.get(part, {}), **changes.get(part, {})}
        merged[part] = {name: what for name, what in both.items() if what}
    return merged


def read_specification(given: Mapping[str, Any]) -> Specification:
    """Check a specification and make it; raises SpecificationFault naming every fault."""
    dimensions = {name: _dimension(name, d) for name, d in given.get("dimensions", {}).items()}
    lines = tuple(_line(name, what) for name, what in given.get("lines", {}).items())
    records = tuple(_record(name, what) for name, what in given.get("records", {}).items())
    faults = [
        *(f"lines.{x.name} counts an unknown unit" for x in lines if x.unit not in UNITS),
        *(
            f"{name} is longer than the {LONGEST_NAME} letters of a sheet's name"
            for name in (*given.get("lines", {}), *given.get("records", {}))
            if len(name) > LONGEST_NAME
        ),
        *(
            f"{name} is the name of a sheet that every return has"
            for name in (*given.get("lines", {}), *given.get("records", {}))
            if name.casefold() in SHEETS_OF_ITS_OWN
        ),
        *(f"records.{x.name} has an unknown unit" for x in records if x.unit not in UNITS),
        *(
            f"lines.{line.name} is by {name}, which is no dimension of this return"
            for line in lines
            for name in line.by
            if name not in dimensions
        ),
        *(
            f"it has no {name}"
            for name in ("id", "version", "title", "says", "source", "policy")
            if not given.get(name)
        ),
    ]
    if faults:
        raise SpecificationFault("The return cannot be used: " + "; ".join(faults) + ".")
    texts = {name: given[name] for name in ("id", "version", "title", "says", "source", "policy")}
    return Specification(**texts, dimensions=dimensions, lines=lines, records=records)


def _dimension(name: str, given: Mapping[str, Any]) -> Dimension:
    marks = {mark: bool(given.get(mark, False)) for mark in ("is_sensitive", "is_held")}
    return Dimension.flat(
        name,
        given["title"],
        given["categories"],
        is_partition=bool(given.get("is_partition", True)),
        **marks,
    )


def _where(given: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {
        name: (value,) if isinstance(value, str) else tuple(value)
        for name, value in given.get("where", {}).items()
    }


def _line(name: str, given: Mapping[str, Any]) -> Line:
    return Line(name, given["title"], given["unit"], _where(given), tuple(given.get("by", ())))


def _record(name: str, given: Mapping[str, Any]) -> RecordTable:
    return RecordTable(name, given["title"], given["unit"], _where(given), tuple(given["columns"]))
