"""Groups of tied people become networks with members, children, records and a span of time."""

import pytest

from accord.engine import Work
from accord.networks import stage
from support.world import arrow, world

# Case 6: three forces, one suspect and one victim on each crime; a car, a number and a report.
THREE_FORCES = {
    "nominals": """
        source_id | nominal_id | person | phones
        north     | S1         | S1     | 07700 900201
        south     | S1b        | S1     | 07700900201
    """,
    "crimes": """
        source_id | crime_ref | committed_from
        north     | K1        | 2025-08-09T20:00:00
        south     | K2        | 2025-08-16T20:00:00
        rail      | K3        | 2025-08-23T20:00:00
    """,
    "intelligence": """
        source_id | report_id | event_from
        south     | I1        | 2025-08-16T18:00:00
    """,
    "involvements": """
        record                | nominal_id | role
        K1                    | C1         | victim
        K1                    | S1         | suspect
        south/crime/K2        | C2         | victim
        south/crime/K2        | S2         | suspect
        rail/crime/K3         | C3         | victim
        rail/crime/K3         | S3         | suspect
        south/intelligence/I1 | S1b        | subject
        south/intelligence/I1 | S2         | subject
    """,
    "mentions": """
        record                | concept_id
        south/intelligence/I1 | facilitation.transports
    """,
    "objects": """
        source_id | object_id | kind    | identifier
        south     | O1        | vehicle | QK19 ZZA
        rail      | O9        | vehicle | QK19ZZA
    """,
    "object_links": """
        source_id | object_id | target_kind | target_ref | relation
        south     | O1        | crime       | K2         | used_in
        rail      | O9        | crime       | K3         | used_in
    """,
}


def networks(made, outcome="met", met=None):
    """Run the networks stage with that outcome for every network candidate (or only some)."""
    found = made.values("select candidate_id from candidates where candidate_kind = 'network'")
    rows = [
        {
            "finding_id": name,
            "run_id": "test",
            "definition_id": "organised-network-iicsa",
            "definition_version": "2022",
            "candidate_kind": "network",
            "candidate_id": name,
            "outcome": outcome if met is None or name in met else "not_met",
        }
        for name in found
    ]
    made.engine.register("findings", arrow("findings", rows))
    stage.run(Work(made.engine))
    return made


def test_a_network_over_three_forces_is_found_across_records():
    made = networks(world(**THREE_FORCES))
    assert made.groups() == {frozenset({"S1", "S2", "S3"})}
    ((low, high, named, children, crimes, forces, sectors, cross),) = made.rows("""
        select n_people_low, n_people_high, n_identified, n_children, n_crimes, forces, sectors,
            is_cross_force from networks
        """)
    assert (low, high, named, children, crimes) == (3, 3, 3, 3, 3)
    assert forces == ["BTP", "E23-north", "E23-south"]
    assert sectors == ["police", "transport_police"]
    assert cross
    assert len(made.rows("select * from network_records")) == 4
    assert made.values("select status from network_children") == ["known_victim"] * 3


def test_every_crime_of_the_network_knows_its_network():
    made = world(**THREE_FORCES)
    rows = made.rows("""
        select network_id, in_network_span from candidates where candidate_kind = 'crime'
        """)
    assert len({network for network, _ in rows}) == 1
    assert all(inside for _, inside in rows)


IN_WORDS_ONLY = {
    "crimes": """
        crime_ref | committed_from
        K1        | 2025-03-01T20:00:00
    """,
    "involvements": """
        record | nominal_id | role
        K1     | C1         | victim
    """,
    "mentions": """
        record | concept_id     | count_low | count_high
        K1     | people.several | 3         | 3
        K1     | abuse.sexual   |           |
    """,
}


def test_three_unknown_men_in_one_text_are_a_network_without_a_named_member():
    made = networks(world(**IN_WORDS_ONLY))
    assert made.rows("select n_people_low, n_people_high, n_identified from networks") == [
        (3, 3, 0)
    ]
    assert made.rows("select * from network_members") == []
    assert made.values("select status from network_children") == ["known_victim"]
    assert made.values("select event_ref from network_records") == ["K1"]
    ((network, inside),) = made.rows(
        "select network_id, in_network_span from candidates where candidate_kind = 'crime'"
    )
    assert (network, inside) == (made.value("select network_id from networks"), True)


