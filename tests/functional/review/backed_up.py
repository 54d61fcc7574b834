"""Back a filled database up and say what is in it: run as a program."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parents[2]
QUICK = ("django.contrib.auth.hashers.MD5PasswordHasher",)


def main(folder: Path, file: Path, recipient: str, database: str) -> None:
    from accord.review.serving import start
    from accord.review.setup import Setup

    setup = Setup(folder=folder / "review", database=database, hosts=("testserver",), hashers=QUICK)
    start(setup)
    from accord.review.backup import back_up
    from accord.review.cases.models import Case
    from accord.review.handover.run import hand_over
    from support import review_app as review
    from support.published_run import publish

    publish(folder / "store", "run1", **review.FIRST)
    hand_over(folder / "store")
    review.make_account("ann")
    assert review.answer(review.client_of("ann"), review.case_of("north/K101")).status_code == 302
    kept = back_up(file, recipient)
    made = sorted(case.made_at.isoformat() for case in review.everything(Case))
    said = {
        "rows": kept.rows,
        "head": kept.head,
        "problems": [],
        "decisions": ["ann"],
        "made_at": made,
    }
    print(json.dumps(said))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
