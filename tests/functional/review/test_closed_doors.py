"""No file is taken, no SQL is written by hand, every page is marked, breaches of policy are told."""

from __future__ import annotations

import ast
import io
import json
from pathlib import Path

import pytest

import accord.review
from support.review_app import case_of, client_of, entries, network_ref

HOME = Path(accord.review.__file__).parent
# Ways of Django's to run SQL that is not its own.
BY_HAND = {"raw", "extra", "RawSQL", "cursor", "executescript", "RunSQL"}
# The verifier opens a copy of the database for reading, with one constant query; the guard hands
# on what Django made; after a handover the database counts its rows, and
# after a backup came back it counts on from the highest number.
MAY = {
    "audit_log/verify.py": {"execute"},
    "access/guard.py": {"execute"},
    "handover/statistics.py": {"cursor", "execute"},
    # Names of tables and columns of ours alone, put together by Django; rows go in as values.
    "handover/bulk.py": {"cursor"},
    "backup.py": {"cursor", "execute"},
    "retention/erasing.py": {"cursor", "execute"},
}


def calls():
    for path in sorted(HOME.rglob("*.py")):
        name = path.relative_to(HOME).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                yield (
                    name,
                    called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""),
                )


def test_no_sql_is_written_by_hand_where_people_type():
    found = list(calls())
    assert ("cases/queue.py", "filter") in found
    assert ("handover/statistics.py", "cursor") in found
    by_hand = {
        (name, called)
        for name, called in found
        if called in (BY_HAND | {"execute"}) - MAY.get(name, set())
    }
    assert by_hand == set()


def test_nothing_is_run_that_was_put_together_from_text():
    runs = {"eval", "exec", "system", "popen", "Popen", "check_output", "__import__"}
    assert {(name, called) for name, called in calls() if called in runs} == set()


def test_a_request_is_never_sent_back_as_it_came(app):
    answer = client_of("ann").trace("/cases/", headers={"X-Planted": "zebedeequill"})
    assert "zebedeequill" not in answer.content.decode()
    assert "message/http" not in answer.headers.get("Content-Type", "")


HOSTILE = (
    "' or 1=1 --",
    '"; drop table cases_case; --',
    "%' union select body from audit_log_entry --",
    "\\'; vacuum; --",
    "K101' and sleep(5) --",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_sql_that_is_typed_is_looked_for_and_never_run(app, words):
    client = client_of("ann")
    ordinary = len(entries())
    said = client.post("/search/", {"purpose": "case", "looked_for": words})
    assert said.status_code == 200
    assert case_of("north/K101").ref not in said.content.decode()
    for name in ("force", "unit", "definition", "kind", "outcome", "state", "age", "page"):
        assert client.get("/cases/", {name: words}).status_code == 200
    assert client_of("aud").get("/audit/", {"actor": words, "object": words}).status_code == 200
    assert len(entries()) == ordinary + 10


@pytest.mark.parametrize("path", ["/search/", "/concern/", "/sign-in/", "/policy-report/"])
def test_a_file_that_is_sent_is_not_read(app, path):
    polyglot = b"GIF89a/*<script>alert(1)</script>*/=1;%PDF-1.4"
    file = io.BytesIO(polyglot)
    file.name = "picture.gif.html"
    sent = client_of("ann").post(path, {"words": "x", "file": file})
    assert sent.status_code in (204, 400)
    assert polyglot not in sent.content


def test_no_form_of_any_page_asks_for_a_file():
    asking = [
        p.name for p in (HOME / "templates").rglob("*.html") if 'type="file"' in p.read_text()
    ]
    assert asking == []
    fields = {called for _, called in calls() if called.endswith("Field")}
    assert "CharField" in fields
    assert fields.isdisjoint({"FileField", "ImageField"})


@pytest.mark.parametrize("username", ["ann", "nat", "sal", "aud", "adm"])
def test_every_page_behind_the_door_carries_a_marking(app, username):
    client, ref = client_of(username), case_of("north/K101").ref
    opened = 0
    for path in (
        *("/", "/cases/", "/networks/", "/same-person/", "/search/", "/second-review/"),
        *("/audit/", "/people/", "/operations/", "/handed-out/", "/concern-reports/"),
        *(f"/cases/{ref}/", f"/cases/{ref}/decide/", f"/networks/{network_ref()}/"),
    ):
        page = client.get(path)
        if page.status_code == 200:
            opened += 1
            assert "OFFICIAL-SENSITIVE" in page.content.decode(), path
    assert opened >= 2


def test_a_breach_of_the_content_policy_is_recorded_without_what_was_blocked(app):
    from django.test import Client

    report = {
        "csp-report": {
            "document-uri": "http://testserver/cases/PLANTEDREF/",
            "violated-directive": "script-src-elem",
            "blocked-uri": "inline",
            "script-sample": "Planted Name",
        }
    }
    said = json.dumps(report)
    sent = Client().post("/policy-report/", said, content_type="application/csp-report")
    assert sent.status_code == 204
    last = entries()[-1]
    assert last.action == "a browser reported a breach of policy"
    assert "script-src-elem" in last.body
    assert "PLANTED" not in last.body
    assert "Planted" not in last.body


@pytest.mark.parametrize(
    ("body", "directive"),
    [
        ([{"type": "csp-violation", "body": {"effectiveDirective": "img-src"}}], "img-src"),
        ({"csp-report": {"violated-directive": "<b>Planted</b>"}}, "unreadable"),
        ({"csp-report": []}, "unreadable"),
        (7, "unreadable"),
    ],
)
def test_a_report_says_only_which_rule_was_broken(body, directive):
    from accord.review.design.reports import directives_in

    assert directives_in(json.dumps(body).encode()) == {directive}


def test_reports_of_breaches_cannot_fill_the_log(app, monkeypatch):
    from django.test import Client

    from accord.review.concern_report.limits import FROM_ONE_ADDRESS, Limit
    from accord.review.design import reports

    monkeypatch.setattr(reports, "REPORTS", Limit())
    client, before = Client(), len(entries())
    codes = [
        client.post("/policy-report/", "{}", content_type="application/json").status_code
        for _ in range(FROM_ONE_ADDRESS + 5)
    ]
    assert codes == [204] * FROM_ONE_ADDRESS + [429] * 5
    assert len(entries()) == before + FROM_ONE_ADDRESS
    big = client.post("/policy-report/", "x" * 9000, content_type="application/json")
    assert big.status_code == 429


def test_every_answer_says_where_breaches_are_reported(app):
    answer = client_of("ann").get("/cases/")
    assert "report-uri /policy-report/" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Reporting-Endpoints"] == 'policy="/policy-report/"'
