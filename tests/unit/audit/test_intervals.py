"""Intervals of stratified samples: exact at the ends, and they cover the truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from accord.audit.intervals import Stratum, count, share_of_size, share_of_true

AUDITS = 200
# Each stratum: size, how many are true, how many are read, whether the flag is recorded on it.
WORLDS = {
    "a common flag": [(300, 250, 60, True), (500, 60, 80, False), (5000, 40, 300, False)],
    "a rare stratum that holds almost nothing": [
        (80, 70, 40, True),
        (40, 3, 20, True),
        (120, 100, 60, False),
        (8000, 6, 400, False),
    ],
    "a flag that is never right": [(30, 0, 15, True), (2000, 5, 200, False)],
    "a flag that is always right": [(60, 60, 30, True), (900, 20, 150, False)],
    "true ones outside the flag nowhere": [(50, 30, 20, True), (3000, 0, 150, False)],
    "strata of a handful": [
        (6, 4, 3, True),
        (9, 2, 4, True),
        (12, 5, 5, False),
        (40, 1, 10, False),
    ],
}


def test_a_population_read_whole_has_an_interval_without_width():
    strata = [Stratum(20, 20, 7, 7), Stratum(50, 50, 1, 1)]
    whole = count(strata)
    assert (whole.estimate, whole.low, whole.high) == (8, 8, 8)
    share = share_of_true(strata, [True, False])
    assert share.low == pytest.approx(7 / 8)
    assert share.high == pytest.approx(7 / 8)


def test_a_stratum_in_which_nothing_was_found_still_has_an_upper_limit():
    interval = count([Stratum(1000, 50, 0, 0)])
    assert (interval.estimate, interval.low) == (0, 0)
    # Three over the number read is the old rule for one side; two sides give a little more.
    assert 1000 * 3 / 50 < interval.high < 1000 * 4.5 / 50


def test_a_stratum_nobody_read_leaves_no_estimate_and_everything_possible():
    interval = count([Stratum(10, 5, 5, 5), Stratum(30, 0, 0, 0)])
    assert interval.estimate is None
    assert interval.high >= 30


def test_what_the_reader_could_not_tell_widens_the_interval_on_both_sides():
    told = share_of_size([Stratum(100, 40, 20, 20)], [True])
    open_ones = share_of_size([Stratum(100, 40, 15, 25)], [True])
    assert open_ones.low < told.low < told.high < open_ones.high
    assert open_ones.estimate == pytest.approx(0.5)


def test_the_share_of_a_flag_that_is_on_nothing_is_not_given():
    assert share_of_size([Stratum(10, 5, 1, 1)], [False]) is None


@given(st.integers(1, 60), st.data())
def test_the_limits_are_the_counts_under_which_the_sample_is_not_rare(size, data):
    n_read = data.draw(st.integers(1, size))
    true = data.draw(st.integers(0, n_read))
    interval = count([Stratum(size, n_read, true, true)])
    low, high = interval.low, interval.high
    for k in range(true, size - (n_read - true) + 1):
        above = hypergeom.sf(true - 1, size, k, n_read)
        below = hypergeom.cdf(true, size, k, n_read)
        assert (low <= k) == (true == 0 or above > 0.025)
        assert (k <= high) == (true == n_read or below > 0.025)


@pytest.mark.parametrize("name", WORLDS)
def test_the_intervals_cover_the_truth_in_ninety_five_of_a_hundred_audits(name):
    world = WORLDS[name]
    inside = [recorded for *_, recorded in world]
    true_inside = sum(true for _, true, _, recorded in world if recorded)
    truth = {
        "count": sum(true for _, true, _, _ in world),
        "precision": true_inside / sum(size for size, *_, recorded in world if recorded),
        "recall": true_inside / sum(true for _, true, _, _ in world),
    }
    covered = dict.fromkeys(truth, 0)
    chance = np.random.default_rng(2025)
    for _ in range(AUDITS):
        strata = [drawn(chance, size, true, n) for size, true, n, _ in world]
        found = {
            "count": count(strata),
            "precision": share_of_size(strata, inside),
            "recall": share_of_true(strata, inside),
        }
        for measure, value in truth.items():
            interval = found[measure]
            covered[measure] += interval.low - 1e-9 <= value <= interval.high + 1e-9
    assert {m: n for m, n in covered.items() if n < 0.95 * AUDITS} == {}


def drawn(chance: np.random.Generator, size: int, true: int, n_read: int) -> Stratum:
    found = int(chance.hypergeometric(true, size - true, n_read))
    return Stratum(size, n_read, found, found)
