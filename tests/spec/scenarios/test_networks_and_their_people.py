"""Scenarios: networks, their people and roles, and the children they are believed to harm."""

ONE_CRIME = """
    crime_ref | committed_from
    K1        | 2025-03-01T20:00:00
"""
TWO_SUSPECTS = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K1     | S2         | suspect
"""
GIFT = """
    record | concept_id    | who | about
    K1     | exchange.gift | S1  | C1
"""


def test_two_men_on_one_crime_with_an_exchange(spec):
    spec(
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        mentions=GIFT,
        networks="""
            members | found | people | identified | crimes | children        | mapped | partner only
            S1, S2  | one   | 2      | 2          | 1      | C1 known_victim | no     | no
        """,
    )


def test_two_men_on_one_crime_with_no_exchange_described_stay_a_finding(spec):
    """They wait for review as not known; the networks table holds what meets the definition."""
    spec(
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        networks="""
            members | found
            S1, S2  | none
        """,
        findings="""
            record        | definition              | outcome
            K1            | organised-network-iicsa | not_known
            K1            | group-csae-cocad        | met
            network of S1 | organised-network-iicsa | not_known
        """,
    )


def test_an_exchange_ruled_out_in_words_makes_no_network(spec):
    spec(
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        mentions="""
            record | concept_id    | assertion
            K1     | exchange.gift | negated
            K1     | gain.payment  | negated
        """,
        networks="""
            members | found
            S1, S2  | none
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_met
            K1     | two-suspect-screen      | met
        """,
    )


def test_a_lender_of_a_flat_on_intelligence_alone_is_a_member(spec):
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | S1         | person_of_concern
            I1     | S2         | person_of_concern
            I1     | C1         | child_of_concern
        """,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-03-12T09:00:00 | B
        """,
        mentions="""
            record | concept_id            | who | about
            I1     | facilitation.premises | S2  | C1
        """,
        networks="""
            members | found | people | of | roles
            S1, S2  | one   | 2      | S2 | provides_property
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
            K1     | group-csae-cocad        | not_met
        """,
    )


def test_whoever_takes_payment_is_a_member_with_that_role(spec):
    spec(
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        nominals="""
            nominal_id | date_of_birth | sex | is_identified
            C1         | 2008-01-15    | F   | true
        """,
        mentions="""
            record | concept_id   | who | about
            K1     | gain.payment | S2  | C1
        """,
        networks="""
            members | found | of | roles
            S1, S2  | one   | S2 | takes_payment
        """,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | not_known
            K1     | organised-network-iicsa | met
        """,
        flags="""
            record | flag      | proposed
            K1     | GROUP_CSE | yes
            K1     | CSE       | not_known
        """,
    )


def test_a_woman_who_brings_girls_is_a_member_who_introduces(spec):
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | other
        """,
        nominals="""
            nominal_id | date_of_birth | sex | is_identified
            S2         | 1991-05-05    | F   | true
        """,
        mentions="""
            record | concept_id              | who | about
            K1     | facilitation.introduces | S2  | C1
        """,
        networks="""
            members | found | of | roles
            S1, S2  | one   | S2 | introduces
        """,
    )


def test_an_unnamed_second_man_is_a_member_and_unidentified(spec):
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | U1         | suspect
        """,
        mentions=GIFT,
        networks="""
            members | found | people | identified | of | roles
            S1, U1  | one   | 2      | 1          | U1 | direct, unidentified
        """,
    )


def test_others_counted_only_in_words_make_the_interval_and_no_member(spec):
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
        """,
        mentions="""
            record | concept_id     | who | about | count
            K1     | exchange.gift  | S1  | C1    |
            K1     | people.several |     |       | 3
        """,
        networks="""
            members | found | people | identified
            S1      | one   | 3      | 1
        """,
    )


def test_two_unknown_men_on_two_crimes_of_one_network_may_be_one(spec):
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-03-22T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | U1         | suspect
            K2     | C2         | victim
            K2     | S1         | suspect
            K2     | U2         | suspect
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            K2     | exchange.gift | S1  | C2
        """,
        networks="""
            members    | found | people | identified | children
            S1, U1, U2 | one   | 2 to 3 | 1          | C1 known_victim, C2 known_victim
        """,
    )


