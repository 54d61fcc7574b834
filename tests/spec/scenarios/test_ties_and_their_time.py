"""Scenarios: what ties two people of concern, and when."""

# Two children abused by two men in two streets, with something given to each.
TWO_CRIMES = """
    crime_ref | committed_from
    K1        | 2025-03-01T20:00:00
    K2        | 2025-03-22T20:00:00
"""
HALF_A_YEAR_APART = """
    crime_ref | committed_from
    K1        | 2024-09-01T20:00:00
    K2        | 2025-03-22T20:00:00
"""
TWO_CHILDREN = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K2     | C2         | victim
    K2     | S2         | suspect
"""
GIFTS = """
    record | concept_id    | who | about
    K1     | exchange.gift | S1  | C1
    K2     | exchange.gift | S2  | C2
"""
CAR = """
    object_id | kind    | identifier
    O1        | vehicle | QK19 ZZA
"""
PHONE = """
    object_id | kind  | identifier
    O1        | phone | 07700 900123
"""
FLAT = """
    object_id | kind     | identifier     | postcode
    O1        | premises | 12 Quarry Lane | QX8 1HH
"""
USED_IN_BOTH = """
    object_id | target_kind | target_ref | relation
    O1        | crime       | K1         | used_in
    O1        | crime       | K2         | used_in
"""
TOGETHER = """
    members | found
    S1, S2  | one
"""
ALONE = """
    members | found
    S1, S2  | none
"""


def test_a_car_used_towards_two_children_within_weeks_joins_its_two_users(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=CAR,
        object_links=USED_IN_BOTH,
        ties="""
            one | other | basis          | strength
            S1  | S2    | shared_vehicle | counts
        """,
        networks=TOGETHER,
    )


def test_the_same_car_half_a_year_later_is_a_question(spec):
    """A car changes hands: within three months two users shared it, later somebody has to ask."""
    spec(
        crimes=HALF_A_YEAR_APART,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=CAR,
        object_links=USED_IN_BOTH,
        ties="""
            one | other | basis          | strength | because
            S1  | S2    | shared_vehicle | open     | months apart
        """,
        networks=ALONE,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_known
        """,
    )


def test_the_keeper_of_the_car_is_joined_to_whoever_drove_a_child_in_it(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=CAR,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | crime       | K1         | used_in  |            |
            O1        | nominal     | S2         | keeper   | 2024-05-01 | 2025-12-01
        """,
        ties="""
            one | other | basis          | strength
            S1  | S2    | shared_vehicle | counts
        """,
        networks=TOGETHER,
    )


def test_a_keeper_who_sold_the_car_before_is_a_question(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=CAR,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | crime       | K1         | used_in  |            |
            O1        | nominal     | S2         | keeper   | 2023-05-01 | 2024-09-01
        """,
        ties="""
            one | other | basis          | strength | because
            S1  | S2    | shared_vehicle | open     | before or after
        """,
        networks=ALONE,
    )


def test_a_phone_two_people_used_at_one_time_joins_them(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=PHONE,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | nominal     | S1         | user     | 2025-01-01 | 2025-03-10
            O1        | nominal     | S2         | user     | 2025-02-20 | 2025-06-01
        """,
        ties="""
            one | other | basis        | strength | because
            S1  | S2    | shared_phone | counts   | at one time
        """,
        networks=TOGETHER,
    )


def test_a_phone_handed_on_joins_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=PHONE,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | nominal     | S1         | user     | 2023-01-01 | 2023-03-10
            O1        | nominal     | S2         | user     | 2025-02-20 | 2025-06-01
        """,
        ties="""
            one | other | strength
            S1  | S2    | no tie
        """,
        networks=ALONE,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_met
        """,
    )


def test_one_who_rings_the_others_number_is_joined_to_him(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=PHONE,
        object_links="""
            object_id | target_kind | target_ref | relation     | from_on    | to_on
            O1        | nominal     | S1         | user         | 2025-01-01 | 2025-06-01
            O1        | nominal     | S2         | contact_with | 2025-02-20 | 2025-03-25
        """,
        networks=TOGETHER,
    )


def test_two_who_ring_a_third_number_are_not(spec):
    """A taxi firm, a dealer, a takeaway: many ring one number."""
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=PHONE,
        object_links="""
            object_id | target_kind | target_ref | relation     | from_on    | to_on
            O1        | nominal     | S1         | contact_with | 2025-01-01 | 2025-06-01
            O1        | nominal     | S2         | contact_with | 2025-02-20 | 2025-03-25
        """,
        ties="""
            one | other | strength
            S1  | S2    | no tie
        """,
        networks=ALONE,
    )


def test_a_flat_the_one_controls_and_the_other_uses_towards_a_child_joins_them(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=FLAT,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | crime       | K1         | used_in  |            |
            O1        | nominal     | S2         | controls | 2024-01-01 | 2026-01-01
        """,
        ties="""
            one | other | basis           | strength
            S1  | S2    | shared_premises | counts
        """,
        networks=TOGETHER,
    )


