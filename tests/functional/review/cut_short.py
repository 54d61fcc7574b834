"""A decision or a page that is cut short, over a database file: run as a program."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[2]
QUICK = ("django.contrib.auth.hashers.MD5PasswordHasher",)


def main(folder: Path, what: str) -> None:
    from accord.review.serving import start
    from accord.review.setup import Setup

    start(Setup(folder=folder / "review", hosts=("testserver",), hashers=QUICK))
    {
        "ready": ready,
        "killed-before-entry": killed_before_entry,
        "killed-before-commit": killed_before_commit,
        "look": look,
        "full": full,
        "locked": locked,
    }[what](folder)


def ready(folder: Path) -> None:
    from accord.review.handover.run import hand_over
    from support import review_app as review
    from support.published_run import publish

    publish(folder / "store", "run1", **review.FIRST)
    hand_over(folder / "store")
    review.make_account("ann")


def gone(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def decided() -> Any:
    from support import review_app as review

    client = review.client_of("ann", raise_request_exception=False)
    return review.answer(client, review.case_of("north/K101"))


def killed_before_entry(folder: Path) -> None:
    """After the decision's rows are written, before the entry about them."""
    from accord.review.access.door import Visit
    from support import review_app as review

    client, case = review.client_of("ann"), review.case_of("north/K101")
    Visit.record = gone  # type: ignore[method-assign]
    review.answer(client, case)


def killed_before_commit(folder: Path) -> None:
    """After the entry too, in the moment before all of it is made to last."""
    from accord.review.access import door
    from support import review_app as review

    client, case = review.client_of("ann"), review.case_of("north/K101")
    door._notice = gone
    review.answer(client, case)


def problems(folder: Path) -> list[str]:
    from accord.review.audit_log.verify import check_log

    heads = folder / "review" / "audit-heads"
    return list(check_log(folder / "review" / "review.sqlite3", heads).problems)


def n_decisions() -> int:
    from accord.review.cases.models import Decision
    from support import review_app as review

    return len([d for d in review.everything(Decision) if not d.criterion_id])


def look(folder: Path) -> None:
    from support import review_app as review

    said = {
        "state": review.case_of("north/K101").state,
        "decisions": n_decisions(),
        "problems": problems(folder),
    }
    print(json.dumps(said | {"then": decided().status_code, "kept": n_decisions()}))


def full(folder: Path) -> None:
    """The database may not grow by one page, as on a disk without room."""
    from django.db import connection

    from support import review_app as review

    client = review.client_of("ann", raise_request_exception=False)
    case = review.case_of("north/K101")
    set_most(connection, 1)
    for _ in range(400):
        page = client.get(f"/cases/{case.ref}/")
        if page.status_code == 500:
            break
    sent = review.answer(client, case)
    said = {
        "page": page.status_code,
        "is_shown": case.ref in page.content.decode(),
        "decision": sent.status_code,
        "decisions": n_decisions(),
        "problems": problems(folder),
    }
    set_most(connection, 1_000_000)
    again = client.get(f"/cases/{case.ref}/").status_code
    print(json.dumps(said | {"again": again}))


def set_most(connection: Any, pages: int) -> None:
    # SQLite takes a number below what there is as what there is.
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {pages}")


def locked(folder: Path) -> None:
    from support import review_app as review

    client = review.client_of("ann", raise_request_exception=False)
    ref = review.case_of("north/K101").ref
    other = sqlite3.connect(folder / "review" / "review.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    page = client.get(f"/cases/{ref}/")
    other.execute("ROLLBACK")
    other.close()
    said = {"page": page.status_code, "is_shown": ref in page.content.decode()}
    again = client.get(f"/cases/{ref}/").status_code
    print(json.dumps(said | {"again": again, "problems": problems(folder)}))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(Path(sys.argv[1]), sys.argv[2])
