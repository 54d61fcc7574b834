"""What everybody shares ties nobody, with the reason kept; a small place offenders use is no hub."""

from support.world import world

CRIMES = """
    crime_ref | committed_from
    K1        | 2025-03-01T20:00:00
    K2        | 2025-03-20T20:00:00
"""
INVOLVEMENTS = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K2     | C2         | victim
    K2     | S2         | suspect
"""
BOTH = """
    object_id | target_kind | target_ref | relation
    O1        | crime       | K1         | seen
    O1        | crime       | K2         | seen
"""


def shared(name, description=""):
    return world(
        until="edges",
        crimes=CRIMES,
        involvements=INVOLVEMENTS,
        objects=[
            {
                "object_id": "O1",
                "kind": "premises",
                "identifier": name,
                "description": description,
                "postcode": "QX8 1HH",
            }
        ],
        object_links=BOTH,
    )


def test_a_place_that_serves_many_ties_nobody_and_says_why():
    places = {
        "Beech House": "children's home",
        "Hartle Academy": "",
        "Central Station": "",
        "Larch Lodge Hotel": "",
        "High Street taxi rank": "",
        "St Anne's Hospital": "",
        "Pell & Co": "solicitors",
    }
    made = world(
        until="edges",
        crimes=CRIMES,
        involvements=INVOLVEMENTS,
        objects=[
            {
                "object_id": f"O{i}",
                "kind": "premises",
                "identifier": name,
                "description": description,
                "postcode": f"QX{i} 1HH",
            }
            for i, (name, description) in enumerate(places.items())
        ],
        object_links=[
            {
                "object_id": f"O{i}",
                "target_kind": "crime",
                "target_ref": crime,
                "relation": "seen",
            }
            for i in range(len(places))
            for crime in ("K1", "K2")
        ],
    )
    assert made.ties("S1", "S2") == {}
    reasons = made.values("select reason from hubs where hub_kind = 'object'")
    assert len(set(reasons)) == len(places)


def test_a_small_takeaway_used_towards_children_is_no_hub():
    made = shared("Star Kebab", "takeaway")
    assert made.ties("S1", "S2") == {"shared_premises": "counts"}
    assert made.rows("select * from hubs") == []


def _with_users(n, relation="user", kind="phone", identifier="07700 900888", postcode=""):
    links = BOTH + "\n".join(f"O1 | nominal | P{i} | {relation}" for i in range(n))
    return world(
        until="edges",
        crimes=CRIMES,
        involvements=INVOLVEMENTS,
        objects=[{"object_id": "O1", "kind": kind, "identifier": identifier, "postcode": postcode}],
        object_links=links,
    )


def test_a_number_many_unconnected_people_use_is_a_hub():
    assert _with_users(2).ties("S1", "S2") == {"shared_phone": "counts"}
    crowded = _with_users(40)
    assert crowded.ties("S1", "S2") == {}
    assert crowded.rows("select n_people, reason from hubs") == [
        (42, "many people otherwise unconnected use the number")
    ]


def test_a_cab_firms_number_on_the_crimes_of_two_ties_nobody_and_says_why():
    def number(description):
        return world(
            until="edges",
            crimes=CRIMES,
            involvements=INVOLVEMENTS,
            objects=[
                {
                    "object_id": "O1",
                    "kind": "phone",
                    "identifier": "01632 960111",
                    "description": description,
                }
            ],
            object_links=BOTH,
        )

    assert number("pay as you go handset").ties("S1", "S2") == {"shared_phone": "counts"}
    firm = number("taxi firm booking line")
    assert firm.ties("S1", "S2") == {}
    assert "service" in firm.value("select reason from hubs")


def test_a_big_familys_address_is_a_hub():
    made = _with_users(12, "lives_at", "premises", "9 Mill Street", "QX1 1AA")
    assert made.ties("S1", "S2") == {}
    assert "household" in made.value("select reason from hubs")


def test_a_flat_where_many_offenders_meet_is_no_hub():
    crimes = ["crime_ref | committed_from | location_text | postcode"]
    roles = ["record | nominal_id | role"]
    for i in range(30):
        crimes.append(f"K{i} | 2025-03-{i % 28 + 1:02d}T20:00:00 | 4 Mill Street | QX1 1AA")
        roles += [f"K{i} | C{i} | victim", f"K{i} | S{i} | suspect"]
    made = world(until="edges", crimes="\n".join(crimes), involvements="\n".join(roles))
    assert made.rows("select * from hubs") == []
    assert made.ties("S3", "S4") == {"shared_premises": "counts"}


def test_a_professional_shared_by_many_is_a_hub_and_never_of_concern():
    made = world(
        crimes=CRIMES,
        involvements=INVOLVEMENTS + "K1 | W1 | professional\nK2 | W1 | professional",
    )
    assert made.rows("select hub_kind, hub_id, n_people from hubs") == [("person", "W1", 4)]
    assert made.people("K1") == {"S1"}
    assert made.groups() == set()


def test_a_large_workplace_ties_nobody_even_where_somebody_recorded_it():
    def work(n_others):
        people = ["S1", "S2", *(f"P{i}" for i in range(n_others))]
        return world(
            until="edges",
            crimes=CRIMES,
            involvements=INVOLVEMENTS,
            associations="nominal_id_a | nominal_id_b | kind\nS1 | S2 | employment",
            objects="""
                object_id | kind     | identifier    | postcode
                O1        | premises | 3 Mill Street | QX1 1AA
            """,
            object_links="object_id | target_kind | target_ref | relation\n"
            + "\n".join(f"O1 | nominal | {p} | works_at" for p in people),
        ).ties("S1", "S2")

    assert work(5) == {"association": "counts", "shared_premises": "counts"}
    assert set(work(60).values()) == {"none"}


def test_a_record_that_lists_many_people_is_a_list():
    roles = "\n".join(f"I1 | S{i} | person_of_concern" for i in range(45))
    made = world(
        intelligence="report_id\nI1",
        involvements=f"record | nominal_id | role\nI1 | C1 | child_of_concern\n{roles}",
        mentions="record | concept_id\nI1 | abuse.sexual",
    )
    assert made.rows("select * from ties") == []
    assert made.value("select hub_kind from hubs") == "record"
    assert made.groups() == set()
