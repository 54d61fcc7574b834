"""A bare "assaulted" among blows is a blow; beside anything sexual it stays what it was."""

import pytest

from accord.reading import Person, read_text

PEOPLE = [
    Person("1", "Ama", "Reed", sex="F", roles=("victim",)),
    Person("2", "Scott", "Garside", sex="M", roles=("suspect",)),
]


def _is_sexual(text: str) -> bool:
    found = read_text(text, PEOPLE, is_concern=True)
    return any(mention.concept_id == "abuse.sexual" for mention in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ama was assaulted by Scott Garside following an argument.",
        "IP assaulted by S1 outside the chip shop, punched to the face, minor injury.",
        "Ama was assaulted by Scott Garside in a row about a bike.",
    ],
)
def test_an_assault_in_a_quarrel_is_no_sexual_abuse(text):
    assert not _is_sexual(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ama was assaulted by Scott Garside in his bedroom after an argument.",
        "Ama was assaulted by Scott Garside at his flat.",
        "She was punched and then sexually assaulted by Scott Garside.",
    ],
)
def test_what_else_the_text_says_keeps_it_sexual(text):
    assert _is_sexual(text)
