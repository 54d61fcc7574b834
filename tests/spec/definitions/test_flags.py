"""Flags: what is proposed beside what is recorded, and the category of group-based abuse."""

CRIME = """
    crime_ref | offence_code | committed_from      | location_type
    K1        | 22B          | 2025-03-01T20:00:00 | private_address
"""
TWO = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K1     | S2         | suspect
"""


def test_a_missing_flag_is_proposed_and_a_standing_one_is_left(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        mentions="""
            record | concept_id     | who | about
            K1     | exchange.money | S1  | C1
        """,
        markers="""
            record | code | set_on
            K1     | CSA  | 2025-03-02
        """,
        flags="""
            record | flag      | recorded | proposed | change | category
            K1     | CSE       | no       | yes      | add    | none
            K1     | GROUP_CSE | no       | yes      | add    | cse
            K1     | CSA       | yes      | yes      | none   | none
            K1     | CCE       | no       | no       | none   | none
        """,
    )


def test_a_flag_cleared_before_the_extract_is_not_recorded(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        markers="""
            record | code | set_on     | cleared_on
            K1     | CSE  | 2025-03-02 | 2025-05-01
        """,
        flags="""
            record | flag | recorded | proposed  | change
            K1     | CSE  | no       | not_known | review
        """,
    )


def test_group_may_be_yes_while_exploitation_is_not_known(spec):
    """Both are shown as they are; the category follows the setting."""
    spec(
        crimes=CRIME,
        involvements=TWO,
        associations="""
            nominal_id_a | nominal_id_b | kind
            S1           | C1           | parent_child
        """,
        mentions="""
            record | concept_id   | who | about
            K1     | gain.payment | S1  | C1
        """,
        flags="""
            record | flag      | recorded | proposed  | change | category
            K1     | GROUP_CSE | no       | yes       | add    | familial
            K1     | CSE       | no       | not_known | review |
        """,
    )


def test_the_category_is_unknown_where_nobody_says_who_they_were_or_where(spec):
    spec(
        crimes=CRIME,
        involvements=TWO,
        flags="""
            record | flag      | recorded | proposed  | change | category
            K1     | GROUP_CSE | no       | not_known | review | unknown
        """,
    )


def test_abuse_by_two_staff_of_a_school_is_institutional(spec):
    spec(
        crimes="""
            crime_ref | offence_code | committed_from      | location_type
            K1        | 73           | 2025-03-01T14:00:00 | school
        """,
        involvements=TWO,
        mentions="""
            record | concept_id
            K1     | setting.institution
        """,
        flags="""
            record | flag      | recorded | proposed  | change | category
            K1     | GROUP_CSE | no       | not_known | review | institutional
        """,
    )


def test_a_lone_suspect_has_no_category(spec):
    spec(
        crimes=CRIME,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
        """,
        flags="""
            record | flag      | recorded | proposed | change | category
            K1     | GROUP_CSE | no       | no       | none   | none
        """,
    )


def test_the_transport_police_go_by_england(spec):
    spec(
        crimes="""
            source_id | crime_ref | offence_code | committed_from
            rail      | K1        | 22B          | 2025-03-01T20:00:00
        """,
        involvements="""
            record  | nominal_id | role
            rail/K1 | C1         | victim
            rail/K1 | S1         | suspect
        """,
        mentions="""
            record  | concept_id          | who | about
            rail/K1 | exchange.withdrawal | S1  | C1
        """,
        findings="""
            record  | definition | outcome
            rail/K1 | cse-wales  | met
        """,
        flags="""
            record  | flag | recorded | proposed  | change
            rail/K1 | CSE  | no       | not_known | review
        """,
    )
