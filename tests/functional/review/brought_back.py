"""Bring a backup into an empty database and say what came: run as a program."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parents[2]


def main(folder: Path, file: Path, key: Path, database: str = "") -> None:
    from accord.review.serving import start
    from accord.review.setup import Setup

    start(Setup(folder=folder / "empty", database=database))
    from accord.review.audit_log.verify import check_log
    from accord.review.audit_log.views import lines
    from accord.review.backup import bring_back
    from accord.review.cases.models import Case, Decision
    from support.review_app import everything

    kept = bring_back(file, key.read_text())
    log = folder / "log.jsonl"
    log.write_text("".join(lines()), "utf-8")
    verdict = check_log(log)
    decisions = sorted({d.by for d in everything(Decision)})
    made = sorted(case.made_at.isoformat() for case in everything(Case))
    said = {
        "rows": kept.rows,
        "head": kept.head,
        "problems": verdict.problems,
        "decisions": decisions,
        "made_at": made,
    }
    print(json.dumps(said))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(*map(Path, sys.argv[1:4]), *sys.argv[4:5])
