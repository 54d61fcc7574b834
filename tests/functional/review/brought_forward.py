"""A database filled as its first tables were, brought forward, back and forward: run as a program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

FORCE = "E23000901"
FIRST = [
    (app, "0001_initial") for app in ("access", "audit_log", "cases", "concern_report", "identity")
]


def main(folder: Path, database: str) -> None:
    from accord.review.settings import configure
    from accord.review.setup import Setup

    configure(Setup(folder=folder / "review", database=database))
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from accord.review.access.guard import machine_scope

    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate([*FIRST, ("sessions", "0001_initial")])
    with machine_scope("a test"):
        filled(MigrationExecutor(connection).loader.project_state(FIRST).apps)
    for target in (newest, FIRST, newest):
        MigrationExecutor(connection).migrate(target)
    seen, there = looked(machine_scope)
    print(f"seen by ann: {seen} of {there}, forward and back and forward again")


def filled(apps: Any) -> None:
    """Four cases: three of one force, one of another; an account of the first."""
    from django.utils import timezone

    model = apps.get_model
    account = model("access", "Account")._base_manager.create(
        username="ann", password="x", name="Ann", role="analyst", code_secret="x"
    )
    model("access", "Posting").objects.create(account=account, kind="force", code=FORCE)
    for number in range(4):
        case = model("cases", "Case")._base_manager.create(
            ref=f"REF{number}",
            kind="crime",
            candidate_id=f"k{number}",
            definition_id="d",
            outcome="met",
            why="why",
            run_id="run1",
            changed_at=timezone.now(),
        )
        code = FORCE if number else "E23000902"
        model("cases", "Reach")._base_manager.create(case=case, kind="force", code=code)
        model("cases", "Version")._base_manager.create(
            case=case,
            revision=1,
            run_id="run1",
            content={"kind": "crime", "reference": f"k{number}"},
            content_hash="x",
            at=timezone.now(),
        )


def looked(machine_scope: Any) -> tuple[int, int]:
    from accord.review.access.models import Account
    from accord.review.access.visibility import Visible
    from accord.review.cases.models import Case, Version

    with machine_scope("a test"):
        there = Case.everything.count()
        assert Version.everything.count() == there
    return Visible(Account.objects.get(username="ann")).cases().count(), there


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
