"""No list asks the database once for each of its rows."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from support.review_app import NORTH, case_of, client_of, everything, network_ref

LISTS = {
    "/": "ann",
    "/cases/": "sal",
    "/second-review/": "sal",
    "/networks/": "nat",
    "/same-person/": "nat",
    "/agreement/": "sal",
    "/handed-out/": "nat",
    "/kept/": "sal",
    "/audit/": "aud",
    "/people/": "adm",
    "/operations/": "sal",
}


def more_of_everything(first, count):
    """So many more crimes, networks and pairs like those that are there, each its own."""
    from django.utils import timezone

    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import Case, Version
    from accord.review.handover.cases import store_new
    from accord.review.identity.models import LinkQuestion

    refs = (case_of("north/K101").ref, network_ref())
    with machine_scope("a test"):
        kinds = [Version.everything.filter(case__ref=ref)[0].content for ref in refs]
        copies = [
            copy.deepcopy(content) | {"reference": f"copy {content['kind']} {number}"}
            for content in kinds
            for number in range(first, first + count)
        ]
        store_new(copies, "run1", timezone.now())
        crimes = Case.everything.filter(kind="crime")
        crimes.update(state="needs_second", last_on=date(1990, 1, 1))
        question = LinkQuestion.everything.filter(force_a=NORTH, is_joined=False)[0]
        for number in range(first, first + count):
            question.pk, question.ref = None, f"PAIR{number:06}"
            question.nominal_a = f"copy {number}"
            question._state.adding = True
            question.save()


def accounts(first, count):
    from accord.review.access.models import Account, Posting

    for number in range(first, first + count):
        account = Account.objects.make(
            f"more{number}", "x" * 20, name=f"More {number}", role="analyst", code_secret="x"
        )
        Posting.objects.create(account=account, kind="force", code=NORTH)


def asked_of_the_database(client, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_as_often_for_twenty_rows_as_for_four(app, path):
    client = client_of(LISTS[path])
    more_of_everything(0, 4)
    accounts(0, 4)
    few = asked_of_the_database(client, path)
    more_of_everything(4, 16)
    accounts(4, 16)
    assert asked_of_the_database(client, path) == few


def test_what_changed_since_the_last_look_is_asked_for_at_once(app):
    from django.utils import timezone

    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import Case

    def asked_after(n_changed):
        client.get("/")
        with machine_scope("a test"):
            some = Case.everything.filter(force_code=NORTH).order_by("ref")[:n_changed]
            Case.everything.filter(pk__in=[c.pk for c in some]).update(changed_at=timezone.now())
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            page = client.get("/").content.decode()
        assert page.count("The case was made.") == n_changed
        return len(asked)

    client = client_of("ann")
    more_of_everything(0, 4)
    assert asked_after(2) == asked_after(6)


def test_a_run_that_finds_all_as_it_was_asks_no_more_of_many_cases_than_of_few(app):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import Case, Version
    from accord.review.handover.cases import take_over

    def asked_by(run_id):
        with machine_scope("a test"):
            newest = Version.everything.filter(case__is_in_run=True).select_related("case")
            contents = {(v.case.kind, v.case.candidate_id): v.content for v in newest}
            with CaptureQueriesContext(connection) as asked:
                counts = take_over(run_id, contents)
            assert counts.same == len(contents)
            assert set(Case.everything.values_list("run_id", flat=True)) == {run_id}
        return len(asked)

    few = asked_by("run2")
    more_of_everything(0, 20)
    assert asked_by("run3") == few


def test_links_that_stand_as_they_were_are_not_written_again(app):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from accord.review.access.guard import machine_scope
    from accord.review.handover.links import take_over_links
    from accord.review.identity.models import LinkQuestion

    def told(question):
        sides = tuple(
            getattr(question, side) for side in ("source_a", "nominal_a", "source_b", "nominal_b")
        )
        names = ("is_joined", "reason", "person_a", "person_b", "force_a", "force_b")
        return sides, {name: getattr(question, name) for name in (*names, "fields", "weights")}

    with machine_scope("a test"):
        found = dict(told(question) for question in everything(LinkQuestion))
        with CaptureQueriesContext(connection) as asked:
            take_over_links(found)
        assert not [q for q in asked if q["sql"].startswith(("UPDATE", "INSERT"))]
        first = next(iter(found))
        found[first]["reason"] = "The birth dates differ now."
        take_over_links(found)
        changed = [q.reason for q in everything(LinkQuestion) if told(q)[0] == first]
        assert changed == ["The birth dates differ now."]
        take_over_links({})
        assert not any(question.is_in_run for question in everything(LinkQuestion))


def test_the_register_counts_the_children_and_people_of_each_network(app):
    from accord.review.cases.models import Case, Version

    networks = {c.pk: c for c in everything(Case) if c.kind == "network"}
    contents = {v.case_id: v.content for v in everything(Version) if v.case_id in networks}
    assert contents
    for number, content in contents.items():
        told = (networks[number].n_children, networks[number].n_people)
        assert told == (len(content["children"]), len(content["people"]))
    assert any(case.n_people for case in networks.values())
