"""Scenarios: when it happened, what a marker says, strangers, settings."""

STRANGER = """
    crime_ref | offence_code | committed_from      | mo_text
    K1        | 20A          | 2025-03-01T20:00:00 | A man the victim had never seen came from behind. He did not speak to her. Nothing was offered or taken, by him or anybody else.
"""
VICTIM_AND_SUSPECT = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
"""
NOTHING_GIVEN_OR_TAKEN = """
    record | concept_id    | assertion
    K1     | exchange.gift | negated
    K1     | gain.payment  | negated
"""
ACROSS_HER_BIRTHDAY = """
    nominal_id | date_of_birth | sex | is_identified
    C1         | 2006-06-15    | F   | true
"""


def test_a_range_across_the_birthday_holds_a_time_as_a_child(spec):
    spec(
        nominals=ACROSS_HER_BIRTHDAY,
        crimes="""
            crime_ref | offence_code | committed_from      | committed_to        | mo_text
            K1        | 20A          | 2024-05-01T12:00:00 | 2024-09-30T12:00:00 | She says that he touched her on several evenings that summer.
        """,
        involvements=VICTIM_AND_SUSPECT,
        criteria="""
            record | criterion | outcome
            K1     | V1        | met
        """,
    )


def test_unless_the_record_places_the_act_after_it(spec):
    spec(
        nominals=ACROSS_HER_BIRTHDAY,
        crimes="""
            crime_ref | offence_code | committed_from      | committed_to        | mo_text
            K1        | 20A          | 2024-05-01T12:00:00 | 2024-09-30T12:00:00 | She is certain that it was some weeks after her eighteenth birthday.
        """,
        involvements=VICTIM_AND_SUSPECT,
        criteria="""
            record | criterion | outcome
            K1     | V1        | not_met
        """,
        flags="""
            record | flag | proposed
            K1     | CSA  | no
        """,
    )


def test_what_began_before_and_went_on_after_began_before(spec):
    spec(
        nominals=ACROSS_HER_BIRTHDAY,
        crimes="""
            crime_ref | offence_code | committed_from      | committed_to        | mo_text
            K1        | 20A          | 2024-05-01T12:00:00 | 2024-09-30T12:00:00 | It began when she was 17 and the last time was after her 18th birthday.
        """,
        involvements=VICTIM_AND_SUSPECT,
        criteria="""
            record | criterion | outcome
            K1     | V1        | met
        """,
    )


def test_a_member_who_abuses_the_same_woman_as_an_adult_is_judged_on_that_alone(spec):
    """Neither the gifts nor the second man of the earlier crime pass to it."""
    spec(
        nominals="""
            nominal_id | date_of_birth | sex | is_identified
            C1         | 2007-01-10    | F   | true
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2024-06-01T20:00:00
            K2        | 20A          | 2025-04-01T20:00:00
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
            K1     | exchange.gift  | S1  | C1
            K1     | control.threat | S1  | C1
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
            K2     | organised-network-iicsa | not_met
        """,
        criteria="""
            record | criterion | outcome
            K2     | V1        | not_met
            K2     | X3a       | not_known
            K2     | N1        | not_met
        """,
    )


def test_a_marker_on_a_text_that_only_points_elsewhere_leaves_it_open(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 99           | 2025-03-01T20:00:00 | Please refer to the occurrence log, awaiting update from DC.
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
        """,
        markers="""
            record | code
            K1     | CSE
        """,
        criteria="""
            record | criterion | outcome   | because
            K1     | A1        | not_known | marker
        """,
        flags="""
            record | flag | recorded | proposed  | change
            K1     | CSE  | yes      | not_known | review
        """,
    )


