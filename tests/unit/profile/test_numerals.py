"""Figures in a sentence are told from dates, sections and the numbers of a rule."""

from __future__ import annotations

import pytest

from accord.documents import CellRef, Paragraph, Table, Trace
from accord.profile.numerals import disagreeing, numerals, untraced


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("12 crimes and 1,234 reports, 5% of them", ["12", "1,234", "5%"]),
        ("from 1 April 2024 to 2025-03-31, see section 12 and table T3b", []),
        ("a child under 18, within 72 hours, PQ04, Q10, N-01, PIP2", []),
        ("counts below 10 are not shown; others to the nearest 5", []),
        ("7.", ["7"]),
    ],
)
def test_only_figures_are_taken_for_figures(text, figures):
    assert numerals(text) == figures


def test_a_number_must_be_what_its_cell_shows():
    cell = CellRef("q", ("met",))
    right = Paragraph("There are 7.", ("q",), (Trace("7", cell),))
    assert list(untraced(right, {cell: "7"})) == []
    assert list(untraced(right, {cell: "8"})) == [
        "7 is not what q shows",
        "7 comes from no table",
    ]


def test_a_nought_is_borne_out_by_a_table_that_leaves_its_row_out():
    cell, other = CellRef("q", ("none",)), CellRef("q", ("met",))
    nought = Paragraph("There are 0.", ("q",), (Trace("0", cell),))
    assert list(untraced(nought, {other: "7"})) == []
    assert list(untraced(nought, {})) != []


def test_one_figure_with_two_values_is_found():
    cell = CellRef("q", ("met",))
    tables = [
        Table(name, "Counts", ("a", "b"), (("x", value),), (), ("q",), ((None, cell),))
        for name, value in (("T1", 7), ("T2", 8))
    ]
    assert list(disagreeing(tables)) == ["q stands as 7 and as 8"]
    assert list(disagreeing(tables[:1])) == []
