"""Wording found with its place, its reason, its suggestion and whose words it is."""

import pytest

from accord.language import check_language
from accord.reading import read_text

OWN, REPORTED = "own words", "reported"


def words(text: str) -> list[str]:
    return [text[term.start : term.end] for term in check_language(text)]


def speech(text: str) -> list[str]:
    return [term.speech for term in check_language(text)]


def test_a_finding_says_where_why_and_what_to_write_instead() -> None:
    (term,) = check_language("Kay is promiscuous.")
    assert (term.start, term.end, term.term) == (7, 18, "promiscuous")
    assert term.reason.endswith(".")
    assert "abused by" in term.suggestion


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("She is streetwise.", OWN),
        ("Mother says she is streetwise.", REPORTED),
        ("“She is streetwise,” he said.", REPORTED),
        ("According to school she is streetwise.", REPORTED),
        ("I believe she is streetwise.", OWN),
        ("She was reported missing and is streetwise.", OWN),
        ("Mother was seen. She left; the girl is streetwise.", OWN),
    ],
)
def test_quotations_and_reports_are_marked_as_somebody_elses_words(text: str, whose: str) -> None:
    assert speech(text) == [whose]


@pytest.mark.parametrize(
    "text",
    [
        "The suspect refused to engage.",
        "Mr Cole refused to engage.",
        "The woman, 34, refused to engage with officers.",
        "The boiler refused to engage.",
        "PC Lee met the driver. He refused to engage.",
    ],
)
def test_what_is_said_of_an_adult_or_a_thing_is_left_alone(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The girl refused to engage.",
        "Kayleigh refused to engage.",
        "The social worker visited the boy. He refused to engage.",
        "The 15 year old refused to engage.",
        "Refused to engage.",
    ],
)
def test_what_is_said_of_a_child_is_found(text: str) -> None:
    assert [w.lower() for w in words(text)] == ["refused to engage"]


@pytest.mark.parametrize(
    "text",
    [
        "She was not promiscuous.",
        "This is not a lifestyle choice.",
        "Do not use the term promiscuous.",
        "There was no suggestion that she consented to sex.",
    ],
)
def test_a_denial_and_guidance_about_words_are_left_alone(text: str) -> None:
    assert words(text) == []


def test_of_overlapping_wordings_the_longest_is_given_once() -> None:
    assert words("Her older boyfriend is 27.") == ["older boyfriend"]


def test_the_reader_takes_its_wording_from_the_same_list() -> None:
    text = "The child is streetwise and, staff say, attention seeking."
    read = {(m.start, m.end, m.concept_id) for m in read_text(text)}
    assert {(t.start, t.end, t.concept_id) for t in check_language(text)} <= read


def test_the_reader_keeps_who_is_said_to_have_said_it() -> None:
    (own,) = [m for m in read_text("She is streetwise.") if m.concept_id.startswith("blame.")]
    (told,) = [m for m in read_text("Dad says she is feral.") if m.concept_id.startswith("blame.")]
    assert own.cue is None
    assert told.cue == "says"
