"""The rules as they run in SQL, against the same rules in Python."""

import itertools
import random

import pytest

from accord.definitions.answers import Answer
from accord.definitions.criteria import CRITERIA
from accord.definitions.definition import published, resolved
from accord.definitions.evaluate import rule_sql
from accord.definitions.questions import ask_sql, question_sql
from accord.definitions.rule import Criterion, evaluate
from accord.engine import open_engine

AMONG = {d.id: d for d in published()}


@pytest.fixture(scope="module")
def engine():
    engine = open_engine(threads=1)
    yield engine
    engine.close()


def _python(definition, answers, nation):
    def leaf(part):
        if isinstance(part, Criterion):
            return answers[part.key]
        if part.nation not in (None, nation):
            return Answer.NOT_MET
        return evaluate(AMONG[part.definition].rule, leaf)

    return evaluate(definition.rule, leaf)


def _worlds(definition, n=60):
    keys = resolved(definition, AMONG)
    chance = random.Random(definition.id)
    every = list(itertools.product(Answer, repeat=len(keys))) if len(keys) < 5 else []
    for answers in every or [[chance.choice(list(Answer)) for _ in keys] for _ in range(n)]:
        yield dict(zip(keys, answers, strict=True)), chance.choice(["england", "wales"])


def _sql_row(answers, nation):
    values = {c.column: answers.get(c.key, Answer.NOT_MET).value for c in CRITERIA.values()}
    return ", ".join([f"{v} as {k}" for k, v in values.items()] + [f"'{nation}' as nation"])


@pytest.mark.parametrize("definition", published(), ids=lambda d: d.id)
def test_sql_says_what_the_rule_says(engine, definition):
    worlds = list(_worlds(definition))
    rows = " union all ".join(
        f"select {n} as n, {_sql_row(a, nation)}" for n, (a, nation) in enumerate(worlds)
    )
    found = engine.rows(f"select {rule_sql(definition, AMONG)} from ({rows}) order by n")
    assert [v for (v,) in found] == [_python(definition, a, nation).value for a, nation in worlds]


@pytest.mark.parametrize("definition", published(), ids=lambda d: d.id)
def test_only_questions_that_could_change_the_answer_are_asked(engine, definition):
    worlds = list(_worlds(definition))
    rows = " union all ".join(
        f"select {n} as n, {_sql_row(a, nation)}" for n, (a, nation) in enumerate(worlds)
    )
    asked_of = engine.rows(
        f"select {question_sql(definition, AMONG)}, {ask_sql(definition, AMONG)} "
        f"from ({rows}) order by n"
    )
    for (answers, nation), (question, ask) in zip(worlds, asked_of, strict=True):
        if _python(definition, answers, nation) is not Answer.NOT_KNOWN:
            continue
        assert bool(question) == bool(ask)
        for key, answer in answers.items():
            asked = CRITERIA[key].question in question
            if asked and answer is not Answer.NOT_KNOWN:
                assert any(
                    CRITERIA[k].question == CRITERIA[key].question
                    for k, a in answers.items()
                    if a is Answer.NOT_KNOWN
                )
            elif asked:
                assert _can_matter(definition, answers, nation, key)


def _can_matter(definition, answers, nation, key):
    """Whether some way of settling what is open makes this answer count."""
    opened = [k for k, a in answers.items() if a is Answer.NOT_KNOWN and k != key]
    settled = (Answer.MET, Answer.NOT_MET)
    for values in itertools.product(settled, repeat=min(len(opened), 10)):
        world = {**answers, **dict(zip(opened, values, strict=False))}
        outcomes = {_python(definition, {**world, key: a}, nation) for a in settled}
        if len(outcomes) > 1:
            return True
    return False
