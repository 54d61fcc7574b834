"""Small worlds in which a naming custom decides who is one person."""

from __future__ import annotations

from datetime import date

import pytest

from accord.engine import Work, open_engine
from accord.linkage.records import make_records
from accord.linkage.standardise import standardise
from support.nominals import READ, Linked, Row, table

HOME = {"address": "4 Orchard Way, Bramfield", "postcode": "BR4 3XF"}
OTHER_HOME = {"address": "66 Tithe Lane, Carlbury", "postcode": "CA2 8PD"}


def two(one: Row, other: Row, **both: object) -> list[Row]:
    """Two records that differ in little."""
    return [both | one | {"nominal_id": "A"}, both | other | {"nominal_id": "B"}]


def test_man_limbu_has_a_forename():
    rows = two({}, {}, forename="Man", surname="Limbu", date_of_birth=date(1958, 9, 22), **HOME)
    assert Linked(rows).together("A", "B")


def test_two_unknown_men_have_none():
    assert not Linked(two({}, {}, forename="Man", sex="M", **HOME)).together("A", "B")


def test_a_grown_woman_may_have_changed_her_surname():
    rows = two(
        {"surname": "Holroyd"},
        {"surname": "Vaughan"},
        forename="Rosalind",
        sex="F",
        date_of_birth=date(1984, 2, 20),
    )
    today = {"nominal_id": "C", "forename": "Isla", "date_of_birth": date(2024, 1, 2)}
    assert Linked([*rows, today]).together("A", "B")


@pytest.mark.parametrize(("sex", "born"), [("F", date(2013, 4, 11)), ("M", date(1984, 2, 20))])
def test_girls_and_men_of_two_surnames_are_left_for_a_person(sex, born):
    rows = two(
        {"surname": "Holroyd"},
        {"surname": "Vaughan"},
        forename="Robin",
        sex=sex,
        date_of_birth=born,
    )
    today = {"nominal_id": "C", "forename": "Isla", "date_of_birth": date(2024, 1, 2)}
    linked = Linked([*rows, today])
    assert not linked.together("A", "B")


def test_two_forms_of_one_forename_and_a_slip_in_the_sex_are_one_person():
    rows = two(
        {"forename": "Natasha", "sex": "F"},
        {"forename": "Tasha", "sex": "M"},
        surname="Holroyd",
        date_of_birth=date(2014, 2, 28),
        **HOME,
    )
    assert Linked(rows).together("A", "B")


def test_a_short_form_and_a_slip_of_the_full_name_are_one_person():
    rows = two(
        {"forename": "Joe"},
        {"forename": "Josph"},
        surname="Holroyd",
        date_of_birth=date(2009, 5, 8),
        **HOME,
    )
    known = {"nominal_id": "C", "forename": "Joseph", "surname": "Dunne"}
    assert Linked([*rows, known]).together("A", "B")


def test_the_swapped_record_of_a_twin_joins_no_brother():
    rows = two(
        {"forename": "Vinh", "surname": "Ngo"},
        {"forename": "Ngo", "surname": "Khanh"},
        sex="M",
        date_of_birth=date(2014, 11, 12),
        **HOME,
    )
    named = {"surname": "Ngo", "forename": "Linh", "nominal_id": "C"}
    assert not Linked([*rows, named]).together("A", "B")


def test_her_forename_in_the_box_of_a_changed_surname_is_hers():
    rows = two(
        {"forename": "Akhtar", "surname": "Humaira"},
        {"forename": "Humaira", "surname": "Bano"},
        sex="F",
        date_of_birth=date(1996, 6, 14),
        phones=["07141 285978"],
        **HOME,
    )
    assert Linked([*rows, *people(3, "Humaira", "Dunne")]).together("A", "B")


MOHAMMED = {"forename": "Mohammed", "surname": "Khan", "sex": "M", **HOME}
BORN = {"date_of_birth": date(1993, 6, 12)}


