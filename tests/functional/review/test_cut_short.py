"""The process killed, the disk full, the database held by another: nothing half done, nothing shown."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def run(folder, what):
    return subprocess.run(
        [sys.executable, HERE / "cut_short.py", folder, what],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("moment", ["killed-before-entry", "killed-before-commit"])
def test_a_process_killed_in_the_middle_of_a_decision_leaves_nothing_of_it(tmp_path, moment):
    assert run(tmp_path, "ready").returncode == 0
    assert run(tmp_path, moment).returncode == -signal.SIGKILL
    done = run(tmp_path, "look")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said == {"state": "open", "decisions": 0, "problems": [], "then": 302, "kept": 1}


def test_on_a_full_disk_no_page_is_shown_and_no_decision_kept(tmp_path):
    assert run(tmp_path, "ready").returncode == 0
    done = run(tmp_path, "full")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["page"] == said["decision"] == 500
    assert said["is_shown"] is False
    assert said["decisions"] == 0
    assert said["problems"] == []
    assert said["again"] == 200


def test_while_another_holds_the_database_no_page_is_shown(tmp_path):
    assert run(tmp_path, "ready").returncode == 0
    done = run(tmp_path, "locked")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said == {"page": 500, "is_shown": False, "again": 200, "problems": []}


def test_a_filled_database_is_brought_forward_by_the_migrations(tmp_path):
    """Rows as the first migrations left them are there, and seen, after the newest."""
    done = subprocess.run(
        [sys.executable, HERE / "brought_forward.py", tmp_path, ""],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "seen by ann: 3 of 4, forward and back and forward again"


def test_a_run_that_comes_in_while_somebody_reads_loses_neither(app):
    """The reader is told, keeps their words, and answers on what the new run says."""
    from accord.review.access.guard import machine_scope
    from accord.review.handover.run import hand_over
    from support.published_run import publish
    from support.review_app import FIRST, answer, case_of, client_of, fresh

    case, client = case_of("north/K101"), client_of("ann")
    client.get(f"/cases/{case.ref}/decide/")
    more = FIRST | {"mentions": FIRST["mentions"].replace("gain.payment | S1", "gain.payment | S2")}
    publish(app.store, "run-during-a-review", "run1", **more)
    try:
        hand_over(app.store)
    finally:
        from accord.store import Store

        Store(app.store).point_latest_at("run1")
    newer = fresh(case)
    assert newer.revision == case.revision + 1
    sent = answer(client, case, reason="What I read before it changed.")
    assert sent.status_code == 409
    assert "What I read before it changed." in sent.content.decode()
    assert fresh(case).state == "open"
    assert answer(client, newer).status_code == 302
    with machine_scope("a test"):
        assert [d.revision for d in newer.decisions.filter(criterion_id="")] == [newer.revision]
