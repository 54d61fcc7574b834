"""X2: coercion, manipulation or deception, including grooming contact and threats."""

UNDER_16 = """
    nominal_id | date_of_birth
    C1         | 2011-03-02
    S1         | 1980-01-01
"""
PAIR = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
"""
CRIME = """
    crime_ref | offence_code | committed_from
    K1        | 20A          | 2025-03-01T20:00:00
"""


def test_a_threat_meets_it(spec):
    spec(
        nominals=UNDER_16,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id     | who | about
            K1     | control.threat | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X2        | met
        """,
    )


def test_the_offence_of_grooming_meets_it(spec):
    spec(
        nominals=UNDER_16,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 88A          | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X2        | met
        """,
    )


def test_in_england_something_given_by_an_adult_outside_the_family_is_the_manipulation(spec):
    """To a child under 16, in a sexual context; an unrecorded relationship counts as outside."""
    spec(
        nominals=UNDER_16,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X2        | met
        """,
        findings="""
            record | definition  | outcome
            K1     | cse-england | met
        """,
    )


def test_from_a_relative_it_is_not(spec):
    spec(
        nominals=UNDER_16,
        crimes=CRIME,
        involvements=PAIR,
        associations="""
            nominal_id_a | nominal_id_b | kind
            C1           | S1           | other_family
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X2        | not_known
        """,
    )


def test_to_a_child_of_16_it_is_not(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2008-12-02
            S1         | 1980-01-01
        """,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X2        | not_known
        """,
    )


def test_from_another_child_it_is_not(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2011-03-02
            S1         | 2010-01-01
        """,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X2        | not_known
        """,
    )


def test_not_described_is_not_known(spec):
    spec(
        nominals=UNDER_16,
        crimes=CRIME,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | X2        | not_known
        """,
    )


def test_ruled_out_in_words_is_not_met(spec):
    """A stranger, and nothing said, offered or taken."""
    spec(
        nominals=UNDER_16,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id           | assertion
            K1     | control.manipulation | negated
            K1     | exchange.gift        | negated
            K1     | gain.payment         | negated
        """,
        criteria="""
            record | criterion | outcome
            K1     | X2        | not_met
            K1     | X3a       | not_met
            K1     | X3b       | not_met
        """,
        findings="""
            record | definition  | outcome
            K1     | cse-england | not_met
        """,
    )
