"""Headlines, pooling and the block in the README."""

from __future__ import annotations

import pytest

from accord.evaluation import Evaluation, Score, Share
from accord.evaluation.figures import ACCORD, EVERYTHING
from accord.evaluation.flags import CCE_KEPT_APART, UNKNOWNS_KEPT
from accord.evaluation.identity import PAIRS
from accord.evaluation.networks import (
    COUNT_COVERS,
    FALSE_NETWORKS,
    OVER_MERGED,
    REACH,
    recovered_at,
)
from benchmarks.figures import CLOSING, HEADLINES, OPENING, failed, into, pool


def score(about, right, said, true, split=EVERYTHING, value=EVERYTHING):
    return Score("part", about, ACCORD, split, value, right, said, true)


def share(about, n, of):
    return Share("part", about, EVERYTHING, EVERYTHING, n, of)


def evaluation(cse=(96, 100, 100), false=1, across=19):
    return Evaluation(
        scores=(
            score("CSE", *cse),
            score("GROUP_CSE", 96, 100, 100),
            score(recovered_at(0.5), 38, 40, 40),
            score(recovered_at(0.5), 19, 20, 20, REACH, "one force"),
            score(recovered_at(0.5), across, 20, 20, REACH, "several forces"),
            score(recovered_at(0.8), 9, 10, 10),
            score(PAIRS, 95, 100, 100),
        ),
        shares=(
            Share("networks", FALSE_NETWORKS, "method", ACCORD, false, 20_000, 10_000),
            share(UNKNOWNS_KEPT, 97, 100),
            share(CCE_KEPT_APART, 98, 100),
            share(OVER_MERGED, 1, 100),
            share(COUNT_COVERS, 96, 100),
        ),
    )


def test_a_world_that_reaches_everything_fails_nothing():
    assert failed(evaluation()) == []


def test_each_headline_that_is_missed_is_named():
    short = evaluation(cse=(80, 100, 100), false=3, across=18)
    assert [headline.says for headline in failed(short)] == [
        "CSE flag, precision",
        "CSE flag, recall",
        "shortfall of networks over several forces",
        "false networks per 10,000 people",
    ]


def test_a_figure_that_could_not_be_measured_does_not_hold():
    assert not any(headline.holds(None) for headline in HEADLINES)


def test_pooling_adds_counts_and_works_rates_out_again():
    pooled = pool([evaluation(cse=(1, 1, 10)), evaluation(cse=(9, 19, 10), false=0)])
    both = pooled.score("CSE")
    assert (both.n_right, both.n_said, both.n_true) == (10, 20, 20)
    assert both.precision == pytest.approx(0.5)
    assert pooled.share(FALSE_NETWORKS, "method", ACCORD).rate == pytest.approx(0.25)


def test_a_kind_of_fault_that_one_world_lacks_is_still_one_of_all_faults():
    def world(kind):
        faults = Share("networks", FALSE_NETWORKS, "scenario", kind, 1, 1)
        return Evaluation((), (*evaluation(false=1).shares, faults))

    pooled = pool([world("one"), world("two")])
    kinds = {kind: pooled.share(FALSE_NETWORKS, "scenario", kind) for kind in ("one", "two")}
    assert {kind: (share.n, share.of) for kind, share in kinds.items()} == {
        "one": (1, 2),
        "two": (1, 2),
    }


def test_the_summary_takes_the_place_of_the_old_one_and_of_nothing_else():
    readme = f"before\n{OPENING}\nold\n{CLOSING}\nafter\n"
    assert into(readme, "new") == f"before\n{OPENING}\nnew\n{CLOSING}\nafter\n"
