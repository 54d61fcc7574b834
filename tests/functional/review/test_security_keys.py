"""Security keys as second factor: added, used, removed; and whatever is not the key is refused."""

from __future__ import annotations

import html
import json
import re
import time
from dataclasses import replace

import pytest

from support.review_app import PASSWORD, account_of, client_of, entries

pytest.importorskip("fido2", reason="fido2 is not installed")

from support.soft_key import COPIED, PRESENT, SoftKey, content, text


@pytest.fixture(autouse=True)
def at_home(app, monkeypatch):
    """The application where a browser on this machine sees it."""
    from django.conf import settings

    monkeypatch.setattr(settings, "ACCORD", replace(settings.ACCORD, hosts=("localhost",)))


@pytest.fixture
def demanded(at_home, monkeypatch):
    """Keys demanded of whoever names others or settles what they asked for."""
    from django.conf import settings

    monkeypatch.setattr(settings, "ACCORD", replace(settings.ACCORD, are_keys_demanded=True))


def fresh_client():
    from django.test import Client

    return Client()


def options_of(page):
    """What the page tells a browser to ask a key for."""
    said = re.search(r'data-options="([^"]+)"', page.content.decode())
    return json.loads(html.unescape(said[1]))


def sent(client, path, answer, **more):
    return client.post(path, {"credential": json.dumps(answer), **more})


def with_key(client, name="the black one", **made):
    """A key added by whoever is signed in."""
    key = SoftKey(**made)
    page = client.get("/keys/add/")
    answer = sent(client, "/keys/add/", key.made(options_of(page)), name=name)
    assert answer.status_code == 302, answer.content.decode()
    return key


def code_of(username):
    from accord.review.access.one_time_codes import code_at, step_of

    account = account_of(username)
    account.code_last_used = 0
    account.save(update_fields=["code_last_used"])
    return code_at(account.code_secret, step_of(time.time()))


def password_said(client, username="ann", **more):
    """The first step, with the button for those who have a key."""
    said = {"username": username, "password": PASSWORD, "with_key": "yes"}
    return client.post("/sign-in/", said | more)


def asked(username="ann"):
    """A browser in which the password was right, and what its key is asked to sign."""
    client = fresh_client()
    answer = password_said(client, username)
    assert answer.headers["Location"] == "/sign-in/key/"
    return client, options_of(client.get("/sign-in/key/"))


def is_in(client):
    return client.get("/sessions/").status_code == 200


def last_said():
    return json.loads(entries()[-1].body)


def test_a_key_is_added_with_a_name_and_then_signs_in(app):
    key = with_key(client_of("ann"))
    assert last_said()["action"] == "added a security key"
    client, options = asked()
    assert options["allowCredentials"] == [
        {"type": "public-key", "id": text(key.number), "transports": ["nfc", "usb"]}
    ]
    assert not is_in(client)
    assert sent(client, "/sign-in/key/", key.signed(options)).status_code == 302
    assert last_said() | {"actor": "ann", "reason": "security key"} == last_said()
    assert is_in(client)
    assert "the black one" in client.get("/keys/").content.decode()


def test_the_page_asked_for_comes_after_the_key(app):
    key, client = with_key(client_of("ann")), fresh_client()
    said = {"username": "ann", "password": PASSWORD, "with_key": "yes"}
    client.post("/sign-in/?next=/search/", said)
    options = options_of(client.get("/sign-in/key/"))
    assert sent(client, "/sign-in/key/", key.signed(options)).headers["Location"] == "/search/"
    client = fresh_client()
    client.post("/sign-in/?next=https://elsewhere.example/", said)
    options = options_of(client.get("/sign-in/key/"))
    assert sent(client, "/sign-in/key/", key.signed(options)).headers["Location"] == "/"


def test_one_time_codes_go_on_working_beside_keys(app):
    with_key(client_of("ann"))
    client = fresh_client()
    said = {"username": "ann", "password": PASSWORD, "code": code_of("ann")}
    assert client.post("/sign-in/", said).status_code == 302
    assert is_in(client)


def test_several_keys_each_sign_in_and_each_has_a_name_of_its_own(app):
    client = client_of("ann")
    first, second = with_key(client), with_key(client, name="the one at home")
    for key in (first, second, first):
        mine, options = asked()
        assert len(options["allowCredentials"]) == 2
        assert sent(mine, "/sign-in/key/", key.signed(options)).status_code == 302
        assert is_in(mine)
    again = SoftKey().made(options_of(client.get("/keys/add/")))
    page = sent(client, "/keys/add/", again, name="the one at home")
    assert page.status_code == 422
    assert "Another of your keys has this name" in page.content.decode()


