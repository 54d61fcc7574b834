"""Of whom a sentence tells, where that is not the child of the record."""

import pytest

from accord.reading import read_text


def said(text: str, concept: str) -> set[str]:
    return {m.assertion for m in read_text(text, is_concern=True) if m.concept_id == concept}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Another pupil at the home was given vodka by a man.", "exchange.substances"),
        ("A girl in his class is being groomed by a man.", "control.manipulation"),
        ("Her best friend was raped by a man at a party.", "abuse.sexual"),
        ("One of the girls, not Mia, was raped by a man.", "abuse.sexual"),
        ("The sister, not K, was raped by a man.", "abuse.sexual"),
        ("Mum said that she herself was raped as a girl.", "abuse.sexual"),
        ("The carer's own daughter was raped by a man.", "abuse.sexual"),
        ("A former resident, not subject here, was raped by a man.", "abuse.sexual"),
        ("Two men raped her friend's little sister, who is not known to us.", "abuse.sexual"),
        ("The neighbour's lad, unconnected to this file, was raped by a man.", "abuse.sexual"),
        ("Mum told us that when she herself was in care a man raped her.", "abuse.sexual"),
        ("Mum disclosed being groomed by a man on Facebook.", "control.manipulation"),
        ("Her aunt as a girl was raped by a man.", "abuse.sexual"),
        ("He was convicted of the rape against her half-sister.", "abuse.sexual"),
        ("A friend of the child's was raped by a man at a party.", "abuse.sexual"),
        ("Her cousin (adult, lives away) was raped by two men.", "abuse.sexual"),
        (
            "While reporting a theft she mentioned that a girl in year 10 is given vodka by a man.",
            "exchange.substances",
        ),
        ("She told staff that her friend was raped by a man.", "abuse.sexual"),
        ("She talked mostly about Ruby, who was raped by a man.", "abuse.sexual"),
        ("Her mother (34) is being exploited by a man.", "abuse.sexual"),
        ("Mum disclosed she had been raped by a man in her teens.", "abuse.sexual"),
    ],
)
def test_what_happens_to_somebody_else_is_of_another_person(text: str, concept: str) -> None:
    assert said(text, concept) == {"other_person"}


@pytest.mark.parametrize(
    "text",
    [
        "Her best friend says that she was raped by a man.",
        "A cousin of the suspect waited while S1 raped the girl.",
        "Her friend's brother raped her.",
        "She spoke about Dean, who raped her.",
        "A girl in her year told staff that she was raped by a man.",
        "He said that Mia, not her sister, was told to go home before he raped her.",
    ],
)
def test_somebody_else_who_speaks_or_stands_by_changes_nothing(text: str) -> None:
    assert said(text, "abuse.sexual") == {"affirmed"}


def test_what_comes_after_our_own_child_is_told_of_that_child_again() -> None:
    text = "Another girl was given vodka by the man, but she was given cannabis by him."
    assert said(text, "exchange.substances") == {"other_person", "affirmed"}


@pytest.mark.parametrize(
    "text",
    [
        "Another resident had introduced her to the men who raped her.",
        "Mum says her son was raped by a man.",
        "My son was raped by a man.",
        "Two men, not known to us, raped her.",
    ],
)
def test_the_child_whom_somebody_else_led_or_whose_mother_speaks_is_the_childs(text: str) -> None:
    assert said(text, "abuse.sexual") == {"affirmed"}
