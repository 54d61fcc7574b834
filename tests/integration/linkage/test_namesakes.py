"""People of one name are told from slips of the pen, and the elder of a name from the younger."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from support.nominals import Linked, Row

GIVEN = (
    "Olivia Amelia Isla Ava Emily Grace Sophie Lily Ella Chloe Lucy Megan Hannah Katie Molly "
    "Holly Leah Lauren Jade Paige Saba Meron Elira Daiva Ausra Nirmala Florica Vanesa Thuy Linh"
)
FAMILY = (
    "Smith Jones Taylor Brown Wilson Evans Mehari Haile Krasniqi Urbonas Gurung Balog Phan Hoang "
    "Okafor Mensah Silva Costa Popa Rusu Kaya Demir Nowak Lis Moyo Ncube Reis Dias Lam Tang"
)


def namesakes(seed: int, n: int = 2_400) -> list[Row]:
    """Girls of five years, each on one record: with so few names many are called alike."""
    rng = random.Random(seed)
    return [
        {
            "nominal_id": f"N{at}",
            "source_id": f"force{at % 43}",
            "forename": rng.choice(GIVEN.split()),
            "surname": rng.choice(FAMILY.split()),
            "sex": "F",
            "date_of_birth": date(2008, 1, 2) + timedelta(days=rng.randrange(1_820)),
        }
        for at in range(n)
    ]


def careless(seed: int, n: int = 500) -> list[Row]:
    """Three records of each woman, most with a date some weeks or a year beside the right one."""
    rng = random.Random(seed)
    letters = "bcdfghjklmnprst"
    rows: list[Row] = []
    for at in range(n):
        surname = "".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(4)).title()
        born = date(1950, 1, 2) + timedelta(days=rng.randrange(18_000))
        for copy in range(3):
            off = timedelta(days=rng.choice((0, 0, -33, 47, 300, -200)))
            rows.append(
                {
                    "nominal_id": f"C{at}-{copy}",
                    "forename": GIVEN.split()[at % 30],
                    "surname": surname,
                    "date_of_birth": born + off,
                    "emails": [f"{surname.lower()}@example.org"] if rng.random() < 0.5 else None,
                }
            )
    return rows


def is_careless(linked: Linked) -> bool:
    (said,) = {row["are_dates_careless"] for row in linked.made["linkage_model"]}
    return bool(said)


def test_namesakes_of_many_forces_are_not_taken_for_slips_of_the_pen():
    rows = namesakes(1)
    linked = Linked(rows)
    assert not is_careless(linked)
    born = {(row["source_id"], row["nominal_id"]): row["date_of_birth"] for row in rows}
    days: dict[str, set[date]] = {}
    for key, person in linked.person_of.items():
        days.setdefault(person, set()).add(born[key])
    apart = [found for found in days.values() if (max(found) - min(found)).days > 31]
    assert apart == []


def test_a_file_of_careless_dates_is_still_known_for_one():
    assert is_careless(Linked(careless(2)))


BORN: Row = {"date_of_birth": date(1974, 8, 23)}
YEAR: Row = {"date_of_birth": date(1974, 1, 1), "birth_date_quality": "year_only"}
PHONE, PNC = {"phones": ["07700 900123"]}, {"pnc_id": "2001/0012345X"}
MIDDLE = {"middle_names": "Aloysius"}
# What two records say of somebody called Patrick at one home, beside surnames of their own.
TWO_MEN: dict[str, tuple[str, str, Row, Row]] = {
    "senior and junior": ("Fenwick Snr", "Fenwick Jnr", BORN, BORN),
    "in words": ("Ogden (Senior)", "Ogden Junior", BORN, BORN),
    "with a stop": ("Marsden Sr.", "Marsden Jr.", BORN, BORN),
    "an undated junior elsewhere": ("Tulley", "Tulley Jnr", BORN, {"source_id": "south"}),
}
ONE_MAN: dict[str, tuple[str, str, Row, Row]] = {
    "a junior of that birth date": ("Dacre", "Dacre Jnr", BORN, BORN),
    "grown and undated in the same system": ("Ibbotson", "Ibbotson", BORN, {}),
    "undated in another system": ("Kearton", "Kearton", BORN, {"source_id": "south"}),
    "a phone": ("Lomax", "Lomax", BORN | PHONE, PHONE),
    "a middle name": ("Naylor", "Naylor", BORN | MIDDLE, MIDDLE),
    "a PNC number": ("Pilling", "Pilling", BORN | PNC, PNC),
    "a woman": ("Quigg", "Quigg", BORN | {"sex": "F"}, {"sex": "F"}),
}
COMMON: dict[str, tuple[str, str, Row, Row]] = {
    "Mohammed": ("Khan", "Khan", BORN, {}),
    "Harpreet": ("Kaur", "Kaur", BORN, YEAR),
    "David": ("Jones", "Jones", {}, {}),
    "Aisha": ("Begum", "Begum", YEAR, YEAR),
    "Ali": ("Ahmed", "Ahmed", BORN, YEAR),
    "Gurpreet": ("Singh", "Singh", YEAR, {}),
}
EVERY = TWO_MEN | ONE_MAN | COMMON


def _rows(at: int, case: str) -> list[Row]:
    surname, other_surname, one, other = EVERY[case]
    home = {"address": f"{at} Larch Road, Northmoor", "postcode": f"NM4 {at % 10}LB", "sex": "M"}
    shared = {"forename": case} if case in COMMON else {"forename": "Patrick"} | home
    rows = [
        shared | {"nominal_id": f"{case}, one", "surname": surname} | one,
        shared | {"nominal_id": f"{case}, other", "surname": other_surname} | other,
    ]
    # A day on which everybody was born would be taken for one that a system filled in.
    return [row | _moved(row, 1950 + at * 2) for row in rows]


def _moved(row: Row, year: int) -> Row:
    born = row.get("date_of_birth")
    return {"date_of_birth": born.replace(year=year)} if born else {}


@pytest.fixture(scope="module")
def linked() -> Linked:
    """All of them at once, each at a home of its own."""
    return Linked([row for at, case in enumerate(EVERY, 1) for row in _rows(at, case)])


def _together(linked: Linked, case: str) -> bool:
    return linked.together(f"{case}, one", f"{case}, other")


@pytest.mark.parametrize("case", TWO_MEN)
def test_who_may_be_father_and_son_is_not_joined(linked, case):
    assert not _together(linked, case)
    assert linked.verdict(f"{case}, one", f"{case}, other") == "refused_relative"


@pytest.mark.parametrize("case", ONE_MAN)
def test_a_further_fact_says_that_it_is_he(linked, case):
    assert _together(linked, case)


@pytest.mark.parametrize("case", COMMON)
def test_a_common_name_without_a_birth_date_or_with_a_year_joins_nobody_alone(linked, case):
    assert not _together(linked, case)
