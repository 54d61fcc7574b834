"""Every role against every page and permission, allowed and refused; what is refused is not there."""

from __future__ import annotations

import pytest

from accord.review.access.permissions import Permission
from accord.review.access.roles import ROLES, role_may
from support.review_app import (
    ROLES_POSTED,
    account_of,
    case_of,
    client_of,
    entries,
    everything,
    unguessable,
)

USER_OF = {role: name for name, (role, *_) in reversed(ROLES_POSTED.items())}
# Pages without a case, with what they are of; every named route is here or in a list below.
PLAIN = {
    "home": "/",
    "sessions": "/sessions/",
    "own-password": "/password/",
    "keys": "/keys/",
    "add-key": "/keys/add/",
    "again": "/sign-in/again/",
    "handed-out": "/handed-out/",
    "retention": "/kept/",
    "queue": "/cases/",
    "second-review": "/second-review/",
    "agreement": "/agreement/",
    "networks": "/networks/",
    "links": "/same-person/",
    "search": "/search/",
    "break-glass": "/break-glass/",
    "concern-reports": "/concern-reports/",
    "operations": "/operations/",
    "audit": "/audit/",
    "unusual": "/audit/unusual/",
    "people": "/people/",
    "add-person": "/people/add/",
    "person": "/people/ann/",
}
OF_A_CASE = {
    "case": "/cases/{ref}/",
    "record": "/cases/{ref}/records/1/",
    "history": "/cases/{ref}/history/",
    "decide": "/cases/{ref}/decide/",
    "ask": "/cases/{ref}/ask/",
    "assign": "/cases/{ref}/assign/",
    "joins": "/cases/{ref}/joins/",
    "request": "/cases/{ref}/asked/{question}/",
    "explanations": "/cases/{ref}/explanations/",
    "weigh": "/cases/{ref}/explanations/{explanation}/",
    "hand-out": "/cases/{ref}/hand-out/",
    "case-retention": "/cases/{ref}/kept/",
}
OF_A_NETWORK = {
    "network": "/networks/{ref}/",
    "network-before": "/networks/{ref}/before/",
    "save-view": "/networks/{ref}/views/",
    "network-view": "/networks/{ref}/views/1/",
}
POSTED = {
    "assign-many": "/cases/assign/",
    "save-filter": "/cases/filters/",
    "export-audit": "/audit/export/",
    "conflict": "/people/ann/conflicts/",
    "give-again": "/people/ann/again/",
    "sign-out": "/sign-out/",
    "end-session": "/sessions/end/",
    "glass-noticed": "/break-glass/1/noticed/",
}
ELSEWHERE = {
    *("link", "operation", "names", "settle-change", "handed-out-one", "take-file"),
    "remove-key",
}


def path_of(name, ref):
    """A page of a case, with a question and an explanation on K101 where the page needs one."""
    if "{question}" not in OF_A_CASE[name] and "{explanation}" not in OF_A_CASE[name]:
        return OF_A_CASE[name].format(ref=ref)
    from accord.review.cases.models import Hypothesis, Request

    case, client = case_of("north/K101"), client_of("dee")
    said = {"question": "Who else was there?", "of": "the officer", "text": "One came alone."}
    for path in ("ask", "explanations"):
        assert client.post(f"/cases/{case.ref}/{path}/", said).status_code == 302
    numbers = [everything(table)[-1].pk for table in (Request, Hypothesis)]
    return OF_A_CASE[name].format(ref=ref, question=numbers[0], explanation=numbers[1])


def routes():
    from accord.review import urls

    return {route.name: route.callback for route in urls.urlpatterns}


def needed(name):
    return routes()[name].declares[1]


def test_every_route_is_tested_here_or_open_to_all(app):
    from accord.review.urls import OPEN_TO_ALL

    tested = {*PLAIN, *OF_A_CASE, *OF_A_NETWORK, *POSTED, *ELSEWHERE}
    assert set(routes()) == tested | set(OPEN_TO_ALL)


def test_only_what_is_listed_is_open_without_signing_in(app):
    from accord.review.urls import OPEN_TO_ALL

    opened = {name for name, view in routes().items() if not getattr(view, "login_required", True)}
    assert opened == set(OPEN_TO_ALL)


