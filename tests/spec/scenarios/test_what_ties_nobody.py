"""Scenarios: what many share for ordinary reasons ties nobody."""

TWO_CRIMES = """
    crime_ref | committed_from
    K1        | 2025-03-01T20:00:00
    K2        | 2025-03-22T20:00:00
"""
TWO_CHILDREN = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K2     | C2         | victim
    K2     | S2         | suspect
"""
GIFTS = """
    record | concept_id    | who | about
    K1     | exchange.gift | S1  | C1
    K2     | exchange.gift | S2  | C2
"""
SEEN_IN_BOTH = """
    object_id | target_kind | target_ref | relation
    O1        | crime       | K1         | seen
    O1        | crime       | K2         | seen
"""
NO_TIE = """
    one | other | strength
    S1  | S2    | no tie
"""
ALONE = """
    members | found
    S1, S2  | none
"""
NOT_MET = """
    record | definition              | outcome
    K1     | cse-england             | met
    K1     | organised-network-iicsa | not_met
"""


def test_a_school_gate_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier      | postcode
            O1        | premises | Hartle Academy  | QX8 1HH
        """,
        object_links=SEEN_IN_BOTH,
        ties=NO_TIE,
        networks=ALONE,
        findings=NOT_MET,
    )


def test_a_childrens_home_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier | description     | postcode
            O1        | premises | Fern Bank  | children's home | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on
            O1        | nominal     | C1         | lives_at | 2024-01-01
            O1        | nominal     | C2         | lives_at | 2024-01-01
            O1        | crime       | K1         | seen     |
            O1        | crime       | K2         | seen     |
        """,
        ties=NO_TIE,
        networks=ALONE,
        findings=NOT_MET,
    )


def test_a_supported_placement_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier   | description           | postcode
            O1        | premises | 4 Heron Rise | supported living unit | QX8 1HH
        """,
        object_links=SEEN_IN_BOTH,
        ties=NO_TIE,
        networks=ALONE,
    )


def test_a_taxi_rank_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier             | postcode
            O1        | premises | Market Place taxi rank | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on    | to_on
            O1        | nominal     | S1         | works_at | 2024-01-01 | 2026-01-01
            O1        | nominal     | S2         | works_at | 2024-01-01 | 2026-01-01
        """,
        ties=NO_TIE,
        networks=ALONE,
        findings=NOT_MET,
    )


def test_a_hospital_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier            | postcode
            O1        | premises | St Brannock Infirmary | QX8 1HH
        """,
        object_links=SEEN_IN_BOTH,
        ties=NO_TIE,
        networks=ALONE,
    )


def test_a_hotel_on_two_nights_ties_nobody(spec):
    """Guests of one house do not know each other by that."""
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier   | description | postcode
            O1        | premises | Tarn Lodge   | hotel       | QX8 1HH
        """,
        object_links=SEEN_IN_BOTH,
        ties=NO_TIE,
        networks=ALONE,
        findings=NOT_MET,
    )


def test_a_railway_station_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier            | postcode
            O1        | premises | Penfield rail station | QX8 1HH
        """,
        object_links=SEEN_IN_BOTH,
        ties=NO_TIE,
        networks=ALONE,
    )


def test_a_law_firm_both_ring_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind  | identifier   | description
            O1        | phone | 07700 900321 | solicitors
        """,
        object_links="""
            object_id | target_kind | target_ref | relation     | from_on    | to_on
            O1        | nominal     | S9         | user         | 2024-01-01 |
            O1        | nominal     | S1         | contact_with | 2025-03-01 | 2025-06-01
            O1        | nominal     | S2         | contact_with | 2025-03-01 | 2025-06-01
        """,
        ties=NO_TIE,
        networks=ALONE,
    )


def test_the_number_of_a_service_on_both_records_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind  | identifier   | description
            O1        | phone | 07700 900654 | council social services duty desk
        """,
        object_links=SEEN_IN_BOTH,
        ties=NO_TIE,
        networks=ALONE,
    )


def test_a_social_worker_of_both_children_ties_nobody(spec):
    """A professional whom two children share is shown as a hub, and is of no concern."""
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | W1         | professional
            K2     | C2         | victim
            K2     | S2         | suspect
            K2     | W1         | professional
        """,
        nominals="""
            nominal_id | date_of_birth | sex | is_identified
            W1         | 1975-07-19    | F   | true
        """,
        mentions=GIFTS,
        ties=NO_TIE,
        hubs="""
            what | because
            W1   | professional
        """,
        networks=ALONE,
        findings=NOT_MET,
    )


def test_one_solicitor_beside_both_suspects_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S9         | professional
            K2     | C2         | victim
            K2     | S2         | suspect
            K2     | S9         | professional
        """,
        mentions=GIFTS,
        hubs="""
            what | because
            S9   | professional
        """,
        networks="""
            members    | found
            S1, S2, S9 | none
        """,
    )


