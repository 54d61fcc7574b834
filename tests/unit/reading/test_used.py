"""A child who stands as suspect is read as the child, and grown people as nobody's concern."""

from functools import lru_cache

import pytest

from accord.reading.mentions import Mention, Person
from accord.reading.reader import Reader

CHILD = Person("c", "Kian", "Rowan", sex="M", roles=("suspect",), age_low=15, age_high=15)
MAN = Person("m", "Dean", "Marsh", sex="M", roles=("suspect",), age_low=34, age_high=34)
NO_AGE = Person("n", "Kian", "Rowan", sex="M", roles=("suspect",))
GIRL = Person("g", "Elle", "Manning", sex="F", roles=("victim",), age_low=15, age_high=15)
HELD = "Kian was stopped with wraps. He was told to hold them by Marsh."


@lru_cache(maxsize=1)
def by_phrases() -> Reader:
    """Words weighed together are another matter."""
    return Reader(weighs=False)


def crime(text: str, *people: Person) -> list[Mention]:
    return [m for m in by_phrases().read(text, people) if m.concept_id.startswith("criminal.")]


def test_a_child_recorded_as_suspect_is_the_child_it_is_about() -> None:
    found = crime(HELD, CHILD, MAN)
    assert {m.about_nominal_id for m in found} == {"c"}
    assert {m.assertion for m in found} == {"affirmed"}


def test_an_age_nobody_knows_is_never_guessed() -> None:
    assert all(person.is_child is None for person in (NO_AGE, Person("x", age_low=16)))
    assert not Person("x", age_low=18, age_high=19).is_child
    assert Person("x", age_high=17).is_child


@pytest.mark.parametrize(
    "text",
    [
        "Marsh was stopped with 20 wraps. He was told to hold them by the olders.",
        "Marsh sells crack for the Mallory brothers.",
        "Marsh steals to order.",
    ],
)
def test_a_grown_man_doing_the_same_gives_nothing(text: str) -> None:
    assert crime(text, MAN) == []


def test_a_grown_man_who_deals_is_no_concern_of_the_girl_he_robbed() -> None:
    assert (
        crime("Marsh, who deals for the Mallory brothers, robbed Elle of her phone.", MAN, GIRL)
        == []
    )


def test_what_else_is_said_of_the_child_is_read_as_of_a_suspect() -> None:
    """Only crime done for others is read anew: what a boy did to a girl stays what he did."""
    text = "Kian gave Elle vodka and touched her. He was made to carry wraps for Marsh."
    found = {m.concept_id: m for m in by_phrases().read(text, (CHILD, MAN, GIRL))}
    assert found["exchange.substances"].nominal_id == "c"
    assert found["exchange.substances"].about_nominal_id == "g"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "BROWN ran to catch the train.",
            Person("b", "Aimee", "Brown", roles=("child_of_concern",)),
        ),
        ("Dean told Rob to get off his bike.", Person("r", "Rob", "Sand", roles=("victim",))),
    ],
)
def test_a_name_is_no_drug_and_no_deed(text: str, person: Person) -> None:
    assert crime(text, person) == []


def test_a_parcel_fetched_for_a_mother_is_an_errand() -> None:
    boy = Person("b", "Tom", "Ash", sex="M", roles=("child_of_concern",), age_low=15, age_high=15)
    assert crime("His mum asked him to pick up a package from the shop.", boy) == []
    assert crime("His mum asked him to pick up a package of heroin for her dealer.", boy) != []


def test_a_text_read_for_one_record_says_nothing_of_the_next() -> None:
    first, second = crime(HELD, CHILD), crime(HELD, MAN)
    assert first and second == []
    assert crime(HELD, CHILD) == first
