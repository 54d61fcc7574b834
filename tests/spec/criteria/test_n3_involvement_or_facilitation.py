"""N3: each of the people counted has a part; N4, N5, O1 and S1 are shown beside it."""

CRIME = """
    crime_ref | offence_code | committed_from      | location_type
    K1        | 22B          | 2025-03-01T20:00:00 | hotel
"""
TWO = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K1     | S2         | suspect
"""


def test_two_suspects_have_a_part(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        criteria="""
            record | criterion | outcome | because
            K1     | N3        | met     | direct
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | N3        | K1       | for
        """,
    )


def test_whom_a_hotel_names_in_a_makesafe_call_had_to_do_with_the_room(spec):
    spec(
        crimes=CRIME,
        partner_reports="""
            source_id | report_id | kind          | occurred_on
            care      | P1        | makesafe_call | 2025-03-01
        """,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            care/P1 | S2         | person_of_concern
        """,
        objects="""
            source_id | object_id | kind    | identifier
            north     | O1        | vehicle | QK19 ZZB
            care      | O1        | vehicle | QK19 ZZB
        """,
        object_links="""
            source_id | object_id | target_kind | target_ref | relation | from_on    | to_on
            north     | O1        | crime       | K1         | used_in  |            |
            care      | O1        | nominal     | S2         | user     | 2025-02-01 | 2025-04-01
        """,
        criteria="""
            record | criterion | outcome | because
            K1     | N3        | met     | other facilitation
        """,
    )


def test_somebody_merely_found_with_the_child_has_none_yet(spec):
    spec(
        missing_episodes="""
            episode_id | nominal_id | missing_from_at     | found_at            | rhi_text
            M1         | C1         | 2025-03-01T20:00:00 | 2025-03-02T02:00:00 | the child was met by an officer
        """,
        involvements="""
            record | nominal_id | role
            M1     | S1         | found_with
            M1     | S2         | found_with
        """,
        mentions="""
            record | concept_id          | assertion
            M1     | abuse.sexual        | possible
        """,
        criteria="""
            record             | criterion | outcome
            missing_episode/M1 | N3        | not_known
        """,
    )


def test_the_one_to_whom_another_brought_the_child_has_a_part(spec):
    spec(
        partner_reports="""
            source_id | report_id | kind     | occurred_on | text
            care      | P1        | referral | 2025-03-01  | one passed the child to the other
        """,
        involvements="""
            record  | nominal_id | role
            care/P1 | C1         | child_of_concern
            care/P1 | S1         | person_of_concern
            care/P1 | S2         | person_of_concern
        """,
        mentions="""
            record  | concept_id              | who | about
            care/P1 | facilitation.introduces | S1  | C1
        """,
        criteria="""
            record                 | criterion | outcome | because
            care/partner_report/P1 | N3        | met     | direct
        """,
    )


def test_nobody_of_concern_leaves_it_open(spec):
    spec(
        crimes=CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
        """,
        criteria="""
            record | criterion | outcome
            K1     | N3        | not_known
        """,
    )


def test_n4_says_how_far_it_is_established_and_decides_nothing(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | outcome_code
            K1        | 22B          | 2025-03-01T20:00:00 | 1
            K2        | 22B          | 2024-03-01T20:00:00 | 18
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
        """,
        criteria="""
            record | criterion | outcome | because
            K1     | N4        | met     | charged
            K2     | N4        | met     | alleged
        """,
    )


def test_n5_shows_a_child_who_may_have_been_made_to_take_part(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2011-03-02
            R1         | 2008-01-01
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 22B          | 2025-02-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | R1         | suspect
            K2     | R1         | victim
            K2     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome | because
            K1     | N5        | met     | review
        """,
    )


def test_o1_is_shown_and_never_a_condition(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        markers="""
            record | code
            K1     | OCG
        """,
        criteria="""
            record | criterion | outcome
            K1     | O1        | met
        """,
    )


def test_s1_may_hold_several_settings(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        mentions="""
            record | concept_id
            K1     | abuse.online
        """,
        criteria="""
            record | criterion | outcome | because
            K1     | S1        | met     | community, online
        """,
    )


def test_s1_of_children_of_one_age_is_peer(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-06-01
            S1         | 2010-07-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from      | location_type
            K1        | 22B          | 2025-03-01T20:00:00 | school
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome | because
            K1     | S1        | met     | peer
        """,
    )
