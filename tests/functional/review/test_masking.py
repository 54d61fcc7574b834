"""Names, addresses and numbers are hidden until they are asked for, and that is written down."""

from __future__ import annotations

import json

import pytest

from accord.review.access.masking import link_without_names, without_names
from support.review_app import case_of, client_of, entries, everything, network_ref

PLANTED = ("Zebedee", "Quillfeather")
CONTENT = {
    "kind": "crime",
    "reference": "north/K1",
    "children": [{"person_id": "c1", "name": "Zebedee Quillfeather", "reason": "named as harmed"}],
    "adult_victims": [],
    "people": [
        {"person_id": "p1", "name": "Orla O'Dashwood", "reason": "Orla O'Dashwood paid"},
        {"person_id": "p2", "name": "not identified", "reason": ""},
    ],
    "records": [
        {
            "id": "north/crime/K1",
            "place": "14 Larch Road",
            "texts": {
                "mo_text": "ZEBEDEE said O'Dashwood rang from 07700 900123, at 14 Larch Road, ZZ1 1ZZ."
            },
        }
    ],
    "objects": [{"kind": "phone", "key": "447700900123"}],
    "hubs": [{"key": "447700900123", "people": ["p1"]}],
    "ties": [{"a": "c1", "b": "p1", "reason": "shared phone 447700900123 with Orla"}],
}


def test_no_name_address_or_number_is_left_in_a_case():
    said = json.dumps(without_names(CONTENT))
    for planted in (*PLANTED, "ZEBEDEE", "Orla", "Dashwood", "07700", "4477", "Larch", "ZZ1"):
        assert planted not in said


def test_people_keep_telling_apart_and_what_is_shared_stays_shared():
    made = without_names(CONTENT)
    assert made["children"][0]["name"] == "Child 1"
    assert [p["name"] for p in made["people"]] == ["Person 1", "not identified"]
    assert made["objects"][0]["key"] == made["hubs"][0]["key"] == "phone 1"


def test_a_text_keeps_its_length_so_that_what_is_relied_on_stays_where_it_was():
    before, after = (c["records"][0]["texts"]["mo_text"] for c in (CONTENT, without_names(CONTENT)))
    assert len(before) == len(after)
    assert after.index("said") == before.index("said")


def test_what_is_handed_in_is_not_changed():
    before = json.dumps(CONTENT)
    without_names(CONTENT)
    assert json.dumps(CONTENT) == before


def test_two_records_side_by_side_say_what_differs_and_not_what_it_is():
    fields = [
        {"name": "surname", "a": "Quillfeather", "b": "Quillfeather"},
        {"name": "forename", "a": "Zebedee", "b": "Zeb"},
        {"name": "sex", "a": "male", "b": "male"},
        {"name": "phones", "a": "07700 900123", "b": ""},
    ]
    surname, forename, sex, phones = link_without_names(fields)
    assert surname["a"] == surname["b"]
    assert forename["a"] != forename["b"]
    assert sex["a"] == "male"
    assert phones["b"] == ""
    assert "Q" not in json.dumps([surname, forename, phones])


def test_what_the_words_of_a_record_name_is_hidden_though_nobody_of_the_case_is_called_so():
    text = "Seen with Heledd and Heledd Prys most weekends."
    record = {
        "id": "north/crime/K1",
        "place": "",
        "texts": {"mo_text": text},
        "named": [
            {"field": "mo_text", "start": 10, "end": 16},
            {"field": "mo_text", "start": 21, "end": 32},
            {"field": "mo_text", "start": 40, "end": 4000},
            {"field": "gone", "start": 0, "end": 3},
        ],
    }
    made = without_names({**CONTENT, "records": [record]})["records"][0]["texts"]["mo_text"]
    assert made == "Seen with •••••• and •••••• •••• most weekends."


def test_a_handover_says_where_the_words_of_each_record_name_somebody(app, tmp_path):
    from accord.review.handover.contents import read_contents
    from support.published_run import publish
    from support.review_app import FIRST

    said = (
        "record | concept_id | field | start | end\n"
        "K102 | ref.person_name | mo_text | 0 | 2\n"
        "K102 | people.several | mo_text | 3 | 7"
    )
    folder = publish(tmp_path / "store", "run1", **FIRST | {"mentions": said})
    named = [
        (record["ref"], record["named"])
        for content in read_contents(folder).values()
        for record in content["records"]
        if record["named"]
    ]
    assert named
    assert all(one == ("K102", [{"field": "mo_text", "start": 0, "end": 2}]) for one in named)


def test_where_names_stand_is_no_change_of_a_case():
    from accord.review.handover.cases import content_hash

    with_spans = [{**record, "named": [1]} for record in CONTENT["records"]]
    assert content_hash({**CONTENT, "records": with_spans}) == content_hash(CONTENT)


def found_by(client, text):
    said = {"purpose": "case", "looked_for": text}
    return client.post("/search/", said).content.decode()


@pytest.fixture
def findable(app):
    """One case of the north's under a name, an address and a vehicle."""
    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import SearchTerm

    case = case_of("north/K101")
    with machine_scope("a test"):
        for kind, folded, label in (
            ("person", "zebedeequillfeather", "Zebedee Quillfeather"),
            ("place", "zebraroad14", "Zebra Road 14"),
        ):
            SearchTerm.everything.create(case=case, kind=kind, folded=folded, label=label)
    return case


def test_a_search_shows_no_more_of_a_name_than_was_typed(findable):
    page = found_by(client_of("ann"), "zebe")
    assert "Zebe••• ••••••••••••" in page
    assert "Quillfeather" not in page
    assert "Open its case" in page


