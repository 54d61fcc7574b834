"""A night, which links only what is new, gives what a full run with its parameters gives."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from accord.engine import Work, open_engine
from accord.linkage import kept as kept_work
from accord.linkage import nightly, stage
from accord.linkage.kept import INSIDE, KEYED, MADE_WITH, MET, NOMINALS, RECORDS
from support.families import Town, town
from support.nominals import MADE, READ, Row, ruled, table

MADE_BY_LINKAGE = ("persons", "person_nominals", "nominal_links", *MADE)
Tables = dict[str, list[Row]]


@pytest.fixture(autouse=True)
def _every_store_is_large_and_its_parameters_stand(monkeypatch):
    monkeypatch.setattr(nightly, "FEWEST", 0)
    monkeypatch.setattr(nightly, "MOST_MOVED", 100.0)


@cache
def small_town() -> Town:
    return town(seed=31, n_families=12)


def link(rows: list[Row], keep: Path | None, before: Tables, **others: list[Row]) -> Tables:
    """One run of linkage that keeps its work in a folder."""
    engine = open_engine(threads=1)
    given = {"nominals": rows, **{f"previous_{name}": found for name, found in before.items()}}
    given |= others
    for name in READ:
        engine.register(name, table(name, given.get(name, [])))
    stage.run(Work(engine, keep=keep))
    made = {t: engine.arrow(f"from {t} order by all").to_pylist() for t in MADE_BY_LINKAGE}
    engine.close()
    return made


def only_parameters(kept: Path, place: Path) -> Path:
    """What was kept, but for everything that was found with the parameters."""
    shutil.copytree(kept, place)
    for path in place.glob(f"{RECORDS}-*.parquet"):
        pq.write_table(pq.read_table(path).slice(0, 0), path)
    for path in place.glob(f"{KEYED}-*"):
        path.unlink()
    for name in (NOMINALS, MET, INSIDE, kept_work.PIECES, kept_work.CROWDED):
        path = place / f"{name}.parquet"
        pq.write_table(pq.read_table(path).slice(0, 0), path)
    return place


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
    """How many pairs each night from now on compares."""
    seen: list[int] = []
    kept = nightly.keep

    def look(work: Work, night: nightly.Night, fresh: Path) -> None:
        ((n,),) = work.engine.rows("select count(*) from link_pairs")
        seen.append(n)
        kept(work, night, fresh)

    monkeypatch.setattr(nightly, "keep", look)
    return seen


def beside(rows: list[Row], rng: random.Random) -> Tables:
    """Other tables that say something of nominals: kin, one record with both, rulings, homes."""

    def some(n: int) -> list[tuple[str, str]]:
        return [tuple(sorted(row["nominal_id"] for row in rng.sample(rows, 2))) for _ in range(n)]

    postcodes = sorted({row["postcode"] for row in rows if row["postcode"]})
    return {
        "associations": [
            {"association_id": f"a{n}", "nominal_id_a": one, "nominal_id_b": other,
             "kind": rng.choice(("sibling", "friend"))}
            for n, (one, other) in enumerate(some(3))
        ],
        "involvements": [
            {"nominal_id": nominal, "event_kind": "crime", "event_ref": f"c{n}", "role": "suspect"}
            for n, both in enumerate(some(3))
            for nominal in both
        ],
        "link_judgements": [ruled(*both, rng.choice(("same", "different"))) for both in some(2)],
        "care_status": [
            {"nominal_id": rows[0]["nominal_id"], "placement_postcode": rng.choice(postcodes)}
        ],
    }  # fmt: skip


@settings(max_examples=2, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(st.integers(0, 10_000))
def test_any_sequence_of_deliveries_gives_what_one_full_run_gives(tmp_path_factory, seed):
    rng = random.Random(seed)
    rows = town(seed=seed, n_families=7).nominals.to_pylist()
    rng.shuffle(rows)
    kept = tmp_path_factory.mktemp("kept") / "linkage"
    before: Tables = {}
    for n_delivered in (len(rows) // 2, len(rows) - 4, len(rows)):
        there = corrected(rows[:n_delivered], rng, 4)
        gone = set(rng.sample(range(n_delivered), 3))
        here = [row for at, row in enumerate(there) if at not in gone]
        others = beside(here, rng)
        night = link(here, kept, before, **others)
        alone = only_parameters(kept, tmp_path_factory.mktemp("alone") / "linkage")
        assert night == link(here, alone, before, **others)
        before, rows = taken_over(night), [*there, *rows[n_delivered:]]


def test_a_night_with_parameters_of_its_own_records_gives_what_learning_them_gave(tmp_path):
    rows = small_town().nominals.to_pylist()
    learnt = link(rows, tmp_path / "linkage", {})
    assert learnt == link(rows, tmp_path / "linkage", {})
    alone = only_parameters(tmp_path / "linkage", tmp_path / "alone")
    assert learnt == link(rows, alone, {})


def test_a_night_compares_only_pairs_of_which_a_record_is_new(tmp_path, monkeypatch):
    rows = small_town().nominals.to_pylist()
    seen = compared_pairs(monkeypatch)
    link(rows[:-3], tmp_path / "linkage", {})
    alone = only_parameters(tmp_path / "linkage", tmp_path / "alone")
    link(rows, alone, {})
    link(rows, tmp_path / "linkage", {})
    link(rows, tmp_path / "linkage", {})
    everything, some, nothing = seen
    assert 0 < some < everything / 4
    assert nothing == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "{}",
        lambda _: "not whole",
        # The form in which an earlier version kept its work.
        lambda text: text.replace('"form": 5', '"form": 4'),
    ],
)
def test_work_kept_by_another_version_is_not_used(tmp_path, monkeypatch, change):
    rows = small_town().nominals.to_pylist()
    keep = tmp_path / "linkage"
    seen = compared_pairs(monkeypatch)
    first = link(rows, keep, {})
    told = keep / MADE_WITH
    told.write_text(change(told.read_text("utf-8")), "utf-8")
    assert link(rows, keep, {}) == first
    assert seen == []


def learnt_on(keep: Path) -> int:
    return json.loads((keep / MADE_WITH).read_text("utf-8"))["learnt_on"]


def test_parameters_are_learnt_anew_once_more_than_a_tenth_has_moved(tmp_path, monkeypatch):
    monkeypatch.setattr(nightly, "MOST_MOVED", 0.1)
    rows = small_town().nominals.to_pylist()
    keep, n = tmp_path / "linkage", len(rows) - 20
    link(rows[:n], keep, {})
    link(rows[: n + 6], keep, {})
    assert learnt_on(keep) == n
    anew = link(rows[: n + 14], keep, {})
    assert learnt_on(keep) == n + 14
    assert anew == link(rows[: n + 14], tmp_path / "fresh", {})


def test_a_small_store_learns_its_parameters_in_every_run_and_keeps_nothing(tmp_path, monkeypatch):
    rows = small_town().nominals.to_pylist()
    link(rows, tmp_path / "linkage", {})
    monkeypatch.setattr(nightly, "FEWEST", len(rows) + 1)
    link(rows, tmp_path / "linkage", {})
    assert not (tmp_path / "linkage").exists()


def same_as_alone(rows: list[Row], keep: Path, made: Tables) -> bool:
    """Whether a night came out as a run does that has nothing but its parameters."""
    return made == link(rows, only_parameters(keep, keep.with_name("alone")), {})


def test_two_who_were_lost_in_a_crowd_meet_when_it_thins(tmp_path, monkeypatch):
    crowd = [
        {"nominal_id": f"n{n:03}", "forename": "Mohammed", "surname": "Khan"} for n in range(70)
    ]
    keep = tmp_path / "linkage"
    seen = compared_pairs(monkeypatch)
    link(crowd, keep, {})
    thinned = link(crowd[:8], keep, {})
    assert same_as_alone(crowd[:8], keep, thinned)
    assert seen == [28, 28]


def test_two_who_met_meet_no_longer_once_they_are_lost_in_a_crowd(tmp_path):
    crowd = [
        {"nominal_id": f"n{n:03}", "forename": "Zephaniah", "surname": "Quillfeather"}
        for n in range(45)
    ]
    keep = tmp_path / "linkage"
    few = link(crowd[:12], keep, {})
    many = link(crowd, keep, {})
    assert few["nominal_links"]
    assert same_as_alone(crowd, keep, many)
    assert not many["nominal_links"]


def test_two_in_a_crowd_still_meet_by_what_else_they_share(tmp_path):
    crowd = [
        {"nominal_id": f"n{n:03}", "forename": "Zephaniah", "surname": "Quillfeather"}
        for n in range(45)
    ]
    known = [row | {"phones": ["07700900123"]} for row in crowd[:2]]
    keep = tmp_path / "linkage"
    link([*known, *crowd[2:12]], keep, {})
    rows = [*known, *crowd[2:]]
    many = link(rows, keep, {})
    assert same_as_alone(rows, keep, many)
    assert [row["nominal_id_a"] for row in many["nominal_links"]] == ["n000"]


def test_a_nominal_that_comes_back_as_it_was_is_compared_with_who_came_meanwhile(tmp_path):
    rows = small_town().nominals.to_pylist()
    keep = tmp_path / "linkage"
    link(rows[:60], keep, {})
    link(rows[5:80], keep, {})
    assert same_as_alone(rows[:80], keep, link(rows[:80], keep, {}))


def test_a_home_that_becomes_a_placement_is_another_home_to_who_lives_there(tmp_path):
    rows = town(seed=31, n_families=4).nominals.to_pylist()
    keep = tmp_path / "linkage"
    ((home, _),) = Counter(row["postcode"] for row in rows if row["postcode"]).most_common(1)
    placed = [{"nominal_id": rows[0]["nominal_id"], "placement_postcode": home}]
    link(rows, keep, {})
    night = link(rows, keep, {}, care_status=placed)
    alone = only_parameters(keep, tmp_path / "alone")
    assert night == link(rows, alone, {}, care_status=placed)
    assert night != link(rows, keep, {})


def test_a_night_writes_only_what_it_found(tmp_path):
    rows = small_town().nominals.to_pylist()
    keep = tmp_path / "linkage"
    link(rows[:-2], keep, {})
    (first,) = keep.glob("records-*.parquet")
    inode = first.stat().st_ino
    link(rows, keep, {})
    old, new = sorted(keep.glob("records-*.parquet"))
    assert old.stat().st_ino == inode
    assert pq.read_metadata(new).num_rows == 2


def test_many_nights_are_put_together_again(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_work, "MOST_PIECES", 2)
    rows = town(seed=31, n_families=4).nominals.to_pylist()
    keep = tmp_path / "linkage"
    for n in (6, 4, 2):
        link(rows[:-n], keep, {})
    assert len(list(keep.glob("records-*.parquet"))) == 2
    assert same_as_alone(rows, keep, link(rows, keep, {}))


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
