"""A nightly run, which compares only what is new, gives what a full run on the same records gives."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from accord.engine import Work, open_engine
from accord.linkage import kept as kept_work
from accord.linkage import nightly, stage
from accord.linkage.kept import MADE_WITH, MARGIN, Before
from accord.linkage.model import Model
from support.families import Town, town
from support.nominals import MADE, READ, Row, table

MADE_BY_LINKAGE = ("persons", "person_nominals", "nominal_links", *MADE)


@cache
def small_town() -> Town:
    return town(seed=31, n_families=16)


def link(rows: list[Row], keep: Path | None, before: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """One run of linkage that keeps its work in a folder."""
    engine = open_engine(threads=1)
    given = {"nominals": rows, **{f"previous_{name}": found for name, found in before.items()}}
    for name in READ:
        engine.register(name, table(name, given.get(name, [])))
    stage.run(Work(engine, keep=keep))
    made = {t: engine.arrow(f"from {t} order by all").to_pylist() for t in MADE_BY_LINKAGE}
    engine.close()
    return made


def taken_over(made: dict[str, list[Row]]) -> dict[str, list[Row]]:
    kept = {name: made[name] for name in ("person_nominals", "held_links", "former_persons")}
    for row in kept["person_nominals"]:
        row.pop("match_probability", None)
    return kept


def corrected(rows: list[Row], rng: random.Random, n: int) -> list[Row]:
    """The same records, some of them put right or wrong since."""
    changed = set(rng.sample(range(len(rows)), n))
    columns = ("forename", "surname", "postcode", "date_of_birth", "phones")
    new = []
    for at, row in enumerate(rows):
        if at in changed:
            column = rng.choice(columns)
            row = row | {column: rng.choice(rows)[column]}
        new.append(row)
    return new


def compared_pairs(monkeypatch) -> list[int]:
    """How many pairs each run from now on compares."""
    seen: list[int] = []
    kept = nightly.keep

    def look(work: Work, model: Model, before: Before) -> None:
        ((n,),) = work.engine.rows("select count(*) from link_pairs_new")
        seen.append(n)
        kept(work, model, before)

    monkeypatch.setattr(nightly, "keep", look)
    return seen


@settings(max_examples=2, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(st.integers(0, 10_000))
def test_any_sequence_of_deliveries_gives_what_one_full_run_gives(tmp_path_factory, seed):
    rng = random.Random(seed)
    rows = small_town().nominals.to_pylist()
    rng.shuffle(rows)
    kept = tmp_path_factory.mktemp("kept") / "linkage"
    before: dict[str, list[Row]] = {}
    for n_delivered in (len(rows) // 2, len(rows) - 6, len(rows)):
        there = corrected(rows[:n_delivered], rng, 4)
        night = link(there, kept, before)
        fresh = tmp_path_factory.mktemp("fresh") / "linkage"
        assert night == link(there, fresh, before)
        before, rows = taken_over(night), [*there, *rows[n_delivered:]]


def test_a_nightly_run_compares_only_pairs_of_which_a_record_is_new(tmp_path, monkeypatch):
    rows = small_town().nominals.to_pylist()
    seen = compared_pairs(monkeypatch)
    link(rows[:-3], tmp_path / "linkage", {})
    link(rows, tmp_path / "linkage", {})
    link(rows, tmp_path / "linkage", {})
    first, second, third = seen
    assert 0 < second < first / 4
    assert third == 0


def other_bounds(text: str) -> str:
    told = json.loads(text)
    told["bounds"]["before"] -= MARGIN + 1
    return json.dumps(told)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "{}",
        lambda _: "not whole",
        # The form in which an earlier version kept its work.
        lambda _: json.dumps({"comparisons": [], "columns": []}),
        lambda text: text.replace('"form": 4', '"form": 3'),
        other_bounds,
    ],
)
def test_work_kept_by_another_version_or_model_is_not_used(tmp_path, monkeypatch, change):
    rows = small_town().nominals.to_pylist()
    keep = tmp_path / "linkage"
    seen = compared_pairs(monkeypatch)
    first = link(rows, keep, {})
    told = keep / MADE_WITH
    told.write_text(change(told.read_text("utf-8")), "utf-8")
    assert link(rows, keep, {}) == first
    assert seen[1] == seen[0] > 0


def test_two_who_were_lost_in_a_crowd_meet_when_it_thins(tmp_path, monkeypatch):
    crowd = [
        {"nominal_id": f"n{n:03}", "forename": "Mohammed", "surname": "Khan"} for n in range(70)
    ]
    keep = tmp_path / "linkage"
    seen = compared_pairs(monkeypatch)
    link(crowd, keep, {})
    thinned = link(crowd[:8], keep, {})
    assert thinned == link(crowd[:8], tmp_path / "fresh", {})
    assert seen == [0, 28, 28]


def test_two_who_met_meet_no_longer_once_they_are_lost_in_a_crowd(tmp_path):
    crowd = [
        {"nominal_id": f"n{n:03}", "forename": "Zephaniah", "surname": "Quillfeather"}
        for n in range(45)
    ]
    keep = tmp_path / "linkage"
    few = link(crowd[:12], keep, {})
    many = link(crowd, keep, {})
    assert few["nominal_links"]
    assert many == link(crowd, tmp_path / "fresh", {})
    assert not many["nominal_links"]


def test_two_in_a_crowd_still_meet_by_what_else_they_share(tmp_path):
    crowd = [
        {"nominal_id": f"n{n:03}", "forename": "Zephaniah", "surname": "Quillfeather"}
        for n in range(45)
    ]
    known = [row | {"phones": ["07700900123"]} for row in crowd[:2]]
    keep = tmp_path / "linkage"
    link([*known, *crowd[2:12]], keep, {})
    many = link([*known, *crowd[2:]], keep, {})
    assert many == link([*known, *crowd[2:]], tmp_path / "fresh", {})
    assert [row["nominal_id_a"] for row in many["nominal_links"]] == ["n000"]


def test_a_nominal_that_comes_back_as_it_was_is_compared_with_who_came_meanwhile(tmp_path):
    rows = small_town().nominals.to_pylist()
    keep = tmp_path / "linkage"
    link(rows[:60], keep, {})
    link(rows[5:80], keep, {})
    assert link(rows[:80], keep, {}) == link(rows[:80], tmp_path / "fresh", {})


def test_a_night_writes_only_what_it_compared(tmp_path):
    rows = small_town().nominals.to_pylist()
    keep = tmp_path / "linkage"
    link(rows[:-2], keep, {})
    (first,) = keep.glob("pairs-*.parquet")
    inode = first.stat().st_ino
    link(rows, keep, {})
    old, new = sorted(keep.glob("pairs-*.parquet"))
    assert old.stat().st_ino == inode
    assert pq.read_metadata(new).num_rows < pq.read_metadata(old).num_rows / 4


def test_many_nights_are_put_together_again(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_work, "MOST_PIECES", 2)
    rows = small_town().nominals.to_pylist()
    keep = tmp_path / "linkage"
    for n in (6, 4, 2):
        link(rows[:-n], keep, {})
    assert len(list(keep.glob("pairs-*.parquet"))) == 1
    assert link(rows, keep, {}) == link(rows, tmp_path / "fresh", {})


def test_weights_are_those_that_splink_gives(tmp_path):
    rows = small_town().nominals.to_pylist()
    ours = link(rows, tmp_path / "linkage", {})["nominal_links"]
    theirs = link(rows, None, {})["nominal_links"]
    assert len(ours) == len(theirs) > 50
    for one, other in zip(ours, theirs, strict=True):
        assert one["match_weight"] == pytest.approx(other["match_weight"], abs=1e-9)
        assert {k: v for k, v in one.items() if not k.startswith("match_")} == {
            k: v for k, v in other.items() if not k.startswith("match_")
        }
