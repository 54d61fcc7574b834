"""Scenarios: situations from case work, where people are named, unnamed, few or ruled out."""

TWO_CRIMES = """
    crime_ref | committed_from
    K1        | 2025-03-01T20:00:00
    K2        | 2025-03-22T20:00:00
"""
HANDLE = """
    object_id | kind   | identifier
    O1        | handle | discord:drmilo
"""
CAR = """
    object_id | kind    | identifier
    O1        | vehicle | QK19 ZZA
"""
USED_IN_BOTH = """
    object_id | target_kind | target_ref | relation
    O1        | crime       | K1         | used_in
    O1        | crime       | K2         | used_in
"""
GIFTS = """
    record | concept_id    | about
    K1     | exchange.gift | C1
    K2     | exchange.gift | C2
"""


def test_two_women_and_a_man_one_asks_her_over_and_one_takes_the_money(spec):
    """Nobody has to abuse the child to be counted, and women are counted as men are."""
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
        """,
        nominals="""
            nominal_id | sex | is_identified
            S1         | M   | true
            S2         | F   | true
            S3         | F   | true
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | other
            K1     | S3         | other
        """,
        mentions="""
            record | concept_id              | who | about
            K1     | facilitation.introduces | S2  | C1
            K1     | gain.payment            | S3  | C1
        """,
        networks="""
            members    | found | people | of | roles
            S1, S2, S3 | one   | 3      | S3 | takes_payment
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
        """,
    )


def test_two_brothers_with_a_child_each_are_one_network(spec):
    """Family in force within two years of both is a tie, though no record has the two together."""
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
            nominal_id_a | nominal_id_b | kind
            S1           | S2           | sibling
        """,
        mentions=GIFTS,
        networks="""
            members | found | crimes | children
            S1, S2  | one   | 2      | C1 known_victim, C2 known_victim
        """,
    )


def test_a_network_known_from_intelligence_alone_leaves_out_whom_a_false_report_names(spec):
    spec(
        involvements="""
            record | nominal_id | role
            I1     | S1         | subject
            I1     | C1         | child_of_concern
            I2     | S2         | subject
            I2     | S1         | person_of_concern
            I2     | C1         | child_of_concern
            I3     | S3         | subject
            I3     | S1         | person_of_concern
            I3     | C1         | child_of_concern
        """,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-01-17T21:00:00 | B
            I2        | 2025-01-26T22:00:00 | C
            I3        | 2025-02-01T22:00:00 | E
        """,
        mentions="""
            record          | concept_id              | who | about
            intelligence/I1 | abuse.sexual            | S1  | C1
            intelligence/I1 | exchange.substances     | S1  | C1
            intelligence/I2 | facilitation.transports | S2  | C1
            intelligence/I3 | gain.payment            | S3  | C1
        """,
        networks="""
            members | found | people | crimes | children           | partner only
            S1, S2  | one   | 2      | 0      | C1 suspected_victim | no
        """,
    )


def test_two_accounts_of_one_server_are_two_people_who_acted_together(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | is_online
            K1        | 86           | 2025-04-01T18:00:00 | true
        """,
        nominals="""
            nominal_id | is_identified
            U1         | false
            U2         | false
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | U1         | suspect
            K1     | U2         | suspect
        """,
        mentions="""
            record | concept_id           | about
            K1     | abuse.images         | C1
            K1     | exchange.gift        | C1
            K1     | control.age_gap      | C1
            K1     | control.manipulation | C1
        """,
        networks="""
            members | found | people | identified
            U1, U2  | one   | 2      | 0
        """,
    )


def test_an_account_of_two_unnamed_people_that_reaches_another_child_is_theirs(spec):
    """Whoever used it the second time is one of the two, or shares it with them: tied either way."""
    spec(
        crimes=TWO_CRIMES,
        nominals="""
            nominal_id | is_identified
            U1         | false
            U2         | false
            U3         | false
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | U1         | suspect
            K1     | U2         | suspect
            K2     | C2         | victim
            K2     | U3         | suspect
        """,
        mentions=GIFTS
        + """
            K2     | control.age_gap      | C2
            K2     | control.manipulation | C2
        """,
        objects=HANDLE,
        object_links=USED_IN_BOTH,
        criteria="""
            record | criterion | outcome | count
            K2     | N1        | met     | 2 to 3
            K2     | N2        | met     |
        """,
        findings="""
            record | definition              | outcome
            K2     | organised-network-iicsa | met
            K2     | group-csae-cocad        | not_met
        """,
    )


