"""X1: an imbalance of power. England reads age as power; see the definition's readings."""

PAIR = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
"""
ASSAULT = """
    crime_ref | offence_code | committed_from
    K1        | 20A          | 2025-03-01T20:00:00
"""


def test_five_years_or_more_is_an_imbalance(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2008-01-10
            S1         | 2003-01-10
        """,
        crimes=ASSAULT,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | met
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | X1        | K1       | for
        """,
    )


def test_an_adult_and_a_child_under_16_is_an_imbalance(spec):
    """Whatever the years between them."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2009-06-01
            S1         | 2006-12-01
        """,
        crimes=ASSAULT,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | met
        """,
    )


def test_an_adult_of_19_and_a_child_of_16_leave_it_open(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2008-06-01
            S1         | 2005-12-01
        """,
        crimes=ASSAULT,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | not_known
        """,
        questions="""
            record | definition  | asks
            K1     | cse-england | What power did anyone have over the child
        """,
    )


def test_children_less_than_two_years_apart_have_none(spec):
    """Where no other imbalance is recorded."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-06-01
            S1         | 2008-07-01
        """,
        crimes=ASSAULT,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | not_met
        """,
        findings="""
            record | definition  | outcome
            K1     | cse-england | not_met
            K1     | cse-wales   | not_known
        """,
    )


def test_children_two_years_apart_or_more_leave_it_open(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-06-01
            S1         | 2008-05-01
        """,
        crimes=ASSAULT,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | not_known
        """,
    )


def test_a_threat_between_children_of_one_age_is_an_imbalance(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-06-01
            S1         | 2010-07-01
        """,
        crimes=ASSAULT,
        involvements=PAIR,
        mentions="""
            record | concept_id     | who | about
            K1     | control.threat | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X1        | met
        """,
    )


def test_a_position_of_trust_is_an_imbalance(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2008-01-01
            S1         | 2005-12-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 73           | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | met
        """,
    )


def test_a_recorded_disability_of_the_child_is_an_imbalance(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth | disability
            C1         | 2010-06-01    | learning disability
            S1         | 2010-07-01    |
        """,
        crimes=ASSAULT,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | met
        """,
    )


def test_a_suspect_of_unknown_age_leaves_it_open(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-06-01
            S1         |
        """,
        crimes=ASSAULT,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | not_known
        """,
    )


def test_where_there_is_no_sexual_element_it_does_not_arise(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-06-01
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 49           | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X1        | not_met
            K1     | X2        | not_met
            K1     | X3a       | not_met
            K1     | X3b       | not_met
            K1     | X3w       | not_met
        """,
    )


def test_men_of_whom_only_the_text_tells_are_adults(spec):
    """Nobody is recorded but the child; the text says that men did it."""
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 20A          | 2025-03-01T20:00:00 | Two men gave her cider in the park.
            K2        | 20A          | 2025-06-01T20:00:00 | Two lads gave her cider in the park.
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K2     | C2         | victim
        """,
        mentions="""
            record | concept_id          | count
            K1     | people.several      | 2-2
            K1     | exchange.substances |
            K2     | exchange.substances |
        """,
        criteria="""
            record | criterion | outcome
            K1     | X1        | met
            K1     | X2        | met
            K2     | X1        | not_known
        """,
    )
