"""Names are taken apart the same way whatever script, spelling or custom they are written in."""

from __future__ import annotations

import pytest

from accord.linkage.letters import plain
from accord.linkage.names import (
    customary,
    groups_of_file,
    is_listed,
    name_form,
    name_groups,
    sound,
    stem,
)


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("ZOË", "zoe"),
        ("Łukasz", "lukasz"),
        ("Şahin", "sahin"),
        ("Işık", "isik"),
        ("Ștefan", "stefan"),
        ("Đặng", "dang"),
        ("Małgorzata  ŻÓŁĆ", "malgorzata zolc"),
        ("O’Brien", "obrien"),
        ("Smith-Jones", "smith jones"),
        ("J0hn", "jhn"),
        ("Шевченко", "shevchenko"),
        ("Сергей", "sergey"),
        ("Παπαδόπουλος", "papadopoylos"),
        ("محمد", "mhmd"),
        ("", ""),
        ("123 !?", ""),
    ],
)
def test_a_name_in_any_script_becomes_plain_letters(written, letters):
    assert plain(written) == letters


@pytest.mark.parametrize(
    ("kind", "written", "whole", "parts"),
    [
        ("forename", "Mary Jane", "mary", ("mary", "jane")),
        ("forename", "Mr Tom", "tom", ("tom",)),
        ("forename", "Abdul Rahman", "abdulrahman", ("abdulrahman",)),
        ("forename", "Abdul", "abdul", ("abdul",)),
        ("surname", "Al-Hassan", "hassan", ("hassan",)),
        ("surname", "van der Berg", "berg", ("berg",)),
        ("surname", "Mc Donald", "mcdonald", ("mcdonald",)),
        ("surname", "Smith-Jones", "smithjones", ("smith", "jones")),
        ("surname", "Driver", "driver", ("driver",)),
        ("surname", "Child", "child", ("child",)),
    ],
)
def test_titles_and_particles_are_no_part_of_a_name(kind, written, whole, parts):
    form = name_form(kind, written)
    assert (form.whole, form.parts) == (whole, parts)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("forename", "Unknown"),
        ("forename", "unknown male 2"),
        ("forename", "MALE"),
        ("forename", "Mrs"),
        ("forename", "N/K"),
        ("forename", "-"),
        ("surname", "NOT KNOWN"),
        ("surname", "Unknown"),
        ("surname", "xx"),
    ],
)
def test_words_that_stand_for_nobody_are_no_name(kind, written):
    form = name_form(kind, written)
    assert (form.whole, form.parts) == (None, ())


def test_man_is_a_nepali_forename():
    assert name_form("forename", "Man").whole == "man"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("manpreet", "mani"),
        ("gruffydd", "griffith"),
        ("sukhdev", "sukh"),
        ("eilidh", "eilish"),
        ("laxmi", "lakshmi"),
        ("mohammed", "muhammad"),
        ("mohammed", "mehmet"),
        ("hussain", "huseyin"),
        ("william", "bill"),
        ("katarzyna", "kasia"),
        ("alexandru", "alex"),
        ("cabdi", "abdi"),
        ("fadumo", "fatima"),
        ("gurpreet", "preet"),
        ("oluwaseun", "seun"),
    ],
)
def test_forms_of_one_forename_share_a_group(one, other):
    assert set(name_groups("forename", one)) & set(name_groups("forename", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("hassan", "hussain"), ("jayden", "hayden"), ("ella", "bella-rose"), ("ayaan", "aiden")],
)
def test_like_names_of_two_people_share_no_group(one, other):
    assert not set(name_groups("forename", one)) & set(name_groups("forename", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kaur", "kour"),
        ("gurung", "grung"),
        ("griffiths", "gruffydd"),
        ("kowalski", "kowalska"),
        ("ivanov", "ivanova"),
        ("chowdhury", "choudhury"),
        ("mclean", "maclean"),
        ("hussain", "hossein"),
    ],
)
def test_spellings_of_one_surname_share_a_group(one, other):
    assert name_groups("surname", one)[0] == name_groups("surname", other)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("catherine", "katharine"), ("stephen", "stefen"), ("wojcik", "vojcik"), ("qasim", "kasim")],
)
def test_names_that_sound_alike_have_one_sound(one, other):
    assert sound(one) == sound(other)


def test_names_of_no_letters_but_vowels_have_a_sound():
    assert sound("aoife") != ""
    assert sound("h") == "h"


def test_a_familiar_form_keeps_how_the_name_begins():
    assert [stem(name) for name in ("willie", "danny", "charley", "amy", "mohammed")] == [
        "wil",
        "dan",
        "charl",
        None,
        None,
    ]


def test_names_carried_by_custom_are_known_in_every_spelling():
    assert {"kaur", "singh", "begum", "khatoon", "khan", "miah", "nguyen"} <= customary("surname")
    assert {"mohammed", "muhammad", "md"} <= customary("forename")


def test_a_slip_of_the_pen_is_no_name_in_its_own_right():
    assert is_listed("forename", "hassan")
    assert is_listed("forename", "skyla")
    assert not is_listed("forename", "hasasn")


@pytest.mark.parametrize("kind", ["forename", "surname"])
def test_every_group_names_itself_first_and_holds_only_plain_letters(kind):
    table = groups_of_file(f"{kind}_groups.txt")
    assert all(group in table[group] for groups in table.values() for group in groups)
    assert all(name.isascii() and name.isalpha() and name.islower() for name in table)
