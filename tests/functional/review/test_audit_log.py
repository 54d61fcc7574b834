"""The audit log: no entry, no page; edits, cuts, reordering and rewriting are all found."""

from __future__ import annotations

import json
import random
import sqlite3
from types import SimpleNamespace

import pytest

from accord.review.audit_log.signing import public_key, sign, sign_head
from accord.review.audit_log.verify import (
    NOTHING_BEFORE,
    check_log,
    hash_of,
    verify,
)
from support.review_app import answer, case_of, client_of, entries, fresh


def body_of(seq, said="saw a list", at=None):
    at = at or f"2026-11-22T10:00:{seq:02d}.000000+00:00"
    return json.dumps({"action": said, "at": at, "seq": seq}, sort_keys=True)


def chain(bodies):
    """An export as the application writes it."""
    before, lines = NOTHING_BEFORE, []
    for seq, body in enumerate(bodies, 1):
        made = hash_of(seq, before, body)
        lines.append({"seq": seq, "before": before, "body": body, "hash": made})
        before = made
    return lines


@pytest.fixture
def kept(tmp_path):
    """Ten entries, and two signed heads kept elsewhere, of entries 6 and 10."""
    lines = chain([body_of(n) for n in range(1, 11)])
    heads = tmp_path / "heads"
    for seq in (6, 10):
        sign_head(heads, seq, lines[seq - 1]["hash"], "2026-11-22T10:01:00+00:00")
    return lines, heads, tmp_path / "log.jsonl"


def judged(kept, lines, with_heads=True):
    _, heads, path = kept
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return check_log(path, heads if with_heads else None)


def test_a_whole_log_is_proved_up_to_its_newest_signed_head(kept):
    verdict = judged(kept, kept[0])
    assert verdict.is_whole
    assert "vouch for entries 1 to 10" in verdict.proved


def test_an_entry_that_was_edited_is_named(kept):
    lines = kept[0]
    lines[3]["body"] = body_of(4, "saw nothing")
    assert "entry 4 was changed" in judged(kept, lines, with_heads=False).problems


def test_an_entry_that_was_deleted_is_missed(kept):
    lines = kept[0]
    del lines[4]
    assert "after entry 4 comes entry 6" in judged(kept, lines, with_heads=False).problems


def test_two_entries_that_changed_places_are_seen(kept):
    lines = kept[0]
    lines[2], lines[5] = lines[5], lines[2]
    assert not judged(kept, lines, with_heads=False).is_whole


def test_a_log_cut_short_is_seen_by_its_heads_and_said_to_be_unseen_without(kept):
    lines = kept[0][:8]
    without = judged(kept, lines, with_heads=False)
    assert without.is_whole
    assert "cut short" in without.notes[0]
    assert judged(kept, lines).problems == ("entry 10 was signed and is gone",)


def test_a_log_written_again_whole_is_seen_by_its_heads(kept):
    again = chain([body_of(n, "saw nothing") for n in range(1, 11)])
    assert judged(kept, again, with_heads=False).is_whole
    assert len(judged(kept, again).problems) == 2


def test_a_head_signed_with_another_key_does_not_count(kept):
    lines, _, path = kept
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    strange = public_key(b"another key of thirty-two bytes!").hex()
    assert len(check_log(path, kept[1], strange).problems) == 2


def test_a_clock_that_went_back_is_noted(kept):
    bodies = [body_of(1), body_of(2, at="2026-11-21T09:00:00.000000+00:00"), body_of(3)]
    assert any("clock went back before entry 2" in n for n in judged(kept, chain(bodies)).notes)


def test_any_change_of_any_byte_of_a_log_is_seen(kept):
    chance = random.Random(6)
    for _ in range(60):
        lines = [dict(line) for line in kept[0]]
        line = chance.choice(lines)
        field = chance.choice(["body", "hash", "before"])
        at = chance.randrange(len(line[field]))
        other = "1" if line[field][at] != "1" else "2"
        if field == "body" and not line[field][at].isalnum():
            continue
        line[field] = line[field][:at] + other + line[field][at + 1 :]
        assert not judged(kept, lines, with_heads=False).is_whole


def test_signatures_are_those_of_the_standard():
    secret = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert public_key(secret).hex() == key
    made = sign(secret, b"\x72")
    assert made.hex().startswith("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da")
    assert verify(bytes.fromhex(key), b"\x72", made)
    assert not verify(bytes.fromhex(key), b"\x73", made)
    assert not verify(bytes.fromhex(key), b"\x72", made[:-1] + b"\xff")


