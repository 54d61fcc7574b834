"""The shipped model is whole: every level says what it means, and its figures can be true."""

from __future__ import annotations

import pytest

from accord.linkage.guards import GUARDS
from accord.linkage.model import shipped_model

COMPARISONS = shipped_model().comparisons


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.column)
def test_the_chances_of_a_comparison_add_up_to_no_more_than_certainty(comparison):
    spoken = [level for level in comparison.levels if not level.is_empty]
    assert 0.9 <= sum(level.m for level in spoken) <= 1.1
    assert sum(level.u for level in spoken) <= 1.1


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.column)
def test_missing_is_the_first_level_and_weighs_nothing(comparison):
    assert [level.name for level in comparison.levels if level.is_empty] == ["empty"]
    assert comparison.levels[0].weight == 0


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.column)
def test_the_last_level_takes_all_that_is_left(comparison):
    assert [level.when for level in comparison.levels].index(None) == len(comparison.levels) - 1


def test_levels_have_names_and_words_of_their_own():
    for comparison in COMPARISONS:
        names = [level.name for level in comparison.levels]
        assert len(set(names)) == len(names)
        assert len({level.says for level in comparison.levels}) == len(names)


def test_guards_speak_only_of_levels_that_exist():
    known = {
        f"{comparison.column}_is": {level.name for level in comparison.levels}
        for comparison in COMPARISONS
    }
    for guard in GUARDS:
        for column, levels in known.items():
            for clause in guard.when.split(f"{column} in (")[1:]:
                named = {name.strip(" '") for name in clause.split(")")[0].split(",")}
                assert named <= levels, guard.name


def test_a_match_is_rarer_beforehand_in_a_bigger_file():
    model = shipped_model()
    assert model.prior(10) == model.prior(1_900)
    assert model.prior(1_000_000) < model.prior(60_000) < model.prior(10)


def test_a_few_more_nominals_do_not_change_what_is_expected():
    assert shipped_model().prior(60_000) == shipped_model().prior(60_500)
