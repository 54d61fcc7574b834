"""People of whom a text says no more than 'they' are several, where nobody else can be meant."""

import pytest

from accord.reading import read_text


def counts(text: str) -> list[tuple[int | None, int | None]]:
    return [
        (m.count_low, m.count_high) for m in read_text(text) if m.concept_id == "people.several"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They have a video of the girl and say they will post it unless she pays.",
        "They give the girl vodka at the flat and take photos of her naked.",
    ],
)
def test_they_who_threaten_or_give_are_several(text: str) -> None:
    assert counts(text) == [(2, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The girls were groomed online and they were given vodka.",
        "They met online and he gave the girl a phone.",
        "The caller would not stay on the line; they said a man gave the girl vodka.",
    ],
)
def test_they_who_may_be_children_or_one_person_are_not(text: str) -> None:
    assert counts(text) == []


def test_he_and_the_child_are_no_several() -> None:
    for said in (
        "S1 raped the girl. S1 says they are in a relationship and will get a flat together.",
        "S1 raped the girl. S1 told the child they will marry when she is older.",
    ):
        assert not [m for m in read_text(said) if m.concept_id == "people.several"]


@pytest.mark.parametrize(
    "text",
    [
        "The girl met S1 online. They had sex at his house and he bought her trainers.",
        "S1 lets the girl stay and feeds her. They have sex.",
        "The girl said she and S1 had sex and that they smoked weed he had bought.",
        "S1 picked the girl up from school. They went to a hotel and had sex.",
    ],
)
def test_they_who_do_it_to_nobody_are_the_suspect_and_the_child(text: str) -> None:
    assert counts(text) == []


def test_they_who_do_it_to_her_are_several() -> None:
    assert counts("They took the girl to a flat and gave her vodka.") == [(2, None)]