def test_a_man_ruled_out_is_no_member(spec):
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K1     | S3         | suspect
        """,
        mentions="""
            record | concept_id      | who | about | assertion
            K1     | exchange.gift   | S1  | C1    |
            K1     | ref.person_name | S3  |       | negated
        """,
        networks="""
            members | found | people
            S1, S2  | one   | 2
        """,
    )


def test_with_the_second_man_ruled_out_nothing_is_left(spec):
    spec(
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        mentions="""
            record | concept_id      | who | about | assertion
            K1     | exchange.gift   | S1  | C1    |
            K1     | ref.person_name | S2  |       | negated
        """,
        networks="""
            members | found
            S1, S2  | none
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
        """,
    )


def test_children_have_the_standing_of_their_strongest_record_and_are_never_put_together(spec):
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            I1     | S1         | person_of_concern
            I1     | C2         | child_of_concern
            I2     | S2         | person_of_concern
            I2     | C3         | child_of_concern
            I2     | C1         | child_of_concern
        """,
        intelligence="""
            report_id | event_from
            I1        | 2025-03-12T09:00:00
            I2        | 2025-03-14T09:00:00
        """,
        mentions="""
            record | concept_id    | who | about | assertion
            K1     | exchange.gift | S1  | C1    |
            I1     | abuse.sexual  | S1  | C2    |
            I2     | abuse.sexual  | S2  | C3    | possible
        """,
        networks="""
            members | found | children
            S1, S2  | one   | C1 known_victim, C2 suspected_victim, C3 at_risk_concern
        """,
    )


def test_a_girl_who_brings_friends_stands_as_a_child_first(spec):
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            I1     | S1         | person_of_concern
            I1     | C2         | child_of_concern
            I1     | C1         | child_of_concern
        """,
        nominals="""
            nominal_id | date_of_birth | sex | is_identified
            C2         | 2008-02-09    | F   | true
        """,
        intelligence="""
            report_id | event_from
            I1        | 2025-03-12T09:00:00
        """,
        mentions="""
            record | concept_id              | who | about
            K1     | exchange.gift           | S1  | C1
            I1     | abuse.sexual            | S1  | C2
            I1     | facilitation.introduces | C2  | C1
        """,
        networks="""
            members    | found | people | of | roles
            S1, S2, C2 | one   | 2      | C2 | child, victim, introduces
        """,
        criteria="""
            record        | criterion | outcome
            network of S1 | N5        | met
            network of S1 | N1        | met
        """,
    )


def test_one_adult_and_a_girl_who_was_made_to_help_are_no_network(spec):
    """She is left out of the count, and one adult is left."""
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | C2         | suspect
            I1     | S1         | person_of_concern
            I1     | C2         | child_of_concern
        """,
        nominals="""
            nominal_id | date_of_birth | sex | is_identified
            C2         | 2008-02-09    | F   | true
        """,
        intelligence="""
            report_id | event_from
            I1        | 2025-03-12T09:00:00
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            I1     | abuse.sexual  | S1  | C2
        """,
        networks="""
            members | found
            S1, C2  | none
        """,
        criteria="""
            record | criterion | outcome
            K1     | N1        | not_met
            K1     | N5        | met
        """,
    )


def test_a_victim_in_one_crime_and_a_suspect_in_another_joins_nothing_by_that(spec):
    """Roles are never mixed: what she suffered from one man ties him to nobody she harmed with."""
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 46           | 2025-03-22T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | suspect
            K2     | S2         | suspect
        """,
        mentions=GIFT,
        networks="""
            members    | found
            S1, S2, C1 | none
        """,
        ties="""
            one | other | strength
            S1  | S2    | no tie
        """,
    )


def test_one_man_and_many_children_are_no_network(spec):
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-03-22T20:00:00
            K3        | 2025-04-10T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S1         | suspect
            K3     | C3         | victim
            K3     | S1         | suspect
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            K2     | exchange.gift | S1  | C2
            K3     | exchange.gift | S1  | C3
        """,
        networks="""
            members | found
            S1      | none
        """,
        findings="""
            record | definition              | outcome
            K1     | complex-abuse           | met
            K1     | organised-network-iicsa | not_met
        """,
    )


