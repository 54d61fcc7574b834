"""How old the people of a record are when the reader is given its text: never a guess."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from accord.engine import Engine, Work, open_engine
from accord.reading import stage
from accord.tables import TABLES
from support.nominals import table

HAPPENED, KNOWN = dt.datetime(2024, 1, 5, 20), dt.datetime(2024, 6, 1, 9)
BORN = dt.date(2006, 3, 1)  # 17 when it happened, 18 when it became known
NOMINALS: dict[str, Mapping[str, Any]] = {
    "exact": {"date_of_birth": BORN, "birth_date_quality": "exact"},
    "year_only": {"date_of_birth": dt.date(2006, 1, 1), "birth_date_quality": "year_only"},
    "estimated": {"date_of_birth": BORN, "birth_date_quality": "estimated"},
    "written_down": {"age_from": 15, "age_to": 16},
    "about_eighteen": {"age_from": 17, "age_to": 19},
    "grown": {"date_of_birth": dt.date(1980, 1, 1), "birth_date_quality": "exact"},
    "nothing": {},
}


@pytest.fixture
def engine() -> Iterator[Engine]:
    opened = open_engine()
    yield opened
    opened.close()


def _ages(engine: Engine, happened: dt.datetime | None) -> dict[str, bool | None]:
    """Whether each nominal, a suspect of one crime, was a child when it happened."""
    crime = {"source_id": "a", "crime_ref": "c1", "mo_text": "Found with wraps."}
    for name in ("intelligence", "missing_episodes", "partner_reports"):
        engine.register(name, TABLES[name].empty())
    engine.register(
        "crimes", table("crimes", [{**crime, "committed_from": happened, "reported_at": KNOWN}])
    )
    people = [{"source_id": "a", "nominal_id": name, **known} for name, known in NOMINALS.items()]
    engine.register("nominals", table("nominals", people))
    on_it = {"source_id": "a", "event_kind": "crime", "event_ref": "c1", "role": "suspect"}
    engine.register(
        "involvements", table("involvements", ({**on_it, "nominal_id": n} for n in NOMINALS))
    )
    work = Work(engine)
    work.steps((stage.TEXTS, stage.PEOPLE))
    (row,) = stage.texts_with_people(work)
    return {person.nominal_id: person.is_child for person in row.people}


def test_a_child_is_whoever_was_one_when_it_happened(engine: Engine) -> None:
    assert _ages(engine, HAPPENED) == {
        "exact": True,
        "year_only": None,  # born on a day of 2006: seventeen or just eighteen
        "estimated": None,
        "written_down": True,
        "about_eighteen": None,
        "grown": False,
        "nothing": None,
    }


def test_without_a_day_the_day_it_became_known_says_who_was_a_child_and_not_who_was_grown(
    engine: Engine,
) -> None:
    ages = _ages(engine, None)
    assert ages["exact"] is None
    assert ages["grown"] is None
    assert ages["written_down"] is True
