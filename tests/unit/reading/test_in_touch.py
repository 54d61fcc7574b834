"""Two people named who are in touch by phone or online, or spend their time together."""

import pytest

from accord.reading import Mention, read_text
from accord.reading.mentions import Person

PEOPLE = (
    Person("A", "Gareth", "Archer", sex="M", roles=("subject",)),
    Person("B", "Jason", "Butterfield", sex="M", roles=("subject",)),
)


def ties(text: str) -> list[Mention]:
    return [m for m in read_text(text, PEOPLE) if m.concept_id == "association.known"]


@pytest.mark.parametrize(
    "text",
    [
        "Phone billing shows Jason Butterfield and Gareth Archer in daily contact.",
        "Billing shows 31 calls from Archer to Butterfield in the week.",
        "Archer's number is the most called on Butterfield's phone.",
        "Butterfield has Archer saved in his phone.",
        "Archer and Butterfield exchanged 240 texts in a month.",
        "Archer is in a WhatsApp group with Butterfield.",
        "Archer and Butterfield drink in the same pub.",
    ],
)
def test_their_contact_is_a_tie(text: str) -> None:
    assert [m.assertion for m in ties(text)] == ["affirmed"]


def test_contact_that_may_have_been_is_possible() -> None:
    assert [m.assertion for m in ties("Archer may be in contact with Butterfield.")] == ["possible"]


@pytest.mark.parametrize(
    "text",
    [
        "Archer reported Butterfield to police for theft.",
        "Archer and Butterfield were both in court on Monday.",
        "Archer assaulted Butterfield outside a pub.",
    ],
)
def test_meeting_in_court_or_in_a_fight_is_none(text: str) -> None:
    assert ties(text) == []