def test_a_key_that_is_known_already_is_not_added_for_anybody_else(app):
    key, other = with_key(client_of("ann")), client_of("abe")
    answer = key.made(options_of(other.get("/keys/add/")))
    assert sent(other, "/keys/add/", answer, name="mine").status_code == 422
    assert last_said()["reason"] == "known already"


def test_a_browser_is_told_which_keys_are_there_already(app):
    client = client_of("ann")
    key = with_key(client)
    excluded = options_of(client.get("/keys/add/"))["excludeCredentials"]
    assert [one["id"] for one in excluded] == [text(key.number)]


def test_a_password_that_is_wrong_leads_to_no_key_and_tells_nothing_of_keys(app):
    with_key(client_of("ann"))
    pages = []
    for name, password in (("ann", "wrong"), ("abe", PASSWORD), ("nobody", "wrong")):
        page = password_said(fresh_client(), name, password=password)
        assert page.status_code == 422
        pages.append(re.sub(r'value="[^"]*"', "", page.content.decode()))
    assert pages[0] == pages[1] == pages[2]


def wrong_answers():
    """What is sent in place of what the key signed, and which check finds it."""

    def another_key(key, options):
        other = SoftKey()
        other.number = key.number
        return other.signed(options)

    def unknown_key(key, options):
        return SoftKey().signed(options)

    def edited(**changed):
        return lambda key, options: replace_in(key.signed(options), **changed)

    def bent(**changed):
        def answer(key, options):
            for name, value in changed.items():
                setattr(key, name, value)
            return key.signed(options)

        return answer

    return {
        "another key of the same number": (another_key, "signature"),
        "a key of nobody": (unknown_key, "credential ID"),
        "another question": (
            lambda k, o: k.signed(o | {"challenge": text(b"x" * 32)}),
            "challenge",
        ),
        "another origin": (bent(origin="https://accord.example"), "origin"),
        "the same name, not by HTTPS or on this machine": (
            bent(origin="http://localhost.example"),
            "origin",
        ),
        "another place": (bent(place="accord.example"), "RP ID"),
        "nobody touched it": (bent(flags=0), "User Present"),
        "from a page within another": (bent(more={"crossOrigin": True}), "another page"),
        "an answer to making a key": (bent(more={"type": "webauthn.create"}), "type"),
        "somebody else's key": (
            lambda k, o: k.signed(o, userHandle=text(b"somebody else    ")),
            "whose key",
        ),
        "a signature cut short": (edited(signature="AAAA"), "signature"),
        "no signature": (edited(signature=None), "signature"),
        "data cut short": (edited(authenticatorData="AAAA"), "unreadable"),
        "client data that is none": (edited(clientDataJSON="e30"), "unreadable"),
    }


def replace_in(answer, **changed):
    response = {k: v for k, v in (answer["response"] | changed).items() if v is not None}
    return answer | {"response": response}


@pytest.mark.parametrize("name", wrong_answers())
def test_what_the_key_did_not_sign_here_and_now_signs_nobody_in(app, name):
    wrong, check = wrong_answers()[name]
    key = with_key(client_of("ann"))
    client, options = asked()
    page = sent(client, "/sign-in/key/", wrong(key, options))
    assert page.status_code == 422
    assert "The security key was not accepted" in page.content.decode()
    said = last_said()
    assert (said["action"], said["outcome"]) == ("sign-in failed", "refused")
    assert said["reason"] == f"security key: {check}"
    assert not is_in(client)
    assert account_of("ann").failures == 1


@pytest.mark.parametrize(
    "said", ["", "null", "[]", "{}", '"x"', "{" * 50, "[" * 19_000, "9" * 30_000, '{"response": 1}']
)
def test_what_is_no_answer_at_all_is_refused_in_words(app, said):
    with_key(client_of("ann"))
    client, _ = asked()
    assert client.post("/sign-in/key/", {"credential": said}).status_code == 422
    assert last_said()["reason"] == "security key: unreadable"
    assert not is_in(client)


