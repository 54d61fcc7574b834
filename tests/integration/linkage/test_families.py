"""A town of families: relatives stay apart, and the records of one person come together."""

from __future__ import annotations

import random
from datetime import date

import pytest

from support.families import Town, nhs_number, town, without
from support.nominals import Linked, Row, pairwise, table


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
    assert f1 >= 0.95


def test_an_address_beside_the_postcode_is_not_counted_twice(people, linked):
    bare = Linked(without(people, "address").nominals)
    with_address = pairwise(linked.person_of, people.truth)[2]
    assert pairwise(bare.person_of, people.truth)[2] == pytest.approx(with_address, abs=0.01)


_BOYS = ("Joseph", "Patrick", "Daniel", "Thomas", "George", "Samuel", "Adam", "Luke")
_GIRLS = ("Aimee", "Chloe", "Sophie", "Hannah", "Megan", "Rachel", "Emily", "Laura")
_SURNAMES = ("Johnson", "Marsh", "Okonkwo", "Omar", "Kaur", "Hughes", "Walsh", "Fletcher")


def _twins(place: int) -> list[Row]:
    """Two children of one birth at one home; each second pair is a boy and a girl."""
    other = _BOYS if place % 2 else _GIRLS
    shared = {
        "surname": _SURNAMES[place % 8],
        "date_of_birth": date(2006 + place % 9, 1 + place % 12, 1 + place % 27),
        "postcode": f"CW{place % 20 + 1} {place % 9 + 1}AB",
    }
    girl = shared | {"forename": _GIRLS[place % 7], "sex": "F"}
    twin = shared | {"forename": other[place % 7 + 1], "sex": "M" if place % 2 else "F"}
    return [
        row | {"nominal_id": f"{place}-{who}-{again}"}
        for who, row in enumerate((girl, twin))
        for again in range(1 + (place % 3 == 0))
    ]


def test_twins_stay_apart_in_a_force_whose_records_show_hardly_any_other_family():
    """Few relatives of other kinds on record must not make a register of single people of it."""
    people = town(seed=9, n_families=1_200).nominals.to_pylist()
    singles = list({row["surname"]: row for row in people}.values())
    rows = [row for place in range(120) for row in _twins(place)]
    person_of = Linked(table("nominals", [*singles, *rows])).person_of
    joined = [
        place
        for place in range(120)
        if person_of["north", f"{place}-0-0"] == person_of["north", f"{place}-1-0"]
    ]
    assert joined == []


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
