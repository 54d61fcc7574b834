"""Names follow the customs of those who bear them."""

import random
from collections import Counter

import pytest

from accord.synthetic.names.group import Custom, NameGroup
from accord.synthetic.names.registry import GROUPS, SPELLINGS, popularity, shares
from accord.synthetic.people import feminine, name_in_family

_BY_NAME = {group.name: group for group in GROUPS}


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_each_group_has_names_of_its_own(group: NameGroup) -> None:
    assert len(group.female) >= 8 and len(group.male) >= 8 and len(group.family_names) >= 8
    names = (*group.female, *group.male, *group.family_names)
    assert not any("_" in name or "  " in name or not name.strip() for name in names)
    for found in (group.female, group.male, group.family_names):
        assert len(set(found)) == len(found)


def test_the_shares_make_a_whole_and_only_welsh_names_differ_by_place() -> None:
    assert sum(group.share for group in GROUPS) == pytest.approx(1.0, abs=0.002)
    england, wales = shares(False), shares(True)
    assert england.sum() == pytest.approx(1.0) and wales.sum() == pytest.approx(1.0)
    ratio = wales / england
    others = [r for g, r in zip(GROUPS, ratio, strict=True) if g.name != "welsh"]
    assert max(others) - min(others) < 1e-9


def test_a_spelling_is_another_spelling() -> None:
    for name, others in SPELLINGS.items():
        assert others and name not in others


def test_punjabi_women_are_kaur_and_men_are_singh() -> None:
    rng, group = random.Random(3), _BY_NAME["punjabi_sikh"]
    for _ in range(200):
        woman = name_in_family(rng, group, "F", "Gill")
        man = name_in_family(rng, group, "M", "Gill")
        assert "Kaur" in (woman.surname, woman.middle)
        assert "Singh" in (man.surname, man.middle)


def test_a_polish_womans_surname_takes_its_ending() -> None:
    rng, group = random.Random(3), _BY_NAME["polish"]
    assert name_in_family(rng, group, "F", "Kowalski").surname == "Kowalska"
    assert name_in_family(rng, group, "M", "Kowalski").surname == "Kowalski"
    assert feminine("Nowak") == "Nowak"


def test_a_somali_child_bears_the_fathers_name_in_the_middle() -> None:
    rng, group = random.Random(3), _BY_NAME["somali"]
    child = name_in_family(rng, group, "F", "Farah", father="Warsame")
    assert (child.middle, child.surname) == ("Warsame", "Farah")


def test_brothers_of_some_groups_carry_different_last_names() -> None:
    rng, group = random.Random(3), _BY_NAME["bangladeshi"]
    names = {name_in_family(rng, group, "M", "Chowdhury").surname for _ in range(60)}
    assert "Chowdhury" in names and len(names) > 3


def test_two_surnames_come_from_two_parents() -> None:
    rng, group = random.Random(3), _BY_NAME["portuguese_and_brazilian"]
    assert group.custom is Custom.TWO_SURNAMES
    names = [name_in_family(rng, group, "M", "Silva").surname for _ in range(30)]
    assert all(name.endswith("Silva") for name in names)
    assert sum(" " in name for name in names) > 20


def test_a_few_names_are_common_and_most_are_rare() -> None:
    weights = popularity(300)
    assert weights.sum() == pytest.approx(1.0)
    assert list(weights) == sorted(weights, reverse=True)
    drawn = Counter(random.Random(1).choices(range(300), weights=weights.tolist(), k=20_000))
    assert drawn[0] > 5 * drawn[250]