def test_a_marker_on_a_text_that_describes_a_theft_is_proposed_for_removal(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 44           | 2025-03-01T20:00:00 | Her bicycle was taken from the rack outside the library; lock cut.
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
        """,
        markers="""
            record | code
            K1     | CSE
        """,
        flags="""
            record | flag | recorded | proposed | change
            K1     | CSE  | yes      | no       | remove
        """,
    )


def test_a_stranger_by_whom_nothing_was_said_offered_or_taken_deceived_nobody(spec):
    spec(
        crimes=STRANGER,
        involvements=VICTIM_AND_SUSPECT,
        mentions=NOTHING_GIVEN_OR_TAKEN,
        criteria="""
            record | criterion | outcome
            K1     | X2        | not_met
            K1     | X3a       | not_met
            K1     | X3b       | not_met
        """,
        flags="""
            record | flag | proposed
            K1     | CSE  | no
            K1     | CSA  | yes
        """,
    )


def test_the_force_of_a_strangers_attack_is_the_attack_and_no_coercion_into_another(spec):
    """She was seized by the arm: that is the assault. Of the list of nothings the last counts too."""
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 20A          | 2025-03-01T20:00:00 | A stranger came from behind and seized her by the arm. Nothing was said, handed over or taken.
        """,
        involvements=VICTIM_AND_SUSPECT,
        mentions="""
            record | concept_id     | assertion
            K1     | control.threat | affirmed
            K1     | exchange.gift  | negated
        """,
        criteria="""
            record | criterion | outcome
            K1     | X2        | not_met
            K1     | X3a       | not_met
        """,
        flags="""
            record | flag | proposed
            K1     | CSE  | no
            K1     | CSA  | yes
        """,
    )


def test_a_threat_by_a_man_she_knows_is_coercion_whatever_was_not_offered(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 20A          | 2025-03-01T20:00:00 | Her mother's friend said he would hurt her dog. Nothing was offered or taken.
        """,
        involvements=VICTIM_AND_SUSPECT,
        mentions="""
            record | concept_id     | assertion
            K1     | control.threat | affirmed
            K1     | exchange.gift  | negated
            K1     | gain.payment   | negated
        """,
        criteria="""
            record | criterion | outcome
            K1     | X2        | met
        """,
    )


def test_nothing_offered_or_taken_by_a_man_she_knows_leaves_coercion_open(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 20A          | 2025-03-01T20:00:00 | Her mother's friend touched her in the kitchen. Nothing was offered or taken, by him or anybody else.
        """,
        involvements=VICTIM_AND_SUSPECT,
        mentions=NOTHING_GIVEN_OR_TAKEN,
        criteria="""
            record | criterion | outcome
            K1     | X2        | not_known
            K1     | X3a       | not_met
        """,
    )


def test_an_offer_told_on_another_record_of_the_same_man_and_child_is_manipulation_too(spec):
    """The report names the child by first name only; she is the one child of that man."""
    spec(
        nominals="""
            nominal_id | forename | date_of_birth | sex | is_identified
            C1         | Tamsin   | 2011-03-02    | F   | true
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
        """,
        intelligence="""
            report_id | event_from          | text
            I1        | 2025-03-12T09:00:00 | The shopkeeper says that Tamsin gets cigarettes from him.
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id    | who | start | end
            I1     | exchange.gift | S1  | 31    | 55
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | met
            K1     | X2        | met
        """,
        flags="""
            record | flag | proposed
            K1     | CSE  | yes
        """,
    )


def test_two_workers_of_a_childrens_home_are_an_institutional_matter(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | location_type
            K1        | 22B          | 2025-03-01T20:00:00 | childrens_home
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
        criteria="""
            record | criterion | definition       | outcome | because
            K1     | S1        | group-csae-cocad | met     | institutional
        """,
        flags="""
            record | flag      | category
            K1     | GROUP_CSE | institutional
        """,
    )


def test_two_friends_of_the_parents_at_home_are_another_setting(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | location_type
            K1        | 22B          | 2025-03-01T20:00:00 | private_address
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
        associations="""
            nominal_id_a | nominal_id_b | kind
            S1           | C1           | other
        """,
        criteria="""
            record | criterion | definition       | outcome | because
            K1     | S1        | group-csae-cocad | met     | other
        """,
        flags="""
            record | flag      | category
            K1     | GROUP_CSE | other
        """,
    )


def test_where_nobody_says_where_or_who_the_setting_is_not_known(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
        flags="""
            record | flag      | category
            K1     | GROUP_CSE | unknown
        """,
    )


def test_two_thieves_are_no_perpetrators(spec):
    """Where nothing points to a sexual element nobody is counted for one."""
    spec(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 46           | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | S1         | suspect
            K1     | S2         | suspect
            K1     | C1         | suspect
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
            K1     | N1        | not_met
        """,
        findings="""
            record | definition         | outcome
            K1     | two-suspect-screen | not_met
        """,
    )
