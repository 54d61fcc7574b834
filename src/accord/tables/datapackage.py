"""Turn declared tables into a data package description that any partner's tools can read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accord.tables.spec import LIST, Column, Reference, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def as_datapackage(name: str, tables: Iterable[Table], extension: str = "csv") -> dict[str, Any]:
    """The tables as a data package: names, types, keys, references and allowed values."""
    return {
        "$schema": PROFILE,
        "name": name,
        "resources": [_resource(table, extension) for table in tables],
    }


def _resource(table: Table, extension: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "primaryKey": list(table.key),
        "fields": [_field(column) for column in table.columns],
    }
    if table.references:
        schema["foreignKeys"] = [_foreign_key(reference) for reference in table.references]
    return {
        "name": table.name,
        "path": f"{table.name}.{extension}",
        "title": table.description,
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.kind.value,
        "description": column.description,
    }
    if column.kind is LIST:
        field |= {"delimiter": "|", "itemType": "string"}
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    return {**field, "constraints": constraints} if constraints else field


def _foreign_key(reference: Reference) -> dict[str, Any]:
    return {
        "fields": list(reference.columns),
        "reference": {"resource": reference.table, "fields": list(reference.target)},
    }
