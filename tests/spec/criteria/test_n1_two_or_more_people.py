"""N1: two or more distinct perpetrators or facilitators, identified or not, as an interval."""

PAIR = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
"""
CRIME = """
    crime_ref | offence_code | committed_from
    K1        | 22B          | 2025-03-01T20:00:00
"""


def test_two_records_of_one_person_are_one_suspect(spec):
    """People are counted, not records."""
    spec(
        nominals="""
            nominal_id | date_of_birth | person
            C1         | 2011-03-02    |
            S1         | 1980-01-01    | S1
            S2         | 1980-01-01    | S1
        """,
        crimes=CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
        criteria="""
            record | criterion | definition              | outcome | count
            K1     | N1        | organised-network-iicsa | not_met | 1
            K1     | N1        | two-suspect-screen      | not_met | 1
        """,
    )


def test_a_lone_identified_suspect_is_one(spec):
    spec(
        crimes=CRIME,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
        """,
    )


def test_a_suspect_and_two_others_are_three(spec):
    """A count in the text counts everyone of concern, named ones included."""
    spec(
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id     | count
            K1     | people.several | 3-3
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | met     | 3
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | N1        | K1       | for
        """,
    )


def test_a_group_without_a_number_is_three_or_more(spec):
    spec(
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id     | count
            K1     | people.several | 3-
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | met     | 3 to more
        """,
    )


def test_there_may_have_been_others_leaves_the_number_open(spec):
    spec(
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id     | count | assertion
            K1     | people.several | 2-3   | possible
        """,
        criteria="""
            record | criterion | outcome   | count
            K1     | N1        | not_known | 1 to 3
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_known
        """,
        questions="""
            record | definition              | asks
            K1     | organised-network-iicsa | How many people took part
        """,
    )


def test_nobody_recorded_leaves_the_number_open(spec):
    spec(
        crimes=CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
        """,
        criteria="""
            record | criterion | outcome
            K1     | N1        | not_known
        """,
    )


def test_a_facilitator_elsewhere_counts_for_the_network_and_not_for_the_screen(spec):
    spec(
        crimes=CRIME,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-04-01T20:00:00 | B
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | S1         | person_of_concern
            I1     | H1         | facilitator
        """,
        mentions="""
            record | concept_id             | who
            I1     | facilitation.arranges  | H1
        """,
        criteria="""
            record | criterion | definition              | outcome | count
            K1     | N1        | organised-network-iicsa | met     | 2
            K1     | N1        | two-suspect-screen      | not_met | 1
        """,
    )


def test_a_recorded_suspect_counts_whatever_the_part(spec):
    spec(
        crimes=CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | H1         | suspect
        """,
        mentions="""
            record | concept_id              | who
            K1     | facilitation.transports | H1
        """,
        criteria="""
            record | criterion | definition         | outcome | count
            K1     | N1        | two-suspect-screen | met     | 2
        """,
    )


def test_witnesses_reporters_and_professionals_are_nobody_of_concern(spec):
    spec(
        crimes=CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | W1         | witness
            K1     | W2         | reporter
            K1     | W3         | professional
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
        """,
    )


def test_a_person_on_intelligence_graded_e_only_is_not_counted(spec):
    spec(
        crimes=CRIME,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-03-01T20:00:00 | E
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | S1         | person_of_concern
            I1     | S2         | person_of_concern
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
        """,
    )
