"""Pathway, sequence, cascade and trend of a small world, counted on one's fingers."""

from __future__ import annotations

from textwrap import dedent

import pytest

from accord.documents import Figure, Notice, Paragraph
from accord.profile.build import build
from support.profiled import WORLD, inputs, publish_area


def more(name: str, rows: str) -> str:
    """A table of the small area with rows after its own."""
    return f"{dedent(WORLD[name]).rstrip()}\n{dedent(rows).strip()}\n"


# C1: known to care on 20 January as harmed, on K1 from 10 February; a suspect of a theft in June.
# C2: a suspect of a theft in January, harmed on K2 from 5 March; referred as trafficked in June.
# C6: harmed on K8 at 17; a suspect only once grown up.
ADDED = {
    "sources": more(
        "sources",
        """
        biz   | business      | E23-north
        youth | youth_justice | E23-north
        nrm   | home_office   | E23-north
        """,
    ),
    "crimes": more(
        "crimes",
        """
        K6 | 49  | 2025-01-15 | 2025-01-14T10:00:00 | | retail
        K7 | 49  | 2025-06-02 | 2025-06-01T10:00:00 | | retail
        K8 | 22B | 2025-03-10 | 2025-03-09T10:00:00 | | hotel
        K9 | 49  | 2025-10-02 | 2025-10-01T10:00:00 | | retail
        """,
    ),
    "nominals": more(
        "nominals",
        """
        north | C6 | C6 | | 2007-04-01
        youth | C1 | C1 | | 2011-03-02
        nrm   | C2 | C2 | | 2011-03-02
        """,
    ),
    "involvements": more(
        "involvements",
        """
        K6                      | C2 | suspect
        K7                      | C1 | suspect
        K8                      | C6 | victim
        K8                      | S5 | suspect
        K9                      | C6 | suspect
        youth/partner_report/Y1 | C1 | subject
        nrm/partner_report/N1   | C2 | subject
        """,
    ),
    "mentions": more("mentions", "K8 | exchange.gift | S5 | C6"),
    # B1 names the hotel and K1; B2 has an outcome in words; B3 nothing; B4 was before the hotel
    # was trained; B5 is tied to the taxi firm by a row, and an intelligence report is of its source.
    "partner_reports": """
        source_id | report_id | kind                       | received_at         | occurred_on | factors  | outcome | location_text | related_event_kind | related_event_ref | related_source_id | provenance_root
        care      | R1        | assessment                 | 2025-01-20T09:00:00 | 2025-01-20  | 11A; 10A |
        care      | R2        | assessment                 | 2025-04-01T09:00:00 | 2025-04-01  | 11A      |
        school    | E1        | attendance_concern         | 2025-02-01T09:00:00 | 2025-02-01  |          |
        clinic    | H1        | ed_attendance              | 2025-02-02T09:00:00 | 2025-02-02  |          |
        homes     | O1        | housing_report             | 2025-02-03T09:00:00 | 2025-02-03  |          |
        project   | P1        | partner_information_report | 2025-02-04T09:00:00 | 2025-02-04  |          |
        youth     | Y1        | youth_justice_contact      | 2025-07-01T09:00:00 | 2025-07-01  |          |
        nrm       | N1        | nrm                        | 2025-06-01T09:00:00 | 2025-06-01  |          |
        biz       | B1        | makesafe_call              | 2025-03-01T09:00:00 | 2025-03-01  |          |         | grand hotel   | crime              | K1                | north             |
        biz       | B2        | makesafe_call              | 2025-04-01T09:00:00 | 2025-04-01  |          | advice  |
        biz       | B3        | makesafe_call              | 2025-04-02T09:00:00 | 2025-04-02  |          |
        biz       | B4        | makesafe_call              | 2025-01-10T09:00:00 | 2025-01-10  |          |         | Grand Hotel   |
        biz       | B5        | makesafe_call              | 2025-05-01T09:00:00 | 2025-05-01  |          |         |               |                    |                   |                   | root-5
        """,
    "intelligence": """
        report_id | reported_at         | provenance_root
        I5        | 2025-05-02T09:00:00 | root-5
        """,
    # A1 counts for C1; A3 was before anybody reported C2; A4 on K1 names C2, so it is not C1's.
    "actions": """
        record | action_id | kind                | done_on    | who
        K1     | A1        | strategy_discussion | 2025-02-11 |
        K1     | A2        | arrest              | 2025-02-20 |
        K2     | A3        | strategy_discussion | 2025-03-01 |
        K1     | A4        | section_47          | 2025-02-15 | C2
        K1     | A5        | charge              | 2025-03-10 |
        """,
    "care_status": """
        source_id | nominal_id | status        | from_on
        care      | C1         | child_in_need | 2024-12-01
        """,
    "objects": """
        source_id | object_id | kind     | identifier
        biz       | O1        | premises | Grand Hotel
        biz       | O2        | premises | Ace Cars
        biz       | O3        | premises | Corner Shop
        """,
    "object_links": """
        record                | object_id | relation
        biz/partner_report/B5 | O2        | used_in
        """,
    "training_events": """
        source_id | event_id | kind          | sector | held_on    | object_id
        biz       | T1       | training      | hotel  | 2025-02-01 | O1
        biz       | T2       | training      | taxi   | 2024-06-01 | O2
        biz       | T3       | training      | retail | 2025-03-01 | O3
        biz       | T4       | test_purchase | retail | 2025-03-02 | O3
        """,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    store = tmp_path_factory.mktemp("pathways")
    publish_area(store, **ADDED)
    return build(inputs(store))


BY_HAND = [
    ("children-by-first-report-and-strategy", (), 3),
    ("children-by-first-report-and-strategy", ("social_care", "yes"), 1),
    ("children-by-first-report-and-strategy", ("police", "none"), 2),
    ("children-by-strategy-and-enquiry", ("yes", "none"), 1),
    ("children-by-strategy-and-enquiry", ("", "yes"), 0),
    ("children-by-enquiry-and-plan", ("none", "other_plan"), 1),
    ("children-by-enquiry-and-plan", ("none", "none"), 2),
    ("children-by-plan-and-nrm", ("other_plan", "none"), 1),
    ("children-by-plan-and-nrm", ("none", "yes"), 1),
    ("children-by-plan-and-nrm", ("none", "none"), 1),
    ("children-by-protective-steps", ("strategy_meeting",), 1),
    ("children-by-protective-steps", ("nrm",), 1),
    ("children-by-protective-steps", ("none",), 1),
    ("children-by-sequence", (), 2),
    ("children-by-sequence", ("harmed", "justice"), 1),
    ("children-by-sequence", ("suspect", "referred"), 1),
    ("children-by-treatment-as-suspect", ("yes",), 2),
    ("children-by-treatment-as-suspect", ("no",), 1),
    ("business-calls-by-what-followed", (), 5),
    ("business-calls-by-what-followed", ("any",), 3),
    ("business-calls-by-what-followed", ("record",), 2),
    ("business-calls-by-what-followed", ("acted",), 1),
    ("business-calls-by-what-followed", ("nothing",), 2),
    ("businesses-trained-by-calls", (), 3),
    ("businesses-trained-by-calls", ("any_call",), 2),
    ("businesses-trained-by-calls", ("acted",), 1),
    ("businesses-trained-by-calls", ("silent",), 1),
    ("training-by-sector", ("", "training"), 2),
    ("crimes-online-by-quarter", ("2025-01 to 2025-03", "yes"), 1),
    ("crimes-online-by-quarter", ("2025-01 to 2025-03", "no"), 2),
    ("crimes-online-by-quarter", ("2024-04 to 2024-06", "no"), 1),
    ("crimes-online-by-quarter", ("2024-01-01/2024-12-31", "yes"), 0),
]


@pytest.mark.parametrize(("query", "key", "count"), BY_HAND)
def test_a_passage_counted_by_hand_is_the_figure_of_the_profile(made, query, key, count):
    assert made.material.facts.number(query, *key).value == count


def _figure(made, number) -> Figure:
    return next(f for f in made.document.figures if f.number == number)


def _rows(made, number):
    return next(t for t in made.document.tables if t.number == number).rows


def test_the_pathway_names_every_passage_that_somebody_took(made):
    said = _figure(made, "F23").alternative
    assert (
        "First report by: children's social care to Strategy discussion or meeting: held 1" in said
    )
    assert "Plan or status: none recorded to National Referral Mechanism: referred 1" in said
    assert " 0" not in said


def test_the_table_of_the_pathway_has_each_state_and_each_passage(made):
    rows = {row[:2]: row[2:] for row in _rows(made, "T23c")}
    assert rows["First report by: police", "all of these"] == (2, "67%")
    passage = ("First report by: police", "Strategy discussion or meeting: none recorded")
    assert rows[passage] == (2, "100%")
    assert rows["National Referral Mechanism: referred", "all of these"] == (1, "33%")


def test_the_sequence_says_what_came_first_and_what_followed(made):
    section = next(s for s in made.document.sections if s.number == "20")
    told = [p.text for p in section.parts if isinstance(p, Paragraph)]
    assert any(t.startswith("For 1 child the first report of harm is older") for t in told)
    said = _figure(made, "F20").alternative
    assert "Recorded first: as a suspect to What followed: a National Referral" in said


def test_each_childs_days_stand_in_a_lane_of_its_own_and_in_the_table(made):
    rows = _rows(made, "T20b")
    first = ("20 January 2025", "2 June 2025", "1 July 2025", "none recorded")
    second = ("5 March 2025", "15 January 2025", "none recorded", "1 June 2025")
    assert {row[1:] for row in rows} == {first, second}
    said = _figure(made, "F20a").alternative
    assert "first report of harm 20 January 2025, first record as a suspect 2 June 2025" in said


def test_the_steps_from_training_to_action_name_their_units(made):
    rows = [row[1:] for row in _rows(made, "T22d")]
    assert rows[0] == ("event", 2, "[z]")
    assert rows[1:4] == [
        ("business", 3, "[z]"),
        ("business", 2, "67%"),
        ("business", 1, "50%"),
    ]
    assert [row[:2] for row in rows[4:]] == [("call", n) for n in (5, 3, 2, 1)]


def test_the_trend_of_online_has_a_line_for_each_answer(made):
    said = _figure(made, "F16").alternative
    assert "online element, January to March 2025 1" in said
    assert "no online element, April to June 2024 1" in said


def test_the_pyramid_has_both_sexes_and_every_age_between(made):
    said = _figure(made, "F9").alternative
    # C1, C2 and C6 were 13, 12 and 17 when they were first recorded.
    for part in (
        "female, 13 to 15 1",
        "female, 10 to 12 1",
        "female, 16 or 17 1",
        "male, under 10 0",
    ):
        assert part in said


def test_a_step_that_nobody_delivered_is_no_stage_and_is_named(restricted):
    facts = restricted.material.facts
    assert facts.has("children-by-first-report-and-strategy")
    assert not facts.has("children-by-strategy-and-enquiry")
    notes = next(t for t in restricted.document.tables if t.number == "T23c").notes
    assert any(
        "no source of it was delivered: section 47 enquiry, plan or status" in n for n in notes
    )


@pytest.mark.parametrize(
    ("section", "what"),
    [
        ("16", "platforms, whether first contact was online"),
        ("20", "custody, strip searches"),
        ("22", "what was done at once about a call"),
        ("23", "initial child protection conferences"),
    ],
)
def test_what_no_table_can_carry_is_named_with_who_holds_it(made, section, what):
    held = next(s for s in made.document.sections if s.number == section)
    notice = next(p for p in held.parts if isinstance(p, Notice) and what in p.heading)
    assert "Held by" in notice.text and "How to ask" in notice.text
