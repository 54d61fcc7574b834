"""The declared tables are the agreed contract: nothing removed, renamed or loosened."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from accord.tables import EXTRACT_TABLES, RESULT_TABLES, TABLES
from accord.tables.datapackage import as_datapackage

NAMES = Path(__file__).with_name("contract_names.txt")
OURS = {"extract": EXTRACT_TABLES, "results": RESULT_TABLES}


def contract_folder() -> Path:
    """Where the agreed files are: beside the data that ACCORD_DATA names, or beside the project."""
    repository = Path(__file__).parents[3]
    data = os.environ.get("ACCORD_DATA", str(repository.parent / "shared" / "data"))
    return Path(data).parent / "contract"


def agreed(name: str) -> dict[str, Any]:
    path = contract_folder() / f"{name}.datapackage.json"
    if not path.is_file():
        pytest.skip(f"the contract file {path.name} is not beside the shared data (ACCORD_DATA)")
    return json.loads(path.read_text(encoding="utf-8"))


def fields_of(package: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (resource["name"], field["name"]): field
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    }


def promise(field: dict[str, Any]) -> tuple[Any, ...]:
    limits = field.get("constraints", {})
    kind = (field["type"], field.get("delimiter"), field.get("itemType"))
    return (*kind, limits.get("required", False), tuple(limits.get("enum", ())))


@pytest.mark.parametrize("name", OURS)
def test_every_agreed_column_is_declared_with_its_type_and_limits(name):
    ours = fields_of(as_datapackage(name, OURS[name]))
    theirs = fields_of(agreed(name))
    different = {
        key for key in theirs if key not in ours or promise(ours[key]) != promise(theirs[key])
    }
    assert different == set()


@pytest.mark.parametrize("name", OURS)
def test_every_agreed_table_has_its_agreed_key(name):
    ours = {
        r["name"]: r["schema"]["primaryKey"] for r in as_datapackage(name, OURS[name])["resources"]
    }
    theirs = {r["name"]: r["schema"]["primaryKey"] for r in agreed(name)["resources"]}
    assert {table: ours.get(table) for table in theirs} == theirs


def test_every_agreed_reference_is_declared():
    def references(package: dict[str, Any]) -> set[tuple[Any, ...]]:
        found = set()
        for resource in package["resources"]:
            for key in resource["schema"].get("foreignKeys", ()):
                own, target = key["fields"], key["reference"]["fields"]
                listed = [[one] if isinstance(one, str) else one for one in (own, target)]
                found.add((resource["name"], *map(tuple, listed), key["reference"]["resource"]))
        return found

    assert references(agreed("extract")) <= references(as_datapackage("extract", EXTRACT_TABLES))


def test_columns_we_add_to_an_agreed_table_are_never_required():
    for name, tables in OURS.items():
        theirs = fields_of(agreed(name))
        known = {table for table, _ in theirs}
        added = [
            f"{table.name}.{column.name}"
            for table in tables
            for column in table.columns
            if table.name in known and (table.name, column.name) not in theirs and column.required
        ]
        assert added == []


def declared_lines() -> set[str]:
    """Every declared column and key in the plain form of contract_names.txt."""
    lines = set()
    for table in TABLES.values():
        lines.add(f"{table.name} key {' '.join(table.key)}")
        for column in table.columns:
            required = " required" if column.required else ""
            allowed = f" of {' '.join(column.allowed)}" if column.allowed else ""
            lines.add(f"{table.name}.{column.name} {column.kind.value}{required}{allowed}")
    return lines


def test_no_line_of_the_committed_list_of_names_and_types_is_missing():
    listed = set(NAMES.read_text(encoding="utf-8").splitlines())
    assert len(listed) > 300
    assert listed - declared_lines() == set()


def test_the_committed_list_is_the_agreed_contract():
    lines = set()
    for name in OURS:
        for resource in agreed(name)["resources"]:
            table = resource["name"]
            lines.add(f"{table} key {' '.join(resource['schema']['primaryKey'])}")
            for field in resource["schema"]["fields"]:
                kind, _, _, required, allowed = promise(field)
                rest = (" required" if required else "") + (
                    f" of {' '.join(allowed)}" if allowed else ""
                )
                lines.add(f"{table}.{field['name']} {kind}{rest}")
    assert set(NAMES.read_text(encoding="utf-8").splitlines()) == lines
