"""The catalogue over a text: one scan for every word of every phrase, then only what can match."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from accord.reading.catalogue import Catalogue, Entry
from accord.text import Atom, Pattern, Sentence, open_scanner
from accord.text.phrase import AtomClass, word_starts

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
        self._patterns: list[tuple[Entry, Pattern]] = list(catalogue.patterns)
        classes: dict[AtomClass, int] = {}
        starts: dict[frozenset[str] | None, int] = {None: 0}
        # By a word class that it needs each pattern: its number, all it needs, the last it needs,
        # and the class of the words it can begin with.
        self._by_class: dict[int, list[tuple[int, frozenset[int], int, int]]] = {}
        for place, (_, pattern) in enumerate(self._patterns):
            numbers = {classes.setdefault(found, len(classes)): found for found in pattern.needs}
            rarest = min(numbers, key=lambda n: (len(numbers[n]), n))
            start = starts.setdefault(pattern.starts, len(starts))
            final = classes[pattern.needs[-1]]
            wanted = (place, frozenset(numbers) - {rarest}, final, start)
            self._by_class.setdefault(rarest, []).append(wanted)
        self._starts_of = _numbers_of_words(starts)
        atoms = sorted({atom for found in classes for atom in found})
        self._classes_of = _numbers_of_atoms(atoms, classes)
        self._scanner = open_scanner(atoms, engine)

    def classes_by_sentence(
        self, text: str, sentences: Sequence[Sentence]
    ) -> dict[int, dict[int, int]]:
        """Which word classes stand in which sentence, and where each stands last.

        This is the one pass over the whole text.
        """
        ends = [sentence.end for sentence in sentences]
        present: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for hit in self._scanner.scan(text):
            here = present[bisect_right(ends, hit.start)]
            for found in self._classes_of[hit.atom]:
                here[found] = hit.start
        return present

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Found]:
        """Every phrase found, in the order of the text."""
        founds: list[Found] = []
        for place, present in sorted(self.classes_by_sentence(text, sentences).items()):
            founds += self._in_sentence(text, sentences[place], present)
        founds.sort(key=lambda f: (f.start, -f.end, f.entry.entry_id))
        return founds

    def _in_sentence(
        self, text: str, sentence: Sentence, present: Mapping[int, int]
    ) -> list[Found]:
        anchored = [self._by_class[found] for found in present if found in self._by_class]
        if not anchored:
            return []
        begun, there = self._begun(text, sentence), present.keys()
        founds: list[Found] = []
        for wanted in anchored:
            for number, needs, final, start in wanted:
                if start in begun and needs <= there:
                    entry, pattern = self._patterns[number]
                    places = [place for place in begun[start] if place <= present[final]]
                    if places or not start:
                        for match in _match_at(pattern, text, places, sentence):
                            founds.append(_found(entry, sentence, match))
        return founds

    def _begun(self, text: str, sentence: Sentence) -> dict[int, list[int]]:
        """Where patterns may begin: for each class of first words the places of its words."""
        begun: dict[int, list[int]] = {0: []}
        for word, places in word_starts(text, sentence.start, sentence.end).items():
            for number in self._starts_of.get(word, ()):
                if number in begun:
                    begun[number] = sorted([*begun[number], *places])
                else:
                    begun[number] = places
        return begun


def _numbers_of_words(starts: Mapping[frozenset[str] | None, int]) -> dict[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for words, number in starts.items():
        for word in words or ():
            numbers[word] = (*numbers.get(word, ()), number)
    return numbers


def _numbers_of_atoms(
    atoms: Sequence[Atom], classes: Mapping[AtomClass, int]
) -> list[tuple[int, ...]]:
    numbers: dict[Atom, tuple[int, ...]] = {}
    for found, number in classes.items():
        for atom in found:
            numbers[atom] = (*numbers.get(atom, ()), number)
    return [numbers[atom] for atom in atoms]


def _match_at(
    pattern: Pattern, text: str, places: list[int], sentence: Sentence
) -> list[re.Match[str]]:
    """Where a pattern matches, tried at the places where it may begin."""
    if pattern.starts is None:
        return list(pattern.regex.finditer(text, sentence.start, sentence.end))
    found: list[re.Match[str]] = []
    last = 0
    for place in places:
        if place >= last and (match := pattern.regex.match(text, place, sentence.end)):
            found.append(match)
            last = match.end()
    return found


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
