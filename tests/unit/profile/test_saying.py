"""Sentences with figures: nouns that fit the number, and none where a figure is not shown."""

import pytest

from accord.documents import CellRef
from accord.profile.facts import Number
from accord.profile.saying import say, tell

REF = CellRef("crimes", ())


def _number(text):
    return Number(text, None if text == "[c]" else float(text.replace(",", "")), REF)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0", "0 crimes are open."),
        ("1", "1 crime is open."),
        ("21", "21 crimes are open."),
        ("1,001", "1,001 crimes are open."),
        ("[c]", "[c] crimes are open."),
    ],
)
def test_a_noun_fits_its_number(text, said):
    assert say("{n:crime is|crimes are} open.", n=_number(text)).text == said


def test_a_number_keeps_its_trace_beside_a_noun():
    (trace,) = say("{n:boy|boys}", n=_number("1")).traces
    assert trace.shown == "1"


def test_a_sentence_with_a_figure_that_is_not_shown_is_not_told():
    assert list(tell("{a} of {b}", a=_number("3"), b=_number("[c]"))) == []
    assert [p.text for p in tell("{a} of {b}", a=_number("3"), b=_number("9"))] == ["3 of 9"]
