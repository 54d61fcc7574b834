"""Ages stated of two people make a gap where the one is grown and the other a child."""

import pytest

from accord.reading import read_text


def has_gap(text: str) -> bool:
    return any(m.concept_id == "control.age_gap" for m in read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ellie (12) reported to be messaging a man of 26 from two towns away.",
        "The girl, 14, is staying with a fella who is pushing fifty.",
        "She is 13 and gets in a car with a man old enough to be her grandad.",
        "I'm 15 and I'm with someone who's 28.",
        "The child, 14, was with Pete (44), who gave her vodka.",
    ],
)
def test_a_grown_person_of_a_stated_age_beside_a_child_is_a_gap(text: str) -> None:
    assert has_gap(text)


@pytest.mark.parametrize(
    "text",
    [
        "The girl is 16 and her partner is 17, both at college.",
        "Her mum is 44 and her dad is 46; the child, 12, lives with them.",
        "Pt 34, partner 36, both well. Two children.",
        "Section 47 opened. The girl, 9, was seen at school.",
    ],
)
def test_ages_of_peers_of_parents_and_of_adults_are_no_gap(text: str) -> None:
    assert not has_gap(text)
