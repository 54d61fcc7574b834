"""The embedded engine: closed to the outside, tidy on disk, and the same bytes for the same rows."""

from __future__ import annotations

from contextlib import closing

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.engine import Step, open_engine
from accord.engine.duckdb_engine import LITTLE
from accord.errors import OutOfRoom
from accord.tables.spec import LIST, OPEN, STRING, Column, Table

TOWNS = Table(
    "towns",
    "One town",
    key=("name",),
    columns=(Column("name", STRING, "its name", OPEN), Column("tags", LIST, "what it has", OPEN)),
)
TOO_MUCH = "create table big as select range as n, md5(range::varchar) as t from range(4000000)"


@pytest.fixture
def engine():
    with closing(open_engine(threads=1)) as one:
        yield one


def test_nothing_is_left_in_the_folder_it_was_started_from(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with closing(open_engine(memory="60MB", threads=1)) as engine:
        with pytest.raises(OutOfRoom):
            engine.run(TOO_MUCH)
        assert list(tmp_path.iterdir()) == []


def test_what_does_not_fit_is_spilled_into_the_folder_given(tmp_path):
    with closing(open_engine(memory="60MB", threads=1, spill=tmp_path / "spill")) as engine:
        engine.run(TOO_MUCH)
        assert list((tmp_path / "spill").iterdir())


def test_the_same_rows_in_any_order_give_the_same_bytes(engine, tmp_path):
    rows = [{"name": name, "tags": [name]} for name in ("b", "a", None, "c")]
    written = []
    for number, order in enumerate((rows, rows[::-1])):
        engine.register("towns", pa.Table.from_pylist(order, TOWNS.schema))
        assert engine.save(TOWNS, tmp_path / f"{number}.parquet") == 4
        written.append((tmp_path / f"{number}.parquet").read_bytes())
    assert written[0] == written[1]


def test_a_large_table_in_another_order_still_gives_the_same_bytes(engine, tmp_path):
    written = []
    for direction in ("asc", "desc"):
        engine.step(
            Step(
                "towns",
                "many towns",
                "select lpad(range::varchar, 7, '0') as name, cast([] as varchar[]) as tags "
                f"from range(300000) order by range {direction}",
            )
        )
        engine.save(TOWNS, tmp_path / f"{direction}.parquet")
        written.append((tmp_path / f"{direction}.parquet").read_bytes())
    assert written[0] == written[1]


def test_saved_columns_have_their_declared_types_whatever_the_query_gave(engine, tmp_path):
    engine.step(Step("towns", "a town by number", "select 7 as name, null as tags"))
    engine.save(TOWNS, tmp_path / "towns.parquet")
    engine.load("again", tmp_path / "towns.parquet")
    assert engine.arrow("select * from again").schema.equals(TOWNS.schema)


def test_rows_can_be_registered_from_a_query_on_the_same_engine(engine):
    engine.step(Step("numbers", "some numbers", "select range as n from range(10)"))
    pieces = engine.batches("select n from numbers order by n", size=3)
    engine.register_batches("copied", pa.schema([("n", pa.int64())]), pieces)
    assert engine.rows("select count(*), sum(n) from copied") == [(10, 45)]


def test_a_step_replaces_the_table_of_its_name(engine):
    engine.step(Step("one", "first", "select 1 as n"))
    engine.step(Step("one", "second", "select 2 as n"))
    assert engine.rows("select n from one") == [(2,)]


def test_nothing_can_be_fetched_from_outside(engine):
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        assert engine.rows(f"select current_setting('{setting}')") == [(False,)]


def test_times_are_read_as_universal_time_whatever_the_machine_says(engine):
    assert engine.rows("select current_setting('TimeZone')") == [("UTC",)]


def test_an_engine_we_do_not_have_is_refused_by_name():
    with pytest.raises(ValueError, match="no engine called abacus"):
        open_engine("abacus")


def test_files_read_as_one_table_keep_their_labels_whatever_their_size(engine, tmp_path):
    sizes = {"north": 3, "south": 60_000, "east": 2, "west": 50_000}
    files = {}
    for label, n in sizes.items():
        columns = {"n": pa.array(range(n)), "t": pa.array([f"{label} {i:09}" for i in range(n)])}
        if label == "east":
            columns["aside"] = pa.array(["only here"] * n)
        files[label] = tmp_path / f"{label}.parquet"
        pq.write_table(pa.table(columns), files[label], compression="none")
    assert {label for label, path in files.items() if path.stat().st_size > LITTLE} == {
        "south",
        "west",
    }
    engine.load_labelled("delivered", "delivery", files)
    counted = "select delivery, count(*), count(aside) from delivered group by all order by all"
    assert engine.rows(counted) == [
        (label, sizes[label], 2 if label == "east" else 0) for label in sorted(sizes)
    ]
    strays = "select count(*) from delivered where not starts_with(t, delivery)"
    assert engine.rows(strays) == [(0,)]
    assert sorted(engine.columns("delivered")) == ["aside", "delivery", "n", "t"]
