"""Misuse raises its flag and a usual week raises none; auditors alone read of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from accord.review.access.usual_use import RULES, SAYS
from support.review_app import account_of, case_of, client_of


@pytest.fixture
def few(monkeypatch):
    """Every rule with a small count, so that a test need not open hundreds of pages."""
    from dataclasses import replace

    from accord.review.access import unusual

    monkeypatch.setattr(unusual, "RULES", tuple(replace(rule, most=3) for rule in RULES))


def flags(username="ann"):
    from accord.review.access.models import Unusual

    return {row.kind for row in Unusual.objects.filter(account__username=username)}


def by_day():
    """Whether it is daytime: at night the rule for the night answers too."""
    return datetime.now(UTC).hour >= 5


def test_opening_many_cases_within_an_hour_raises_a_flag(app, few):
    client, ref = client_of("ann"), case_of("north/K101").ref
    for n in range(4):
        assert ("many_opened" in flags()) is False, n
        client.get(f"/cases/{ref}/")
    assert "many_opened" in flags()


def test_asking_for_many_names_raises_a_flag(app, few):
    client, ref = client_of("ann"), case_of("north/K101").ref
    for _ in range(4):
        client.post(f"/names/case/{ref}/", {"reason": "deciding"})
    assert "many_names" in flags()


def test_being_refused_again_and_again_raises_a_flag(app, few):
    client = client_of("ann")
    for n in range(4):
        client.get(f"/cases/ZZZZZZZZZ{n}/")
    assert flags() == {"many_refused"}


def search(client, words):
    return client.post("/search/", {"purpose": "case", "looked_for": words})


@pytest.mark.parametrize("words", ["Ann Example", "example ann", "EXAMPLE"])
def test_searching_for_ones_own_name_raises_a_flag(app, words):
    account = account_of("ann")
    account.name = "Ann Example"
    account.save()
    assert search(client_of("ann"), words).status_code == 200
    assert "own_name" in flags()


def test_searching_for_somebody_else_raises_none(app):
    account = account_of("ann")
    account.name = "Ann Example"
    account.save()
    search(client_of("ann"), "Someone")
    assert "own_name" not in flags()


def test_opening_many_cases_at_night_raises_a_flag(app, few, monkeypatch):
    from accord.review.access import unusual

    night = datetime.now(UTC).replace(hour=3)

    class Night(datetime):
        @classmethod
        def now(cls, tz=None):
            return night

    monkeypatch.setattr(unusual, "datetime", Night)
    monkeypatch.setattr(
        unusual, "_counted", lambda *_: type("Rows", (), {"count": lambda self: 4})()
    )
    client_of("ann").get(f"/cases/{case_of('north/K101').ref}/")
    assert "at_night" in flags()


def test_a_usual_week_raises_nothing(app):
    """Forty working hours: ten cases opened, two searches and one look at names in each."""
    from accord.review.access.door import Visit
    from accord.review.access.unusual import notice
    from accord.review.audit_log.actions import Action
    from accord.review.audit_log.models import Entry

    account, start = account_of("ann"), datetime.now(UTC).replace(hour=17) - timedelta(days=7)
    done = [Action.VIEW_CASE] * 10 + [Action.SEARCH] * 2 + [Action.SHOW_NAMES]
    newest = Entry.objects.order_by("-seq").first().seq
    for hour in range(40):
        at = start + timedelta(days=hour // 8, hours=-(hour % 8))
        for n, action in enumerate(done):
            newest += 1
            moment = (at + timedelta(minutes=n)).isoformat(timespec="microseconds")
            said = {"actor": "ann", "action": action.value, "outcome": "shown", "at": moment}
            Entry.objects.create(seq=newest, body="{}", before="", hash=str(newest), **said)
            notice(account, Visit(action, "ann", "analyst", ""))
    assert flags() == set()


def test_each_rule_is_said_in_words_and_once_a_day(app, few):
    from accord.review.access.models import Unusual

    client, ref = client_of("ann"), case_of("north/K101").ref
    for _ in range(7):
        client.get(f"/cases/{ref}/")
    assert Unusual.objects.filter(account__username="ann", kind="many_opened").count() == 1
    assert all(SAYS[rule.kind] for rule in RULES)


def test_an_auditor_writes_down_what_came_of_asking_and_nobody_else_reads_it(app, few):
    client, ref = client_of("ann"), case_of("north/K101").ref
    for _ in range(4):
        client.get(f"/cases/{ref}/")
    page = client_of("aud").get("/audit/unusual/").content.decode()
    assert SAYS["many_opened"] in page
    from accord.review.access.models import Unusual

    for row in Unusual.objects.all():
        said = {"number": row.pk, "answer": "A briefing for the strategy meeting."}
        assert client_of("aud").post("/audit/unusual/", said).status_code == 302
        assert client_of("aud").post("/audit/unusual/", said).status_code == 404
    assert all(row.asked_by == "aud" for row in Unusual.objects.all())
    for username in ("ann", "sal", "adm"):
        assert client_of(username).get("/audit/unusual/").status_code == 404