def test_a_name_that_was_typed_whole_is_shown_with_its_case(findable):
    page = found_by(client_of("ann"), "Zebedee Quillfeather")
    assert "Zebedee Quillfeather</th>" in page
    assert findable.ref in page


def test_names_that_were_asked_for_are_shown_in_a_search_too(findable):
    client = client_of("ann")
    assert client.post(f"/names/case/{findable.ref}/", {"reason": "deciding"}).status_code == 302
    assert "Zebedee Quillfeather</th>" in found_by(client, "zeb")


def test_the_reference_of_a_record_is_shown_whole(app):
    assert "K101</th>" in found_by(client_of("ann"), "k10")


@pytest.mark.parametrize(
    ("label", "n_typed", "shown"),
    [
        ("Ann Lee", 3, "Ann •••"),
        ("O'Neil, Pat", 3, "O'Ne••• •••"),
        ("14 Larch Road", 2, "14 ••••• ••••"),
        ("Ann", 9, "Ann"),
    ],
)
def test_as_many_letters_as_were_typed(label, n_typed, shown):
    from accord.review.access.masking import begun

    assert begun(label, n_typed) == shown


@pytest.fixture
def planted(app):
    """A name, a place and a number nobody else has, on every person and record of the run."""
    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import Version
    from accord.review.identity.models import LinkQuestion

    with machine_scope("a test"):
        for version in Version.everything.all():
            for group in ("children", "adult_victims", "people"):
                for person in version.content[group]:
                    person["name"] = " ".join(PLANTED)
            for record in version.content["records"]:
                record["place"] = "9 Quillfeather Close"
                record["texts"] = {"mo_text": "Zebedee Quillfeather rang 07700 900123."}
            version.save()
        for question in LinkQuestion.everything.all():
            question.fields = [{"name": "surname", "a": "Quillfeather", "b": "Zebedee"}]
            question.save()


def paths():
    from accord.review.identity.models import LinkQuestion

    ref, network = case_of("north/K101").ref, network_ref()
    yield from (
        "/",
        "/cases/",
        "/networks/",
        "/same-person/",
        "/second-review/",
        "/search/",
        "/sessions/",
    )
    for end in ("", "records/1/", "history/", "decide/", "ask/", "assign/", "hand-out/"):
        yield f"/cases/{ref}/{end}"
    yield from (f"/networks/{network}/", f"/names/case/{ref}/")
    yield from (f"/same-person/{q.ref}/" for q in everything(LinkQuestion))


@pytest.mark.parametrize("username", ["ann", "dee", "sal", "nat", "aud", "adm"])
def test_no_page_of_any_role_shows_a_planted_name_before_it_is_asked_for(app, planted, username):
    client = client_of(username)
    opened = 0
    for path in paths():
        page = client.get(path)
        opened += page.status_code == 200
        for word in (*PLANTED, "900123"):
            assert word not in page.content.decode(), path
    assert opened >= 2


def ask_for_names(client, ref, kind="case", reason="deciding"):
    return client.post(f"/names/{kind}/{ref}/", {"reason": reason})


def test_names_that_are_asked_for_are_shown_on_that_case_alone_and_it_is_recorded(app, planted):
    client, ref = client_of("ann"), case_of("north/K101").ref
    assert ask_for_names(client, ref).status_code == 302
    last = json.loads(entries()[-1].body)
    assert (last["action"], last["objects"]) == ("showed names", [ref])
    assert last["reason"] == "deciding"
    assert "Zebedee" in client.get(f"/cases/{ref}/").content.decode()
    other = client.get(f"/cases/{case_of('north/K102').ref}/").content.decode()
    assert "Zebedee" not in other
    assert "Zebedee" not in client_of("abe").get(f"/cases/{ref}/").content.decode()


def test_names_of_a_pair_are_asked_for_on_their_own(app, planted):
    from accord.review.identity.models import LinkQuestion

    client = client_of("nat")
    ref = everything(LinkQuestion)[0].ref
    assert "Quillfeather" not in client.get(f"/same-person/{ref}/").content.decode()
    assert ask_for_names(client, ref, "pair", "checking").status_code == 302
    assert "Quillfeather" in client.get(f"/same-person/{ref}/").content.decode()


def test_names_are_hidden_again_after_an_hour(app, planted, monkeypatch):
    from accord.review.access import names

    monkeypatch.setattr(names, "SHOWN_FOR_SECONDS", -1)
    client, ref = client_of("ann"), case_of("north/K101").ref
    ask_for_names(client, ref)
    assert "Zebedee" not in client.get(f"/cases/{ref}/").content.decode()


def test_without_a_reason_no_name_is_shown(app, planted):
    client, ref = client_of("ann"), case_of("north/K101").ref
    assert ask_for_names(client, ref, reason="").status_code == 422
    assert "Zebedee" not in client.get(f"/cases/{ref}/").content.decode()


def test_names_of_a_case_out_of_reach_cannot_be_asked_for(app):
    ref = case_of("north/K101").ref
    for username in ("far", "aud", "adm"):
        assert ask_for_names(client_of(username), ref).status_code == 404
    assert ask_for_names(client_of("ann"), ref, "person").status_code == 404


def test_what_is_kept_of_a_case_still_holds_its_names(app, planted):
    """Hiding is for who looks: the rows stay whole for the next run and for the handover."""
    from accord.review.cases.models import Version

    client_of("ann").get(f"/cases/{case_of('north/K101').ref}/")
    assert all(
        "Zebedee" in json.dumps(v.content) for v in everything(Version) if v.content["people"]
    )
