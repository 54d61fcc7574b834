"""Flags against truth and against simpler methods, counted by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from accord.evaluation import evaluate
from accord.evaluation.figures import RECORDED_FLAGS, TWO_SUSPECTS, TWO_SUSPECTS_SEXUAL
from accord.evaluation.flags import CCE_KEPT_APART, UNKNOWNS_KEPT


def expected(ref, cse, scenario="planted", **others):
    row = {"source_id": "s", "crime_ref": ref, "scenario": scenario, "expected_cse": cse}
    rest = {"expected_group_cse": "no", "expected_csa": "no", "expected_cce": "no"}
    return {**row, **rest, **others}


def flagged(ref, proposed, recorded=False, flag="CSE"):
    row = {"source_id": "s", "crime_ref": ref, "flag": flag, "change": "none"}
    return {**row, "proposed": proposed, "recorded": recorded}


def test_precision_and_recall_are_over_the_crimes_whose_records_settle_it(world):
    world.holds(
        true_crimes=[
            expected("1", "yes"),
            expected("2", "yes"),
            expected("3", "no"),
            expected("4", "not_known"),
        ],
        record_flags=[
            flagged("1", "yes"),
            flagged("2", "not_known"),
            flagged("3", "yes"),
            flagged("4", "yes"),
        ],
    )
    score = evaluate(world.run, world.truth).score("CSE")
    assert (score.n_right, score.n_said, score.n_true) == (1, 2, 2)


def test_an_unknown_called_yes_or_no_is_not_kept(world):
    world.holds(
        true_crimes=[expected(ref, "not_known") for ref in "1234"],
        record_flags=[
            flagged("1", "not_known"),
            flagged("2", "yes"),
            flagged("3", "no"),
        ],
    )
    evaluation = evaluate(world.run, world.truth)
    kept = evaluation.share(UNKNOWNS_KEPT, "flag", "CSE")
    assert (kept.n, kept.of) == (1, 4)
    answers = {
        answer: evaluation.share("CSE: expected not_known", "answer", answer).n
        for answer in ("yes", "no", "not_known", "no row")
    }
    assert answers == {"yes": 1, "no": 1, "not_known": 1, "no row": 1}


def test_a_crime_with_no_row_is_a_miss(world):
    world.holds(true_crimes=[expected("1", "yes"), expected("2", "yes")], record_flags=[])
    world.holds(record_flags=[flagged("1", "yes")])
    assert evaluate(world.run, world.truth).score("CSE").recall == pytest.approx(0.5)


def test_criminal_exploitation_alone_is_kept_apart_unless_it_is_called_sexual(world):
    def crime(ref, cse, cce):
        return {**expected(ref, cse), "expected_cce": cce}

    world.holds(
        true_crimes=[crime("1", "no", "yes"), crime("2", "no", "yes"), crime("3", "yes", "yes")],
        record_flags=[flagged("1", "yes"), flagged("2", "not_known"), flagged("3", "yes")],
    )
    share = evaluate(world.run, world.truth).share(CCE_KEPT_APART)
    assert (share.n, share.of) == (1, 2)


def test_the_recorded_flags_are_a_method_of_their_own(world):
    world.holds(
        true_crimes=[expected("1", "yes"), expected("2", "no")],
        record_flags=[flagged("1", "yes", recorded=False), flagged("2", "no", recorded=True)],
    )
    recorded = evaluate(world.run, world.truth).score("CSE", RECORDED_FLAGS)
    assert (recorded.n_right, recorded.n_said, recorded.n_true) == (0, 1, 1)


def test_scenarios_add_up_to_the_whole(world):
    world.holds(
        true_crimes=[expected("1", "yes", "pair"), expected("2", "yes", "large")],
        record_flags=[flagged("1", "yes"), flagged("2", "no")],
    )
    evaluation = evaluate(world.run, world.truth)
    pair = evaluation.score("CSE", split="scenario", value="pair")
    large = evaluation.score("CSE", split="scenario", value="large")
    assert (pair.n_right, pair.n_true) == (1, 1)
    assert (large.n_right, large.n_true) == (0, 1)


@pytest.fixture
def two_on_one_child(world):
    """Crime 1: two suspects, a child, a sexual class. Crime 2: the same on a robbery.

    Crime 3: two suspects and an adult. Crime 4: one suspect, in two rows of one nominal.
    """
    people = {"child": date(2010, 5, 1), "adult": date(1980, 5, 1), "x": None, "y": None}
    roles = {"1": "child", "2": "child", "3": "adult", "4": "child"}
    classes = {"1": "020/06", "2": "34B", "3": "19C", "4": "19D"}
    involvements = [
        {"event_ref": ref, "nominal_id": who, "role": role}
        for ref, victim in roles.items()
        for who, role in ((victim, "victim"), ("x", "suspect"), ("y", "suspect"))
        if (ref, who) != ("4", "y")
    ]
    return world.holds(
        nominals=[
            {"source_id": "s", "nominal_id": who, "date_of_birth": born, "is_identified": True}
            for who, born in people.items()
        ],
        crimes=[
            {
                "source_id": "s",
                "crime_ref": ref,
                "offence_code": code,
                "recorded_on": date(2029, 1, 1),
                "committed_from": datetime(2024, 6, 1, 12),
            }
            for ref, code in classes.items()
        ],
        involvements=[{"source_id": "s", "event_kind": "crime", **row} for row in involvements],
        true_crimes=[expected(ref, "yes") for ref in roles],
        record_flags=[flagged(ref, "no") for ref in roles],
    )


def test_the_naive_rule_wants_two_suspects_and_a_child_on_one_crime(two_on_one_child):
    evaluation = evaluate(two_on_one_child.run, two_on_one_child.truth)
    assert evaluation.score("CSE", TWO_SUSPECTS).n_said == 2


def test_the_stricter_naive_rule_wants_a_sexual_offence_class(two_on_one_child):
    evaluation = evaluate(two_on_one_child.run, two_on_one_child.truth)
    assert evaluation.score("CSE", TWO_SUSPECTS_SEXUAL).n_said == 1


def test_the_naive_rule_says_nothing_of_criminal_exploitation(two_on_one_child):
    evaluation = evaluate(two_on_one_child.run, two_on_one_child.truth)
    with pytest.raises(KeyError):
        evaluation.score("CCE", TWO_SUSPECTS)
