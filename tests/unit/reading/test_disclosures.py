"""What a child is said to say of abuse is a disclosure, whatever the words."""

from accord.reading import read_text


def disclosures(text: str) -> list[str]:
    return [m.assertion for m in read_text(text) if m.concept_id == "disclosure.made"]


def test_a_child_who_says_that_it_happened_discloses() -> None:
    assert disclosures("The boy mentioned that the coach had sex with him.") == ["affirmed"]


def test_a_record_of_an_offence_is_no_disclosure_by_the_child() -> None:
    assert disclosures("The suspect had sex with the girl in his van.") == []


def test_abuse_that_is_denied_is_not_disclosed() -> None:
    assert "affirmed" not in disclosures("The girl said that she had not been raped.")
