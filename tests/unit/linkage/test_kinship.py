"""Guards against relatives are lifted only where a file shows that it has none."""

from __future__ import annotations

from datetime import date, timedelta

from accord.engine import Work, open_engine
from accord.linkage.kinship import KINSHIP_STEPS
from accord.linkage.records import make_records
from accord.linkage.standardise import standardise
from support.families import town
from support.nominals import READ, Row, table

_START = date(1950, 1, 2)


def kinship(nominals: object) -> Row:
    """What the file is said not to show."""
    engine = open_engine(threads=1)
    for name in READ:
        engine.register(name, table(name, []))
    engine.register("nominals", nominals)
    work = Work(engine)
    standardise(work)
    make_records(work)
    work.steps(KINSHIP_STEPS)
    (found,) = engine.arrow("from link_kinship").to_pylist()
    engine.close()
    return found


def single_people(n: int) -> list[Row]:
    """People who live alone, two records of each, one in eight under another forename."""
    letters = "bcdfghjklm"
    rows = []
    for i in range(n):
        surname = "V" + "".join(letters[int(digit)] + "a" for digit in f"{i:04d}")
        for copy in range(3):
            forename = "Zoran" if copy == 2 and i % 8 == 0 else "Miles"
            rows.append(
                {
                    "nominal_id": f"{i}-{copy}",
                    "forename": forename,
                    "surname": surname,
                    "date_of_birth": _START + timedelta(days=i * 11),
                    "address": f"{i + 1} Larch Road, Northmoor",
                }
            )
    return rows


def test_a_town_of_families_shows_relatives_of_every_kind():
    found = kinship(town(seed=3, n_families=700).nominals)
    assert not any(found.values())


def test_many_single_people_show_no_relatives():
    found = kinship(table("nominals", single_people(900)))
    assert found["is_without_families"]
    assert found["is_without_twins"]
    assert found["is_without_households"]


def test_a_few_records_tell_nothing_and_every_guard_stands():
    assert not any(kinship(table("nominals", single_people(20))).values())


def test_no_record_at_all_tells_nothing():
    assert not any(kinship(table("nominals", [])).values())


def test_a_file_that_could_not_show_twins_keeps_the_guard_against_them():
    pairs = [row | {"forename": name} for row in single_people(900) for name in ("Miles",)]
    twin = pairs[0] | {"nominal_id": "twin", "forename": "Zoran"}
    assert not kinship(table("nominals", [*pairs, twin]))["is_without_twins"]
