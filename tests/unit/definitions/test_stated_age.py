"""Ages a text states, of the child and of people of concern."""

import pytest

from accord.definitions.stated_age import stated_ages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IP aged 14 reports the assault", [("child", 14, "IP aged 14")]),
        ("The victim, 13, was approached", [("child", 13, "victim, 13")]),
        ("a 15yo girl was seen", [("child", 15, "15yo girl")]),
        ("14-year-old child taken to a flat", [("child", 14, "14-year-old child")]),
        (
            "victim (15) and a man of 35",
            [("child", 15, "victim (15"), ("concern", 35, "man of 35")],
        ),
        ("It began when she was 12", [("child", 12, "when she was 12")]),
        ("a 40 year old male drove", [("concern", 40, "40 year old male")]),
        ("a 16 year old female", [("child", 16, "16 year old female")]),
        ("The victim is an adult", [("child", 18, "victim is an adult")]),
        ("two adult males waited", [("concern", 18, "adult males")]),
        ("two unknown men gave her cider", [("concern", 18, "men")]),
        ("two young men and a lad", []),
        ("Seventeen year old stopped alone", [("child", 17, "Seventeen year old")]),
        ("she says that when she was fourteen he", [("child", 14, "when she was fourteen")]),
    ],
)
def test_an_age_is_read_for_its_side(text, expected):
    found = [(a.side, a.age_low, text[a.start : a.end]) for a in stated_ages(text)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The girl met him 14 times",
        "victim 2 hours later",
        "The boy, 12 other people and a dog",
        "room 14 of the hotel",
        "the child left at 15:30",
        "a male 3 weeks ago",
        "it went on for 3 years",
        "sentenced to twelve years",
    ],
)
def test_a_number_that_is_no_age_is_not_read(text):
    assert list(stated_ages(text)) == []
