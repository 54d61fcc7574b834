"""The language rules are written in."""

import pytest

from accord.definitions.answers import Answer
from accord.definitions.rule import (
    All,
    Any,
    Criterion,
    Holds,
    RuleError,
    as_sql,
    as_words,
    evaluate,
    leaves,
    parse,
)
from accord.engine import open_engine

MET, NOT_MET, NOT_KNOWN = Answer.MET, Answer.NOT_MET, Answer.NOT_KNOWN


def test_and_binds_closer_than_or():
    assert parse("V1 and A1 or C1") == Any(
        (All((Criterion("V1"), Criterion("A1"))), Criterion("C1"))
    )


def test_brackets_change_what_belongs_together():
    assert parse("V1 and (A1 or C1)") == All(
        (Criterion("V1"), Any((Criterion("A1"), Criterion("C1"))))
    )


def test_a_criterion_may_be_named_in_one_of_its_readings():
    assert parse("X1/age-gap") == Criterion("X1/age-gap")


def test_another_definition_may_hold_in_one_nation_only():
    assert parse("cse-wales in wales or cse-england") == Any(
        (Holds("cse-wales", "wales"), Holds("cse-england"))
    )


def test_a_rule_written_out_reads_the_same_again():
    rule = parse("N1 and (cse-wales in wales or (V1 and A1 and L1)) and (X3a or X3b)")
    assert parse(as_words(rule)) == rule


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "ends where"),
        ("V1 and", "ends where"),
        ("and V1", "stands where"),
        ("(V1 or A1", "not closed"),
        ("V1 A1", "does not end"),
        ("V1 & A1", "character"),
        ("cse-wales in scotland", "a nation"),
        ("V1)", "does not end"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(text, fault):
    with pytest.raises(RuleError, match=fault):
        parse(text)


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (MET, MET, MET, MET),
        (MET, NOT_KNOWN, NOT_KNOWN, MET),
        (MET, NOT_MET, NOT_MET, MET),
        (NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN),
        (NOT_KNOWN, NOT_MET, NOT_MET, NOT_KNOWN),
        (NOT_MET, NOT_MET, NOT_MET, NOT_MET),
    ],
)
def test_rules_follow_kleenes_strong_logic_in_python_and_in_sql(one, other, both, either):
    answers = {"V1": one, "A1": other}
    engine = open_engine(threads=1)
    for text, expected in (("V1 and A1", both), ("A1 or V1", either)):
        rule = parse(text)
        assert evaluate(rule, lambda leaf: answers[leaf.key]) is expected
        sql = as_sql(rule, lambda leaf: str(answers[leaf.key].value))
        assert engine.rows(f"select {sql}") == [(expected.value,)]
    engine.close()


def test_the_leaves_come_in_the_order_they_are_named():
    rule = parse("N1 and (cse-england or V1)")
    assert list(leaves(rule)) == [Criterion("N1"), Holds("cse-england"), Criterion("V1")]
