"""A coach or an uncle is the setting where he is the one accused, not where he only hears of it."""

import pytest

from accord.reading import read_text


def concepts(text: str) -> set[str]:
    return {m.concept_id for m in read_text(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Worker at the after-school club suspended following what the girl told her sister.",
        "The girl spoke for the first time of what her gymnastics coach did.",
        "Suspect is a night worker at the children's home where the victim lives.",
    ],
)
def test_somebody_trusted_who_is_accused_is_the_setting(text: str) -> None:
    assert "setting.institution" in concepts(text)


def test_a_teacher_who_is_told_is_no_setting() -> None:
    assert "setting.institution" not in concepts("The girl told her class teacher that he hit her.")


def test_an_uncle_of_whom_a_child_tells_is_family() -> None:
    assert "family.member" in concepts("The boy told me about what her uncle did to him.")


def test_uncle_as_a_nickname_is_no_family() -> None:
    text = "Lads get vapes from 'Uncle Baz' at the phone shop, the girl, 13, said."
    assert "family.member" not in concepts(text)
