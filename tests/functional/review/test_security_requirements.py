"""The table of security requirements names every one of them, and only tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
TABLE = (ROOT / "docs" / "reference" / "security-requirements.md").read_text("utf-8")
ROWS = re.findall(r"^\| (SR-\d\d) \| (.*?) \| (.*?) \| (.*?) \|$", TABLE, re.MULTILINE)
STANDS = {"met", "part", "not yet", "not applicable", "elsewhere"}


def test_every_requirement_has_one_row_that_says_whether_it_stands():
    assert [row[0] for row in ROWS] == [f"SR-{n:02d}" for n in range(1, 49)]
    assert {row[2] for row in ROWS} <= STANDS


def test_every_test_that_is_named_exists():
    named = re.findall(r"`([\w/]*test_\w+\.py)::(test_\w+)`", TABLE)
    assert named
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
