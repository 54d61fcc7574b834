"""What reading a file gives: its columns as text, row by row, and the rows that are no rows."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa


class Unusable(Exception):
    """A file that cannot be read at all; the message is fit to be shown."""


@dataclass(frozen=True)
class BrokenRow:
    """A record whose shape is wrong, with everything it held."""

    row_number: int
    rule: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class FileRows:
    """One file as read.

    The relation has the columns row_number and c1 to cN, all text, in the order of the file.
    """

    file: str
    relation: str
    headers: tuple[str, ...]
    n_rows: int
    broken: tuple[BrokenRow, ...] = ()
    notes: tuple[str, ...] = ()

    def columns(self) -> dict[str, str]:
        """Header to column of the relation."""
        return {header: f"c{n}" for n, header in enumerate(self.headers, start=1)}


def text_schema(n_columns: int) -> pa.Schema:
    """The Arrow schema of a relation of text columns."""
    fields = [pa.field("row_number", pa.int64())]
    return pa.schema(fields + [pa.field(f"c{n}", pa.string()) for n in range(1, n_columns + 1)])
