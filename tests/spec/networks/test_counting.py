"""How many people a candidate has, as an interval: resolved, unnamed, counted in words, left out."""

import pytest

from support.world import world


def one_crime(*people, mentions="record | concept_id", **more):
    roles = "\n".join(f"K1 | {nominal} | suspect" for nominal in people)
    return world(
        crimes="crime_ref | committed_from\nK1 | 2025-03-01T20:00:00",
        involvements=f"record | nominal_id | role\nK1 | C1 | victim\n{roles}",
        mentions=mentions,
        **more,
    )


def two_crimes(one, other, **more):
    """Two crimes against one child, months apart."""
    return world(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-02-10T19:00:00
            K2        | 2025-05-20T19:00:00
        """,
        involvements=f"""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | {one}      | suspect
            K2     | C1         | victim
            K2     | {other}    | suspect
        """,
        **more,
    )


def test_a_lone_identified_suspect_is_one():
    assert one_crime("S1").counts("K1") == (1, 1)


def test_two_records_of_one_person_are_one_suspect():
    made = one_crime("S1", "S2", nominals="nominal_id | person\nS1 | same\nS2 | same")
    assert made.counts("K1") == (1, 1)
    assert made.groups() == set()


def test_two_unnamed_people_on_one_occasion_are_two():
    made = one_crime("U1", "U2")
    assert made.counts("K1") == (2, 2)
    assert made.counts("K1", "suspects") == (2, 2)
    assert made.together("K1") == {"K1"}
    assert made.groups() == {frozenset({"U1", "U2"})}


def test_two_unnamed_people_on_two_crimes_are_one_or_two():
    assert two_crimes("U1", "U2").counts("K1") == (1, 2)


@pytest.mark.parametrize(
    "unlike",
    [
        "nominal_id | sex\nU1 | M\nU2 | F",
        "nominal_id | age_from | age_to\nU1 | 20 | 25\nU2 | 45 | 55",
    ],
)
def test_unless_they_differ(unlike):
    assert two_crimes("U1", "U2", nominals=unlike).counts("K1") == (2, 2)


def test_an_unnamed_person_may_be_the_named_one_of_another_crime():
    assert two_crimes("S1", "U1").counts("K1") == (1, 2)
    assert two_crimes("S1", "U1", nominals="nominal_id | sex\nU1 | F").counts("K1") == (2, 2)


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("people.several | 1 | 3 | 3", (1, 1)),
        ("people.several | 1 | 2 |", (1, None)),
        ("people.unidentified | 1 | |", (1, 2)),
        ("people.several | 0 | 3 | 3", (3, 3)),
        ("people.unidentified | 0 | |", (2, 2)),
    ],
)
def test_beside_a_suspect_only_a_sentence_about_the_matter_adds_people(mention, expected):
    told = "record | concept_id | sentence | count_low | count_high | who\n"
    told += f"K1 | abuse.sexual | 0 | | | S1\nK1 | {mention} |"
    assert one_crime("S1", mentions=told).counts("K1") == expected


def test_where_nobody_is_named_people_in_another_sentence_are_the_offenders():
    told = "record | concept_id | sentence | count_low | count_high\n"
    told += "K1 | abuse.sexual | 0 | |\nK1 | people.several | 1 | 2 | 2"
    assert one_crime(mentions=told).counts("K1") == (2, 2)


def test_a_sentence_that_names_a_suspect_among_several_counts_them():
    told = "record | concept_id | sentence | count_low | count_high | who\n"
    told += "K1 | abuse.sexual | 0 | | | S1\nK1 | ref.person_name | 1 | | | S1\n"
    told += "K1 | people.several | 1 | 3 | 3 |"
    assert one_crime("S1", mentions=told).counts("K1") == (3, 3)


def test_a_named_and_an_unnamed_person_on_one_crime_are_two():
    assert one_crime("S1", "U1").counts("K1") == (2, 2)


@pytest.mark.parametrize(
    ("count", "expected"),
    [("3", (3, 3)), ("2-", (2, None)), ("1-", (1, None)), ("2-3", (2, 3))],
)
def test_people_counted_in_words_count_with_the_named_ones_included(count, expected):
    made = one_crime("S1", mentions=f"record | concept_id | count\nK1 | people.several | {count}")
    assert made.counts("K1") == expected


def test_a_group_counted_only_in_words_acted_together_and_the_span_says_so():
    made = one_crime(
        "S1", mentions="record | concept_id | count | start\nK1 | people.several | 3 | 40"
    )
    assert made.rows("""
        select n_people, mention_start from candidate_together where candidate_kind = 'crime'
        """) == [(3, 40)]
    assert made.groups() == {frozenset({"S1"})}


def test_people_who_may_have_been_there_leave_the_number_open():
    made = one_crime(
        "S1",
        mentions="record | concept_id | count | assertion\nK1 | people.several | 2- | possible",
    )
    assert made.counts("K1") == (1, None)
    assert made.groups() == set()


def test_acted_alone_closes_the_number():
    made = one_crime(mentions="record | concept_id | assertion\nK1 | people.several | negated")
    assert made.counts("K1")[1] is not None


@pytest.mark.parametrize(
    "others, expected", [("people.several | 2-2", (1, 2)), ("people.unidentified |", (1, 1))]
)
def test_beside_a_named_suspect_who_acted_alone_words_make_nobody_certain(others, expected):
    """Two people in one sentence and nobody else in another settle neither; an unknown man who
    acted alone is the suspect."""
    made = one_crime(
        "S1",
        mentions=f"""
            record | concept_id     | count | assertion | who | sentence
            K1     | abuse.sexual   |       |           | S1  | 0
            K1     | {others}               |           |     | 0
            K1     | people.several |       | negated   |     | 1
        """,
    )
    assert made.counts("K1") == expected


def test_a_number_of_names_does_not_hold_whoever_the_sentence_rules_out():
    """He was named, and is out of it: nobody else is left. Two men are two, whoever is ruled out."""
    said = """
        record | concept_id      | who | assertion | start | sentence | count
        K1     | abuse.sexual    | S1  |           | 0     | 0        |
        K1     | ref.person_name | S2  | negated   | 50    | 1        |
        K1     | people.several  |     |           | {}    | 1        | 2
    """
    assert one_crime("S1", "S2", mentions=said.format(50)).counts("K1") == (1, 1)
    assert one_crime("S1", "S2", mentions=said.format(70)).counts("K1") == (1, 2)


def test_a_number_of_names_does_not_hold_the_child_who_brought_her_friend():
    """A child who recruits is a child who is exploited, and one adult left is one."""
    made = world(
        crimes="crime_ref | committed_from\nK1 | 2025-03-01T20:00:00\nK2 | 2025-04-01T20:00:00",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | C1         | witness
            K2     | S1         | suspect
        """,
        mentions="""
            record | concept_id              | who | about | start | count
            K2     | facilitation.transports |     | C2    | 0     |
            K2     | ref.person_name         | S1  |       | 30    |
            K2     | ref.person_name         | C1  |       | 60    |
            K2     | people.several          |     |       | 30    | 2
        """,
    )
    assert made.counts("K2") == (1, 1)
    assert made.counts("K1") == (1, 1)


