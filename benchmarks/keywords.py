"""The catalogue's plain words as a keyword list: no slots, no scope, no people, no rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from accord.reading import Mention
from accord.reading.catalogue import shipped_catalogue
from accord.text.verbs import verb_forms

_TOKEN = re.compile(r"\{|\}|\(|\)|\||[^\s{}()|]+")
# What is no plain word: a list, a gap, a run, a number, any word, a beginning of a word, an end.
_NO_PLAIN_WORD = re.compile(r"[@~&_#*$]|^[.,;:?]$")
_MOST = 400  # ways to write one phrase; longer ones are no keywords


class NoKeyword(ValueError):
    """A phrase that needs more than plain words."""


def plain_words(phrase: str) -> list[str]:
    """Every way to write a phrase of plain words; nothing where it needs more than those."""
    try:
        ways, _ = _ways(_TOKEN.findall(phrase), 0, "")
    except NoKeyword:
        return []
    return sorted({" ".join(way.split()) for way in ways if way.strip()})


def _ways(tokens: Sequence[str], place: int, closing: str) -> tuple[list[str], int]:
    """The ways to write a stretch up to a closing bracket, and the place after it."""
    options: list[str] = []
    ways = [""]
    while place < len(tokens) and tokens[place] != closing:
        token = tokens[place]
        if token == "|":
            options, ways, place = [*options, *ways], [""], place + 1
            continue
        words, place = _one(tokens, place)
        ways = [f"{way} {word}" for way in ways for word in words]
        if len(ways) > _MOST:
            raise NoKeyword
    return [*options, *ways], place + 1


def _one(tokens: Sequence[str], place: int) -> tuple[list[str], int]:
    token = tokens[place]
    if token == "{":
        return _ways(tokens, place + 1, "}")
    if token == "(":
        ways, after = _ways(tokens, place + 1, ")")
        return ["", *ways], after
    if _NO_PLAIN_WORD.search(token):
        raise NoKeyword
    if token.endswith("!"):
        return list(verb_forms(token[:-1])), place + 1
    return [token], place + 1


@cache
def _keywords() -> dict[str, str]:
    """Each keyword with its concept; of several the first by name."""
    found: dict[str, str] = {}
    for entry in shipped_catalogue().entries:
        if entry.kind == "concept":
            for phrase in entry.phrases:
                for words in plain_words(phrase):
                    found.setdefault(words.lower(), entry.concept_id)
    return found


def how_many() -> int:
    """How many keywords there are."""
    return len(_keywords())


def read_by_keywords(text: str) -> tuple[Mention, ...]:
    """Every keyword in a text, as affirmed: a list knows no other way to say it."""
    mentions = {
        (concept, start): Mention(start, end, concept) for concept, start, end in _hits(text)
    }
    return tuple(mentions.values())


def _hits(text: str) -> Iterator[tuple[str, int, int]]:
    keywords, longest = _keywords(), max(len(words.split()) for words in _keywords())
    words = list(re.finditer(r"[a-z0-9'/$&-]+", text.lower()))
    for first in range(len(words)):
        for last in range(first, min(first + longest, len(words))):
            concept = keywords.get(" ".join(word.group() for word in words[first : last + 1]))
            if concept:
                yield concept, words[first].start(), words[last].end()
