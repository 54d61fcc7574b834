"""A Home Office class, however it is written, says the same of the offence."""

import pytest

from accord.records.offences import offence, offence_class


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("22B", "22B"),
        ("022B", "22B"),
        (" 22b ", "22B"),
        ("022B/01", "22B"),
        ("088/03", "88"),
        ("19C-02", "19C"),
        ("71", "71"),
        ("not a code", None),
        ("", None),
        (None, None),
    ],
)
def test_a_class_is_read_in_every_form(written, name):
    assert offence_class(written) == name


@pytest.mark.parametrize("code", ["17B", "19D", "19E", "19G", "19H", "20B", "21", "22B"])
def test_classes_whose_words_carry_the_childs_age_exist_only_for_children(code):
    assert offence(code).group == "child_sexual"
    assert offence(code).is_child_offence


@pytest.mark.parametrize("code", ["17A", "19C", "19F", "20A", "22A", "88C", "88E"])
def test_sexual_classes_that_take_adults_say_nothing_of_the_age(code):
    assert offence(code).group == "sexual"
    assert not offence(code).is_child_offence


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("71", "exploitation"),
        ("72", "trafficking"),
        ("23", "familial"),
        ("86", "images"),
        ("88A", "grooming"),
        ("92A", "drugs"),
        ("8N", "violence"),
        ("49", "theft"),
        ("999", "other"),
    ],
)
def test_each_class_has_its_group(code, group):
    assert offence(code).group == group


def test_a_class_without_its_letter_is_told_by_the_title():
    assert offence("088/03").group == "sexual"
    assert offence("088/01", "Meeting a girl following sexual grooming").group == "grooming"
    assert offence("022/05", "Sexual activity with a child under 16").is_child_offence


def test_a_letter_outranks_the_title():
    assert offence("92A", "Rape of a female child under 13").group == "drugs"


def test_a_forces_own_code_is_told_by_the_title():
    assert offence("FSA-7", "Possession of indecent images of a child").group == "images"
    assert offence("X1", "Supplying a class A drug").group == "drugs"
    assert offence("X2", "Theft from the person").group == "theft"
    assert offence("X3", None).group == "other"
