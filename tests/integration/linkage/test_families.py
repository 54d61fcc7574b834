"""A town of families: relatives stay apart, and the records of one person come together."""

from __future__ import annotations

import random

import pytest

from support.families import Town, nhs_number, town, without
from support.nominals import Linked, pairwise


@pytest.fixture(scope="module")
def people() -> Town:
    """About 9,500 records, with some 160 pairs of twins."""
    return town(seed=3, n_families=1_200)


@pytest.fixture(scope="module")
def linked(people: Town) -> Linked:
    return Linked(people.nominals)


def test_no_twins_are_joined(people, linked):
    assert sum(human.twin_of is not None for human in people.humans) >= 200
    assert people.wrongly_joined(linked.person_of, "twin") == 0


def test_at_most_one_pair_of_siblings_in_a_thousand_is_joined(people, linked):
    pairs = sum(len(human.siblings) for human in people.humans) // 2
    assert people.wrongly_joined(linked.person_of, "sibling") <= pairs / 1_000


def test_records_of_one_person_come_together(people, linked):
    precision, recall, f1 = pairwise(linked.person_of, people.truth)
    assert precision >= 0.97
    assert recall >= 0.90
    assert f1 >= 0.94


def test_an_address_beside_the_postcode_is_not_counted_twice(people, linked):
    bare = Linked(without(people, "address").nominals)
    with_address = pairwise(linked.person_of, people.truth)[2]
    assert pairwise(bare.person_of, people.truth)[2] == pytest.approx(with_address, abs=0.02)


@pytest.mark.slow
def test_the_twins_of_a_whole_force_stay_apart():
    force = town(seed=5, n_families=7_500)
    found = Linked(force.nominals)
    assert len(force.nominals) > 55_000
    assert force.wrongly_joined(found.person_of, "twin") <= 2
    assert pairwise(found.person_of, force.truth)[2] >= 0.92


def test_numbers_made_for_tests_pass_the_check_that_real_ones_pass():
    number = nhs_number(random.Random(1))
    weights = range(10, 1, -1)
    check = (11 - sum(int(d) * w for d, w in zip(number[:9], weights, strict=True)) % 11) % 11
    assert int(number[9]) == check
