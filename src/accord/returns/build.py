"""Fills a return from a run: counts protected together, records, and the ids behind every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from accord.disclosure import (
    TOTAL,
    Dimension,
    Protected,
    Table,
    count_table,
    policy,
    protect,
)
from accord.disclosure.members import NOTHING_BEFORE, SPACES, Before, Members
from accord.disclosure.table import Cell, Key, cells_of
from accord.engine import Engine, open_engine
from accord.errors import NotFound, UserFacingError
from accord.returns.populations import APART, Scope, load_run, make_populations
from accord.returns.specification import UNITS, Line, RecordTable, Specification

# Facts of a person, not of their part in one crime: these divide people into kinds exactly.
OF_THE_PERSON = {"sex", "ethnicity_self", "ethnicity_officer", "identified", "disability"}
COUNTED_ONCE = {"victim", "suspect"}
TOKENS = "person_tokens"
FORCE_CODE = re.compile(r"[A-Z0-9]{2,12}")

Rows = tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class FilledRecords:
    """One table of records of a return."""

    table: RecordTable
    rows: Rows


@dataclass(frozen=True)
class Keyed:
    """How ids were replaced: never the key, only whether two returns were made with the same."""

    scheme: str
    key_check: str
    pseudonyms: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True)
class BuiltReturn:
    """A return filled for one force and period."""

    specification: Specification
    scope: Scope
    run_id: str
    protected: Protected
    records: tuple[FilledRecords, ...]
    traces: Mapping[str, Mapping[Key, tuple[str, ...]]] = field(repr=False)
    checks: tuple[tuple[str, bool], ...] = ()
    # The day of the newest extract: of two returns of one force and period the later one counts.
    as_of: str = ""
    is_synthetic: bool = False
    keyed: Keyed | None = None
    # The days of the period that the force's own records cover.
    covers: tuple[date, date] | None = None
    members: Members = field(default_factory=Members, repr=False)
    # As the force calls itself in its own source; its code stays in the scope.
    force_name: str = ""

    @property
    def drawn_on(self) -> date:
        """The day of the newest extract: what the files of the return say they were made on."""
        return date.fromisoformat(self.as_of[:10])

    @property
    def is_covered(self) -> bool:
        """Whether the force's own records cover every day of the period."""
        return self.covers is None or self.covers == (self.scope.first, self.scope.last)

    @property
    def is_nil(self) -> bool:
        """Whether there is nothing to report: a nil return is sent all the same."""
        totals = (t.table.counts[t.table.total] for t in self.protected.tables)
        return not any(totals) and not any(r.rows for r in self.records)


def build_return(
    run_folder: Path,
    specification: Specification,
    scope: Scope,
    before: Before = NOTHING_BEFORE,
    decisions: pa.Table | None = None,
) -> BuiltReturn:
    """Fill a return; raises NotFound for a force that the run does not know."""
    (built,) = build_returns(run_folder, specification, (scope,), before, decisions)
    return built


def build_returns(
    run_folder: Path,
    specification: Specification,
    scopes: Sequence[Scope],
    before: Before = NOTHING_BEFORE,
    decisions: pa.Table | None = None,
) -> tuple[BuiltReturn, ...]:
    """Fill a return for each force and period, the run read once; decisions are case_decisions."""
    for scope in scopes:
        if not FORCE_CODE.fullmatch(scope.force):
            raise UserFacingError(
                "That is no code of a force: it has capitals and digits alone, as E23000001 or BTP."
            )
        in_order(scope.first, scope.last)
    engine = open_engine()
    try:
        load_run(engine, run_folder, decisions)
        engine.load("runs", run_folder / "runs.parquet")
        return tuple(_built(engine, specification, scope, before) for scope in scopes)
    finally:
        engine.close()


