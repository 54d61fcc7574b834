"""Small worlds of nominals, and which of them are one person."""

from __future__ import annotations

from datetime import date

import pytest

from accord.tables import TABLES
from support.nominals import Linked, ruled

TOM = {
    "nominal_id": "T1",
    "forename": "Thomas",
    "surname": "Ashworth",
    "date_of_birth": date(2010, 4, 17),
    "sex": "M",
    "address": "12 Larch Road, Northmoor",
    "postcode": "NM4 2LB",
}


def tom(nominal_id: str = "T2", **changed: object) -> dict[str, object]:
    """Another record of Thomas Ashworth, with some things written otherwise."""
    return TOM | {"nominal_id": nominal_id} | changed


@pytest.mark.parametrize(
    "changed",
    [
        {"source_id": "south"},
        {"forename": "Tom"},
        {"forename": "Tomas"},
        {"forename": "THOMAS", "surname": "ASHWORTH"},
        {"forename": "Ashworth", "surname": "Thomas"},
        {"surname": "Ashworht"},
        {"surname": "Ashworth-Bell"},
        {"date_of_birth": date(2010, 4, 18)},
        {"date_of_birth": date(2010, 1, 1), "birth_date_quality": "year_only"},
        {"date_of_birth": None},
        {"date_of_birth": date(1900, 1, 1)},
        {"address": None, "postcode": None},
        {"address": "3 Mill Lane, Southvale", "postcode": "SV9 1XY"},
        {"sex": "U"},
        {"forename": "Mr Thomas"},
        {"middle_names": "James"},
    ],
    ids=str,
)
def test_two_records_of_one_person_are_one_person(changed):
    assert Linked([TOM, tom(**changed)]).together("T1", "T2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Mohammed", "Khan"), ("Muhammad", "Khan")),
        (("Katarzyna", "Kowalska"), ("Kasia", "Kowalska")),
        (("Piotr", "Wójcik"), ("Piotr", "Wojcik")),
        (("Ștefan", "Munteanu"), ("Stefan", "Munteanu")),
        (("Gülşen", "Şahin"), ("Gulsen", "Sahin")),
        (("Cabdiraxmaan", "Warsame"), ("Abdirahman", "Warsame")),
        (("Abdul Rahman", "Miah"), ("Abdur Rahman", "Miah")),
        (("Harpreet", "Kaur"), ("Preet", "Kaur")),
        (("Oluwaseun", "Adeyemi"), ("Seun", "Adeyemi")),
        (("Siân", "Llewellyn"), ("Sian", "Llewelyn")),
        (("Mohammed Tariq", "Hussain"), ("Tariq", "Hussein")),
        (("Олена", "Шевченко"), ("Olena", "Shevchenko")),
    ],
    ids=str,
)
def test_two_forces_that_spell_one_person_differently_mean_one_person(one, other):
    born = date(2009, 8, 23)
    rows = [
        {"nominal_id": "A", "source_id": "north", "date_of_birth": born, "postcode": "NM1 1AA"},
        {"nominal_id": "B", "source_id": "south", "date_of_birth": born, "postcode": "NM1 1AA"},
    ]
    for row, (forename, surname) in zip(rows, (one, other), strict=True):
        row |= {"forename": forename, "surname": surname}
    assert Linked(rows).together("A", "B")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"forename": "Jack"}, "twins"),
        ({"forename": "Ella", "sex": "F"}, "twins"),
        ({"forename": "Jack", "phones": ["07700 900123"]}, "twins"),
        ({"date_of_birth": date(1982, 9, 2)}, "parent and child"),
        ({"forename": "Jack", "date_of_birth": date(2012, 6, 1)}, "brothers or sisters"),
        ({"date_of_birth": date(2012, 6, 1)}, "relatives of one name"),
    ],
    ids=str,
)
def test_relatives_are_refused_and_it_is_said_why(changed, said):
    linked = Linked([tom("T1", phones=["07700 900123"]), tom("T2", **changed)])
    assert not linked.together("T1", "T2")
    if linked.verdict("T1", "T2") is not None:
        assert linked.verdict("T1", "T2") == "refused_relative"
        assert said in linked.reason("T1", "T2")


