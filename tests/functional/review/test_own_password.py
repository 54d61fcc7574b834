"""A password that its owner alone knows: changed by them, and first of all after a first one."""

from __future__ import annotations

import pytest

from support.review_app import account_of, client_of, entries

GOOD = "forty green lanterns"


def changed(client, password=GOOD, repeated=None):
    said = {"password": password, "repeated": repeated or password}
    return client.post("/password/", said)


def test_a_password_is_changed_by_its_owner_and_the_old_one_is_gone(app):
    client = client_of("ann")
    assert changed(client).status_code == 302
    account = account_of("ann")
    assert account.check_password(GOOD)
    assert client.get("/cases/").status_code == 200
    assert any(entry.action == "changed their own password" for entry in entries()[-3:])
    assert not any(GOOD in entry.body for entry in entries())


def test_changing_it_ends_every_other_session(app):
    here, elsewhere = client_of("ann"), client_of("ann")
    changed(here)
    assert elsewhere.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_it_is_asked_who_one_is_before_it_is_changed(app):
    from accord.review.access.door import CONFIRMED

    client = client_of("ann")
    session = client.session
    session[CONFIRMED] = 0.0
    session.save()
    assert client.get("/password/").headers["Location"].startswith("/sign-in/again/")
    assert changed(client).headers["Location"].startswith("/sign-in/again/")
    assert not account_of("ann").check_password(GOOD)


@pytest.mark.parametrize(
    ("password", "repeated", "problem"),
    [
        ("", "", "Enter a new password"),
        ("too short", "too short", "at least 14 characters"),
        (GOOD, "another one altogether", "The two are not the same"),
        ("my accord lanterns", "my accord lanterns", "Leave out “accord”"),
        ("lanterns of ann yes", "lanterns of ann yes", "Leave out “ann”"),
        ("long enough to be kept", "long enough to be kept", "another password than the one"),
    ],
)
def test_a_password_that_is_easy_or_old_is_sent_back_in_words(app, password, repeated, problem):
    sent = client_of("ann").post("/password/", {"password": password, "repeated": repeated})
    assert sent.status_code == 422
    assert problem in sent.content.decode()


def test_who_has_a_first_password_sees_nothing_until_it_is_changed(app):
    account = account_of("ann")
    account.must_change_password = True
    account.save()
    client = client_of("ann")
    for path in ("/", "/cases/", "/search/", "/sessions/", "/no-such-page/"):
        assert client.get(path).headers.get("Location") == "/password/", path
    assert client.post("/cases/assign/", {}).headers["Location"] == "/password/"
    assert "Somebody else chose your first password" in client.get("/password/").content.decode()
    assert client.get("/static/accord.css").status_code == 200
    assert changed(client).status_code == 302
    assert client.get("/cases/").status_code == 200


def test_an_account_made_by_an_administrator_begins_with_a_first_password(app):
    said = {
        "username": "new",
        "name": "New Person",
        "password": GOOD,
        "role": "detective",
        "forces": "E23000901",
        "is_active": "on",
    }
    assert client_of("adm").post("/people/add/", said).status_code == 200
    assert account_of("new").must_change_password
    assert not account_of("ann").must_change_password


def test_who_lost_a_password_gets_a_first_one_again_and_is_signed_out(app):
    import re

    from django.test import Client

    lost = client_of("ann")
    before = account_of("ann")
    page = client_of("adm").post("/people/ann/again/").content.decode()
    now = account_of("ann")
    given = re.findall(r"<code>([^<]+)</code>", page)
    assert any(now.check_password(one) for one in given)
    assert now.code_secret in given
    assert now.code_secret != before.code_secret
    assert now.must_change_password
    assert lost.get("/").status_code == 302
    assert Client().get("/").status_code == 302
    last = [entry.body for entry in entries() if entry.actor == "adm"][-1]
    assert "sign-in given again" in last
    assert not any(one in last for one in given)


@pytest.mark.parametrize("username", ["adm", "nobody"])
def test_one_administrator_takes_no_other_ones_place(app, username):
    from accord.review.access.models import Account

    Account.objects.make("adm2", "x" * 20, name="Adm 2", role="administrator", code_secret="kept")
    assert client_of("adm").post(f"/people/{username}/again/").status_code == 404
    assert client_of("adm").post("/people/adm2/again/").status_code == 404
    assert account_of("adm2").code_secret == "kept"
