"""Two definitions side by side on the same findings."""

import json

import pytest

from accord.definitions.compare import diff, list_definitions, show
from accord.errors import NotFound
from support.run_folder import run_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """K1 by two suspects without an exchange described; K2 a theft; K3 by one suspect."""
    return run_folder(
        tmp_path_factory.mktemp("run"),
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 49           | 2025-03-01T20:00:00
            K3        | 22B          | 2020-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K3     | C3         | victim
            K3     | S3         | suspect
        """,
        nominals="""
            nominal_id | date_of_birth
            C3         | 2008-01-01
        """,
    )


def test_every_definition_is_listed_with_its_version_and_source():
    text = list_definitions()
    for name in ("cse-england 2017", "organised-network-iicsa 2022", "cce 2023"):
        assert name in text
    assert "group-cse-inquiry-draft 2025-12 (provisional)" in text


def test_a_definition_is_shown_with_its_words_rule_and_readings():
    text = show("cse-england")
    assert "takes advantage of an imbalance of power" in " ".join(text.split())
    assert "X1/age-gap" in text
    assert "Why:" in text


def test_a_definition_that_is_not_there_is_named_among_those_that_are():
    with pytest.raises(NotFound, match="cse-wales"):
        show("nothing")


def test_only_candidates_answered_differently_are_listed_with_the_deciding_criteria(folder):
    difference = diff(folder, "group-csae-cocad", "organised-network-iicsa")
    changed = {c.candidate_id: c for c in difference.changed if c.candidate_kind == "crime"}
    assert set(changed) == {"north/K1"}
    assert (changed["north/K1"].outcome_a, changed["north/K1"].outcome_b) == ("met", "not_known")
    assert "X2" in changed["north/K1"].criteria
    assert "X3a" in changed["north/K1"].criteria
    assert "N1" not in changed["north/K1"].criteria
    assert difference.n_compared == 3


def test_the_sentence_says_which_definition_says_less_and_why(folder):
    (change,) = diff(folder, "organised-network-iicsa", "group-csae-cocad").changed
    assert change.sentence.startswith(
        "met by group-csae-cocad and not known by organised-network-iicsa."
    )
    assert "X3a is not known" in change.sentence


def test_a_definition_does_not_differ_from_itself(folder):
    assert diff(folder, "cce", "cce").changed == ()


def test_the_difference_is_given_as_text_and_as_json(folder):
    difference = diff(folder, "group-csae-cocad", "organised-network-iicsa")
    assert "answer 1 of 3 candidates differently" in difference.as_text()
    assert json.loads(difference.to_json())["n_compared"] == 3
