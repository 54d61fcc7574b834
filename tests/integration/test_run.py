"""A run publishes all or nothing, reuses what is done, and comes out the same again."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord import run as running
from accord.errors import StoreBusy
from accord.pipeline import Stage
from accord.store import UNFINISHED, Store
from accord.tables import TABLES

CALLS: list[str] = []
FAIL_AT: list[str] = []
GIVEN: list[tuple[tuple[Path, ...], str]] = []


def _nominals(ids):
    table = TABLES["nominals"]
    rows = [{"source_id": "s", "nominal_id": i, "is_identified": True} for i in ids]
    return pa.Table.from_pylist(rows, schema=table.schema)


def _sources_stage(work):
    CALLS.append("sources")
    GIVEN.append((work.overlays, work.made_with))
    ids = [line for d in work.deliveries for line in (d / "ids").read_text().split()]
    work.engine.register("nominals", _nominals(ids))


def _linkage_stage(work):
    CALLS.append("linkage")
    if "linkage" in FAIL_AT:
        raise KeyboardInterrupt
    work.engine.run(
        "create table person_nominals as select source_id, nominal_id, "
        "stable_id(nominal_id) as person_id, 1.0 as match_probability from nominals"
    )


def _networks_stage(work):
    CALLS.append("networks")
    work.engine.run(
        "create table network_members as select 'n' as network_id, person_id, "
        "['direct'] as roles, false as is_also_victim, false as is_child, true as is_identified "
        "from person_nominals"
    )


class FakeStage(Stage):
    @property
    def package(self):
        return "accord.tables"

    @property
    def run(self):
        return globals()[self.module]


STAGES = (
    FakeStage("sources", "s", "_sources_stage", (), ("nominals",), overlay="catalogue"),
    FakeStage("linkage", "l", "_linkage_stage", ("nominals",), ("person_nominals",)),
    FakeStage("networks", "n", "_networks_stage", ("person_nominals",), ("network_members",)),
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the small pipeline on some nominal ids, in a store that lasts for the test."""
    CALLS.clear()
    FAIL_AT.clear()
    GIVEN.clear()
    monkeypatch.setattr(running, "STAGES", STAGES)
    monkeypatch.setattr(running, "_versions", lambda _overlays: '{"accord": "test"}')
    store = tmp_path / "store"

    def receive(paths, store, mapping, report, memory):
        return tuple(paths)

    monkeypatch.setattr("accord.sources.delivery.receive", receive)

    def start(*ids, where=store, overlays=None):
        delivery = tmp_path / "s" / "-".join(ids)
        delivery.mkdir(parents=True, exist_ok=True)
        (delivery / "ids").write_text("\n".join(ids))
        return running.run([delivery], where, overlays=overlays)

    start.store = store
    return start


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.glob("*.parquet") if p.name != "runs.parquet"}


def test_every_written_table_is_published_with_the_run_id(run):
    record = run("1", "2")
    rows = pq.read_table(record.folder / "person_nominals.parquet")
    assert set(rows.column("run_id").to_pylist()) == {record.run_id}
    assert rows.schema.names == list(TABLES["person_nominals"].names)
    assert Store(run.store).latest() == record.folder.resolve()


def test_a_stage_is_handed_an_organisations_own_files_for_it(run, tmp_path, monkeypatch):
    monkeypatch.setattr(running.Overlays, "check", lambda _: None)
    entries, rules = tmp_path / "entries.txt", tmp_path / "rules.toml"
    entries.write_text("one")
    rules.write_text("two")
    run("1", overlays=running.Overlays(catalogue=(entries,), definitions=(rules,)))
    entries.write_text("three")
    run("1", overlays=running.Overlays(catalogue=(entries,), definitions=(rules,)))
    (first, made_with), (second, made_with_other) = GIVEN
    assert first == second == (entries,)
    assert made_with != made_with_other


def test_the_same_again_runs_nothing_and_changes_nothing(run):
    first = run("1", "2")
    before = _bytes(first.folder)
    CALLS.clear()
    second = run("1", "2")
    assert CALLS == []
    assert (second.run_id, second.is_new) == (first.run_id, False)
    assert _bytes(second.folder) == before


def test_a_fresh_store_gives_the_same_bytes(run, tmp_path):
    first = run("1", "2")
    second = run("1", "2", where=tmp_path / "other")
    assert second.run_id == first.run_id
    assert _bytes(second.folder) == _bytes(first.folder)


