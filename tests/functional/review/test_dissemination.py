"""Everything that leaves goes through one gate: reason, recipient, marking, two people, a stamp."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from datetime import timedelta

import pytest

from support.review_app import case_of, client_of, entries, everything

SAID = {
    "recipient": "Prosecutor P",
    "organisation": "Invented Prosecution Service",
    "purpose": "prosecution",
    "reason": "They asked for what the records say.",
    "marking": "OFFICIAL-SENSITIVE",
    "form": "csv",
}
FORMULA = '=HYPERLINK("http://elsewhere.example","open")'


def asked(client, ref, **more):
    return client.post(f"/cases/{ref}/hand-out/", SAID | more)


def newest():
    from accord.review.dissemination.models import Dissemination

    return max(everything(Dissemination), key=lambda one: one.asked_at)


def file_of(client, **more):
    """Ask, and take the file."""
    sent = asked(client, case_of("north/K101").ref, **more)
    assert sent.status_code == 302, sent.content.decode()
    return client.post(f"/handed-out/{newest().ref}/file/")


def needs_two(monkeypatch):
    from accord.review.dissemination import views

    monkeypatch.setattr(views, "MOST_ALONE", 0)


def rewritten(change):
    """Change the content of every case as the run left it."""
    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import Version

    with machine_scope("a test"):
        for version in Version.everything.all():
            change(version.content)
            version.save()


def test_a_file_carries_its_marking_recipient_and_the_head_of_the_log_in_every_row(app):
    file = file_of(client_of("ann"))
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert len(rows) > 10
    stamps = {row["stamp"] for row in rows}
    assert len(stamps) == 1
    stamp = stamps.pop()
    assert stamp.startswith("OFFICIAL-SENSITIVE. Handed out as")
    assert "Prosecutor P" in stamp
    seq, head = re.search(r"Audit head (\d+)-([0-9a-f]{12})", stamp).groups()
    assert any(e.seq == int(seq) and e.hash.startswith(head) for e in entries())


def test_taking_the_file_is_a_disclosure_on_record_with_its_recipient(app):
    file_of(client_of("ann"))
    said = json.loads(entries()[-1].body)
    assert said["action"] == "handed a case out"
    assert said["recipient"] == "Prosecutor P, Invented Prosecution Service"
    assert said["reason"] == "prosecution"
    assert case_of("north/K101").ref in said["objects"]


@pytest.mark.parametrize("missing", ["recipient", "organisation", "purpose", "reason"])
def test_a_file_without_recipient_purpose_or_reason_cannot_be_asked_for(app, missing):
    client, ref = client_of("ann"), case_of("north/K101").ref
    assert asked(client, ref, **{missing: ""}).status_code == 422


def test_the_database_too_refuses_a_file_for_nobody(app):
    from django.db import IntegrityError, transaction

    from accord.review.access.guard import machine_scope
    from accord.review.dissemination.models import Dissemination

    asked(client_of("ann"), case_of("north/K101").ref)
    with machine_scope("a test"), pytest.raises(IntegrityError), transaction.atomic():
        Dissemination.everything.update(recipient="")


def test_a_marking_below_that_of_its_parts_is_refused(app):
    client, ref = client_of("ann"), case_of("north/K101").ref
    assert asked(client, ref, marking="OFFICIAL").status_code == 422


def test_names_leave_only_where_they_were_asked_for(app):
    def name_them(content):
        for group in ("children", "adult_victims", "people"):
            for person in content[group]:
                person["name"] = "Zebedee Quillfeather"

    rewritten(name_them)
    assert b"Zebedee" not in file_of(client_of("ann")).content
    assert b"Zebedee" in file_of(client_of("ann"), has_names="on").content


def test_a_big_file_leaves_only_when_a_second_person_agreed(app, monkeypatch):
    needs_two(monkeypatch)
    ann, sal = client_of("ann"), client_of("sal")
    assert file_of(ann).status_code == 409
    path = f"/handed-out/{newest().ref}/"
    assert "waits for a second person" in ann.get("/handed-out/").content.decode()
    assert newest().ref in sal.get("/handed-out/").content.decode()
    assert sal.post(path, {"answer": "agree"}).status_code == 302
    assert ann.post(f"{path}file/").status_code == 200


def test_nobody_agrees_to_what_they_asked_for_themselves(app, monkeypatch):
    needs_two(monkeypatch)
    sal = client_of("sal")
    assert file_of(sal).status_code == 409
    assert sal.post(f"/handed-out/{newest().ref}/", {"answer": "agree"}).status_code == 404
    assert newest().is_agreed is None


def test_of_two_who_settle_it_the_first_holds_and_a_refusal_stays_one(app, monkeypatch):
    needs_two(monkeypatch)
    ann = client_of("ann")
    file_of(ann)
    path = f"/handed-out/{newest().ref}/"
    assert client_of("sal").post(path, {"answer": "refuse"}).status_code == 302
    assert client_of("nat").post(path, {"answer": "agree"}).status_code == 404
    assert ann.post(f"{path}file/").status_code == 409
    assert newest().settled_by == "sal"


def test_a_second_person_who_may_not_see_the_case_finds_nothing(app, monkeypatch):
    needs_two(monkeypatch)
    file_of(client_of("ann"))
    path = f"/handed-out/{newest().ref}/"
    for username in ("fay", "far", "cal", "aud", "adm", "dee"):
        assert client_of(username).get(path).status_code == 404, username
        assert client_of(username).post(path, {"answer": "agree"}).status_code == 404, username
        assert client_of(username).post(f"{path}file/").status_code == 404, username


def test_a_file_can_be_taken_for_a_day_and_while_the_case_may_be_seen(app):
    from django.utils import timezone

    from accord.review.access.guard import machine_scope
    from accord.review.access.models import Posting
    from accord.review.dissemination.models import Dissemination

    ann = client_of("ann")
    assert file_of(ann).status_code == 200
    path = f"/handed-out/{newest().ref}/file/"
    with machine_scope("a test"):
        Dissemination.everything.update(asked_at=timezone.now() - timedelta(hours=25))
    assert ann.post(path).status_code == 409
    with machine_scope("a test"):
        Dissemination.everything.update(asked_at=timezone.now())
    Posting.objects.filter(account__username="ann").delete()
    assert ann.post(path).status_code == 404


@pytest.mark.parametrize("path", ["/cases/{ref}/hand-out/", "/audit/export/", "/people/ann/"])
def test_five_minutes_after_signing_in_it_is_asked_for_again(app, path):
    """Before an export and before a change of permissions."""
    from accord.review.access.door import CONFIRMED, CONFIRMED_FOR_SECONDS

    username = {"/audit/export/": "aud", "/people/ann/": "adm"}.get(path, "ann")
    client, path = client_of(username), path.format(ref=case_of("north/K101").ref)
    assert client.post(path).status_code != 302
    session = client.session
    session[CONFIRMED] = time.time() - CONFIRMED_FOR_SECONDS - 1
    session.save()
    sent = client.post(path, headers={"referer": f"http://testserver{path}"})
    assert sent.headers["Location"].startswith("/sign-in/again/?next=%2F")


def test_signing_in_again_takes_password_and_code_and_goes_on_to_our_own_pages(app):
    from accord.review.access.door import CONFIRMED
    from accord.review.access.one_time_codes import code_at, step_of
    from support.review_app import PASSWORD, account_of

    client = client_of("ann")
    session = client.session
    session[CONFIRMED] = 0.0
    session.save()
    code = code_at(account_of("ann").code_secret, step_of(time.time()))
    path = "/sign-in/again/?next=https://elsewhere.example/"
    assert client.post(path, {"password": "wrong", "code": code}).status_code == 422
    sent = client.post(path, {"password": PASSWORD, "code": code})
    assert sent.headers["Location"] == "/"
    assert client.get(f"/cases/{case_of('north/K101').ref}/hand-out/").status_code == 200
    assert [e.action for e in entries()[-3:-1]] == ["sign-in failed", "signed in again"]


@pytest.fixture
def formulas(app):
    """A case whose every text begins as a formula does."""

    def poison(content):
        for person in (*content["children"], *content["people"]):
            person["name"] = person["reason"] = FORMULA
        for record in content["records"]:
            record["place"] = record["organisation"] = "\t" + FORMULA
            record["texts"] = {"mo_text": "@SUM(A1:A9)"}
        for tie in content["ties"]:
            tie["reason"] = "＝1+1"

    rewritten(poison)


def test_no_cell_of_any_workbook_is_a_formula(app, formulas):
    import openpyxl

    file = file_of(client_of("ann"), form="xlsx", has_names="on")
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert any("HYPERLINK" in str(c.value) for c in cells)
    risky = ("=", "+", "-", "@", "\t", "＝")
    assert [c.value for c in cells if c.data_type == "f"] == []
    assert [c.value for c in cells if str(c.value).startswith(risky)] == []


def test_no_cell_of_a_csv_or_of_an_open_workbook_begins_as_a_formula(app, formulas):
    import zipfile

    file = file_of(client_of("ann"), has_names="on")
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    risky = ("=", "+", "-", "@", "\t", "＝")
    assert any("HYPERLINK" in cell for row in rows for cell in row)
    assert [cell for row in rows for cell in row if cell.startswith(risky)] == []
    ods = file_of(client_of("ann"), form="ods", has_names="on").content
    content = zipfile.ZipFile(io.BytesIO(ods)).read("content.xml").decode()
    assert "HYPERLINK" in content
    assert "table:formula" not in content


@pytest.mark.parametrize("form", ["pdf", "xlsx", "ods", "csv"])
def test_each_form_is_handed_over_as_a_file_that_runs_nothing(app, form):
    file = file_of(client_of("ann"), form=form)
    assert file.status_code == 200
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in file.headers["Content-Security-Policy"]
    assert file.headers["Cache-Control"] == "no-store"
    begins = {"pdf": b"%PDF", "xlsx": b"PK", "ods": b"PK", "csv": b"\xef\xbb\xbf"}
    assert file.content.startswith(begins[form])


def test_every_sheet_of_a_workbook_and_its_cover_carry_the_stamp(app):
    import openpyxl

    file = file_of(client_of("ann"), form="xlsx")
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    for sheet in book:
        if sheet.title != "Contents":
            cells = [str(c.value) for row in sheet.iter_rows(max_row=6) for c in row]
            assert any("Audit head" in cell for cell in cells), sheet.title


def test_a_copy_names_nobody_who_works_here(app):
    import openpyxl

    content = file_of(client_of("ann"), form="xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    said = " ".join(str(c.value) for s in book for row in s.iter_rows() for c in row)
    assert "Ann" not in said.split()
    assert book.properties.creator in (None, "")


def test_a_file_for_a_recipient_with_a_key_is_opened_by_them_alone(app):
    pyrage = pytest.importorskip("pyrage", reason="pyrage is not installed")
    theirs, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    file = file_of(client_of("ann"), recipient_key=str(theirs.to_public()))
    assert b"Prosecutor" not in file.content
    assert b"Prosecutor" in pyrage.decrypt(file.content, [theirs])
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(file.content, [other])


def test_a_key_that_is_none_is_refused(app):
    sent = asked(client_of("ann"), case_of("north/K101").ref, recipient_key="age1nonsense")
    assert sent.status_code == 422
