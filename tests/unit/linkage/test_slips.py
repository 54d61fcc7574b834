"""A rare forename is taken for a slip of the pen of a name that differs in one letter."""

from __future__ import annotations

import pytest

from accord.linkage.slips import slips_of

SETTLED = ("joseph", "luke", "ivy", "josephine", "ali", "anna", "hannah")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("josph", "joseph"),
        ("josephh", "joseph"),
        ("jospeh", "joseph"),
        ("jaseph", "joseph"),
        ("ltke", "luke"),
        ("iy", "ivy"),
    ],
    ids=["left out", "doubled", "swapped", "replaced", "short", "shorter"],
)
def test_one_letter_out_of_place_is_a_slip(written, meant):
    assert slips_of([written], SETTLED) == {written: (meant,)}


@pytest.mark.parametrize("written", ["jsph", "luke", "lkeu", "x", "harriet"])
def test_more_than_one_letter_or_none_is_no_slip(written):
    assert slips_of([written], SETTLED) == {}


def test_a_slip_that_fits_two_names_may_be_of_either():
    assert slips_of(["anali"], ("anal", "analia", "ana")) == {"anali": ("anal", "analia")}


def test_a_slip_that_fits_many_names_says_nothing():
    many = [f"a{letter}a" for letter in "bcdefghjkl"]
    assert slips_of(["axa"], many) == {}
