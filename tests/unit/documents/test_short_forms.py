"""A short form is explained where it stands, once, and nowhere else."""

from accord.documents.short_forms import SAID_SHORT, said_short, used_in


def test_a_short_form_is_explained_where_it_stands_and_nowhere_else():
    assert [line.split(":")[0] for line in said_short(["COCAD category", "Age"])] == ["COCAD"]
    assert list(said_short(["Age at the time"])) == []


def test_a_short_form_within_a_longer_one_is_not_taken_for_it():
    assert list(used_in(["The CSAE total", "a Flagstone path"])) == ["CSAE"]


def test_words_are_found_in_any_case_and_in_the_plural():
    assert list(used_in(["Its flags", "a section 47 enquiry"])) == ["Flag", "Section 47"]


def test_no_explanation_is_a_sentence_of_its_own_with_a_stop():
    assert not [short for short, long in SAID_SHORT.items() if long.endswith(".")]
