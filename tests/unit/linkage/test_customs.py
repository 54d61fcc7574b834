"""A given name comes apart into what brothers share and what tells them apart."""

from __future__ import annotations

import pytest

from accord.linkage.customs import before_the_name, parted
from accord.linkage.names import base, name_form, name_groups


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("abdulkarim", ("abdul", "karim")),
        ("abdurrahman", ("abdul", "rahman")),
        ("cabdiraxmaan", ("abdul", "rahman")),
        ("abdussalam", ("abdul", "salam")),
        ("abdelkader", ("abdul", "kadir")),
        ("abdiweli", ("abdul", "veli")),
        ("abutaher", ("abu", "taher")),
        ("abulkalam", ("abu", "kalam")),
        ("ummekulsum", ("umm", "kulsum")),
    ],
)
def test_a_name_made_of_two_comes_apart(name, parts):
    assert parted(name) == parts


@pytest.mark.parametrize(
    "name", ["abdul", "abdi", "abdullah", "abdullahi", "cabdullaahi", "abubakar", "abu", "abbey"]
)
def test_a_name_that_is_one_does_not(name):
    assert parted(name) is None


@pytest.mark.parametrize(
    ("name", "says"),
    [("md", "mohammed"), ("mohamud", "mohammed"), ("muhd", "mohammed"), ("mst", "mosammat"),
     ("sayed", "syed"), ("hj", "haji"), ("abdur", "abdul")],
)  # fmt: skip
def test_what_stands_before_a_name_is_known_in_its_spellings(name, says):
    assert before_the_name()[name].says == says


def test_abdi_is_a_name_of_its_own():
    assert "abdi" not in before_the_name()


@pytest.mark.parametrize(
    ("name", "short"),
    [("mizanur", "mizan"), ("shamsuddin", "shams"), ("rameshbhai", "ramesh"), ("jyotiben", "jyoti"),
     ("habibur", "habib"), ("shamsul", "shams")],
)  # fmt: skip
def test_an_ending_that_comes_and_goes_is_no_other_name(name, short):
    assert set(name_groups("forename", name)) & set(name_groups("forename", short))


@pytest.mark.parametrize(
    ("one", "other"),
    [("aysegul", "ayse"), ("arthur", "art"), ("reuben", "ru"), ("samuel", "samu")],
)
def test_an_ending_that_is_part_of_the_name_stays(one, other):
    assert other not in name_groups("forename", one)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Mehmetali", ("mehmet", "ali")),
        ("Salah ud Din", ("salah", "uddin")),
        ("Ben James", ("ben", "james")),
        ("Syed Ahmed", ("syed", "ahmed")),
        ("Y?ld?z", ("yldz",)),
    ],
)
def test_a_forename_as_written_comes_apart_into_given_names(written, parts):
    assert name_form("forename", written).parts == parts


def test_amin_and_amina_are_told_apart_by_their_last_letter_alone():
    assert base("amin") == base("amina")
    assert base("hassan") != base("hussain")
