"""A child beside somebody who is no carer makes a text one about a concern; ordinary life does not."""

import pytest

from accord.reading import read_text


def concepts(text: str) -> set[str]:
    return {mention.concept_id for mention in read_text(text)}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Four blokes were sat in a van with the schoolgirl.", "place.vehicle"),
        ("Half a dozen fellas were stood round the lass at the bus station.", "people.several"),
        ("The landlord and two punters were upstairs with a girl.", "people.several"),
        ("S2 and S3 kept watch.", "people.several"),
        ("She was not at the kebab shop, the manager confirmed this.", "place.takeaway"),
        ("The lad may have been in a hotel with her.", "place.hotel"),
    ],
)
def test_a_child_beside_people_who_are_no_carers_is_a_concern(text: str, concept: str) -> None:
    assert concept in concepts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two lads carried the girl's desk up for the school fair as planned.",
        "Three men were fined for fishing at the lake.",
        "Her uncle drove the van to the wedding.",
        "Two males broke into the takeaway and took tools.",
    ],
)
def test_ordinary_life_with_the_same_words_is_none(text: str) -> None:
    assert not {c for c in concepts(text) if c.startswith(("place.", "people."))}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("About half a dozen men were with the girl.", 6, 6),
        ("A minimum of two and a maximum of four lads were with the girl.", 2, 4),
        ("Two, perhaps three, blokes were with the girl.", 2, 3),
        ("A third male was with the girl.", 3, 3),
        ("PERRIN and MOULD were with the girl.", 2, 2),
        ("One female, 15, was found in a flat with two males.", 2, 2),
    ],
)
def test_numbers_in_other_words_are_read(text: str, low: int, high: int) -> None:
    found = [m for m in read_text(text, is_concern=True) if m.concept_id == "people.several"]
    assert [(m.count_low, m.count_high) for m in found] == [(low, high)]


def test_he_who_is_used_by_others_is_not_one_of_them() -> None:
    text = "He was sent to sell their cannabis by two adults."
    found = [m for m in read_text(text, is_concern=True) if m.concept_id == "people.several"]
    assert [(m.count_low, m.count_high) for m in found] == [(2, 2)]


def test_what_stands_between_commas_denies_nothing_outside_them() -> None:
    text = "The driver, not yet traced, took her to a hotel and raped her."
    assert {m.assertion for m in read_text(text) if m.concept_id == "abuse.sexual"} == {"affirmed"}
