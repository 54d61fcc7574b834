"""Scope, silence and counting: which records speak for what, and what is left open."""

CRIME = """
    crime_ref | offence_code | committed_from
    K1        | 22B          | 2025-03-01T20:00:00
"""
PAIR = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    I1     | S1         | person_of_concern
"""
REPORT = """
    report_id | event_from          | information_grade
    I1        | 2025-06-01T20:00:00 | B
"""
NAMED = """
    nominal_id | forename | date_of_birth
    C1         | Tilly    | 2011-03-02
    S1         | Derek    | 1980-01-01
"""


def test_a_first_name_binds_to_the_one_child_of_the_same_person_of_concern(spec):
    """The report has no child on it; its sentence names one whom he is known to have harmed."""
    spec(
        nominals=NAMED,
        crimes=CRIME,
        intelligence="""
            report_id | event_from          | information_grade | text
            I1        | 2025-06-01T20:00:00 | B                 | Seen again. He gave Tilly money.
        """,
        involvements=PAIR,
        mentions="""
            record | concept_id     | start | end
            I1     | exchange.money | 15    | 31
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | met
        """,
        evidence="""
            record | criterion | rests on        | supports
            K1     | X3a       | intelligence/I1 | for
        """,
    )


def test_another_first_name_binds_to_nobody(spec):
    spec(
        nominals=NAMED,
        crimes=CRIME,
        intelligence="""
            report_id | event_from          | information_grade | text
            I1        | 2025-06-01T20:00:00 | B                 | Seen again. He gave Amber money.
        """,
        involvements=PAIR,
        mentions="""
            record | concept_id     | start | end
            I1     | exchange.money | 15    | 31
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | not_known
        """,
    )


def test_a_first_name_that_fits_two_binds_to_nobody(spec):
    spec(
        nominals="""
            nominal_id | forename | date_of_birth
            C1         | Tilly    | 2011-03-02
            C2         | Tilly    | 2010-03-02
            S1         | Derek    | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 22B          | 2024-03-01T20:00:00
        """,
        intelligence="""
            report_id | event_from          | information_grade | text
            I1        | 2025-06-01T20:00:00 | B                 | Seen again. He gave Tilly money.
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S1         | suspect
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id     | start | end
            I1     | exchange.money | 15    | 31
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | not_known
            K2     | X3a       | not_known
        """,
    )


def test_a_return_interview_of_the_same_night_belongs_to_the_occasion(spec):
    """What she told there is judged with the crime."""
    spec(
        crimes=CRIME,
        missing_episodes="""
            source_id | episode_id | nominal_id | missing_from_at     | found_at            | rhi_text
            north     | M1         | C1         | 2025-03-01T18:00:00 | 2025-03-02T01:00:00 | she told the worker
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
        """,
        mentions="""
            record | concept_id          | about
            M1     | exchange.substances | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | met
        """,
        evidence="""
            record | criterion | rests on           | supports
            K1     | X3a       | missing_episode/M1 | for
        """,
    )


def test_every_crime_has_a_finding_of_its_own_for_every_definition(spec):
    """A theft and a crime without people too."""
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 49           | 2025-03-01T20:00:00
            K2        | 20A          |
        """,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | not_met
            K1     | cse-wales               | not_met
            K1     | organised-network-iicsa | not_met
            K1     | group-cse-inquiry-draft | not_met
            K1     | group-csae-cocad        | not_met
            K1     | two-suspect-screen      | not_met
            K1     | complex-abuse           | not_met
            K1     | cce                     | not_met
            K2     | cse-england             | not_known
            K2     | group-csae-cocad        | not_known
            K2     | two-suspect-screen      | not_known
        """,
    )


def test_a_crime_without_people_claims_nothing(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
        """,
        flags="""
            record | flag      | recorded | proposed  | change
            K1     | CSE       | no       | not_known | review
            K1     | GROUP_CSE | no       | not_known | review
            K1     | CSA       | no       | not_known | review
            K1     | CCE       | no       | no        | none
        """,
    )


def test_a_record_that_is_no_crime_is_judged_by_itself(spec):
    """A report about a child is asked every question a crime is."""
    spec(
        intelligence=REPORT,
        involvements="""
            record | nominal_id | role
            I1     | C1         | child_of_concern
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id          | who | about
            I1     | abuse.sexual        | S1  | C1
            I1     | exchange.substances | S1  | C1
        """,
        findings="""
            record          | definition  | outcome
            intelligence/I1 | cse-england | met
        """,
    )


def test_a_network_is_judged_by_one_child_and_not_by_pieces_of_two(spec):
    """One child was threatened by a man near her age; another was given drink by an adult."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            CA         | 2007-12-01
            CB         | 2008-01-01
            SA         | 2005-10-01
            SB         | 2005-11-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
            K2        | 20A          | 2025-04-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | CA         | victim
            K1     | SA         | suspect
            K1     | SB         | suspect
            K2     | CB         | victim
            K2     | SA         | suspect
            K2     | SB         | suspect
        """,
        mentions="""
            record | concept_id           | who | about
            K1     | control.manipulation | SA  | CA
            K2     | exchange.substances  | SA  | CB
        """,
        findings="""
            record        | definition              | outcome
            network of SA | organised-network-iicsa | not_known
        """,
    )
