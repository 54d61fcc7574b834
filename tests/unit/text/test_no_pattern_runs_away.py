"""No expression of the catalogue, the term list or the code can take for ever over a text."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from re import _constants as signs
from re import _parser as parser

import pytest

import accord.language
import accord.reading
import accord.text
from accord.language import check_language
from accord.language.terms import shipped_terms
from accord.reading import read_text
from accord.reading.catalogue import shipped_catalogue

REPEATS = (signs.MAX_REPEAT, signs.MIN_REPEAT)


def parts(tree: object) -> Iterator[tuple[object, object]]:
    """Every operation of a parsed expression, at whatever depth."""
    for operation, value in tree:
        yield operation, value
        yield from (found for inner in below(value) for found in parts(inner))


def below(value: object) -> Iterator[object]:
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from below(item)


def runs_away(pattern: str) -> bool:
    """Whether an endless repeat holds another repeat without an end: the way to run away."""
    return any(
        operation in REPEATS
        and value[1] is signs.MAXREPEAT
        and any(
            inner in REPEATS and what[1] is signs.MAXREPEAT and not is_told_apart(value[2])
            for inner, what in parts(value[2])
        )
        for operation, value in parts(parser.parse(pattern))
    )


def is_told_apart(body: parser.SubPattern) -> bool:
    """Whether each round of a repeat begins with a sign that cannot end the round before."""
    first, *rest = list(body)
    begins = first_signs(first)
    return bool(begins) and bool(rest) and begins.isdisjoint(later_signs(rest))


def first_signs(part: tuple[object, object]) -> set[int]:
    operation, value = part
    if operation is signs.LITERAL:
        return {value}
    if operation in REPEATS and value[0] > 0:
        return first_signs(next(iter(value[2])))
    if operation is signs.IN and all(kind is signs.LITERAL for kind, _ in value):
        return {sign for _, sign in value}
    return set()


def later_signs(rest: list[tuple[object, object]]) -> set[int]:
    found: set[int] = set()
    for operation, value in parts(rest):
        if operation is signs.LITERAL:
            found.add(value)
        elif operation is signs.RANGE:
            found.update(range(value[0], value[1] + 1))
        elif operation is signs.IN:
            found |= later_signs(value)
        elif operation in (signs.NOT_LITERAL, signs.ANY, signs.CATEGORY):
            found.update(range(128))
    return found


def begins_again_and_again(tree: parser.SubPattern) -> bool:
    """Whether a search begins anew at each sign of an endless run, and goes through what is left.

    "[a-z]+, " looks through the whole of a long word for a comma, from its first letter, then from
    its second, and so on: a word of a million letters takes a million times a million looks.
    """
    operation, value = next(iter(tree), (None, None))
    if operation is signs.SUBPATTERN:
        return len(tree) > 1 and begins_again_and_again([*value[-1], *list(tree)[1:]])
    if operation is signs.BRANCH:
        rest = list(tree)[1:]
        return any(begins_again_and_again([*branch, *rest]) for branch in value[1])
    must_follow = any(what not in REPEATS or how[0] > 0 for what, how in list(tree)[1:])
    return operation in REPEATS and value[1] is signs.MAXREPEAT and must_follow


def compiled() -> Iterator[tuple[str, str]]:
    """Every expression that a module of the reading parts holds, with where it stands."""
    for package in (accord.language, accord.reading, accord.text):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, thing in vars(importlib.import_module(module.name)).items():
                if isinstance(thing, re.Pattern):
                    yield f"{module.name}.{name}", thing.pattern


def searched() -> Iterator[tuple[str, str]]:
    """The expressions that are looked for anywhere in a text, not only where something stands."""
    for where, pattern in compiled():
        module, _, name = where.rpartition(".")
        source = inspect.getsource(sys.modules[module])
        if re.search(rf"\b{name}\.(?:search|finditer|findall|sub|subn|split)\(", source):
            yield where, pattern


# It looks at no more than the twelve signs before the end of a sentence.
OF_FEW_SIGNS = {"accord.text.sentences._LAST_WORD"}


def test_an_expression_that_runs_away_is_known_for_one() -> None:
    assert runs_away("(a+)+b")
    assert runs_away("(?:x|y*)*z")
    assert not runs_away("(?: [a-z]+)*z")
    assert not runs_away("a+b+")


def test_a_search_that_begins_again_at_every_letter_is_known_for_one() -> None:
    for pattern in ("[a-z]+, ", "x|[a-z]+, ", "(?:[a-z]+|y) z", "(?P<word>[a-z]*) z"):
        assert begins_again_and_again(parser.parse(pattern))
    for pattern in ("[a-z]+", r"\b[a-z]+, ", "(?:x|[a-z], )1", "(?:y|x[a-z]+) z"):
        assert not begins_again_and_again(parser.parse(pattern))


def test_no_pattern_of_the_catalogue_can_run_away() -> None:
    patterns = shipped_catalogue().patterns
    assert [p.phrase for _, p in patterns if runs_away(p.source)] == []


def test_no_pattern_of_the_term_list_can_run_away() -> None:
    terms = shipped_terms()
    every = (*terms.patterns, *terms.neutral)
    assert [p.phrase for _, p in every if runs_away(p.source)] == []


def test_no_expression_in_the_code_can_run_away() -> None:
    assert [where for where, pattern in compiled() if runs_away(pattern)] == []


def test_no_expression_in_the_code_begins_again_at_every_sign() -> None:
    again = [
        (where, pattern)
        for where, pattern in searched()
        if where not in OF_FEW_SIGNS and begins_again_and_again(parser.parse(pattern))
    ]
    assert again == []


PIECES = ["gave ", "no ", "( ", "her ", "1 ", "a", "? ", '"', "'she said ", "gave, ", "gave her a new ",
          "the men and ", "07700 900", "Gifts: ", "£1,,", "putting herself at risk ", "\r\n", "é",
          "She was given a phone by an older man. ", "her boyfriend ", "a-", ",what"]  # fmt: skip


def examine(text: str) -> None:
    read_text(text)
    check_language(text)


def calls(text: str) -> int:
    """How many calls a reading makes: the same on any machine, however busy it is."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        examine(text)
    finally:
        sys.setprofile(before)
    return count


def seconds(text: str) -> float:
    began = time.process_time()
    examine(text)
    return time.process_time() - began


def pieces(piece: str, length: int) -> str:
    return piece * (length // len(piece))


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_four_times_as_long_takes_about_four_times_the_work(piece: str) -> None:
    examine(pieces(piece, 1_000))
    short, long = calls(pieces(piece, 5_000)), calls(pieces(piece, 20_000))
    assert long < 5 * short


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_a_text_ten_times_as_long_takes_nothing_like_a_hundred_times_as_long(piece: str) -> None:
    examine(pieces(piece, 1_000))
    short = max(seconds(pieces(piece, 40_000)), 0.1)
    assert seconds(pieces(piece, 400_000)) < 40 * short


@pytest.mark.slow
def test_ten_million_hostile_characters_are_read_in_a_minute() -> None:
    text = "".join(piece * (10_000_000 // len(PIECES) // len(piece)) for piece in PIECES[:12])
    began = time.process_time()
    read_text(text[:10_000_000])
    assert time.process_time() - began < 60
