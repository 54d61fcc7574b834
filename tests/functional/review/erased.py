"""A case with planted words is made, erased by two people, and looked for in every file: a program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

PLANTED = b"Zebedeequill"


def main(folder: Path) -> None:
    from support.review_app import case_of, client_of, prepare

    app = prepare(folder)
    assert app.store
    case = case_of("north/K101")
    plant(case)
    before = found(folder / "review")
    nat, sal = client_of("nat"), client_of("sal")
    said = {"choice": "erase", "reason_code": "not_needed"}
    assert nat.post(f"/cases/{case.ref}/kept/", said).status_code == 302
    assert sal.post(f"/cases/{case.ref}/kept/", {"answer": "agree"}).status_code == 302
    print(before, found(folder / "review"))


def plant(case: Any) -> None:
    from accord.review.access.guard import machine_scope
    from accord.review.cases.models import SearchTerm, Version

    with machine_scope("a test"):
        for version in Version.everything.filter(case=case):
            text = PLANTED.decode() + " was there. "
            version.content["records"][0]["texts"]["mo_text"] = text * 500
            version.save()
        SearchTerm.everything.create(
            case=case, kind="person", folded=PLANTED.decode().lower(), label=PLANTED.decode()
        )
        case.is_in_run = False
        case.save(update_fields=["is_in_run"])


def found(folder: Path) -> int:
    return sum(
        path.read_bytes().lower().count(PLANTED.lower()) for path in folder.rglob("*.sqlite3*")
    )


if __name__ == "__main__":
    import os

    made = Path(sys.argv[1])
    sys.path.insert(0, str(Path(__file__).parents[2]))
    os.environ["ACCORD_TEST_DATABASE"] = f"sqlite:///{made}/review/review.sqlite3"
    (made / "review").mkdir()
    main(made)
