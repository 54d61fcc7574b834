"""Names as families in Britain write them: one person is found, and relatives are kept apart.

Written down from how the names are given and used before the rules were looked at. The lines are
in one_person.txt and two_people.txt beside this file; each is read with all the others, among the
records of a town.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from support.families import town
from support.nominals import Linked, Row


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


ONE = [f"one {line}" for line in _lines("one_person.txt")]
TWO = _lines("two_people.txt")
EVERY = [*ONE, *TWO]
LIVE_TOGETHER = {"twin", "sibling", "pair", "son"}
PLACED_APART = {"cousin", "undated", "year"}


def _named(boxes: str) -> Row:
    filled = [box.strip() or None for box in boxes.split("|")]
    return dict(zip(("forename", "middle_names", "surname"), filled, strict=True))


def _home(at: int) -> Row:
    return {"address": f"{at} Tanner Brow, Elsdale", "postcode": f"EL{at % 60} {at % 10}QD"}


def _born(kind: str, at: int) -> tuple[date, Row]:
    """When the first was born, and what the record of the second says of a birth date."""
    born = date(1962 + at * 5 % 45, 1 + at % 12, 2 + at * 7 % 26)
    if kind == "undated":
        return born, {}
    if kind == "year":
        return born, {"date_of_birth": date(born.year, 1, 1), "birth_date_quality": "year_only"}
    days = {"sibling": 1_000 + at * 11 % 700, "son": 9_500, "cousin": 25 + at * 13 % 300}
    return born, {"date_of_birth": date.fromordinal(born.toordinal() - days.get(kind, 0))}


def _two(at: int, line: str) -> list[Row]:
    kind, sex, names = line.split(" ", 2)
    born, other_born = _born(kind, at)
    one, other = (_named(name) for name in names.split(" = "))
    one |= {"nominal_id": f"{at}a", "date_of_birth": born, **_home(at)}
    other |= {"nominal_id": f"{at}b", "source_id": "south", **other_born}
    if kind in LIVE_TOGETHER:
        other |= _home(at)
    if kind in PLACED_APART:
        other |= _home(at + 400)
    one["sex"], other["sex"] = ("M", "F") if sex == "X" else (sex, sex)
    return [one, other]


@pytest.fixture(scope="module")
def joined() -> set[str]:
    """The lines whose two records were taken for one person."""
    people = town(411, n_families=250).nominals.to_pylist()
    rows = [row | {"source_id": "town"} for row in people]
    rows += [row for at, line in enumerate(EVERY) for row in _two(at, line)]
    person_of = Linked(rows).person_of
    return {
        line
        for at, line in enumerate(EVERY)
        if person_of["north", f"{at}a"] == person_of["south", f"{at}b"]
    }


def test_there_are_enough_of_both_kinds():
    assert len(set(ONE)) == len(ONE) >= 120
    assert len(set(TWO)) == len(TWO) >= 120


@pytest.mark.parametrize("line", ONE)
def test_two_ways_of_writing_one_name_are_found_to_be_one_person(joined, line):
    assert line in joined


@pytest.mark.parametrize("line", TWO)
def test_relatives_and_namesakes_are_not_joined(joined, line):
    assert line not in joined
