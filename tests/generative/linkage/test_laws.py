"""What must hold of linkage whatever the records are."""

from __future__ import annotations

import random
from functools import cache

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.linkage.clusters import RULED_APART, RULED_SAME, Edges, cluster
from accord.linkage.judgements import CONTRADICTED, DIFFERENT, SAME, Pair, settle
from support.families import Town, town
from support.nominals import Linked, Row, ruled, table

SEEDS = st.integers(0, 10_000)


@cache
def small_town() -> Town:
    return town(seed=11, n_families=45)


@cache
def linked_town() -> Linked:
    return Linked(small_town().nominals)


def shuffled(rows: pa.Table, seed: int) -> pa.Table:
    return rows.take(np.random.default_rng(seed).permutation(len(rows)))


def results(linked: Linked) -> tuple[list[Row], list[Row], list[Row]]:
    return linked.persons, linked.person_nominals, linked.links


def column_shuffled(rows: pa.Table, name: str, values: list[str], seed: int) -> pa.Table:
    rng = random.Random(seed)
    at = rows.schema.get_field_index(name)
    drawn = pa.array([rng.choice(values) for _ in range(len(rows))], pa.string())
    return rows.set_column(at, name, drawn)


@settings(max_examples=3)
@given(SEEDS)
def test_the_order_of_rows_changes_nothing(seed):
    assert results(Linked(shuffled(small_town().nominals, seed))) == results(linked_town())


@settings(max_examples=2)
@given(SEEDS)
def test_ethnicity_and_nationality_change_nothing(seed):
    rows = column_shuffled(small_town().nominals, "ethnicity_self_defined", ["A1", "W1"], seed)
    rows = column_shuffled(rows, "ethnicity_officer_defined", ["1", "4"], seed + 1)
    rows = column_shuffled(rows, "nationality", ["GB", "PL", "RO"], seed + 2)
    assert results(Linked(rows)) == results(linked_town())


def previous(linked: Linked) -> list[Row]:
    return [
        {key: row[key] for key in ("source_id", "nominal_id", "person_id")}
        for row in linked.person_nominals
    ]


def test_a_second_run_on_the_same_records_gives_the_same_tables():
    before = linked_town()
    again = Linked(small_town().nominals, previous_person_nominals=previous(before))
    assert results(again) == results(before)


def test_people_keep_their_ids_when_their_first_nominal_goes():
    before = linked_town()
    held: dict[str, list[tuple[str, str]]] = {}
    for key, person in sorted(before.person_of.items(), key=lambda item: item[0][::-1]):
        held.setdefault(person, []).append(key)
    several = {person: keys for person, keys in held.items() if len(keys) >= 3}
    gone = {keys[0] for keys in several.values()}
    rows = [
        row
        for row in small_town().nominals.to_pylist()
        if (row["source_id"], row["nominal_id"]) not in gone
    ]
    after = Linked(table("nominals", rows), previous_person_nominals=previous(before))
    still = {person: {after.person_of[key] for key in keys[1:]} for person, keys in several.items()}
    whole = {person: ids for person, ids in still.items() if len(ids) == 1}
    assert len(whole) > 0.8 * len(several)
    assert all(ids == {person} for person, ids in whole.items())


def test_every_nominal_is_in_one_person_and_every_person_has_one():
    found = linked_town()
    assert set(found.person_of) == set(small_town().truth)
    assert set(found.person_of.values()) == {p["person_id"] for p in found.persons}
    assert sum(p["n_nominals"] for p in found.persons) == len(found.person_nominals)


def test_people_of_another_place_change_nobody():
    alone = Linked(small_town().nominals)
    strangers = [
        {
            "nominal_id": f"Z{i}",
            "source_id": "far-away",
            "forename": f"Qu{'abcdefghij'[i]}x",
            "surname": f"Vy{'klmnopqrst'[i]}z",
            "postcode": f"ZE{i + 1} 9ZZ",
        }
        for i in range(10)
    ]
    rows = small_town().nominals.to_pylist() + table("nominals", strangers).to_pylist()
    together = Linked(table("nominals", rows))
    assert {k: together.person_of[k] for k in alone.person_of} == alone.person_of


NODES = st.integers(0, 7)
RULINGS = st.dictionaries(
    st.tuples(NODES, NODES).filter(lambda p: p[0] < p[1]).map(lambda p: Pair(*p)),
    st.sampled_from([SAME, DIFFERENT]),
    max_size=12,
)


def grouped(settled: dict[Pair, str], links: dict[Pair, float]) -> list[int]:
    """Cluster eight nominals with settled rulings and scored links."""
    joinable = {p: RULED_SAME for p, ruling in settled.items() if ruling == SAME}
    joinable |= {p: w for p, w in links.items() if p not in settled}
    apart = {p for p, ruling in settled.items() if ruling in (DIFFERENT, CONTRADICTED)}
    rows = [(*p, w, 0) for p, w in joinable.items()] + [(*p, -5.0, RULED_APART) for p in apart]
    arrays = [np.array(column) for column in zip(*rows, strict=True)] or [np.zeros(0)] * 4
    pairs = Edges(*(a.astype(k) for a, k in zip(arrays, (int, int, float, int), strict=True)))
    found, _ = cluster(8, pairs.take(np.arange(len(joinable))), pairs)
    return found.group.tolist()


@settings(max_examples=200)
@given(RULINGS, st.dictionaries(RULINGS.map(lambda r: next(iter(r), Pair(0, 1))), st.floats(4, 20)))
def test_different_is_joined_by_no_path_and_same_is_never_split(rulings, links):
    settled = settle(rulings)
    group = grouped(settled, links)
    for pair, ruling in settled.items():
        together = group[pair.left] == group[pair.right]
        assert together == (ruling == SAME)


@settings(max_examples=100)
@given(RULINGS, st.randoms(use_true_random=False))
def test_the_order_of_rulings_does_not_matter(rulings, rng):
    items = list(rulings.items())
    rng.shuffle(items)
    assert settle(dict(items)) == settle(rulings)


@settings(max_examples=2)
@given(SEEDS)
def test_rulings_on_real_records_hold_in_any_order(seed):
    rng = random.Random(seed)
    keys = sorted(small_town().truth)[:40]
    numbers = {key[1]: key[0] for key in keys}
    rulings = []
    for _ in range(6):
        one, other = rng.sample(sorted(numbers), 2)
        ruling = ruled(one, other, rng.choice(["same", "different"]), by=f"P{len(rulings)}")
        rulings.append(ruling | {"source_id_a": numbers[one], "source_id_b": numbers[other]})
    found = Linked(small_town().nominals, link_judgements=rulings)
    for ruling in rulings:
        one, other = ruling["nominal_id_a"], ruling["nominal_id_b"]
        verdict = found.verdict(one, other)
        assert found.together(one, other) == (verdict == "linked_judgement")
        assert verdict in ("linked_judgement", "refused_judgement")
    rng.shuffle(rulings)
    assert results(Linked(small_town().nominals, link_judgements=rulings)) == results(found)


@pytest.mark.parametrize("empty", ["date_of_birth", "surname", "postcode", "forename", "address"])
def test_a_column_with_nothing_in_it_joins_nobody_it_should_not(empty):
    people = small_town()
    rows = [row | {empty: None} for row in people.nominals.to_pylist()]
    found = Linked(table("nominals", rows))
    assert people.wrongly_joined(found.person_of, "twin") == 0
    assert people.wrongly_joined(found.person_of, "sibling") <= 1
