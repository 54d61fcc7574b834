"""The same tests on PostgreSQL, in a server of its own that is gone afterwards."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from functional.review.test_two_at_once import ONE_WINS, SETTLES
from support.postgresql import new_database, server, why_not

HERE = Path(__file__).parent
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is one"),
]
# These start a browser, a process with its own embedded database, or this very file.
ELSEWHERE = (
    "test_on_postgresql",
    "test_in_a_browser",
    "test_screenshots",
    "test_cut_short",
)


@pytest.fixture(scope="module")
def running():
    with server() as where:
        yield where


def test_every_test_of_the_application_holds_on_postgresql_too(running):
    where = new_database(running, "suite")
    ignored = [f"--ignore={HERE / name}.py" for name in ELSEWHERE]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-m", "not slow", *ignored, str(HERE)],
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE.parents[2],
        env={**os.environ, "ACCORD_TEST_DATABASE": where},
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) > 300


def test_a_filled_database_is_brought_forward_here_too(running, tmp_path):
    where = new_database(running, "forward")
    done = subprocess.run(
        [sys.executable, HERE / "brought_forward.py", tmp_path, where],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "seen by ann: 3 of 4, forward and back and forward again"


def settled_by_two(where, folder, *without):
    done = subprocess.run(
        [sys.executable, SETTLES, folder, where, *without],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_of_two_who_settle_one_question_at_the_same_moment_the_first_holds(running, tmp_path):
    assert settled_by_two(new_database(running, "two"), tmp_path) == ONE_WINS


def test_it_is_the_locks_that_keep_the_second_out(running, tmp_path):
    """The control: without them both have their way, but where the table itself holds one alone."""
    found = settled_by_two(new_database(running, "without"), tmp_path, "without locks")
    assert {kind: one["settled"] for kind, one in found.items()} == {
        "handing out": 2,
        "change of an administrator": 2,
        "two records": 2,
        "decision": 1,
        "erasing": 2,
    }


def said_by(program, *given):
    done = subprocess.run(
        [sys.executable, HERE / f"{program}.py", *given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("target", ["postgresql", "embedded"])
def test_a_backup_of_postgresql_comes_back_whole_into_either_database(running, tmp_path, target):
    """The drill: every row, the times to the microsecond, and a log that ends where it did."""
    pyrage = pytest.importorskip("pyrage", reason="pyrage is not installed")
    key, file = pyrage.x25519.Identity.generate(), tmp_path / "backup.age"
    whence = new_database(running, f"kept_for_{target}")
    made = said_by("backed_up", tmp_path, file, str(key.to_public()), whence)
    (tmp_path / "key").write_text(str(key))
    where = new_database(running, "brought_back") if target == "postgresql" else ""
    assert said_by("brought_back", tmp_path, file, tmp_path / "key", where) == made
    assert made["rows"]["cases.decision"] >= 1


def test_what_was_brought_back_goes_on_counting_where_it_was(running, tmp_path):
    """Numbers that the server gives out: the next row after a drill is no copy of an old one."""
    pyrage = pytest.importorskip("pyrage", reason="pyrage is not installed")
    key, file = pyrage.x25519.Identity.generate(), tmp_path / "backup.age"
    said_by("backed_up", tmp_path, file, str(key.to_public()), new_database(running, "counts"))
    (tmp_path / "key").write_text(str(key))
    where = new_database(running, "counts_on")
    said_by("brought_back", tmp_path, file, tmp_path / "key", where)
    assert said_by("goes_on", tmp_path, where) == {"codes": [302, 200]}


def test_many_requests_share_few_connections(running, tmp_path):
    pytest.importorskip("psycopg_pool", reason="psycopg-pool is not installed")
    found = said_by("pooled", tmp_path, new_database(running, "pooled"))
    assert found["pages"] == 18
    assert 1 <= found["connections"] <= 2
    assert found["most_open"] <= 2