def test_nobody_recorded_leaves_the_number_open():
    assert one_crime().counts("K1") == (1, None)


def test_an_unknown_man_beside_a_suspect_the_text_speaks_of_is_another():
    made = one_crime(
        "S1",
        mentions="""
            record | concept_id          | who
            K1     | people.unidentified |
            K1     | exchange.gift       | S1
        """,
    )
    assert made.counts("K1") == (2, 2)


def test_a_sentence_that_only_says_what_did_not_happen_speaks_of_nobody_else():
    told = "record | concept_id | sentence | assertion | who\n"
    told += "K1 | abuse.sexual | 0 | affirmed | S1\nK1 | people.unidentified | 1 | affirmed |\n"
    assert one_crime("S1", mentions=told + "K1 | exchange.gift | 1 | negated |").counts("K1") == (
        1,
        2,
    )
    assert one_crime("S1", mentions=told + "K1 | exchange.gift | 1 | affirmed |").counts("K1") == (
        2,
        2,
    )


def test_a_sentence_that_only_says_where_somebody_lives_speaks_of_nobody_else():
    """The suspect was not found at the last address: that is the suspect, not an unknown man."""
    made = one_crime(
        "S1",
        mentions="""
            record | concept_id          | who | sentence
            K1     | abuse.sexual        | S1  | 0
            K1     | people.unidentified |     | 1
            K1     | place.party_address |     | 1
        """,
    )
    assert made.counts("K1") == (1, 2)


