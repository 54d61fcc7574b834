"""Figures by sex, care and what is recorded, and the gaps between a group and everybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accord.evaluation import Evaluation, Score, Share, evaluate
from accord.evaluation.fairness import BEHIND, CARE, RECORDED, SEX, gaps, unfair
from accord.evaluation.figures import ACCORD
from accord.evaluation.identity import NAME_GROUP, PAIRS


def test_pairs_are_counted_by_sex_care_and_what_is_recorded(world, resolved):
    # True: A has two nominals, B has two. Ours: A is whole, B is in two.
    ours, true = resolved(("p", "A"), ("p", "A"), ("q", "B"), ("r", "B"))
    nominals = [
        {**{k: row[k] for k in ("source_id", "nominal_id")}, "forename": "F", "surname": "S"}
        for row in ours
    ]
    for row in nominals[:2]:
        row |= {"sex": "F", "date_of_birth": date(2010, 5, 4), "postcode": "X"}
    for row in nominals[2:]:
        row |= {"sex": "M"}
    care = [
        {
            "source_id": "s",
            "nominal_id": nominals[3]["nominal_id"],
            "status": "looked_after",
            "from_on": date(2024, 1, 1),
        }
    ]
    world.holds(person_nominals=ours, true_persons=true, nominals=nominals, care_status=care)
    evaluation = evaluate(world.run, world.truth)
    assert evaluation.score(PAIRS, split=SEX, value="female").recall == 1
    assert evaluation.score(PAIRS, split=SEX, value="male").recall == 0
    assert evaluation.score(PAIRS, split=CARE, value="looked after").n_true == 1
    assert evaluation.score(PAIRS, split=CARE, value="never looked after").recall == 1
    full = evaluation.score(PAIRS, split=RECORDED, value="4 name, birth date and more")
    assert (full.n_right, full.n_said, full.n_true) == (1, 1, 1)
    assert evaluation.share(BEHIND, split=SEX, value="male").n == 1
    assert "Where linkage serves a group less well" in evaluation.as_markdown()


def figures(right: int, true: int, n_people: int) -> Evaluation:
    """One group with those figures beside a thousand people of whom 980 in 1,000 are found."""
    scores = (
        Score("identity", PAIRS, ACCORD, SEX, "female", right, right, true),
        Score("identity", PAIRS, ACCORD, SEX, "male", 980, 980, 1_000),
    )
    shares = (
        Share("fairness", BEHIND, SEX, "female", n_people, n_people + 1_000),
        Share("fairness", BEHIND, SEX, "male", 1_000, n_people + 1_000),
    )
    return Evaluation(scores, shares)


@pytest.mark.parametrize(
    ("right", "true", "n_people", "is_unfair"),
    [
        (475, 500, 500, True),  # 3 points short, of many
        (485, 500, 500, False),  # 1 point short
        (19, 20, 20, False),  # 3 points short, of few: one person
        (10, 20, 20, True),  # half, of few: beyond doubt
        (500, 500, 500, False),
    ],
)
def test_a_gap_of_more_than_two_points_is_too_wide_where_figures_allow_to_say_so(
    right, true, n_people, is_unfair
):
    found = [gap for gap in unfair(figures(right, true, n_people)) if gap.value == "female"]
    assert bool(found) == is_unfair
    for gap in gaps(figures(right, true, n_people)):
        assert gap.low <= gap.gap <= gap.high


def test_a_gap_to_a_handful_of_others_is_not_judged_by_its_size():
    found = figures(485, 500, 500)
    shares = tuple(
        replace(share, n=10) if share.value == "male" and share.about == BEHIND else share
        for share in found.shares
    )
    scores = tuple(
        replace(score, n_right=20, n_said=20, n_true=20) if score.value == "male" else score
        for score in found.scores
    )
    assert [gap.value for gap in unfair(replace(found, scores=scores, shares=shares))] == []


def test_naming_customs_are_among_the_groups_whose_gaps_are_judged(world, resolved):
    ours, true = resolved(*((f"p{i // 2}", f"A{i // 2}") for i in range(40)))
    apart = ours[20:]
    for at, row in enumerate(apart):
        row["person_id"] = f"q{at}"
    for at, row in enumerate(true):
        row["name_group"] = "welsh" if at < 20 else "polish"
    nominals = [{k: row[k] for k in ("source_id", "nominal_id")} for row in ours]
    world.holds(person_nominals=ours, true_persons=true, nominals=nominals)
    (gap,) = unfair(evaluate(world.run, world.truth))
    assert (gap.split, gap.value, gap.measure, gap.n_people) == (NAME_GROUP, "polish", "recall", 10)
