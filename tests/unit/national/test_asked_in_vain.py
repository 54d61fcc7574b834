"""What a national report by names cannot be made of is said before anything is run."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.errors import NotFound, UserFacingError
from accord.national import pooling
from accord.national.making import Asked, make_national
from accord.national.pooling import pool
from accord.national.received import UnusableReturn
from accord.sources.landing import Landed
from accord.sources.store import take_in
from accord.tables import TABLES

NORTH, SOUTH = "E23000901", "E23000902"


def _store(store, force, first, last, sector="police"):
    """A store that holds one delivery of one force, of which only its source is written."""
    source = {
        "source_id": f"rms-{force}",
        "organisation": "Invented",
        "sector": sector,
        "force_code": force,
        "period_from": first,
        "period_to": last,
        "extracted_at": pa.scalar(0, pa.timestamp("us")).as_py(),
        "is_synthetic": True,
    }
    folder = store.with_name(f"landed-{store.name}")
    folder.mkdir(parents=True)
    rows = pa.Table.from_pylist([source], schema=TABLES["sources"].schema)
    pq.write_table(rows, folder / "sources.parquet")
    take_in(store, [Landed(source["source_id"], "c1", folder, source)])
    return store


@pytest.fixture
def stores(tmp_path):
    year = date(2025, 1, 1), date(2025, 12, 31)
    return [
        _store(tmp_path / "north", NORTH, *year),
        _store(tmp_path / "south", SOUTH, date(2024, 1, 1), date(2024, 12, 31)),
    ]


@pytest.fixture
def runs(monkeypatch):
    """How often the main job was begun."""
    begun = []
    monkeypatch.setattr(pooling, "run_held", lambda *given, **_: begun.append(given))
    return begun


def test_a_period_of_which_no_force_delivered_a_day_is_refused_before_the_run(
    stores, runs, tmp_path
):
    with pytest.raises(UnusableReturn, match="nothing of 2019-01-01 to 2019-12-31 was delivered"):
        pool(stores, tmp_path / "out", period=(date(2019, 1, 1), date(2019, 12, 31)))
    assert runs == []


def test_stores_without_a_police_force_are_refused_before_the_run(runs, tmp_path):
    year = date(2025, 1, 1), date(2025, 12, 31)
    store = _store(tmp_path / "care", NORTH, *year, sector="children_social_care")
    with pytest.raises(NotFound, match="no source of a police force"):
        pool([store], tmp_path / "out", period=year)
    assert runs == []


def test_a_force_that_delivered_nothing_of_the_period_is_named_before_the_run(
    stores, runs, tmp_path
):
    said = []
    pool(
        stores,
        tmp_path / "out",
        period=(date(2025, 1, 1), date(2025, 12, 31)),
        report=lambda line: said.append((line, len(runs))),
    )
    assert (f"{SOUTH}: its records cover no day of the period; it is left out", 0) in said
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"policy": "none-of-ours"}, "no disclosure policy"),
        ({"period": (date(2025, 12, 31), date(2025, 1, 1))}, "ends before it begins"),
    ],
)
def test_what_is_asked_wrongly_is_refused_before_the_run(stores, runs, tmp_path, asked, says):
    with pytest.raises(UserFacingError, match=says):
        make_national(Asked(tuple(stores), tmp_path / "out", **asked))
    assert runs == []
    assert not (tmp_path / "out").exists()
