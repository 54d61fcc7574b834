"""The catalogue over a text: which entry stands where, and in whose place it names somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from accord.reading.catalogue import Catalogue, Entry
from accord.text import Fit, Match, Pattern, Search, Sentence, Stretch
from accord.text.kept import LONGEST_SENTENCE, MOST_SENTENCES, Kept

_RECEIVERS = ("whom", "whosubj", "kid")  # the slots of a phrase that hold the child

# The entries in a sentence with their places in it, and what was found of the others.
_InWords = tuple[list[tuple[Entry, Fit]], list[tuple[int, Fit]]]


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

    def __init__(
        self, catalogue: Catalogue, engine: str = "", others: Sequence[Pattern] = ()
    ) -> None:
        self._entries = [entry for entry, _ in catalogue.patterns]
        # `others` are looked for in the same pass.
        self.search = Search([*(pattern for _, pattern in catalogue.patterns), *others], engine)
        self._companions = catalogue.companions
        self._beside = catalogue.beside
        self._known: Kept[str, _InWords] = Kept(MOST_SENTENCES)

    def find(self, text: str, sentences: Sequence[Sentence]) -> tuple[list[Found], list[Match]]:
        """Every phrase found, in the order of the text, and what was found of the others."""
        founds: list[Found] = []
        others: list[Match] = []
        for sentence in sentences:
            start = sentence.start
            entries, rest = self._in_words(text[start : sentence.end])
            founds += [_found(entry, sentence, fit, start) for entry, fit in entries]
            others += [Match(number, sentence, fit.moved(start)) for number, fit in rest]
        founds.sort(key=lambda f: (f.start, -f.end, f.entry.entry_id))
        return founds, others

    def _in_words(self, words: str) -> _InWords:
        """What stands in a sentence by itself."""
        keeps = len(words) <= LONGEST_SENTENCE
        return self._known.ask(words, lambda: self._read(words), keeps=keeps)

    def _read(self, words: str) -> _InWords:
        entries: list[tuple[Entry, Fit]] = []
        others: list[tuple[int, Fit]] = []
        n_entries = len(self._entries)
        for number, fit in self.search.find_in(words):
            if number >= n_entries:
                others.append((number - n_entries, fit))
            elif self._has_companions(number, words, fit):
                entries.append((self._entries[number], fit))
        return entries, others

    def _has_companions(self, number: int, words: str, match: Fit) -> bool:
        """Whether what a phrase asks for stands in the sentence."""
        if not all(pattern.regex.search(words) for pattern in self._beside.get(number, ())):
            return False
        return all(
            pattern.regex.search(words, 0, match.start())
            or pattern.regex.search(words, match.end())
            for pattern in self._companions.get(number, ())
        )


def matches(
    pattern: Pattern, text: str, start: int, end: int, words: Mapping[str, Sequence[int]]
) -> list[Fit]:
    """Where a pattern matches in a stretch: tried only where one of its first words stands."""
    stretch = _stretch(text, start, end)
    if pattern.starts is None:
        return pattern.fits(stretch, range(start, end))
    starts = pattern.starts
    places = [place for word in words if word in starts for place in words[word]]
    return pattern.fits(stretch, sorted(places))


@lru_cache(maxsize=4)
def _stretch(text: str, start: int, end: int) -> Stretch:
    """One sentence for all the patterns that are tried in it."""
    return Stretch(text, start, end)


def _found(entry: Entry, sentence: Sentence, match: Fit, by: int) -> Found:
    match = match.moved(by)
    parts = match.parts
    whom = next((parts[slot] for slot in _RECEIVERS if slot in parts), None)
    return Found(match.first, match.last, entry, sentence, whom, parts.get("by"))