def test_a_sentence_that_only_says_who_knows_whom_allows_for_more_people_and_adds_none():
    told = "record | concept_id | sentence | count_low | who\n"
    told += "K1 | abuse.sexual | 0 | | S1\nK1 | ref.person_name | 1 | | S1\n"
    told += "K1 | association.known | 1 | | S1\nK1 | people.several | 1 | 4 |\n"
    assert one_crime("S1", "S2", mentions=told).counts("K1") == (2, None)
    deed = "K1 | abuse.sexual | 1 | | S1"
    assert one_crime("S1", "S2", mentions=told + deed).counts("K1") == (4, None)


def test_an_unknown_man_in_the_text_may_be_the_suspect_identified_since():
    made = one_crime("S1", mentions="record | concept_id\nK1 | people.unidentified")
    assert made.counts("K1") == (1, 2)


def test_somebody_ruled_out_is_not_counted():
    made = one_crime(
        "S1",
        "S2",
        mentions="record | concept_id | who | assertion\nK1 | ref.person_name | S2 | negated",
    )
    assert made.counts("K1") == made.counts("K1", "suspects") == (1, 1)
    assert made.people("K1") == {"S1"}
    assert made.groups() == set()


def test_somebody_ruled_out_by_a_record_of_the_occasion_is_not_counted():
    made = world(
        crimes="crime_ref | committed_from | postcode\nK1 | 2025-03-01T20:00:00 | QX1 1AA",
        intelligence="""
            report_id | event_from          | postcode
            I1        | 2025-03-01T21:00:00 | QX1 1AA
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            I1     | C1         | child_of_concern
            I1     | S2         | subject
        """,
        mentions="record | concept_id | who | assertion\nI1 | ref.person_name | S2 | negated",
    )
    assert made.scopes("K1")["I1"] == "occasion"
    assert made.counts("K1") == (1, 1)
    assert made.together("K1") == set()


def test_a_professional_a_witness_and_a_reporter_are_not_counted():
    made = world(
        crimes="crime_ref\nK1",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | W1         | professional
            K1     | W2         | witness
            K1     | W3         | reporter
        """,
    )
    assert made.counts("K1") == (1, 1)


def test_a_possible_duplicate_leaves_the_number_open():
    made = world(
        crimes="""
            source_id | crime_ref | committed_from
            north     | K1        | 2025-02-10T19:00:00
            south     | K2        | 2025-03-20T19:00:00
        """,
        nominals="source_id | nominal_id | person\nnorth | C1 | C1\nsouth | C9 | C1",
        involvements="""
            record         | nominal_id | role
            K1             | C1         | victim
            K1             | S1         | suspect
            south/crime/K2 | C9         | victim
            south/crime/K2 | S2         | suspect
        """,
        nominal_links="""
            source_id_a | nominal_id_a | source_id_b | nominal_id_b | verdict
            north       | S1           | south       | S2           | review
        """,
    )
    assert made.counts("K1") == (1, 2)


def test_two_suspects_on_one_crime_are_two_however_alike():
    made = one_crime(
        "S1",
        "S2",
        nominal_links="nominal_id_a | nominal_id_b | verdict\nS1 | S2 | review",
    )
    assert made.counts("K1") == (2, 2)


def test_a_facilitator_counts_among_the_people_and_not_among_the_suspects():
    made = world(
        crimes="crime_ref | committed_from\nK1 | 2025-03-01T20:00:00",
        intelligence="report_id | event_from\nI1 | 2025-03-01T20:30:00",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | C1         | child_of_concern
            I1     | H1         | premises_controller
        """,
        mentions="record | concept_id | who\nI1 | facilitation.premises | H1",
    )
    assert made.counts("K1") == (2, 2)
    assert made.counts("K1", "suspects") == (1, 1)
    assert made.rows("""
        select roles from candidate_people where person_id = 'H1' and candidate_id = 'north/K1'
        """) == [(["provides_property"],)]


