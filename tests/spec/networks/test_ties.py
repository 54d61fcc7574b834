"""What ties two people of concern, what leaves it open, and what does not tie them."""

from support.world import world

# Two crimes far apart in time and place, each with its own child and its own suspect.
TWO_CRIMES = {
    "crimes": """
        crime_ref | committed_from
        K1        | 2025-03-01T20:00:00
        K2        | 2025-06-01T20:00:00
    """,
    "involvements": """
        record | nominal_id | role
        K1     | C1         | victim
        K1     | S1         | suspect
        K2     | C2         | victim
        K2     | S2         | suspect
    """,
}
# The same two suspects, one child.
ONE_CHILD = {
    **TWO_CRIMES,
    "involvements": """
        record | nominal_id | role
        K1     | C1         | victim
        K1     | S1         | suspect
        K2     | C1         | victim
        K2     | S2         | suspect
    """,
}


def plus(base, **more):
    merged = dict(base)
    for name, text in more.items():
        _, *lines = text.strip().splitlines()
        merged[name] = (merged[name].rstrip() + "\n" + "\n".join(lines)) if name in merged else text
    return merged


def strengths(cases, rows):
    """The strongest tie of each case, all in one world: every case has crimes and people of its own.

    `rows(i, case)` gives further rows for case i, whose crimes are K1i and K2i and whose suspects
    S1i and S2i; a case may give the day of its second crime there.
    """
    tables = {
        name: []
        for name in (
            "crimes",
            "involvements",
            "associations",
            "objects",
            "object_links",
            "intelligence",
            "mentions",
        )
    }
    for i, case in enumerate(cases):
        for n, day in ((1, "2025-03-01T20:00:00"), (2, "2025-06-01T20:00:00")):
            tables["crimes"].append({"crime_ref": f"K{n}{i}", "committed_from": day})
            tables["involvements"] += [
                {"record": f"crime/K{n}{i}", "nominal_id": f"C{n}{i}", "role": "victim"},
                {"record": f"crime/K{n}{i}", "nominal_id": f"S{n}{i}", "role": "suspect"},
            ]
        for name, more in rows(i, case).items():
            refs = {row.get("crime_ref") for row in more}
            kept = [r for r in tables[name] if name != "crimes" or r["crime_ref"] not in refs]
            tables[name] = [*kept, *more]
    made = world(until="edges", **tables)
    return {
        case: next(
            (s for s in ("counts", "open", "none") if s in made.ties(f"S1{i}", f"S2{i}").values()),
            None,
        )
        for i, case in enumerate(cases)
    }


def strength(**tables):
    """The strongest tie between the two suspects."""
    found = set(world(until="edges", **tables).ties("S1", "S2").values())
    return next((s for s in ("counts", "open", "none") if s in found), None)


def test_two_suspects_on_one_crime_acted_on_one_occasion():
    made = world(
        until="edges",
        crimes="crime_ref\nK1",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
    )
    assert made.ties("S1", "S2") == {"co_suspect": "counts"}


def test_unless_the_text_says_that_they_did_not_act_together():
    made = world(
        until="edges",
        crimes="crime_ref\nK1",
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
        mentions="""
            record | concept_id        | assertion
            K1     | association.known | negated
        """,
    )
    assert set(made.ties("S1", "S2").values()) == {"none"}


def test_sharing_a_child_alone_is_not_a_tie():
    made = world(until="edges", **ONE_CHILD)
    assert made.ties("S1", "S2") == {"shared_child": "none"}
    assert made.rows("select * from network_edges") == []


def test_two_people_stopped_for_theft_are_not_tied_into_exploitation():
    assert (
        strength(
            crimes="crime_ref | offence_code\nK1 | 49",
            involvements="record | nominal_id | role\nK1 | S1 | suspect\nK1 | S2 | suspect",
        )
        is None
    )


