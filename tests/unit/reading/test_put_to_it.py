"""Words that say that what a child is suspected of was done for others."""

from functools import lru_cache

import pytest

from accord.reading.mentions import Person
from accord.reading.reader import Reader

CHILD = Person("c", "Kian", "Rowan", sex="M", roles=("suspect",), age_low=15, age_high=15)
GROWN = Person("c", "Kian", "Rowan", sex="M", roles=("suspect",), age_low=22, age_high=22)


@lru_cache(maxsize=1)
def by_phrases() -> Reader:
    """Words weighed together are another matter."""
    return Reader(weighs=False)


def crime(text: str, person: Person = CHILD) -> set[str]:
    return {
        m.concept_id
        for m in by_phrases().read(text, (person,))
        if m.concept_id.startswith("criminal.") and m.assertion == "affirmed"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Rowan had a safe with cocaine in it. It belongs to people he cannot name.",
        "Rowan was stopped with tablets. He gets fifteen pounds a drop.",
        "Rowan went into the shed. Two men lifted him over and told him to pass the tools back.",
        "Burglary of a shop. Rowan said that men hold a debt over him.",
        "Rowan was found at the cannabis grow. The doors were locked from outside.",
        "Rowan sold the pills and gives the takings to a man in a car.",
        "Rowan arrested with a handgun. He was paid to look after it.",
    ],
)
def test_whose_it_was_and_by_whose_order_says_enough_of_a_child_suspected(text: str) -> None:
    assert crime(text)
    assert not crime(text, GROWN)


@pytest.mark.parametrize(
    "text",
    [
        "Rowan took cider from the store. Staff told him to hand it back.",
        "Rowan was found with cannabis. He said that it belonged to his brother.",
        "Rowan stole a bike. His mum told him to take it back.",
        "Rowan slapped the victim. He was told to go by a man.",
        "Rowan broke into the shed for a dare. His mates told him to take the tools.",
        "Rowan had a knife which his uncle gave him to use when fishing.",
        "Rowan stole a phone and said that he needed the money.",
    ],
)
def test_what_parents_police_and_friends_say_does_not(text: str) -> None:
    assert crime(text) == set()


def test_a_denial_is_not_a_deed() -> None:
    assert crime("Rowan had cannabis on him. Nobody made him carry it, he said.") == set()
