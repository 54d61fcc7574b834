"""A country parted into what was there and what a night brings, and the page that compares."""

from __future__ import annotations

import csv

import pytest

from benchmarks.night import page, split
from benchmarks.scale import Cost, Measured
from support.packages import tiny_package


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """All rows of a package, and of the two it was parted into."""
    root = tmp_path_factory.mktemp("night")
    tiny_package().write(root / "packages" / "one")
    counts = split(root / "packages", root, per_thousand=300)
    folders = ("packages", "before", "night")
    return counts, *(
        {path.stem: _rows(path) for path in (root / folder / "one").glob("*.csv")}
        for folder in folders
    )


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_comes_before_the_night_or_with_it(parts):
    counts, whole, before, night = parts
    records = [table for table in whole if table != "sources"]
    for table in records:
        both = [*before.get(table, []), *night.get(table, [])]
        assert sorted(map(str, both)) == sorted(map(str, whole[table]))
    assert counts == tuple(sum(len(part.get(t, [])) for t in records) for part in (before, night))
    assert min(counts) > 0


def test_nothing_that_was_there_before_speaks_of_what_the_night_brings(parts):
    _, _, before, night = parts
    new = {row["nominal_id"] for row in night.get("nominals", [])}
    assert new
    said = {value for rows in before.values() for row in rows for value in row.values()}
    assert not new & said


def test_the_nights_extract_is_later_and_does_not_replace_the_one_before(parts):
    _, _, before, night = parts
    (held,), (new,) = before["sources"], night["sources"]
    assert new["extracted_at"] > held["extracted_at"]
    assert new["period_from"] > held["period_from"]


def test_the_page_says_what_share_of_a_full_run_each_stage_costs():
    full = Measured(100, {"reading": Cost(3, 4.0, 0)}, Cost(5, 10.0, 0))
    night = Measured(100, {"reading": Cost(1, 1.0, 0)}, Cost(2, 2.0, 0))
    written = page(full, night, (98, 2))
    assert "| reading | 4.0 s | 1.0 s | 25% |" in written
    assert "| receipt and publishing | 6.0 s | 1.0 s | 17% |" in written
    assert "| the whole | 10.0 s | 2.0 s | 20% |" in written