def test_any_byte_that_is_changed_is_seen(app):
    """Each byte of what the key and the browser said, one at a time."""
    from accord.review.access.key_answers import NotSigned, signed
    from accord.review.access.models import KeyQuestion

    key = with_key(client_of("ann"))
    _, options = asked()
    question = KeyQuestion.objects.get(purpose="sign in")
    answer = key.signed(options)
    n_tried = 0
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        whole = content(answer["response"][part])
        for at in range(len(whole)):
            bent = bytearray(whole)
            bent[at] ^= 1
            with pytest.raises(NotSigned):
                signed(question, json.dumps(replace_in(answer, **{part: text(bytes(bent))})))
            n_tried += 1
    assert n_tried > 200
    assert signed(question, json.dumps(answer)).name == "the black one"


def test_an_answer_works_once_whatever_its_count(app):
    for counts in (True, False):
        key = with_key(client_of("ann"), name=f"counts {counts}", counts=counts)
        client, options = asked()
        answer = key.signed(options)
        assert sent(client, "/sign-in/key/", answer).status_code == 302
        thief = fresh_client()
        thief.cookies = client.cookies.copy()
        client.post("/sign-out/")
        assert sent(thief, "/sign-in/key/", answer).headers["Location"] == "/sign-in/"
        other, _ = asked()
        assert sent(other, "/sign-in/key/", answer).status_code == 422
        assert not is_in(thief)
        assert not is_in(other)


def test_a_count_that_does_not_go_on_is_a_copy_and_refused(app):
    key = with_key(client_of("ann"))
    client, options = asked()
    assert sent(client, "/sign-in/key/", key.signed(options)).status_code == 302
    for back in (1, 2):
        key.count -= back
        other, options = asked()
        assert sent(other, "/sign-in/key/", key.signed(options)).status_code == 422
        assert last_said()["reason"] == "security key: count of signatures"
    key.count += 10
    other, options = asked()
    assert sent(other, "/sign-in/key/", key.signed(options)).status_code == 302


def test_a_key_that_never_counts_may_go_on_not_counting(app):
    key = with_key(client_of("ann"), counts=False)
    for _ in range(2):
        client, options = asked()
        assert sent(client, "/sign-in/key/", key.signed(options)).status_code == 302


def test_a_question_lasts_five_minutes(app):
    from datetime import timedelta

    from accord.review.access.models import KeyQuestion

    key = with_key(client_of("ann"))
    client, options = asked()
    row = KeyQuestion.objects.get(purpose="sign in")
    KeyQuestion.objects.update(asked_at=row.asked_at - timedelta(minutes=6))
    answer = sent(client, "/sign-in/key/", key.signed(options))
    assert answer.headers["Location"] == "/sign-in/"
    assert not is_in(client)


def test_five_wrong_keys_lock_the_account_also_for_the_right_one(app):
    key = with_key(client_of("ann"))
    client, options = asked()
    for _ in range(5):
        page = sent(client, "/sign-in/key/", SoftKey().signed(options))
        options = options_of(page)
    assert sent(client, "/sign-in/key/", key.signed(options)).status_code == 422
    assert last_said()["reason"] == "security key: locked or closed"
    assert not is_in(client)


def test_a_closed_account_is_not_opened_by_its_key(app):
    key = with_key(client_of("ann"))
    client, options = asked()
    account = account_of("ann")
    account.is_active = False
    account.save()
    assert sent(client, "/sign-in/key/", key.signed(options)).status_code == 422
    assert not is_in(client)


def test_nobody_comes_to_the_second_step_without_the_first(app):
    client = fresh_client()
    assert client.get("/sign-in/key/").headers["Location"] == "/sign-in/"
    assert sent(client, "/sign-in/key/", {}).headers["Location"] == "/sign-in/"


def unconfirmed(username):
    from accord.review.access.door import CONFIRMED

    client = client_of(username)
    session = client.session
    session[CONFIRMED] = 0.0
    session.save()
    return client


def test_signing_in_again_takes_the_key_too_and_goes_on(app):
    key = with_key(client_of("ann"))
    client = unconfirmed("ann")
    assert client.get("/keys/add/").headers["Location"].startswith("/sign-in/again/")
    said = {"password": PASSWORD, "with_key": "yes"}
    first = client.post("/sign-in/again/?next=/keys/add/", said)
    assert first.headers["Location"] == "/sign-in/key/"
    assert client.get("/keys/add/").status_code == 302
    options = options_of(client.get("/sign-in/key/"))
    assert sent(client, "/sign-in/key/", key.signed(options)).headers["Location"] == "/keys/add/"
    assert last_said()["action"] == "signed in again"
    assert client.get("/keys/add/").status_code == 200


