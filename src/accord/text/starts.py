"""The words of a stretch of text, and where each begins."""

from __future__ import annotations

import re

DIGITS, POUNDS = "#", "$"  # what `word_starts` lists numbers and sums of money under
START = re.compile(r"(?<![a-z0-9_])(?:[a-z0-9]+(?:'[a-z]+)?|\$)")


def first_word(text: str) -> str:
    """What `word_starts` would list a word or sign under."""
    found = START.match(text)
    return found.group() if found else text


def words_of(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch."""
    return START.findall(text, start, end)


def word_places(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The words of a stretch with their places, in order."""
    return [(match.start(), match.group()) for match in START.finditer(text, start, end)]


def word_starts(text: str, start: int, end: int) -> dict[str, list[int]]:
    """Where each word of a stretch begins; a word with an apostrophe also without its ending."""
    places: dict[str, list[int]] = {}
    for match in START.finditer(text, start, end):
        word = match.group()
        places.setdefault(word, []).append(match.start())
        if "'" in word:
            places.setdefault(word.partition("'")[0], []).append(match.start())
        elif word[0].isdigit():
            places.setdefault(DIGITS, []).append(match.start())
    return places
