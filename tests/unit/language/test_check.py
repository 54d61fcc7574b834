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


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Kelly is involved in CSE.", "involved in CSE"),
        ("She attends with her 22 year old boyfriend, she is 14.", "boyfriend"),
        ("Every time, nobody forced her.", "nobody forced her"),
        ("Mum says she's a little slag.", "little slag"),
        ("S47 outcome: the girl was in a consensual relationship.", "consensual relationship"),
        ("He is engaging in risky behaviour with older males.", "risky behaviour"),
        ("The girl laps it up.", "laps it up"),
        ("It takes two to tango with these girls.", "takes two to tango"),
    ],
)
def test_everyday_blame_of_a_child_is_found(text: str, wording: str) -> None:
    assert any(wording in found or found in wording for found in words(text)), words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The timetable for the inspection is challenging but can be met.",
        "Firefighters put themselves at risk at the mill.",
        "StreetWise is a road safety scheme for Year 6.",
        "The theme park shut: the Runaway Express was closed.",
        "S1 is manipulative and told her that nobody else loved her.",
        "He told her that she was mature for her age.",
        "Optional Protocol on the sale of children, child prostitution and child pornography.",
        "The panel criticised officers who described a child as streetwise.",
        "Young lady, 27, reports her bag stolen.",
    ],
)
def test_things_grown_ups_names_and_the_words_of_exploiters_are_no_blame(text: str) -> None:
    assert words(text) == []
