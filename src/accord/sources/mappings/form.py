"""A mapping file in, checked declarations out: which of their columns make which of ours."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Keyed
from dataclasses import dataclass, field
from typing import Any

from accord.sources.intake import CONTRACT
from accord.sources.naming import shown
from accord.tables import Kind

Codes = dict[str, str]


@dataclass(frozen=True)
class Value:
    """Where one of our columns comes from, and what is done to it on the way."""

    column: str | None = None
    value: str | None = None
    template: str | None = None
    first_of: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    between: str = " "
    is_each: bool = False
    codes: Codes | None = None
    otherwise: str | None = None
    extract: str | None = None
    split: str | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Beside:
    """Another file whose rows belong to the rows of this one, found by equal columns."""

    file: str
    on: tuple[tuple[str, str], ...]
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Rows:
    """How the rows of one of their files make rows of one of our tables."""

    file: str
    table: str
    columns: dict[str, Value]
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unless: dict[str, tuple[str, ...]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    each_split: str = "|"
    repeats: bool = False
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """A whole mapping: how one system's export becomes an extract of the contract."""

    name: str
    says: str
    rows: tuple[Rows, ...]
    date_forms: tuple[str, ...] = ()
    datetime_forms: tuple[str, ...] = ()
    separator: str = ","
    source: dict[str, str] = field(default_factory=dict)


_TOP = {"name", "says", "mapping", "separator", "dates", "source", "codes", "rows"}
_ROWS = {"from", "to", "where", "unless", "needs", "each", "split", "repeats", "beside", "columns"}
_VALUE = {
    "column",
    "value",
    "template",
    "first_of",
    "join",
    "between",
    "each",
    "codes",
    "else",
    "extract",
    "split",
    "form",
}
_ORIGINS = ("column", "value", "template", "first_of", "join", "each")


class _Problems(list[str]):
    def unknown(self, where: str, given: Keyed[str, Any], allowed: set[str]) -> None:
        for key in sorted(set(given) - allowed):
            self.append(f"{where}: no such setting: {shown(key)}")


def read_toml(text: str, name: str) -> tuple[dict[str, Any], list[str]]:
    """The content of a mapping file, or why it is no TOML."""
    try:
        return tomllib.loads(text), []
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}, [f"{name} is not TOML; every text must be in quotation marks"]


def parse(content: dict[str, Any], name: str) -> tuple[Mapping | None, list[str]]:
    """Make a mapping of a file's content; or say everything that is wrong with it."""
    problems = _Problems()
    problems.unknown(name, content, _TOP)
    try:
        mapping = _mapping(content, name, problems)
    except (TypeError, ValueError, KeyError, AttributeError):
        return None, [f"{name}: a setting has the wrong shape"]
    if not mapping.rows and not problems:
        problems.append(f"{name} says nothing of any table: it needs [[rows]]")
    return (None, problems) if problems else (mapping, [])


def _mapping(content: dict[str, Any], name: str, problems: _Problems) -> Mapping:
    dates = content.get("dates", {})
    problems.unknown(f"{name} [dates]", dates, {"date", "datetime"})
    problems.unknown(f"{name} [source]", content.get("source", {}), set(CONTRACT["sources"].names))
    codes = {key: _codes(value) for key, value in content.get("codes", {}).items()}
    rows = tuple(
        _rows(entry, f"{name} rows {n}", codes, problems)
        for n, entry in enumerate(content.get("rows", []), start=1)
    )
    return Mapping(
        str(content.get("name", "")),
        str(content.get("says", "")),
        rows,
        _texts(dates.get("date", ())),
        _texts(dates.get("datetime", ())),
        str(content.get("separator", ",")),
        {key: _text(value) for key, value in content.get("source", {}).items()},
    )


