"""Random people doing random things: what they see is what an independent account says they may.

The account kept here (who is in what, who is barred, whose glass is broken) knows nothing of the
application's query; after every step one person looks at every case and must see exactly theirs.
"""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass, field

from support.review_app import (
    ROLES_POSTED,
    account_of,
    answer,
    case_of,
    client_of,
    fresh,
)

STEPS = int(os.environ.get("ACCORD_STEPS", "120"))
# Conflicts end oftener than they begin, or a long walk would end with nobody seeing anything.
ENDS = 0.9
REASON = "A child named on it may come to harm tonight."
CANDIDATES = ("north/K101", "north/K102", "south/K109")
PEOPLE_ON = {
    "north/K101": {"C1", "S1", "S2", "S3"},
    "north/K102": {"C1", "S1", "S2", "S3"},
    "south/K109": {"C9", "S8", "S9"},
}
FORCE_OF = {"north/K101": "E23000901", "north/K102": "E23000901", "south/K109": "E23000902"}
SEE = {"analyst", "detective", "supervisor", "national", "council_lead"}
BREAK = {"analyst", "detective", "supervisor", "national"}


@dataclass
class Known:
    """What has been done, told apart from how the application keeps it."""

    operation: dict[str, str] = field(default_factory=dict)
    members: set[tuple[str, str]] = field(default_factory=set)
    barred: set[tuple[str, str]] = field(default_factory=set)
    broken: set[tuple[str, str]] = field(default_factory=set)

    def sees(self, username: str, candidate: str) -> bool:
        role, kind, code = ROLES_POSTED[username]
        if role not in SEE:
            return False
        if any((username, p) in self.barred for p in PEOPLE_ON[candidate]):
            return False
        if (username, candidate) in self.broken:
            return True
        reaches = kind == "country" or (kind == "force" and code == FORCE_OF[candidate])
        inside = self.operation.get(candidate)
        return reaches and (inside is None or (username, inside) in self.members)


def written():
    """How many entries the log has: counted, for ten thousand steps write forty thousand."""
    from accord.review.audit_log.models import Entry

    return Entry.objects.count()


def people_on_really(candidate):
    from accord.review.access.guard import machine_scope

    with machine_scope("a test"):
        return set(case_of(candidate).people.values_list("person_id", flat=True))


def test_no_sequence_of_actions_shows_a_case_to_whom_it_is_closed(app):
    chance, known = random.Random(48), Known()
    for candidate in CANDIDATES:
        PEOPLE_ON[candidate] = people_on_really(candidate)
    clients = {username: client_of(username) for username in ROLES_POSTED}
    seen = refused = 0
    for _ in range(STEPS):
        username, candidate = chance.choice(list(clients)), chance.choice(CANDIDATES)
        before = written()
        changed = chance.choice(STEPS_TAKEN)(chance, known, clients, username, candidate)
        if changed:
            assert written() > before or changed == "by hand"
        looker = chance.choice(list(clients))
        for each in CANDIDATES:
            status = clients[looker].get(f"/cases/{case_of(each).ref}/").status_code
            assert status == (200 if known.sees(looker, each) else 404), (looker, each, known)
            seen, refused = seen + (status == 200), refused + (status == 404)
    assert seen > STEPS / 4
    assert refused > STEPS / 4


def put_in(chance, known, clients, username, candidate):
    """By hand what a supervisor does on the page: the page itself is tested elsewhere."""
    from accord.review.access.guard import machine_scope
    from accord.review.access.models import Operation

    name = chance.choice(["", "Larch", "Rowan"])
    case = case_of(candidate)
    with machine_scope("a test"):
        if name:
            case.operation, _ = Operation.objects.get_or_create(name=name, opened_by="sal")
        else:
            case.operation = None
        case.save(update_fields=["operation"])
    known.operation.pop(candidate, None)
    if name:
        known.operation[candidate] = name
    return "by hand"


