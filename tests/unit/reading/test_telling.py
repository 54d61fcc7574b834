"""A child who tells somebody close of what is done discloses it; small talk is none."""

import pytest

from accord.reading import read_text


def disclosures(text: str) -> list[str]:
    return [m.assertion for m in read_text(text) if m.concept_id == "disclosure.made"]


@pytest.mark.parametrize(
    "text",
    [
        "The girl told her key worker that a man at the flat keeps asking for pictures.",
        "Kay trusted us enough to say who had done it.",
        "Ellie in 8B told her form tutor what her uncle has been doing to her.",
        "The lad told me they make him carry the parcels and he is scared of them.",
    ],
)
def test_what_is_told_to_somebody_close_is_a_disclosure(text: str) -> None:
    assert disclosures(text) == ["affirmed"]


@pytest.mark.parametrize(
    "text",
    [
        "Pupil told me about her holiday with her uncle.",
        "The girl told staff that she feels safe with her carers.",
        "The driver told the nurse that the lift was out of order.",
    ],
)
def test_small_talk_is_no_disclosure(text: str) -> None:
    assert disclosures(text) == []


def test_an_answer_that_nobody_did_harm_is_a_disclosure_denied() -> None:
    assert disclosures("The girl was asked if anyone had hurt her. She said no.") == ["negated"]


def test_no_disclosure_of_harm_is_a_disclosure_denied() -> None:
    assert disclosures("No disclosures of harm were made and the girl seemed well.") == ["negated"]
