"""The table of security requirements names every one of them, and only tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
TABLE = (ROOT / "docs" / "reference" / "security-requirements.md").read_text("utf-8")
ROWS = re.findall(r"^\| (SR-\d\d) \| (.*?) \| (.*?) \| (.*?) \|$", TABLE, re.MULTILINE)
ASVS = (ROOT / "docs" / "reference" / "asvs.md").read_text("utf-8")
ASVS_ROWS = re.findall(
    r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.*?) \| (.*?) \| (.*?) \|$", ASVS, re.MULTILINE
)
# How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has.
CHAPTERS = dict(enumerate((27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7), start=1))
STANDS = {"met", "part", "not yet", "not applicable", "elsewhere"}


def test_every_requirement_has_one_row_that_says_whether_it_stands():
    assert [row[0] for row in ROWS] == [f"SR-{n:02d}" for n in range(1, 49)]
    assert {row[2] for row in ROWS} <= STANDS


def test_every_test_that_is_named_exists():
    named = re.findall(r"`([\w/]*test_\w+\.py)::(test_\w+)`", TABLE + ASVS)
    assert len(named) > 200
    missing = [
        f"{file}::{test}"
        for file, test in named
        if f"def {test}(" not in (ROOT if "/" in file else HERE).joinpath(file).read_text("utf-8")
    ]
    assert missing == []


def test_what_is_met_names_a_test_and_what_is_not_says_why():
    for number, _, stands, shown in ROWS:
        assert shown, number
        if stands == "met":
            assert "::test_" in shown, number


def test_the_asvs_has_a_row_for_each_requirement_of_its_first_two_levels():
    numbers = [tuple(map(int, row[0].split("."))) for row in ASVS_ROWS]
    assert len(set(numbers)) == len(numbers) == 253
    assert numbers == sorted(numbers)
    assert {c: sum(n[0] == c for n in numbers) for c in CHAPTERS} == CHAPTERS
    assert sum(row[1] == "1" for row in ASVS_ROWS) == 70


def test_a_row_of_the_asvs_that_is_met_names_a_test_or_where_it_is_written():
    allowed = STANDS | {"by whoever deploys it"}
    for number, _, about, stands, shown in ASVS_ROWS:
        assert about, number
        assert stands in allowed, number
        assert len(shown) > 5, number
    told = [row for row in ASVS_ROWS if row[3] == "met" and "::test_" in row[4]]
    assert len(told) > 0.8 * sum(row[3] == "met" for row in ASVS_ROWS)


def test_the_counts_above_the_rows_are_those_of_the_rows():
    for stands in ("met", "not applicable", "part", "not yet", "by whoever deploys it"):
        n = sum(row[3] == stands for row in ASVS_ROWS)
        assert f"{n} {stands}" in ASVS.partition("| no. |")[0]
