"""Headers, forms, sessions, sign-in, errors: what a browser and a stranger get to see."""

from __future__ import annotations

import re
import time

import pytest

from support.review_app import (
    PASSWORD,
    account_of,
    case_of,
    client_of,
    entries,
    everything,
    fresh,
)

HOSTILE = """<script>alert("x")</script>'"&<img src=x onerror=alert(1)>{{7*7}}{% debug %}"""
PAGES = ("/", "/cases/", "/networks/", "/same-person/", "/search/", "/no-such-page/", "/sign-in/")


@pytest.mark.parametrize("path", [*PAGES, "/concern/", "/static/accord.css"])
def test_every_answer_carries_the_headers(app, path):
    answer = client_of("ann").get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert ("no-store" in answer.headers["Cache-Control"]) is not path.startswith("/static/")


@pytest.mark.parametrize("username", ["ann", "sal", "aud", "adm"])
def test_no_page_holds_a_script_a_style_or_anything_from_another_host(app, username):
    client, ref = client_of(username), case_of("north/K101").ref
    for path in (*PAGES, f"/cases/{ref}/", f"/cases/{ref}/decide/", "/audit/", "/people/"):
        page = client.get(path).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=\"/static/)", page)
        assert not re.search(r"(src|href)=\"(https?:)?//", page)