def test_a_witness_of_both_crimes_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S9         | witness
            K2     | C2         | victim
            K2     | S2         | suspect
            K2     | S9         | witness
        """,
        mentions=GIFTS,
        networks="""
            members    | found
            S1, S2, S9 | none
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
        """,
    )


def test_cousins_of_one_very_large_family_are_a_question(spec):
    """Parents, brothers and sisters know each other; of forty cousins somebody has to ask."""
    cousins = "\n".join(
        f"            S1           | {person}          | other_family"
        for person in ("S2", *(f"F{n}" for n in range(24)))
    )
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        associations=f"""
            nominal_id_a | nominal_id_b | kind
{cousins}
        """,
        ties="""
            one | other | basis       | strength | because
            S1  | S2    | association | open     | very large family
        """,
        hubs="""
            what | because
            S1   | very large family
        """,
        networks=ALONE,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_known
        """,
    )


def test_brothers_of_that_family_are_brothers(spec):
    cousins = "\n".join(
        f"            S1           | {person}          | other_family"
        for person in (f"F{n}" for n in range(24))
    )
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        associations=f"""
            nominal_id_a | nominal_id_b | kind
            S1           | S2           | sibling
{cousins}
        """,
        ties="""
            one | other | strength
            S1  | S2    | counts
        """,
        networks="""
            members | found
            S1, S2  | one
        """,
    )


def test_two_cousins_of_an_ordinary_family_know_each_other(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        associations="""
            nominal_id_a | nominal_id_b | kind
            S1           | S2           | other_family
        """,
        networks="""
            members | found
            S1, S2  | one
        """,
    )


def test_a_list_of_forty_names_ties_nobody(spec):
    """A record that lists many people of concern is a list, not an occasion."""
    people = "\n".join(
        f"            intelligence/I1 | {person} | person_of_concern"
        for person in ("S1", "S2", *(f"P{n}" for n in range(38)))
    )
    spec(
        crimes=TWO_CRIMES,
        involvements=f"""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
            intelligence/I1 | C1 | child_of_concern
{people}
        """,
        intelligence="""
            report_id | event_from
            I1        | 2025-03-08T22:30:00
        """,
        mentions=GIFTS,
        ties=NO_TIE,
        networks=ALONE,
    )


def test_a_warehouse_of_thirty_workers_ties_nobody(spec):
    workers = "\n".join(
        f"            O1 | nominal | {person} | works_at | 2024-01-01 | 2026-01-01"
        for person in ("S1", "S2", *(f"W{n}" for n in range(28)))
    )
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind     | identifier    | description | postcode
            O1        | premises | Unit 7, Holm Way | warehouse | QX8 1HH
        """,
        object_links=f"""
            object_id | target_kind | target_ref | relation | from_on | to_on
{workers}
        """,
        networks=ALONE,
        findings=NOT_MET,
    )


def test_the_childs_own_home_and_phone_tie_nobody(spec):
    """What is the child's is shared by whoever harms the child."""
    spec(
        crimes=TWO_CRIMES,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S2         | suspect
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            K2     | exchange.gift | S2  | C1
        """,
        objects="""
            object_id | kind     | identifier     | postcode
            O1        | phone    | 07700 900987   |
            O2        | premises | 31 Plover Walk | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation
            O1        | nominal     | C1         | user
            O2        | nominal     | C1         | lives_at
            O1        | crime       | K1         | used_in
            O1        | crime       | K2         | used_in
            O2        | crime       | K1         | used_in
            O2        | crime       | K2         | used_in
        """,
        networks=ALONE,
        findings=NOT_MET,
    )


def test_part_of_a_registration_mark_ties_nobody(spec):
    spec(
        crimes=TWO_CRIMES,
        involvements=TWO_CHILDREN,
        mentions=GIFTS,
        objects="""
            object_id | kind    | identifier
            O1        | vehicle | QK19 ???
        """,
        object_links="""
            object_id | target_kind | target_ref | relation
            O1        | crime       | K1         | used_in
            O1        | crime       | K2         | used_in
        """,
        ties=NO_TIE,
        networks=ALONE,
    )


def test_a_flat_where_three_offenders_meet_is_no_hub(spec):
    """Where most of those who come are of concern, it is where they meet."""
    spec(
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-03-22T20:00:00
            K3        | 2025-04-12T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C2         | victim
            K2     | S2         | suspect
            K3     | C3         | victim
            K3     | S3         | suspect
        """,
        mentions="""
            record | concept_id    | who | about
            K1     | exchange.gift | S1  | C1
            K2     | exchange.gift | S2  | C2
            K3     | exchange.gift | S3  | C3
        """,
        objects="""
            object_id | kind     | identifier         | postcode
            O1        | premises | Flat 2, 9 Dove Row | QX8 1HH
        """,
        object_links="""
            object_id | target_kind | target_ref | relation
            O1        | crime       | K1         | used_in
            O1        | crime       | K2         | used_in
            O1        | crime       | K3         | used_in
        """,
        networks="""
            members    | found | children
            S1, S2, S3 | one   | C1 known_victim, C2 known_victim, C3 known_victim
        """,
    )
