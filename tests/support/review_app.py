"""The review application over a tiny published run, in memory, with an account of every role.

Two crimes of one force (K101 met, K102 open) and one of another (K109 met), each with its own people.
"""

from __future__ import annotations

import itertools
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.published_run import publish

NORTH_CRIMES = """
    source_id | crime_ref | offence_code | committed_from      | mo_text
    north     | K101        | 22B          | 2025-03-01T20:00:00 | Two men gave her money for what was done at the flat.
    north     | K102        | 22B          | 2025-03-21T20:00:00 | He gave her a lift home.
    south     | K109        | 22B          | 2025-04-01T20:00:00 | They paid the girl at the hotel.
"""
INVOLVED = """
    record   | nominal_id | role
    K101       | C1         | victim
    K101       | S1         | suspect
    K101       | S2         | suspect
    K102       | C1         | victim
    K102       | S3         | suspect
    south/K109 | C9         | victim
    south/K109 | S8         | suspect
    south/K109 | S9         | suspect
"""
SAID = """
    record   | concept_id   | who | about
    K101       | gain.payment | S1  | C1
    K101       | abuse.sexual |     | C1
    K102       | gain.payment | S3  | C1
    K102       | abuse.sexual |     | C1
    south/K109 | gain.payment | S8  | C9
    south/K109 | abuse.sexual |     | C9
"""
SOURCES = """
    source_id | force_code
    north     | E23000901
    south     | E23000902
"""
LINKS = """
    source_id_a | nominal_id_a | source_id_b | nominal_id_b
    north       | S1           | north       | S3
    north       | S2           | south       | S8
"""
FIRST = {
    "sources": SOURCES,
    "crimes": NORTH_CRIMES,
    "involvements": INVOLVED,
    "mentions": SAID,
    "nominal_links": LINKS,
}
NORTH, SOUTH = "E23000901", "E23000902"
PASSWORD = "long enough to be kept"
ROLES_POSTED = {
    "ann": ("analyst", "force", NORTH),
    "abe": ("analyst", "force", NORTH),
    "dee": ("detective", "force", NORTH),
    "sal": ("supervisor", "force", NORTH),
    "nat": ("national", "country", ""),
    "cal": ("council_lead", "council", "E08000901"),
    "aud": ("auditor", "force", NORTH),
    "adm": ("administrator", "force", NORTH),
    "far": ("analyst", "force", SOUTH),
    "fay": ("supervisor", "force", SOUTH),
}


@dataclass(frozen=True)
class App:
    """The store the run is in."""

    store: Path


def prepare(folder: Path) -> App:
    """Set the application up once in this process: tables, the first run, the accounts."""
    from accord.review.serving import start
    from accord.review.setup import Setup

    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    start(
        Setup(
            folder=folder / "review",
            database=os.environ.get("ACCORD_TEST_DATABASE", "sqlite:///:memory:"),
            hosts=("testserver", "localhost"),
            hashers=(quick,),
        )
    )
    from accord.review.handover.run import hand_over

    store = folder / "store"
    publish(store, "run1", **FIRST)
    hand_over(store)
    for username in ROLES_POSTED:
        make_account(username)
    return App(store)


def make_account(username: str) -> Any:
    from accord.review.access.models import Account, Posting
    from accord.review.access.one_time_codes import make_secret

    role, kind, code = ROLES_POSTED[username]
    account = Account.objects.make(
        username, PASSWORD, name=username.capitalize(), role=role, code_secret=make_secret()
    )
    Posting.objects.create(account=account, kind=kind, code=code)
    return account


def account_of(username: str) -> Any:
    from accord.review.access.models import Account

    return Account.objects.get(username=username)


def client_of(username: str, **named: Any) -> Any:
    """A browser in which this person has signed in, as signing in leaves it."""
    from django.test import Client

    from accord.review.access.door import CONFIRMED
    from accord.review.access.sessions import BEGAN, LAST

    client = Client(**named)
    client.force_login(account_of(username))
    session = client.session
    session[BEGAN] = session[LAST] = session[CONFIRMED] = time.time()
    session.save()
    return client


def everything(table: Any) -> Any:
    """Rows of a protected table past the guard: for what a test knows and a page must not."""
    from accord.review.access.guard import machine_scope

    with machine_scope("a test looks behind the guard"):
        return list(table.everything.all())


def case_of(candidate: str) -> Any:
    from accord.review.cases.models import Case

    return next(c for c in everything(Case) if c.candidate_id == candidate)


def network_ref() -> str:
    """The reference of the run's network."""
    from accord.review.cases.models import Case

    return next(c.ref for c in everything(Case) if c.kind == "network")


def answer(client: Any, case: Any, whole: str = "agree", **more: Any) -> Any:
    """Send a decision on a case as a browser would."""
    said = {
        "whole": whole,
        "reason_code": "records_say_so",
        "reason": "I read the records.",
        "revision": case.revision,
    }
    return client.post(f"/cases/{case.ref}/decide/", said | more)


def fresh(case: Any) -> Any:
    """The case as it is now."""
    return case_of(case.candidate_id)


def entries() -> list[Any]:
    from accord.review.audit_log.models import Entry

    return list(Entry.objects.order_by("seq"))


_number = itertools.count(1)


def unguessable() -> str:
    """A reference of the right form that no case has."""
    return f"ZZZZZ{next(_number):05d}"