def test_behind_https_cookies_are_held_to_the_host_and_browsers_to_https(tmp_path):
    from accord.review.settings import settings_of
    from accord.review.setup import Setup

    made = settings_of(Setup(folder=tmp_path / "review", is_secure=True))
    assert made["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert made["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert made["SESSION_COOKIE_SECURE"]
    assert made["SECURE_HSTS_SECONDS"] >= 31536000
    assert not made["DEBUG"]


def test_a_secret_that_others_can_read_or_that_is_short_is_refused(tmp_path):
    from accord.errors import UserFacingError
    from accord.review.setup import Setup, secret_of

    setup = Setup(folder=tmp_path)
    assert len(secret_of(setup)) >= 50
    (tmp_path / "secret-key").chmod(0o644)
    with pytest.raises(UserFacingError, match="Others can read"):
        secret_of(setup)
    (tmp_path / "secret-key").chmod(0o600)
    (tmp_path / "secret-key").write_text("short")
    with pytest.raises(UserFacingError, match="too short"):
        secret_of(setup)


@pytest.mark.parametrize(
    ("url", "engine"),
    [
        ("", "sqlite3"),
        ("sqlite:///review.db", "sqlite3"),
        ("postgresql://accord:x@db:5432/review", "postgresql"),
        ("postgres://accord@db/review", "postgresql"),
    ],
)
def test_the_database_is_chosen_by_one_setting(tmp_path, url, engine):
    from accord.review.setup import Setup, database_of

    assert database_of(Setup(folder=tmp_path, database=url))["ENGINE"].endswith(engine)


def test_a_database_of_another_kind_is_refused_in_words(tmp_path):
    from accord.errors import UserFacingError
    from accord.review.setup import Setup, database_of

    with pytest.raises(UserFacingError, match="postgresql://"):
        database_of(Setup(folder=tmp_path, database="oracle://x"))


def test_a_form_from_another_site_changes_nothing(app):
    case = case_of("north/K101")
    client = client_of("ann", enforce_csrf_checks=True)
    said = {"whole": "agree", "reason_code": "records_say_so", "revision": case.revision}
    assert client.post(f"/cases/{case.ref}/decide/", said).status_code == 403
    assert fresh(case).state == "open"


def test_text_from_a_person_is_shown_as_text(app):
    case, client = case_of("north/K102"), client_of("ann")
    client.post(f"/cases/{case.ref}/ask/", {"question": HOSTILE, "of": HOSTILE})
    page = client.get(f"/cases/{case.ref}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "<img src=x" not in page
    assert "{{7*7}}" in page


def test_text_of_a_record_is_shown_as_text_also_where_it_is_marked():
    from accord.review.design.templatetags.design import marked, quote

    assert "<script>" not in quote(HOSTILE, 0, 8)
    assert "<mark>&lt;script&gt;</mark>" in quote(HOSTILE, 0, 8)
    assert "<img" not in marked(HOSTILE, [(0, 8)])


def signed_in(client, username, code, password=PASSWORD):
    return client.post("/sign-in/", {"username": username, "password": password, "code": code})


def code_now(username, ahead=0):
    from accord.review.access.one_time_codes import code_at, step_of

    return code_at(account_of(username).code_secret, step_of(time.time()) + ahead)


def test_signing_in_takes_the_password_and_a_code_that_works_once(app):
    from django.test import Client

    code = code_now("ann")
    assert signed_in(Client(), "ann", code).status_code == 302
    assert signed_in(Client(), "ann", code).status_code == 422
    assert [e.action for e in entries()[-2:]] == ["signed in", "sign-in failed"]


def test_a_wrong_name_password_or_code_get_the_same_answer(app):
    from django.test import Client

    pages = [
        signed_in(Client(), "nobody", "123456"),
        signed_in(Client(), "ann", code_now("ann"), "wrong password"),
        signed_in(Client(), "ann", code_now("ann", ahead=9)),
    ]
    assert {page.status_code for page in pages} == {422}
    problems = {
        re.search(r"error-summary__list\">(.*?)</ul>", p.content.decode(), re.S)[1] for p in pages
    }
    assert len(problems) == 1


def test_five_failures_lock_an_account_for_a_while(app):
    from django.test import Client

    for _ in range(5):
        signed_in(Client(), "ann", "000000")
    assert signed_in(Client(), "ann", code_now("ann")).status_code == 422
    assert account_of("ann").locked_until is not None


def test_codes_are_those_of_the_standard():
    import base64

    from accord.review.access.one_time_codes import code_at

    secret = base64.b32encode(b"12345678901234567890").decode()
    published = {59: "94287082", 1111111109: "07081804", 20000000000: "65353130"}
    assert {t: code_at(secret, t // 30, digits=8) for t in published} == published


def test_a_session_ends_when_idle_when_old_and_at_signing_out(app):
    from accord.review.access.sessions import BEGAN, LAST
    from accord.review.settings import IDLE_SECONDS, LONGEST_SECONDS

    for key, seconds in ((LAST, IDLE_SECONDS), (BEGAN, LONGEST_SECONDS)):
        client = client_of("ann")
        session = client.session
        session[key] = time.time() - seconds - 5
        session.save()
        assert client.get("/cases/").status_code == 302
    client = client_of("ann")
    left = client.post("/sign-out/")
    assert "storage" in left.headers["Clear-Site-Data"]
    assert client.get("/cases/").status_code == 302


def test_signing_in_makes_a_fresh_session_and_goes_only_to_our_own_pages(app):
    from django.test import Client

    client = Client()
    client.get("/sign-in/")
    said = {"username": "ann", "password": PASSWORD, "code": code_now("ann")}
    answer = client.post("/sign-in/?next=https://elsewhere.example/", said)
    assert answer.headers["Location"] == "/"
    assert client.cookies["accord"]["httponly"]
    assert client.cookies["accord"]["samesite"] == "Lax"


def test_an_error_says_nothing_of_what_went_wrong(app, monkeypatch):
    from accord.review.cases import views

    def broken(*_):
        raise RuntimeError("SECRET /path/to/table select * from person")

    monkeypatch.setattr(views, "newest_version", broken)
    client = client_of("ann", raise_request_exception=False)
    page = client.get(f"/cases/{case_of('north/K101').ref}/")
    assert page.status_code == 500
    assert "SECRET" not in page.content.decode()
    assert "Something went wrong" in page.content.decode()


def test_addresses_and_titles_name_no_person(app):
    client, case = client_of("ann"), case_of("north/K101")
    page = client.get(f"/cases/{case.ref}/").content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.S)[1]
    assert case.ref in title
    assert "north" not in title


def test_a_child_stands_before_people_of_concern_whatever_else_is_recorded(app):
    page = client_of("ann").get(f"/cases/{case_of('north/K101').ref}/").content.decode()
    assert page.index(">Children<") < page.index(">People of concern<")


def test_the_span_relied_on_is_marked_and_the_whole_record_is_one_step_away(app):
    client, case = client_of("ann"), case_of("north/K101")
    page = client.get(f"/cases/{case.ref}/").content.decode()
    assert f"/cases/{case.ref}/records/1/" in page
    record = client.get(f"/cases/{case.ref}/records/1/").content.decode()
    assert "Two men gave her money" in record.replace("<mark>", "").replace("</mark>", "")


def concern(client, path="/concern/", **more):
    said = {
        "setting": "hotel",
        "place": "Invented Hotel, High Street",
        "day": "3",
        "month": "2",
        "year": "2026",
        "words": "A man paid for two rooms.",
    }
    return client.post(path, said | more)


def test_a_concern_is_sent_without_an_account_and_read_back_by_nobody(app):
    from django.test import Client

    from accord.review.concern_report.models import ConcernReport

    sent = concern(Client(), contact="Planted Name 07700 900000")
    assert sent.status_code == 200
    assert "Planted Name" not in sent.content.decode()
    assert "two rooms" not in sent.content.decode()
    (report,) = everything(ConcernReport)
    assert report.ref in sent.content.decode()
    for path in (f"/concern/{report.ref}/", f"/concern-reports/{report.ref}/"):
        assert Client().get(path).status_code == 404
    assert "Planted" not in "".join(entry.body for entry in entries())


@pytest.mark.parametrize(
    ("path", "first", "lang"), [("/concern/", "Call 999", "en"), ("/pryder/", "Ffoniwch 999", "cy")]
)
def test_what_to_do_now_stands_first_in_both_languages(app, path, first, lang):
    from django.test import Client

    page = Client().get(path).content.decode()
    assert f'<html lang="{lang}">' in page
    assert page.index(first) < page.index("<form")


def test_a_concern_that_cannot_be_used_is_sent_back_in_its_language(app):
    from django.test import Client

    page = concern(Client(), "/pryder/", year="2999", words="").content.decode()
    assert "Rhowch ddiwrnod go iawn" in page
    assert "Dywedwch beth welsoch chi" in page
    assert "Invented Hotel" in page


def test_every_wording_of_the_form_is_there_in_both_languages():
    from accord.review.concern_report.words import SETTINGS, SIGNS, WORDS

    for both in (*WORDS.values(), *SETTINGS.values(), *SIGNS.values()):
        assert set(both) == {"en", "cy"}
        assert all(both.values())


def test_too_many_reports_from_one_address_are_stopped():
    from accord.review.concern_report.limits import FROM_ONE_ADDRESS, HOUR_SECONDS, Limit

    limit = Limit()
    assert not any(limit.is_reached("a", now=1.0) for _ in range(FROM_ONE_ADDRESS))
    assert limit.is_reached("a", now=2.0)
    assert not limit.is_reached("b", now=2.0)
    assert not limit.is_reached("a", now=3.0 + HOUR_SECONDS)


def test_concern_reports_are_read_in_their_own_area_alone(app):
    from django.test import Client

    from support.review_app import NORTH

    concern(Client(), force=NORTH)
    assert "two rooms" in client_of("ann").get("/concern-reports/").content.decode()
    assert "two rooms" not in client_of("far").get("/concern-reports/").content.decode()


def test_deployment_checks_find_nothing_to_say(app, tmp_path):
    """Django's own deployment checks over the settings a force would use."""
    from django.conf import settings
    from django.core.checks import run_checks
    from django.test import override_settings

    from accord.review.settings import settings_of
    from accord.review.setup import Setup

    made = settings_of(Setup(folder=tmp_path / "review", is_secure=True))
    secure = {k: v for k, v in made.items() if k.startswith(("SECURE", "SESSION", "CSRF", "X_"))}
    with override_settings(**secure, SECRET_KEY=made["SECRET_KEY"]):
        assert settings.DEBUG is False
        found = [c.id for c in run_checks(include_deployment_checks=True)]
    # The session cookie is Lax so that a link from an e-mail finds its reader signed in.
    assert found == []


def test_migrations_say_what_the_models_say(app):
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_demonstration_over_records_of_real_people_is_refused(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    from accord.errors import UserFacingError
    from accord.review.serving import check_invented
    from accord.store import Store

    (tmp_path / "runs" / "run1").mkdir(parents=True)
    path = tmp_path / "runs" / "run1" / "sources.parquet"
    Store(tmp_path).point_latest_at("run1")
    pq.write_table(pa.table({"is_synthetic": [True, True]}), path)
    check_invented(tmp_path)
    pq.write_table(pa.table({"is_synthetic": [True, False]}), path)
    with pytest.raises(UserFacingError, match="--demo"):
        check_invented(tmp_path)


def test_every_page_of_a_case_carries_the_marking_of_its_records(app):
    client, case = client_of("nat"), case_of("north/K101")
    for path in ("", "records/1/"):
        page = client.get(f"/cases/{case.ref}/{path}").content.decode()
        assert '<p class="app-marking">OFFICIAL-SENSITIVE</p>' in page
