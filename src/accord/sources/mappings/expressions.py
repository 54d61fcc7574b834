"""One declared value in, the SQL that makes it from their row out."""

from __future__ import annotations

import re
from collections.abc import Mapping as Keyed

from accord.engine import quoted
from accord.sources.mappings.date_forms import engine_form
from accord.sources.mappings.form import Mapping, Rows, Value
from accord.sources.naming import plain
from accord.tables import Column, Kind

_BRACED = re.compile(r"\{([^{}]+)\}")
Cells = Keyed[str, str]


class Missing(Exception):
    """A column of theirs that the mapping names and the file lacks."""


def cell(cells: Cells, name: str) -> str:
    """The SQL of one of their cells, found without regard to case and spaces."""
    found = cells.get(plain(name))
    if found is None:
        raise Missing(name)
    return found


def columns_used(value: Value) -> tuple[str, ...]:
    """Their columns a value is made of."""
    braced = tuple(_BRACED.findall(value.template or ""))
    return (*((value.column,) if value.column else ()), *value.first_of, *value.join, *braced)


def expression(value: Value, ours: Column, cells: Cells, mapping: Mapping) -> str:
    """The SQL text of one of our columns."""
    made = _origin(value, cells)
    if value.extract is not None:
        made = f"nullif(regexp_extract({made}, {quoted(value.extract)}, 1), '')"
    if value.split is not None and ours.kind is Kind.LIST:
        made = f"replace({made}, {quoted(value.split)}, '|')"
    if value.codes is not None:
        made = _coded(made, value)
    if ours.kind in (Kind.DATE, Kind.DATETIME):
        return _dated(made, ours.kind, value.forms, mapping)
    return made


def _origin(value: Value, cells: Cells) -> str:
    if value.value is not None:
        return quoted(value.value)
    if value.column is not None:
        return cell(cells, value.column)
    if value.first_of:
        return f"coalesce({', '.join(cell(cells, name) for name in value.first_of)}, null)"
    if value.join:
        parts = ", ".join(cell(cells, name) for name in value.join)
        return f"nullif(concat_ws({quoted(value.between)}, {parts}), '')"
    if value.is_each:
        return "each_item"
    return _templated(str(value.template), cells)


def _templated(template: str, cells: Cells) -> str:
    # An empty part makes the whole empty: half an identifier would join strangers.
    parts = []
    for n, piece in enumerate(_BRACED.split(template)):
        parts.append(cell(cells, piece) if n % 2 else quoted(piece))
    return "(" + " || ".join(parts) + ")"


def _coded(made: str, value: Value) -> str:
    cases = " ".join(
        f"when {quoted(theirs)} then {quoted(ours)}" for theirs, ours in (value.codes or {}).items()
    )
    rest = made if value.otherwise is None else quoted(value.otherwise)
    # An empty cell stays empty unless the mapping gives the empty text a meaning of its own.
    blank = quoted((value.codes or {})[""]) if "" in (value.codes or {}) else "null"
    coded = f"case lower({made}) {cases} else {rest} end"
    return f"nullif(case when {made} is null then {blank} else {coded} end, '')"


def _dated(made: str, kind: Kind, forms: tuple[str, ...], mapping: Mapping) -> str:
    days, moments = mapping.date_forms, mapping.datetime_forms
    tried = forms or ((*days, *moments) if kind is Kind.DATE else (*moments, *days))
    if not tried:
        return made
    listed = ", ".join(quoted(engine_form(form)) for form in tried)
    # A day keeps its clock, so that one that is not midnight is refused and not cut off.
    iso = f"strftime(try_strptime({made}, [{listed}]), '%Y-%m-%d %H:%M:%S')"
    return f"coalesce({iso}, {made})"


def condition(rows: Rows, cells: Cells) -> str:
    """Which of their rows a mapping entry takes."""
    tests = [_one_of(cells, c, values) for c, values in rows.where.items()]
    tests += [f"not {_one_of(cells, c, values)}" for c, values in rows.unless.items()]
    tests += [f"{cell(cells, c)} is not null" for c in rows.needs]
    return " and ".join(tests) or "true"


def _one_of(cells: Cells, column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(quoted(value.strip().casefold()) for value in values)
    return f"coalesce(lower({cell(cells, column)}), '') in ({listed})"
