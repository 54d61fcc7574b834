"""A text may name the child of its record and be about somebody else from end to end."""

import pytest

from accord.reading import read_text


def said(text: str, concept: str) -> set[str]:
    return {m.assertion for m in read_text(text, is_concern=True) if m.concept_id == concept}


@pytest.mark.parametrize(
    "text",
    [
        "Two men raped her. The subject of this report is her adult aunt.",
        "This referral relates to another pupil. Two men gave her vodka and raped her.",
        "She was raped by two men. Ellie is recorded only as a witness.",
        "Two men raped a young woman at the address. Ellie is listed as a relative only.",
        "Her sister was raped by two men. Ellie is not said to be affected.",
        "Not about Ellie: a former resident said two men raped her.",
    ],
)
def test_a_text_that_says_the_child_only_stands_beside_is_of_another_person(text: str) -> None:
    assert said(text, "abuse.sexual") == {"other_person"}
    assert said(text, "people.several") <= {"other_person"}


@pytest.mark.parametrize(
    "text",
    [
        "Two men raped her. Her brother is not believed to be affected.",
        "She was raped by two men, one known only as Biscuit.",
        "The report concerns the girl, who was raped by two men.",
        "This is not about her school work. She was raped by two men.",
    ],
)
def test_a_text_about_the_child_stays_about_the_child(text: str) -> None:
    assert said(text, "abuse.sexual") == {"affirmed"}
