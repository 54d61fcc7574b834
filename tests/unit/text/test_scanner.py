"""Words found by either engine."""

import pytest

from accord.text import Atom, Hit, open_scanner

ATOMS = [Atom("car"), Atom("card"), Atom("groom", True), Atom("b&b"), Atom("$", True), Atom("u/k")]


@pytest.fixture(params=["", "aho-corasick"], ids=["fast", "pure wheel"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def words(engine: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in open_scanner(ATOMS, engine).scan(text)]


def test_whole_words_are_found_and_no_parts_of_words(engine: str) -> None:
    assert words(engine, "a car, a card and a scar; cart car") == ["car", "card", "car"]


def test_a_beginning_is_found_in_every_word_that_begins_so(engine: str) -> None:
    assert words(engine, "grooming groomed bridegroom") == ["groom", "groom"]


def test_words_with_signs_and_sums_of_money_are_found(engine: str) -> None:
    assert words(engine, "u/k male paid $20 at the b&b") == ["u/k", "$", "b&b"]


def test_words_at_either_end_are_found(engine: str) -> None:
    assert open_scanner(ATOMS, engine).scan("car") == [Hit(0, 3, 0)]


def test_an_empty_text_has_no_hits(engine: str) -> None:
    assert open_scanner(ATOMS, engine).scan("") == []
