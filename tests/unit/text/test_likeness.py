"""Sentences that are alike to every phrase, and the way back to what was written."""

import pytest

from accord.text.likeness import Likeness

PHRASES = Likeness({"gave", "phone", "can't", "groom*", "mum", "24/7", "2nd", "six", "15"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kyle gave her a phone", "marguerite gave xu a phone"),
        ("at 21:40 kyle gave", "at 06:05 bo gave"),
        ("(kyle), 'gave'", "(bogdan), 'gave'"),
        ("kyle's phone", "bo's phone"),
        ("in 2016 mum", "in 1998 mum"),
    ],
)
def test_names_and_times_make_no_difference(one: str, other: str) -> None:
    assert PHRASES.of(one) == PHRASES.of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("he gave it", "he took it"),
        ("a groomer", "a grocer"),
        ("i cant gave", "i want gave"),
        ("24/7", "25/7"),
        ("aged 15", "aged 14"),
        ("in 2016", "in 3016"),
        ("at 9", "at 10"),
        ("the phone", "the, phone"),
        ("2nd phone", "3rd phone"),
    ],
)
def test_what_a_phrase_may_ask_for_makes_a_difference(one: str, other: str) -> None:
    assert PHRASES.of(one) != PHRASES.of(other)


@pytest.mark.parametrize(
    "sentence",
    [
        "marguerite, (bogdan) and kyle's mum gave  a phone; by jo/mo at 21:40",
        "qq gave qqqq a qx phone",
        " mum gave",
        "mum",
    ],
)
def test_every_end_of_a_word_is_found_again(sentence: str) -> None:
    alike, back = PHRASES.of(sentence), PHRASES.way_back(sentence)
    assert back(0) == 0
    assert back(len(alike)) == len(sentence)
    for word in ("mum", "gave", "phone"):
        if word in sentence:
            start = alike.index(word)
            assert back(start) == sentence.index(word)
            assert back(start + len(word)) == sentence.index(word) + len(word)


def test_the_word_for_any_other_is_none_that_a_phrase_has() -> None:
    taken = Likeness({"qq", "qx*", "gave"})
    assert taken.of("qq gave") != taken.of("kyle gave")
    assert taken.of("qxyz gave") != taken.of("kyle gave")
