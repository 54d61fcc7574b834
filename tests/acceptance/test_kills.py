"""A kill at any moment loses nothing: the last good run stands, and the next run continues."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from acceptance.eighteen_cases import write_package
from accord.pipeline import STAGES
from accord.run import run
from accord.store import UNFINISHED, Store

ROOT = Path(__file__).parents[1]
MOMENTS = ("receipt", *(stage.name for stage in STAGES), "publishing", "pointing")


def _published(folder):
    return {p.name: p.read_bytes() for p in folder.glob("*.parquet") if p.name != "runs.parquet"}


def _killed(moment, package, store):
    done = subprocess.run(
        [sys.executable, "-m", "support.killed_run", moment, str(package), str(store)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    return done.returncode


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kills") / "package"
    write_package(folder)
    return folder


@pytest.fixture(scope="module")
def undisturbed(package, tmp_path_factory):
    """What a run that nobody kills publishes."""
    return _published(run([package], tmp_path_factory.mktemp("calm") / "store").folder)


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_at_this_moment_is_finished_by_the_next(
    moment, package, undisturbed, tmp_path
):
    store = tmp_path / "store"
    assert _killed(moment, package, store) == -signal.SIGKILL
    assert Store(store).latest_or_none() is None
    record = run([package], store)
    assert _published(record.folder) == undisturbed
    assert not list(store.rglob(f"{UNFINISHED}*"))


@pytest.mark.slow
def test_killed_in_every_stage_one_after_the_other_it_still_ends_the_same(
    package, undisturbed, tmp_path
):
    store = tmp_path / "store"
    for moment in MOMENTS:
        assert _killed(moment, package, store) == -signal.SIGKILL
    record = run([package], store)
    assert _published(record.folder) == undisturbed
    assert all(stage.reused for stage in record.stages)


def test_a_kill_leaves_the_last_good_run_in_place(package, tmp_path):
    store = tmp_path / "store"
    first = run([package], store)
    other = tmp_path / "more"
    write_package(other, without="18 a suspect named, then eliminated")
    assert _killed("definitions", other, store) == -signal.SIGKILL
    assert Store(store).latest() == first.folder.resolve()


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_a_hundred_kills_at_random_moments_lose_nothing_and_leave_nothing(package, tmp_path):
    more = tmp_path / "more"
    write_package(more, without="18 a suspect named, then eliminated")
    told = _killed_at_random(100, "duckdb", tmp_path / "kills", package, more)
    assert told["faults"] == []
    assert told["kills"] >= 100
    assert len(told["places"]) > 3
    assert told["ends"] > 2


def _killed_at_random(times, engine, folder, *deliveries):
    """What became of a store whose runs were killed so many times, each at a random moment."""
    words = [str(times), "7", engine, str(folder), *map(str, deliveries)]
    done = subprocess.run(
        [sys.executable, "-m", "support.random_kills", *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
