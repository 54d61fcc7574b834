"""Two people settle one question at the same moment, each kind of question: run as a program.

Whoever has read that it is open waits a moment for the other to read it too: where nothing keeps the
other out, both have, and both settle it. Prints for each kind the two answers' codes and how often
it was settled. A third argument takes the locks away, which shows that they are what keeps it.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

HERE = Path(__file__).parents[2]
PATIENCE = 0.7


def main(folder: Path, database: str = "", without: str = "") -> None:
    from accord.review.serving import start
    from accord.review.setup import Setup
    from support import review_app as review
    from support.published_run import publish

    quick = ("django.contrib.auth.hashers.MD5PasswordHasher",)
    setup = Setup(folder=folder / "review", database=database, hosts=("testserver",), hashers=quick)
    start(setup)
    from accord.review.handover.run import hand_over

    publish(folder / "store", "run1", **review.FIRST)
    hand_over(folder / "store")
    for username in review.ROLES_POSTED:
        review.make_account(username)
    _more_people(review)
    locked = patch("django.db.models.QuerySet.select_for_update", lambda rows, **_: rows)
    with locked if without else contextlib.nullcontext():
        print(json.dumps({kind: settle(review) for kind, settle in KINDS.items()}))


def _more_people(review: Any) -> None:
    """A second supervisor, a second judge over the country, and three administrators."""
    from accord.review.access.models import Account, Posting

    for username, role in (
        ("sam", "supervisor"),
        ("abi", "administrator"),
        ("ivy", "administrator"),
    ):
        account = Account.objects.make(
            username, review.PASSWORD, name=username, role=role, code_secret=""
        )
        Posting.objects.create(account=account, kind="force", code=review.NORTH)
    account = Account.objects.make(
        "ned", review.PASSWORD, name="Ned", role="national", code_secret=""
    )
    Posting.objects.create(account=account, kind="country", code="")


def both_at(target: str, *sends: Callable[[], Any]) -> list[int]:
    """The codes of requests sent at one moment, each held at `target` until the other is there."""
    meeting, codes = threading.Barrier(len(sends)), []
    real = resolve_name(target)

    @wraps(real)
    def held(*given: Any, **named: Any) -> Any:
        with contextlib.suppress(threading.BrokenBarrierError):
            meeting.wait(PATIENCE)
        return real(*given, **named)

    def send(one: Callable[[], Any]) -> None:
        from django.db import connection

        codes.append(one().status_code)
        connection.close()

    with patch(target, held):
        threads = [threading.Thread(target=send, args=(one,)) for one in sends]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return sorted(codes)


def done(review: Any, action: str) -> int:
    """How many entries say that this was done."""
    return sum(e.action == action and e.outcome == "done" for e in review.entries())


def handing_out(review: Any) -> dict[str, Any]:
    """Two supervisors on one handing out."""
    from accord.review.dissemination.models import Dissemination

    said = {
        "recipient": "Prosecutor P",
        "organisation": "Invented Service",
        "purpose": "prosecution",
        "reason": "They asked.",
        "marking": "OFFICIAL-SENSITIVE",
        "form": "csv",
    }
    ref = review.case_of("north/K101").ref
    with patch("accord.review.dissemination.views.MOST_ALONE", 0):
        assert review.client_of("ann").post(f"/cases/{ref}/hand-out/", said).status_code == 302
    (one,) = review.everything(Dissemination)
    return _two(
        review,
        "accord.review.access.two_people.AskedOfAnother.settle",
        f"/handed-out/{one.ref}/",
        {"sal": {"answer": "agree"}, "sam": {"answer": "refuse"}},
        "settled a handing out",
    )


def change_of_an_administrator(review: Any) -> dict[str, Any]:
    """Two administrators on what a third asked for."""
    from accord.review.access.models import AccessChange

    said = {"role": "administrator", "unit": "", "forces": "", "councils": "", "is_active": "on"}
    assert review.client_of("adm").post("/people/dee/", said).status_code == 302
    before = done(review, "changed an account")
    (change,) = AccessChange.objects.all()
    found = _two(
        review,
        "accord.review.access.two_people.AskedOfAnother.settle",
        f"/people/changes/{change.pk}/",
        {"abi": {"answer": "agree"}, "ivy": {"answer": "refuse"}},
        "changed an account",
    )
    return {**found, "settled": found["settled"] - before}


def erasing(review: Any) -> dict[str, Any]:
    """Two people on one case that somebody asked to have erased."""
    case = review.case_of("north/K102")
    said = {"choice": "erase", "reason_code": "not_needed"}
    with patch("accord.review.retention.rules.check_may_erase", lambda case: None):
        sent = review.client_of("sal").post(f"/cases/{case.ref}/kept/", said)
        assert sent.status_code == 302
        return _two(
            review,
            "accord.review.retention.rules.check_may_erase",
            f"/cases/{case.ref}/kept/",
            {"sam": {"answer": "agree"}, "nat": {"answer": "agree"}},
            "settled the erasing of a case",
        )


def two_records(review: Any) -> dict[str, Any]:
    """Two people rule on one pair that a single ruling settles."""
    from accord.review.identity.models import LinkQuestion

    pair = next(q for q in review.everything(LinkQuestion) if not q.joins_networks)
    said = {"verdict": "different", "reason": "Their years of birth differ."}
    return _two(
        review,
        "accord.review.identity.views.is_settled",
        f"/same-person/{pair.ref}/",
        {"nat": said, "ned": said},
        "ruled on two records",
    )


def decision(review: Any) -> dict[str, Any]:
    """Two readers answer one case first."""
    case = review.case_of("north/K101")
    said = {
        "whole": "agree",
        "reason_code": "records_say_so",
        "reason": "I read the records.",
        "revision": case.revision,
    }
    return _two(
        review,
        "accord.review.cases.actions._next_state",
        f"/cases/{case.ref}/decide/",
        {"ann": said, "abe": said},
        "decided on a case",
    )


KINDS = {
    "handing out": handing_out,
    "change of an administrator": change_of_an_administrator,
    "two records": two_records,
    "decision": decision,
    "erasing": erasing,
}


def _two(
    review: Any, target: str, path: str, said: dict[str, dict[str, Any]], action: str
) -> dict[str, Any]:
    clients = {name: review.client_of(name) for name in said}
    sends = [
        lambda name=name: clients[name].post(path, said[name])  # type: ignore[misc]
        for name in said
    ]
    return {"codes": both_at(target, *sends), "settled": done(review, action)}


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(Path(sys.argv[1]), *sys.argv[2:])
