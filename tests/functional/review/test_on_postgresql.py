"""The same tests on PostgreSQL, in a server of its own that is gone afterwards."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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
    "test_backup",
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
