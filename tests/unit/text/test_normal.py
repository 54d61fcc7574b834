"""Text made searchable, and the way back."""

import pytest

from accord.text import normalise


@pytest.mark.parametrize(
    ("written", "searchable"),
    [
        ("Éloïse’s CAFÉ", "eloise's cafe"),
        ("“gifts” – £20", '"gifts" - $20'),
        ("take-away", "take away"),
        ("3-4 lads", "3-4 lads"),
        ("14-year-old", "14 year old"),
        ("Łukasz Øster", "lukasz oster"),
        ("Weiß", "weiss"),
        ("☐ Gifts ☑ Missing", "\x02 gifts \x03 missing"),
        ("so\u00a0what", "so what"),
    ],
)
def test_text_is_read_in_plain_lower_case_letters(written: str, searchable: str) -> None:
    assert normalise(written).text == searchable


def test_a_span_points_at_the_characters_it_was_found_in_where_letters_were_spelled_out() -> None:
    written = "Weiß gave Zoe\u0308 a 📱 phone"
    normal = normalise(written)
    place = normal.text.index("phone")
    start, end = normal.original(place, place + 5)
    assert written[start:end] == "phone"
    start, end = normal.original(normal.text.index("zoe"), normal.text.index("zoe") + 3)
    assert written[start:end] == "Zoe\u0308"


def test_a_line_that_a_system_wrapped_is_one_sentence_still() -> None:
    assert normalise("gave her\na phone").text == "gave her a phone"
    assert normalise("gave her\r\na phone").text.split() == ["gave", "her", "a", "phone"]


def test_a_line_that_is_a_form_field_is_not_joined_to_the_one_before() -> None:
    assert "\n" in normalise("gifts: no\nmissing: yes").text
