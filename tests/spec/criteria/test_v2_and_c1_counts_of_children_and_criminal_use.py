"""V2: how many children one person abused. C1: the child is used for crime by others."""

TWO_CRIMES = """
    crime_ref | offence_code | committed_from
    K1        | 22B          | 2025-03-01T20:00:00
    K2        | 22B          | 2024-06-01T20:00:00
"""


def test_two_children_of_one_abuser_on_two_crimes_are_two(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | V2        | met     | 2
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | V2        | K2       | for
        """,
    )


def test_two_records_of_one_child_are_one_child(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth | person
            C1         | 2011-03-02    | C1
            C2         | 2011-03-02    | C1
        """,
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | V2        | not_met | 1
        """,
    )


def test_the_children_of_two_members_are_not_pooled(spec):
    """Each abuser is counted alone, whoever else is in the network."""
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
        """,
        associations="""
            nominal_id_a | nominal_id_b | kind   | from_on
            S1           | S2           | friend | 2020-01-01
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | V2        | not_met | 1
        """,
    )


def test_a_child_only_seen_with_the_abuser_leaves_the_upper_bound_open(spec):
    spec(
        crimes=TWO_CRIMES,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-04-01T20:00:00 | B
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | C2         | child_of_concern
            I1     | S1         | person_of_concern
        """,
        criteria="""
            record | criterion | outcome   | count
            K1     | V2        | not_known | 1 to more
        """,
        findings="""
            record | definition    | outcome
            K1     | complex-abuse | not_known
        """,
    )


def test_he_finds_girls_leaves_the_upper_bound_open(spec):
    spec(
        crimes=TWO_CRIMES,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-04-01T20:00:00 | B
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id              | who
            I1     | facilitation.introduces | S1
        """,
        criteria="""
            record | criterion | outcome   | count
            K1     | V2        | not_known | 1 to more
        """,
    )


def test_an_abuser_nobody_identified_may_have_others(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | U1         | suspect
        """,
        criteria="""
            record | criterion | outcome   | count
            K1     | V2        | not_known | 1 to more
        """,
    )


def test_c1_is_met_where_the_text_says_so(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 92A          | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | suspect
        """,
        mentions="""
            record | concept_id            | about
            K1     | criminal.county_lines | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | C1        | met
        """,
        flags="""
            record | flag | recorded | proposed | change
            K1     | CCE  | no       | yes      | add
        """,
    )


def test_c1_silence_is_not_met(spec):
    """A child and an adult on a drugs record say nothing of it."""
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 92A          | 2025-03-01T20:00:00 | Cannabis was found in the car.
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | suspect
            K1     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome
            K1     | C1        | not_met
        """,
    )


def test_c1_possible_is_not_known(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 92A          | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | suspect
        """,
        mentions="""
            record | concept_id     | about | assertion
            K1     | criminal.other | C1    | possible
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
