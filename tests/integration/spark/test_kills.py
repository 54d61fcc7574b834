"""Runs on Spark that are killed at random moments lose nothing and leave nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import edge_worlds

pytestmark = pytest.mark.slow
TESTS = Path(__file__).parents[2]
KILLS = 10


def test_kills_at_random_moments_lose_nothing_and_leave_nothing(tmp_path):
    deliveries = edge_worlds.edges(tmp_path / "packages")
    words = [str(KILLS), "7", "spark", str(tmp_path / "kills"), *map(str, deliveries)]
    done = subprocess.run(
        [sys.executable, "-m", "support.random_kills", *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["faults"] == []
    assert told["kills"] >= KILLS
    assert told["ends"] > 0
