"""Of a handful nothing is judged: the profile says that there are too few, and their number."""

from dataclasses import replace

import pytest

from accord.profile.build import completed
from accord.profile.judgements import RULES, drafted
from accord.profile.words import Words
from accord.profile.yardstick import TOO_FEW


@pytest.fixture(scope="module")
def facts(restricted):
    return restricted.material.facts


def _told(facts, told):
    """The same facts, with other numbers for some of the figures."""

    class Told(type(facts)):
        def number(self, query, *key):
            found = super().number(query, *key)
            value = told.get((query, *key))
            return found if value is None else replace(found, text=str(value), value=value)

    return Told(**vars(facts))


# For each judgement figures all on one side: just too few of them, and just enough.
ONE_SIDED = {
    "J1": (
        {("crimes-by-assessment", "met", "met"): 0, ("crimes-by-assessment", "met"): 9},
        {("crimes-by-assessment", "met", "met"): 0, ("crimes-by-assessment", "met"): 10},
    ),
    "J2": (
        {("crimes-by-group-flag", "met", "no"): 9, ("crimes-by-group-flag", "not_met", "yes"): 0},
        {("crimes-by-group-flag", "met", "no"): 10, ("crimes-by-group-flag", "not_met", "yes"): 0},
    ),
    "J3": (
        {("children-of-agency-concern",): 9, ("children-of-agency-concern", "", "concern"): 0},
        {("children-of-agency-concern",): 10, ("children-of-agency-concern", "", "concern"): 0},
    ),
    "J4": (
        {("exploitation-crimes-by-quarter", "2025-01-01/2025-12-31"): 9},
        {("exploitation-crimes-by-quarter", "2025-01-01/2025-12-31"): 10},
    ),
    "J5": (
        {("networks-by-size", "", "yes"): 4, ("networks-by-size",): 4},
        {("networks-by-size", "", "yes"): 5, ("networks-by-size",): 5},
    ),
    "J6": (
        {("networks-by-reach", "yes"): 0, ("networks-by-reach",): 4},
        {("networks-by-reach", "yes"): 0, ("networks-by-reach",): 5},
    ),
    "J7": (
        {("children-by-missing", "none"): 9, ("children-by-missing",): 9},
        {("children-by-missing", "none"): 10, ("children-by-missing",): 10},
    ),
}
YEAR_BEFORE = {("exploitation-crimes-by-quarter", "2024-01-01/2024-12-31"): 0}


def _judged(facts, told, name):
    found = drafted(_told(facts, {**YEAR_BEFORE, **told}), "moderate")
    return next(one for one in found if one.id == name)


@pytest.mark.parametrize("name", sorted(ONE_SIDED))
def test_a_few_all_on_one_side_carry_no_judgement_and_it_says_so(facts, name):
    few, enough = ONE_SIDED[name]
    told = _judged(facts, few, name)
    assert told.probability == TOO_FEW
    assert told.claim.text.startswith(f"There are {TOO_FEW} whether ")
    assert told.claim.traces
    assert _judged(facts, enough, name).probability in ("highly likely", "almost certain")


def test_every_rule_says_below_which_number_nothing_is_judged():
    assert {rule.id for rule in RULES} == set(ONE_SIDED)
    assert all(rule.fewest >= 5 for rule in RULES)


def test_where_a_year_is_too_few_all_years_that_are_enough_are_judged(facts):
    told = {
        ("crimes-by-assessment", "met", "met"): 1,
        ("crimes-by-assessment", "met"): 4,
        ("group-crimes-by-quarter",): 2,
        ("exploitation-crimes-by-year-and-group", "", "not_met"): 28,
        ("exploitation-crimes-by-quarter",): 30,
    }
    one = _judged(facts, told, "J1")
    assert one.probability == "almost certain"
    assert "all the years that this profile covers" in one.claim.text


def test_of_all_years_too_what_is_not_yet_known_counts_for_no_side(facts):
    told = {
        ("crimes-by-assessment", "met"): 4,
        ("group-crimes-by-quarter",): 2,
        ("exploitation-crimes-by-year-and-group", "", "not_met"): 6,
        ("exploitation-crimes-by-quarter",): 30,
    }
    one = _judged(facts, told, "J1")
    assert one.probability == "a realistic possibility"
    assert "2 meet the definition of an organised network, and for 6 no group" in one.claim.text


def test_of_nought_not_even_that_is_said(facts):
    told = {("networks-by-size",): 0, ("networks-by-size", "", "yes"): 0}
    assert "J5" not in {one.id for one in drafted(_told(facts, told), "moderate")}


def test_a_word_that_an_analyst_gives_to_a_few_makes_a_judgement_of_it(restricted):
    words = Words(judgements={"J1": {"probability": "unlikely", "confidence": "low"}})
    made = completed(replace(restricted.material, words=words))
    first = next(one for one in made.judgements if one.id == "J1")
    assert first.claim.text.startswith("It is unlikely that most recorded exploitation crimes")
    assert (first.probability, first.confidence) == ("unlikely", "low")


def test_a_profile_of_a_few_crimes_passes_the_gate_on_judgements(restricted):
    assert TOO_FEW in {one.probability for one in restricted.material.judgements}
    assert not next(o.faults for o in restricted.outcomes if o.gate.id == "PQ09")