def test_twins_stay_two_people_however_many_records_there_are_of_each():
    rows = [tom(f"T{i}") for i in range(4)] + [tom(f"J{i}", forename="Jack") for i in range(3)]
    linked = Linked([*rows, tom("X", forename="T")])
    assert linked.together("T0", "T1", "T2", "T3")
    assert linked.together("J0", "J1", "J2")
    assert not linked.together("T0", "J0")


def test_a_record_without_a_forename_joins_neither_twin():
    linked = Linked([TOM, tom("J", forename="Jack"), tom("X", forename=None)])
    assert not linked.together("T1", "X")
    assert not linked.together("J", "X")


def test_a_record_without_a_birth_date_joins_neither_father_nor_son_of_one_name():
    father = tom("F", date_of_birth=date(1980, 2, 3))
    linked = Linked([TOM, father, tom("X", date_of_birth=None)])
    assert not linked.together("T1", "F")
    assert not linked.together("T1", "X")
    assert not linked.together("F", "X")
    assert "fits two people" in linked.reason("T1", "X")


def test_children_in_one_placement_are_not_one_child():
    care = [
        {
            "nominal_id": n,
            "status": "looked_after",
            "from_on": date(2025, 1, 1),
            "placement_postcode": "NM4 2LB",
        }
        for n in ("T1", "T2")
    ]
    other = tom(forename="Tim", surname="Ashby", date_of_birth=date(2010, 4, 18))
    assert not Linked([TOM, other], care_status=care).together("T1", "T2")


def test_people_who_share_a_phone_are_not_one_person():
    one = {"nominal_id": "A", "forename": "Leila", "surname": "Noor", "phones": ["07700 900200"]}
    other = {"nominal_id": "B", "forename": "Hodan", "surname": "Noor", "phones": ["+447700900200"]}
    assert not Linked([one, other]).together("A", "B")


@pytest.mark.parametrize("kind", ["sibling", "parent_child", "partner", "friend", "co_arrest"])
def test_two_nominals_recorded_as_associates_are_two_people(kind):
    tie = [{"nominal_id_a": "T1", "nominal_id_b": "T2", "kind": kind}]
    linked = Linked([TOM, tom()], associations=tie)
    assert not linked.together("T1", "T2")
    assert "a record says" in linked.reason("T1", "T2")


def _listed(*nominals: str) -> list[dict[str, object]]:
    return [
        {"event_kind": "crime", "event_ref": "K1", "nominal_id": n, "role": "suspect"}
        for n in nominals
    ]


def test_two_nominals_listed_on_one_record_are_left_for_a_person():
    linked = Linked([TOM, tom()], involvements=_listed("T1", "T2"))
    assert not linked.together("T1", "T2")
    assert linked.verdict("T1", "T2") == "review"


def test_two_nominals_of_one_official_number_may_be_listed_on_one_record():
    rows = [tom("T1", pnc_id="2001/0012345X"), tom("T2", pnc_id="01/12345X")]
    assert Linked(rows, involvements=_listed("T1", "T2")).together("T1", "T2")


def test_one_nominal_listed_twice_on_one_record_says_nothing_of_another():
    twice = [row | {"role": role} for row in _listed("T1") for role in ("suspect", "driver")]
    assert Linked([TOM, tom()], involvements=twice).together("T1", "T2")


def test_a_number_with_a_wrong_check_digit_is_no_evidence():
    one = {"nominal_id": "A", "forename": "Ana", "surname": "Popa", "nhs_number": "999 000 0001"}
    other = {"nominal_id": "B", "forename": "Ioana", "surname": "Rusu", "nhs_number": "9990000001"}
    assert Linked([one, other]).verdict("A", "B") is None