def test_mohammed_is_mohammed_amir_where_only_his_first_name_was_written_down():
    rows = two({"middle_names": "Amir"}, {}, **MOHAMMED, **BORN)
    assert Linked(rows).together("A", "B")


def test_mohammed_of_another_birth_date_may_be_a_brother_of_mohammed_amir():
    rows = two({"middle_names": "Amir", **BORN}, {"date_of_birth": date(1996, 2, 3)}, **MOHAMMED)
    assert not Linked(rows).together("A", "B")


def test_mohammed_is_neither_of_two_twins_who_are_both_called_so():
    rows = two({"middle_names": "Amir"}, {"middle_names": "Bilal"}, **MOHAMMED, **BORN)
    linked = Linked([*rows, MOHAMMED | BORN | {"nominal_id": "C"}])
    assert len(set(linked.person_of.values())) == 3


def test_one_who_goes_by_the_middle_name_of_another_may_be_a_brother():
    rows = two({"forename": "Daniel", "middle_names": "Peter"}, {"forename": "Peter"},
               surname="Holroyd", sex="M", **HOME, **BORN)  # fmt: skip
    assert not Linked(rows).together("A", "B")


def test_two_middle_names_at_one_home_without_a_birth_date_are_left_for_a_person():
    rows = two(
        {"middle_names": "Dapo"},
        {"middle_names": "Ikenna", "date_of_birth": date(1978, 11, 1)},
        forename="Segun",
        surname="Balogun",
        **HOME,
    )
    assert not Linked(rows).together("A", "B")


def test_road_and_avenue_of_one_name_are_two_streets():
    rows = two(
        {"address": "1 Elm Road, Northmoor", "postcode": "NM1 0FL", "surname": "Saddique"},
        {"address": "1 Elm Avenue, Northmoor", "postcode": "NM1 0FU", "surname": "Chaudhry"},
        forename="Usman",
        date_of_birth=date(1991, 7, 10),
    )
    assert "same address" not in Linked(rows).reason("A", "B")


def records(rows: list[Row]) -> dict[str, Row]:
    """What linkage makes of nominals before it compares them."""
    engine = open_engine(threads=1)
    for name in READ:
        engine.register(name, table(name, rows if name == "nominals" else []))
    work = Work(engine)
    standardise(work)
    make_records(work)
    found = engine.arrow("from link_records").to_pylist()
    engine.close()
    return {row["nominal_id"]: row for row in found}


def people(n: int, forename: str, surname: str) -> list[Row]:
    """So many people of one name."""
    return [
        {"nominal_id": f"{forename}{surname}{at}", "forename": forename, "surname": surname}
        | {"date_of_birth": date(1950 + at, 1 + ord(forename[0]) % 12, 2 + ord(surname[0]) % 26)}
        for at in range(n)
    ]


def test_a_forename_is_as_common_as_among_those_of_the_surname():
    kaurs = [*people(40, "Kulwinder", "Kaur"), *people(40, "Harpreet", "Kaur")]
    others = [row for letter in "BDFGHKLMNP" for row in people(40, f"{letter}arriet", "Holroyd")]
    found = records([*kaurs, *others, *people(2, "Kulwinder", "Vaughan")])
    among_kaurs = found["KulwinderKaur0"]["tf_forename"]
    assert among_kaurs > 0.05
    assert found["KulwinderVaughan0"]["tf_forename"] < among_kaurs


@pytest.mark.parametrize("middle", ["Singh", "Kaur", "Mohammed"])
def test_a_middle_name_by_custom_is_no_evidence(middle):
    rows = people(1, "Inderjit", "Sidhu")
    (found,) = records([rows[0] | {"middle_names": middle}]).values()
    assert found["middle_name"] is None
    (found,) = records([rows[0] | {"middle_names": f"{middle} Robin"}]).values()
    assert found["middle_name"] == "robin"
