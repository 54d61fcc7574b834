"""Every code that a reader of a return meets is said in words, and keeps its code where known."""

from datetime import date

import pytest

from accord.national.figures import SEXES
from accord.profile.counting.splits import CSE as ANSWERED
from accord.profile.counting.splits import OUTCOME, PLACE, SEX
from accord.returns.codes import in_words, read, words_of
from accord.returns.populations import COLUMNS
from accord.returns.specification import specification, specifications
from accord.tables.extract import PLACE_TYPES

RETURNS = [specification(name) for name in specifications()]
DIMENSIONS = {name: held for one in RETURNS for name, held in one.dimensions.items()}


@pytest.mark.parametrize("name", ["ethnicity_self", "ethnicity_officer"])
def test_every_code_of_ethnicity_is_said_in_words_and_keeps_its_code(name):
    for code in DIMENSIONS[name].parents:
        said = in_words(name, code)
        assert said == code if code.islower() or " " in code else said.endswith(f"({code})"), code


def test_every_sex_is_said_in_words():
    assert all(in_words("sex", code).islower() for code in SEXES)


@pytest.mark.parametrize("name", sorted(DIMENSIONS))
def test_no_category_of_any_return_is_shown_as_a_bare_code(name):
    said = [in_words(name, code) for code in DIMENSIONS[name].parents]
    assert [words for words in said if "_" in words or (words.isupper() and words.isalnum())] == []
    assert len(set(said)) == len(said)


def test_every_kind_of_place_is_said_in_words():
    assert [place for place in PLACE_TYPES if "_" in in_words("location_type", place)] == []


def test_what_is_no_code_stays_as_it_is():
    assert in_words("force", "E23000901") == "E23000901"
    assert in_words("sex", "") == ""


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("month", "2025-03", "March 2025"),
        ("cse_recorded", True, "yes"),
        ("group_cse_recorded", False, "no"),
        ("group_csae", "not_known", "not yet known"),
        ("status", "known_victim", "known victim"),
        ("definition_id", "cse-england", "Child sexual exploitation (England)"),
        ("outcome_code", "18", "no suspect identified (18)"),
        ("outcome_code", "99", "99"),
        ("n_crimes", 3, 3),
        ("outcome_on", None, None),
        ("recorded_on", date(2025, 3, 1), date(2025, 3, 1)),
    ],
)
def test_a_value_of_a_record_is_said_as_a_person_reads_it(column, value, words):
    assert (in_words(column, value) if column == "month" else read(column, value)) == words


@pytest.mark.parametrize(
    ("column", "split"),
    [("sex", SEX), ("location_type", PLACE), ("outcome_code", OUTCOME), ("outcome", ANSWERED)],
)
def test_a_return_and_a_problem_profile_say_a_code_in_the_same_words(column, split):
    # The profile has a word of its own for a crime without an outcome: in a return that is empty.
    told = {code: words for code, words in split.words.items() if code != "open"}
    assert dict(words_of(column)) == told


def test_words_are_only_given_to_columns_that_a_return_has():
    named = {*COLUMNS, *DIMENSIONS}
    assert [name for name in ("sex", "category", "status", "outcome") if name not in named] == []
    assert words_of("crime_id") == {}