def test_the_log_the_application_keeps_is_whole_and_exports_as_it_stands(app, tmp_path):
    client_of("ann").get("/cases/")
    exported = client_of("aud").post("/audit/export/", {"recipient": "the inspectorate"})
    path = tmp_path / "export.jsonl"
    path.write_bytes(exported.content)
    verdict = check_log(path)
    assert verdict.is_whole
    assert entries()[-1].action == "exported the audit log"


def test_a_database_file_is_read_as_it_stands(tmp_path):
    path = tmp_path / "log.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("create table audit_log_entry (seq, before, body, hash)")
        for line in chain([body_of(1), body_of(2)]):
            database.execute(
                "insert into audit_log_entry values (:seq, :before, :body, :hash)", line
            )
        database.commit()
        assert check_log(path).is_whole
        database.execute("update audit_log_entry set body = ? where seq = 1", [body_of(1, "no")])
    database.close()
    assert check_log(path).problems == ("entry 1 was changed",)


def test_opening_a_case_says_who_opened_which_in_which_role(app):
    ref = case_of("north/K101").ref
    client_of("ann").get(f"/cases/{ref}/")
    last = entries()[-1]
    said = json.loads(last.body)
    assert (said["action"], said["actor"], said["role"]) == ("opened a case", "ann", "analyst")
    assert said["objects"] == [ref]


def test_every_page_that_answers_writes_exactly_one_entry(app):
    client, ref = client_of("ann"), case_of("north/K101").ref
    for path in ("/", "/cases/", f"/cases/{ref}/", f"/cases/{ref}/records/1/", "/networks/"):
        before = len(entries())
        client.get(path)
        assert len(entries()) == before + 1


def test_where_the_entry_cannot_be_written_nothing_is_shown_and_nothing_changes(app, monkeypatch):
    from accord.review.audit_log.models import Entry

    case, client = case_of("north/K101"), client_of("ann", raise_request_exception=False)

    def full(**_):
        raise OSError("No space left on device")

    monkeypatch.setattr(Entry.objects, "create", full)
    page = client.get(f"/cases/{case.ref}/")
    assert page.status_code == 500
    assert case.ref not in page.content.decode()
    assert "No space" not in page.content.decode()
    assert answer(client, case).status_code == 500
    monkeypatch.undo()
    assert fresh(case).state == "open"


def test_an_entry_outside_a_transaction_is_refused(app, monkeypatch):
    from accord.review.audit_log import chain as chaining

    monkeypatch.setattr(chaining, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(chaining.NotInTransaction):
        chaining.append(chaining.Happening("saw a list", "ann"))


def test_a_clock_step_is_written_into_the_entry_itself(app, monkeypatch):
    from accord.review.audit_log import chain as chaining

    monkeypatch.setattr(chaining, "now_text", lambda: "2001-01-01T00:00:00.000000+00:00")
    client_of("ann").get("/cases/")
    assert '"clock":"stepped back"' in entries()[-1].body


def test_a_log_changed_in_the_database_is_shown_to_the_auditor(app):
    from accord.review.audit_log.models import Entry

    client_of("ann").get("/cases/")
    newest = entries()[-1]
    Entry.objects.filter(seq=newest.seq).update(body=newest.body.replace("ann", "abe"))
    page = client_of("aud").get("/audit/").content.decode()
    assert f"entry {newest.seq} was changed" in page


def test_an_entry_deleted_from_the_end_is_shown_to_the_auditor(app):
    client_of("ann").get("/cases/")
    entries()[-1].delete()
    page = client_of("aud").get("/audit/").content.decode()
    assert "not the one the head names" in page


def test_the_log_holds_no_name_and_no_word_of_a_record(app):
    client, case = client_of("ann"), case_of("north/K101")
    client.get(f"/cases/{case.ref}/")
    client.get(f"/cases/{case.ref}/records/1/")
    answer(client, case, reason="Planted words that must stay in the decision.")
    everything = "\n".join(entry.body for entry in entries())
    assert "Planted" not in everything
    assert "money" not in everything


def test_the_verifier_is_one_short_file_that_needs_nothing_of_accord():
    from pathlib import Path

    from accord.review.audit_log import verify as module

    text = Path(module.__file__).read_text("utf-8")
    assert "from accord" not in text
    assert "django" not in text
    assert text.count("\n") < 300


def test_a_signed_head_is_written_elsewhere_and_vouches_for_the_log(app):
    from django.conf import settings

    from accord.review.audit_log.chain import sign_now

    client_of("ann").get("/cases/")
    sign_now()
    newest = entries()[-1]
    assert (settings.ACCORD.heads_folder / f"head-{newest.seq:012d}.json").exists()
    (settings.ACCORD.heads_folder / f"head-{newest.seq:012d}.json").unlink()
