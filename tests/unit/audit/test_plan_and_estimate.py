"""A plan draws what a precision needs; an estimate takes back what people decided."""

import random
from itertools import pairwise

import pytest

from accord.audit.estimate import estimated
from accord.audit.plan import draw, expected, sizes_needed
from accord.audit.strata import KINDS, Crime
from accord.errors import UserFacingError

SIZES = {"K": 60, "D": 20, "R": 30, "B": 50, "M": 80, "F": 700, "T": 4000}
# How many of each stratum are true in the invented force.
TRUE = {"K": 52, "D": 9, "R": 2, "B": 45, "M": 15, "F": 12, "T": 3}


def population():
    return tuple(
        Crime("north", f"{code}{number}", "E23", code)
        for code, size in SIZES.items()
        for number in range(size)
    )


def truth():
    chance = random.Random(4)
    right = set()
    for code, size in SIZES.items():
        right |= {f"{code}{n}" for n in chance.sample(range(size), TRUE[code])}
    return right


def test_a_narrower_interval_needs_more_crimes_to_be_read():
    wide, narrow = (sum(sizes_needed(SIZES, w).values()) for w in (0.15, 0.05))
    assert wide < narrow <= sum(SIZES.values())


def test_the_sizes_give_the_wanted_precision_if_the_guesses_hold():
    needed = sizes_needed(SIZES, 0.08)
    assert all(i.half_width <= 0.08 for i in expected(SIZES, needed).values())
    assert all(needed[code] <= SIZES[code] for code in SIZES)


def test_a_plan_never_asks_for_more_than_people_can_read():
    assert sum(sizes_needed(SIZES, 0.02, most=200).values()) <= 200


def test_the_same_seed_draws_the_same_sample_whatever_the_order_of_the_crimes():
    crimes = list(population())
    sizes = dict.fromkeys(SIZES, 5)
    first = draw(crimes, sizes, 9)
    random.Random(1).shuffle(crimes)
    assert draw(crimes, sizes, 9) == first
    assert draw(crimes, sizes, 10) != first


def test_the_sample_is_given_in_an_order_that_mixes_the_strata():
    strata = [crime.stratum for crime in draw(population(), dict.fromkeys(SIZES, 20), 9)]
    assert sum(a != b for a, b in pairwise(strata)) > len(strata) / 2


def test_every_crime_of_a_stratum_is_as_likely_to_be_drawn():
    crimes = [Crime("north", f"K{n}", "E23", "K") for n in range(20)]
    times = dict.fromkeys((c.crime_ref for c in crimes), 0)
    for seed in range(400):
        for crime in draw(crimes, {"K": 5}, seed):
            times[crime.crime_ref] += 1
    assert min(times.values()) > 60
    assert max(times.values()) < 140


def test_whole_audits_cover_the_true_count_and_both_recalls_and_precisions():
    crimes, right = population(), truth()
    sizes = sizes_needed(SIZES, 0.12)
    real = real_figures()
    missed = dict.fromkeys(real, 0)
    for seed in range(60):
        decisions = {
            (c.source_id, c.crime_ref): "yes" if c.crime_ref in right else "no"
            for c in draw(crimes, sizes, seed)
        }
        found = estimated(crimes, decisions, "CSE", "run", 0.12)
        intervals = {"true": found.true_count, **found.shares}
        for name, value in real.items():
            missed[name] += not intervals[name].low - 1e-9 <= value <= intervals[name].high + 1e-9
    assert {name: n for name, n in missed.items() if n > 3} == {}


def real_figures():
    recorded = [k.code for k in KINDS if k.recorded]
    proposed = [k.code for k in KINDS if k.proposed == "yes"]

    def share(codes, whole):
        return sum(TRUE[c] for c in codes) / whole

    everything = sum(TRUE.values())
    return {
        "true": everything,
        "precision of recorded flags": share(recorded, sum(SIZES[c] for c in recorded)),
        "recall of recorded flags": share(recorded, everything),
        "precision of proposed flags": share(proposed, sum(SIZES[c] for c in proposed)),
        "recall of proposed flags": share(proposed, everything),
    }


def test_an_estimate_says_when_the_sample_is_too_small():
    crimes, right = population(), truth()
    decisions = {
        (c.source_id, c.crime_ref): "yes" if c.crime_ref in right else "no"
        for c in draw(crimes, dict.fromkeys(SIZES, 4), 1)
    }
    found = estimated(crimes, decisions, "CSE", "run", 0.05)
    assert any("too small" in warning for warning in found.warnings)


def test_a_sample_that_is_large_enough_draws_no_warning():
    crimes, right = population(), truth()
    decisions = {
        (c.source_id, c.crime_ref): "yes" if c.crime_ref in right else "no" for c in crimes
    }
    found = estimated(crimes, decisions, "CSE", "run", 0.05)
    assert found.warnings == ()
    assert found.true_count.estimate == sum(TRUE.values())


def test_an_unread_stratum_leaves_no_estimate_and_is_named():
    crimes = population()
    decisions = {("north", f"K{n}"): "yes" for n in range(5)}
    found = estimated(crimes, decisions, "CSE", "run", 0.05)
    assert found.true_count.estimate is None
    assert any("nothing was read of" in warning for warning in found.warnings)


def test_crimes_that_are_not_in_the_population_are_refused_by_their_number():
    with pytest.raises(UserFacingError, match="1 crimes of the plan"):
        estimated(population(), {("south", "X1"): "yes"}, "CSE", "run", 0.05)