def test_two_tenants_one_after_the_other_are_strangers(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=FLAT,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | nominal     | S1         | lives_at | 2020-01-01 | 2022-12-31
            O1        | nominal     | S2         | lives_at | 2024-02-01 | 2026-01-01
        """,
        ties="""
            one | other | strength
            S1  | S2    | no tie
        """,
        networks=ALONE,
    )


def test_one_home_on_two_peoples_records_is_a_question_where_nobody_wrote_when(spec):
    """An address without dates may be of years ago, and another tenant's since."""
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=FLAT,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on
            O1        | nominal     | S1         | lives_at |
            O1        | nominal     | S2         | lives_at | 2024-02-01
        """,
        ties="""
            one | other | basis           | strength | because
            S1  | S2    | shared_premises | open     | without dates
        """,
        networks=ALONE,
        criteria="""
            record | criterion | outcome
            K1     | N2        | not_known
        """,
    )


def test_a_crime_at_the_undated_home_of_another_is_a_question(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=FLAT,
        object_links="""
            object_id | target_kind | target_ref | relation
            O1        | crime       | K1         | used_in
            O1        | nominal     | S2         | lives_at
        """,
        ties="""
            one | other | basis           | strength | because
            S1  | S2    | shared_premises | open     | was it theirs at the time
        """,
        networks=ALONE,
    )


def test_two_who_lived_in_one_flat_at_the_time_are_joined(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects=FLAT,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | nominal     | S1         | lives_at | 2023-06-01 |
            O1        | nominal     | S2         | lives_at | 2024-02-01 | 2026-01-01
        """,
        networks=TOGETHER,
    )


def test_friends_of_the_time_are_joined(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        associations="""
            nominal_id_a | nominal_id_b | kind   | from_on
            S1           | S2           | friend | 2024-09-01
        """,
        networks=TOGETHER,
    )


def test_a_friendship_that_ended_a_year_before_still_counts(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        associations="""
            nominal_id_a | nominal_id_b | kind   | from_on    | to_on
            S1           | S2           | friend | 2019-09-01 | 2024-02-01
        """,
        networks=TOGETHER,
    )


def test_a_partnership_that_ended_six_years_before_does_not(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        nominals="""
            nominal_id | date_of_birth | sex | is_identified
            S2         | 1984-04-04    | F   | true
        """,
        associations="""
            nominal_id_a | nominal_id_b | kind    | from_on    | to_on
            S1           | S2           | partner | 2012-09-01 | 2019-02-01
        """,
        ties="""
            one | other | strength | because
            S1  | S2    | none     | two years
        """,
        networks=ALONE,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_met
        """,
    )


def test_having_been_at_one_school_is_a_question_at_any_distance(spec):
    """It says neither that they know each other nor that they do not: who introduced them?"""
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S2         | suspect
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            K2     | exchange.gift | S2  | C1
        """,
        associations="""
            nominal_id_a | nominal_id_b | kind   | from_on    | to_on
            S1           | S2           | school | 1991-09-01 | 1996-07-01
        """,
        ties="""
            one | other | basis       | strength | because
            S1  | S2    | association | open     | school
        """,
        networks=ALONE,
        criteria="""
            record | criterion | outcome
            K1     | N2        | not_known
        """,
        questions="""
            record | definition              | asks
            K1     | organised-network-iicsa | who introduced
        """,
    )


