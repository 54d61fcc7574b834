"""One file of an export in, a first draft of its mapping out, for a person to finish."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from accord.errors import BadOverlay, NotFound
from accord.sources.mappings.aliases import ALIASES
from accord.sources.naming import plain, shown
from accord.sources.texts import encoding_of, signature
from accord.tables import EXTRACT_TABLES, Kind, Table

SAMPLE = 256 * 1024
_SHAPES = (
    (re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d.*)?)?"), ""),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d"), "dd/mm/yyyy hh:mm:ss"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d"), "dd/mm/yyyy hh:mm"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "dd/mm/yyyy"),
    (re.compile(r"\d{1,2}-[A-Za-z]{3}-\d{4}"), "dd-mon-yyyy"),
    (re.compile(r"\d{1,2} [A-Za-z]{3} \d{4}"), "dd mon yyyy"),
    (re.compile(r"\d{8}"), "yyyymmdd"),
)


def draft(file: Path) -> str:
    """Draft a mapping for one file by its headers; no value of the file is written into it."""
    headers, rows = _look(file)
    table = _likeliest(headers)
    guessed = _guesses(table, headers)
    lines = [
        f"# Drafted from the headers of {shown(file.name)}: check every line, then remove this.",
        'name = "my-system"',
        'says = "which system this is, in a sentence"',
        "",
        *_source_lines(),
        *_date_lines(table, guessed, headers, rows),
        "[[rows]]",
        f"from = {_text(file.stem)}",
        f"to = {_text(table.name)}",
        "",
        "[rows.columns]",
        *_column_lines(table, guessed),
    ]
    unused = [header for header in headers if header not in guessed.values()]
    if unused:
        lines += ["", "# Theirs, not used above; they are kept aside as they are:"]
        lines += [f"#   {shown(header)}" for header in unused]
    return "\n".join(lines) + "\n" + _code_lines(table, guessed)


def _look(file: Path) -> tuple[list[str], list[list[str]]]:
    name = shown(file.name)
    if not file.is_file():
        raise NotFound(f"{name}: there is no such file")
    if signature(file) == "a Parquet file":
        return _look_parquet(file, name)
    if found := signature(file):
        raise BadOverlay(f"{name} is not CSV but {found}")
    with file.open(encoding=encoding_of(file).codec, errors="replace", newline="") as opened:
        text = opened.read(SAMPLE)
    separator = max(",;\t|", key=text.split("\n", 1)[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))[:200]
    except csv.Error:
        rows = []
    if not rows or not any(rows[0]):
        raise BadOverlay(f"{name} has no readable header")
    # The last row of a sample may be cut short.
    return [h.strip() for h in rows[0]], rows[1:-1] if len(text) == SAMPLE else rows[1:]


def _look_parquet(file: Path, name: str) -> tuple[list[str], list[list[str]]]:
    try:
        return pq.read_schema(file).names, []
    except (pa.ArrowException, OSError):
        raise BadOverlay(f"{name} is not a whole Parquet file") from None


def _likeliest(headers: Sequence[str]) -> Table:
    def fit(table: Table) -> tuple[float, int]:
        guessed = _guesses(table, headers)
        needed = [c.name for c in table.columns if c.required and c.name != "source_id"]
        have = sum(1 for name in needed if name in guessed)
        return len(guessed) + 2 * have - len(needed), -len(table.columns)

    return max((t for t in EXTRACT_TABLES if t.name != "sources"), key=fit)


def _guesses(table: Table, headers: Sequence[str]) -> dict[str, str]:
    """Our column to their header, where a name is known."""
    found = {plain(header): header for header in headers}
    squeezed = {name.replace("_", ""): header for name, header in found.items()}
    guessed: dict[str, str] = {}
    for column in table.names:
        for alias in (column, *ALIASES.get(column, ())):
            header = found.get(alias) or squeezed.get(alias.replace("_", ""))
            if header is not None and header not in guessed.values():
                guessed[column] = header
                break
    return guessed


def _source_lines() -> list[str]:
    lines = ["# Whose records these are; needed unless the folder holds a sources table."]
    lines.append("[source]")
    for column in next(t for t in EXTRACT_TABLES if t.name == "sources").columns:
        choices = f": {', '.join(column.allowed)}" if column.allowed else ""
        note = f"  # {column.description}{choices}"
        if column.required:
            lines.append(f'{column.name} = ""{note}')
    return [*lines, ""]


def _date_lines(
    table: Table, guessed: dict[str, str], headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[str]:
    forms: dict[Kind, set[str]] = {Kind.DATE: set(), Kind.DATETIME: set()}
    for ours, header in guessed.items():
        kind = table.column(ours).kind
        if kind in forms:
            at = list(headers).index(header)
            cells = [row[at].strip() for row in rows if len(row) > at and row[at].strip()]
            forms[kind] |= {form for form in map(_form, cells) if form}
    if not any(forms.values()):
        return []
    return [
        "[dates]",
        f"date = [{', '.join(_text(f) for f in sorted(forms[Kind.DATE]))}]",
        f"datetime = [{', '.join(_text(f) for f in sorted(forms[Kind.DATETIME]))}]",
        "",
    ]


def _form(cell: str) -> str:
    return next((form for shape, form in _SHAPES if shape.fullmatch(cell)), "")


def _column_lines(table: Table, guessed: dict[str, str]) -> list[str]:
    lines = []
    for column in table.columns:
        if column.name == "source_id":
            continue
        if column.name in guessed:
            lines.append(_guess_line(table, column.name, guessed[column.name]))
        elif column.required:
            lines.append(f'# {column.name} = ""  # required: {column.description}')
    return lines


def _guess_line(table: Table, name: str, header: str) -> str:
    column = table.column(name)
    if column.allowed:
        return f"{name} = {{ column = {_text(header)}, codes = {_text(name)} }}"
    if column.kind is Kind.LIST:
        return f'{name} = {{ column = {_text(header)}, split = ";" }}'
    return f"{name} = {_text(header)}"


def _code_lines(table: Table, guessed: dict[str, str]) -> str:
    lines = []
    for name in guessed:
        allowed = table.column(name).allowed
        if allowed:
            lines += ["", f"# their code = our code; ours are {', '.join(allowed)}"]
            lines += [f"[codes.{name}]", *(f"{_text(code)} = {_text(code)}" for code in allowed)]
    return "\n".join(lines) + "\n" if lines else ""


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    printable = "".join(c if c.isprintable() else "?" for c in escaped)
    return f'"{printable}"'
