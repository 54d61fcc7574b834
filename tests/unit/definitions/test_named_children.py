"""Whom a sentence is about that names a child by first name only."""

from accord.definitions.named_children import Near, named_sentences

TILLY = Near("c-tilly", "tilly", is_on_record=False)
OTHER_TILLY = Near("c-tilly-2", "tilly", is_on_record=False)
TILLY_HERE = Near("c-tilly-here", "tilly", is_on_record=True)
AMBER = Near("c-amber", "amber", is_on_record=False)
WILL = Near("c-will", "will", is_on_record=False)


def _about(text, *children):
    return [(text[a:b].strip(), child) for a, b, child in named_sentences(text, children)]


def test_a_sentence_is_about_the_one_child_whose_name_stands_in_it():
    assert _about("He was seen. He gave Tilly money. He left.", TILLY) == [
        ("He gave Tilly money.", "c-tilly")
    ]


def test_a_name_that_fits_two_children_is_about_nobody():
    assert _about("He gave Tilly money.", TILLY, OTHER_TILLY) == [("He gave Tilly money.", None)]


def test_the_records_own_child_comes_before_others_of_the_name():
    assert _about("He gave Tilly money.", TILLY, TILLY_HERE) == [
        ("He gave Tilly money.", "c-tilly-here")
    ]


def test_a_sentence_that_names_two_children_is_about_both():
    assert [child for _, child in _about("He drove Amber and Tilly home.", TILLY, AMBER)] == [
        "c-amber",
        "c-tilly",
    ]


def test_a_part_of_another_word_or_a_word_without_capital_is_no_name():
    assert _about("Ambers were sold; he saw amber lights.", AMBER) == []


def test_a_first_word_that_may_be_no_name_is_no_name():
    assert _about("Will update the log.", WILL) == []
    assert _about("He gave Will money.", WILL) == [("He gave Will money.", "c-will")]
