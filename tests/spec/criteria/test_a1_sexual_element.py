"""A1: sexual abuse, contact, non-contact or online, is alleged or evidenced."""

PEOPLE = """
    nominal_id | date_of_birth
    C1         | 2011-03-02
    S1         | 1980-01-01
"""
PAIR = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
"""
THEFT = """
    crime_ref | offence_code | committed_from      | mo_text
    K1        | 49           | 2025-03-01T20:00:00 | The phone of the child was taken from her hand.
"""
ASSAULT = """
    crime_ref | offence_code | committed_from      | mo_text
    K1        | 8N           | 2025-03-01T20:00:00 | The child was pushed at the flat.
"""


def test_a_sexual_offence_meets_it(spec):
    spec(
        nominals=PEOPLE,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | A1        | met
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | A1        | K1       | for
        """,
    )


def test_words_that_allege_it_meet_it_whatever_the_offence(spec):
    spec(
        nominals=PEOPLE,
        crimes=ASSAULT,
        involvements=PAIR,
        mentions="""
            record | concept_id   | who | about
            K1     | abuse.sexual | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | met
        """,
    )


def test_an_unknown_thief_who_took_a_phone_is_no_unexplained_contact(spec):
    spec(
        nominals=PEOPLE,
        crimes=THEFT,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
        """,
        mentions="""
            record | concept_id          | about
            K1     | people.unidentified | C1
            K1     | exchange.gift       | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


def test_on_an_assault_an_unknown_man_and_gifts_leave_it_open(spec):
    spec(
        nominals=PEOPLE,
        crimes=ASSAULT,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
        """,
        mentions="""
            record | concept_id          | about
            K1     | people.unidentified | C1
            K1     | exchange.gift       | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_known
        """,
    )


def test_a_blow_outside_a_hotel_is_no_stay_in_one(spec):
    """Who hit whom is all the contact there was; gifts on the same record would raise it."""
    spec(
        nominals=PEOPLE,
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 8N           | 2025-03-01T20:00:00 | The child was slapped by the door of the hotel.
        """,
        involvements=PAIR,
        mentions="""
            record | concept_id     | who | about
            K1     | control.threat | S1  | C1
            K1     | place.hotel    |     | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


def test_a_blow_in_a_hotel_where_a_man_had_them_meet_leaves_it_open(spec):
    spec(
        nominals=PEOPLE,
        crimes=ASSAULT,
        involvements=PAIR,
        mentions="""
            record | concept_id           | who | about
            K1     | control.threat       | S1  | C1
            K1     | association.together | S1  | C1
            K1     | place.hotel          |     | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_known
        """,
    )


def test_a_child_and_an_adult_on_a_theft_are_no_question_about_it(spec):
    spec(
        nominals=PEOPLE,
        crimes=THEFT,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


def test_a_possible_mention_leaves_it_open(spec):
    spec(
        nominals=PEOPLE,
        crimes=ASSAULT,
        involvements=PAIR,
        mentions="""
            record | concept_id   | about | assertion
            K1     | abuse.sexual | C1    | possible
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_known
        """,
    )


def test_a_denied_historical_or_other_persons_mention_says_nothing(spec):
    spec(
        nominals=PEOPLE,
        crimes=ASSAULT,
        involvements=PAIR,
        mentions="""
            record | concept_id   | assertion
            K1     | abuse.sexual | negated
            K1     | abuse.sexual | historical
            K1     | abuse.images | other_person
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | A1        | K1       | against
        """,
    )


def test_a_hypothetical_mention_beside_contact_with_a_person_of_concern_leaves_it_open(spec):
    spec(
        nominals=PEOPLE,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-03-01T20:00:00 | B
        """,
        involvements="""
            record | nominal_id | role
            I1     | C1         | child_of_concern
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id         | assertion
            I1     | abuse.sexual       | hypothetical
            I1     | missing.found_with | affirmed
        """,
        criteria="""
            record          | criterion | outcome
            intelligence/I1 | A1        | not_known
        """,
    )


def test_safety_advice_alone_says_nothing(spec):
    spec(
        nominals=PEOPLE,
        crimes=THEFT,
        involvements=PAIR,
        mentions="""
            record | concept_id   | assertion
            K1     | abuse.sexual | hypothetical
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


def test_factor_11a_leaves_it_open(spec):
    spec(
        nominals="""
            source_id | nominal_id | date_of_birth
            care      | C1         | 2011-03-02
        """,
        partner_reports="""
            source_id | report_id | kind       | occurred_on | factors | text
            care      | P1        | assessment | 2025-03-01  | 11A     | the family was seen at home
        """,
        involvements="""
            record  | nominal_id | role
            care/P1 | C1         | child_of_concern
        """,
        criteria="""
            record                 | criterion | outcome
            care/partner_report/P1 | A1        | not_known
        """,
    )


def test_a_marker_on_a_record_without_particulars_leaves_it_open(spec):
    spec(
        nominals=PEOPLE,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 8N           | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        markers="""
            record | code | set_on
            K1     | CSE  | 2025-03-05
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_known
        """,
        flags="""
            record | flag | recorded | proposed  | change
            K1     | CSE  | yes      | not_known | review
        """,
    )


def test_a_marker_never_outweighs_particulars(spec):
    """The record describes something else, so the marker is proposed for removal."""
    spec(
        nominals=PEOPLE,
        crimes=THEFT,
        involvements=PAIR,
        markers="""
            record | code | set_on
            K1     | CSE  | 2025-03-05
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
        flags="""
            record | flag | recorded | proposed | change
            K1     | CSE  | yes      | no       | remove
        """,
    )


def test_unexplained_contact_with_an_adult_together_with_gifts_leaves_it_open(spec):
    spec(
        nominals=PEOPLE,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-03-01T20:00:00 | B
        """,
        involvements="""
            record | nominal_id | role
            I1     | C1         | child_of_concern
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id    | who | about
            I1     | exchange.gift | S1  | C1
        """,
        criteria="""
            record          | criterion | outcome
            intelligence/I1 | A1        | not_known
        """,
    )


def test_gifts_from_a_relative_are_no_question(spec):
    spec(
        nominals=PEOPLE,
        crimes=ASSAULT,
        involvements=PAIR,
        associations="""
            nominal_id_a | nominal_id_b | kind
            S1           | C1           | parent_child
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


def test_it_is_judged_on_records_of_the_same_child_with_the_same_person(spec):
    """What he did to her is told on another record of the two."""
    spec(
        nominals=PEOPLE,
        crimes=ASSAULT,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-06-01T20:00:00 | B
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | C1         | child_of_concern
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id   | who | about
            I1     | abuse.sexual | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | met
        """,
        evidence="""
            record | criterion | rests on        | supports
            K1     | A1        | intelligence/I1 | for
        """,
    )


def test_an_exploited_childs_stolen_bicycle_inherits_nothing(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2011-03-02
            S1         | 1980-01-01
            T1         | 1999-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 49           | 2025-05-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | T1         | suspect
        """,
        criteria="""
            record | criterion | outcome
            K2     | A1        | not_met
        """,
    )


def test_intelligence_graded_e_says_nothing(spec):
    """Suspected false: it counts for no criterion."""
    spec(
        nominals=PEOPLE,
        crimes=ASSAULT,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-03-01T20:00:00 | E
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | C1         | child_of_concern
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id   | who | about
            I1     | abuse.sexual | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


def test_words_that_only_point_somewhere_point_at_no_child_where_there_is_none(spec):
    """An adult harassed on social media is no question about a child."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            V1         | 1985-01-01
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 8L           | 2025-03-01T20:00:00 | Her former partner wrote about her online.
            K2        | 8L           | 2025-03-01T20:00:00 | A former partner wrote about a neighbour online.
        """,
        involvements="""
            record | nominal_id | role
            K1     | V1         | victim
            K1     | S1         | suspect
        """,
        mentions="""
            record | concept_id
            K1     | abuse.online
            K2     | abuse.online
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
            K2     | A1        | not_met
        """,
    )


def test_gifts_that_were_stolen_are_no_gifts_to_the_child(spec):
    """The thief is in contact with nobody."""
    spec(
        nominals=PEOPLE,
        crimes=THEFT,
        involvements=PAIR,
        mentions="""
            record | concept_id
            K1     | exchange.gift
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


PARENT = """
    nominal_id | date_of_birth
    C1         | 2011-03-02
    P1         | 1985-05-05
    S1         | 1980-01-01
"""
PARENT_ATTACKED = """
    record | nominal_id | role
    K1     | P1         | victim
    K1     | C1         | child_of_concern
    K1     | S1         | suspect
"""


def test_where_the_only_victim_is_a_parent_words_about_nobody_by_name_are_about_them(spec):
    """A child was upstairs; the messages were to the former partner."""
    spec(
        nominals=PARENT,
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 8L           | 2025-03-01T20:00:00 | Messages to his former partner all night.
        """,
        involvements=PARENT_ATTACKED,
        mentions="""
            record | concept_id   | who
            K1     | abuse.online | S1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


def test_an_offence_that_adults_suffer_too_is_against_the_parent_who_is_its_victim(spec):
    spec(
        nominals=PARENT,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 19C          | 2025-03-01T20:00:00
        """,
        involvements=PARENT_ATTACKED,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
    )


def test_what_the_text_says_of_the_child_by_name_still_counts_beside_a_parent(spec):
    spec(
        nominals=PARENT,
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 8L           | 2025-03-01T20:00:00 | He also touched the girl.
        """,
        involvements=PARENT_ATTACKED,
        mentions="""
            record | concept_id   | who | about
            K1     | abuse.sexual | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | met
        """,
    )