def test_an_unnamed_man_in_the_car_of_a_named_one_may_be_him(spec):
    spec(
        crimes=TWO_CRIMES,
        nominals="""
            nominal_id | sex | is_identified
            S1         | M   | true
            U1         | M   | false
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | U1         | suspect
        """,
        mentions=GIFTS,
        objects=CAR,
        object_links=USED_IN_BOTH,
        criteria="""
            record | criterion | outcome   | count
            K1     | N1        | not_known | 1 to 2
            K2     | N1        | not_known | 1 to 2
            K2     | N2        | not_known |
        """,
        networks="""
            members | found
            S1, U1  | none
        """,
    )


def test_an_unnamed_woman_in_the_car_of_a_named_man_is_another(spec):
    spec(
        crimes=TWO_CRIMES,
        nominals="""
            nominal_id | sex | is_identified
            S1         | M   | true
            U1         | F   | false
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | U1         | suspect
        """,
        mentions=GIFTS,
        objects=CAR,
        object_links=USED_IN_BOTH,
        criteria="""
            record | criterion | outcome | count
            K2     | N1        | met     | 2
        """,
    )


def test_the_childs_own_number_on_two_records_says_nothing_of_an_unnamed_man(spec):
    spec(
        crimes=TWO_CRIMES,
        nominals="""
            nominal_id | is_identified
            S1         | true
            U1         | false
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | U1         | suspect
        """,
        mentions=GIFTS,
        objects="""
            object_id | kind  | identifier
            O1        | phone | 07700 900123
        """,
        object_links=USED_IN_BOTH + "            O1 | nominal | C1 | user\n",
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
            K2     | N1        | not_met | 1
        """,
    )


def test_the_station_where_an_unnamed_man_was_says_nothing_of_who_he_is(spec):
    spec(
        crimes=TWO_CRIMES,
        nominals="""
            nominal_id | is_identified
            S1         | true
            U1         | false
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | U1         | suspect
        """,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier          | postcode
            O1        | premises | Ashgate Bus Station | QX8 1HH
        """,
        object_links=USED_IN_BOTH,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
            K2     | N1        | not_met | 1
        """,
    )


def test_an_account_withdrawn_is_no_evidence_against_it(spec):
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
        mentions="""
            record | concept_id           | who | about
            K1     | exchange.substances  | S1  | C1
            K1     | disclosure.made      |     | C1
            K1     | disclosure.withdrawn |     | C1
        """,
        networks="""
            members | found | people
            S1, S2  | one   | 2
        """,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | met
            K1     | organised-network-iicsa | met
        """,
    )


def test_a_man_ruled_out_of_one_crime_and_suspected_of_another_is_joined_by_neither(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
        """,
        mentions="""
            record | concept_id      | who | about | assertion
            K1     | exchange.gift   | S1  | C1    | affirmed
            K1     | ref.person_name | S2  |       | negated
            K2     | exchange.gift   | S2  | C2    | affirmed
        """,
        networks="""
            members | found
            S1, S2  | none
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
            K2     | N1        | not_met | 1
        """,
    )


def test_two_drivers_of_a_small_firm_with_a_complaint_each_are_a_network_of_partner_data(spec):
    """Working in one small place at the same time is a tie; no police record is needed."""
    spec(
        involvements="""
            record  | nominal_id | role
            care/R1 | S1         | subject
            care/R1 | C1         | child_of_concern
            care/R2 | S2         | subject
            care/R2 | C2         | child_of_concern
        """,
        partner_reports="""
            source_id | report_id | kind                | occurred_on
            care      | R1        | licensing_complaint | 2025-04-04
            care      | R2        | licensing_complaint | 2025-06-11
        """,
        objects="""
            object_id | kind     | identifier | postcode
            O1        | premises | Comet Cars | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on
            O1        | nominal     | S1         | works_at | 2022-01-01
            O1        | nominal     | S2         | works_at | 2023-01-01
        """,
        mentions="""
            record  | concept_id         | who | about
            care/R1 | abuse.sexual       | S1  | C1
            care/R1 | exchange.transport | S1  | C1
            care/R2 | abuse.sexual       | S2  | C2
            care/R2 | exchange.transport | S2  | C2
        """,
        networks="""
            members | found | people | crimes | partner only
            S1, S2  | one   | 2      | 0      | yes
        """,
    )
