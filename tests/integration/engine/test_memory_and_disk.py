"""A run keeps to the memory and the folder it is given, and says so in words when they run out."""

from __future__ import annotations

import resource
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from accord import run as running
from accord.engine import Step, Work
from accord.errors import OutOfRoom
from accord.store import Store
from accord.tables import TABLES

NOMINALS = TABLES["nominals"]
MUCH = "select range as n, md5(range::varchar) as t from range(4000000)"
SEEN: dict[str, object] = {}


@dataclass(frozen=True)
class OnlyStage:
    """A pipeline of one stage that does what a test asks of it."""

    name: str = "sources"
    title: str = "t"
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ("nominals",)
    overlay: str = ""
    package: str = "accord.sources"

    @staticmethod
    def run(work: Work) -> None:
        SEEN["limit"] = work.engine.rows("select current_setting('memory_limit')")[0][0]
        SEEN["folder"] = work.engine.rows("select current_setting('temp_directory')")[0][0]
        work.engine.register("nominals", NOMINALS.empty())
        if asked := SEEN.get("do"):
            asked(work)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the pipeline of one stage, which does the work given."""
    SEEN.clear()
    monkeypatch.setattr(running, "STAGES", (OnlyStage(),))
    monkeypatch.setattr(running, "_versions", lambda _overlays: '{"accord": "test"}')
    monkeypatch.setattr(
        "accord.sources.delivery.receive", lambda paths, *_more: tuple(sorted(paths))
    )

    def start(name="a", do=None, **options):
        SEEN["do"] = do
        delivery = tmp_path / "s" / name
        delivery.mkdir(parents=True, exist_ok=True)
        (delivery / "ids").write_text(name)
        how = running.Options(threads=1, **options)
        return running.run([delivery], tmp_path / "store", options=how)

    start.store = Store(tmp_path / "store")
    start.scratch = tmp_path / "scratch"
    return start


@pytest.fixture
def small_disk():
    """Files that can grow to four megabytes, as on a disk that is almost full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _much(work: Work) -> None:
    work.engine.step(Step("much", "more than fits", MUCH))


def test_the_memory_a_run_is_given_is_the_most_its_queries_may_use(run):
    run(memory="512MiB")
    assert SEEN["limit"] == "512.0 MiB"


def test_what_does_not_fit_goes_to_the_scratch_folder_and_is_gone_at_the_end(run):
    def spill(work: Work) -> None:
        _much(work)
        SEEN["spilled"] = [p.name for p in Path(str(SEEN["folder"])).iterdir()]

    run(do=spill, memory="60MB", scratch=run.scratch)
    assert SEEN["spilled"]
    assert Path(str(SEEN["folder"])).parent == run.scratch
    assert list(run.scratch.iterdir()) == []


def test_what_a_killed_run_left_in_the_scratch_folder_is_wiped_by_the_next(run):
    left = Store(run.store.path, run.scratch).spill
    left.mkdir(parents=True)
    (left / "duckdb_temp_block-1.block").write_bytes(b"what a query was holding")
    run(scratch=run.scratch)
    assert not left.exists()


def test_two_stores_may_share_a_scratch_folder(tmp_path):
    one, other = (Store(tmp_path / name, tmp_path).spill for name in ("one", "other"))
    assert one != other


def test_memory_that_runs_out_is_said_in_words_and_loses_nothing(run):
    good = run("a")

    def spill_nowhere(work: Work) -> None:
        work.engine.run("set max_temp_directory_size = '1MB'")
        _much(work)

    with pytest.raises(OutOfRoom, match="--memory, or --scratch"):
        run("b", do=spill_nowhere, memory="60MB")
    assert run.store.latest() == good.folder.resolve()
    assert not list(run.store.path.rglob(".unfinished-spill"))
    assert run("b").is_new


def test_a_full_disk_is_said_in_words_whichever_hand_was_writing(run, small_disk):
    def copy_out(work: Work) -> None:
        _much(work)
        work.engine.run(f"copy much to '{run.store.path}/much.csv'")

    def write_a_file(_work: Work) -> None:
        (run.store.path / "much").write_bytes(b"0" * 8_000_000)

    for do in (copy_out, write_a_file):
        with pytest.raises(OutOfRoom, match="disk is full"):
            run("a", do=do)
    assert run.store.latest_or_none() is None
    assert run("a").is_new


def test_a_full_disk_while_rows_are_handed_over_is_said_in_words(run, small_disk):
    def hand_over(work: Work) -> None:
        rows = pa.table({"n": pa.array(range(3_000_000))})
        work.engine.register("handed", rows)
        _much(work)

    with pytest.raises(OutOfRoom):
        run("a", do=hand_over, memory="40MB")
