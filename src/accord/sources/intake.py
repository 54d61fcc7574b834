"""A package in, its tables as text out, in the contract's columns; all problems at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.engine import Engine, named, quoted
from accord.sources.csv_files import read_csv
from accord.sources.naming import plain, shown
from accord.sources.packages import READABLE, Package
from accord.sources.parquet_files import read_parquet
from accord.sources.reading import BrokenRow, FileRows, Unusable
from accord.sources.texts import signature
from accord.tables import EXTRACT_TABLES, Table

CONTRACT = {table.name: table for table in EXTRACT_TABLES}
BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160)"


@dataclass(frozen=True)
class TableRows:
    """Rows for one table of the contract, from one file.

    The relation has row_file, row_number, every column of the table as trimmed text, and the
    columns kept aside, whose names begin with "aside.".
    """

    table: Table
    file: str
    relation: str
    n_rows: int
    asides: tuple[str, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    extras: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def present(self) -> tuple[str, ...]:
        """The columns of the table that the file has."""
        return tuple(name for name in self.table.names if name not in self.absent)


@dataclass
class Intake:
    """What was read from one package."""

    package: Package
    rows: list[TableRows] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def table_of(file: Path) -> Table | None:
    """The table a file is named after, if any."""
    return CONTRACT.get(file.name.split(".")[0].strip().casefold())


def read_package(engine: Engine, package: Package, workspace: Path, prefix: str) -> Intake:
    """Read every file of a package that is named after a table."""
    intake = Intake(package)
    if "sources" not in read_tables(engine, intake, package.files, workspace, prefix):
        intake.problems.append(f"{package.name} has no sources table, so nothing says whose it is")
    return intake


def read_tables(
    engine: Engine, intake: Intake, files: Sequence[Path], workspace: Path, prefix: str
) -> set[str]:
    """Read the files that are named after tables; returns the names of those tables."""
    seen: dict[str, str] = {}
    for n, file in enumerate(files):
        name, table = intake.package.shown(file), table_of(file)
        if table is None:
            intake.unread.append(name)
        elif table.name in seen:
            intake.problems.append(f"{name} and {seen[table.name]} are one table; keep one")
        else:
            seen[table.name] = name
            _read_table(engine, intake, file, table, f"{prefix}_{n}", workspace)
    return set(seen)


def _read_table(
    engine: Engine, intake: Intake, file: Path, table: Table, relation: str, workspace: Path
) -> None:
    name = intake.package.shown(file)
    try:
        read = read_file(engine, file, name, relation, workspace)
    except Unusable as problem:
        intake.problems.append(str(problem))
        return
    problems = _header_problems(read, table)
    intake.problems.extend(problems)
    if not problems:
        intake.rows.append(in_contract_columns(engine, read, table))


def read_file(
    engine: Engine,
    file: Path,
    name: str,
    relation: str,
    workspace: Path,
    separator: str = ",",
) -> FileRows:
    """Read a CSV or Parquet file, whose bytes must be what its name says."""
    suffix, found = file.suffix.casefold(), signature(file)
    if suffix not in READABLE:
        raise Unusable(f"{name} is of a kind that is not read; deliver .csv, .parquet or a zip")
    if suffix == ".parquet":
        if found and found != "a Parquet file":
            raise Unusable(f"{name} is not Parquet but {found}")
        return read_parquet(engine, file, name, relation)
    if found:
        raise Unusable(f"{name} is not CSV but {found}")
    return read_csv(engine, file, name, relation, workspace, separator)


def _header_problems(read: FileRows, table: Table) -> list[str]:
    found = [plain(header) for header in read.headers]
    problems = []
    if missing := [c.name for c in table.columns if c.required and c.name not in found]:
        # Names of columns that are not ours are left out: without a header they may be a person's.
        hint = _separator_hint(read)
        problems.append(f"{read.file} lacks the required {_columns(missing)}{hint}")
    if twice := sorted({n for n in found if n in table.names and found.count(n) > 1}):
        problems.append(f"{read.file} has more than one of the {_columns(twice)}")
    return problems


def _columns(names: Sequence[str]) -> str:
    return f"column{'s' if len(names) > 1 else ''} {', '.join(names)}"


def _separator_hint(read: FileRows) -> str:
    if len(read.headers) == 1:
        for mark, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if read.headers[0].count(mark) > 1:
                return f": it seems to be parted by {word}, and commas are expected"
    return ""


def in_contract_columns(engine: Engine, read: FileRows, table: Table) -> TableRows:
    """Put a file's columns under the contract's names, trimmed; keep any others aside."""
    cells = trimmed(engine, read)
    ours = {plain(header): cell for header, cell in cells.items() if plain(header) in table.names}
    asides = {
        f"aside.{header or 'unnamed'}": cell
        for header, cell in sorted(cells.items())
        if plain(header) not in table.names
    }
    columns = [f"{ours.get(c, 'cast(null as varchar)')} as {named(c)}" for c in table.names]
    columns += [f"{cell} as {named(aside)}" for aside, cell in asides.items()]
    relation = f"{read.relation}_text"
    engine.run(
        f"create or replace view {relation} as select {quoted(read.file)} as row_file, "
        f"row_number, {', '.join(columns)} from {read.relation}"
    )
    return TableRows(
        table,
        read.file,
        relation,
        read.n_rows,
        tuple(asides),
        read.broken,
        tuple(aside.removeprefix("aside.") for aside in asides),
        (*read.notes, *_header_notes(read, table)),
        tuple(name for name in table.names if name not in ours),
    )


def _header_notes(read: FileRows, table: Table) -> tuple[str, ...]:
    exact = set(table.names)
    return (
        ("header_tidied",)
        if any(h not in exact and plain(h) in exact for h in read.headers)
        else ()
    )


def trimmed(engine: Engine, read: FileRows) -> dict[str, str]:
    """Header to the SQL of its trimmed text; only columns that have blanks pay for trimming."""
    columns = distinct_headers(read.headers)
    flags = _flags(engine, read.relation, list(columns.values()))
    return {
        header: f"nullif(trim({c}, {BLANKS}), '')" if flag else c
        for (header, c), flag in zip(columns.items(), flags, strict=True)
    }


def _flags(engine: Engine, relation: str, columns: list[str]) -> list[bool]:
    # One look at whole rows is cheap, and most files have no blank to trim.
    blank = r"[ \t\n\r\x{00a0}]"
    row = f"concat(chr(31), {', chr(31), '.join(columns)}, chr(31))"
    empty = " or ".join(f"{c} = ''" for c in columns)
    found = engine.rows(
        rf"select coalesce(bool_or(regexp_matches({row}, '\x1f{blank}|{blank}\x1f')), false) "
        f"or coalesce(bool_or({empty}), false) from {relation}"
    )[0][0]
    if not found:
        return [False] * len(columns)
    tests = ", ".join(
        f"coalesce(bool_or({c} = '' or regexp_matches({c}, '^{blank}|{blank}$')), false)"
        for c in columns
    )
    return list(engine.rows(f"select {tests} from {relation}")[0])


def distinct_headers(headers: Sequence[str]) -> dict[str, str]:
    """Header to column, with a number behind a header that came before."""
    columns: dict[str, str] = {}
    seen: dict[str, int] = {}
    for n, header in enumerate(headers, start=1):
        name = shown(header)
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        count = seen[name.casefold()]
        columns[name if count == 1 else f"{name} ({count})"] = f"c{n}"
    return columns
