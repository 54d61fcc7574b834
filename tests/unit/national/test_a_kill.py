"""A kill while a national folder is written leaves a whole report, and no force out or in twice."""

import json
from itertools import count

import pytest

from accord.national.holding import take_in
from accord.national.write import place_report
from accord.returns.compare import compare_returns
from support.killed_steps import files_of, killed_at_every_step
from unit.national.test_received import ABOUT, sent


def _report(folder, victims):
    ids = [f"v{n}" for n in range(victims)]
    about = {**ABOUT, "version": "1", "policy": "p"}
    counts = {"victims": [{"cell": [""], "count": victims, "shown": victims}]}
    trace = {"victims": [{"cell": [""], "ids": ids}]}
    kept = {"counts.json": counts, "trace.json": trace}
    return place_report(
        {"return.json": json.dumps(about).encode()},
        {name: json.dumps(held).encode() for name, held in kept.items()},
        folder,
    )


@pytest.fixture
def standing(tmp_path):
    _report(tmp_path / "was", 30)
    return tmp_path / "was"


def test_wherever_a_report_is_killed_the_old_one_stands_whole_or_the_new_one(standing, tmp_path):
    old = files_of(standing / "national")
    _report(tmp_path / "calm", 30)
    _report(tmp_path / "calm", 20)
    new = files_of(tmp_path / "calm" / "national")
    n_killed = count()
    for left in killed_at_every_step(lambda folder: _report(folder, 20), standing, tmp_path):
        assert files_of(left / "national") in (old, new)
        _report(left, 20)
        assert files_of(left) == files_of(tmp_path / "calm")
        (change,) = compare_returns(left / "national-before", left / "national").changes
        assert (change.before, change.after) == (30, 20)
        next(n_killed)
    assert next(n_killed) > 10


def test_wherever_the_same_report_is_killed_it_still_stands(standing, tmp_path):
    old = files_of(standing / "national")
    for left in killed_at_every_step(lambda folder: _report(folder, 30), standing, tmp_path):
        assert files_of(left / "national") == old
        assert not (left / "national-before").exists()


def test_what_changed_last_is_still_told_when_the_same_report_is_made_again(standing):
    _report(standing, 20)
    told = files_of(standing)
    assert _report(standing, 20).changes == ()
    assert files_of(standing) == told


NORTH, SOUTH = "E23000901", "E23000902"


def _held(taken):
    return {(one.force, one.as_of, str(one.first)) for one in taken.standing}


@pytest.mark.parametrize("first", ["2025-01-01", "2024-07-01"])
def test_wherever_a_resubmission_is_killed_each_force_is_there_once(tmp_path, first):
    north = sent(tmp_path / "north", about={"as_of": "2026-01-01"})
    south = sent(tmp_path / "south", about={"force": SOUTH, "as_of": "2026-01-01"})
    again = {"as_of": "2026-02-02", "first": first}
    rows = {"person_tokens": [{"person_id": "s1", "token_kind": "pnc", "token": "u" * 32}]}
    north_again = sent(tmp_path / "north-again", rows, again)
    take_in([north, south], tmp_path / "was")
    old = {(NORTH, "2026-01-01", "2025-01-01"), (SOUTH, "2026-01-01", "2025-01-01")}
    new = {(NORTH, "2026-02-02", first), (SOUTH, "2026-01-01", "2025-01-01")}

    def write(folder):
        take_in([north_again], folder)

    for left in killed_at_every_step(write, tmp_path / "was", tmp_path):
        # The next call names another force's return only, as if nothing had happened.
        assert _held(take_in([south], left)) in (old, new)
        assert _held(take_in([north_again], left)) == new
        replaced = list((left / "returns-replaced").glob("[!.]*"))
        assert [json.loads((p / "return.json").read_text())["as_of"] for p in replaced] == [
            "2026-01-01"
        ]
    assert len(list((left / "returns").glob("[!.]*"))) == 2
