"""Words for likelihood follow the yardstick, and low confidence holds them back."""

from __future__ import annotations

import pytest

from accord.documents import CellRef
from accord.profile.facts import Number
from accord.profile.yardstick import Grounds, bounded, more_of, share_above, word_for


def n(value):
    return Number(str(value), value, CellRef("q", ()))


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.03, "a remote chance"),
        (0.15, "highly unlikely"),
        (0.30, "unlikely"),
        (0.45, "a realistic possibility"),
        (0.65, "likely"),
        (0.85, "highly likely"),
        (0.97, "almost certain"),
    ],
)
def test_a_probability_inside_a_band_gets_the_bands_word(probability, word):
    assert word_for(probability) == word


def test_equal_counts_leave_it_open_and_very_unequal_ones_do_not():
    assert more_of(n(5), n(5)) == pytest.approx(0.5)
    assert more_of(n(30), n(2)) > 0.999
    assert more_of(n(2), n(30)) < 0.001


def test_the_same_share_of_more_people_is_surer():
    assert share_above(n(6), n(10)) < share_above(n(60), n(100)) < share_above(n(600), n(1000))


def test_a_figure_that_is_not_shown_carries_no_judgement():
    assert more_of(n(None), n(3)) is None
    assert share_above(n(3), n(None)) is None


def test_low_confidence_never_goes_beyond_likely():
    assert word_for(bounded(0.999, "low")) == "likely"
    assert word_for(bounded(0.999, "moderate")) == "almost certain"


@pytest.mark.parametrize(
    ("sectors", "year", "sample", "fields", "confidence"),
    [
        (True, True, True, True, "high"),
        (True, True, False, False, "moderate"),
        (False, True, False, False, "low"),
        (True, False, True, True, "low"),
    ],
)
def test_confidence_rests_on_sources_time_sample_and_completeness(
    sectors, year, sample, fields, confidence
):
    assert Grounds(sectors, year, sample, fields).confidence == confidence
