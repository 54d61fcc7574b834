"""The queries themselves: named, said in a sentence, and sayable to another engine."""

import pytest
import sqlglot

from accord.definitions import as_before
from accord.definitions.definition import published
from accord.definitions.evaluate import criterion_steps, network_steps, outcome_steps
from accord.definitions.facts import BEFORE_TEXTS
from accord.definitions.named_children import NAMES_BEFORE_TEXTS
from accord.definitions.results import result_steps

STEPS = [
    *BEFORE_TEXTS,
    *NAMES_BEFORE_TEXTS,
    *criterion_steps(),
    *network_steps(published()),
    as_before.ASKED_ALL,
    *outcome_steps(published()),
    *result_steps(published()),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda s: s.name)
def test_every_query_can_be_said_in_the_other_engines_words(step):
    (said,) = sqlglot.transpile(
        step.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    assert said


def test_every_query_says_in_words_what_it_makes():
    assert all(step.says[0].isupper() and not step.says.endswith("\n") for step in STEPS)
