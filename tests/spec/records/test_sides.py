"""Each person on a record stands on the child's side, is of concern, or is neither."""

from support.world import world


def sides(made, ref):
    return dict(
        made.rows(f"select nominal_id, side from event_people where event_id like '%/{ref}'")
    )


def test_a_role_puts_people_on_a_side_whatever_their_age():
    made = world(
        until="records",
        crimes="crime_ref\nK1",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | C2         | suspect
            K1     | S1         | driver
            K1     | S2         | professional
            K1     | S3         | witness
            K1     | S4         | associate
        """,
    )
    assert sides(made, "K1") == {
        "C1": "child",
        "C2": "concern",
        "S1": "concern",
        "S2": "neutral",
        "S3": "neutral",
        "S4": "neutral",
    }


def test_an_associate_named_in_the_text_as_hosting_is_of_concern():
    made = world(
        until="records",
        intelligence="report_id\nI1",
        involvements="""
            record | nominal_id | role
            I1     | C1         | child_of_concern
            I1     | S1         | associate
            I1     | S2         | associate
            I1     | S3         | professional
        """,
        mentions="""
            record | concept_id             | who | assertion
            I1     | facilitation.premises  | S1  |
            I1     | facilitation.transports| S2  | possible
            I1     | facilitation.transports| S3  |
        """,
    )
    assert sides(made, "I1") == {
        "C1": "child",
        "S1": "concern",
        "S2": "neutral",
        "S3": "neutral",
    }
    assert made.rows(
        "select text_roles, possible_roles from event_people where nominal_id = 'S2'"
    ) == [([], ["transports"])]


def test_what_is_denied_feared_past_or_about_others_gives_no_role():
    made = world(
        until="records",
        intelligence="report_id\nI1",
        involvements="""
            record | nominal_id | role
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id              | who | assertion
            I1     | facilitation.premises   | S1  | negated
            I1     | facilitation.introduces | S1  | hypothetical
            I1     | facilitation.transports | S1  | historical
            I1     | gain.payment            | S1  | other_person
            I1     | exchange.gift           | S1  | affirmed
        """,
    )
    assert made.value("select text_roles from event_people") == ["direct"]


def test_a_subject_is_what_age_and_record_say():
    made = world(
        until="records",
        nominals="""
            nominal_id | date_of_birth
            X1         | -
            X2         | -
        """,
        intelligence="report_id\nI1\nI2",
        partner_reports="""
            source_id | report_id
            care      | P1
        """,
        involvements="""
            record              | nominal_id | role
            I1                  | C1         | subject
            I1                  | S1         | subject
            I2                  | X1         | subject
            I2                  | X2         | subject
            care/partner_report/P1 | S9      | subject
            care/partner_report/P1 | C9      | subject
        """,
        mentions="""
            record | concept_id   | who | about
            I2     | abuse.sexual | X1  | X2
        """,
    )
    assert sides(made, "I1") == {"C1": "child", "S1": "concern"}
    assert sides(made, "I2") == {"X1": "concern", "X2": "child"}
    assert sides(made, "P1") == {"S9": "neutral", "C9": "child"}


def test_a_missing_child_found_with_a_friend_and_a_man_and_her_father():
    made = world(
        until="records",
        missing_episodes="""
            episode_id | nominal_id
            M1         | C1
        """,
        involvements="""
            record | nominal_id | role
            M1     | C2         | found_with
            M1     | S1         | found_with
            M1     | S2         | found_with
        """,
        associations="""
            nominal_id_a | nominal_id_b | kind
            S2           | C1           | parent_child
        """,
    )
    assert sides(made, "M1") == {"C1": "child", "C2": "child", "S1": "concern", "S2": "neutral"}


def test_an_adult_reporting_what_happened_in_childhood_was_a_child():
    made = world(
        until="records",
        nominals="""
            nominal_id | date_of_birth
            C1         | 1990-01-20
        """,
        crimes="""
            crime_ref | committed_from      | reported_at
            K1        | 2004-06-01T00:00:00 | 2025-11-03T00:00:00
            K2        |                     | 2025-11-03T00:00:00
            K3        | 2010-06-01T00:00:00 | 2025-11-03T00:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K2     | C1         | victim
            K3     | C1         | victim
        """,
    )
    assert dict(made.rows("select split_part(event_id, '/', 3), is_child from event_people")) == {
        "K1": "yes",
        "K2": "unknown",
        "K3": "no",
    }


def test_a_range_across_the_eighteenth_birthday_holds_a_time_as_a_child():
    made = world(
        until="records",
        nominals="""
            nominal_id | date_of_birth
            C1         | 2007-06-15
        """,
        crimes="""
            crime_ref | committed_from      | committed_to
            K1        | 2025-06-01T00:00:00 | 2025-07-31T00:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
        """,
    )
    assert made.rows("select is_child, age_low, age_high from event_people") == [("yes", 17, 18)]


def test_birth_dates_that_disagree_about_it_leave_it_unknown():
    made = world(
        until="records",
        nominals="""
            nominal_id | date_of_birth | person
            C1         | 2006-01-01    | one
            C2         | 2009-01-01    | one
        """,
        crimes="""
            crime_ref | committed_from
            K1        | 2025-06-01T12:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
        """,
    )
    assert made.value("select is_child from event_people") == "unknown"


def test_an_age_on_the_nominal_counts_where_there_is_no_birth_date():
    made = world(
        until="records",
        nominals="""
            nominal_id | date_of_birth | age_from | age_to
            C1         | -             | 14       | 15
            U1         | -             | 30       | 40
            U2         | -             | 16       | 20
        """,
        crimes="""
            crime_ref | committed_from
            K1        | 2025-06-01T12:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | U1         | suspect
            K1     | U2         | suspect
        """,
    )
    assert dict(made.rows("select nominal_id, is_child from event_people")) == {
        "C1": "yes",
        "U1": "no",
        "U2": "unknown",
    }


def test_somebody_ruled_out_is_ruled_out_on_the_record_and_on_what_it_is_about():
    made = world(
        until="records",
        crimes="crime_ref\nK1\nK2",
        partner_reports="""
            report_id | related_event_kind | related_event_ref
            P1        | crime              | K1
        """,
        involvements="""
            record | nominal_id | role
            K1     | S1         | suspect
            K2     | S1         | suspect
            P1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id      | who | assertion
            P1     | ref.person_name | S1  | negated
        """,
    )
    assert made.values("select event_id from event_people where is_eliminated") == [
        "north/crime/K1",
        "north/partner_report/P1",
    ]
