"""The catalogue over a text: one scan for every word of every phrase, then only what can match."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from accord.reading.catalogue import Catalogue, Entry
from accord.text import Pattern, Sentence, open_scanner
from accord.text.phrase import AtomClass


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
        self._needs: list[frozenset[int]] = []
        self._by_class: dict[int, list[int]] = {}
        for place, (_, pattern) in enumerate(self._patterns):
            numbers = {classes.setdefault(found, len(classes)): found for found in pattern.needs}
            self._needs.append(frozenset(numbers))
            rarest = min(numbers, key=lambda n: (len(numbers[n]), n))
            self._by_class.setdefault(rarest, []).append(place)
        atoms = sorted({atom for found in classes for atom in found})
        self._classes_of: list[tuple[int, ...]] = [()] * len(atoms)
        number_of = {atom: number for number, atom in enumerate(atoms)}
        for found, number in classes.items():
            for atom in found:
                self._classes_of[number_of[atom]] += (number,)
        self._scanner = open_scanner(atoms, engine)

    def classes_by_sentence(
        self, text: str, sentences: Sequence[Sentence]
    ) -> dict[int, set[int]]:
        """Which word classes stand in which sentence: the one pass over the whole text."""
        starts = [sentence.start for sentence in sentences]
        present: dict[int, set[int]] = {}
        for hit in self._scanner.scan(text):
            place = bisect_right(starts, hit.start) - 1
            present.setdefault(place, set()).update(self._classes_of[hit.atom])
        return present

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Found]:
        """Every phrase found, in the order of the text."""
        founds: list[Found] = []
        for place, present in sorted(self.classes_by_sentence(text, sentences).items()):
            sentence = sentences[place]
            for number in self._candidates(present):
                entry, pattern = self._patterns[number]
                for match in pattern.regex.finditer(text, sentence.start, sentence.end):
                    founds.append(_found(entry, sentence, match))
        founds.sort(key=lambda f: (f.start, -f.end, f.entry.entry_id))
        return founds

    def _candidates(self, present: set[int]) -> list[int]:
        by_class, needs = self._by_class, self._needs
        return [
            number
            for found in present
            for number in by_class.get(found, ())
            if needs[number] <= present
        ]


def _found(entry: Entry, sentence: Sentence, match: re.Match[str]) -> Found:
    groups = match.re.groupindex
    whom = match.span("whom") if "whom" in groups and match["whom"] else None
    by = match.span("by") if "by" in groups and match["by"] else None
    return Found(match.start(), match.end(), entry, sentence, whom, by)
