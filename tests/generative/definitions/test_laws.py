"""Laws that hold for any records: order, strangers, and two records of one person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.definitions import stage as definitions
from accord.engine import Work
from accord.flags import stage as flags
from support.world import world

OFFENCES = ("22B", "20A", "49", "92A", "86")
CONCEPTS = (
    "abuse.sexual",
    "exchange.gift",
    "gain.payment",
    "control.threat",
    "facilitation.introduces",
    "people.several",
    "criminal.county_lines",
)
ASSERTIONS = ("affirmed", "affirmed", "negated", "possible", "other_person")
RESULTS = ("findings", "criterion_results", "evidence", "record_flags", "candidate_settings")


@st.composite
def worlds(draw, prefix="", most=4):
    """A few crimes with people and words, drawn at random."""
    crimes, involvements, mentions = [], [], []
    for n in range(draw(st.integers(1, most))):
        ref = f"{prefix}K{n}"
        day = draw(st.integers(1, 28))
        crimes.append(
            {
                "crime_ref": ref,
                "offence_code": draw(st.sampled_from(OFFENCES)),
                "committed_from": f"2025-0{draw(st.integers(1, 9))}-{day:02d}T20:00:00",
            }
        )
        people = [("C", "victim")] + [("S", "suspect")] * draw(st.integers(0, 2))
        for letter, role in people:
            name = f"{letter}{prefix}{draw(st.integers(1, 3))}"
            row = {"record": ref, "nominal_id": name, "role": role}
            if row not in involvements:
                involvements.append(row)
        for _ in range(draw(st.integers(0, 3))):
            mentions.append(
                {
                    "record": ref,
                    "concept_id": draw(st.sampled_from(CONCEPTS)),
                    "assertion": draw(st.sampled_from(ASSERTIONS)),
                    "start": str(10 * len(mentions)),
                    "count": "2-3",
                }
            )
    return {"crimes": crimes, "involvements": involvements, "mentions": mentions}


def _results(tables, order=0):
    made = world(order=order, **{k: [dict(r) for r in v] for k, v in tables.items()})
    definitions.run(Work(made.engine))
    flags.run(Work(made.engine))
    rows = {name: sorted(map(repr, made.engine.rows(f"from {name}"))) for name in RESULTS}
    faults = _faults(made.engine)
    made.engine.close()
    return rows, faults


def _faults(engine):
    """Met criteria that rest on nothing, evidence that points nowhere, keys that are not unique."""
    return {
        "met without evidence": engine.rows(
            """select criterion_id from criterion_results c anti join (
                select distinct finding_id, criterion_id from evidence where supports = 'for') e
                using (finding_id, criterion_id) where outcome = 'met'"""
        ),
        "a record that is not there": engine.rows(
            "select * from evidence anti join events using (source_id, event_kind, event_ref)"
        ),
        "words that do not speak for it": engine.rows(
            """select * from evidence e where "start" is not null and supports = 'for'
            and not exists (select 1 from mentions m where m.source_id = e.source_id
                and m.event_ref = e.event_ref and m."start" = e."start"
                and m.assertion in ('affirmed', 'possible'))"""
        ),
        "two answers of one criterion": engine.rows(
            "select finding_id from criterion_results group by finding_id, criterion_id "
            "having count(*) > 1"
        ),
        "not known without a question": engine.rows(
            "select * from findings where (outcome = 'not_known') <> (question is not null) "
            "or (question is null) <> (ask is null)"
        ),
    }


@settings(max_examples=4)
@given(worlds(), st.integers(1, 5))
def test_row_order_changes_nothing_and_every_answer_has_its_reasons(tables, order):
    straight, faults = _results(tables)
    turned, _ = _results(tables, order)
    assert straight == turned
    assert {k: v for k, v in faults.items() if v} == {}


@settings(max_examples=4)
@given(worlds(), worlds(prefix="Z", most=2))
def test_records_of_strangers_change_no_finding(tables, strangers):
    alone, _ = _results(tables)
    both, _ = _results({k: tables[k] + strangers[k] for k in tables})
    for name in RESULTS:
        assert set(alone[name]) <= set(both[name]), name


@pytest.mark.parametrize("n_suspects", [1, 2])
def test_a_second_record_of_one_person_changes_no_finding(n_suspects):
    one = {
        "nominals": [{"nominal_id": "S1", "person": "S1"}],
        "crimes": [{"crime_ref": "K1", "committed_from": "2025-03-01T20:00:00"}],
        "involvements": [
            {"record": "K1", "nominal_id": "C1", "role": "victim"},
            *({"record": "K1", "nominal_id": f"S{n + 1}", "role": "suspect"}
              for n in range(n_suspects)),
        ],
    }  # fmt: skip
    split = {
        **one,
        "nominals": [*one["nominals"], {"nominal_id": "S9", "person": "S1"}],
        "involvements": [
            *one["involvements"],
            {"record": "K1", "nominal_id": "S9", "role": "suspect"},
        ],
    }
    before, _ = _results(one)
    after, _ = _results(split)
    assert before["findings"] == after["findings"]
    assert before["criterion_results"] == after["criterion_results"]
