"""How many of the people of three forces tokens find again, beside linkage by pooled names.

The town, its families and its slips know nothing of linkage or of tokens. What is measured is every
pair of records that unlike forces hold of one person.
"""

import pytest

from support.families import town
from support.three_lists import agreement, by_names, by_tokens

SEEDS = (11, 12)
# What was left of each pair by the tokens there were before slips had any of their own.
OF_SLIPS = frozenset(
    {"letter_birth", "digit_birth", "forename_birth_place", "forename_birth_contact"}
    | {"names_year_place", "names_place"}
)


@pytest.fixture(scope="module", params=SEEDS)
def measured(request, tmp_path_factory):
    people = town(request.param, 60)
    folder = tmp_path_factory.mktemp("lists")
    return {
        "names": agreement(by_names(people), people.truth),
        "tokens": agreement(by_tokens(people, folder / "all"), people.truth),
        "without slips": agreement(by_tokens(people, folder / "few", OF_SLIPS), people.truth),
    }


def test_tokens_find_most_of_those_that_names_find(measured):
    assert measured["tokens"][1] > 0.75
    assert measured["tokens"][1] > measured["names"][1] - 0.13


def test_tokens_join_next_to_nobody_wrongly(measured):
    assert measured["tokens"][0] > 0.985


def test_without_tokens_for_slips_many_would_count_twice(measured):
    assert measured["without slips"][1] < measured["tokens"][1] - 0.1
