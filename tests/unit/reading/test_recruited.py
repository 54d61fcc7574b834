"""A child named who was made to bring others in: the deed is hers, and she stays a child."""

import pytest

from accord.reading import Person, read_text

PEOPLE = (
    Person("c1", "Daisy", "Page", sex="F", roles=("child_of_concern",)),
    Person("c2", "Khadija", "Mirza", sex="F", roles=("child_of_concern",)),
    Person("s1", "Gordon", "Mackay", sex="M", roles=("person_of_concern",)),
)


def introductions(text: str) -> list[tuple[str | None, str | None]]:
    mentions = read_text(f"Gordon Mackay raped her. {text}", PEOPLE)
    return [
        (m.nominal_id, m.about_nominal_id)
        for m in mentions
        if m.concept_id == "facilitation.introduces"
    ]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Khadija Mirza (17) brings other girls from school to Gordon Mackay.", "c2", None),
        ("Khadija introduced Daisy to Gordon Mackay.", "c2", "c1"),
        ("Khadija was told by Gordon Mackay to get Daisy to come along.", "c2", "c1"),
        ("Khadija was made by Gordon to bring her friends to the flat.", "c2", None),
        ("Daisy was introduced to Gordon by Khadija Mirza.", "c2", "c1"),
    ],
)
def test_the_child_who_brings_another_is_named_for_it(text: str, who: str, whom: str) -> None:
    assert introductions(text) == [(who, whom)]


def test_who_is_introduced_has_introduced_nobody() -> None:
    assert all(who != "c1" for who, _ in introductions("Daisy was introduced to Gordon Mackay."))


def test_a_man_who_brings_girls_is_named_for_it_himself() -> None:
    assert introductions("Gordon Mackay brings younger girls to the flat.") == [("s1", None)]
