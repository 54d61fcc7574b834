"""Two readers answer one case at the same moment, over a database file: run as a program.

Prints the two answers' status codes, how many decisions were kept and whether the log is whole.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

HERE = Path(__file__).parents[2]


def main(folder: Path) -> None:
    from accord.review.serving import start
    from accord.review.setup import Setup
    from support import review_app as review
    from support.published_run import publish

    quick = ("django.contrib.auth.hashers.MD5PasswordHasher",)
    start(Setup(folder=folder / "review", hosts=("testserver",), hashers=quick))
    from accord.review.handover.run import hand_over

    publish(folder / "store", "run1", **review.FIRST)
    hand_over(folder / "store")
    for username in ("ann", "abe"):
        review.make_account(username)
    case = review.case_of("north/K101")
    clients = [review.client_of(username) for username in ("ann", "abe")]
    barrier, codes = threading.Barrier(len(clients)), []

    def send(client) -> None:
        barrier.wait()
        codes.append(review.answer(client, case).status_code)

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"codes": sorted(codes), **_left(folder, review)}))


def _left(folder: Path, review) -> dict[str, object]:
    from accord.review.audit_log.verify import check_log
    from accord.review.cases.models import Decision

    verdict = check_log(folder / "review" / "review.sqlite3", folder / "review" / "audit-heads")
    whole = [d.by for d in review.everything(Decision) if not d.criterion_id]
    return {"kept": len(whole), "problems": list(verdict.problems)}


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(Path(sys.argv[1]))