def test_two_offenders_who_are_also_suspects_of_one_theft_raise_a_question():
    assert (
        strength(
            **plus(
                TWO_CRIMES,
                crimes="""
                crime_ref | committed_from
                K3        | 2025-04-01T20:00:00
            """,
                involvements="""
                record | nominal_id | role
                K3     | S1         | suspect
                K3     | S2         | suspect
            """,
            )
            | {
                "crimes": """
            crime_ref | committed_from      | offence_code
            K1        | 2025-03-01T20:00:00 | 22B
            K2        | 2025-06-01T20:00:00 | 22B
            K3        | 2025-04-01T20:00:00 | 49
        """
            }
        )
        == "open"
    )


def test_a_recorded_relationship_ties_and_an_arrest_or_a_school_asks():
    expected = {
        "parent_child": "counts",
        "sibling": "counts",
        "partner": "counts",
        "other_family": "counts",
        "friend": "counts",
        "co_resident": "counts",
        "seen_with": "counts",
        "phone_contact": "counts",
        "online_contact": "counts",
        "employment": "counts",
        "co_arrest": "open",
        "school": "open",
        "other": "open",
    }

    def rows(i, kind):
        ids = {"nominal_id_a": f"S2{i}", "nominal_id_b": f"S1{i}"}
        return {"associations": [{**ids, "kind": kind}]}

    assert strengths(expected, rows) == expected


def test_a_relationship_counts_if_in_force_within_two_years_of_both():
    expected = {
        ("2010-01-01", ""): "counts",
        ("2010-01-01", "2025-04-01"): "counts",
        ("2010-01-01", "2023-07-01"): "counts",
        # Ended more than two years before the second was involved.
        ("2010-01-01", "2023-05-01"): "none",
        ("2010-01-01", "2016-01-01"): "none",
        ("", "2016-01-01"): "none",
        # Began more than two years after the first was involved.
        ("2027-04-01", ""): "none",
        ("", ""): "counts",
    }

    def rows(i, dates):
        ids = {"nominal_id_a": f"S1{i}", "nominal_id_b": f"S2{i}"}
        return {"associations": [{**ids, "from_on": dates[0], "to_on": dates[1]}]}

    assert strengths(expected, rows) == expected


def test_an_association_alone_brings_nobody_in():
    made = world(
        crimes="crime_ref\nK1",
        involvements="record | nominal_id | role\nK1 | C1 | victim\nK1 | S1 | suspect",
        associations="nominal_id_a | nominal_id_b | kind\nS1 | S2 | friend",
    )
    assert made.rows("select * from ties") == []
    assert made.people("K1") == {"S1"}


def _car(i):
    return {"object_id": f"O{i}", "kind": "vehicle", "identifier": f"QK{10 + i} ZZA"}


def _car_link(i, target_kind, target, relation, from_on="", to_on=""):
    return {
        "object_id": f"O{i}",
        "target_kind": target_kind,
        "target_ref": f"{target}{i}",
        "relation": relation,
        "from_on": from_on,
        "to_on": to_on,
    }


def test_a_car_used_towards_children_ties_those_who_used_it_at_about_one_time():
    expected = {
        "2025-03-20T20:00:00": "counts",
        "2025-05-29T20:00:00": "counts",
        "2025-09-01T20:00:00": "open",
        "2028-03-01T20:00:00": None,
    }

    def rows(i, second):
        return {
            "crimes": [{"crime_ref": f"K2{i}", "committed_from": second}],
            "objects": [_car(i)],
            "object_links": [
                _car_link(i, "crime", "K1", "used_in"),
                _car_link(i, "crime", "K2", "used_in"),
            ],
        }

    assert strengths(expected, rows) == expected


def test_the_keeper_of_the_car_is_tied_while_keeping_it():
    expected = {
        ("2025-01-01", "2025-12-31"): "counts",
        ("2024-01-01", ""): "counts",
        ("2025-03-10", "2025-12-31"): "open",
        ("2024-01-01", "2024-12-31"): "open",
    }

    def rows(i, dates):
        return {
            "objects": [_car(i)],
            "object_links": [
                _car_link(i, "crime", "K1", "used_in"),
                _car_link(i, "nominal", "S2", "keeper", *dates),
            ],
        }

    assert strengths(expected, rows) == expected


