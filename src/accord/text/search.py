"""Many patterns over a text: one scan for every word of every pattern, then only what can match."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from accord.text.phrase import AtomClass, Pattern, word_starts
from accord.text.scanner import Atom, open_scanner
from accord.text.sentences import Sentence


class Match(NamedTuple):
    """A pattern in a sentence: which one, and the match with the parts it captured."""

    pattern: int
    sentence: Sentence
    match: re.Match[str]


class Search:
    """Finds every one of some patterns in searchable text."""

    def __init__(self, patterns: Sequence[Pattern], engine: str = "") -> None:
        self._patterns = list(patterns)
        classes: dict[AtomClass, int] = {}
        starts: dict[frozenset[str] | None, int] = {None: 0}
        # By a word class that it needs each pattern: its number, all it needs, the last it needs,
        # and the class of the words it can begin with.
        self._by_class: dict[int, list[tuple[int, frozenset[int], int, int]]] = {}
        for place, pattern in enumerate(self._patterns):
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

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Match]:
        """Every pattern found, sentence by sentence."""
        found: list[Match] = []
        for place, present in sorted(self.classes_by_sentence(text, sentences).items()):
            found += self._in_sentence(text, sentences[place], present)
        return found

    def _in_sentence(
        self, text: str, sentence: Sentence, present: Mapping[int, int]
    ) -> list[Match]:
        anchored = [self._by_class[found] for found in present if found in self._by_class]
        if not anchored:
            return []
        begun, there = self._begun(text, sentence), present.keys()
        found: list[Match] = []
        for wanted in anchored:
            for number, needs, final, start in wanted:
                if start in begun and needs <= there:
                    pattern = self._patterns[number]
                    places = [place for place in begun[start] if place <= present[final]]
                    if places or not start:
                        for match in _match_at(pattern, text, places, sentence):
                            found.append(Match(number, sentence, match))
        return found

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
