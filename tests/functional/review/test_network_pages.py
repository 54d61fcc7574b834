"""The page of a network, its kept views, it beside the run before, and its explorer at work."""

from __future__ import annotations

import json
import re

import pytest

from functional.review.test_handover import ONE_MORE_SUSPECT, hand_over
from support.review_app import client_of, entries, everything

REASON = "Shows who was there on the first of March."


def network():
    from accord.review.cases.models import Case

    return next(c for c in everything(Case) if c.kind == "network" and c.force_code == "E23000901")


def page_of(path="", username="nat", **given):
    return client_of(username).get(f"/networks/{network().ref}/{path}", given).content.decode()


def signs(page):
    return re.findall(r'data-sign="(\w+)"[^>]*data-label="([^"]*)"', page)


def keep(client, **more):
    from accord.review.networks.models import Layout

    case = network()
    revision = next(x.revision for x in everything(Layout) if x.case_id == case.pk)
    said = {"name": "As of March", "reason": REASON, "revision": revision}
    return client.post(f"/networks/{case.ref}/views/", said | more)


def test_the_page_says_in_words_and_two_tables_what_the_drawing_shows(app):
    page = page_of()
    assert page.index(">Children<") < page.index("<svg")
    assert len(signs(page)) >= 3
    assert page.count("data-fact=") >= 1
    assert "people of concern" in re.search(r'id="summary">(.*?)</p>', page, re.S)[1].lower()


def test_positions_are_stored_when_a_run_is_taken_over(app):
    from accord.review.cases.models import Case
    from accord.review.networks.models import Layout

    networks = {c.pk for c in everything(Case) if c.kind == "network"}
    assert {layout.case_id for layout in everything(Layout)} == networks
    assert all(layout.positions for layout in everything(Layout))


def test_no_address_or_sign_of_the_drawing_carries_the_id_of_a_person(app):
    from accord.review.cases.models import CasePerson

    page = page_of()
    ids = {row.person_id for row in everything(CasePerson) if len(row.person_id) > 4}
    assert not any(person in page for person in ids)


def test_a_filter_narrows_the_drawing_and_both_tables_alike(app):
    page = page_of(to_on="2001-01-01")
    assert "data-fact=" not in page
    assert "app-line--tie" not in page.partition("app-legend")[0]
    assert "No tie fits" in page


def test_a_filter_that_cannot_be_read_narrows_nothing(app):
    assert page_of(to_on="yesterday", around="nobody").count("data-fact=") == page_of().count(
        "data-fact="
    )


def test_a_path_between_two_is_told_step_by_step(app):
    people = dict(re.findall(r'<option value="(\w{10})">([^<]+)</option>', page_of()))
    tied = re.search(r'app-line--tie[^>]*data-line="(\w+) (\w+)"', page_of())
    assert tied
    page = page_of(path_from=tied[1], path_to=tied[2])
    said = re.search(r'id="path">(.*?)</div>', page, re.S)[1]
    assert "The shortest path" in said
    assert people[tied[1]] in said
    assert people[tied[2]] in said
    assert "says nothing of what either did" in said


def test_a_view_is_kept_with_its_reason_and_its_entry_and_shown_again(app):
    (key, _), *_ = signs(page_of())
    client = client_of("nat")
    arranged = json.dumps({"positions": {key: [11, 22]}, "hidden": [key]})
    sent = keep(client, arranged=arranged, filters="counted=on&hubs=on")
    assert sent.status_code == 302
    last = entries()[-1]
    assert (last.action, last.outcome) == ("kept a view of a network", "done")
    page = client.get(sent.headers["Location"]).content.decode()
    assert REASON in page
    shown = re.search(rf'data-sign="{key}" data-x="11" data-y="22"[^>]*>', page)[0]
    assert 'display="none"' in shown
    assert re.search(r'name="counted"[^>]*checked', page)


@pytest.mark.parametrize(
    "arranged",
    [
        "[1]",
        "{",
        "null",
        '{"positions": {"zz": [1, 1]}, "hidden": ["zz", 7]}',
        '{"positions": 3, "hidden": {"a": 1}}',
        '{"positions": {"KEY": [1e999, -5]}}',
        '{"positions": {"KEY": ["1", 2]}}',
    ],
)
def test_an_arrangement_that_no_page_of_ours_sends_does_no_harm(app, arranged):
    from accord.review.networks.models import SavedView

    (key, _), *_ = signs(page_of())
    sent = keep(client_of("nat"), arranged=arranged.replace("KEY", key))
    assert sent.status_code == 302
    (view,) = everything(SavedView)
    assert view.hidden == []
    assert all(0 <= x <= 960 and 0 <= y <= 620 for x, y in view.positions.values())
    assert client_of("nat").get(sent.headers["Location"]).status_code == 200


def test_a_view_without_a_reason_is_sent_back(app):
    answer = keep(client_of("nat"), reason="")
    assert answer.status_code == 422
    assert "Say why you keep it" in answer.content.decode()


def test_a_view_arranged_on_an_older_run_is_sent_back_and_nothing_is_kept(app):
    from accord.review.networks.models import SavedView

    answer = keep(client_of("nat"), revision=99)
    assert answer.status_code == 409
    assert everything(SavedView) == []


def test_a_network_beside_the_run_before_shows_who_came(store):
    assert "Only one run" in page_of("before/")
    hand_over(store, "run2", ONE_MORE_SUSPECT)
    page = page_of("before/")
    assert "What came and what went" in page
    assert page.count("<svg") >= 2
    assert "app-sign--new" in page
    assert "Beside the run before" in page_of()


def test_whoever_stood_in_the_drawing_stands_there_after_a_run(store):
    from accord.review.networks.models import Layout

    pk = network().pk
    before = next(x.positions for x in everything(Layout) if x.case_id == pk)
    hand_over(store, "run2", ONE_MORE_SUSPECT)
    after = next(x.positions for x in everything(Layout) if x.case_id == pk)
    assert after.keys() > before.keys()
    assert {name: after[name] for name in before} == before


def test_a_page_of_a_network_is_no_page_of_a_crime(app):
    from support.review_app import case_of

    ref = case_of("north/K101").ref
    for path in ("", "before/", "views/", "views/1/"):
        assert client_of("nat").get(f"/networks/{ref}/{path}").status_code == 404