def test_other_inputs_are_another_run_that_carries_on_the_ids_of_the_first(run):
    first = run("1", "2")
    second = run("1", "2", "3")
    assert second.run_id != first.run_id
    row = pq.read_table(second.folder / "runs.parquet").to_pylist()[0]
    assert row["previous_run_id"] == first.run_id


def test_a_run_that_dies_leaves_the_last_good_run_and_goes_on_where_it_stopped(run):
    first = run("1")
    FAIL_AT.append("linkage")
    with pytest.raises(KeyboardInterrupt):
        run("1", "2")
    assert Store(run.store).latest() == first.folder.resolve()
    FAIL_AT.clear()
    CALLS.clear()
    run("1", "2")
    assert CALLS == ["linkage", "networks"]


def test_what_a_killed_run_left_half_written_is_swept(run):
    record = run("1")
    litter = run.store / "runs" / f"{UNFINISHED}abc"
    shutil.copytree(record.folder, litter)
    (run.store / f"{UNFINISHED}spill").mkdir(exist_ok=True)
    run("1", "2")
    assert not list(run.store.rglob(f"{UNFINISHED}*"))


def test_two_runs_cannot_write_to_one_store_at_once(run):
    run("1")
    with Store(run.store).writing(), pytest.raises(StoreBusy):
        run("1", "2")


def _rule(store: Path) -> None:
    folder = store / "judgements"
    folder.mkdir()
    (folder / "link_judgements.csv").write_text(
        "source_id_a,nominal_id_a,source_id_b,nominal_id_b,verdict,decided_by,second_by,"
        "decided_at,reason\ns,1,s,2,different,analyst-4,,2026-01-05T10:00:00,seen together\n"
    )


def test_judgements_are_part_of_what_a_run_read(run):
    first = run("1")
    _rule(run.store)
    assert run("1").run_id != first.run_id


def _inode(path: Path) -> int:
    return path.stat().st_ino


def _left_by(store: Path, stage: str) -> list[Path]:
    return sorted((store / "cache" / stage).glob("*/*.parquet"))


def test_what_a_stage_left_is_published_without_being_written_again(run):
    record = run("1", "2")
    for stage, table in (("sources", "nominals"), ("linkage", "person_nominals")):
        (left,) = _left_by(run.store, stage)
        assert left.name == f"{table}.parquet"
        assert _inode(left) == _inode(record.folder / left.name)


def test_a_table_of_another_run_is_published_as_this_run_would_have_made_it(run):
    """A ruling makes another run; no stage here reads it, so every table is there already."""
    first = run("1", "2")
    _rule(run.store)
    CALLS.clear()
    second = run("1", "2")
    assert CALLS == []
    reused = _bytes(second.folder)
    for stage in STAGES:
        shutil.rmtree(run.store / "cache" / stage.name)
    shutil.rmtree(second.folder)
    Store(run.store).point_latest_at(first.run_id)
    again = run("1", "2")
    assert (CALLS, again.run_id) == (["sources", "linkage", "networks"], second.run_id)
    assert _bytes(again.folder) == reused
    assert set(
        pq.read_table(again.folder / "network_members.parquet").column("run_id").to_pylist()
    ) == {second.run_id}


def test_what_came_out_as_before_is_known_again_whatever_run_made_it(run):
    """The id of the run is no part of what a table holds: later stages are reused."""
    run("1", "2")
    shutil.rmtree(run.store / "cache" / "linkage")
    _rule(run.store)
    CALLS.clear()
    run("1", "2")
    assert CALLS == ["linkage"]


def test_a_stage_is_handed_what_it_left_when_it_was_made_with_the_same(run, monkeypatch):
    handed = []
    real = _linkage_stage

    def looks(work):
        handed.append(work.before and (work.before / "noted.txt").is_file())
        (work.beside / "noted.txt").write_text("kept with the tables")
        real(work)

    monkeypatch.setitem(globals(), "_linkage_stage", looks)
    run("1")
    run("1", "2")
    monkeypatch.setattr(running._Run, "_made_with", lambda *_: "other code")
    run("1", "2", "3")
    assert handed == [None, True, None]


def test_what_a_stage_puts_beside_its_tables_goes_with_them_when_it_dies(run, monkeypatch):
    def dies(work):
        (work.beside / "noted.txt").write_text("half a night")
        raise KeyboardInterrupt

    monkeypatch.setitem(globals(), "_linkage_stage", dies)
    with pytest.raises(KeyboardInterrupt):
        run("1")
    assert not list(run.store.rglob("noted.txt"))
