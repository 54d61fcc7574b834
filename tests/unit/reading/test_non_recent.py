"""What stands in the past of others is no concern of today, and nobody is counted from it."""

import pytest

from accord.reading import Person, read_text

ELLIE = Person("e", "Ellie", "Cole", (), "F", ("child_of_concern",), age_low=14, age_high=14)


def said(text: str, years: tuple[int, int] = (2025, 2025)) -> set[str]:
    found = read_text(text, (ELLIE,), is_concern=True, years=years)
    told = ("abuse.", "exchange.substances", "people.several")
    return {m.assertion for m in found if m.concept_id.startswith(told)}


@pytest.mark.parametrize(
    "text",
    [
        "Social work history: in 2014 the previous address was used by men who gave girls drink.",
        "Review of a closed case from 1998 in which three men raped a girl for drugs.",
        "Grandmother recalls that in the 1970s two men at the home raped girls.",
        "Two men gave girls vodka at the old hotel between 2006 and 2009.",
        "In the late 1980s a group of men raped boys at the home.",
    ],
)
def test_nobody_is_counted_from_what_was_long_ago(text: str) -> None:
    assert said(text) == {"historical"}


def test_what_a_record_is_about_is_not_its_history() -> None:
    text = "In the 1980s two men raped her at the home."
    assert "affirmed" in said(text, years=(1980, 1985))


def test_years_that_reach_into_the_record_are_its_own() -> None:
    assert said("Two men raped her from 2023 to 2025.") == {"affirmed"}
    assert said("Two men raped her from 2010 to 2012.") == {"historical"}
