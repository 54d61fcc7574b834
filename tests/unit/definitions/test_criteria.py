"""What every criterion has to have, and what it answers where nothing is recorded."""

import pytest

from accord.definitions.answers import Answer
from accord.definitions.criteria import CRITERIA
from accord.errors import UserFacingError
from support.judged_world import judged


@pytest.mark.parametrize("criterion", CRITERIA.values(), ids=lambda c: c.key)
def test_every_criterion_says_what_it_means_and_how_it_could_be_settled(criterion):
    assert criterion.says.endswith(".")
    assert criterion.question.endswith("?")
    assert criterion.needs and criterion.ask and criterion.citation
    assert bool(criterion.reading) == bool(criterion.reading_says)


@pytest.fixture(scope="module")
def silent():
    """One crime of which nothing but its place in the list is known."""
    engine = judged(
        {
            "events": """
                event_id    | source_id | event_kind | event_ref | has_text
                n/crime/K1  | n         | crime      | K1        | false
            """,
            "candidates": """
                candidate_kind | candidate_id
                crime          | n/K1
            """,
            "candidate_records": """
                candidate_kind | candidate_id | event_id   | scope
                crime          | n/K1         | n/crime/K1 | own
            """,
        }
    )
    yield engine
    engine.close()


@pytest.mark.parametrize("criterion", CRITERIA.values(), ids=lambda c: c.key)
def test_silence_is_answered_as_declared(silent, criterion):
    rows = silent.rows(f"select outcome from answer_{criterion.column}")
    assert rows == [(criterion.on_silence.word,)]


def test_no_criterion_is_met_where_nothing_is_recorded():
    assert all(c.on_silence is not Answer.MET for c in CRITERIA.values())


def test_no_definition_is_met_where_nothing_is_recorded(silent):
    assert silent.rows("select count(*) from findings where outcome = 'met'") == [(0,)]


def test_empty_tables_give_empty_findings():
    engine = judged({})
    for table in ("findings", "criterion_results", "evidence", "candidate_settings"):
        assert engine.rows(f"select count(*) from {table}") == [(0,)]
    engine.close()


def test_a_question_asked_twice_is_refused_before_its_answers_multiply():
    with pytest.raises(UserFacingError, match="candidates: 1 more rows than keys"):
        judged(
            {
                "candidates": """
                    candidate_kind | candidate_id | network_id
                    crime          | n/K1         | one
                    crime          | n/K1         | other
                """,
            }
        )
