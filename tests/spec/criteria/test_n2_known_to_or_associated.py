"""N2: a recorded tie between at least two of the people counted."""

TWO_CRIMES = """
    crime_ref | offence_code | committed_from
    K1        | 22B          | 2025-03-01T20:00:00
    K2        | 22B          | 2025-06-01T20:00:00
"""
ONE_CHILD_TWO_SUSPECTS = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K2     | C1         | victim
    K2     | S2         | suspect
"""


def test_acting_on_one_occasion_is_a_tie(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | met
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | N2        | K1       | for
        """,
    )


def test_sharing_a_child_alone_is_not(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=ONE_CHILD_TWO_SUSPECTS,
        criteria="""
            record | criterion | outcome | because
            K1     | N2        | not_met | review
        """,
    )


def test_a_friendship_in_force_is_a_tie(spec):
    """It rests on the records on which the two appear."""
    spec(
        crimes=TWO_CRIMES,
        involvements=ONE_CHILD_TWO_SUSPECTS,
        associations="""
            nominal_id_a | nominal_id_b | kind   | from_on
            S1           | S2           | friend | 2024-01-01
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | met
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | N2        | K2       | for
        """,
    )


def test_a_friendship_that_ended_years_before_is_none(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=ONE_CHILD_TWO_SUSPECTS,
        associations="""
            nominal_id_a | nominal_id_b | kind   | from_on    | to_on
            S1           | S2           | friend | 2010-01-01 | 2015-01-01
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | not_met
        """,
    )


def test_one_school_leaves_it_open(spec):
    """With the question who introduced them."""
    spec(
        crimes=TWO_CRIMES,
        involvements=ONE_CHILD_TWO_SUSPECTS,
        associations="""
            nominal_id_a | nominal_id_b | kind   | from_on
            S1           | S2           | school | 2005-09-01
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | not_known
        """,
        questions="""
            record | definition              | asks
            K1     | organised-network-iicsa | who introduced them
        """,
    )


def test_an_arrest_together_for_something_unrelated_leaves_it_open(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 22B          | 2025-06-01T20:00:00
            K3        | 49           | 2025-04-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S2         | suspect
            K3     | S1         | suspect
            K3     | S2         | suspect
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | not_known
        """,
    )


def test_one_person_has_nobody_to_be_tied_to(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | not_met
        """,
    )


def test_a_tie_to_a_child_who_may_be_a_member_ties_nobody(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2011-03-02
            R1         | 2008-01-01
            S1         | 1980-01-01
        """,
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | R1         | suspect
            K2     | R1         | victim
            K2     | S1         | suspect
        """,
        associations="""
            nominal_id_a | nominal_id_b | kind   | from_on
            S1           | R1           | friend | 2024-01-01
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | not_met
        """,
    )
