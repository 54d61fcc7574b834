"""The reading stage over tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest

from accord.engine import Engine, Work, open_engine
from accord.reading import stage
from accord.tables import TABLES

READ = (
    "crimes",
    "intelligence",
    "missing_episodes",
    "partner_reports",
    "nominals",
    "involvements",
)
WHEN = dt.datetime(2024, 1, 5)
Rows = Sequence[Mapping[str, Any]]

CRIMES: Rows = [
    {
        "source_id": "a",
        "crime_ref": "c1",
        "offence_code": "071/01",
        "mo_text": "Karl Moss gave Jade a phone. Dean Ray was ruled out.",
        "committed_from": WHEN,
    },
    {"source_id": "a", "crime_ref": "c2", "offence_code": "28", "mo_text": "Two lads at a hotel."},
    {"source_id": "a", "crime_ref": "c3", "offence_code": "17A", "mo_text": "Two lads at a hotel."},
    {"source_id": "a", "crime_ref": "c4", "offence_code": "71", "mo_text": "  "},
]
INTELLIGENCE: Rows = [{"source_id": "a", "report_id": "i1", "text": "AB12 CDE takes girls to men."}]
EPISODES: Rows = [
    {
        "source_id": "b",
        "episode_id": "m1",
        "nominal_id": "n2",
        "reported_at": WHEN,
        "rhi_text": "He gave her vodka.",
    }
]
REPORTS: Rows = [
    {
        "source_id": "b",
        "report_id": "p1",
        "kind": "contact",
        "received_at": WHEN,
        "text": "Gifts: N",
    }
]
NOMINALS: Rows = [
    {
        "source_id": source,
        "nominal_id": nominal,
        "forename": first,
        "surname": last,
        "sex": sex,
        "is_identified": True,
    }
    for source, nominal, first, last, sex in (
        ("a", "n1", "Karl", "Moss", "M"),
        ("a", "n2", "Jade", "Hill", "F"),
        ("a", "n3", "Dean", "Ray", "M"),
        ("b", "n2", "Tia", "Cole", "F"),
    )
]
INVOLVEMENTS: Rows = [
    {"source_id": "a", "event_kind": "crime", "event_ref": "c1", "nominal_id": n, "role": role}
    for n, role in (("n1", "suspect"), ("n3", "suspect"), ("n2", "victim"))
]


def _table(name: str, rows: Rows) -> pa.Table:
    schema = TABLES[name].schema
    full = [{column: row.get(column) for column in schema.names} for row in rows]
    return pa.Table.from_pylist(full, schema=schema)


@pytest.fixture
def engine() -> Iterator[Engine]:
    opened = open_engine()
    yield opened
    opened.close()


def _fill(engine: Engine, *, backwards: bool = False) -> None:
    for name, rows in zip(
        READ, (CRIMES, INTELLIGENCE, EPISODES, REPORTS, NOMINALS, INVOLVEMENTS), strict=True
    ):
        engine.register(name, _table(name, list(reversed(rows)) if backwards else rows))


def _mentions(engine: Engine, **how: Any) -> list[dict[str, Any]]:
    stage.run(Work(engine, **how))
    order = "source_id, event_kind, event_ref, field, start, concept_id"
    return engine.arrow(f"select * from mentions order by {order}").to_pylist()


def test_every_free_text_is_read_into_the_declared_columns(engine: Engine) -> None:
    _fill(engine)
    found = _mentions(engine)
    assert set(found[0]) == set(stage.MENTIONS.names)
    assert {(m["event_kind"], m["field"]) for m in found} == {
        ("crime", "mo_text"),
        ("intelligence", "text"),
        ("missing_episode", "rhi_text"),
        ("partner_report", "text"),
    }


def test_the_nominals_of_the_record_are_tied_and_the_one_ruled_out_is_marked(
    engine: Engine,
) -> None:
    _fill(engine)
    found = [m for m in _mentions(engine) if m["event_ref"] == "c1"]
    gift = next(m for m in found if m["concept_id"] == "exchange.gift")
    assert (gift["nominal_id"], gift["about_nominal_id"]) == ("n1", "n2")
    names = {m["nominal_id"]: m["assertion"] for m in found if m["concept_id"] == "ref.person_name"}
    assert names["n3"] == "negated"
    assert names["n1"] == "affirmed"


def test_the_missing_child_is_whom_a_return_interview_is_about(engine: Engine) -> None:
    _fill(engine)
    (drink,) = [m for m in _mentions(engine) if m["concept_id"] == "exchange.substances"]
    assert drink["about_nominal_id"] == "n2"


def test_the_kind_of_record_decides_whether_a_hotel_is_a_concern(engine: Engine) -> None:
    _fill(engine)
    hotels = {m["event_ref"] for m in _mentions(engine) if m["concept_id"] == "place.hotel"}
    assert hotels == {"c3"}


def test_row_order_and_the_number_of_processes_change_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(engine)
    once = _mentions(engine)
    _fill(engine, backwards=True)
    assert _mentions(engine) == once
    monkeypatch.setattr(stage, "ALONE_UP_TO", 0)
    assert _mentions(engine, workers=2) == once


def test_no_texts_leave_an_empty_table(engine: Engine) -> None:
    for name in READ:
        engine.register(name, TABLES[name].empty())
    assert _mentions(engine) == []


def test_every_span_reproduces_the_text(engine: Engine) -> None:
    _fill(engine)
    texts = {row["crime_ref"]: row["mo_text"] for row in CRIMES}
    for mention in _mentions(engine):
        if mention["concept_id"] == "ref.person_name" and mention["event_kind"] == "crime":
            text = texts[mention["event_ref"]]
            assert text[mention["start"] : mention["end"]].lower() == mention["value"]
