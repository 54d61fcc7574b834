"""What people ruled holds; what contradicts itself is shown and kept apart."""

from __future__ import annotations

from accord.linkage.judgements import CONTRADICTED, DIFFERENT, DISPUTED, SAME, Pair, settle


def test_rulings_that_agree_hold_as_they_are():
    ruled = {Pair(1, 2): SAME, Pair(2, 3): SAME, Pair(1, 9): DIFFERENT, Pair(5, 6): DISPUTED}
    assert settle(ruled) == ruled


def test_rulings_that_lead_from_one_to_another_ruled_different_are_suspended():
    ruled = {Pair(1, 2): SAME, Pair(2, 3): SAME, Pair(1, 3): DIFFERENT}
    assert settle(ruled) == {
        Pair(1, 2): CONTRADICTED,
        Pair(2, 3): CONTRADICTED,
        Pair(1, 3): DIFFERENT,
    }


def test_rulings_beside_a_contradiction_are_not_drawn_into_it():
    ruled = {
        Pair(1, 2): SAME,
        Pair(2, 3): SAME,
        Pair(1, 3): DIFFERENT,
        Pair(2, 7): SAME,
        Pair(7, 8): SAME,
    }
    settled = settle(ruled)
    assert settled[Pair(2, 7)] == SAME
    assert settled[Pair(7, 8)] == SAME


def test_a_disputed_pair_suspends_the_rulings_that_would_join_it():
    ruled = {Pair(1, 2): SAME, Pair(2, 3): SAME, Pair(1, 3): DISPUTED}
    assert settle(ruled)[Pair(1, 2)] == CONTRADICTED
