"""Nominals are joined from the strongest link down, and never across what keeps them apart."""

from __future__ import annotations

import numpy as np
import pytest

from accord.linkage import clusters
from accord.linkage.clusters import (
    CLEAR,
    FREE,
    GUARDED,
    RECORDED,
    RULED_APART,
    RULED_SAME,
    Edges,
    cluster,
)


def edges(*rows: tuple[int, int, float, int]) -> Edges:
    left, right, weight, bar = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Edges(
        np.array(left, np.int64),
        np.array(right, np.int64),
        np.array(weight, np.float64),
        np.array(bar, np.int64),
    )


def groups(n: int, links: Edges, pairs: Edges | None = None) -> list[int]:
    found, _ = cluster(n, links, links if pairs is None else pairs)
    return found.group.tolist()


def joined(*pieces: Edges) -> Edges:
    return Edges(
        *(
            np.concatenate([getattr(piece, name) for piece in pieces])
            for name in ("left", "right", "weight", "bar")
        )
    )


def test_no_nominals_and_no_links_make_no_groups():
    assert groups(0, edges()) == []
    assert groups(3, edges()) == [0, 1, 2]


def test_a_chain_of_links_is_one_group_named_for_its_first():
    assert groups(4, edges((0, 1, 9, FREE), (1, 2, 8, FREE))) == [0, 0, 0, 3]


def test_a_pair_kept_apart_cuts_the_weakest_link_between_them():
    links = edges((0, 1, 12, FREE), (1, 2, 5, FREE))
    assert groups(3, links, joined(links, edges((0, 2, 1, GUARDED)))) == [0, 0, 2]


@pytest.mark.parametrize(("weight", "groups_of"), [(5, [0, 1, 1, 3]), (20, [0, 0, 0, 3])])
def test_nor_does_a_poorer_record_of_one_of_them_draw_it_in_but_a_clear_one_does(weight, groups_of):
    links = edges((0, 1, 8, FREE), (1, 2, 21, FREE), (0, 3, 9, FREE), (0, 2, weight, FREE))
    assert groups(4, links, joined(links, edges((1, 3, 1, GUARDED)))) == groups_of


def test_a_nominal_that_fits_two_people_about_equally_well_is_left_with_neither():
    links = edges((0, 1, 8, FREE), (1, 2, 7, FREE))
    found, unclear = cluster(3, links, joined(links, edges((0, 2, 1, GUARDED))))
    assert found.group.tolist() == [0, 1, 2]
    assert unclear.tolist() == [True, True]


def test_clear_pairs_between_two_groups_outweigh_one_slip_of_the_pen():
    links = edges(
        (0, 1, 20, CLEAR), (0, 2, 19, CLEAR), (1, 2, 18, CLEAR), (0, 3, 17, CLEAR), (1, 3, 16, CLEAR)
    )  # fmt: skip
    assert groups(4, links, joined(links, edges((2, 3, 2, GUARDED)))) == [0, 0, 0, 0]


def test_a_pair_recorded_as_two_people_is_not_outweighed():
    links = edges(
        (0, 1, 20, CLEAR), (0, 2, 19, CLEAR), (1, 2, 18, CLEAR), (0, 3, 9, CLEAR), (1, 3, 8, CLEAR)
    )  # fmt: skip
    assert groups(4, links, joined(links, edges((2, 3, 2, RECORDED)))) == [0, 0, 0, 3]


def test_two_groups_that_mostly_disagree_are_not_joined_by_one_bridge():
    links = edges((0, 1, 20, FREE), (2, 3, 20, FREE), (1, 2, 4, FREE))
    against = edges((0, 2, -9, FREE), (0, 3, -9, FREE), (1, 3, -9, FREE))
    assert groups(4, links, joined(links, against)) == [0, 0, 2, 2]


def test_a_ruling_of_same_joins_across_a_guard_but_not_across_a_ruling_of_different():
    same = edges((0, 1, RULED_SAME, FREE), (1, 2, 6, FREE))
    assert groups(3, same, joined(same, edges((0, 2, 1, GUARDED)))) == [0, 0, 2]
    assert groups(3, same, joined(same, edges((0, 2, 1, RULED_APART)))) == [0, 0, 2]


def test_the_weakest_link_is_the_one_that_ties_a_nominal_to_the_first():
    links = edges((0, 1, 9, FREE), (2, 3, 8, FREE), (1, 2, 5, FREE))
    found, _ = cluster(5, links, links)
    assert found.weakest[:4].tolist() == [9, 9, 5, 5]
    assert np.isnan(found.weakest[4])


def test_the_order_of_links_does_not_matter():
    rows = [(0, 1, 9.0, FREE), (1, 2, 9.0, FREE), (0, 2, 9.0, FREE), (2, 3, 9.0, FREE)]
    against = edges((0, 3, -3, GUARDED))
    forward, backward = edges(*rows), edges(*reversed(rows))
    one, _ = cluster(4, forward, joined(forward, against))
    other, _ = cluster(4, backward, joined(against, backward))
    assert one.group.tolist() == other.group.tolist()
    assert np.array_equal(one.weakest, other.weakest, equal_nan=True)


def test_a_ruling_that_joins_two_records_parts_neither_from_its_own():
    # 0 and 1 are surely one person, and so are 2 and 3; a person ruled that 0 and 2 are one.
    links = edges((0, 1, 20, CLEAR), (2, 3, 20, CLEAR), (0, 2, RULED_SAME, FREE))
    said = edges((0, 3, 5, GUARDED), (1, 2, 5, GUARDED), (1, 3, 5, FREE))
    assert groups(4, links, joined(links, said)) == [0, 0, 0, 0]


@pytest.mark.parametrize("seed", range(30))
def test_pieces_without_a_word_against_come_out_as_when_joined_one_by_one(monkeypatch, seed):
    rng = np.random.default_rng(seed)
    left, right = np.triu_indices(24, 1)
    drawn = rng.random(len(left)) < 0.06
    weight = rng.choice([-1.0, 4.0, 6.0, 9.0, 15.0], drawn.sum())
    bar = rng.choice(
        [FREE, CLEAR, CLEAR, CLEAR, GUARDED], drawn.sum(), p=[0.4, 0.2, 0.2, 0.15, 0.05]
    )
    pairs = Edges(left[drawn], right[drawn], weight, bar)
    links = pairs.take((weight >= 4) & (bar < GUARDED))
    at_once, unclear = cluster(24, links, pairs)
    monkeypatch.setattr(clusters, "_contested", lambda piece, inside, n: np.ones(n, bool))
    one_by_one, also_unclear = cluster(24, links, pairs)
    assert at_once.group.tolist() == one_by_one.group.tolist()
    assert np.array_equal(at_once.weakest, one_by_one.weakest, equal_nan=True)
    assert unclear.tolist() == also_unclear.tolist()
