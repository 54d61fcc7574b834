"""Libraries with known faults, our own static files, the oldest browser, the disk: told or refused."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

import accord.review
from benchmarks.known_faults import pinned, problems

HOME = Path(accord.review.__file__).parent
ROOT = Path(__file__).parents[3]
PINS = "django==5.2.19 \\\n    --hash=sha256:0\npsycopg[binary]==3.3.9 \\\n    --hash=sha256:1\n"
GOOD = [{"name": "Django", "version": "5.2.19"}, {"name": "psycopg", "version": "3.3.9"}]


def test_libraries_that_were_all_checked_and_have_no_fault_pass():
    assert problems({"dependencies": GOOD}, pinned(PINS)) == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({}, "django was not asked about"),
        ({"dependencies": []}, "psycopg was not asked about"),
        ({"dependencies": GOOD[:1]}, "psycopg was not asked about"),
        (
            {"dependencies": [GOOD[0], {"name": "psycopg", "skip_reason": "not found"}]},
            "psycopg could not be checked",
        ),
        (
            {"dependencies": [GOOD[0], {"name": "psycopg", "version": "3.0"}]},
            "psycopg was checked in another version",
        ),
        (
            {"dependencies": [{**GOOD[0], "vulns": [{"id": "CVE-2026-1"}]}, GOOD[1]]},
            "django has the known fault CVE-2026-1",
        ),
    ],
)
def test_an_answer_that_is_empty_skipped_or_bad_fails(answer, said):
    assert said in problems(answer, pinned(PINS))


def test_no_pins_at_all_fail_too():
    assert problems({"dependencies": []}, {}) == ["nothing is pinned"]


def test_the_real_requirements_are_all_asked_about():
    wanted = pinned((ROOT / "requirements" / "core.txt").read_text("utf-8"))
    assert "django" in wanted
    assert len(problems({"dependencies": []}, wanted)) == len(wanted)


def test_every_static_file_equals_its_recorded_hash():
    """Written by `python -m accord.documentation`, so that a change is seen in a review."""
    page = (ROOT / "docs" / "reference" / "static-files.md").read_text("utf-8")
    recorded = dict(re.findall(r"^\| `([^`]+)` \| [\d,]+ \| `([0-9a-f]{64})` \|$", page, re.M))
    there = {
        path.relative_to(HOME / "static").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (HOME / "static").rglob("*")
        if path.is_file()
    }
    assert recorded == there


# The oldest browser that is supported, and what it does not know: the feature, how it is written.
NOT_IN_THE_FLOOR = {
    "nested rules": r"[^{}]*\{[^{}]*&[^{}]*\{",
    "@scope": r"@scope\b",
    "@starting-style": r"@starting-style\b",
    "light-dark()": r"light-dark\(",
    "relative colours": r"(?:rgb|hsl|oklch)\(from ",
    "anchor positioning": r"anchor-name|position-anchor",
    "text-wrap: pretty": r"text-wrap:\s*pretty",
    "field-sizing": r"field-sizing",
}
NOT_IN_ITS_SCRIPTS = {
    "Promise.withResolvers": r"withResolvers",
    "set methods": r"\.(?:isSubsetOf|symmetricDifference)\(",
    "Object.groupBy": r"groupBy\(",
    "Array.fromAsync": r"fromAsync\(",
    "iterator helpers": r"Iterator\.",
    "popover": r"showPopover\(",
    "view transitions": r"startViewTransition\(",
    "modules": r"^\s*import\s",
}


@pytest.mark.parametrize(
    ("ending", "features"), [("css", NOT_IN_THE_FLOOR), ("js", NOT_IN_ITS_SCRIPTS)]
)
def test_no_style_or_script_needs_more_than_the_oldest_browser_that_is_stated(ending, features):
    page = (ROOT / "docs" / "how-to" / "run-the-review-app.md").read_text("utf-8")
    assert "Chrome or Edge 108" in page
    files = list((HOME / "static").rglob(f"*.{ending}"))
    assert files
    used = [
        f"{file.name}: {name}"
        for file in files
        for name, pattern in features.items()
        if re.search(pattern, file.read_text("utf-8"), re.M)
    ]
    assert used == []


@pytest.mark.parametrize("said", ["a{&:hover{b:c}}", "@scope (a){}", "x{color:light-dark(a,b)}"])
def test_what_the_oldest_browser_does_not_know_is_found_where_it_stands(said):
    assert any(re.search(pattern, said) for pattern in NOT_IN_THE_FLOOR.values())


def run_of(tmp_path, *, invented):
    import pyarrow as pa
    import pyarrow.parquet as pq

    from accord.store import Store

    (tmp_path / "runs" / "run1").mkdir(parents=True)
    rows = pa.table({"is_synthetic": [invented]})
    pq.write_table(rows, tmp_path / "runs" / "run1" / "sources.parquet")
    Store(tmp_path).point_latest_at("run1")
    return tmp_path


def test_records_of_real_people_are_served_only_from_a_disk_declared_to_be_encrypted(tmp_path):
    from accord.errors import UserFacingError
    from accord.review.serving import at_rest
    from accord.review.setup import Setup

    store = run_of(tmp_path, invented=False)
    with pytest.raises(UserFacingError, match="--encrypted-disk"):
        at_rest(Setup(folder=store / "review"), store)
    said = at_rest(Setup(folder=store / "review", is_disk_encrypted=True), store)
    assert said.startswith("At rest: on a disk that was declared to be encrypted")


def test_invented_records_need_no_encrypted_disk(tmp_path):
    from accord.review.serving import at_rest
    from accord.review.setup import Setup

    store = run_of(tmp_path, invented=True)
    assert "invented" in at_rest(Setup(folder=store / "review"), store)


@pytest.mark.parametrize(
    ("uuid", "seen"), [("CRYPT-LUKS2-1", True), ("LVM-1", False), (None, None)]
)
def test_a_device_that_says_whether_it_is_encrypted_is_believed(tmp_path, uuid, seen, monkeypatch):
    from accord.errors import UserFacingError
    from accord.review import serving
    from accord.review.setup import Setup

    number = tmp_path.stat().st_dev
    device = tmp_path / "devices" / f"{os.major(number)}:{os.minor(number)}"
    device.mkdir(parents=True)
    if uuid:
        (device / "dm").mkdir()
        (device / "dm" / "uuid").write_text(f"{uuid}\n")
    assert serving.encryption_of(tmp_path, tmp_path / "devices") is seen
    monkeypatch.setattr(serving, "encryption_of", lambda _: seen)
    store = run_of(tmp_path / "store", invented=False)
    setup = Setup(folder=store / "review", is_disk_encrypted=True)
    if seen is False:
        with pytest.raises(UserFacingError, match="says that it is not"):
            serving.at_rest(setup, store)
    else:
        told = "its device says so" if seen else "does not say"
        assert told in serving.at_rest(setup, store)


def test_two_administrators_are_opened_from_the_command_line_and_no_third(app):
    from accord.errors import UserFacingError
    from accord.review.access.first_accounts import open_administrator
    from accord.review.access.models import Account
    from support.review_app import entries

    said = open_administrator("second", "Second Person")
    password = re.search(r"password (\S+),", said)[1]
    assert Account.objects.get(username="second").check_password(password)
    assert entries()[-1].action == "changed an account"
    assert password not in entries()[-1].body
    with pytest.raises(UserFacingError, match="two administrators"):
        open_administrator("third", "Third Person")
