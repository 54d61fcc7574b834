"""Many requests at once over few connections to PostgreSQL: run as a program.

Prints how many pages came, over how many connections of the server, and how many were open.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[2]
QUICK = ("django.contrib.auth.hashers.MD5PasswordHasher",)
MOST, AT_ONCE, EACH = 2, 6, 3


def main(folder: Path, database: str) -> None:
    from accord.review.serving import start
    from accord.review.setup import Setup

    setup = Setup(
        folder=folder / "review",
        database=database,
        hosts=("testserver",),
        hashers=QUICK,
        most_connections=MOST,
    )
    start(setup)
    from accord.review.handover.run import hand_over
    from support import review_app as review
    from support.published_run import publish

    publish(folder / "store", "run1", **review.FIRST)
    hand_over(folder / "store")
    review.make_account("ann")
    clients = [review.client_of("ann") for _ in range(AT_ONCE)]
    _ended()
    seen: list[tuple[int, int, int]] = []
    threads = [threading.Thread(target=_reads, args=(one, seen)) for one in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = {
        "pages": sum(code == 200 for code, _, _ in seen),
        "connections": len({number for _, number, _ in seen}),
        "most_open": max(n for _, _, n in seen),
    }
    print(json.dumps(said))


def _reads(client: Any, seen: list[tuple[int, int, int]]) -> None:
    from django.db import connection

    for _ in range(EACH):
        code = client.get("/cases/").status_code
        with connection.cursor() as cursor:
            cursor.execute(
                "select pg_backend_pid(), "
                "(select count(*) from pg_stat_activity where datname = current_database())"
            )
            seen.append((code, *cursor.fetchone()))
        _ended()


def _ended() -> None:
    """What the end of a request does: the connection goes back to the others."""
    from django.db import close_old_connections

    close_old_connections()


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(Path(sys.argv[1]), sys.argv[2])
