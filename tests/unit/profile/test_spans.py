"""Months, quarters and years are said as a reader says them."""

from __future__ import annotations

import pytest

from accord.profile.spans import short, span


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2025-01", "January 2025"),
        ("2025-01 to 2025-03", "January to March 2025"),
        ("2024-11 to 2025-01", "November 2024 to January 2025"),
        ("2025-02 to 2025-02", "February 2025"),
        ("2025-01-01/2025-12-31", "1 January 2025 to 31 December 2025"),
        ("not recorded", "not recorded"),
    ],
)
def test_a_stretch_of_time_is_said_in_words(name, said):
    assert span(name) == said


@pytest.mark.parametrize(
    ("name", "said"), [("2025-01", "Jan 2025"), ("2025-01 to 2025-03", "Jan to Mar 2025")]
)
def test_under_a_picture_months_are_short(name, said):
    assert short(name) == said
