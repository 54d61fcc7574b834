"""How soon something happens, against life tables worked by hand and a published example."""

from itertools import pairwise

import pytest

from accord.profile.counting.durations import FINE, WIDE, words_of
from accord.profile.durations import Spell, estimate


def test_a_life_table_worked_by_hand():
    # Ten at risk: two in the first span, one followed no longer; three of the seven left in the
    # second, one followed no longer; one of the three left in the third.
    found = estimate([Spell(1, 2, 1), Spell(7, 3, 1), Spell(28, 1, 0)], 10)
    left = (8 / 10, 8 / 10 * 4 / 7, 8 / 10 * 4 / 7 * 2 / 3)
    assert found.curve.shares == pytest.approx([1 - share for share in left])
    assert found.at_risk == (10, 7, 3)
    assert found.median == 7


def test_the_remission_times_of_freireich_give_the_published_median():
    # 21 patients on 6-mercaptopurine (Freireich and others, 1963): the median is 23 weeks.
    happened = {6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1}
    followed = {6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1}
    days = sorted({*happened, *followed})
    found = estimate([Spell(d, happened.get(d, 0), followed.get(d, 0)) for d in days], 21)
    assert found.median == 23
    assert (found.earliest, found.latest) == (13, None)
    assert 1 - found.curve.shares[days.index(6)] == pytest.approx(0.857, abs=1e-3)
    assert 1 - found.curve.shares[days.index(23)] == pytest.approx(0.448, abs=1e-3)


def test_whoever_is_still_followed_is_not_taken_as_never():
    followed_on = estimate([Spell(7, 4, 0), Spell(28, 0, 16)], 20)
    followed_no_longer = estimate([Spell(7, 4, 0), Spell(28, 0, 0)], 20)
    dropped_early = estimate([Spell(1, 0, 16), Spell(7, 4, 0)], 20)
    assert followed_on.curve.shares[0] == followed_no_longer.curve.shares[0] == pytest.approx(0.2)
    assert dropped_early.curve.shares[-1] == pytest.approx(1.0)


def test_where_fewer_than_half_have_it_no_day_is_named():
    found = estimate([Spell(7, 2, 0), Spell(28, 1, 0)], 40)
    assert found.median is None
    assert found.earliest is None and found.latest is None


def test_nothing_is_estimated_of_nobody_and_where_it_never_happened():
    assert estimate([], 10) is None
    assert estimate([Spell(7, 0, 3)], 10) is None
    assert estimate([Spell(7, 1, 0)], 0) is None


def test_limits_hold_the_estimate_and_lie_between_nought_and_one():
    found = estimate([Spell(day, 1, 1) for day in WIDE], 30)
    for low, share, high in zip(
        found.curve.lows, found.curve.shares, found.curve.highs, strict=True
    ):
        assert 0 <= low <= share <= high <= 1


def test_once_all_have_it_the_share_is_one():
    assert estimate([Spell(1, 3, 0), Spell(7, 2, 0)], 5).curve.shares == (pytest.approx(0.6), 1.0)


def test_the_share_by_a_day_is_that_of_the_last_span_that_ended():
    found = estimate([Spell(1, 5, 0), Spell(7, 2, 0)], 10)
    assert found.by(0) == (0.0, 0.0, 0.0)
    assert found.by(3)[0] == pytest.approx(0.5)
    assert found.by(28) is None


@pytest.mark.parametrize("spans", [FINE, WIDE])
def test_spans_follow_one_another_without_gap(spans):
    ends = [words_of(day, spans).split(" to ") for day in spans]
    assert ends[0][0] == "0"
    for before, after in pairwise(ends):
        assert int(after[0]) == int(before[-1]) + 1
