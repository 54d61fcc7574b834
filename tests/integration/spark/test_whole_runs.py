"""A whole run on Spark publishes the tables that a run on the embedded engine publishes."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from accord.engine.spark import little
from accord.run import Options, run
from accord.tables import RESULT_TABLES
from support import edge_worlds as worlds
from support.lockstep import difference, values

pytestmark = pytest.mark.slow
WORLDS = {
    "one country": lambda folder: worlds.country(folder, seed=1),
    "another country": lambda folder: worlds.country(folder, seed=2),
    "records at every edge": worlds.edges,
}
# When and on what a run was made are its own.
OWN = {"runs"}


@pytest.mark.parametrize("name", WORLDS)
def test_a_run_on_spark_publishes_the_same_tables(name, tmp_path):
    _held_against_the_embedded_engine(WORLDS[name](tmp_path / "packages"), tmp_path)


def test_a_run_that_holds_no_table_in_memory_publishes_the_same_tables(tmp_path, monkeypatch):
    monkeypatch.setattr(little, "LITTLE", -1)
    _held_against_the_embedded_engine(worlds.edges(tmp_path / "packages"), tmp_path)


def test_a_night_after_another_publishes_the_same_tables(tmp_path):
    for packages in worlds.edges(tmp_path / "packages"):
        _held_against_the_embedded_engine([packages], tmp_path)


def _held_against_the_embedded_engine(packages, tmp_path):
    ours = run(packages, tmp_path / "ours", options=Options(threads=1))
    on_spark = Options("spark", memory="2g", threads=2, scratch=tmp_path / "scratch")
    theirs = run(packages, tmp_path / "theirs", options=on_spark)
    assert theirs.run_id == ours.run_id
    for table in RESULT_TABLES:
        if table.name not in OWN:
            one, other = (
                pq.read_table(record.folder / f"{table.name}.parquet") for record in (ours, theirs)
            )
            assert one.schema.names == other.schema.names
            told = difference(values(one), values(other), is_ordered=True)
            assert told == "", f"{table.name}: {told}"
    assert list((tmp_path / "scratch").iterdir()) == []