@pytest.mark.parametrize(
    "number", [{"nhs_number": "9990000018"}, {"upn": "H801200001001"}, {"pnc_id": "2009/1234567K"}]
)
def test_a_right_official_number_joins_a_person_whose_surname_changed(number):
    one = tom("T1", **number)
    other = tom("T2", surname="Fletcher", address=None, postcode=None, **number)
    assert Linked([one, other]).together("T1", "T2")


def test_two_people_with_two_right_numbers_are_not_joined_through_a_third_record():
    one = tom("A", nhs_number="9990000018")
    other = tom("B", nhs_number="9990000026")
    linked = Linked([one, other, tom("C")])
    assert not linked.together("A", "B")
    assert linked.verdict("A", "B") == "review"


def test_a_councils_own_number_joins_only_inside_that_council():
    one = {"nominal_id": "A", "source_id": "care", "la_child_id": "77", "surname": "Popa"}
    other = one | {"nominal_id": "B", "surname": "Stan"}
    elsewhere = one | {"nominal_id": "C", "source_id": "town"}
    linked = Linked([one | {"forename": "Ana"}, other | {"forename": "Ana"}, elsewhere])
    assert linked.together("A", "B")
    assert not linked.together("A", "C")


def test_unidentified_people_stay_their_own_person():
    unknown = {"forename": "Unknown", "surname": "Male", "sex": "M", "is_identified": False}
    rows = [unknown | {"nominal_id": n, "postcode": "NM4 2LB"} for n in ("U1", "U2")]
    linked = Linked([*rows, tom("T1")])
    assert len(set(linked.person_of.values())) == 3
    assert not linked.person("U1")["is_identified"]


def test_an_unidentified_person_whose_name_and_phone_a_source_gives_may_be_tied():
    phone = ["07700 900300"]
    known = tom("T1", phones=phone)
    tied = {"nominal_id": "U1", "forename": "Tom", "surname": "Ashworth", "phones": phone}
    untied = {"nominal_id": "U2", "forename": "Tom", "surname": "Ashworth"}
    linked = Linked([known, tied | {"is_identified": False}, untied | {"is_identified": False}])
    assert linked.together("T1", "U1")
    assert not linked.together("T1", "U2")


def test_a_day_that_a_system_fills_in_for_everybody_is_no_birth_date():
    filled = date(2000, 1, 1)
    others = [
        {"nominal_id": f"N{i}", "surname": f"Ab{'cdefghijklmnopqrstuvwxyz'[i]}ott"}
        for i in range(24)
    ]
    rows = [row | {"date_of_birth": filled} for row in others]
    linked = Linked([*rows, tom("T1"), tom("T2", date_of_birth=filled)])
    assert linked.together("T1", "T2")
    assert not linked.person("T2")["is_birth_conflicting"]
    assert linked.person("N3")["birth_from"] is None


def test_any_day_that_far_too_many_people_are_born_on_is_no_birth_date():
    day = date(1983, 4, 2)
    others = [
        {"nominal_id": f"N{i}", "forename": f"Miles{'abcdefghijklmnop'[i]}", "surname": f"Bo{i}ot"}
        | {"date_of_birth": day}
        for i in range(16)
    ]
    one = tom("F1", date_of_birth=day, address=None, postcode=None)
    other = tom("F2", date_of_birth=day, address=None, postcode=None)
    assert not Linked([*others, one, other]).together("F1", "F2")


def test_a_record_without_a_birth_date_does_not_tie_two_people_of_one_name():
    dated = tom("F1", date_of_birth=date(1968, 8, 4), phones=["07700 900123"])
    undated = tom("F2", date_of_birth=None, phones=["07700 900123"])
    elsewhere = tom("F3", date_of_birth=date(1971, 7, 22), address=None, postcode=None)
    found = Linked([dated, undated, elsewhere])
    assert found.together("F1", "F2")
    assert not found.together("F1", "F3")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"phones": ["07700 900123"]}, {"phones": ["07700 900456"]}),
        ({"middle_names": "James"}, {}),
    ],
)
def test_one_name_and_home_without_a_birth_date_may_be_father_and_son(one, other):
    found = Linked([tom("F1", **one), tom("F2", date_of_birth=None, **other)])
    assert not found.together("F1", "F2")