def _built(
    engine: Engine, specification: Specification, scope: Scope, before: Before
) -> BuiltReturn:
    _known_force(engine, scope)
    covers = _covered(engine, scope)
    make_populations(engine, scope)
    ((run_id,),) = engine.rows("select run_id from runs")
    ((as_of, is_synthetic, name),) = engine.rows(
        "select max(extracted_at), bool_or(is_synthetic), "
        "min(case when sector in ('police', 'transport_police') then organisation end) "
        f"from sources where force_code = '{scope.force}'"
    )
    filled = [_count(engine, specification, line, scope) for line in specification.lines]
    tables = [table for table, _ in filled]
    members, held = _members(filled), policy(specification.policy)
    earlier = before.known(tables, members, held.threshold)
    records = tuple(_records(engine, table) for table in specification.records)
    return BuiltReturn(
        specification,
        scope,
        run_id,
        protect(tables, held, earlier),
        records,
        {table.name: trace for table, trace in filled},
        tuple(_checks(tables, records)),
        as_of.isoformat(),
        bool(is_synthetic),
        covers=covers,
        members=members,
        force_name=name,
    )


def _members(filled: Sequence[tuple[Table, Mapping[Key, tuple[str, ...]]]]) -> Members:
    """Whom or what each figure of the return counts."""
    found: dict[str, dict[Cell, frozenset[str]]] = {}
    for table, trace in filled:
        if table.unit in SPACES:
            cells = {table.cell(key): frozenset(trace.get(key, ())) for key in table.keys}
            found.setdefault(SPACES[table.unit], {}).update(cells)
    return Members(found)


def _known_force(engine: Engine, scope: Scope) -> None:
    rows = engine.rows(
        "select force_code, min(case when sector in ('police', 'transport_police') "
        "then organisation end) from sources where force_code is not null "
        "group by force_code order by 1"
    )
    held = {code: f"{code} ({name})" if name else code for code, name in rows}
    if scope.force not in held:
        raise NotFound(
            f"This run holds no force of that code. It holds: {', '.join(held.values())}."
        )


def _covered(engine: Engine, scope: Scope) -> tuple[date, date]:
    """The days of the period that were delivered; a nought for any other would be no count."""
    ((first, last),) = engine.rows(
        "select min(period_from), max(period_to) from sources "
        f"where force_code = '{scope.force}' and sector in ('police', 'transport_police')"
    )
    if first is None:
        raise NotFound(f"No police source of {scope.force} was delivered: it has nothing to count.")
    if last < scope.first or first > scope.last:
        raise UserFacingError(
            f"The records of {scope.force} cover {first} to {last}; nothing of {scope.first} to "
            f"{scope.last} was delivered, so there is nothing to count, not even nought. Give a "
            "period inside those days, or deliver the records of this one."
        )
    return max(first, scope.first), min(last, scope.last)


def _count(
    engine: Engine, specification: Specification, line: Line, scope: Scope
) -> tuple[Table, dict[Key, tuple[str, ...]]]:
    """One table of counts with the ids behind each of its cells."""
    rows = list(_rows(engine, line))
    dimensions = [
        _dimension(specification.dimensions[name], line, scope, {row[1][i] for row in rows})
        for i, name in enumerate(line.by)
    ]
    table = count_table(
        line.name,
        line.title,
        unit=line.unit,
        population=f"{line.population}; force {scope.force}; {scope.first} to {scope.last}",
        dimensions=dimensions,
        rows=rows,
    )
    return table, _trace(table, rows)


def _rows(engine: Engine, line: Line) -> Iterator[tuple[str, tuple[str, ...]]]:
    population, identity = UNITS[line.unit]
    columns = ", ".join(["", *line.by]) if line.by else ""
    for found in engine.rows(
        f"select distinct {identity}{columns} from {population}{_where(line.where)} order by all"
    ):
        yield found[0], tuple(str(value) for value in found[1:])