def test_records_of_one_occasion_that_name_nobody_are_one_network():
    made = world(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-03-01T20:00:00
            K3        | 2025-06-01T20:30:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K2     | C1         | victim
            K3     | C1         | victim
        """,
        mentions="""
            record | concept_id     | count_low | count_high
            K1     | people.several | 2         | 2
            K2     | people.several | 3         | 3
            K3     | people.several | 2         | 2
        """,
    )
    records = made.rows("""
        select c.candidate_id, list_sort(list(r.event_id)) from candidates as c
        join candidate_records as r on r.candidate_kind = 'network'
            and r.candidate_id = c.candidate_id and r.scope = 'own'
        where c.candidate_kind = 'network' group by c.candidate_id
        """)
    assert sorted(found for _, found in records) == [
        ["north/crime/K1", "north/crime/K2"],
        ["north/crime/K3"],
    ]


def test_men_in_words_beside_a_suspect_are_of_his_group():
    made = networks(
        world(
            **{
                **IN_WORDS_ONLY,
                "involvements": """
                    record | nominal_id | role
                    K1     | C1         | victim
                    K1     | S1         | suspect
                """,
            }
        )
    )
    assert made.groups() == {frozenset({"S1"})}
    assert made.rows("select n_people_low, n_identified from networks") == [(3, 1)]


@pytest.mark.parametrize(
    "mention", ["people.several | 1 | 3 |", "people.several | 3 | 3 | negated", "abuse.sexual ||||"]
)
def test_where_the_text_does_not_say_several_there_is_no_network(mention):
    heading = "record | concept_id | count_low | count_high | assertion"
    made = world(**{**IN_WORDS_ONLY, "mentions": f"{heading}\nK1 | {mention}"})
    assert made.values("select candidate_id from candidates where candidate_kind = 'network'") == []


@pytest.mark.parametrize("outcome", ["not_met", "not_known"])
def test_what_does_not_meet_the_definition_is_no_network(outcome):
    made = networks(world(**THREE_FORCES), outcome)
    for table in ("networks", "network_members", "network_children", "network_records"):
        assert made.rows(f"select * from {table}") == []


def test_a_crime_long_after_is_judged_on_its_own():
    def crime_of(day):
        made = world(
            crimes=f"""
                crime_ref | committed_from
                K1        | 2015-03-01T20:00:00
                K2        | {day}
            """,
            involvements="""
                record | nominal_id | role
                K1     | C1         | victim
                K1     | S1         | suspect
                K1     | S2         | suspect
                K2     | C2         | victim
                K2     | S1         | suspect
            """,
        )
        ((inside,),) = made.rows(
            "select in_network_span from candidates where candidate_id = 'north/K2'"
        )
        return inside, made.counts("K2"), made.scopes("K2").get("K1")

    assert crime_of("2016-02-01T20:00:00") == (True, (2, 2), "linked")
    assert crime_of("2024-02-01T20:00:00") == (False, (1, 1), None)


def test_what_a_member_did_long_after_is_not_the_networks():
    made = networks(
        world(
            crimes="""
                crime_ref | committed_from
                K1        | 2015-03-01T20:00:00
                K2        | 2024-02-01T20:00:00
            """,
            involvements="""
                record | nominal_id | role
                K1     | C1         | victim
                K1     | S1         | suspect
                K1     | S2         | suspect
                K2     | C2         | victim
                K2     | S1         | suspect
            """,
        )
    )
    assert made.values("select event_ref from network_records") == ["K1"]
    assert made.values("select person_id from network_children") == ["C1"]
    assert made.value("select extract(year from last_on) from networks") == 2015


def test_a_report_with_no_child_named_completes_a_network():
    made = networks(
        world(
            crimes="""
                crime_ref | committed_from      | location_text     | postcode | location_type
                K1        | 2025-09-20T19:00:00 | Larch Lodge Hotel | QX2 8CD  | hotel
            """,
            partner_reports="""
                source_id | report_id | kind          | occurred_on
                shop      | P1        | makesafe_call | 2025-09-20
            """,
            sources="source_id | sector\nshop | business",
            nominals="source_id | nominal_id | person\nshop | S1 | S1",
            involvements="""
                record                 | nominal_id | role
                K1                     | C1         | victim
                K1                     | S1         | suspect
                shop/partner_report/P1 | S1         | person_of_concern
                shop/partner_report/P1 | M1         | facilitator
            """,
        )
    )
    assert made.groups() == {frozenset({"S1", "M1"})}
    assert made.rows("select forces, sectors, is_cross_force from networks") == [
        (["E23-north"], ["business", "police"], False)
    ]
    assert dict(made.rows("select person_id, roles from network_members")) == {
        "S1": ["direct"],
        "M1": ["other_facilitation"],
    }


def test_unnamed_people_are_members_and_the_interval_says_how_many_there_are():
    made = networks(
        world(
            crimes="""
                crime_ref | committed_from
                K1        | 2025-03-01T20:00:00
                K2        | 2025-04-01T20:00:00
            """,
            involvements="""
                record | nominal_id | role
                K1     | C1         | victim
                K1     | S1         | suspect
                K1     | U1         | suspect
                K2     | C1         | victim
                K2     | S1         | suspect
                K2     | U2         | driver
            """,
        )
    )
    assert made.rows("select n_people_low, n_people_high, n_identified from networks") == [
        (2, 3, 1)
    ]
    assert dict(made.rows("select person_id, roles from network_members")) == {
        "S1": ["direct"],
        "U1": ["direct", "unidentified"],
        "U2": ["transports", "unidentified"],
    }


def test_an_open_upper_end_is_still_a_number_no_lower_than_the_least():
    made = networks(
        world(
            crimes="crime_ref | committed_from\nK1 | 2025-03-01T20:00:00",
            involvements="record | nominal_id | role\nK1 | C1 | victim\nK1 | S1 | suspect",
            mentions="record | concept_id | count\nK1 | people.several | 3-",
        )
    )
    assert made.rows("select n_people_low, n_people_high from networks") == [(3, 3)]


def test_a_child_who_may_be_a_member_is_listed_as_a_child_and_left_out_of_the_people():
    made = networks(
        world(
            nominals="nominal_id | date_of_birth\nR7 | 2008-03-15",
            crimes="""
                crime_ref | committed_from
                K1        | 2025-10-03T19:00:00
                K2        | 2025-08-03T19:00:00
            """,
            involvements="""
                record | nominal_id | role
                K1     | C1         | victim
                K1     | S1         | suspect
                K1     | S2         | suspect
                K1     | R7         | suspect
                K2     | R7         | victim
                K2     | S1         | suspect
            """,
        )
    )
    assert made.rows("select n_people_low, n_people_high, n_children from networks") == [(2, 2, 2)]
    assert made.rows("""
        select is_child, is_also_victim from network_members where person_id = 'R7'
        """) == [(True, True)]
    assert made.values("select person_id from network_children") == ["C1", "R7"]


def test_a_childs_standing_is_that_of_the_strongest_record_and_never_collapsed():
    made = networks(
        world(
            crimes="crime_ref | committed_from\nK1 | 2025-03-01T20:00:00",
            intelligence="""
                report_id | event_from
                I1        | 2025-03-05T20:00:00
                I2        | 2025-03-09T20:00:00
            """,
            involvements="""
                record | nominal_id | role
                K1     | C1         | victim
                K1     | S1         | suspect
                K1     | S2         | suspect
                I1     | C2         | child_of_concern
                I1     | S1         | subject
                I2     | C3         | child_of_concern
                I2     | S2         | subject
                I2     | C1         | child_of_concern
            """,
            mentions="""
                record | concept_id            | assertion
                I1     | abuse.sexual          | affirmed
                I2     | facilitation.premises | possible
            """,
        )
    )
    assert dict(made.rows("select person_id, status from network_children")) == {
        "C1": "known_victim",
        "C2": "suspected_victim",
        "C3": "at_risk_concern",
    }


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ("target_kind | target_ref | code\nnominal | S1 | OCG", True),
        ("target_kind | target_ref | code\ncrime | K1 | OCG", True),
        ("target_kind | target_ref | code | cleared_on\nnominal | S1 | OCG | 2025-01-01", False),
        ("target_kind | target_ref | code\nnominal | S9 | OCG", False),
    ],
)
def test_being_a_mapped_crime_group_is_shown(markers, expected):
    made = networks(
        world(
            crimes="crime_ref | committed_from\nK1 | 2025-03-01T20:00:00",
            involvements="""
                record | nominal_id | role
                K1     | C1         | victim
                K1     | S1         | suspect
                K1     | S2         | suspect
            """,
            markers=markers,
        )
    )
    assert made.value("select is_ocg_mapped from networks") is expected


def test_a_network_keeps_its_id_when_it_grows_and_names_what_went_into_it():
    before = """
        network_id | person_id
        first      | S1
        first      | S2
        second     | S3
    """
    made = networks(world(**THREE_FORCES, previous_network_members=before))
    assert made.rows("select network_id, previous_network_ids from networks") == [
        ("first", ["second"])
    ]


def test_a_second_run_over_its_own_networks_changes_nothing():
    first = networks(world(**THREE_FORCES))
    members = [
        {"network_id": network, "person_id": person}
        for network, person in first.rows("select network_id, person_id from network_members")
    ]
    second = networks(world(**THREE_FORCES, previous_network_members=members))
    assert second.rows("select * from networks") == first.rows("select * from networks")


def test_two_networks_share_a_child_and_stay_two():
    made = networks(
        world(
            crimes="""
                crime_ref | committed_from
                K1        | 2025-03-01T20:00:00
                K2        | 2025-04-01T20:00:00
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
        )
    )
    assert made.groups() == {frozenset({"S1", "S2"}), frozenset({"S3", "S4"})}
    assert len(made.rows("select * from networks")) == 2


def test_a_welsh_network_is_judged_in_wales():
    made = world(
        crimes="""
            source_id | crime_ref | committed_from
            west      | K1        | 2025-03-01T20:00:00
        """,
        involvements="""
            record        | nominal_id | role
            west/crime/K1 | C1         | victim
            west/crime/K1 | S1         | suspect
            west/crime/K1 | S2         | suspect
        """,
    )
    assert made.values("select distinct nation from candidates") == ["wales"]
