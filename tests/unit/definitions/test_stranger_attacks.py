"""Whether a text tells of a stranger who said nothing."""

import pytest

from accord.definitions.stranger_attacks import is_nothing_taken, is_silent_stranger


@pytest.mark.parametrize(
    "text",
    [
        "Attacked by a stranger in the park, nothing was said.",
        "An unknown man grabbed her from behind without saying a word.",
        "She does not know him. He did not speak.",
        "She had never seen him before; nothing was offered, taken or said.",
    ],
)
def test_a_stranger_who_said_nothing(text):
    assert is_silent_stranger(text)


@pytest.mark.parametrize(
    "text",
    [
        "Her uncle came in and said nothing.",
        "A stranger asked her for the time and then touched her.",
        "He did not speak to police.",
    ],
)
def test_somebody_known_or_somebody_who_spoke(text):
    assert not is_silent_stranger(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ran up to her. Nothing was said, asked for or taken.", True),
        ("Nothing said or taken.", True),
        ("Nothing was said. He had taken her phone.", False),
        ("Nothing was offered. Statement to be taken.", False),
    ],
)
def test_what_stands_last_in_a_list_of_nothings_is_denied_too(text, expected):
    assert is_nothing_taken(text) == expected
