"""What a session on Spark does with little and with much, and after another run's folder is gone."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.engine import Step, open_engine
from accord.engine.spark import little

ROWS = pa.table({"g": ["b", "a", "b", None], "n": pa.array([1, 2, 3, None], pa.int64())})
SUMS = Step("sums", "the sum of every group", "select g, sum(n) as s from given group by g")
EXPECTED = [("a", 2), ("b", 4), (None, None)]


def _opened(folder):
    return closing(open_engine("spark", threads=2, memory="2g", spill=folder))


def _answers(engine):
    engine.register("given", ROWS)
    engine.step(SUMS)
    return engine.rows("select g, s from sums order by g nulls last")


@pytest.mark.parametrize("most", [0, little.LITTLE])
def test_little_and_much_give_the_same_rows(most, tmp_path, monkeypatch):
    monkeypatch.setattr(little, "LITTLE", most)
    with _opened(tmp_path) as engine:
        assert _answers(engine) == EXPECTED
        assert sorted(engine.arrow("from sums").to_pylist(), key=str) == sorted(
            ({"g": g, "s": s} for g, s in EXPECTED), key=str
        )
        assert [len(piece) for piece in engine.batches("select * from sums", 2)] == [2, 1]
        engine.run(f"copy (select g from sums) to '{tmp_path / 'copy.parquet'}' (format parquet)")
    assert pq.read_table(tmp_path / "copy.parquet").num_rows == len(EXPECTED)


def test_only_much_is_written_to_the_scratch_folder(tmp_path, monkeypatch):
    for most, is_written in ((0, True), (little.LITTLE, False)):
        monkeypatch.setattr(little, "LITTLE", most)
        with _opened(tmp_path) as engine:
            _answers(engine)
            assert any(Path(engine.scratch).glob("*-sums/*.parquet")) == is_written


def test_what_was_little_stays_when_more_comes(tmp_path, monkeypatch):
    with _opened(tmp_path) as engine:
        assert _answers(engine) == EXPECTED
        monkeypatch.setattr(little, "LITTLE", 0)
        engine.register("more", ROWS)
        engine.step(Step("both", "all of it", "select g, s from sums union all select * from more"))
        assert engine.rows("select count(*), sum(s) from both") == [(7, 12)]


def test_a_run_works_when_the_folder_of_the_run_before_is_gone(tmp_path, monkeypatch):
    monkeypatch.setattr(little, "LITTLE", 0)
    with _opened(tmp_path / "first") as engine:
        assert _answers(engine) == EXPECTED
        blocks = Path(engine.native.sparkContext.getConf().get("spark.local.dir"))
    shutil.rmtree(blocks)
    with _opened(tmp_path / "second") as engine:
        assert _answers(engine) == EXPECTED


def test_java_unpacks_its_libraries_in_the_scratch_folder(tmp_path):
    with _opened(tmp_path / "first") as engine:
        shutil.rmtree(engine.native.sparkContext.getConf().get("spark.local.dir"))
    with _opened(tmp_path / "a folder") as engine:
        assert _answers(engine) == EXPECTED
        java = engine.native.sparkContext._gateway
        place = Path(java.jvm.System.getProperty("java.io.tmpdir"))
        assert place.is_relative_to(tmp_path / "a folder")
        assert any(place.iterdir())
        assert not list(Path(tempfile.gettempdir()).glob(f"hsperfdata_*/{java.proc.pid}"))


@pytest.mark.parametrize("most", [0, little.LITTLE])
def test_files_read_as_one_table_keep_their_labels(most, tmp_path, monkeypatch):
    monkeypatch.setattr(little, "LITTLE", most)
    files = {label: tmp_path / f"{label}.parquet" for label in ("north", "south")}
    pq.write_table(ROWS, files["north"])
    pq.write_table(ROWS.slice(1).append_column("aside", [["x", "y", "z"]]), files["south"])
    with _opened(tmp_path / "spill") as engine:
        engine.load_labelled("delivered", "delivery", files)
        counted = "select delivery, count(*), count(aside), sum(n) from delivered group by delivery"
        assert sorted(engine.rows(counted)) == [("north", 4, 0, 6), ("south", 3, 3, 5)]
