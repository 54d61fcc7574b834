"""What a record takes back, what stands in the news, and who only stood by."""

import pytest

from accord.reading import read_text


def assertions(text: str) -> set[str]:
    found = read_text(text, is_concern=True)
    return {
        m.assertion for m in found if m.concept_id.startswith(("abuse.", "exchange.", "people."))
    }


@pytest.mark.parametrize(
    "text",
    [
        "The entry that he had sex with the girl for weed was typed onto the wrong crime.",
        "Girl given vodka and raped by two men. Update: the above relates to a different victim.",
        "Two men raped her for money. The previous note was uploaded to the wrong record.",
        "News article about a gang jailed for abusing girls with drink and drugs.",
        "She watched a documentary about men who raped girls for drugs.",
        "Amy was given drink and raped by two men. Joanna was a bystander only.",
    ],
)
def test_what_is_of_another_record_or_of_the_news_is_another_persons(text: str) -> None:
    assert assertions(text) == {"other_person"}


@pytest.mark.parametrize(
    "text",
    [
        "Two men raped the girl for vodka. The report relates to a different area than thought.",
        "The record was wrong about the date: two men raped the girl for vodka on the 3rd.",
        "A newspaper report about her led two men to her door, and they raped her for vodka.",
        "He drove her to a different record shop and raped her for vodka with another man.",
    ],
)
def test_a_slip_in_a_record_takes_nothing_of_it_back(text: str) -> None:
    assert assertions(text) == {"affirmed"}


def test_what_stands_after_a_correction_is_the_records_own() -> None:
    text = "First entry belongs to another victim. In this crime two men raped the girl for vodka."
    assert assertions(text) == {"affirmed"}


@pytest.mark.parametrize(
    "text",
    [
        "The rumour that the girl sleeps with men for vapes was made up by another girl.",
        "Social media post that she is paid for sex by drivers is false.",
        "Suspect wrote on the wall that she has sex for cigarettes. It is untrue.",
    ],
)
def test_what_somebody_spread_and_is_known_to_be_untrue_is_denied(text: str) -> None:
    assert "affirmed" not in assertions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Her allegation that two men raped her for vodka was false, the suspect claims.",
        "She said two men raped her for vodka. The suspect says that this is untrue.",
    ],
)
def test_what_a_child_says_stands_whoever_calls_it_untrue(text: str) -> None:
    assert "affirmed" in assertions(text)
