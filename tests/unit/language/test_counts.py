"""Counts by force, unit and month over a run's tables."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.errors import NotFound
from accord.language.counts import FEWEST, count_wording
from accord.tables import TABLES


def write(folder: Path, name: str, rows: list[dict]) -> None:
    schema = TABLES[name].schema
    full = [{column: row.get(column) for column in schema.names} for row in rows]
    pq.write_table(pa.Table.from_pylist(full, schema=schema), folder / f"{name}.parquet")


def crime(number: int, unit: str, month: int, text: str = "A text.") -> dict:
    when = dt.date(2024, month, 3)
    return {"source_id": "a", "crime_ref": f"c{number}", "unit": unit, "recorded_on": when,
            "mo_text": text}  # fmt: skip


def mention(number: int, concept: str, start: int = 0, cue: str | None = None) -> dict:
    return {"source_id": "a", "event_kind": "crime", "event_ref": f"c{number}", "field": "mo_text",
            "start": start, "end": start + 1, "concept_id": concept, "cue": cue}  # fmt: skip


@pytest.fixture
def run(tmp_path: Path) -> Path:
    write(tmp_path, "sources", [{"source_id": "a", "force_code": "E23000001"}])
    crimes = [crime(n, "north", 1) for n in range(FEWEST)]
    crimes += [crime(50 + n, "south", 2) for n in range(FEWEST - 1)]
    crimes += [crime(90, "north", 1, "  ")]
    write(tmp_path, "crimes", crimes)
    found = [mention(1, "blame.engage"), mention(1, "blame.engage", 9, "says")]
    found += [
        mention(2, "blame.boyfriend"),
        mention(3, "exchange.gift"),
        mention(50, "blame.consent"),
    ]
    write(tmp_path, "mentions", found)
    return tmp_path


def test_texts_and_wording_are_counted_by_force_unit_and_month(run: Path) -> None:
    north = count_wording(run).rows[0]
    assert (north.force, north.unit, north.month) == ("E23000001", "north", "2024-01")
    assert (north.texts, north.with_wording) == (FEWEST, 2)
    assert (north.own_words, north.reported) == (2, 1)
    assert north.commonest.startswith("refuses to engage")


def test_too_few_texts_are_not_counted_so_that_nobody_is_pointed_at(run: Path) -> None:
    south = count_wording(run).rows[1]
    assert (south.unit, south.texts) == ("south", FEWEST - 1)
    assert south.with_wording is None
    assert "*" in count_wording(run).as_text()


def test_a_run_without_mentions_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        count_wording(tmp_path)
