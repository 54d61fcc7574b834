"""Many phrases at once: what is found does not turn on what was read before."""

from __future__ import annotations

import random
import re

from accord.reading.catalogue import shipped_catalogue
from accord.text import Search, normalise, split_sentences
from accord.text.starts import word_places

NAMES = ("Kyle", "Marguerite", "Bo", "Oyinkansola")


def named(sentence: str, name: str) -> str:
    """A sentence with somebody of its own in it."""
    return f"{name} {name}ton, at 21:4{len(name)}: {sentence}"


def spans(search: Search, text: str) -> list[tuple[int, str, dict[str, str]]]:
    plain = normalise(text).text
    return [
        (m.pattern, plain[slice(*m.match.span())], {n: plain[slice(*p)] for n, p in m.match.parts.items()})
        for m in search.find(plain, split_sentences(plain))
    ]  # fmt: skip


def chosen() -> list[tuple[object, object]]:
    return random.Random(11).sample(shipped_catalogue().patterns, 150)


def test_a_sentence_with_other_names_in_it_holds_the_same_phrases() -> None:
    search = Search([pattern for _, pattern in chosen()])
    examples = [example for entry, _ in chosen() for example in entry.positives[:2]]
    found = [[spans(search, named(example, name)) for name in NAMES] for example in examples]
    assert all(one == others[0] for others in found for one in others)
    assert sum(bool(others[0]) for others in found) > 50


def test_what_is_found_is_what_each_expression_finds_by_itself() -> None:
    patterns = [pattern for _, pattern in chosen() if pattern.heads is not None]
    search = Search(patterns)
    for entry, _ in chosen()[:60]:
        for example in entry.positives[:3]:
            text = normalise(named(example, "Oyinkansola")).text
            for sentence in split_sentences(text):
                words = text[sentence.start : sentence.end]
                begins = {place for place, _ in word_places(words, 0, len(words))}
                expected = {
                    (number, found.span())
                    for number, pattern in enumerate(patterns)
                    for found in re.finditer(pattern.source, words)
                    if found.start() in begins
                }
                assert {(n, fit.span()) for n, fit in search.find_in(words)} == expected


def test_a_phrase_is_found_at_its_place_in_the_second_sentence_too() -> None:
    search = Search([pattern for _, pattern in chosen()])
    for entry, _ in chosen()[:60]:
        alone = spans(search, entry.positives[0]) if entry.positives else []
        later = spans(search, f"Nothing of note.\n\n{entry.positives[0]}") if alone else []
        assert later == alone


def test_both_engines_find_the_same_phrases() -> None:
    patterns = [pattern for _, pattern in chosen()]
    fast, slow = Search(patterns), Search(patterns, "aho-corasick")
    for entry, _ in chosen():
        for example in entry.positives:
            assert spans(fast, example) == spans(slow, example)
