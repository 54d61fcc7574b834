"""Who is ruled out is the one named before the words, not the word "suspect" in them."""

from __future__ import annotations

import pytest

from accord.reading import Person, read_text

PEOPLE = [
    Person("1", "Ama", "Reed", sex="F", roles=("victim",)),
    Person("2", "Scott", "Garside", sex="M", roles=("suspect",)),
    Person("3", "Luke", "Yardley", sex="M", roles=("suspect",)),
]


@pytest.mark.parametrize(
    "text",
    [
        "Scott Garside is not a suspect any longer, mistaken identity.",
        "It is now accepted that Scott Garside had nothing to do with it.",
        "Scott Garside is no longer a suspect.",
        "Scott Garside was arrested but phone evidence puts him in another town.",
    ],
)
def test_whoever_is_ruled_out_is_named_as_ruled_out(text):
    found = read_text(text, PEOPLE, is_concern=True)
    said = {(m.nominal_id, m.assertion) for m in found if m.concept_id == "ref.person_name"}
    assert ("2", "negated") in said
    assert ("3", "negated") not in said
