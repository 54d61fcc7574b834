"""The catalogue over a text: which entry stands where, and in whose place it names somebody."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from accord.reading.catalogue import Catalogue, Entry
from accord.text import Pattern, Search, Sentence

_RECEIVERS = ("whom", "whosubj", "kid")  # the slots of a phrase that hold the child


class Found(NamedTuple):
    """A phrase of the catalogue in a sentence, with who it is done to and by whom if it says."""

    start: int
    end: int
    entry: Entry
    sentence: Sentence
    whom: tuple[int, int] | None
    by: tuple[int, int] | None


class Matcher:
    """Finds every entry of a catalogue in searchable text."""

    def __init__(self, catalogue: Catalogue, engine: str = "") -> None:
        self._entries = [entry for entry, _ in catalogue.patterns]
        self._search = Search([pattern for _, pattern in catalogue.patterns], engine)

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Found]:
        """Every phrase found, in the order of the text."""
        founds = [
            _found(self._entries[number], sentence, match)
            for number, sentence, match in self._search.find(text, sentences)
        ]
        founds.sort(key=lambda f: (f.start, -f.end, f.entry.entry_id))
        return founds


def matches(
    pattern: Pattern, text: str, start: int, end: int, words: Mapping[str, Sequence[int]]
) -> list[re.Match[str]]:
    """Where a pattern matches in a stretch: tried only where one of its first words stands."""
    if pattern.starts is None:
        return list(pattern.regex.finditer(text, start, end))
    starts = pattern.starts
    places = [place for word in words if word in starts for place in words[word]]
    if not places:
        return []
    places.sort()
    found: list[re.Match[str]] = []
    last = start
    for place in places:
        if place >= last and (match := pattern.regex.match(text, place, end)):
            found.append(match)
            last = match.end()
    return found


def _found(entry: Entry, sentence: Sentence, match: re.Match[str]) -> Found:
    groups = match.re.groupindex
    whom = next((match.span(s) for s in _RECEIVERS if s in groups and match[s]), None)
    by = match.span("by") if "by" in groups and match["by"] else None
    return Found(match.start(), match.end(), entry, sentence, whom, by)
