"""V1: a victim or child of concern was under 18 when it happened."""

PAIR = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
"""


def test_a_victim_of_14_meets_it(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2011-03-02
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | met
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | V1        | K1       | for
        """,
    )


def test_a_victim_who_was_an_adult_does_not(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2000-03-02
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | not_met
        """,
    )


def test_a_victim_of_unknown_age_leaves_it_open(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         |
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | not_known
        """,
        questions="""
            record | definition  | asks
            K1     | cse-england | How old was the victim
        """,
    )


def test_no_victim_recorded_leaves_it_open(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome
            K1     | V1        | not_known
        """,
    )


def test_a_range_across_the_eighteenth_birthday_meets_it(spec):
    """If any part of the range falls before the birthday."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2007-06-15
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from      | committed_to
            K1        | 20A          | 2025-01-01T00:00:00 | 2025-12-31T00:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | met
        """,
    )


def test_birth_dates_that_disagree_about_it_leave_it_open(spec):
    """Not even an offence class settles it: one of the birth dates contradicts the class."""
    spec(
        nominals="""
            source_id | nominal_id | date_of_birth | person
            north     | C1         | 2011-03-02    | C1
            south     | C9         | 2001-03-02    | C1
            north     | S1         | 1980-01-01    |
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | not_known
        """,
    )


def test_birth_dates_that_disagree_about_something_else_settle_it(spec):
    spec(
        nominals="""
            source_id | nominal_id | date_of_birth | person
            north     | C1         | 2011-03-02    | C1
            south     | C9         | 2010-03-02    | C1
            north     | S1         | 1980-01-01    |
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | met
        """,
    )


def test_an_offence_class_that_exists_only_for_child_victims_meets_it(spec):
    """Where no birth date contradicts it; with no victim recorded at all as well."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         |
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 71           | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | met
            K2     | V1        | met
        """,
    )


def test_a_birth_date_outweighs_the_offence_class(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 1999-03-02
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | not_met
        """,
    )


def test_an_age_stated_in_the_text_counts_where_there_is_no_birth_date(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         |
            C2         |
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 20A          | 2025-03-01T20:00:00 | The 15 year old victim was touched at a party.
            K2        | 20A          | 2025-03-01T20:00:00 | The victim is an adult and was touched at a party.
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome
            K1     | V1        | met
            K2     | V1        | not_met
        """,
    )


def test_a_birth_date_outweighs_an_age_stated_in_the_text(spec):
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 1995-01-01
            S1         |
        """,
        crimes="""
            crime_ref | offence_code | committed_from      | mo_text
            K1        | 20A          | 2025-03-01T20:00:00 | The 15 year old victim was touched at a party.
        """,
        involvements=PAIR,
        criteria="""
            record | criterion | outcome
            K1     | V1        | not_met
        """,
    )


def test_for_cce_the_child_may_be_the_suspect(spec):
    """A child used for crime is often recorded as the one who did it."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2009-03-02
            S1         | 1980-01-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 92A          | 2025-03-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | suspect
            K1     | S1         | suspect
        """,
        mentions="""
            record | concept_id            | about
            K1     | criminal.county_lines | C1
        """,
        criteria="""
            record | criterion | definition | outcome
            K1     | V1        | cce        | met
        """,
        findings="""
            record | definition | outcome
            K1     | cce        | met
        """,
    )
