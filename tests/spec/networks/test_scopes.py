"""On which records a crime is judged, and for which questions."""

from support.world import world


def scope_of_second(first, second, roles_1, roles_2, **more):
    """The scope, for K1, of a second crime with given times and places."""
    lines = [f"K1 | {nominal} | {role}" for nominal, role in roles_1]
    lines += [f"K2 | {nominal} | {role}" for nominal, role in roles_2]
    made = world(
        crimes=f"""
            crime_ref | committed_from | committed_to | postcode | offence_code
            K1        | {first}
            K2        | {second}
        """,
        involvements="record | nominal_id | role\n" + "\n".join(lines),
        **more,
    )
    return made.scopes("K1").get("K2")


CHILD, MAN, OTHER = ("C1", "victim"), ("S1", "suspect"), ("S2", "suspect")
EVENING = "2025-03-01T20:00:00 | 2025-03-01T22:00:00"


def test_one_childs_records_are_one_occasion_by_time_and_place():
    first = ("2025-03-01T20:00:00", "2025-03-01T22:00:00", "QX1 1AA")
    expected = {
        # Within 24 hours at the same place.
        ("2025-03-02T19:00:00", "2025-03-02T20:00:00", "QX1 1AA"): "occasion",
        ("2025-03-02T23:00:00", "2025-03-02T23:30:00", "QX1 1AA"): "linked",
        # Within 24 hours elsewhere, with nobody in common but the child.
        ("2025-03-02T19:00:00", "2025-03-02T20:00:00", "QX9 9ZZ"): "linked",
        # At the very time, the place not stated.
        ("2025-03-01T21:00:00", "2025-03-01T23:00:00", ""): "occasion",
        # At the very time by two clocks, at two places.
        ("2025-03-01T21:00:00", "2025-03-01T23:00:00", "QX9 9ZZ"): "linked",
        # No time stated.
        ("", "", "QX1 1AA"): "linked",
        # A long range only says that it was somewhere in there.
        ("2025-01-01T00:00:00", "2025-06-30T00:00:00", ""): "linked",
        ("2025-01-01T00:00:00", "2025-06-30T00:00:00", "QX1 1AA"): "occasion",
    }
    crimes, roles = [], []
    for i, second in enumerate(expected):
        for n, (start, end, place) in ((1, first), (2, second)):
            crimes.append(
                {
                    "crime_ref": f"K{n}{i}",
                    "committed_from": start,
                    "committed_to": end,
                    "postcode": place,
                }
            )
            roles += [
                {"record": f"crime/K{n}{i}", "nominal_id": f"C{i}", "role": "victim"},
                {"record": f"crime/K{n}{i}", "nominal_id": f"S{n}{i}", "role": "suspect"},
            ]
    made = world(crimes=crimes, involvements=roles)
    found = {case: made.scopes(f"K1{i}").get(f"K2{i}") for i, case in enumerate(expected)}
    assert found == expected


def test_a_shared_person_makes_an_occasion_and_a_social_worker_does_not():
    second = "2025-03-02T10:00:00 | 2025-03-02T11:00:00 | QX9 9ZZ | 22B"
    first = f"{EVENING} | QX1 1AA | 22B"
    friend, worker = ("C2", "witness"), ("W1", "professional")
    assert scope_of_second(first, second, (CHILD, friend), (CHILD, friend)) == "occasion"
    assert scope_of_second(first, second, (CHILD, worker), (CHILD, worker)) == "linked"


def test_another_childs_crime_of_the_same_evening_is_no_occasion():
    second = "2025-03-01T21:00:00 | 2025-03-01T22:00:00 | QX1 1AA | 22B"
    assert (
        scope_of_second(
            f"{EVENING} | QX1 1AA | 22B", second, (CHILD, MAN), (("C2", "victim"), OTHER)
        )
        is None
    )


def test_a_return_interview_belongs_to_the_occasion_of_its_episode():
    made = world(
        crimes="""
            crime_ref | committed_from      | committed_to
            K1        | 2025-03-01T20:00:00 | 2025-03-01T22:00:00
        """,
        missing_episodes="""
            episode_id | nominal_id | missing_from_at     | found_at
            M1         | C1         | 2025-03-01T18:00:00 | 2025-03-02T06:00:00
        """,
        partner_reports="""
            source_id | report_id | related_source_id | related_event_kind | related_event_ref
            care      | P1        | north             | missing_episode    | M1
            care      | P2        |                   |                    |
        """,
        involvements="""
            record                 | nominal_id | role
            K1                     | C1         | victim
            care/partner_report/P2 | C1         | subject
        """,
        nominals="""
            source_id | nominal_id | person
            care      | C1         | C1
        """,
    )
    # The second report has no dates and says nothing of being about this.
    assert made.scopes("K1") == {"K1": "own", "M1": "occasion", "P1": "occasion"}


