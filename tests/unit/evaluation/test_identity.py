"""Pairs, name groups, twins and unknown people, counted by hand."""

from __future__ import annotations

import pytest

from accord.evaluation import evaluate
from accord.evaluation.identity import NAME_GROUP, PAIRS


def test_pairs_are_counted_within_people_of_ours_and_true_people(world, resolved):
    # True: A has three nominals (3 pairs), B has two (1 pair). Ours: p holds two of A and one
    # of B (3 pairs, one right), q one of A, r one of B.
    ours, true = resolved(("p", "A"), ("p", "A"), ("q", "A"), ("p", "B"), ("r", "B"))
    world.holds(person_nominals=ours, true_persons=true)
    score = evaluate(world.run, world.truth).score(PAIRS)
    assert (score.n_right, score.n_said, score.n_true) == (1, 3, 4)
    assert score.precision == pytest.approx(1 / 3)
    assert score.recall == pytest.approx(1 / 4)
    assert score.f1 == pytest.approx(2 / 7)


def test_a_pair_across_two_name_groups_counts_in_both(world, resolved):
    ours, true = resolved(("p", "A"), ("p", "A"), ("p", "B"))
    for row, group in zip(true, ("welsh", "welsh", "polish"), strict=True):
        row["name_group"] = group
    world.holds(person_nominals=ours, true_persons=true)
    evaluation = evaluate(world.run, world.truth)
    welsh = evaluation.score(PAIRS, split=NAME_GROUP, value="welsh")
    polish = evaluation.score(PAIRS, split=NAME_GROUP, value="polish")
    assert (welsh.n_right, welsh.n_said, welsh.n_true) == (1, 3, 1)
    assert (polish.n_right, polish.n_said, polish.n_true) == (0, 2, 0)
    assert polish.recall is None


def test_twins_in_one_person_of_ours_are_both_merged(world, resolved):
    ours, true = resolved(("p", "A"), ("p", "B"), ("q", "C"), ("r", "D"))
    for row in true[:3]:
        row["is_twin"] = True
    world.holds(person_nominals=ours, true_persons=true)
    share = evaluate(world.run, world.truth).share(
        "people with a twin who were merged with another such person"
    )
    assert (share.n, share.of) == (2, 3)


def test_unknown_people_are_no_part_of_the_pairs_and_their_merges_are_shown(world, resolved):
    ours, true = resolved(("p", "A"), ("p", "B"), ("q", "C"))
    true[1]["is_identified"] = True
    true[0]["is_identified"] = true[2]["is_identified"] = False
    world.holds(person_nominals=ours, true_persons=true)
    evaluation = evaluate(world.run, world.truth)
    assert evaluation.score(PAIRS).n_said == 0
    share = evaluation.share("nominals of unknown people joined to a nominal of somebody else")
    assert (share.n, share.of) == (1, 2)


def test_a_nominal_that_got_no_person_is_shown_as_not_used(world, resolved):
    ours, true = resolved(("p", "A"), ("p", "A"))
    world.holds(person_nominals=ours[:1], true_persons=true)
    evaluation = evaluate(world.run, world.truth)
    share = evaluation.share("nominals that were given a person")
    assert (share.n, share.of) == (1, 2)
    assert evaluation.score(PAIRS).n_true == 0


def test_a_twin_merged_with_somebody_who_is_no_twin_is_an_error_of_another_kind(world, resolved):
    ours, true = resolved(("p", "A"), ("p", "B"))
    true[0]["is_twin"] = True
    world.holds(person_nominals=ours, true_persons=true)
    evaluation = evaluate(world.run, world.truth)
    share = evaluation.share("people with a twin who were merged with another such person")
    assert (share.n, share.of) == (0, 1)
    assert evaluation.score(PAIRS).n_said == 1
