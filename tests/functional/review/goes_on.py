"""Somebody works on in a database that was brought back: run as a program; prints the answers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parents[2]
QUICK = ("django.contrib.auth.hashers.MD5PasswordHasher",)


def main(folder: Path, database: str) -> None:
    from accord.review.serving import start
    from accord.review.setup import Setup

    setup = Setup(folder=folder / "on", database=database, hosts=("testserver",), hashers=QUICK)
    start(setup)
    from support import review_app as review

    client, case = review.client_of("ann"), review.case_of("north/K102")
    codes = [review.answer(client, case).status_code, client.get("/cases/").status_code]
    print(json.dumps({"codes": codes}))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(Path(sys.argv[1]), sys.argv[2])