def test_a_key_is_removed_after_asking_and_signs_in_no_more(app):
    from accord.review.access.models import SecurityKey

    client = client_of("ann")
    key = with_key(client)
    number = SecurityKey.objects.get().pk
    assert "the black one" in client.get(f"/keys/{number}/remove/").content.decode()
    assert SecurityKey.objects.exists()
    mine, options = asked()
    elsewhere = client_of("ann")
    assert client.post(f"/keys/{number}/remove/").status_code == 302
    assert last_said()["objects"] == [f"key:{number}"]
    assert is_in(client)
    assert not is_in(elsewhere)
    assert sent(mine, "/sign-in/key/", key.signed(options)).status_code == 422
    assert password_said(fresh_client()).status_code == 422


def test_keys_are_added_and_removed_by_their_owner_alone_and_after_saying_who_it_is(app):
    from accord.review.access.models import SecurityKey

    with_key(client_of("ann"))
    number = SecurityKey.objects.get().pk
    for method in ("get", "post"):
        assert getattr(client_of("abe"), method)(f"/keys/{number}/remove/").status_code == 404
        gone = getattr(unconfirmed("ann"), method)(f"/keys/{number}/remove/")
        assert gone.headers["Location"].startswith("/sign-in/again/")
    assert SecurityKey.objects.count() == 1


@pytest.mark.parametrize(
    ("made", "check"),
    [
        ({"origin": "https://accord.example"}, "origin"),
        ({"place": "accord.example"}, "RP ID"),
        ({"flags": 0}, "User Present"),
        ({"algorithm": -47}, "algorithm"),
        ({"more": {"type": "webauthn.get"}}, "type"),
        ({"more": {"challenge": text(b"x" * 32)}}, "challenge"),
        ({"more": {"crossOrigin": True}}, "another page"),
    ],
)
def test_a_key_that_was_made_for_something_else_is_not_added(app, made, check):
    from accord.review.access.models import SecurityKey

    client = client_of("ann")
    options = options_of(client.get("/keys/add/"))
    assert sent(client, "/keys/add/", SoftKey(**made).made(options), name="x").status_code == 422
    assert last_said() | {"outcome": "refused", "reason": check} == last_said()
    assert not SecurityKey.objects.exists()


def test_a_key_is_made_for_a_question_once(app):
    client = client_of("ann")
    options = options_of(client.get("/keys/add/"))
    assert sent(client, "/keys/add/", SoftKey().made(options), name="one").status_code == 302
    again = sent(client, "/keys/add/", SoftKey().made(options), name="other")
    assert again.status_code == 422
    assert last_said()["reason"] == "nothing was asked"


def test_a_key_without_a_name_is_sent_back_in_words(app):
    client = client_of("ann")
    options = options_of(client.get("/keys/add/"))
    page = sent(client, "/keys/add/", SoftKey().made(options), name="")
    assert page.status_code == 422
    assert "Give the key a name" in page.content.decode()


def test_a_passkey_that_is_copied_between_devices_is_told_as_one(app):
    client = client_of("ann")
    with_key(client, flags=PRESENT | COPIED)
    assert "Copied between your devices" in client.get("/keys/").content.decode()


def test_where_a_key_is_bound_follows_from_the_setting(app, monkeypatch):
    from django.conf import settings

    from accord.review.access.key_rules import is_ours, place

    def at(**said):
        monkeypatch.setattr(settings, "ACCORD", replace(settings.ACCORD, **said))

    assert place() == "localhost"
    assert is_ours("http://localhost:8000")
    assert not is_ours("http://localhost:8000.accord.example")
    at(hosts=("accord.force.example",), is_secure=True)
    assert place() == "accord.force.example"
    assert is_ours("https://accord.force.example")
    for other in ("http://accord.force.example", "https://a.accord.force.example", "https://x"):
        assert not is_ours(other)
    at(origin="https://accord.force.example:8443")
    assert place() == "accord.force.example"
    assert is_ours("https://accord.force.example:8443")
    assert not is_ours("https://accord.force.example")


@pytest.mark.parametrize(
    "origin",
    [
        "https://other.example",
        "http://a.example",
        "https://a.example/x",
        "https://u@a.example",
        "a",
    ],
)
def test_an_origin_that_is_no_place_of_ours_is_refused_at_the_start(tmp_path, origin):
    from accord.errors import UserFacingError
    from accord.review.serving import check_keys
    from accord.review.setup import Setup

    good = Setup(folder=tmp_path, hosts=("a.example",), is_secure=True, origin="https://a.example")
    check_keys(good)
    with pytest.raises(UserFacingError, match="--origin"):
        check_keys(replace(good, origin=origin))