@pytest.mark.parametrize("path", [*PLAIN.values(), "/cases/BCDFGHJKLM/", "/networks/BCDFGHJKLM/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_without_signing_in(app, path, method):
    from django.test import Client

    answer = getattr(Client(), method)(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", [role.id for role in ROLES])
@pytest.mark.parametrize("name", PLAIN)
def test_each_role_opens_the_pages_it_may_and_no_other(app, role, name):
    may = needed(name)
    allowed = may is None or role_may(role, may)
    answer = client_of(USER_OF[role]).get(PLAIN[name])
    assert answer.status_code == (200 if allowed else 404)


@pytest.mark.parametrize("role", [role.id for role in ROLES if role.id != "council_lead"])
@pytest.mark.parametrize("name", OF_A_CASE)
def test_each_role_opens_the_pages_of_a_case_it_may_and_no_other(app, role, name):
    path = path_of(name, case_of("north/K101").ref)
    answer = client_of(USER_OF[role]).get(path)
    assert answer.status_code == (200 if role_may(role, needed(name)) else 404)


def network_with_a_view():
    from accord.review.cases.models import Case

    case = next(c for c in everything(Case) if c.kind == "network")
    said = {"name": "All", "reason": "For the briefing.", "revision": case.revision}
    assert client_of("nat").post(f"/networks/{case.ref}/views/", said).status_code == 302
    return case.ref


@pytest.mark.parametrize("role", [role.id for role in ROLES if role.id != "council_lead"])
@pytest.mark.parametrize("name", OF_A_NETWORK)
def test_each_role_opens_the_pages_of_a_network_it_may_and_no_other(app, role, name):
    path = OF_A_NETWORK[name].format(ref=network_with_a_view())
    answer = client_of(USER_OF[role]).get(path)
    assert answer.status_code == (200 if role_may(role, needed(name)) else 404)


@pytest.mark.parametrize("username", ["cal", "aud", "adm"])
@pytest.mark.parametrize("name", OF_A_NETWORK)
def test_a_network_out_of_reach_looks_like_one_that_is_not_there(app, username, name):
    client = client_of(username)
    hidden = client.get(OF_A_NETWORK[name].format(ref=network_with_a_view()))
    absent = client.get(OF_A_NETWORK[name].format(ref=unguessable()))
    assert hidden.status_code == absent.status_code == 404
    assert without_token(hidden) == without_token(absent)


@pytest.mark.parametrize("role", [role.id for role in ROLES])
@pytest.mark.parametrize("name", POSTED)
def test_each_role_sends_only_the_forms_it_may(app, role, name):
    may = needed(name)
    allowed = (may is None or role_may(role, may)) and name != "glass-noticed"
    answer = client_of(USER_OF[role]).post(POSTED[name])
    assert (answer.status_code == 404) is not allowed


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_given_to_some_role_and_withheld_from_another(permission):
    given = {role.id for role in ROLES if permission in role.may}
    assert given
    assert given != {role.id for role in ROLES}


def test_a_role_nobody_declared_may_do_nothing():
    assert not any(role_may("wizard", permission) for permission in Permission)


def test_administrators_and_auditors_may_read_no_case():
    for role in ("administrator", "auditor"):
        assert not role_may(role, Permission.SEE_CASES)
        assert not role_may(role, Permission.SEARCH)


@pytest.mark.parametrize("username", ["far", "cal", "aud", "adm"])
@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_case_out_of_reach_looks_like_one_that_is_not_there(app, username, name):
    client = client_of(username)
    hidden = client.get(path_of(name, case_of("north/K101").ref))
    absent = client.get(path_of(name, unguessable()))
    assert hidden.status_code == absent.status_code == 404
    assert without_token(hidden) == without_token(absent)


def without_token(answer):
    import re

    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)


def test_trying_every_reference_finds_only_what_is_within_reach(app):
    from accord.review.cases.models import Case
    from accord.review.identity.models import LinkQuestion

    client = client_of("far")
    cases = {case.ref: case.force_code for case in everything(Case)}
    found = {ref for ref in cases if client.get(f"/cases/{ref}/").status_code == 200}
    assert found == {ref for ref, force in cases.items() if force == "E23000902"}
    assert found
    links = [q.ref for q in everything(LinkQuestion)]
    assert links
    assert {client.get(f"/same-person/{ref}/").status_code for ref in links} == {404}


def test_a_refusal_is_written_down_with_who_and_what(app):
    ref = case_of("north/K101").ref
    client_of("far").get(f"/cases/{ref}/")
    last = entries()[-1]
    assert (last.actor, last.outcome) == ("far", "refused")
    assert ref in last.body


def test_a_role_that_is_taken_away_is_gone_at_the_next_request(app):
    client, ref = client_of("ann"), case_of("north/K101").ref
    assert client.get(f"/cases/{ref}/").status_code == 200
    account = account_of("ann")
    account.role = "auditor"
    account.save()
    assert client.get(f"/cases/{ref}/").status_code == 404


def test_an_account_that_is_closed_is_signed_out_at_the_next_request(app):
    client = client_of("ann")
    account = account_of("ann")
    account.is_active = False
    account.save()
    assert client.get("/").status_code == 302
