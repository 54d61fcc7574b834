"""Every window is a setting with a reason, and the manual says the same as the code."""

import re
from pathlib import Path

from accord.networks import windows

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "how-people-are-joined.md"
CODE = Path(windows.__file__).read_text("utf-8")


def settings():
    return {name: value for name, value in vars(windows).items() if name.isupper()}


def test_the_manual_lists_every_window_with_its_value_and_its_reason():
    rows = re.findall(r"^\| ([A-Z_]+) \| (\d+) \| (.{20,}) \|$", PAGE.read_text("utf-8"), re.M)
    assert {name: int(value) for name, value, _ in rows} == settings()


def test_every_window_has_its_reason_beside_it():
    for name in settings():
        before = CODE[: CODE.index(f"\n{name} =")].splitlines()
        assert any(line.startswith("#") for line in before[-6:]), name