def test_keys_are_demanded_of_whoever_names_others_or_settles_what_they_asked_for():
    from accord.review.access.key_rules import role_needs_key
    from accord.review.access.roles import ROLES

    needed = {role.id for role in ROLES if role_needs_key(role.id)}
    assert needed == {"supervisor", "national", "administrator"}


@pytest.mark.parametrize("username", ["adm", "sal", "nat"])
def test_who_needs_a_key_and_has_none_can_do_nothing_but_add_one(app, demanded, username):
    client = fresh_client()
    said = {"username": username, "password": PASSWORD, "code": code_of(username)}
    assert client.post("/sign-in/", said).status_code == 302
    for path in ("/", "/cases/", "/people/", "/sessions/", "/no-such-page/"):
        assert client.get(path).headers.get("Location") == "/keys/add/", path
        assert client.post(path).headers.get("Location") == "/keys/add/", path
    assert client.get("/static/accord.css").status_code == 200
    with_key(client)
    assert client.get("/").status_code == 200


def test_who_needs_a_key_and_has_one_does_not_get_in_with_a_code(app, demanded):
    key = with_key(client_of("adm"))
    client = fresh_client()
    said = {"username": "adm", "password": PASSWORD, "code": code_of("adm")}
    assert client.post("/sign-in/", said).headers["Location"] == "/sign-in/key/"
    assert not is_in(client)
    options = options_of(client.get("/sign-in/key/"))
    assert sent(client, "/sign-in/key/", key.signed(options)).status_code == 302
    assert client.get("/people/").status_code == 200


def test_a_session_begun_with_a_code_asks_for_the_key_before_anything_else(app, demanded):
    key = with_key(client_of("adm"))
    client = client_of("adm")
    for path in ("/people/", "/keys/", "/keys/add/"):
        assert client.get(path).headers["Location"].startswith("/sign-in/again/"), path
    said = {"password": PASSWORD, "code": code_of("adm")}
    assert client.post("/sign-in/again/?next=/people/", said).headers["Location"] == "/sign-in/key/"
    options = options_of(client.get("/sign-in/key/"))
    assert sent(client, "/sign-in/key/", key.signed(options)).headers["Location"] == "/people/"
    assert client.get("/people/").status_code == 200


def test_of_others_no_key_is_demanded(app, demanded):
    for username in ("ann", "dee", "cal", "aud"):
        assert client_of(username).get("/").status_code == 200


def test_the_last_key_of_who_needs_one_is_kept(app, demanded):
    from accord.review.access.models import SecurityKey

    client = client_of("adm")
    with_key(client)
    number = SecurityKey.objects.get().pk
    assert "Add another first" in client.get(f"/keys/{number}/remove/").content.decode()
    assert client.post(f"/keys/{number}/remove/").status_code == 409
    with_key(client, name="another")
    assert client.post(f"/keys/{number}/remove/").status_code == 302
    assert SecurityKey.objects.count() == 1


def test_whoever_is_given_their_sign_in_again_loses_their_keys(app):
    from accord.review.access.models import SecurityKey

    with_key(client_of("ann"))
    assert client_of("adm").post("/people/ann/again/").status_code == 200
    assert not SecurityKey.objects.exists()


def test_nothing_of_a_key_stands_in_the_log_but_its_number(app):
    key = with_key(client_of("ann"))
    client, options = asked()
    sent(client, "/sign-in/key/", key.signed(options))
    log = "".join(entry.body for entry in entries())
    assert text(key.number) not in log
    assert options["challenge"] not in log
    assert "the black one" not in log


def test_without_scripts_the_page_offers_codes_and_hides_what_would_do_nothing(app):
    page = fresh_client().get("/sign-in/").content.decode()
    assert re.search(r'name="with_key"[^>]* hidden>', page)
    assert 'name="code"' in page


def test_without_the_library_no_key_is_offered_and_codes_go_on(app, monkeypatch):
    from accord.review.access import security_keys
    from accord.review.design import context

    for module in (security_keys, context):
        monkeypatch.setattr(module, "keys_can_be_used", lambda: False)
    assert 'name="with_key"' not in fresh_client().get("/sign-in/").content.decode()
    client = client_of("ann")
    assert "not set up here" in client.get("/keys/").content.decode()
    assert client.get("/keys/add/").status_code == 404
