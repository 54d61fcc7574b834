"""Whether a text places what happened after the eighteenth birthday."""

import pytest

from accord.records.placed_as_adult import is_placed_as_adult


@pytest.mark.parametrize(
    "text",
    [
        "The victim says it took place two weeks after her 18th birthday.",
        "He is sure that it was after turning 18.",
        "This was when Megan was nineteen and living in her own flat.",
        "She was already 18 at the time.",
        "She had just turned eighteen.",
        "The complainant was an adult at the time.",
    ],
)
def test_words_that_place_it_after(text):
    assert is_placed_as_adult(text)


@pytest.mark.parametrize(
    "text",
    [
        "It happened on several evenings that summer.",
        "It started when she was 16 and was still going on after her 18th birthday.",
        "Some of it before and some after her 18th birthday.",
        "It happened after 18:30 in the car park.",
        "After 18 months of silence she told her sister.",
        "This was around the time of her 17th birthday.",
    ],
)
def test_words_that_do_not(text):
    assert not is_placed_as_adult(text)
