"""A period becomes months, quarters and years that add up, whatever day it begins on."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import UserFacingError
from accord.profile.scope import Scope, months

YEAR = Scope("E1", date(2024, 4, 1), date(2025, 3, 31), date(2025, 6, 1))


def test_a_year_has_twelve_months_in_four_quarters_and_two_years_before_it():
    found = months(YEAR)
    assert len(found) == 36
    assert len({m.year for m in found}) == 3
    assert len({m.quarter for m in found if m.year == YEAR.period}) == 4
    assert YEAR.n_months == 12


def test_years_that_the_sources_do_not_cover_in_full_are_left_out():
    scope = Scope("E1", YEAR.first, YEAR.last, YEAR.on, covered_from=date(2022, 6, 1))
    assert {m.year for m in months(scope)} == {"2023-04-01/2024-03-31", YEAR.period}


days = st.dates(date(2015, 1, 1), date(2024, 12, 31))


@settings(deadline=None)
@given(days, st.integers(1, 900))
def test_months_follow_one_another_without_a_gap_and_each_lies_in_one_quarter_and_year(first, n):
    scope = Scope("E1", first, first + timedelta(days=n), date(2026, 1, 1))
    found = months(scope)
    assert found[-1].last_day == scope.last
    for one, other in itertools.pairwise(found):
        assert other.first_day == one.last_day + timedelta(days=1)
    assert len({m.month for m in found}) == len(found)
    quarters = {}
    for month in found:
        assert quarters.setdefault(month.quarter, month.year) == month.year
        assert (month.year == scope.period) == (month.first_day >= scope.first)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(UserFacingError, match="ends before"):
        Scope("E1", date(2025, 1, 1), date(2024, 1, 1), date(2025, 1, 1))


def test_an_audience_that_is_not_known_is_refused():
    with pytest.raises(UserFacingError, match="restricted, partnership, public"):
        Scope("E1", date(2024, 1, 1), date(2025, 1, 1), date(2025, 1, 1), "press")
