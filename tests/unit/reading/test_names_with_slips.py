"""A nominal whose name was mistyped is the one the text names, and nobody besides."""

from __future__ import annotations

import pytest

from accord.reading import Person, read_text

CHILD = Person("1", "Ama", "Reed", sex="F", roles=("victim",))


def _named(text: str, *people: Person) -> set[str | None]:
    found = read_text(text, [CHILD, *people], is_concern=True)
    return {m.nominal_id for m in found if m.concept_id == "ref.person_name"} - {"1"}


@pytest.mark.parametrize("surname", ["Lckwood", "Lockwod", "Lokcwood", "Lockwoods"])
def test_a_surname_one_slip_off_is_the_nominals(surname):
    suspect = Person("2", "Scott", surname, sex="M", roles=("suspect",))
    assert _named("Ama was driven to the hotel by Scott LOCKWOOD.", suspect) == {"2"}


def test_a_forename_one_slip_off_is_the_nominals():
    suspect = Person("2", "Sctt", "Lockwood", sex="M", roles=("suspect",))
    assert _named("Ama said Scott Lockwood had sex with her.", suspect) == {"2"}


def test_a_slip_that_could_be_of_two_is_nobodys():
    two = (
        Person("2", "Scott", "Lockwoods", sex="M", roles=("suspect",)),
        Person("3", "Scott", "Lookwood", sex="M", roles=("suspect",)),
    )
    assert "2" not in _named("Ama said Scott Lockwood had sex with her.", *two)


def test_another_surname_is_another_person():
    suspect = Person("2", "Scott", "Lockwood", sex="M", roles=("suspect",))
    assert "2" not in _named("Ama was driven there by Scott Larkham.", suspect)


def test_a_sister_is_not_the_child_by_another_first_letter():
    child = Person("2", "Zarah", "Khan", sex="F", roles=("victim",))
    text = "Her sister Sarah Khan was driven there by two men."
    found = read_text(text, [child], is_concern=True)
    assert "Sarah Khan" not in {text[m.start : m.end] for m in found if m.nominal_id == "2"}


def test_the_mistyped_nominal_is_counted_once():
    suspect = Person("2", "Scott", "Lckwood", sex="M", roles=("suspect",))
    text = "Scott LOCKWOOD and Wayne Armitage took Ama to the flat where both had sex with her."
    counts = [
        (m.count_low, m.count_high)
        for m in read_text(text, [CHILD, suspect], is_concern=True)
        if m.concept_id == "people.several"
    ]
    assert counts in ([], [(2, 2)])
