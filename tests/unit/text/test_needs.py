"""What a text must hold for a phrase to stand in it."""

import gc
import subprocess
import sys

from accord.text import Lexicon, Search
from accord.text.lasting import built_to_last

LEXICON = Lexicon({})


def test_ordinary_words_are_asked_for_before_a_phrase_is_tried() -> None:
    pattern = LEXICON.pattern("{says|said} ~3 {he|she} was (the) {one in charge|boss}")
    assert frozenset({"he", "she"}) in pattern.holds
    assert frozenset({"was"}) in pattern.holds


def test_a_word_that_may_be_missing_is_not_asked_for() -> None:
    pattern = LEXICON.pattern("sold (to) (the) men")
    assert pattern.holds == (frozenset({"sold"}), frozenset({"men"}))


def test_an_apostrophe_may_be_missing_and_a_number_is_any() -> None:
    search = Search([LEXICON.pattern("don't tell #"), LEXICON.pattern("in a {van|car}")])
    assert [number for number, _ in search.find_in("dont tell 12 people")] == [0]
    assert [number for number, _ in search.find_in("don't tell two of them in a van")] == [0, 1]


def test_a_phrase_stands_inside_a_word_with_an_apostrophe() -> None:
    search = Search([LEXICON.pattern("{would|'d} {post|put} (her) pics")])
    assert search.find_in("told her he'd put her pics up")


def test_the_collector_is_put_back_as_it_was() -> None:
    assert gc.isenabled()
    with built_to_last():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_process_that_has_read_ends_without_a_word() -> None:
    code = (
        "import duckdb; from accord.reading import read_text; "
        "duckdb.connect().execute('select 1'); read_text('She was given a phone.')"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stderr == ""
