"""Scenarios: a child used for crime by others, and recorded as the one who did it."""

STOPPED_WITH_DRUGS = """
    crime_ref | offence_code | committed_from      | committed_to        | postcode
    K1        | 92A          | 2025-03-01T20:00:00 | 2025-03-01T21:00:00 | QX8 1HH
"""
CHILD_AND_MAN = """
    record | nominal_id | role
    K1     | C1         | suspect
    K1     | S1         | suspect
"""
CHILD_ALONE = """
    record | nominal_id | role
    K1     | C1         | suspect
"""
REPORT = """
    report_id | reported_at         | event_from
    I1        | 2025-02-10T09:00:00 | 2025-02-08T18:00:00
"""


def test_a_suspect_who_is_a_child_is_nobody_else_than_the_child(spec):
    """The words were taken to be about another person, for the record has her as a suspect."""
    spec(
        crimes=STOPPED_WITH_DRUGS,
        involvements=CHILD_AND_MAN,
        mentions="""
            record | concept_id            | about | assertion
            K1     | criminal.county_lines | C1    | other_person
        """,
        criteria="""
            record | criterion | definition | outcome | because
            K1     | C1        | cce        | met     | is used for crime
            K1     | V1        | cce        | met     | a child first
        """,
        flags="""
            record | flag | recorded | proposed | change
            K1     | CCE  | no       | yes      | add
            K1     | CSE  | no       | no       | none
        """,
    )


def test_a_child_who_sold_for_a_man_is_read_as_used_by_him(spec):
    spec(
        crimes=STOPPED_WITH_DRUGS,
        involvements=CHILD_AND_MAN,
        mentions="""
            record | concept_id            | who | assertion
            K1     | criminal.county_lines | C1  | other_person
        """,
        findings="""
            record | definition | outcome
            K1     | cce        | met
        """,
    )


def test_what_is_said_of_a_grown_man_is_not_said_of_the_child_beside_him(spec):
    """A man of forty who sells for others is an adult, and the child with him is not he."""
    spec(
        crimes=STOPPED_WITH_DRUGS,
        involvements=CHILD_AND_MAN,
        mentions="""
            record | concept_id            | about | assertion
            K1     | criminal.county_lines | S1    | other_person
        """,
        criteria="""
            record | criterion | outcome
            K1     | C1        | not_met
        """,
    )


def test_what_is_said_of_nobody_on_the_record_says_nothing_of_the_child(spec):
    spec(
        crimes=STOPPED_WITH_DRUGS,
        involvements=CHILD_ALONE,
        mentions="""
            record | concept_id            | assertion
            K1     | criminal.county_lines | other_person
        """,
        criteria="""
            record | criterion | outcome
            K1     | C1        | not_met
        """,
    )


def test_a_child_stopped_with_the_man_a_report_says_uses_her_was_used(spec):
    """The same child with the same adult: the report is judged with the crime."""
    spec(
        crimes=STOPPED_WITH_DRUGS,
        intelligence=REPORT,
        involvements=CHILD_AND_MAN
        + """
            I1     | C1         | child_of_concern
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id            | who | about
            I1     | criminal.county_lines | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | C1        | met
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | C1        | I1       | for
        """,
    )


def test_a_report_about_another_man_leaves_the_crime_as_it_is(spec):
    spec(
        crimes=STOPPED_WITH_DRUGS,
        intelligence=REPORT,
        involvements=CHILD_AND_MAN
        + """
            I1     | C1         | child_of_concern
            I1     | S2         | person_of_concern
        """,
        mentions="""
            record | concept_id            | who | about
            I1     | criminal.county_lines | S2  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | C1        | not_met
        """,
    )


def test_what_she_told_when_she_was_found_there_that_night_holds_of_the_crime(spec):
    """One child, one place, one night: one occasion, whoever the record has as the offender."""
    spec(
        crimes=STOPPED_WITH_DRUGS,
        involvements=CHILD_ALONE,
        missing_episodes="""
            episode_id | nominal_id | missing_from_at     | found_at            | found_postcode
            M1         | C1         | 2025-03-01T12:00:00 | 2025-03-01T22:30:00 | QX8 1HH
        """,
        mentions="""
            record             | concept_id            | about
            missing_episode/M1 | criminal.county_lines | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | C1        | met
        """,
    )


def test_an_assessment_of_the_same_child_and_man_raises_the_question(spec):
    """A factor ticked by social care says that there is something to ask, and no more."""
    spec(
        crimes=STOPPED_WITH_DRUGS,
        involvements=CHILD_AND_MAN
        + """
            care/R1 | C1        | child_of_concern
            care/R1 | S1        | person_of_concern
        """,
        partner_reports="""
            source_id | report_id | kind       | occurred_on | factors
            care      | R1        | assessment | 2025-03-20  | 24A
        """,
        nominals="""
            source_id | nominal_id | date_of_birth | person
            north     | C1         | 2011-03-02    | C1
            care      | C1         | 2011-03-02    | C1
            north     | S1         | 1980-01-01    | S1
            care      | S1         | 1980-01-01    | S1
        """,
        criteria="""
            record | criterion | outcome
            K1     | C1        | not_known
        """,
        questions="""
            record | definition | asks
            K1     | cce        | Is the child being used by others
        """,
    )


def test_a_child_who_stole_with_others_is_a_child_and_not_by_that_exploited(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 46           | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | suspect
            K1     | C2         | suspect
        """,
        criteria="""
            record | criterion | definition | outcome | because
            K1     | V1        | cce        | met     | a child first
            K1     | C1        | cce        | not_met |
        """,
    )


def test_a_child_held_with_drugs_is_no_member_of_those_who_abused_her(spec):
    """Suspected beside him of the one crime, harmed by him in the other: never counted to two."""
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 92A          | 2025-03-01T20:00:00
            K2        | 22B          | 2025-03-22T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | suspect
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S1         | suspect
        """,
        mentions="""
            record | concept_id            | who | about
            K1     | criminal.county_lines | S1  | C1
            K2     | exchange.gift         | S1  | C1
        """,
        networks="""
            members | found
            C1, S1  | none
        """,
        criteria="""
            record | criterion | outcome | count
            K2     | N1        | not_met | 1
        """,
        flags="""
            record | flag      | recorded | proposed | change
            K1     | CCE       | no       | yes      | add
            K2     | GROUP_CSE | no       | no       | none
        """,
    )
