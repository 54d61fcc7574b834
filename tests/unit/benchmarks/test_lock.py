"""Nothing is pinned within a week of its publication, and every pin has its date beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from benchmarks.lock import (
    FOLDER,
    HELD_FOR,
    NAMES,
    UPLOADED,
    Kept,
    all_pins,
    as_text,
    problems,
    published,
    read_kept,
)

TODAY = date(2026, 11, 23)
PIN = ("django", "5.2.19")
OLD = Kept(date(2026, 11, 3), TODAY)


def test_no_library_is_younger_than_a_week_when_it_is_pinned():
    """The real pins, against the real dates; no network is asked."""
    kept = read_kept((FOLDER / UPLOADED).read_text("utf-8"))
    assert problems(all_pins(), kept, datetime.now(UTC).date()) == []
    assert timedelta(days=7) == HELD_FOR
    assert len(kept) > 60


def test_every_file_of_requirements_is_among_those_that_are_pinned():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(NAMES)
    assert {path.stem for path in FOLDER.glob("*.in")} == set(NAMES)


@pytest.mark.parametrize(
    ("uploaded", "is_refused"),
    [(TODAY, True), (TODAY - timedelta(days=6), True), (TODAY - timedelta(days=7), False)],
)
def test_a_version_of_less_than_a_week_is_refused(uploaded, is_refused):
    found = problems({PIN}, {PIN: Kept(uploaded, TODAY)}, TODAY)
    assert (found == ["django 5.2.19 was pinned within a week of its publication"]) is is_refused
    assert bool(found) is is_refused


def test_a_version_does_not_become_older_by_waiting():
    """What was pinned too soon stays so: its day is the one on which it was pinned."""
    kept = {PIN: Kept(TODAY - timedelta(days=2), TODAY)}
    assert problems({PIN}, kept, TODAY + timedelta(days=90))


def test_a_pin_without_a_date_and_a_date_without_a_pin_are_told():
    assert problems({PIN}, {}, TODAY) == ["django 5.2.19 has no date"]
    assert problems(set(), {PIN: OLD}, TODAY) == ["django 5.2.19 is not pinned"]
    other = ("django", "5.2.20")
    assert problems({other}, {PIN: OLD}, TODAY) == [
        "django 5.2.20 has no date",
        "django 5.2.19 is not pinned",
    ]


def test_a_day_that_has_not_come_is_told():
    kept = {PIN: Kept(OLD.uploaded, TODAY + timedelta(days=1))}
    assert problems({PIN}, kept, TODAY) == ["django 5.2.19 was pinned on a day that has not come"]


LOCK = """
[[packages]]
name = "django"
version = "5.2.19"
sdist = { url = "x", upload-time = 2026-11-03T15:22:09Z }
wheels = [{ url = "y", upload-time = 2026-11-03T15:22:03Z }, { url = "z", upload-time = 2026-11-20T01:00:00Z }]

[[packages]]
name = "undated"
version = "1"
wheels = [{ url = "y" }, { url = "z", upload-time = 2026-11-03T15:22:03Z }]
"""


def test_a_version_is_as_old_as_its_newest_file_and_has_no_age_where_one_has_none():
    assert published(LOCK) == {PIN: date(2026, 11, 20)}


def test_what_was_pinned_before_keeps_its_day_and_what_is_new_gets_todays():
    new, dates = ("typer", "1"), {PIN: OLD.uploaded, ("typer", "1"): date(2026, 11, 1)}
    later = TODAY + timedelta(days=30)
    kept = read_kept(as_text({PIN, new}, dates, {PIN: OLD}, later))
    assert kept == {PIN: OLD, new: Kept(date(2026, 11, 1), later)}