def test_two_networks_that_harm_one_child_stay_two(spec):
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-08-22T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K2     | C1         | victim
            K2     | S3         | suspect
            K2     | S4         | suspect
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            K2     | exchange.gift | S3  | C1
        """,
        networks="""
            members | found | children
            S1, S2  | one   | C1 known_victim
            S3, S4  | one   | C1 known_victim
        """,
    )


def test_members_are_found_along_a_chain_of_ties(spec):
    """Nobody has to know everybody."""
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-03-22T20:00:00
            K3        | 2025-04-10T20:00:00
            K4        | 2025-04-18T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
            K3     | C3         | victim
            K3     | S3         | suspect
            K4     | C4         | victim
            K4     | S4         | suspect
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            K2     | exchange.gift | S2  | C2
            K3     | exchange.gift | S3  | C3
            K4     | exchange.gift | S4  | C4
        """,
        associations="""
            nominal_id_a | nominal_id_b | kind        | from_on
            S1           | S2           | friend      | 2024-01-01
            S2           | S3           | co_resident | 2024-01-01
            S4           | S3           | sibling     |
        """,
        networks="""
            members        | found | people | crimes
            S1, S2, S3, S4 | one   | 4      | 4
        """,
    )


def test_a_friend_with_no_part_towards_a_child_is_no_member(spec):
    """An association alone brings nobody in."""
    spec(
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        mentions=GIFT,
        associations="""
            nominal_id_a | nominal_id_b | kind         | from_on
            S1           | S3           | friend       | 2020-01-01
            S2           | S4           | other_family |
        """,
        networks="""
            members | found | people
            S1, S2  | one   | 2
        """,
    )


def test_what_partners_alone_know_is_said_to_rest_on_partner_data_only(spec):
    spec(
        partner_reports="""
            source_id | report_id | kind     | occurred_on
            care      | P1        | referral | 2025-03-09
        """,
        involvements="""
            record  | nominal_id | role
            care/P1 | C1         | child_of_concern
            care/P1 | S1         | person_of_concern
            care/P1 | S2         | person_of_concern
        """,
        mentions="""
            record  | concept_id    | who | about
            care/P1 | abuse.sexual  | S1  | C1
            care/P1 | abuse.sexual  | S2  | C1
            care/P1 | exchange.gift | S1  | C1
        """,
        networks="""
            members | found | partner only | crimes | sectors              | children
            S1, S2  | one   | yes          | 0      | children_social_care | C1 suspected_victim
        """,
    )


def test_three_reports_of_one_original_source_are_one(spec):
    """Repetition is no corroboration."""
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            I1      | S1         | person_of_concern
            I1      | S2         | facilitator
            I1      | C1         | child_of_concern
            I2      | S1         | person_of_concern
            I2      | S2         | facilitator
            I2      | C1         | child_of_concern
            care/P1 | S1         | person_of_concern
            care/P1 | S2         | facilitator
            care/P1 | C1         | child_of_concern
        """,
        intelligence="""
            report_id | event_from          | provenance_root
            I1        | 2025-03-12T09:00:00 | R1
            I2        | 2025-03-13T09:00:00 | R1
        """,
        partner_reports="""
            source_id | report_id | kind     | occurred_on | provenance_root
            care      | P1        | referral | 2025-03-13  | R1
        """,
        mentions="""
            record  | concept_id              | who | about
            I1      | facilitation.transports | S2  | C1
            I2      | facilitation.transports | S2  | C1
            care/P1 | facilitation.transports | S2  | C1
        """,
        networks="""
            members | found | sources
            S1, S2  | one   | 2
        """,
        criteria="""
            record | criterion | outcome | because
            K1     | N2        | met     | one original source
        """,
    )


def test_two_reports_of_two_sources_are_two(spec):
    spec(
        crimes=ONE_CRIME,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            I1      | S1         | person_of_concern
            I1      | S2         | facilitator
            I1      | C1         | child_of_concern
            I2      | S1         | person_of_concern
            I2      | S2         | facilitator
            I2      | C1         | child_of_concern
        """,
        intelligence="""
            report_id | event_from          | provenance_root
            I1        | 2025-03-12T09:00:00 | R1
            I2        | 2025-03-13T09:00:00 | R2
        """,
        mentions="""
            record  | concept_id              | who | about
            I1      | facilitation.transports | S2  | C1
            I2      | facilitation.transports | S2  | C1
        """,
        networks="""
            members | found | sources
            S1, S2  | one   | 3
        """,
        criteria="""
            record | criterion | outcome | because
            K1     | N2        | met     | 2 independent sources
        """,
    )


