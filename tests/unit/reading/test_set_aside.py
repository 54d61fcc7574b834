"""Nobody is counted, tied or accused by what a record takes back or tells as a story."""

import pytest

from accord.reading import Person, read_text

ELLIE = Person("e", "Ellie", "Cole", (), "F", ("victim",), age_low=14, age_high=14)
DANIEL = Person("m", "Daniel", "Marsh", (), "M", ("suspect",), age_low=30, age_high=30)


@pytest.mark.parametrize(
    "text",
    [
        "First entry (Daniel Marsh raped her, his mate drove her there) is for another victim.",
        "In drama the class acted out a scene in which Daniel Marsh rapes a girl and his mate "
        "joins in.",
        "She read a story in which they raped her and filmed her.",
        "The rumour that Daniel Marsh and his cousin both raped her is false.",
        "In drama the class acted out a scene in which two men arrived together and raped a girl.",
        "Two men raped her. The above was entered on the wrong crime.",
    ],
)
def test_whatever_is_set_aside_is_set_aside_of_everybody_in_it(text: str) -> None:
    found = read_text(text, (ELLIE, DANIEL), is_concern=True)
    told = ("abuse.", "people.", "association.")
    assert {m.assertion for m in found if m.concept_id.startswith(told)} <= {
        "other_person",
        "hypothetical",
        "negated",
    }


def test_the_same_words_of_this_record_count_the_one_who_helped() -> None:
    text = "Daniel Marsh raped her and his mate drove her there."
    found = read_text(text, (ELLIE, DANIEL), is_concern=True)
    (several,) = [m for m in found if m.concept_id == "people.several"]
    assert (several.assertion, several.count_low) == ("affirmed", 2)
