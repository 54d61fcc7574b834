"""The whole evaluation: what is missing is said, and every page carries the same figures."""

from __future__ import annotations

import json

import pytest

from accord.errors import NotFound
from accord.evaluation import evaluate
from accord.evaluation.identity import PAIRS


def test_missing_tables_are_said_and_never_raise(bare_world, resolved):
    ours, true = resolved(("p", "A"))
    bare_world.holds(person_nominals=ours, true_persons=true)
    evaluation = evaluate(bare_world.run, bare_world.truth)
    assert evaluation.score(PAIRS).n_said == 0
    fairness, flags, networks = evaluation.skipped
    assert "fairness" in fairness
    assert flags.startswith("flags: not evaluated, for want of record_flags")
    assert networks.startswith("networks: not evaluated, for want of networks")
    assert flags in evaluation.as_text() and flags in evaluation.as_markdown()


def test_a_folder_that_is_not_there_is_named_without_its_path(tmp_path):
    with pytest.raises(NotFound, match="no folder nowhere") as error:
        evaluate(tmp_path / "nowhere", tmp_path)
    assert str(tmp_path) not in str(error.value)


def test_text_markdown_and_json_carry_the_same_figures(world, resolved):
    ours, true = resolved(("p", "A"), ("p", "A"), ("p", "B"))
    world.holds(person_nominals=ours, true_persons=true)
    evaluation = evaluate(world.run, world.truth)
    (score,) = [s for s in json.loads(evaluation.to_json())["scores"] if s["part"] == "identity"][
        :1
    ]
    assert score["precision"] == pytest.approx(1 / 3)
    assert "0.333" in evaluation.as_text()
    assert "| 0.333 |" in evaluation.as_markdown()


def test_the_same_folders_give_the_same_text(world):
    first = evaluate(world.run, world.truth)
    assert first.to_json() == evaluate(world.run, world.truth).to_json()


def test_an_empty_world_has_no_rates_and_no_errors(world):
    evaluation = evaluate(world.run, world.truth)
    assert all(score.precision is None for score in evaluation.scores)
    assert evaluation.skipped == ()


def test_the_summary_has_every_whole_figure_and_no_split(world, resolved):
    ours, true = resolved(("p", "A"), ("p", "A"), ("p", "B"), name_group="welsh")
    world.holds(person_nominals=ours, true_persons=true)
    evaluation = evaluate(world.run, world.truth)
    assert "welsh" in evaluation.as_text()
    assert "welsh" not in evaluation.as_summary()
    assert PAIRS in evaluation.as_summary()
    assert "people with a twin" in evaluation.as_summary()


def test_scenarios_without_a_mistake_are_counted_and_left_out_of_the_page(world):
    crimes = [("1", "well read", "yes"), ("2", "badly read", "no")]
    others = {f"expected_{flag}": "no" for flag in ("group_cse", "csa", "cce")}
    world.holds(
        true_crimes=[
            {"source_id": "s", "crime_ref": ref, "scenario": kind, "expected_cse": "yes", **others}
            for ref, kind, _ in crimes
        ],
        record_flags=[
            {"source_id": "s", "crime_ref": ref, "flag": "CSE", "recorded": False}
            | {"proposed": said, "change": "none"}
            for ref, _, said in crimes
        ],
    )
    evaluation = evaluate(world.run, world.truth)
    text = evaluation.as_text()
    assert "badly read" in text
    assert "well read" not in text
    assert "1 of 2 have no mistake" in text
    assert "well read" in evaluation.to_json()
