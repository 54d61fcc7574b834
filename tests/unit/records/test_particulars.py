"""Whether a text says anything of what happened, or only where to look."""

import pytest

from accord.records.particulars import has_particulars


@pytest.mark.parametrize(
    "text",
    [
        "See log.",
        "n/a",
        "As per the OEL",
        "To be updated by the OIC when details are available",
        "Refer to linked crime report 21/000917, restricted record",
        "Awaiting statement",
        "Strategy log",
        "",
    ],
)
def test_a_text_that_only_points_elsewhere_says_nothing(text):
    assert not has_particulars(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bicycle taken from a rack.",
        "Pushed over by another pupil in the playground",
        "Phone and purse gone from changing room. See log.",
        "Known male shouting at passers by; awaiting details from OIC",
    ],
)
def test_a_text_about_something_says_something(text):
    assert has_particulars(text)