def test_nothing_but_a_name_is_left_for_a_person():
    one = {"nominal_id": "A", "forename": "Zebedee", "surname": "Winterbourne"}
    assert not Linked([one, one | {"nominal_id": "B"}]).together("A", "B")


def test_records_with_nothing_in_common_but_emptiness_never_agree():
    rows = [{"nominal_id": f"N{i}"} for i in range(40)]
    linked = Linked(rows)
    assert len(set(linked.person_of.values())) == 40
    assert linked.links == []


@pytest.mark.parametrize("rows", [[], [TOM]], ids=["none", "one"])
def test_no_nominal_and_one_nominal_are_linked_without_fuss(rows):
    linked = Linked(rows)
    assert len(linked.persons) == len(linked.person_nominals) == len(rows)
    assert [row["match_probability"] for row in linked.person_nominals] == [None] * len(rows)


def test_a_ruling_of_same_joins_and_a_ruling_of_different_parts():
    other = tom("X", forename="Jack", surname="Fletcher", date_of_birth=date(2001, 1, 9))
    rows = [TOM, tom("T2"), other]
    rulings = [ruled("T1", "X", "same"), ruled("T1", "T2", "different")]
    linked = Linked(rows, link_judgements=rulings)
    assert linked.together("T1", "X")
    assert not linked.together("T1", "T2")
    assert linked.verdict("T1", "X") == "linked_judgement"
    assert linked.verdict("T2", "T1") == "refused_judgement"


def test_a_pair_ruled_different_is_joined_by_no_third_record():
    rows = [TOM, tom("T2"), tom("T3"), tom("T4")]
    linked = Linked(rows, link_judgements=[ruled("T1", "T3", "different")])
    assert not linked.together("T1", "T3")


def test_rulings_of_two_people_that_differ_keep_a_pair_apart_and_say_so():
    rulings = [ruled("T1", "T2", "same", by="A"), ruled("T1", "T2", "different", by="B", day=2)]
    linked = Linked([TOM, tom()], link_judgements=rulings)
    assert not linked.together("T1", "T2")
    assert "both ways" in linked.reason("T1", "T2")


def test_what_a_person_ruled_last_holds():
    rulings = [ruled("T1", "T2", "different"), ruled("T2", "T1", "same", day=9)]
    assert Linked([TOM, tom()], link_judgements=rulings).together("T1", "T2")


def test_a_person_is_described_by_the_fullest_of_their_nominals():
    born = date(2010, 4, 17)
    rows = [
        tom("T1", forename="T", date_of_birth=None, known_as=["Tommo"]),
        tom("T2", known_as=["Ash", "Tommo"]),
        tom("T3", date_of_birth=date(2010, 1, 1), birth_date_quality="year_only", sex="U"),
    ]
    person = Linked(rows).person("T2")
    assert (person["forename"], person["surname"]) == ("Thomas", "Ashworth")
    assert person["known_as"] == ["Ash", "Tommo"]
    assert (person["birth_from"], person["birth_to"]) == (born, born)
    assert not person["is_birth_conflicting"]
    assert person["sex"] == "M"
    assert person["n_nominals"] == 3


def test_nominals_that_disagree_on_the_birth_date_say_so():
    person = Linked([TOM, tom(date_of_birth=date(2010, 4, 27))]).person("T1")
    assert (person["birth_from"], person["birth_to"]) == (date(2010, 4, 17), date(2010, 4, 27))
    assert person["is_birth_conflicting"]


