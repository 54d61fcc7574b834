"""Every table says what a row is, and every column what it means and who may see it."""

from __future__ import annotations

import pytest

from accord.tables import TABLES
from accord.tables.spec import BOOLEAN, OPEN, SPECIAL, Sensitivity
from accord.tables.truth import TRUTH_TABLES

EVERY_TABLE = (*TABLES.values(), *TRUTH_TABLES)
by_name = pytest.mark.parametrize("table", EVERY_TABLE, ids=lambda table: table.name)


@by_name
def test_every_column_has_a_description_and_a_sensitivity(table):
    assert table.description
    for column in table.columns:
        assert column.description.strip(), f"{table.name}.{column.name} says nothing of itself"
        assert isinstance(column.sensitivity, Sensitivity)


@by_name
def test_a_key_is_made_of_declared_columns(table):
    assert table.key
    assert set(table.key) <= set(table.names)


@by_name
def test_no_column_is_declared_twice(table):
    assert len(set(table.names)) == len(table.names)


@by_name
def test_every_reference_points_at_the_key_of_a_declared_table(table):
    for reference in table.references:
        assert set(reference.columns) <= set(table.names)
        assert set(reference.target) <= set(TABLES[reference.table].key)


@by_name
def test_names_say_what_kind_of_thing_a_column_is(table):
    for column in table.columns:
        kind = column.kind.value
        if column.name.endswith("_on"):
            assert kind == "date", f"{table.name}.{column.name}"
        if column.name.endswith("_at"):
            assert kind in ("datetime", "boolean"), f"{table.name}.{column.name}"
        if column.name.startswith("is_"):
            # A question that records may leave open has three answers and is never a boolean.
            three = column.allowed == ("yes", "no", "unknown")
            assert kind == "boolean" or three, f"{table.name}.{column.name}"
        if column.name.startswith("n_"):
            assert kind == "integer", f"{table.name}.{column.name}"


def test_no_two_tables_share_a_name():
    names = [table.name for table in EVERY_TABLE]
    assert len(set(names)) == len(names)


def test_ethnicity_nationality_and_disability_are_special_category():
    for name in (
        "ethnicity_self_defined",
        "ethnicity_officer_defined",
        "nationality",
        "disability",
    ):
        assert TABLES["nominals"].column(name).sensitivity is SPECIAL


def test_names_births_and_texts_are_never_declared_open():
    for table in EVERY_TABLE:
        for column in table.columns:
            words = ("surname", "forename", "birth", "phone", "postcode", "known_as", "_text")
            if column.kind is not BOOLEAN and any(word in column.name for word in words):
                assert column.sensitivity is not OPEN, f"{table.name}.{column.name}"