def test_the_same_child_with_the_same_person_is_judged_together_at_any_time():
    assert (
        scope_of_second(
            "2025-03-01T20:00:00 | | | 22B",
            "2022-03-01T20:00:00 | | | 8N",
            (CHILD, MAN),
            (CHILD, MAN),
        )
        == "same_child_and_concern"
    )


def test_an_exploited_childs_stolen_bicycle_inherits_nothing():
    made = world(
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 44           | 2025-06-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S2         | suspect
        """,
    )
    assert made.scopes("K2") == {"K2": "own"}
    assert made.scopes("K1") == {"K1": "own"}
    assert made.people("K2") == {"S2"}


def test_a_thief_of_the_same_evening_is_no_perpetrator():
    made = world(
        crimes="""
            crime_ref | offence_code | committed_from      | postcode
            K1        | 22B          | 2025-03-01T20:00:00 | QX1 1AA
            K2        | 44           | 2025-03-01T21:00:00 | QX1 1AA
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S2         | suspect
        """,
    )
    assert made.scopes("K1") == {"K1": "own", "K2": "occasion"}
    assert made.people("K1") == {"S1"}
    assert made.counts("K1") == (1, 1)


def test_suspected_false_intelligence_is_in_no_scope():
    made = world(
        crimes="crime_ref | committed_from\nK1 | 2025-03-01T20:00:00",
        intelligence="report_id | event_from | information_grade\nI1 | 2025-03-01T20:00:00 | E",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | C1         | child_of_concern
            I1     | S1         | person_of_concern
            I1     | S2         | person_of_concern
        """,
        mentions="record | concept_id\nI1 | abuse.sexual",
    )
    assert made.scopes("K1") == {"K1": "own"}
    assert made.rows("select * from ties") == []
    assert made.values("select candidate_kind from candidates") == ["crime"]


def test_records_of_a_tied_person_are_linked_within_a_year_and_not_outside():
    def scopes(later):
        return world(
            crimes=f"""
                crime_ref | committed_from
                K1        | 2023-03-01T20:00:00
                K2        | {later}
            """,
            involvements="""
                record | nominal_id | role
                K1     | C1         | victim
                K1     | S1         | suspect
                K2     | C2         | victim
                K2     | S2         | suspect
            """,
            associations="nominal_id_a | nominal_id_b | kind\nS1 | S2 | friend",
        ).scopes("K1")

    assert scopes("2023-12-01T20:00:00") == {"K1": "own", "K2": "linked"}
    assert scopes("2024-12-01T20:00:00") == {"K1": "own"}


def test_a_record_with_a_child_and_a_question_is_a_candidate_of_its_own():
    made = world(
        intelligence="report_id\nI1\nI2\nI3",
        involvements="""
            record | nominal_id | role
            I1     | C1         | child_of_concern
            I1     | S1         | subject
            I2     | S1         | subject
            I3     | C2         | child_of_concern
        """,
        mentions="record | concept_id\nI1 | abuse.sexual\nI2 | facilitation.premises",
    )
    # I2 names no child; I3 says nothing that points to abuse.
    assert made.values("select candidate_id from candidates where candidate_kind = 'record'") == [
        "north/intelligence/I1"
    ]


def test_a_thief_of_the_same_evening_leads_a_crime_to_no_network_of_his():
    """Three unknown men are a group of their own, and their crime is asked about once."""
    made = world(
        crimes="""
            crime_ref | offence_code | committed_from      | committed_to        | postcode
            K1        | 22B          | 2025-03-01T20:00:00 | 2025-03-01T22:00:00 | QX8 1HH
            K2        | 39           | 2025-03-01T20:30:00 | 2025-03-01T22:00:00 | QX8 1HH
            K3        | 22B          | 2025-04-01T20:00:00 | 2025-04-01T22:00:00 | QX8 2HH
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K2     | C1         | victim
            K2     | S1         | suspect
            K3     | C2         | victim
            K3     | S1         | suspect
            K3     | S2         | suspect
        """,
        mentions="""
            record | concept_id     | about | count
            K1     | people.several |       | 3
            K1     | exchange.gift  | C1    |
        """,
    )
    ((unnamed,),) = made.rows("""
        select candidate_id from candidates where candidate_kind = 'network'
            and candidate_id not in (select candidate_id from candidate_people
                where candidate_kind = 'network' and side = 'concern')
        """)
    assert made.groups() == {frozenset({"S1", "S2"})}
    assert made.rows("select network_id from candidates where candidate_id = 'north/K1'") == [
        (unnamed,)
    ]
    assert made.people("K1") == set()
