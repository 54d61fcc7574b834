"""Places, relatives and groups count only as part of a concern about a child."""

import pytest

from accord.reading import read_text

SAYS_NOTHING = [
    "Between times stated unknown offenders forced the rear door of the hotel.",
    "Two lads fighting outside the takeaway.",
    "Suspect made off in a silver Corsa, two up.",
    "The brothers are both in year 9 and share a room.",
    "Her uncle collects her from school on Tuesdays as agreed with the family.",
    "Staff gave her a leaflet about the service.",
    "Foster carer gives her £10 pocket money each week.",
    "DC Ward, Child Sexual Exploitation Team, ext 4410",
    "From: CSE Referrals Inbox",
    "The social worker gave her a lift home from the appointment.",
]


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_everyday_records_hold_no_concept(text: str) -> None:
    assert [m.concept_id for m in read_text(text) if not m.concept_id.startswith("ref.")] == []


def concepts(text: str, **how: bool) -> set[str]:
    return {m.concept_id for m in read_text(text, **how)}  # type: ignore[arg-type]


def test_the_same_words_count_beside_a_concern() -> None:
    assert {"place.hotel", "people.several"} <= concepts("Two lads took the girl to a hotel.")


def test_a_record_about_exploitation_needs_no_more_words() -> None:
    text = "Two lads at the takeaway."
    assert concepts(text) == set()
    assert {"place.takeaway", "people.several"} <= concepts(text, is_concern=True)


def test_a_relative_is_the_setting_only_where_the_relative_acts() -> None:
    assert "family.member" in concepts("Her uncle and his friend raped her.")
    assert "family.member" not in concepts("Mum reports that an older lad raped her daughter.")


def test_an_older_boyfriend_is_wording_and_no_fact() -> None:
    found = concepts("She has an older boyfriend and has been missing overnight.")
    assert "blame.boyfriend" in found
    assert not found & {"control.age_gap", "exchange.affection"}


def test_consent_is_wording_and_moves_no_concept() -> None:
    with_it = concepts("He gave the girl of 14 a phone; she says she consented.")
    without = concepts("He gave the girl of 14 a phone.")
    assert with_it - without == {"blame.consent"}
