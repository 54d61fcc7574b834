"""L1: a listed involvement. M1: a crime by a member of a network, within its time."""

CRIME = """
    crime_ref | offence_code | committed_from
    K1        | 22B          | 2025-03-01T20:00:00
"""
TWO = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K1     | S2         | suspect
"""
# A network of S1 and S2 against C1; then S1 alone against C2, four months later.
NETWORK_AND_ANOTHER_CHILD = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K1     | S2         | suspect
    K2     | C2         | victim
    K2     | S1         | suspect
"""
EXPLOITED = """
    record | concept_id     | who | about
    K1     | exchange.money | S1  | C1
"""


def test_introducing_the_child_to_others_is_a_listed_involvement(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        mentions="""
            record | concept_id              | who | about
            K1     | facilitation.introduces | S2  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | L1        | met
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
            K1     | cse-england             | not_known
        """,
    )


def test_silence_about_involvements_is_not_met(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        criteria="""
            record | criterion | outcome
            K1     | L1        | not_met
        """,
    )


def test_a_possible_involvement_leaves_it_open(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        mentions="""
            record | concept_id              | assertion
            K1     | facilitation.transports | possible
        """,
        criteria="""
            record | criterion | outcome
            K1     | L1        | not_known
        """,
    )


def test_a_members_crime_against_another_child_takes_the_networks_criteria(spec):
    """Within the network's time: an exchange nobody excludes is the network's."""
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 22B          | 2025-07-01T20:00:00
        """,
        involvements=NETWORK_AND_ANOTHER_CHILD,
        mentions=EXPLOITED,
        criteria="""
            record | criterion | outcome
            K2     | N1        | met
            K2     | M1        | met
        """,
        findings="""
            record | definition              | outcome
            K2     | organised-network-iicsa | met
            K2     | group-cse-inquiry-draft | met
            K2     | cse-england             | not_known
            K2     | two-suspect-screen      | not_met
        """,
        flags="""
            record | flag      | recorded | proposed  | change
            K2     | GROUP_CSE | no       | yes       | add
            K2     | CSE       | no       | not_known | review
        """,
    )


def test_not_where_the_exchange_is_excluded_in_words(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 22B          | 2025-07-01T20:00:00
        """,
        involvements=NETWORK_AND_ANOTHER_CHILD,
        mentions="""
            record | concept_id     | assertion
            K1     | exchange.money | affirmed
            K2     | exchange.gift  | negated
            K2     | gain.payment   | negated
        """,
        criteria="""
            record | criterion | outcome
            K2     | M1        | not_met
        """,
        findings="""
            record | definition              | outcome
            K2     | organised-network-iicsa | not_met
        """,
    )


def test_not_where_its_own_sexual_element_is_missing(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 22B          | 2025-03-01T20:00:00 |
            K2        | 8N           | 2025-07-01T20:00:00 | The child was pushed in the street.
        """,
        involvements=NETWORK_AND_ANOTHER_CHILD,
        mentions=EXPLOITED,
        findings="""
            record | definition              | outcome
            K2     | organised-network-iicsa | not_met
        """,
    )


def test_not_years_later(spec):
    """Outside that time a crime is judged on its own people."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2011-03-02
            C2         | 2014-03-02
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2021-03-01T20:00:00
            K2        | 22B          | 2025-07-01T20:00:00
        """,
        involvements=NETWORK_AND_ANOTHER_CHILD,
        mentions=EXPLOITED,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
            K2     | organised-network-iicsa | not_met
        """,
    )


def test_not_against_the_victim_as_an_adult(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2006-12-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2024-10-01T20:00:00
            K2        | 20A          | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K2     | C1         | victim
            K2     | S1         | suspect
        """,
        mentions="""
            record | concept_id     | who | about
            K1     | exchange.money | S1  | C1
            K1     | control.threat | S1  | C1
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
            K2     | organised-network-iicsa | not_met
        """,
    )
