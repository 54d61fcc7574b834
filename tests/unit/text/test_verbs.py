"""Verb forms."""

import pytest

from accord.text.verbs import verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("threaten", {"threaten", "threatens", "threatened", "threatening"}),
        ("supply", {"supply", "supplies", "supplied", "supplying"}),
        ("groom", {"groom", "grooms", "groomed", "grooming"}),
        ("drop", {"drop", "drops", "dropped", "dropping"}),
        ("promise", {"promise", "promises", "promised", "promising"}),
        ("touch", {"touch", "touches", "touched", "touching"}),
    ],
)
def test_a_regular_verb_has_its_four_forms(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb)) == forms


def test_an_irregular_verb_has_the_forms_people_write() -> None:
    assert {"gave", "given", "giving"} <= set(verb_forms("give"))
    assert {"took", "taken"} <= set(verb_forms("take"))
