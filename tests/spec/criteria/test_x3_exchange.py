"""X3a, X3b and X3w: the exchange, for the child, for somebody else, or by withdrawal."""

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
CRIME = """
    crime_ref | offence_code | committed_from
    K1        | 20A          | 2025-03-01T20:00:00
"""


def test_drink_given_to_the_child_meets_x3a(spec):
    spec(
        nominals=PEOPLE,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id          | who | about
            K1     | exchange.substances | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | met
            K1     | X3b       | not_known
            K1     | X3w       | not_known
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | X3a       | K1       | for
        """,
    )


def test_money_for_somebody_else_meets_x3b(spec):
    spec(
        nominals=PEOPLE,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id   | who | about
            K1     | gain.payment | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3b       | met
            K1     | X3a       | not_known
        """,
    )


def test_a_threat_held_back_meets_x3w_in_wales(spec):
    spec(
        nominals="""
            source_id | nominal_id | date_of_birth
            west      | C1         | 2011-03-02
            west      | S1         | 1980-01-01
        """,
        crimes="""
            source_id | crime_ref | offence_code | committed_from
            west      | K1        | 20A          | 2025-03-01T20:00:00
        """,
        involvements="""
            record  | nominal_id | role
            west/K1 | C1         | victim
            west/K1 | S1         | suspect
        """,
        mentions="""
            record  | concept_id          | who | about
            west/K1 | exchange.withdrawal | S1  | C1
        """,
        criteria="""
            record  | criterion | outcome
            west/K1 | X3w       | met
        """,
        findings="""
            record  | definition  | outcome
            west/K1 | cse-wales   | met
            west/K1 | cse-england | not_known
        """,
        flags="""
            record  | flag | recorded | proposed | change
            west/K1 | CSE  | no       | yes      | add
        """,
    )


def test_nothing_offered_or_taken_by_anyone_excludes_x3a_and_x3b(spec):
    """Not X3w, which is excluded only where threats are excluded too."""
    spec(
        nominals=PEOPLE,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id    | assertion
            K1     | exchange.gift | negated
            K1     | gain.payment  | negated
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | not_met
            K1     | X3b       | not_met
            K1     | X3w       | not_known
        """,
        findings="""
            record | definition  | outcome
            K1     | cse-england | not_met
            K1     | cse-wales   | not_known
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | X3a       | K1       | against
        """,
    )


def test_what_stands_inside_words_that_deny_an_exchange_is_not_said(spec):
    """Nobody gave, promised or received anything."""
    spec(
        nominals=PEOPLE,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id    | assertion | start | end
            K1     | exchange.gift | negated   | 0     | 60
            K1     | gain.payment  | negated   | 0     | 60
            K1     | exchange.gift | affirmed  | 40    | 60
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | not_met
            K1     | X3b       | not_met
        """,
    )


def test_what_is_said_beside_words_that_deny_another_exchange_stands(spec):
    spec(
        nominals=PEOPLE,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id          | assertion | start | end
            K1     | exchange.money      | negated   | 0     | 20
            K1     | exchange.substances | affirmed  | 24    | 60
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | met
        """,
    )


def test_nothing_offered_excludes_x3a_only(spec):
    spec(
        nominals=PEOPLE,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id    | assertion
            K1     | exchange.gift | negated
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | not_met
            K1     | X3b       | not_known
        """,
        findings="""
            record | definition  | outcome
            K1     | cse-england | not_known
        """,
    )


def test_with_threats_excluded_too_wales_is_not_met(spec):
    spec(
        nominals=PEOPLE,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id     | assertion
            K1     | exchange.gift  | negated
            K1     | gain.payment   | negated
            K1     | control.threat | negated
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3w       | not_met
        """,
        findings="""
            record | definition | outcome
            K1     | cse-wales  | not_met
        """,
    )


def test_something_given_on_another_record_of_the_two_outweighs_words_about_this_one(spec):
    spec(
        nominals=PEOPLE,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
            K2        | 20A          | 2025-05-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S1         | suspect
        """,
        mentions="""
            record | concept_id    | assertion
            K1     | exchange.gift | negated
            K2     | exchange.gift | affirmed
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | met
        """,
    )


def test_words_about_another_occasion_exclude_nothing_here(spec):
    spec(
        nominals=PEOPLE,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
            K2        | 20A          | 2025-05-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S1         | suspect
        """,
        mentions="""
            record | concept_id    | assertion
            K2     | exchange.gift | negated
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | not_known
            K2     | X3a       | not_met
        """,
    )


def test_a_possible_gift_leaves_it_open_and_a_feared_one_too(spec):
    spec(
        nominals=PEOPLE,
        crimes=CRIME,
        involvements=PAIR,
        mentions="""
            record | concept_id     | assertion
            K1     | exchange.gift  | possible
            K1     | exchange.money | hypothetical
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | not_known
        """,
    )


def test_what_another_child_was_given_is_no_exchange_for_this_one(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2011-03-02
            C2         | 2010-03-02
            S1         | 1980-01-01
        """,
        crimes=CRIME,
        intelligence="""
            report_id | event_from          | information_grade
            I1        | 2025-06-01T20:00:00 | B
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | C1         | child_of_concern
            I1     | C2         | child_of_concern
            I1     | S1         | person_of_concern
        """,
        mentions="""
            record | concept_id    | who | about
            I1     | exchange.gift | S1  | C2
        """,
        criteria="""
            record | criterion | outcome
            K1     | X3a       | not_known
        """,
    )
