"""Cells that a spreadsheet would run as a formula are made safe, and come back as they were."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import UserFacingError
from accord.published import read_rows, safe_cell, write_rows

FORMULAS = ["=1+1", "+44 7700", "-2", "@sum", "\t=1", " =1", "\u00a0=1", "\r=1", "＝1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_would_be_run_as_a_formula_is_marked(text):
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["K1/24", "a=b", "", "O'Neil", "12"])
def test_an_ordinary_cell_stays_as_it_is(text):
    assert safe_cell(text) == text


def test_a_negative_number_of_ours_stays_a_number():
    assert safe_cell(-3) == "-3"


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20))
def test_what_is_written_is_read_back_as_it_was(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("cells") / "rows.csv"
    file.write_text(write_rows(("a", "b"), [{"a": text, "b": "x"}]), "utf-8", newline="")
    ((value,),) = [tuple(row.values()) for row in read_rows(file, ("a",))]
    assert value == text.strip() or value.strip() == text.strip()


def test_a_file_saved_by_a_spreadsheet_with_semicolons_and_a_mark_is_read(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("a;b\n'=1;2\n", "utf-8-sig")
    assert read_rows(file, ("a", "b")) == [{"a": "=1", "b": "2"}]


def test_a_column_that_is_not_there_is_named(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("a\n1\n", "utf-8")
    with pytest.raises(UserFacingError, match=r"rows\.csv lacks the column b"):
        read_rows(file, ("a", "b"))


def test_every_row_is_one_record_whatever_a_cell_holds():
    text = write_rows(("a", "b"), [{"a": 'one, "two"\nthree', "b": None}])
    assert list(csv.reader(text.splitlines(keepends=True)))[1] == ['one, "two"\nthree', ""]
