"""What a table is: columns with a type, a description, a sensitivity and the values allowed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import pyarrow as pa


class Kind(Enum):
    """The type of a column, in the words of the contract."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    LIST = "list"

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type that carries it between stages and in Parquet."""
        return _ARROW[self]

    @property
    def sql(self) -> str:
        """The SQL type in the engines' common dialect."""
        return _SQL[self]


class Sensitivity(Enum):
    """How careful a reader has to be with a column; the register of personal data is made of it."""

    IDENTIFIER = "identifies a person or a place"
    PERSONAL = "about a person"
    SPECIAL = "special category or criminal offence data"
    FREE_TEXT = "free text that may hold anything"
    OPEN = "nothing about a person"


STRING, INTEGER, NUMBER, BOOLEAN = Kind.STRING, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN
DATE, DATETIME, LIST = Kind.DATE, Kind.DATETIME, Kind.LIST
IDENTIFIER, PERSONAL, SPECIAL = Sensitivity.IDENTIFIER, Sensitivity.PERSONAL, Sensitivity.SPECIAL
FREE_TEXT, OPEN = Sensitivity.FREE_TEXT, Sensitivity.OPEN

_ARROW = {
    STRING: pa.string(),
    INTEGER: pa.int64(),
    NUMBER: pa.float64(),
    BOOLEAN: pa.bool_(),
    DATE: pa.date32(),
    DATETIME: pa.timestamp("us"),
    LIST: pa.list_(pa.string()),
}
_SQL = {
    STRING: "varchar",
    INTEGER: "bigint",
    NUMBER: "double",
    BOOLEAN: "boolean",
    DATE: "date",
    DATETIME: "timestamp",
    LIST: "varchar[]",
}


@dataclass(frozen=True)
class Column:
    """One column: what it means, who may see it, what it may hold."""

    name: str
    kind: Kind
    description: str
    sensitivity: Sensitivity
    required: bool = False
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """Columns that point at the key of another table of the same delivery."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: a sentence that says what a row is, its key and its columns."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table."""
        return pa.schema([pa.field(c.name, c.kind.arrow) for c in self.columns])

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def without(self, *names: str) -> Table:
        """The same table without some columns: a stage leaves run_id to the publisher."""
        return replace(self, columns=tuple(c for c in self.columns if c.name not in names))

    def empty(self) -> pa.Table:
        """The table with no rows."""
        return self.schema.empty_table()