def test_an_age_counts_from_when_it_was_recorded():
    aged = {"nominal_id": "A", "forename": "Tom", "age_from": 14, "age_to": 15}
    crime = {"crime_ref": "K1", "recorded_on": date(2025, 6, 1), "offence_code": "71"}
    listed = {"event_kind": "crime", "event_ref": "K1", "nominal_id": "A", "role": "victim"}
    person = Linked([aged], crimes=[crime], involvements=[listed]).person("A")
    assert person["birth_from"] <= date(2009, 6, 2)
    assert person["birth_to"] >= date(2011, 6, 1)
    assert person["birth_to"].year - person["birth_from"].year <= 3


def test_what_is_written_is_what_the_contract_declares():
    linked = Linked([TOM, tom()])
    assert {name for name in linked.tables if name.startswith("link_")} == {"link_judgements"}
    for name, schema in linked.schemas.items():
        declared = TABLES[name]
        assert set(schema.names) == set(declared.names) - {"run_id"}
    for row in linked.links:
        assert row["verdict"] in TABLES["nominal_links"].column("verdict").allowed


def test_reasons_hold_no_value_of_a_record():
    rows = [tom("T1", forename="Zebedee", surname="Quillfeather"), tom("T2", forename="Zebedee")]
    said = " ".join(link["reason"] for link in Linked([*rows, TOM, tom("T9")]).links).lower()
    assert said
    for value in ("zebedee", "quillfeather", "ashworth", "nm4", "larch", "2010"):
        assert value not in said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jena", "Holroyd"), ("Jenna", "Holroyd")),
        (("Tash", "Holroyd"), ("Natasha", "Holroyd")),
        (("Keeva", "Brannigan"), ("Caoimhe", "Brannigan")),
        (("Leena", "Vaughan"), ("Lena", "Vaughan")),
        (("Waheed", "Rafique"), ("Wahid", "Rafiq")),
        (("Osrac", "Holroyd"), ("Oscar", "Holroyd")),
    ],
    ids=str,
)
def test_one_name_said_or_spelt_otherwise_is_one_person(one, other):
    rows = [
        {"nominal_id": n, "forename": forename, "surname": surname}
        | {"date_of_birth": date(2009, 8, 23), "postcode": "NM1 1AA", "source_id": source}
        for n, source, (forename, surname) in (("A", "north", one), ("B", "south", other))
    ]
    assert Linked(rows).together("A", "B")


def test_a_changed_surname_joins_with_the_home_and_not_without():
    changed = tom(surname="Fletcher")
    assert Linked([TOM, changed]).together("T1", "T2")
    bare = changed | {"address": None, "postcode": None}
    assert not Linked([TOM, bare]).together("T1", "T2")


@pytest.mark.parametrize("born", [date(2010, 6, 13), date(2010, 3, 20)], ids=str)
def test_one_name_with_two_birth_dates_and_nothing_else_is_left_for_a_person(born):
    bare = {"address": None, "postcode": None}
    assert not Linked([TOM | bare, tom(date_of_birth=born, **bare)]).together("T1", "T2")


def test_a_postcode_that_everybody_has_joins_nobody():
    forenames = ["Ada", "Bronwen", "Cora", "Dilys", "Esme", "Freya", "Gwen", "Hope", "Iris", "Joan"]
    surnames = [
        "Ashworth",
        "Bell",
        "Crowther",
        "Dunne",
        "Entwistle",
        "Fell",
        "Grey",
        "Hobbs",
        "Ince",
    ]
    rows = [
        {"nominal_id": f"{i}-{k}", "forename": forename, "surname": surname, "postcode": "00000"}
        | {"date_of_birth": date(1950 + (7 * i + 13 * k) % 50, 1 + (5 * i + k) % 12, 1 + 3 * k)}
        for i, forename in enumerate(forenames)
        for k, surname in enumerate(surnames)
    ]
    assert len(set(Linked(rows).person_of.values())) == 90
