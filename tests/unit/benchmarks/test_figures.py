"""Headlines, pooling and the block in the README."""

from __future__ import annotations

import pytest

from accord.evaluation import Evaluation, Score, Share
from accord.evaluation.figures import ACCORD, EVERYTHING
from accord.evaluation.flags import UNKNOWNS_KEPT
from accord.evaluation.identity import PAIRS
from accord.evaluation.networks import FALSE_NETWORKS, recovered_at
from benchmarks.figures import CLOSING, HEADLINES, OPENING, failed, into, pool


def score(about, right, said, true):
    return Score("part", about, ACCORD, EVERYTHING, EVERYTHING, right, said, true)


def evaluation(cse=(9, 10, 10), false=1):
    return Evaluation(
        scores=(
            score("CSE", *cse),
            score("GROUP_CSE", 9, 10, 10),
            score(recovered_at(0.5), 9, 10, 10),
            score(PAIRS, 95, 100, 100),
        ),
        shares=(
            Share("networks", FALSE_NETWORKS, "method", ACCORD, false, 20_000, 10_000),
            Share("flags", UNKNOWNS_KEPT, EVERYTHING, EVERYTHING, 96, 100),
        ),
    )


def test_a_world_that_reaches_everything_fails_nothing():
    assert failed(evaluation()) == []


def test_each_headline_that_is_missed_is_named():
    short = evaluation(cse=(8, 10, 10), false=3)
    assert [headline.says for headline in failed(short)] == [
        "CSE flag, precision",
        "CSE flag, recall",
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
