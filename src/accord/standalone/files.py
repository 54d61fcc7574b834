"""Turn files of people, as CSV or Parquet, into the tables that linkage reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.engine import Engine, Step
from accord.errors import NotFound, RefusedDelivery
from accord.sources.naming import shown
from accord.standalone.columns import NOMINALS, settle
from accord.tables import TABLES, Column, Kind

# What linkage reads beside nominals; each may lie in a folder under its own name, or be absent.
BESIDE = (
    "sources",
    "associations",
    "care_status",
    "involvements",
    "crimes",
    "intelligence",
    "link_judgements",
)
_ENDINGS = (".csv", ".parquet")


@dataclass(frozen=True)
class Taken:
    """One file of nominals that was read: its rows, and which of its columns made which of ours."""

    name: str
    n_rows: int
    columns: dict[str, list[str]]


def read(engine: Engine, paths: Sequence[Path], said: Mapping[str, str]) -> tuple[Taken, ...]:
    """Make nominals, and every table beside it, from files and folders."""
    files = [file for path in paths for file in _files(path)]
    beside = {file.stem: file for file in files if file.stem in BESIDE}
    people = [file for file in files if file.stem not in TABLES or file.stem == "nominals"]
    if not people:
        raise NotFound("There is no CSV or Parquet file of people in what was given.")
    engine.register("nominals", NOMINALS.empty())
    taken = tuple(_take(engine, file, said) for file in people)
    for name in BESIDE:
        engine.register(name, TABLES[name].empty())
        if name in beside:
            _take_as_declared(engine, name, beside[name])
    _refuse_doubles(engine)
    return taken


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix.lower() in _ENDINGS)
    if not path.is_file() or path.suffix.lower() not in _ENDINGS:
        raise NotFound(f"No CSV or Parquet file, and no folder of them: {shown(path.name)}")
    return [path]


def _load(engine: Engine, file: Path) -> list[str]:
    """Put a file's rows where queries find them, every cell as text; its headers."""
    quoted = str(file).replace("'", "''")
    # Types are never guessed: one impossible date would refuse a whole file.
    reader = (
        f"read_csv('{quoted}', all_varchar = true, header = true, null_padding = true)"
        if file.suffix.lower() == ".csv"
        else f"read_parquet('{quoted}')"
    )
    try:
        engine.run(f"create or replace table incoming as from {reader}")
    except Exception as problem:
        kind = type(problem).__name__
        raise RefusedDelivery([f"{shown(file.name)}: cannot be read as a table ({kind})"]) from None
    return list(engine.arrow("from incoming limit 0").schema.names)


def _take(engine: Engine, file: Path, said: Mapping[str, str]) -> Taken:
    name = shown(file.name)
    columns = settle(_load(engine, file), said, name)
    made = ", ".join(f'{_made(c, columns, file.stem)} as "{c.name}"' for c in NOMINALS.columns)
    numbered = "(select *, row_number() over () as row_number from incoming)"
    engine.step(
        Step("incoming_nominals", "One file in our columns", f"select {made} from {numbered}")
    )
    engine.run("insert into nominals by name from incoming_nominals")
    ((n_rows,),) = engine.rows("select count(*) from incoming_nominals")
    return Taken(name, int(n_rows), columns)


def _made(column: Column, columns: Mapping[str, list[str]], stem: str) -> str:
    """The SQL that makes one of our columns of one of their rows."""
    label = stem.replace("'", "''")
    if column.name not in columns:
        without = {
            "source_id": f"'{label}'",
            "nominal_id": "cast(row_number as varchar)",
            "is_identified": "true",
        }
        return without.get(column.name, f"cast(null as {column.kind.sql})")
    cells = [
        'nullif(trim(cast("' + header.replace('"', '""') + "\" as varchar)), '')"
        for header in columns[column.name]
    ]
    text = f"nullif(concat_ws(' ', {', '.join(cells)}), '')" if len(cells) > 1 else cells[0]
    return _cast(column, text)


_DAY = (
    "coalesce(try_day({0}), try_cast(try_strptime({0}, '%d/%m/%Y') as date), "
    "try_cast(try_strptime({0}, '%Y%m%d') as date), "
    "try_cast(try_strptime({0}, '%d-%m-%Y') as date), "
    "try_cast(try_strptime({0}, '%d %b %Y') as date))"
)


def _cast(column: Column, text: str) -> str:
    if column.name == "sex":
        return (
            f"case when upper(left({text}, 1)) in ('F', 'M', 'X') then upper(left({text}, 1)) "
            f"when {text} is not null then 'U' end"
        )
    if column.name == "birth_date_quality":
        allowed = ", ".join(f"'{value}'" for value in column.allowed)
        return f"case when lower({text}) in ({allowed}) then lower({text}) end"
    if column.kind is Kind.DATE:
        return _DAY.format(text)
    if column.kind is Kind.LIST:
        return f"list_filter(str_split_regex({text}, ' *[|;] *'), lambda one: one <> '')"
    if column.kind is Kind.BOOLEAN:
        return f"coalesce(try_cast({text} as boolean), true)"
    if column.kind is Kind.STRING:
        return text
    return f"try_cast({text} as {column.kind.sql})"


def _take_as_declared(engine: Engine, name: str, file: Path) -> None:
    """A table beside nominals, in our own columns."""
    there = set(_load(engine, file))
    columns = ", ".join(
        f'try_cast("{c.name}" as {c.kind.sql}) as "{c.name}"'
        if c.kind is not Kind.LIST and c.name in there
        else f'cast(null as {c.kind.sql}) as "{c.name}"'
        for c in TABLES[name].columns
    )
    missing = [c.name for c in TABLES[name].columns if c.required and c.name not in there]
    if missing:
        raise RefusedDelivery([f"{shown(file.name)}: no column {', '.join(missing)}"])
    engine.run(f"insert into {name} by name select {columns} from incoming")


def _refuse_doubles(engine: Engine) -> None:
    ((n_doubles, n_empty),) = engine.rows(
        "select count(*) filter (where n > 1), count(*) filter (where nominal_id is null) from "
        "(select source_id, nominal_id, count(*) as n from nominals group by all)"
    )
    problems = []
    if n_doubles:
        problems.append(
            f"nominals: {n_doubles} ids stand for more than one record of one source; say which "
            "columns hold ids with --column nominal_id=THEIRS and --column source_id=THEIRS"
        )
    if n_empty:
        problems.append("nominals: records without an id")
    if problems:
        raise RefusedDelivery(problems)
