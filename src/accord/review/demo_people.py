"""Invented people of every role for the demonstration, each with a way to sign in."""

from __future__ import annotations

from django.db import transaction

from accord.review.access.guard import machine_scope
from accord.review.access.models import Account, Posting
from accord.review.access.one_time_codes import make_secret
from accord.review.access.roles import ROLE_OF
from accord.review.cases.models import Reach
from accord.review.demo_accounts import COUNCIL, COUNTRY, FORCE, PASSWORD, PEOPLE, DemoPerson


def make_demo_people() -> str:
    """Make those who are not there yet; gives how each signs in."""
    force, council = _busiest(FORCE), _busiest(COUNCIL)
    codes = {FORCE: force, COUNCIL: council, COUNTRY: ""}
    with transaction.atomic():
        lines = [_line(person, codes) for person in PEOPLE]
    return "\n".join(
        [
            f"Demonstration people. The password of each is: {PASSWORD}",
            "The one-time code: accord one-time-code SECRET",
            *lines,
        ]
    )


def _busiest(kind: str) -> str:
    from django.db.models import Count

    with machine_scope("finding where the demonstration's people are posted"):
        rows = Reach.everything.filter(kind=kind).values("code").annotate(n=Count("id"))
        first = rows.order_by("-n", "code").first()
    return str(first["code"]) if first else ""


def _line(person: DemoPerson, codes: dict[str, str]) -> str:
    account = Account.objects.filter(username=person.username).first()
    if account is None:
        account = Account.objects.make(
            person.username,
            PASSWORD,
            name=person.name,
            role=person.role,
            unit=person.unit,
            code_secret=make_secret(),
        )
        if person.posted:
            Posting.objects.create(account=account, kind=person.posted, code=codes[person.posted])
    role = ROLE_OF[person.role].name
    return f"  {person.username:<4} {role:<26} secret {account.code_secret}"
