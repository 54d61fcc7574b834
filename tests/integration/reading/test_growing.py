"""Overlays and suggestions over the tables of a run."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.engine import Work, open_engine
from accord.errors import UserFacingError
from accord.reading import stage
from accord.reading.overlay_changes import changes
from accord.reading.run_texts import NEEDED
from accord.reading.suggestions import suggest
from accord.tables import TABLES

OVERLAY = """concept: exchange.gift
means: goods given
from: local practice

[pasties] a local inducement
= give! @whom (a|some) {pasty|pasties}
+ He gave the girl a pasty.
- He gave the girl a pasty and told her to go.

[never] stands nowhere
= give! @whom zorbing lessons
+ He gave the girl zorbing lessons.
"""


def table(name: str, rows: list[dict]) -> pa.Table:
    schema = TABLES[name].schema
    return pa.Table.from_pylist([{c: r.get(c) for c in schema.names} for r in rows], schema=schema)


def intelligence(number: int, text: str) -> dict:
    return {"source_id": "a", "report_id": f"i{number:03}", "text": text}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run folder with the tables that reading makes and needs."""
    folder = tmp_path_factory.mktemp("run")
    gift = "He gave the girl a new phone after flurbing round by Karl at Moss Lane 4471."
    rows = [intelligence(n, gift) for n in range(8)]
    rows += [intelligence(20 + n, "A shed was broken into by Karl.") for n in range(40)]
    rows += [intelligence(90, "He gave the girl a pasty."), intelligence(91, "A pasty shop.")]
    people = [{"source_id": "a", "nominal_id": "n1", "forename": "Karl"}]
    engine = open_engine(threads=1)
    for name in NEEDED[:-1]:
        held = {"intelligence": rows, "nominals": people}.get(name, [])
        engine.register(name, table(name, held))
        pq.write_table(table(name, held), folder / f"{name}.parquet")
    stage.run(Work(engine))
    pq.write_table(engine.arrow("select * from mentions"), folder / "mentions.parquet")
    engine.close()
    return folder


def overlay(folder: Path) -> Path:
    path = folder / "local.txt"
    path.write_text(OVERLAY, encoding="utf-8")
    return path


def test_the_report_says_which_records_would_read_differently(run: Path, tmp_path: Path) -> None:
    report = changes(run, [overlay(tmp_path)])
    assert [(c.event_ref, c.gained, c.lost) for c in report.changed] == [
        ("i090", {"exchange.gift affirmed": 1}, {})
    ]
    assert report.n_texts == 50
    assert report.unused == ("local/never",)
    assert report.failing == ("local/pasties: its counter-example 1 (-)",)


def test_the_report_holds_no_words_of_a_record(run: Path, tmp_path: Path) -> None:
    report = changes(run, [overlay(tmp_path)])
    assert "pasty" not in report.as_text()
    assert "girl" not in report.to_json()


def test_a_phrase_that_keeps_company_with_a_concept_is_proposed(run: Path) -> None:
    draft = suggest(run, concept="exchange.gift", least=5)
    assert "= flurbing" in draft
    assert "beside it in 8 records, elsewhere in 0" in draft


def test_no_name_place_or_number_is_ever_proposed(run: Path) -> None:
    draft = suggest(run, least=3).lower()
    for word in ("karl", "moss", "lane", "4471"):
        assert word not in draft


def test_what_stands_in_too_few_records_is_not_proposed(run: Path) -> None:
    assert "flurbing" not in suggest(run, least=9)
    with pytest.raises(UserFacingError, match="three records"):
        suggest(run, least=1)


def test_an_unknown_concept_is_said(run: Path) -> None:
    with pytest.raises(UserFacingError, match="no such concept"):
        suggest(run, concept="exchange.pasties")