def test_an_arrest_together_for_theft_is_a_question(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        associations="""
            nominal_id_a | nominal_id_b | kind      | from_on    | to_on
            S1           | S2           | co_arrest | 2021-05-05 | 2021-05-05
        """,
        ties="""
            one | other | strength | because
            S1  | S2    | open     | arrested together
        """,
        networks=ALONE,
    )


def test_two_suspects_of_one_theft_are_not_tied_into_exploitation(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 22B          | 2025-03-22T20:00:00
            K3        | 46           | 2025-02-11T11:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
            K3     | S1         | suspect
            K3     | S2         | suspect
        """,
        mentions=GIFTS,
        ties="""
            one | other | basis      | strength | because
            S1  | S2    | co_suspect | open     | another kind
        """,
        networks=ALONE,
    )


def test_men_who_only_ever_stole_together_are_of_no_concern(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 46           | 2025-03-01T20:00:00
            K2        | 49           | 2025-03-22T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | S1         | suspect
            K1     | S2         | suspect
            K2     | S1         | suspect
            K2     | S2         | suspect
        """,
        ties="""
            one | other | strength
            S1  | S2    | no tie
        """,
        networks=ALONE,
        criteria="""
            record | criterion | outcome | because
            K1     | N1        | not_met | nobody is counted
        """,
    )


def test_cooks_of_one_small_takeaway_know_each_other(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier   | description | postcode
            O1        | premises | Larch Grill  | takeaway    | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | nominal     | S1         | works_at | 2024-01-01 | 2025-12-31
            O1        | nominal     | S2         | works_at | 2025-01-15 | 2025-09-30
        """,
        networks=TOGETHER,
    )


def test_cooks_of_different_years_do_not(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier   | description | postcode
            O1        | premises | Larch Grill  | takeaway    | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | nominal     | S1         | works_at | 2020-01-01 | 2021-12-31
            O1        | nominal     | S2         | works_at | 2023-01-15 | 2025-09-30
        """,
        ties="""
            one | other | strength
            S1  | S2    | no tie
        """,
        networks=ALONE,
    )


def test_sharing_a_child_joins_nobody_and_is_kept_for_a_person_to_look_at(spec):
    """Two offenders who do not know each other stay two, whatever the child suffers from both."""
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S2         | suspect
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            K2     | exchange.gift | S2  | C1
        """,
        ties="""
            one | other | basis        | strength | because
            S1  | S2    | shared_child | none     | not a tie
        """,
        networks=ALONE,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | met
            K1     | organised-network-iicsa | not_met
        """,
    )


def test_a_patrol_that_sees_two_men_with_a_child_joins_them(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
            I1     | S1         | person_of_concern
            I1     | S2         | person_of_concern
            I1     | C1         | child_of_concern
        """,
        intelligence="""
            report_id | event_from
            I1        | 2025-03-08T22:30:00
        """,
        mentions=GIFTS,
        ties="""
            one | other | basis         | strength
            S1  | S2    | seen_together | counts
        """,
        networks=TOGETHER,
    )


def test_a_report_that_says_they_know_each_other_joins_them(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
            I1     | S1         | person_of_concern
            I1     | S2         | person_of_concern
        """,
        intelligence="""
            report_id | event_from
            I1        | 2025-03-08T22:30:00
        """,
        mentions="""
            record | concept_id        | who | about
            K1     | exchange.gift     | S1  | C1
            K2     | exchange.gift     | S2  | C2
            I1     | association.known | S1  | S2
        """,
        ties="""
            one | other | basis | strength
            S1  | S2    | text  | counts
        """,
        networks=TOGETHER,
    )


def test_a_report_suspected_to_be_false_joins_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
            I1     | S1         | person_of_concern
            I1     | S2         | person_of_concern
        """,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-03-08T22:30:00 | E
        """,
        mentions="""
            record | concept_id        | who | about
            K1     | exchange.gift     | S1  | C1
            K2     | exchange.gift     | S2  | C2
            I1     | association.known | S1  | S2
        """,
        ties="""
            one | other | strength
            S1  | S2    | no tie
        """,
        networks=ALONE,
    )


