"""Records of four kinds stand on one timeline, with what is known of each."""

from datetime import datetime

from support.world import world


def test_every_record_is_an_event_and_what_is_not_stated_stays_empty():
    made = world(
        until="records",
        crimes="""
            crime_ref | committed_from      | committed_to
            K1        | 2025-03-01T20:00:00 | 2025-03-01T22:00:00
            K2        |                     |
        """,
        intelligence="""
            report_id | event_from
            I1        |
        """,
        missing_episodes="""
            episode_id | nominal_id | missing_from_at     | found_at
            M1         | C1         | 2025-03-01T18:00:00 | 2025-03-02T06:00:00
        """,
        partner_reports="""
            source_id | report_id | occurred_on
            care      | P1        | 2025-03-01
        """,
    )
    times = {
        ref: (start, end)
        for ref, start, end in made.rows("select event_ref, starts_at, ends_at from events")
    }
    assert times["K1"] == (datetime(2025, 3, 1, 20), datetime(2025, 3, 1, 22))
    assert times["K2"] == times["I1"] == (None, None)
    assert times["M1"] == (datetime(2025, 3, 1, 18), datetime(2025, 3, 2, 6))
    # A day lasts until it ends.
    assert times["P1"] == (datetime(2025, 3, 1), datetime(2025, 3, 1, 23, 59, 59))


def test_the_nation_is_that_of_the_force_or_the_authority():
    made = world(
        until="records",
        sources="""
            source_id | sector               | force_code | la_code
            north     | police               | E23000901  |
            west      | police               | W15000901  |
            cardis    | children_social_care |            | W06000901
        """,
        intelligence="""
            source_id | report_id
            north     | I1
            west      | I2
        """,
        partner_reports="""
            source_id | report_id
            cardis    | P1
        """,
    )
    assert dict(made.rows("select event_ref, nation from events")) == {
        "I1": "england",
        "I2": "wales",
        "P1": "wales",
    }


def test_suspected_false_intelligence_is_discounted_and_a_cleared_flag_does_not_stand():
    made = world(
        until="records",
        intelligence="""
            report_id | information_grade
            I1        | E
            I2        | B
        """,
        markers="""
            record | code | set_on     | cleared_on
            I1     | CSE  | 2025-01-01 |
            I2     | CSE  | 2025-01-01 | 2025-02-01
            I2     | CSA  | 2025-01-01 |
        """,
    )
    rows = made.rows("select event_ref, is_discounted, markers from events order by event_ref")
    assert rows == [("I1", True, ["CSE"]), ("I2", False, ["CSA"])]


def test_two_words_are_no_particulars_to_judge_by():
    made = world(
        until="records",
        crimes="""
            crime_ref | mo_text
            K1        | see log
            K2        | he gave her a phone
            K3        |
        """,
    )
    assert made.values("select event_ref from events where has_text") == ["K2"]


def test_a_report_about_another_sources_record_names_it():
    made = world(
        until="records",
        crimes="crime_ref\nK1",
        partner_reports="""
            source_id | report_id | related_source_id | related_event_kind | related_event_ref
            care      | P1        | north             | crime              | K1
        """,
    )
    assert made.value("select related_event_id from events where event_ref = 'P1'") == (
        "north/crime/K1"
    )