def _rows(entry: dict[str, Any], where: str, codes: dict[str, Codes], problems: _Problems) -> Rows:
    problems.unknown(where, entry, _ROWS)
    table = str(entry.get("to", ""))
    if table not in CONTRACT:
        problems.append(f"{where}: `to` must name a table of the contract")
        return Rows(str(entry.get("from", "")), table, {})
    if not entry.get("from"):
        problems.append(f"{where}: `from` must name their file")
    given = entry.get("columns", {})
    problems.unknown(f"{where} columns of {table}", given, set(CONTRACT[table].names))
    columns = {
        ours: _value(value, f"{where}, {table}.{ours}", codes, problems)
        for ours, value in given.items()
        if ours in CONTRACT[table].names
    }
    _check_codes(table, columns, where, problems)
    return Rows(
        str(entry.get("from", "")),
        table,
        columns,
        _conditions(entry.get("where", {})),
        _conditions(entry.get("unless", {})),
        _texts(entry.get("needs", ())),
        _texts(entry.get("each", ())),
        str(entry.get("split", "|")),
        bool(entry.get("repeats", False)),
        tuple(_beside(b, where, problems) for b in entry.get("beside", [])),
    )


def _beside(entry: dict[str, Any], where: str, problems: _Problems) -> Beside:
    problems.unknown(f"{where} beside", entry, {"file", "on", "where"})
    on = entry["on"]
    pairs = tuple(on.items()) if isinstance(on, dict) else tuple((c, c) for c in _texts(on))
    return Beside(str(entry["file"]), pairs, _conditions(entry.get("where", {})))


def _value(given: Any, where: str, codes: dict[str, Codes], problems: _Problems) -> Value:
    if isinstance(given, str):
        return Value(column=given)
    problems.unknown(where, given, _VALUE)
    if sum(1 for origin in _ORIGINS if origin in given) != 1:
        problems.append(f"{where}: give exactly one of {', '.join(_ORIGINS)}")
    chosen = given.get("codes")
    if isinstance(chosen, str) and chosen not in codes:
        problems.append(f"{where}: there is no [codes.{shown(chosen)}]")
        chosen = None
    return Value(
        column=_optional(given.get("column")),
        value=_text(given["value"]) if "value" in given else None,
        template=_optional(given.get("template")),
        first_of=_texts(given.get("first_of", ())),
        join=_texts(given.get("join", ())),
        between=str(given.get("between", " ")),
        is_each=bool(given.get("each", False)),
        codes=codes[chosen] if isinstance(chosen, str) else _codes(chosen) if chosen else None,
        otherwise=_text(given["else"]) if "else" in given else None,
        extract=_optional(given.get("extract")),
        split=_optional(given.get("split")),
        forms=_texts(given.get("form", ())),
    )


def _check_codes(table: str, columns: dict[str, Value], where: str, problems: _Problems) -> None:
    for name, value in columns.items():
        allowed = CONTRACT[table].column(name).allowed
        made = [*(value.codes or {}).values(), value.value, value.otherwise]
        wrong = sum(1 for code in made if code and allowed and code not in allowed)
        if wrong:
            problems.append(f"{where}: {wrong} codes for {table}.{name} are not in the contract")
    for column in CONTRACT[table].columns:
        # Every table but the source's own takes its source from the delivery.
        if column.required and column.name not in columns and column.name != "source_id":
            problems.append(f"{where}: {table}.{column.name} is required and is not mapped")


def _codes(given: Keyed[str, Any]) -> Codes:
    return {theirs.strip().casefold(): _text(ours) for theirs, ours in given.items()}


def _conditions(given: Keyed[str, Any]) -> dict[str, tuple[str, ...]]:
    return {column: _texts(values) for column, values in given.items()}


def _texts(given: Any) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(_text(item) for item in given)


def _optional(given: Any) -> str | None:
    return None if given is None else str(given)


def _text(given: Any) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    return given.isoformat() if hasattr(given, "isoformat") else str(given)


def is_date(table: str, column: str) -> bool:
    """Whether a column of ours holds days."""
    return CONTRACT[table].column(column).kind is Kind.DATE