def test_a_partial_mark_ties_nobody():
    assert (
        strength(
            **TWO_CRIMES,
            objects="object_id | kind | identifier\nO1 | vehicle | QK19 Z??",
            object_links="""
            object_id | target_kind | target_ref | relation
            O1        | crime       | K1         | used_in
            O1        | crime       | K2         | used_in
        """,
        )
        is None
    )


def test_a_flat_on_a_crime_ties_its_suspect_to_whoever_controls_it():
    tables = dict(
        TWO_CRIMES,
        crimes="""
            crime_ref | committed_from      | location_text          | postcode | location_type
            K1        | 2025-03-01T20:00:00 | Flat 4, 12 Quarry Lane | QX3 4AB  | private_address
            K2        | 2025-06-01T20:00:00 |                        |          |
        """,
    )
    assert (
        strength(
            **tables,
            objects="""
            object_id | kind     | identifier             | postcode
            O1        | premises | 12 Quarry Lane, Flat 4 | QX3 4AB
        """,
            object_links="""
            object_id | target_kind | target_ref | relation | from_on
            O1        | nominal     | S2         | controls | 2024-01-01
        """,
        )
        == "counts"
    )


def test_the_childs_own_phone_and_home_tie_nobody():
    tables = dict(
        ONE_CHILD,
        nominals="""
            nominal_id | phones       | address        | postcode
            C1         | 07700 900555 | 7 Meadow Close | QX4 4AA
        """,
        crimes="""
            crime_ref | committed_from      | location_text  | postcode | location_type
            K1        | 2025-03-01T20:00:00 | 7 Meadow Close | QX4 4AA  | private_address
            K2        | 2025-04-01T20:00:00 | 7 Meadow Close | QX4 4AA  | private_address
        """,
    )
    assert (
        strength(
            **tables,
            objects="object_id | kind | identifier\nO1 | phone | 07700 900555",
            object_links="""
            object_id | target_kind | target_ref | relation
            O1        | crime       | K1         | mentioned
            O1        | crime       | K2         | mentioned
            O1        | nominal     | S1         | contact_with
            O1        | nominal     | S2         | contact_with
        """,
        )
        == "none"
    )


