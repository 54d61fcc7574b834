"""Two readers at the same moment, in two threads over a database file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("two_at_once.py")
SETTLES = Path(__file__).with_name("two_settle.py")
ONE_WINS = {
    "handing out": {"codes": [302, 404], "settled": 1},
    "change of an administrator": {"codes": [302, 404], "settled": 1},
    "two records": {"codes": [200, 302], "settled": 1},
    "decision": {"codes": [302, 409], "settled": 1},
    "erasing": {"codes": [302, 404], "settled": 1},
}


def test_of_two_answers_at_the_same_moment_one_is_kept_and_the_log_stays_whole(tmp_path):
    done = subprocess.run(
        [sys.executable, PROGRAM, tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said == {"codes": [302, 409], "kept": 1, "problems": []}


def test_of_two_who_settle_one_question_at_the_same_moment_the_first_holds(tmp_path):
    done = subprocess.run(
        [sys.executable, SETTLES, tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ONE_WINS
