"""How many people of concern a sentence speaks of."""

import pytest

from accord.reading import Person, read_text


def counts(text: str, people: tuple[Person, ...] = ()) -> list[tuple[int | None, int | None]]:
    mentions = read_text(text, people, is_concern=True)
    return [
        (m.count_low, m.count_high)
        for m in mentions
        if m.concept_id == "people.several" and m.assertion != "negated"
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("S1 and two others took the girl to a hotel.", 3, 3),
        ("Two unknown males gave the girl drugs.", 2, 2),
        ("She was with three older males.", 3, 3),
        ("3 or 4 lads gave her drink.", 3, 4),
        ("3-4 lads gave her drink.", 3, 4),
        ("Between five and seven lads gave her drink.", 5, 7),
        ("A group of men gave her drink.", 3, None),
        ("Several men gave her drink.", 3, None),
        ("A load of older lads gave her drink.", 3, None),
        ("A few men gave her drink.", 2, None),
        ("The men gave her drink.", 2, None),
        ("A couple of males gave her drink.", 2, 2),
        ("At least five men gave her drink.", 5, None),
        ("More than two men gave her drink.", 3, None),
        ("Up to six men gave her drink.", 2, 6),
        ("It was him and his cousin that gave her the drink.", 2, 2),
        ("An older male and his friend collected her.", 2, 2),
        ("S1, S2 and an unknown third male gave the girls alcohol.", 3, 3),
        ("Others were present when S1 gave her alcohol.", 2, None),
        ("2 x males gave the girl drink.", 2, 2),
    ],
)
def test_everybody_of_concern_is_counted(text: str, low: int, high: int | None) -> None:
    assert counts(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "He gave the girl a phone.",
        "The male gave three girls alcohol.",
        "She and her two friends were given vapes by the man in the shop.",
        "Two social workers visited the girl he gave alcohol to.",
        "He gave the 15 year old girl a phone.",
        "S1 was seen by two officers giving her a phone.",
    ],
)
def test_children_friends_of_the_child_and_professionals_are_not(text: str) -> None:
    assert counts(text) == []


def test_named_people_are_counted_once_each() -> None:
    people = (
        Person("n1", "Karl", "Moss", sex="M", roles=("suspect",)),
        Person("n2", "Dean", "Ray", sex="M", roles=("suspect",)),
    )
    assert counts("Karl Moss and Dean drove her there; Karl had booked it.", people) == [(2, 2)]
    assert counts("Two men, Karl and Dean, drove her to the flat.", people) == [(2, 2)]


def test_that_nobody_else_took_part_is_a_denial_of_several() -> None:
    text = "S1 acted alone when he raped the girl."
    (mention,) = [m for m in read_text(text) if m.concept_id == "people.several"]
    assert (mention.assertion, mention.count_low) == ("negated", None)


@pytest.mark.parametrize("word", ["Romanian", "British", "Purplish", "white", "Asian", "Welsh"])
def test_no_word_for_where_people_come_from_changes_what_is_read(word: str) -> None:
    plain = read_text("Three males gave the girl vodka. An unknown male drove her to a flat.")
    told = read_text(
        f"Three {word} males gave the girl vodka. An unknown {word} male drove her to a flat."
    )
    assert [(m.concept_id, m.assertion, m.count_low, m.count_high) for m in told] == [
        (m.concept_id, m.assertion, m.count_low, m.count_high) for m in plain
    ]
