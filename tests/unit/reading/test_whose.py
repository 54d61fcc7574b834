"""Whose injury, absence or years a text tells of."""

import pytest

from accord.reading import read_text


def concepts(text: str) -> set[str]:
    return {mention.concept_id for mention in read_text(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Woman of 33 was threatened with a knife by a stranger at the station.",
        "In the play the king gives the girl gold in return for flattery.",
        "Two masked males robbed the off-licence at knifepoint.",
        "Suspects entered the shop with a hammer and took tobacco.",
        "Offender, 44, was drunk at the counter.",
    ],
)
def test_grown_people_stories_and_other_crime_hold_no_concern(text: str) -> None:
    assert concepts(text) == set()


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("A boy was made to take part in a burglary by the older lads.", "criminal.other"),
        ("Man, 45, has been sending the girl messages on Snapchat.", "abuse.online"),
        ("The complainant, now 31, was raped by a scout leader as a child.", "abuse.sexual"),
    ],
)
def test_a_child_beside_them_is_a_concern_all_the_same(text: str, concept: str) -> None:
    assert concept in concepts(text)


def test_a_tearful_mother_is_no_distress_of_the_child() -> None:
    assert "injury_or_distress" not in concepts("The man gave the girl vodka. Mum was tearful.")
    assert "injury_or_distress" in concepts("The man gave the girl vodka. She was tearful.")


def test_years_alone_are_no_gap() -> None:
    assert "control.age_gap" not in concepts("Driver, aged 59, did not give chase.")
