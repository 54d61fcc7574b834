"""Rows to CSV and back, so that no cell is ever run as a formula by a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from accord.errors import UserFacingError

# A spreadsheet runs a cell that begins with one of these, also behind blanks or a tab.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")
_MARK = "'"


def safe_cell(value: Any) -> str:
    """The value as text; what would be run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return safe_cell("; ".join(str(item) for item in value))
    return str(value) if isinstance(value, int | float) else safe_text(str(value))


def safe_text(text: str) -> str:
    """Text that no spreadsheet runs as a formula; `as_it_was` gives back what it was."""
    risky = text.startswith(_STARTS) or text.lstrip(" \u00a0").startswith(_STARTS)
    return _MARK + text if risky or _is_marked(text) else text


def _is_marked(text: str) -> bool:
    """Whether our own mark, or what looks like it, stands first: so that reading undoes it once."""
    bare = text.removeprefix(_MARK)
    return bare != text and (bare.startswith((*_STARTS, _MARK)) or bare.lstrip(" \u00a0") != bare)


def as_it_was(text: str) -> str:
    """Text before it was made safe."""
    bare = text.removeprefix(_MARK)
    if bare == text:
        return text
    risky = bare.startswith((*_STARTS, _MARK)) or bare.lstrip(" \u00a0").startswith(_STARTS)
    return bare if risky else text


def write_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """CSV text with a header, every cell safe to open in a spreadsheet."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(row.get(column)) for column in columns])
    return out.getvalue()


def read_rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file that people may have saved from a spreadsheet; marks are undone."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UserFacingError(f"{path.name} cannot be read as UTF-8 text.") from problem
    reader = csv.DictReader(StringIO(text), delimiter=_separator(text))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise UserFacingError(f"{path.name} lacks the column {', '.join(missing)}.")
    return [{c: as_it_was((row.get(c) or "").strip()) for c in columns} for row in reader]


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return max((",", ";", "\t"), key=first.count)
