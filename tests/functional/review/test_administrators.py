"""Two administrators make one; nobody changes themselves; a person ends their own sessions."""

from __future__ import annotations

import pytest

from support.review_app import PASSWORD, account_of, client_of, entries


@pytest.fixture
def second(app):
    """Another administrator."""
    from accord.review.access.models import Account

    Account.objects.make("abi", PASSWORD, name="Abi", role="administrator", code_secret="")
    return "abi"


def edited(client, username, role, **more):
    said = {"role": role, "unit": "", "forces": "", "councils": "", "is_active": "on"}
    return client.post(f"/people/{username}/", said | more)


def waiting():
    from accord.review.access.models import AccessChange

    return list(AccessChange.objects.filter(settled_at__isnull=True))


def test_one_administrator_alone_makes_no_other(app, second):
    assert edited(client_of("adm"), "ann", "administrator").status_code == 302
    assert account_of("ann").role == "analyst"
    (change,) = waiting()
    path = f"/people/changes/{change.pk}/"
    assert client_of("adm").post(path, {"answer": "agree"}).status_code == 404
    assert client_of("ann").post(path, {"answer": "agree"}).status_code == 404
    assert client_of(second).post(path, {"answer": "agree"}).status_code == 302
    assert account_of("ann").role == "administrator"
    assert "agreed: role administrator" in entries()[-1].body


def test_a_new_administrator_cannot_sign_in_before_a_second_agreed(app, second):
    said = {
        "username": "new",
        "name": "New Person",
        "password": "a long first password",
        "role": "administrator",
        "is_active": "on",
    }
    page = client_of("adm").post("/people/add/", said)
    assert "Another administrator must agree" in page.content.decode()
    assert not account_of("new").is_active
    client_of(second).post(f"/people/changes/{waiting()[0].pk}/", {"answer": "agree"})
    assert account_of("new").is_active


def test_closing_an_administrator_takes_two_and_a_refusal_changes_nothing(app, second):
    edited(client_of("adm"), second, "administrator", is_active="")
    third = client_of("adm")
    (change,) = waiting()
    path = f"/people/changes/{change.pk}/"
    assert client_of(second).post(path, {"answer": "agree"}).status_code == 404
    assert third.post(path, {"answer": "refuse"}).status_code == 404
    assert account_of(second).is_active


def test_of_two_who_settle_at_one_moment_the_first_holds(app, second):
    from accord.review.access.models import Account

    Account.objects.make("ivy", PASSWORD, name="Ivy", role="administrator", code_secret="")
    edited(client_of("adm"), "ann", "administrator")
    path = f"/people/changes/{waiting()[0].pk}/"
    assert client_of(second).post(path, {"answer": "refuse"}).status_code == 302
    assert client_of("ivy").post(path, {"answer": "agree"}).status_code == 404
    assert account_of("ann").role == "analyst"


def test_the_database_too_refuses_one_who_agrees_with_themselves(app):
    from django.db import IntegrityError, transaction

    from accord.review.access.models import AccessChange

    edited(client_of("adm"), "ann", "administrator")
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessChange.objects.update(settled_by="adm")


def test_nobody_changes_what_they_may_do_themselves(app):
    assert edited(client_of("adm"), "adm", "analyst").status_code == 422
    assert account_of("adm").role == "administrator"


def test_other_roles_are_given_by_one_administrator_at_once(app):
    assert edited(client_of("adm"), "ann", "detective", forces="E23000901").status_code == 302
    assert account_of("ann").role == "detective"
    assert waiting() == []


def test_who_waits_is_shown_with_who_asked(app, second):
    edited(client_of("adm"), "ann", "administrator")
    mine = client_of("adm").get("/people/").content.decode()
    theirs = client_of(second).get("/people/").content.decode()
    assert "Another administrator settles it" in mine
    assert "Agree<span" in theirs
    assert "Agree<span" not in mine


def test_closing_an_account_ends_its_sessions(app):
    from accord.review.access.models import SignedIn

    client = client_of("ann")
    client.get("/")
    edited(client_of("adm"), "ann", "analyst", is_active="")
    assert not SignedIn.objects.filter(account__username="ann").exists()
    assert client.get("/cases/").status_code == 302


def test_one_sees_where_one_is_signed_in_and_ends_the_others(app):
    here, other, third = client_of("ann"), client_of("ann"), client_of("abe")
    page = here.get("/sessions/").content.decode()
    assert page.count("<tr ") == 3
    assert here.post("/sessions/end/").status_code == 302
    assert other.get("/cases/").status_code == 302
    assert here.get("/cases/").status_code == 200
    assert third.get("/cases/").status_code == 200


def test_somebody_elses_session_cannot_be_ended(app):
    from accord.review.access.models import SignedIn

    mine, theirs = client_of("ann"), client_of("abe")
    number = SignedIn.objects.get(account__username="abe").session_key
    assert mine.post("/sessions/end/", {"number": number}).status_code == 404
    assert theirs.get("/cases/").status_code == 200


def test_a_stolen_database_opens_no_session(app):
    """What is kept of a session's key is its hash: it is no cookie."""
    from django.conf import settings
    from django.test import Client

    from accord.review.access.models import SignedIn

    client = client_of("ann")
    assert client.get("/cases/").status_code == 200
    kept = SignedIn.objects.get(account__username="ann").session_key
    assert kept != client.session.session_key
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert thief.get("/cases/").status_code == 302


def test_nobody_is_posted_to_a_force_that_no_run_names(app):
    answer = edited(client_of("adm"), "ann", "analyst", forces="E23000901, E2300090l")
    assert answer.status_code == 422
    assert "No run names a force E2300090l" in answer.content.decode()
    assert [p.code for p in account_of("ann").postings.all()] == ["E23000901"]


def test_a_conflict_without_a_person_is_sent_back_in_words(app):
    answer = client_of("adm").post("/people/ann/conflicts/", {"person_id": "", "relation": ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Enter the person&#x27;s id" in page
    assert "Say what they are to each other" in page
    assert account_of("ann").conflicts.count() == 0


def test_where_people_work_is_said_by_the_names_of_forces(app):
    from accord.review.access.models import Area

    Area.objects.filter(code="E23000901").update(name="North Police")
    page = client_of("adm").get("/people/").content.decode()
    assert "North Police" in page
    assert "the whole country" in page
