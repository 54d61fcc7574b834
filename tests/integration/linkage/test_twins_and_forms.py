"""Which forenames are forms of one name, and which are two names that twins or a family hold."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from support.nominals import Linked, Row

BORN = date(2012, 8, 23)
CHILD: Row = {
    "surname": "Holroyd",
    "date_of_birth": BORN,
    "address": "4 Mill Lane, Northmoor",
    "postcode": "NM1 1AA",
}


def _two(one: str, other: str, **both: object) -> list[Row]:
    """A child of that surname and birth date on record in two forces, with two forenames."""
    return [
        CHILD | {"nominal_id": "A", "source_id": "north", "forename": one} | both,
        CHILD | {"nominal_id": "B", "source_id": "south", "forename": other} | both,
    ]


# A file of many twins and of nobody else would be a register of single people of two names each.
_AT_ONCE = 14


def _pair(
    place: int, forenames: tuple[str, str], sexes: tuple[str | None, str | None]
) -> list[Row]:
    """Two records of one surname, birth date and home in two forces."""
    shared = {
        "surname": f"Hol{'bdfgklmnprstvw'[place]}royd",
        "date_of_birth": date(2004 + place, 1 + place % 12, 13 + place),
        "address": f"{place + 1} Mill Lane, Northmoor",
        "postcode": f"NM{place + 1} 1AA",
    }
    return [
        shared | {"nominal_id": f"{place}", "source_id": source, "forename": forename, "sex": sex}
        for source, forename, sex in zip(("north", "south"), forenames, sexes, strict=True)
    ]


@cache
def _joined(
    pairs: tuple[tuple[str, str], ...], sexes: tuple[str | None, str | None] = (None, None)
) -> dict[tuple[str, str], bool]:
    """Which pairs of forenames, each at a home of its own, are put into one person."""
    found = {}
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        rows = [row for at, pair in enumerate(some) for row in _pair(at, pair, sexes)]
        of = Linked(rows).person_of
        found |= {
            pair: of["north", f"{at}"] == of["south", f"{at}"] for at, pair in enumerate(some)
        }
    return found


TWINS = (
    ("Jack", "Ian"), ("Katie", "Caitlin"), ("Alicia", "Alice"), ("Kasia", "Kayleigh"),
    ("Robin", "Robert"), ("Ella", "Ellie"), ("Harry", "Harvey"), ("Kelly", "Kelsey"),
    ("Laura", "Lauren"), ("Natalie", "Natasha"), ("Nadine", "Nadia"), ("Luca", "Lucas"),
    ("Mateusz", "Maciej"), ("Florin", "Florian"), ("Emre", "Emrah"), ("Dilan", "Dilara"),
    ("Jamil", "Jamal"), ("Karim", "Karam"), ("Manjit", "Manjot"), ("Harjit", "Harjot"),
    ("Simran", "Simrat"), ("Carla", "Carly"), ("Anh", "Hanh"), ("Minh", "Manh"),
    ("Khadija", "Khadra"), ("Jamal", "Jama"), ("Millie", "Mila"), ("Rosie", "Rosa"),
)  # fmt: skip


@pytest.mark.parametrize("names", TWINS, ids=str)
def test_two_names_that_twins_are_given_stay_two_people(names):
    assert not _joined(TWINS)[names]


A_GIRL_AND_A_BOY = (
    ("Harriet", "Harry"), ("Lucy", "Lucas"), ("Josie", "Joseph"), ("Danielle", "Daniel"),
)  # fmt: skip


@pytest.mark.parametrize("names", A_GIRL_AND_A_BOY, ids=str)
def test_a_girl_and_a_boy_of_one_birth_stay_two_people_however_like_their_names(names):
    assert not _joined(A_GIRL_AND_A_BOY, ("F", "M"))[names]


ONE = (
    ("Alicia", "Alisha"), ("Kay", "Kayleigh"), ("Carl", "Cal"), ("Katie", "Kate"),
    ("Jack", "John"), ("Ian", "Iain"), ("Sean", "Shaun"), ("Catherine", "Caitlin"),
    ("Jhon", "John"), ("Robetr", "Robert"), ("Khalid", "Khaled"), ("Ahmad", "Ahmed"),
    ("Jaspreet", "Jasprit"), ("Harjit", "Harjeet"), ("Kristen", "Kristin"), ("Danny", "Daniel"),
)  # fmt: skip


@pytest.mark.parametrize("names", ONE, ids=str)
def test_spellings_and_short_forms_of_one_forename_are_one_person(names):
    assert _joined(ONE)[names]


def test_an_equal_number_outranks_the_fear_of_twins_where_the_forenames_are_like():
    assert not Linked(_two("Alicia", "Alice")).together("A", "B")
    assert Linked(_two("Alicia", "Alice", upn="H801200001001")).together("A", "B")


def test_an_equal_number_beside_another_that_differs_does_not():
    rows = _two("Alicia", "Alice", upn="H801200001001")
    rows[0]["nhs_number"], rows[1]["nhs_number"] = "9990000018", "9990000026"
    assert not Linked(rows).together("A", "B")


def test_an_equal_number_and_two_forenames_with_nothing_in_common_go_to_a_person():
    linked = Linked(_two("Alicia", "Joanne", upn="H801200001001"))
    assert not linked.together("A", "B")
    assert linked.verdict("A", "B") == "review"


def _undated(forename: str, **more: object) -> Row:
    return CHILD | {"nominal_id": "U", "forename": forename, "date_of_birth": None} | more


def _jack(**more: object) -> Row:
    return CHILD | {"nominal_id": "C", "forename": "Jack"} | more


@pytest.mark.parametrize("forename", ["Ian", "John", "Jackie"])
def test_a_child_is_not_put_with_somebody_undated_of_another_form_of_the_name(forename):
    """Here the last day on record is when the delivery was made: the child is thirteen."""
    linked = Linked([_jack(), _undated(forename), _made_today()])
    assert not linked.together("C", "U")


def _made_today() -> Row:
    return {"nominal_id": "T", "forename": "Ava", "date_of_birth": date(2025, 11, 3)}


def test_a_grown_person_is_put_with_an_undated_record_of_another_form_of_the_name():
    grown = _jack(date_of_birth=date(1985, 8, 23))
    assert Linked([grown, _undated("John"), _made_today()]).together("C", "U")


@pytest.mark.parametrize("elder", ["Jack", "John"])
def test_an_undated_record_at_a_home_of_two_of_the_name_is_put_with_neither(elder):
    father = _jack(nominal_id="F", forename=elder, date_of_birth=date(1985, 2, 3))
    linked = Linked([_jack(), father, _undated("Jack"), _made_today()])
    assert len({linked.person_of["north", n] for n in ("C", "F", "U")}) == 3


def test_a_phone_tells_an_undated_record_of_one_from_the_other():
    father = _jack(nominal_id="F", date_of_birth=date(1985, 2, 3), phones=["07700 900123"])
    linked = Linked([_jack(), father, _undated("Jack", phones=["07700 900123"]), _made_today()])
    assert linked.together("F", "U")
    assert not linked.together("C", "U")


ZOFIA: Row = {"forename": "Susan", "sex": "F", "date_of_birth": date(1978, 3, 13)}


@pytest.mark.parametrize(
    "fact",
    [
        {"phones": ["07700 900123"]},
        {"nhs_number": "9990000018"},
        {"address": "4 Mill Lane, Northmoor", "postcode": "NM1 1AA"},
        {"middle_names": "Leonora"},
    ],
    ids=lambda fact: next(iter(fact)),
)
def test_a_womans_changed_surname_needs_a_second_fact(fact):
    one = ZOFIA | {"nominal_id": "A", "surname": "Aspinall"}
    other = ZOFIA | {"nominal_id": "B", "surname": "White"}
    assert not Linked([one, other]).together("A", "B")
    assert Linked([one | fact, other | fact]).together("A", "B")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jaspreet", "Kaur"), ("Jaspreet", "Kour")),
        (("Fatima", "Akhtar"), ("Fatimah", "Akhter")),
        (("Shirin", "Begum"), ("Shirin", "Begom")),
        (("Sukhdev", "Singh"), ("Sukhdev", "Singh")),
    ],
    ids=str,
)
def test_a_surname_that_many_carry_says_as_much_at_one_address_as_any_other(one, other):
    """At one home the surname is the family's, be it Kaur or Postlethwaite."""
    rows = _two(one[0], other[0])
    rows[0]["surname"], rows[1]["surname"] = one[1], other[1]
    rows[1]["date_of_birth"] = date(2012, 8, 24)
    assert Linked(rows).together("A", "B")


def test_half_of_a_double_surname_may_be_spelt_otherwise():
    rows = _two("Shirin", "Shirin", address=None, postcode="NM1 1AA")
    rows[0]["surname"], rows[1]["surname"] = "Akter", "Akhter-Hussain"
    linked = Linked(rows)
    assert linked.together("A", "B")
    assert "among the other's names" in linked.reason("A", "B")