def test_a_recorded_suspect_counts_whatever_the_part():
    made = one_crime(
        "S1", "S2", mentions="record | concept_id | who\nK1 | facilitation.transports | S2"
    )
    assert made.counts("K1", "suspects") == (2, 2)


def test_one_child_with_two_offenders_who_are_not_tied_counts_two_people_and_one_suspect():
    made = two_crimes("S1", "S2")
    assert made.counts("K1") == (2, 2)
    assert made.counts("K1", "suspects") == (1, 1)
    assert made.together("K1") == set()
    assert made.ties("S1", "S2") == {"shared_child": "none"}
    assert made.groups() == set()


def test_an_offender_is_not_tied_by_what_others_did_to_the_same_child():
    made = world(
        crimes="""
            crime_ref | committed_from
            K1        | 2024-02-10T19:00:00
            K2        | 2025-05-20T19:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S2         | suspect
            K2     | S3         | suspect
        """,
    )
    assert made.together("K1") == set()
    assert (
        made.rows("""
        select t.strength from candidate_ties c join ties t using (tie_id)
        where candidate_id = 'north/K1' and t.strength <> 'none'
        """)
        == []
    )
    assert made.groups() == {frozenset({"S2", "S3"})}


RECRUITER = """
    nominal_id | date_of_birth
    R7         | 2008-03-15
    S7         | 1987-10-02
"""


def test_a_child_who_recruits_and_is_exploited_is_never_counted():
    made = world(
        nominals=RECRUITER,
        crimes="""
            crime_ref | committed_from
            K1        | 2025-10-03T19:00:00
            K2        | 2025-08-03T19:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S7         | suspect
            K1     | R7         | suspect
            K2     | R7         | victim
            K2     | S7         | suspect
        """,
        mentions="""
            record | concept_id              | who | count
            K1     | facilitation.introduces | R7  |
            K1     | people.several          |     | 2
        """,
    )
    assert made.counts("K1") == made.counts("K1", "suspects") == (1, 1)
    assert made.together("K1") == set()
    assert made.groups() == set()
    assert made.rows("""
        select is_counted, is_suspect, is_also_victim, is_child, roles from candidate_people
        where candidate_id = 'north/K1' and person_id = 'R7' and side = 'concern'
        """) == [(False, False, True, "yes", ["introduces"])]


def test_a_child_only_named_in_the_text_as_introducing_others_stands_as_a_child_first():
    made = world(
        nominals=RECRUITER,
        crimes="crime_ref | committed_from\nK1 | 2025-10-03T19:00:00",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | R7         | victim
            K1     | S7         | suspect
        """,
        mentions="record | concept_id | who\nK1 | facilitation.introduces | R7",
    )
    assert made.counts("K1") == (1, 1)
    assert made.people("K1") == {"S7", "R7"}
    assert made.people("K1", "child") == {"C1", "R7"}


def test_a_child_named_in_the_words_that_count_people_is_not_counted_with_them():
    made = world(
        nominals=RECRUITER,
        crimes="""
            crime_ref | committed_from
            K1        | 2025-10-03T19:00:00
            K2        | 2025-08-03T19:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S7         | suspect
            K1     | R7         | associate
            K2     | R7         | victim
            K2     | S7         | suspect
        """,
        mentions="record | concept_id | count\nK1 | people.several | 2",
    )
    assert made.counts("K1") == (1, 2)
    assert made.together("K1") == set()
    assert made.groups() == set()


def test_a_pupil_who_is_nowhere_a_victim_counts():
    made = world(
        nominals="nominal_id | date_of_birth\nS1 | 2010-12-01\nS2 | 2011-05-01",
        crimes="crime_ref | offence_code | committed_from\nK1 | 86 | 2025-05-12T09:00:00",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
    )
    assert made.counts("K1", "suspects") == (2, 2)


def test_an_adult_who_was_exploited_as_a_child_is_counted_for_what_they_do_as_an_adult():
    made = world(
        nominals="nominal_id | date_of_birth\nR8 | 1998-01-01",
        crimes="""
            crime_ref | committed_from
            K1        | 2013-05-12T09:00:00
            K2        | 2025-05-12T09:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | R8         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | R8         | suspect
            K2     | S2         | suspect
        """,
    )
    assert made.counts("K2") == (2, 2)
    assert made.groups() == {frozenset({"R8", "S2"})}
