"""One phone, car or flat in two sources is one object, from rows and from text."""

from support.world import world


def test_one_object_of_two_sources_has_one_key():
    made = world(
        until="records",
        crimes="source_id | crime_ref\nnorth | K1\nsouth | K2",
        objects="""
            source_id | object_id | kind    | identifier
            north     | O1        | vehicle | QK19 ZZA
            south     | O7        | vehicle | qk19zza
        """,
        object_links="""
            source_id | object_id | target_kind | target_ref | relation
            north     | O1        | crime       | K1         | used_in
            south     | O7        | crime       | K2         | seen
        """,
    )
    assert set(
        made.rows("select event_id, object_key, relation, from_text from event_objects")
    ) == {
        ("north/crime/K1", "vehicle:QK19ZZA", "used_in", False),
        ("south/crime/K2", "vehicle:QK19ZZA", "seen", False),
    }


def test_a_number_read_from_text_meets_the_nominal_who_has_it():
    made = world(
        until="records",
        nominals="nominal_id | phones\nS1 | 07700 900123",
        crimes="crime_ref\nK1",
        mentions="""
            record | concept_id               | value           | assertion
            K1     | ref.phone_number         | +447700900123   |
            K1     | ref.vehicle_registration | QK19ZZA         | negated
            K1     | ref.vehicle_registration | QK1?            |
        """,
    )
    assert made.rows("select object_key, from_text from event_objects") == [
        ("phone:+447700900123", True)
    ]
    assert made.rows("select person_id, object_key, relation from person_objects") == [
        ("S1", "phone:+447700900123", "user")
    ]


def test_the_place_of_a_record_meets_whoever_controls_it():
    made = world(
        until="records",
        crimes="""
            crime_ref | location_text          | postcode | location_type
            K1        | Flat 4, 12 Quarry Lane | QX3 4AB  | private_address
        """,
        objects="""
            object_id | kind     | identifier             | postcode
            O1        | premises | 12 Quarry Lane, Flat 4 | QX3 4AB
        """,
        object_links="""
            object_id | target_kind | target_ref | relation
            O1        | nominal     | S1         | controls
        """,
    )
    assert made.values("select object_key from event_objects") == made.values(
        "select object_key from person_objects"
    )


def test_a_placement_is_known_by_where_children_are_placed():
    made = world(
        until="records",
        nominals="""
            nominal_id | address    | postcode
            C1         | 1 Elm Road | QX8 1HH
            C2         | 2 Oak Road | QX8 2HH
        """,
        care_status="""
            nominal_id | status     | from_on    | placement_type | placement_postcode
            C1         | looked_after | 2024-01-01 | K2           | QX8 1HH
            C2         | looked_after | 2024-01-01 | P1           | QX8 2HH
        """,
    )
    assert dict(made.rows("select person_id, place_kind from person_objects")) == {
        "C1": "care_placement",
        "C2": None,
    }