def test_a_number_on_two_records_of_one_child_asks_whose_it_was():
    assert (
        strength(
            **dict(
                ONE_CHILD,
                crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-04-01T20:00:00
        """,
            ),
            objects="object_id | kind | identifier\nO1 | phone | 07700 900555",
            object_links="""
            object_id | target_kind | target_ref | relation
            O1        | crime       | K1         | mentioned
            O1        | crime       | K2         | mentioned
        """,
        )
        == "open"
    )


def test_one_who_rang_the_others_number_is_tied_and_two_who_rang_a_third_are_not():
    phone = "object_id | kind | identifier\nO1 | phone | 07700 900777"
    assert (
        strength(
            **TWO_CRIMES,
            objects=phone,
            object_links="""
            object_id | target_kind | target_ref | relation
            O1        | nominal     | S1         | user
            O1        | nominal     | S2         | contact_with
        """,
        )
        == "counts"
    )
    assert (
        strength(
            **TWO_CRIMES,
            objects=phone,
            object_links="""
            object_id | target_kind | target_ref | relation
            O1        | nominal     | S1         | contact_with
            O1        | nominal     | S2         | contact_with
        """,
        )
        is None
    )


def test_people_seen_together_in_a_report_towards_a_child_are_tied_and_at_a_meeting_not():
    def reported(kind):
        return strength(
            partner_reports=f"report_id | kind\nP1 | {kind}",
            involvements="""
                record | nominal_id | role
                P1     | C1         | child_of_concern
                P1     | S1         | person_of_concern
                P1     | S2         | person_of_concern
            """,
            mentions="record | concept_id\nP1 | abuse.sexual",
        )

    assert reported("partner_information_report") == "counts"
    assert reported("mace") == "open"


def test_a_report_that_says_they_know_each_other_ties_them():
    expected = {"affirmed": "counts", "possible": "open", "negated": "none"}

    def rows(i, assertion):
        record = f"intelligence/I{i}"
        return {
            "intelligence": [{"report_id": f"I{i}", "event_from": "2025-04-01T09:00:00"}],
            "involvements": [
                {"record": record, "nominal_id": f"S{n}{i}", "role": "associate"} for n in (1, 2)
            ],
            "mentions": [
                {
                    "record": record,
                    "concept_id": "association.known",
                    "who": f"S1{i}",
                    "about": f"S2{i}",
                    "assertion": assertion,
                }
            ],
        }

    assert strengths(expected, rows) == expected


def test_people_named_in_one_sentence_that_says_so_are_tied():
    assert (
        strength(
            **plus(
                TWO_CRIMES,
                involvements="""
                record | nominal_id | role
                I1     | S1         | subject
                I1     | S2         | subject
                I1     | S3         | subject
            """,
            ),
            intelligence="report_id | event_from\nI1 | 2025-04-01T09:00:00",
            mentions="""
            record | concept_id           | who | sentence
            I1     | association.together |     | 2
            I1     | ref.person_name      | S1  | 2
            I1     | ref.person_name      | S2  | 2
            I1     | ref.person_name      | S3  | 4
        """,
        )
        == "counts"
    )


def test_suspects_of_two_crimes_of_one_occasion_acted_together():
    assert (
        strength(
            crimes="""
            crime_ref | committed_from      | postcode
            K1        | 2025-03-01T20:00:00 | QX1 1AA
            K2        | 2025-03-02T01:00:00 | QX1 1AA
        """,
            involvements=ONE_CHILD["involvements"],
        )
        == "counts"
    )


def test_whoever_booked_the_room_is_tied_and_another_guest_is_not():
    def booked(day):
        return strength(
            **plus(
                dict(
                    TWO_CRIMES,
                    crimes="""
                    crime_ref | committed_from      | location_text | postcode | location_type
                    K1        | 2025-03-01T20:00:00 | Larch Lodge   | QX2 8CD  | hotel
                    K2        | 2025-06-01T20:00:00 |               |          |
                """,
                ),
            ),
            objects="object_id | kind | identifier | postcode\nO1 | premises | Larch Lodge | QX2 8CD",
            object_links=f"""
                object_id | target_kind | target_ref | relation | from_on | to_on
                O1        | nominal     | S2         | booked   | {day}   | {day}
            """,
        )

    assert booked("2025-03-01") == "counts"
    assert booked("2025-03-20") is None


def test_people_of_concern_named_in_one_report_about_a_child_acted_on_one_occasion():
    def seen(day, child="C1", role="child_of_concern"):
        return strength(
            **plus(
                TWO_CRIMES,
                involvements=f"""
                    record | nominal_id | role
                    I1     | {child}    | {role}
                    I1     | S1         | person_of_concern
                    I1     | S2         | person_of_concern
                """,
            ),
            intelligence=f"report_id | event_from\nI1 | {day}",
        )

    assert seen("2025-04-01T09:00:00") == "counts"
    # Whoever wrote it gave them their parts towards the child, whenever that was.
    assert seen("2019-04-01T09:00:00") == "counts"
    # Without a child they may be named there for different reasons.
    assert seen("2025-04-01T09:00:00", "S9", "witness") == "open"


def test_one_who_introduced_the_child_to_the_other_is_tied_even_in_an_assessment():
    assert (
        strength(
            partner_reports="source_id | report_id | kind\nnorth | P1 | assessment",
            involvements="""
            record | nominal_id | role
            P1     | C1         | subject
            P1     | S1         | person_of_concern
            P1     | S2         | person_of_concern
        """,
            mentions="record | concept_id | who\nP1 | facilitation.introduces | S1",
        )
        == "counts"
    )


def test_a_guest_who_booked_some_time_is_no_helper():
    assert (
        strength(
            **dict(
                TWO_CRIMES,
                crimes="""
            crime_ref | committed_from      | location_text | postcode | location_type
            K1        | 2025-03-01T20:00:00 | Grand Hotel   | QX2 8CD  | hotel
            K2        | 2025-06-01T20:00:00 |               |          |
        """,
            ),
            objects="object_id | kind | identifier | postcode\nO1 | premises | Grand Hotel | QX2 8CD",
            object_links="""
            object_id | target_kind | target_ref | relation | from_on
            O1        | nominal     | S2         | booked   | 2025-01-01
        """,
        )
        is None
    )
