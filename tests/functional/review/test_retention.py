"""How long a case is kept: what is due, two people who erase, holds that win, nothing left over."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from accord.errors import UserFacingError
from accord.review.retention.schedule import Schedule, read_schedule
from support.review_app import answer, case_of, client_of, entries, everything

HERE = Path(__file__).parent
TODAY = date(2026, 2, 28)


def path_of(case):
    return f"/cases/{case.ref}/kept/"


def said(client, case, choice, **more):
    given = {"choice": choice, "reason_code": "not_needed", "words": "The Larch inquiry"}
    return client.post(path_of(case), given | more)


def no_longer_found(candidate="north/K101"):
    """The case as a run leaves it that no longer makes it."""
    from accord.review.access.guard import machine_scope

    case = case_of(candidate)
    with machine_scope("a test"):
        case.is_in_run = False
        case.save(update_fields=["is_in_run"])
    return case


def another_supervisor():
    from accord.review.access.models import Account, Posting
    from accord.review.access.one_time_codes import make_secret
    from support.review_app import NORTH

    account = Account.objects.make(
        "sue", "x" * 20, name="Sue", role="supervisor", code_secret=make_secret()
    )
    Posting.objects.create(account=account, kind="force", code=NORTH)
    return client_of("sue")


def is_there(case):
    from accord.review.cases.models import Case

    return any(c.pk == case.pk for c in everything(Case))


def test_a_case_is_due_when_the_schedule_says_so_and_not_a_day_before(app):
    from django.utils import timezone

    from accord.review.access.guard import machine_scope

    case, client = case_of("north/K101"), client_of("sal")
    edge = Schedule().earliest(case.outcome, timezone.localdate())
    for day, is_due in ((edge, False), (edge.replace(year=edge.year - 1), True)):
        with machine_scope("a test"):
            case.last_on = day
            case.save(update_fields=["last_on"])
        assert (case.ref in client.get("/kept/").content.decode()) is is_due


def test_years_are_counted_to_the_day_also_from_a_leap_day():
    schedule = Schedule("v", {"met": 10, "not_known": 6, "not_met": 6})
    assert schedule.earliest("met", TODAY) == date(2016, 2, 28)
    assert schedule.next_after("not_known", date(2024, 2, 29)) == date(2030, 2, 28)


def test_a_case_that_is_kept_is_not_due_again_until_the_schedule_brings_it_up(app):
    from accord.review.access.guard import machine_scope

    case, client = case_of("north/K101"), client_of("sal")
    with machine_scope("a test"):
        case.last_on = date(1990, 1, 1)
        case.save(update_fields=["last_on"])
    assert case.ref in client.get("/kept/").content.decode()
    assert said(client, case, "keep", reason_code="needed").status_code == 302
    assert case.ref not in client.get("/kept/").content.decode()
    assert entries()[-2].action == "decided how long a case is kept"


def test_erasing_takes_two_people_and_neither_is_enough(app):
    case = no_longer_found()
    sal, sue = client_of("sal"), another_supervisor()
    assert said(sal, case, "erase").status_code == 302
    assert sal.post(path_of(case), {"answer": "agree"}).status_code == 409
    assert is_there(case)
    assert sue.post(path_of(case), {"answer": "agree"}).status_code == 302
    assert not is_there(case)
    assert sue.get(path_of(case)).status_code == 404


def test_the_database_too_refuses_one_who_agrees_with_themselves(app):
    from django.db import IntegrityError, transaction

    from accord.review.access.guard import machine_scope
    from accord.review.retention.models import Review

    case = no_longer_found()
    said(client_of("sal"), case, "erase")
    with machine_scope("a test"), pytest.raises(IntegrityError), transaction.atomic():
        Review.everything.update(settled_by="sal")


def test_what_is_refused_stays_and_can_be_asked_for_again(app):
    case, sue = no_longer_found(), another_supervisor()
    said(client_of("sal"), case, "erase")
    assert said(sue, case, "erase").status_code == 409
    assert sue.post(path_of(case), {"answer": "refuse"}).status_code == 302
    assert is_there(case)
    assert sue.post(path_of(case), {"answer": "agree"}).status_code == 409
    assert said(sue, case, "erase").status_code == 302


def test_a_hold_wins_whenever_it_comes(app):
    case, sue = no_longer_found(), another_supervisor()
    assert said(client_of("sal"), case, "erase").status_code == 302
    assert said(client_of("sal"), case, "hold").status_code == 302
    refused = sue.post(path_of(case), {"answer": "agree"})
    assert refused.status_code == 409
    assert "A hold wins" in refused.content.decode()
    assert is_there(case)
    assert said(sue, case, "end").status_code == 302
    assert sue.post(path_of(case), {"answer": "agree"}).status_code == 302
    assert not is_there(case)


def test_what_the_newest_run_still_makes_is_not_erased_here(app):
    case = case_of("north/K101")
    refused = said(client_of("sal"), case, "erase")
    assert refused.status_code == 409
    assert "where they are kept" in refused.content.decode()


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "Say what is to become of it"),
        ({"choice": "erase"}, "Choose a reason"),
        ({"choice": "hold"}, "Write who needs it held"),
    ],
)
def test_a_decision_without_its_reason_is_sent_back(app, given, problem):
    sent = client_of("sal").post(path_of(case_of("north/K101")), given)
    assert sent.status_code == 422
    assert problem in sent.content.decode()


def every_row_but_the_log():
    """Every column of every table as text: the audit log is told of elsewhere."""
    from django.apps import apps

    from accord.review.access.guard import machine_scope

    with machine_scope("a test"):
        for model in apps.get_models():
            if model._meta.app_label != "audit_log":
                for row in model._base_manager.values():
                    yield model._meta.label, " ".join(map(str, row.values()))


def test_after_it_is_erased_nothing_of_a_case_is_left_in_any_table(app):
    """Everything that can hang on a case is on it first; nobody else is called as its people are."""
    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import CasePerson, Decision, Hypothesis, SearchTerm, Version

    case, ann, sal = case_of("south/K109"), client_of("far"), client_of("nat")
    assert answer(ann, case, "disagree").status_code == 302
    ann.post(f"/cases/{case.ref}/ask/", {"question": "Who else?", "of": "the officer"})
    ann.post(f"/cases/{case.ref}/explanations/", {"text": "One came alone."})
    ann.post("/names/case/" + case.ref + "/", {"reason": "deciding"})
    said(sal, case, "hold", words="The Rowan inquiry")
    said(sal, case, "end")
    with machine_scope("a test"):
        CasePerson.everything.create(case=case, person_id="only-on-this-case")
        case = no_longer_found("south/K109")
        hanging = {
            table.__name__: table.everything.filter(case=case).count()
            for table in (Version, Decision, Hypothesis, SearchTerm)
        }
    assert all(hanging.values()), hanging
    assert said(sal, case, "erase").status_code == 302
    assert client_of("fay").post(path_of(case), {"answer": "agree"}).status_code == 302
    traces = [case.ref, case.candidate_id, str(case.pk), case.pk.hex, "The Rowan inquiry"]
    traces += ["Who else?", "One came alone.", "only-on-this-case"]
    left = [(table, t) for table, row in every_row_but_the_log() for t in traces if t in row]
    assert left == []


def test_of_what_was_erased_the_log_keeps_a_hash_and_both_names(app):
    from accord.review.retention.erasing import hash_of_candidate
    from accord.review.retention.models import Review

    case, sue = no_longer_found(), another_supervisor()
    said(client_of("sal"), case, "erase")
    sue.post(path_of(case), {"answer": "agree"})
    last = entries()[-1]
    hashed = hash_of_candidate(case.kind, case.candidate_id)
    assert last.action == "settled the erasing of a case"
    assert f"candidate:{hashed}" in last.body
    assert case.candidate_id not in last.body
    (review,) = everything(Review)
    told = (review.case_id, review.hashed, review.asked_by, review.settled_by, review.schedule)
    assert told == (None, hashed, "sal", "sue", "as delivered")


def test_a_decision_on_an_erased_case_is_taken_from_the_store_too(store):
    from accord.review.handover.run import hand_over
    from accord.store import Store
    from accord.tables.people import CASE_DECISIONS

    def kept():
        return {row["candidate_id"] for row in Store(store).judgements(CASE_DECISIONS).to_pylist()}

    assert answer(client_of("ann"), case_of("north/K102"), "needs_information").status_code == 302
    assert answer(client_of("far"), case_of("south/K109"), "needs_information").status_code == 302
    hand_over(store)
    assert {"north/K102", "south/K109"} <= kept()
    case, sue = no_longer_found("north/K102"), another_supervisor()
    said(client_of("sal"), case, "erase")
    sue.post(path_of(case), {"answer": "agree"})
    hand_over(store)
    assert "north/K102" not in kept()
    assert "south/K109" in kept()


STEPS = 150


def test_no_sequence_of_steps_erases_what_is_held_or_what_one_person_alone_wants(app):
    chance = random.Random(35)
    clients = {"sal": client_of("sal"), "sue": another_supervisor(), "nat": client_of("nat")}
    candidates = ("north/K101", "north/K102")
    cases = {name: no_longer_found(name) for name in candidates}
    held, asked_by, erased = set(), {}, set()
    for _ in range(STEPS):
        who, name = chance.choice(list(clients)), chance.choice(candidates)
        step = chance.choice(["erase", "erase", "hold", "end", "keep", "agree", "refuse"])
        given = {"answer": step} if step in ("agree", "refuse") else {"choice": step}
        given |= {"reason_code": "not_needed", "words": "An inquiry"}
        status = clients[who].post(path_of(cases[name]), given).status_code
        if name in erased:
            assert status == 404
            continue
        may = expected(step, who, name, held, asked_by)
        assert status == (302 if may else 409), (step, who, name, held, asked_by)
        if may:
            follow(step, who, name, held, asked_by, erased)
        assert is_there(cases[name]) is (name not in erased)
    assert erased


def expected(step, who, name, held, asked_by):
    if step == "erase":
        return name not in held and name not in asked_by
    if step in ("agree", "refuse"):
        by_another = asked_by.get(name, who) != who
        return by_another and (step == "refuse" or name not in held)
    return True


def follow(step, who, name, held, asked_by, erased):
    if step == "hold":
        held.add(name)
    elif step == "end":
        held.discard(name)
    elif step == "erase":
        asked_by[name] = who
    elif step in ("agree", "refuse"):
        asked_by.pop(name)
        if step == "agree":
            erased.add(name)


def test_no_byte_of_an_erased_case_is_left_in_the_files_of_the_embedded_database(tmp_path):
    done = subprocess.run(
        [sys.executable, HERE / "erased.py", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    before, after = done.stdout.split()
    assert int(before) > 0
    assert int(after) == 0
    with sqlite3.connect(tmp_path / "review" / "review.sqlite3") as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_force_puts_its_own_schedule_in_place(tmp_path):
    path = tmp_path / "schedule.json"
    path.write_text('{"version": "2027", "years": {"met": 30, "not_known": 7, "not_met": 3}}')
    made = read_schedule(path)
    assert (made.version, made.years["met"], made.years["not_met"]) == ("2027", 30, 3)
    assert read_schedule(None).version == "as delivered"


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "{}",
        '{"version": "1", "years": {"met": 0, "not_known": 6, "not_met": 6}}',
        '{"version": "1", "years": {"met": 10}}',
        '{"version": "", "years": {"met": 10, "not_known": 6, "not_met": 6}}',
    ],
)
def test_a_file_that_is_no_schedule_is_refused_in_words(tmp_path, text):
    path = tmp_path / "schedule.json"
    path.write_text(text)
    with pytest.raises(UserFacingError):
        read_schedule(path)