def join_or_leave(chance, known, clients, username, candidate):
    from django.utils import timezone

    from accord.review.access.models import Membership, Operation

    name = chance.choice(["Larch", "Rowan"])
    operation, _ = Operation.objects.get_or_create(name=name, opened_by="sal")
    if (username, name) in known.members:
        rows = Membership.objects.filter(operation=operation, account__username=username)
        rows.filter(ended_at__isnull=True).update(ended_at=timezone.now())
        known.members.discard((username, name))
    else:
        Membership.objects.create(operation=operation, account=account_of(username), given_by="sal")
        known.members.add((username, name))
    return "by hand"


def confirmed(client, when):
    """The moment at which this browser's person last said who they are."""
    from accord.review.access.door import CONFIRMED

    session = client.session
    session[CONFIRMED] = when
    session.save()


def try_a_conflict_long_after_signing_in(chance, known, clients, username, candidate):
    """Who said who they are too long ago is asked again, and the form that was sent does nothing."""
    from accord.review.access.models import Conflict

    before = Conflict.objects.count()
    confirmed(clients["adm"], time.time() - 3600)
    said = {"person_id": chance.choice(sorted(PEOPLE_ON[candidate])), "relation": "a relative"}
    sent = clients["adm"].post(f"/people/{username}/conflicts/", said)
    assert sent.status_code == 302
    assert sent.url.startswith("/sign-in/again/")
    assert Conflict.objects.count() == before
    return ""


def declare_or_end_a_conflict(chance, known, clients, username, candidate):
    """Through the administrator's page, the administrator having said who they are just now."""
    standing = sorted(who for of, who in known.barred if of == username)
    ends = bool(standing) and chance.random() < ENDS
    person = chance.choice(standing if ends else sorted(PEOPLE_ON[candidate]))
    account, path = account_of(username), f"/people/{username}/conflicts/"
    confirmed(clients["adm"], time.time())
    if (username, person) in known.barred:
        row = account.conflicts.get(person_id=person, ended_at__isnull=True)
        clients["adm"].post(path, {"end": row.pk})
        known.barred.discard((username, person))
    else:
        clients["adm"].post(path, {"person_id": person, "relation": "a relative"})
        known.barred.add((username, person))
    return "recorded"


def break_the_glass(chance, known, clients, username, candidate):
    said = {"ref": case_of(candidate).ref, "reason": REASON}
    status = clients[username].post("/break-glass/", said).status_code
    barred = any((username, p) in known.barred for p in PEOPLE_ON[candidate])
    may = ROLES_POSTED[username][0] in BREAK
    assert status == (404 if not may else 422 if barred else 302)
    if status == 302:
        known.broken.add((username, candidate))
    return "recorded"


def let_the_glass_run_out(chance, known, clients, username, candidate):
    from django.db.models import F

    from accord.review.access.models import BreakGlass

    BreakGlass.objects.update(until=F("at"))
    known.broken.clear()
    return "by hand"


def decide(chance, known, clients, username, candidate):
    case, whole = case_of(candidate), chance.choice(["agree", "disagree"])
    status = answer(clients[username], case, whole).status_code
    now = fresh(case)
    if not known.sees(username, candidate) or ROLES_POSTED[username][0] == "council_lead":
        assert status == 404
        assert (now.state, now.revision) == (case.state, case.revision)
    else:
        assert status in (302, 409)
        assert (now.revision > case.revision) is (status == 302)
    return "recorded"


def write_something(chance, known, clients, username, candidate):
    """A question or an explanation: who may not decide on the case finds no such page."""
    path = chance.choice(["ask", "explanations"])
    said = {"question": "Who else was there?", "of": "the officer", "text": "One came alone."}
    status = clients[username].post(f"/cases/{case_of(candidate).ref}/{path}/", said).status_code
    may = known.sees(username, candidate) and ROLES_POSTED[username][0] != "council_lead"
    assert status == (302 if may else 404)
    return "recorded"


STEPS_TAKEN = (
    put_in,
    join_or_leave,
    declare_or_end_a_conflict,
    try_a_conflict_long_after_signing_in,
    break_the_glass,
    let_the_glass_run_out,
    decide,
    decide,
    write_something,
)
