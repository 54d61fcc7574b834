"""People joined by ties are one group; a very large one is split, the same way every time."""

import random
from itertools import pairwise

import pytest

from accord.networks import groups as groups_module
from accord.networks.groups import components, groups
from accord.networks.windows import MOST_MEMBERS


def _two_crowds():
    """Two tight crowds of 30 with one thread between them."""
    ties = []
    for crowd in "ab":
        names = [f"{crowd}{i:02d}" for i in range(30)]
        ties += [
            (x, y, 1)
            for i, x in enumerate(names)
            for j, y in enumerate(names)
            if i < j and (j - i) % 30 in (1, 2, 3, 7, 29)
        ]
    return [*ties, ("a00", "b00", 1)]


def test_people_are_joined_directly_and_through_others():
    assert groups(["d", "c", "b", "a"], [("a", "b", 1), ("b", "c", 2)]) == [("a", "b", "c"), ("d",)]


def test_nobody_makes_no_group():
    assert groups([], []) == []
    assert components([], []) == []


def test_a_component_up_to_the_limit_stays_whole():
    names = [f"p{i:02d}" for i in range(MOST_MEMBERS)]
    ties = [(a, b, 1) for a, b in pairwise(names)]
    assert groups(names, ties) == [tuple(names)]


def test_two_crowds_that_touch_are_two_groups():
    ties = _two_crowds()
    people = sorted({name for a, b, _ in ties for name in (a, b)})
    found = groups(people, ties)
    assert sorted(name for group in found for name in group) == people
    assert all(len({name[0] for name in group}) == 1 for group in found)


def test_the_split_is_the_same_whatever_the_order():
    ties = _two_crowds()
    people = sorted({name for a, b, _ in ties for name in (a, b)})
    shuffled = random.Random(7).sample(ties, len(ties))
    assert groups(people, ties) == groups(people[::-1], shuffled)


def test_every_part_hangs_together_by_its_own_ties():
    ties = _two_crowds()
    people = sorted({name for a, b, _ in ties for name in (a, b)})
    for group in groups(people, ties):
        inside = [(a, b) for a, b, _ in ties if a in group and b in group]
        assert len(components(group, inside)) == 1


def test_many_unnamed_people_never_split_those_recorded_with_them():
    unnamed = [f"u{i:02d}" for i in range(2 * MOST_MEMBERS)]
    ties = [("a", "b", 1), *(("a", name, 1) for name in unnamed)]
    assert groups(["a", "b", *unnamed], ties, frozenset(unnamed)) == [("a", "b", *unnamed)]


def test_an_unnamed_person_goes_where_those_recorded_with_them_went():
    ties = [*_two_crowds(), ("b05", "u1", 1)]
    people = sorted({name for a, b, _ in ties for name in (a, b)})
    (group,) = [g for g in groups(people, ties, frozenset({"u1"})) if "u1" in g]
    assert "b05" in group


@pytest.fixture
def looked_at(monkeypatch):
    """How many ties each pass over them went over."""
    passes = []

    def counted(label_of, ties):
        passes.append(len(ties))
        return within(label_of, ties)

    within = groups_module._within
    monkeypatch.setattr(groups_module, "_within", counted)
    return passes


def test_a_town_of_many_groups_is_split_without_going_over_all_ties_for_each(looked_at):
    names, ties = ring_of_gangs(gangs=150, members=12)
    found = groups(names, ties)
    assert sorted(name for group in found for name in group) == names
    assert sum(looked_at) < 10 * len(ties)


def test_many_towns_are_split_without_going_over_the_ties_of_all_for_each(looked_at):
    towns = [ring_of_gangs(gangs=5, members=12, town=f"t{i:02d}-") for i in range(40)]
    names = sorted(name for town, _ in towns for name in town)
    ties = [tie for _, town in towns for tie in town]
    found = groups(names, ties)
    assert sorted(name for group in found for name in group) == names
    assert sum(looked_at) < 10 * len(ties)


def ring_of_gangs(gangs, members, town=""):
    names = [f"{town}p{i:05d}" for i in range(gangs * members)]
    ties = []
    for first in range(0, len(names), members):
        gang = names[first : first + members]
        ties += [(a, b, 3) for a in gang for b in gang if a < b]
        ties.append((*sorted((gang[0], names[(first + members) % len(names)])), 1))
    return names, ties
