"""A package in a system's own shape in, tables of the contract as text out, with nothing lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from accord.engine import Engine, named, quoted
from accord.sources.intake import CONTRACT, Intake, TableRows, read_file, read_tables, trimmed
from accord.sources.mappings.expressions import Missing, cell, columns_used, condition, expression
from accord.sources.mappings.form import Beside, Mapping, Rows
from accord.sources.naming import plain, shown
from accord.sources.packages import Package
from accord.sources.reading import BrokenRow, FileRows, Unusable


@dataclass(frozen=True)
class Theirs:
    """One of their files, read and trimmed: header to SQL, and how its columns are called."""

    file: Path
    read: FileRows
    relation: str
    headers: dict[str, str]

    def cells(self, alias: str, prefix: str = "") -> dict[str, str]:
        """Plain header to the SQL of its cell."""
        return {plain(prefix + header): f"{alias}.{c}" for header, c in self.headers.items()}


@dataclass
class _Mapped:
    engine: Engine
    mapping: Mapping
    intake: Intake
    theirs: list[Theirs] = field(default_factory=list)
    n_made: Counter[str] = field(default_factory=Counter)
    entries: Counter[tuple[str, str]] = field(default_factory=Counter)

    def named_like(self, pattern: str) -> list[Theirs]:
        """Their files of that name; * stands for anything."""
        return [t for t in self.theirs if matches(t.file, pattern)]


def matches(file: Path, pattern: str) -> bool:
    """Whether a mapping that says `from = pattern` means this file."""
    return fnmatchcase(file.stem.casefold(), pattern.casefold())


def read_mapped(
    engine: Engine, package: Package, mapping: Mapping, workspace: Path, prefix: str
) -> Intake:
    """Read a package in its own shape; files the mapping does not name are read as ours."""
    patterns = patterns_of(mapping)
    foreign = [f for f in package.files if any(matches(f, p) for p in patterns)]
    intake = Intake(package)
    read_tables(engine, intake, [f for f in package.files if f not in foreign], workspace, prefix)
    mapped = _Mapped(engine, mapping, intake)
    for n, file in enumerate(foreign):
        _read_theirs(mapped, file, f"{prefix}_m{n}", workspace)
    if mapping.source:
        intake.rows.append(_source(engine, mapping, package, prefix))
    if not intake.problems:
        for rows in mapping.rows:
            _make(mapped, rows)
        _left_over(mapped)
    if not any(part.table.name == "sources" for part in intake.rows):
        intake.problems.append(f"{package.name} has no sources table and its mapping no [source]")
    if not foreign:
        intake.problems.append(f"{package.name} holds none of the files its mapping names")
    return intake


def patterns_of(mapping: Mapping) -> tuple[str, ...]:
    """The names of the files a mapping is about."""
    names = [name for r in mapping.rows for name in (r.file, *(b.file for b in r.beside))]
    return tuple(dict.fromkeys(names))


def _read_theirs(mapped: _Mapped, file: Path, relation: str, workspace: Path) -> None:
    name = mapped.intake.package.shown(file)
    try:
        read = read_file(mapped.engine, file, name, relation, workspace, mapped.mapping.separator)
    except Unusable as problem:
        mapped.intake.problems.append(str(problem))
        return
    made = trimmed(mapped.engine, read)
    columns = {header: f"x{n}" for n, header in enumerate(made, start=1)}
    select = ", ".join(f"{made[header]} as {c}" for header, c in columns.items())
    mapped.engine.run(
        f"create or replace view {relation}_cells as select row_number, {select} from {relation}"
    )
    mapped.theirs.append(Theirs(file, read, f"{relation}_cells", columns))


def _source(engine: Engine, mapping: Mapping, package: Package, prefix: str) -> TableRows:
    table, relation = CONTRACT["sources"], f"{prefix}_source"
    columns = ", ".join(
        f"cast({quoted(mapping.source[c]) if mapping.source.get(c) else 'null'} as varchar) "
        f"as {named(c)}"
        for c in table.names
    )
    file = f"{package.name}/mapping.toml"
    engine.run(
        f"create or replace table {relation} as select {quoted(file)} as row_file, "
        f"1 as row_number, {columns}"
    )
    return TableRows(table, file, relation, 1)


def _make(mapped: _Mapped, rows: Rows) -> None:
    for theirs in mapped.named_like(rows.file):
        try:
            _make_from(mapped, rows, theirs)
        except Missing as missing:
            name = mapped.intake.package.shown(theirs.file)
            mapped.intake.problems.append(
                f"{name} lacks the column {shown(str(missing))}, which {rows.table} needs"
            )


def _make_from(mapped: _Mapped, rows: Rows, theirs: Theirs) -> None:
    joins, cells, more = _joined(mapped, rows, theirs)
    columns = _columns(mapped, rows, cells)
    asides = _asides(mapped, rows, theirs) | more
    label = _label(mapped, rows, theirs)
    relation = f"{theirs.relation}_{sum(mapped.n_made.values())}"
    mapped.n_made[theirs.relation] += 1
    made = ", ".join(f"{sql} as {named(name)}" for name, sql in (columns | asides).items())
    source = _exploded(rows, cells, f"{theirs.relation} as t{joins}")
    mapped.engine.run(
        f"create or replace table {relation} as select * from (select row_number, item_number, "
        f"{made} from {source} where {condition(rows, cells)}) where {_kept(rows)}"
    )
    names = ", ".join(named(name) for name in (columns | asides))
    text = f"{relation}_text"
    item = "case when item_number > 1 then ', item ' || item_number else '' end"
    origin = _once(relation, columns, asides) if rows.repeats else relation
    mapped.engine.run(
        f"create or replace view {text} as select {quoted(label)} || {item} || ')' as row_file, "
        f"row_number, {names} from {origin}"
    )
    n_rows = int(mapped.engine.rows(f"select count(*) from {text}")[0][0])
    is_first = mapped.n_made[theirs.relation] == 1
    mapped.intake.rows.append(
        TableRows(
            CONTRACT[rows.table],
            theirs.read.file,
            text,
            n_rows + (len(theirs.read.broken) if is_first else 0),
            tuple(asides),
            theirs.read.broken if is_first else (),
            _unused(mapped, theirs) if is_first else (),
            theirs.read.notes,
        )
    )


def _once(relation: str, columns: Iterable[str], asides: Iterable[str]) -> str:
    # The same row of ours stands on many of theirs; the raw values behind it are put together.
    ours = ", ".join(named(name) for name in columns)
    raw = "".join(
        f", string_agg(distinct {named(a)}, '|' order by {named(a)}) as {named(a)}" for a in asides
    )
    return (
        f"(select min(row_number) as row_number, 1 as item_number, {ours}{raw} "
        f"from {relation} group by {ours})"
    )


def _kept(rows: Rows) -> str:
    # An item the mapping gives no meaning in our terms (else = "") is no row of ours.
    chosen = [name for name, value in rows.columns.items() if value.is_each and value.codes]
    return " and ".join(f"{named(name)} is not null" for name in chosen) or "true"


def _label(mapped: _Mapped, rows: Rows, theirs: Theirs) -> str:
    mapped.entries[theirs.relation, rows.table] += 1
    n = mapped.entries[theirs.relation, rows.table]
    return f"{theirs.read.file} ({rows.table}{f' {n}' if n > 1 else ''}"


def _columns(mapped: _Mapped, rows: Rows, cells: dict[str, str]) -> dict[str, str]:
    made: dict[str, str] = {}
    for ours in CONTRACT[rows.table].columns:
        value = rows.columns.get(ours.name)
        if value is None:
            is_source = ours.name == "source_id" and "source_id" in mapped.mapping.source
            text = quoted(mapped.mapping.source["source_id"]) if is_source else "null"
            made[ours.name] = f"cast({text} as varchar)"
            continue
        try:
            made[ours.name] = f"cast({expression(value, ours, cells, mapped.mapping)} as varchar)"
        except Missing:
            # Releases of a system differ; what is not required may be absent from one of them.
            if ours.required:
                raise
            made[ours.name] = "cast(null as varchar)"
    return made


def _asides(mapped: _Mapped, rows: Rows, theirs: Theirs) -> dict[str, str]:
    used = _used(rows)
    if not mapped.n_made[theirs.relation]:
        used |= {plain(header) for header in _unused(mapped, theirs)}
    return {
        f"aside.{header}": f"t.{c}"
        for header, c in sorted(theirs.headers.items())
        if plain(header) in used
    }


def _used(rows: Rows) -> set[str]:
    made_of = [c for value in rows.columns.values() for c in columns_used(value)]
    joined_by = [ours for beside in rows.beside for ours, _ in beside.on]
    return {
        plain(c) for c in (*made_of, *joined_by, *rows.where, *rows.unless, *rows.needs, *rows.each)
    }


def _unused(mapped: _Mapped, theirs: Theirs) -> tuple[str, ...]:
    """Their columns that no entry of the mapping makes anything of."""
    takers = [rows for rows in mapped.mapping.rows if matches(theirs.file, rows.file)]
    used = {name for rows in takers for name in _used(rows)}
    return tuple(sorted(header for header in theirs.headers if plain(header) not in used))


def _joined(
    mapped: _Mapped, rows: Rows, theirs: Theirs
) -> tuple[str, dict[str, str], dict[str, str]]:
    cells = theirs.cells("t")
    asides: dict[str, str] = {}
    joins = ""
    for n, beside in enumerate(rows.beside):
        for other in mapped.named_like(beside.file):
            join, more = _join(beside, theirs, other, f"b{n}")
            joins += join
            cells |= {plain(name): sql for name, sql in more.items()}
            asides |= {f"aside.{name}": sql for name, sql in more.items()}
    return joins, cells, asides


def _join(beside: Beside, theirs: Theirs, other: Theirs, alias: str) -> tuple[str, dict[str, str]]:
    inner = other.cells("o")
    keys = [(cell(theirs.cells("t"), ours), cell(inner, its)) for ours, its in beside.on]
    joined_by = {plain(its) for _, its in beside.on}
    wanted = {h: f"o.{c}" for h, c in other.headers.items() if plain(h) not in joined_by}
    # Several texts about one record are one text; in the order of their content, so that the
    # order of the file does not count.
    lists = "".join(
        f", string_agg({c}, chr(10) || chr(10) order by {c}) as w{n}"
        for n, c in enumerate(wanted.values())
    )
    groups = ", ".join(f"{its} as k{n}" for n, (_, its) in enumerate(keys))
    by = ", ".join(its for _, its in keys)
    where = condition(Rows("", "", {}, beside.where), inner)
    on = " and ".join(f"{alias}.k{n} = {ours}" for n, (ours, _) in enumerate(keys))
    join = (
        f" left join (select {groups}{lists} from {other.relation} as o "
        f"where {where} group by {by}) as {alias} on {on}"
    )
    return join, {f"{beside.file}.{header}": f"{alias}.w{n}" for n, header in enumerate(wanted)}


def _exploded(rows: Rows, cells: dict[str, str], source: str) -> str:
    if not rows.each:
        return f"{source} cross join (select 1 as item_number)"
    joined = ", ".join(cell(cells, column) for column in rows.each)
    split = quoted(rows.each_split)
    items = f"string_split(concat_ws({split}, {joined}), {split})"
    clean = f"list_filter(list_transform({items}, lambda i: trim(i)), lambda i: i <> '')"
    numbers = f"range(1, len({clean}) + 1)"
    return (
        f"{source} cross join lateral (select unnest({clean}) as each_item, "
        f"unnest({numbers}) as item_number)"
    )


def _left_over(mapped: _Mapped) -> None:
    # Rows of a file that only adds to another's are lost unless they find what they add to.
    for theirs in mapped.theirs:
        users = [
            (rows, beside)
            for rows in mapped.mapping.rows
            for beside in rows.beside
            if matches(theirs.file, beside.file)
        ]
        takers = [rows for rows in mapped.mapping.rows if matches(theirs.file, rows.file)]
        if takers:
            _not_taken(mapped, theirs, takers)
        elif users:
            _unmatched(mapped, theirs, users)


def _unmatched(mapped: _Mapped, theirs: Theirs, users: Sequence[tuple[Rows, Beside]]) -> None:
    found = []
    for rows, beside in users:
        for base in mapped.named_like(rows.file):
            inner, outer = theirs.cells("o"), base.cells("t")
            equal = [f"{cell(outer, a)} = {cell(inner, b)}" for a, b in beside.on]
            tests = [condition(Rows("", "", {}, beside.where), inner), condition(rows, outer)]
            found.append(
                f"exists (select 1 from {base.relation} as t where {' and '.join(equal + tests)})"
            )
    broken = _missed(mapped, theirs, " or ".join(found) or "false", "orphan")
    _set_aside(mapped, theirs, users[0][0].table, [*broken, *theirs.read.broken])


def _not_taken(mapped: _Mapped, theirs: Theirs, takers: Sequence[Rows]) -> None:
    taken = " or ".join(f"({condition(rows, theirs.cells('o'))})" for rows in takers)
    _set_aside(mapped, theirs, takers[0].table, _missed(mapped, theirs, taken, "not_mapped"))


def _missed(mapped: _Mapped, theirs: Theirs, taken: str, rule: str) -> list[BrokenRow]:
    cells = ", ".join(f"o.{c}" for c in theirs.headers.values())
    missed = mapped.engine.rows(
        f"select o.row_number, {cells} from {theirs.relation} as o "
        f"where not ({taken}) order by o.row_number"
    )
    return [BrokenRow(n, rule, tuple(c or "" for c in cells)) for n, *cells in missed]


def _set_aside(
    mapped: _Mapped, theirs: Theirs, table_name: str, broken: Sequence[BrokenRow]
) -> None:
    if broken:
        table = CONTRACT[table_name]
        empty = ", ".join(f"cast(null as varchar) as {named(c)}" for c in table.names)
        relation = f"{theirs.relation}_none"
        mapped.engine.run(
            f"create or replace view {relation} as select '' as row_file, "
            f"cast(0 as bigint) as row_number, {empty} where false"
        )
        mapped.intake.rows.append(
            TableRows(table, theirs.read.file, relation, len(broken), broken=tuple(broken))
        )