def test_a_meeting_that_names_two_men_is_a_question(spec):
    """Minutes bring names together on paper."""
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
            care/P1 | S1        | person_of_concern
            care/P1 | S2        | person_of_concern
            care/P1 | C1        | child_of_concern
        """,
        partner_reports="""
            source_id | report_id | kind | occurred_on
            care      | P1        | mace | 2025-04-02
        """,
        mentions="""
            record  | concept_id    | who | about
            K1      | exchange.gift | S1  | C1
            K2      | exchange.gift | S2  | C2
            care/P1 | abuse.sexual  |     | C1
        """,
        ties="""
            one | other | strength | because
            S1  | S2    | open     | one meeting
        """,
        networks=ALONE,
    )


def test_a_meeting_that_records_a_driver_joins_him_to_the_man_he_drove_for(spec):
    """What somebody did for another is more than two names on one page."""
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
        """,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            care/P1 | S1         | person_of_concern
            care/P1 | S2         | driver
            care/P1 | C1         | child_of_concern
        """,
        partner_reports="""
            source_id | report_id | kind             | occurred_on
            care      | P1        | strategy_meeting | 2025-03-09
        """,
        ties="""
            one | other | strength
            S1  | S2    | counts
        """,
        networks="""
            members | found | of | roles
            S1, S2  | one   | S2 | transports
        """,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | not_known
            K1     | organised-network-iicsa | met
        """,
    )


def test_a_part_the_minutes_give_to_nobody_by_name_is_his_who_has_none(spec):
    """'She was collected from her placement and taken to him': of two men one did it."""
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
        """,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            care/P1 | S1         | person_of_concern
            care/P1 | S2         | person_of_concern
            care/P1 | C1         | child_of_concern
        """,
        partner_reports="""
            source_id | report_id | kind             | occurred_on
            care      | P1        | strategy_meeting | 2025-03-09
        """,
        mentions="""
            record  | concept_id              | about
            care/P1 | facilitation.transports | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | met
            K1     | N3        | met
        """,
        networks="""
            members | found | of | roles
            S1, S2  | one   | S2 | transports
        """,
    )


def test_of_three_men_named_nobody_can_say_whose_part_it_was(spec):
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
        """,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            care/P1 | S1         | person_of_concern
            care/P1 | S2         | person_of_concern
            care/P1 | S3         | person_of_concern
            care/P1 | C1         | child_of_concern
        """,
        partner_reports="""
            source_id | report_id | kind             | occurred_on
            care      | P1        | strategy_meeting | 2025-03-09
        """,
        mentions="""
            record  | concept_id              | about
            care/P1 | facilitation.transports | C1
        """,
        ties="""
            one | other | strength | because
            S1  | S2    | open     | meeting
        """,
        networks="""
            members    | found
            S1, S2, S3 | none
        """,
    )


def test_whoever_booked_the_room_of_that_night_is_joined_to_the_man_in_it(spec):
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T22:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | S2         | facilitator
        """,
        intelligence="""
            report_id | event_from
            I1        | 2025-03-01T18:00:00
        """,
        mentions="""
            record | concept_id            | who | about
            K1     | exchange.gift         | S1  | C1
            I1     | facilitation.premises | S2  |
        """,
        objects="""
            object_id | kind     | identifier       | description | postcode
            O1        | premises | Larch Lodge      | hotel       | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | crime       | K1         | used_in  |            |
            O1        | nominal     | S2         | booked   | 2025-03-01 | 2025-03-02
        """,
        networks="""
            members | found | of | roles
            S1, S2  | one   | S2 | provides_property
        """,
    )


def test_whoever_booked_another_night_is_a_guest_like_others(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier       | description | postcode
            O1        | premises | Larch Lodge      | hotel       | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | crime       | K1         | used_in  |            |
            O1        | nominal     | S2         | booked   | 2025-06-01 | 2025-06-02
        """,
        networks=ALONE,
        ties="""
            one | other | strength
            S1  | S2    | no tie
        """,
    )