def test_a_mapped_crime_group_is_shown_and_is_no_condition(spec):
    spec(
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        mentions=GIFT,
        nominals="""
            nominal_id | date_of_birth | sex | is_identified
            S1         | 1980-01-01    | M   | true
        """,
        markers="""
            target_kind | target_ref | code
            nominal     | S1         | OCG
        """,
        networks="""
            members | found | mapped
            S1, S2  | one   | yes
        """,
    )


def test_one_network_over_two_forces_is_one(spec):
    spec(
        crimes="""
            source_id | crime_ref | committed_from
            north     | K1        | 2025-03-01T20:00:00
            east      | K2        | 2025-03-22T20:00:00
        """,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            east/K2 | C2         | victim
            east/K2 | S1         | suspect
            east/K2 | S2         | suspect
        """,
        mentions="""
            record  | concept_id    | who | about
            K1      | exchange.gift | S1  | C1
            east/K2 | exchange.gift | S2  | C2
        """,
        networks="""
            members | found | crimes | children
            S1, S2  | one   | 2      | C1 known_victim, C2 known_victim
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
        """,
    )


def test_a_theft_by_a_member_is_no_crime_of_the_network(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 46           | 2025-03-05T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K2     | S1         | suspect
            K2     | S3         | suspect
        """,
        mentions=GIFT,
        networks="""
            members | found | crimes
            S1, S2  | one   | 1
        """,
        findings="""
            record | definition              | outcome
            K2     | organised-network-iicsa | not_met
            K2     | cse-england             | not_met
        """,
    )


def test_a_makesafe_booking_completes_a_network_and_is_none_by_itself(spec):
    spec(
        crimes="""
            crime_ref | committed_from      | location_type | location_text | postcode
            K1        | 2025-03-01T22:00:00 | hotel         | Tarn Lodge    | QX8 1HH
        """,
        partner_reports="""
            source_id | report_id | kind          | occurred_on
            care      | P1        | makesafe_call | 2025-03-01
            care      | P2        | makesafe_call | 2025-07-01
        """,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            care/P1 | S2         | person_of_concern
            care/P2 | S3         | person_of_concern
        """,
        mentions="""
            record  | concept_id            | who | about
            K1      | exchange.gift         | S1  | C1
            care/P1 | facilitation.premises | S2  |
            care/P2 | facilitation.premises | S3  |
        """,
        objects="""
            source_id | object_id | kind    | identifier
            north     | O1        | vehicle | QK19 ZZA
            care      | O1        | vehicle | QK19 ZZA
        """,
        object_links="""
            source_id | object_id | target_kind    | target_ref | relation | from_on    | to_on
            north     | O1        | crime          | K1         | used_in  |            |
            care      | O1        | partner_report | P1         | seen     |            |
            care      | O1        | nominal        | S2         | user     | 2025-02-01 | 2025-04-01
        """,
        networks="""
            members | found
            S1, S2  | one
            S3, S4  | none
        """,
    )