def _where(conditions: Mapping[str, tuple[str, ...]]) -> str:
    """A restriction to the values that a specification names, with nothing else let through."""
    parts = []
    for column, values in conditions.items():
        if not all(re.fullmatch(r"[\w ]+", text) for text in (column, *values)):
            raise UserFacingError("A return may only name columns and codes in plain letters.")
        parts.append(f"{column} in ({', '.join(repr(value) for value in values)})")
    return f" where {' and '.join(parts)}" if parts else ""


def _dimension(given: Dimension, line: Line, scope: Scope, found: set[str]) -> Dimension:
    """A dimension of one table: the months of the period, and any value that is not listed."""
    listed = list(given.parents) or (_months(scope) if given.name == "month" else [])
    listed += sorted(found - set(listed))
    exact = line.unit not in COUNTED_ONCE or given.name in OF_THE_PERSON
    return replace(
        given, parents=dict.fromkeys(listed, TOTAL), is_partition=given.is_partition and exact
    )


def _months(scope: Scope) -> list[str]:
    first, last = (day.year * 12 + day.month - 1 for day in (scope.first, scope.last))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def _trace(table: Table, rows: Sequence[tuple[str, tuple[str, ...]]]) -> dict[Key, tuple[str, ...]]:
    """The ids behind each cell, found as the cells were counted."""
    found: dict[Key, set[str]] = {}
    for identity, categories in rows:
        for key in cells_of(table.dimensions, categories):
            found.setdefault(key, set()).add(identity)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def _records(engine: Engine, table: RecordTable) -> FilledRecords:
    population, _ = UNITS[table.unit]
    columns = ", ".join(table.columns)
    rows = engine.rows(
        f"select distinct {columns} from {population}{_where(table.where)} order by all"
    )
    return FilledRecords(table, tuple(tuple(map(_one, row)) for row in rows))


def _one(value: object) -> object:
    """A value as it stands in a row: the several values of a list in one."""
    return APART.join(value) if isinstance(value, list) else value


def _checks(
    tables: Sequence[Table], records: Sequence[FilledRecords]
) -> Iterator[tuple[str, bool]]:
    """What must hold of every return before it is sent."""
    yield from _unlike(tables)
    for table in tables:
        yield f"the parts of {table.name} add up to its total", table.adds_up
    totals: dict[str, set[int]] = {}
    for table in tables:
        totals.setdefault(table.population, set()).add(table.counts[table.total])
    for population, found in sorted(totals.items()):
        yield f"every table of {population} has one total", len(found) == 1
    for filled in records:
        unlike = len(set(filled.rows)) == len(filled.rows)
        yield f"no row of {filled.table.name} is there twice", unlike


def _unlike(tables: Sequence[Table]) -> Iterator[tuple[str, bool]]:
    """A national report once printed one table for victims and for suspects alike."""
    victims = [t for t in tables if t.unit == "victim"]
    suspects = [t for t in tables if t.unit == "suspect"]
    for one in victims:
        for other in suspects:
            if [d.name for d in one.dimensions] == [d.name for d in other.dimensions]:
                same = dict(one.counts) == dict(other.counts) and any(one.counts.values())
                yield f"{one.name} and {other.name} are two different tables", not same


def period(text: str) -> tuple[date, date]:
    """A period as 2025, 2025-Q2, 2025-04 or 2025-01-01..2025-06-30."""
    if ".." in text:
        first, _, last = text.partition("..")
        return _day(first), _day(last)
    if found := re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)))?", text):
        year, quarter, month = found.groups()
        start = int(month) if month else 3 * int(quarter) - 2 if quarter else 1
        end = int(month) if month else 3 * int(quarter) if quarter else 12
        if 1 <= start <= 12:
            return date(int(year), start, 1), _last_day(int(year), end)
    raise UserFacingError("A period is 2025, 2025-Q2, 2025-04 or 2025-01-01..2025-06-30.")


def in_order(first: date, last: date) -> None:
    """Refuse a period that ends before it begins."""
    if first > last:
        raise UserFacingError(
            f"The period {first} to {last} ends before it begins. Change its two days."
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserFacingError("A day of a period is written as 2025-04-30.") from None


def _last_day(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
