"""Several small things point to a concern together; one of them, or everyday life, does not."""

import pytest

from accord.reading import read_text


def concepts(text: str) -> set[str]:
    return {m.concept_id for m in read_text(text) if not m.concept_id.startswith("ref.")}


@pytest.mark.parametrize(
    "text",
    [
        "There were a dozen men on the livestream.",
        "Three fellas waited outside with the lights off until midnight.",
        "Four men were seen with drink in the upstairs room.",
    ],
)
def test_people_met_and_a_kind_of_thing_that_tells_are_a_concern(text: str) -> None:
    assert "people.several" in concepts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two lads at the takeaway.",
        "Four men waited for the football to start, drink in hand.",
        "Three men in a van stole the lead from the roof at night.",
        "Two men drank tea in the garden after the funeral.",
    ],
)
def test_one_thing_or_everyday_life_is_none(text: str) -> None:
    assert "people.several" not in concepts(text)
