"""Text becomes a typed value exactly as the contract says, or breaks a rule."""

from datetime import date, datetime

import pytest

from accord.engine import open_engine
from accord.sources.casting import broken, quoted, typed
from accord.tables import Column, Kind, Sensitivity


@pytest.fixture(scope="module")
def engine():
    opened = open_engine(threads=1)
    yield opened
    opened.close()


def cast(engine, kind, text, **column):
    declared = Column("x", kind, "a column", Sensitivity.OPEN, **column)
    value = "cast(null as varchar)" if text is None else quoted(text)
    (row,) = engine.rows(
        f"select {typed(declared, 't')}, {broken(declared, 't', typed(declared, 't'))} from (select {value} as t)"
    )
    return row


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.DATE, "2024-02-29", date(2024, 2, 29)),
        (Kind.DATE, "1612-07-01", date(1612, 7, 1)),
        (Kind.DATE, "2024-02-29T00:00:00.000", date(2024, 2, 29)),
        (Kind.DATETIME, "2024-02-29", datetime(2024, 2, 29)),
        (Kind.DATETIME, "2024-02-29 07:08", datetime(2024, 2, 29, 7, 8)),
        (Kind.DATETIME, "2024-02-29T07:08:09.5", datetime(2024, 2, 29, 7, 8, 9, 500_000)),
        (Kind.DATETIME, "2024-02-29T07:08:09Z", datetime(2024, 2, 29, 7, 8, 9)),
        (Kind.DATETIME, "2024-07-01T07:08:09Z", datetime(2024, 7, 1, 8, 8, 9)),
        (Kind.DATETIME, "2024-07-01 07:08:09+01:00", datetime(2024, 7, 1, 7, 8, 9)),
        (Kind.DATETIME, "2024-07-01T07:08 +0530", datetime(2024, 7, 1, 2, 38)),
        (Kind.DATETIME, "2024-07-01 07:08:09 UTC", datetime(2024, 7, 1, 8, 8, 9)),
        (Kind.INTEGER, "12", 12),
        (Kind.INTEGER, "-3", -3),
        (Kind.INTEGER, "+4", 4),
        (Kind.INTEGER, "12.00", 12),
        (Kind.INTEGER, "0012", 12),
        (Kind.INTEGER, "100", 100),
        (Kind.INTEGER, "10.0", 10),
        (Kind.NUMBER, "12.5", 12.5),
        (Kind.BOOLEAN, "TRUE", True),
        (Kind.BOOLEAN, "n", False),
        (Kind.BOOLEAN, "0", False),
        (Kind.LIST, "a|b", ["a", "b"]),
        (Kind.LIST, "|a| b c |", ["a", "b c"]),
        (Kind.LIST, "|", None),
        (Kind.STRING, "=1+1", "=1+1"),
        (Kind.STRING, "NULL", "NULL"),
    ],
)
def test_a_text_that_fits_becomes_its_value(engine, kind, text, value):
    assert cast(engine, kind, text) == (value, None)


@pytest.mark.parametrize(
    ("kind", "text", "rule"),
    [
        (Kind.DATE, "2023-02-29", "bad_date"),
        (Kind.DATE, "29/02/2024", "bad_date"),
        (Kind.DATE, "0999-01-01", "bad_date"),
        (Kind.DATE, "2024-02-29T01:00:00", "bad_date"),
        (Kind.DATE, "2024-02", "bad_date"),
        (Kind.DATETIME, "2024-02-29T24:00:00", "bad_datetime"),
        (Kind.DATETIME, "2024-02-30T10:00:00", "bad_datetime"),
        (Kind.DATETIME, "2024-02-29T10:00:00+25:00", "bad_datetime"),
        (Kind.DATETIME, "2024-02-29T10", "bad_datetime"),
        (Kind.INTEGER, "1e3", "bad_integer"),
        (Kind.INTEGER, "1_000", "bad_integer"),
        (Kind.INTEGER, "12.01", "bad_integer"),
        (Kind.INTEGER, "١٢", "bad_integer"),
        (Kind.INTEGER, "9223372036854775808", "bad_integer"),
        (Kind.NUMBER, "inf", "bad_number"),
        (Kind.BOOLEAN, "maybe", "bad_boolean"),
        (Kind.BOOLEAN, "2", "bad_boolean"),
    ],
)
def test_a_text_that_does_not_fit_breaks_a_rule_and_has_no_value(engine, kind, text, rule):
    assert cast(engine, kind, text) == (None, rule)


def test_an_empty_value_breaks_a_rule_only_where_one_is_required(engine):
    for kind in Kind:
        assert cast(engine, kind, None) == (None, None)
        assert cast(engine, kind, None, required=True) == (None, "missing_value")


def test_a_code_must_be_one_of_those_allowed_letter_by_letter(engine):
    allowed = ("F", "M")
    assert cast(engine, Kind.STRING, "F", allowed=allowed)[1] is None
    assert cast(engine, Kind.STRING, "f", allowed=allowed)[1] == "unknown_code"
    assert cast(engine, Kind.STRING, None, allowed=allowed)[1] is None
