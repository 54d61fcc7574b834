"""What a child is said to say of abuse is a disclosure, whatever the words."""

import pytest

from accord.reading import read_text


def disclosures(text: str) -> list[str]:
    return [m.assertion for m in read_text(text) if m.concept_id == "disclosure.made"]


def test_a_child_who_says_that_it_happened_discloses() -> None:
    assert disclosures("The boy mentioned that the coach had sex with him.") == ["affirmed"]


def test_a_record_of_an_offence_is_no_disclosure_by_the_child() -> None:
    assert disclosures("The suspect had sex with the girl in his van.") == []


def test_abuse_that_is_denied_is_not_disclosed() -> None:
    assert "affirmed" not in disclosures("The girl said that she had not been raped.")


@pytest.mark.parametrize(
    "text",
    [
        "Told her mum that the driver had locked her in and touched her.",
        "He has been hitting her, she told the nurse.",
        "The girl says they threatened to burn her nan's house down.",
    ],
)
def test_harm_that_somebody_tells_of_is_a_disclosure(text: str) -> None:
    assert disclosures(text) == ["affirmed"]


@pytest.mark.parametrize(
    "text",
    [
        "He held the girl's arm and told her not to tell or her brother would get hurt.",
        "The girl was told the beatings would stop if she met the other man.",
        "She says that he bought her a coat.",
    ],
)
def test_what_an_exploiter_says_and_what_is_no_harm_are_no_disclosure(text: str) -> None:
    assert disclosures(text) == []
