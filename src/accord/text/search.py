"""Many phrases over a text: one scan for the telling word of each, then only what can match."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accord.text.nodes import Choice, Stretch
from accord.text.ordinary import weight_of
from accord.text.pattern import AtomClass, Fit, Pattern
from accord.text.scanner import Atom, open_scanner
from accord.text.sentences import Sentence
from accord.text.starts import word_places, words_of
from accord.text.steps import Opening, Row, opening_of

_SHARED = 3  # patterns that begin alike; for fewer it does not pay to look for the beginning first
_MOST_WORDS = 100_000  # words whose classes are kept in mind; then they are worked out anew


class Match(NamedTuple):
    """A pattern in a sentence: which one, and where it and its parts stand."""

    pattern: int
    sentence: Sentence
    match: Fit


class _Wanted(NamedTuple):
    """What a sentence must hold for a pattern: which one, everything, and how it begins."""

    number: int
    needs: int
    start: int


class Search:
    """Finds every one of some patterns in searchable text."""

    def __init__(self, patterns: Sequence[Pattern], engine: str = "") -> None:
        self._patterns = list(patterns)
        self._vocabulary = _Vocabulary()
        by_anchor: dict[AtomClass, defaultdict[int, list[_Wanted]]] = {}
        for number, pattern in enumerate(self._patterns):
            anchor = min(pattern.needs, key=_hits_expected)
            wanted = self._wanted(number, pattern)
            by_anchor.setdefault(anchor, defaultdict(list))[wanted.start].append(wanted)
        # By telling class, the patterns that begin with the same words together.
        self._wanted_by = [tuple(found.items()) for found in by_anchor.values()]
        self._scanner = open_scanner(sorted({a for found in by_anchor for a in found}), engine)
        self._anchors_of = _numbers_of_atoms(by_anchor)
        self._gates = _gates(self._patterns)

    def _wanted(self, number: int, pattern: Pattern) -> _Wanted:
        start = self._vocabulary.start_bit(pattern.heads)
        needs = 0
        for found in pattern.needs:
            needs |= self._vocabulary.bit(found)
        return _Wanted(number, needs, start)

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Match]:
        """Every pattern found, sentence by sentence."""
        return self.find_at(text, sentences, self.anchors(text))

    def anchors(self, text: str) -> list[tuple[int, int]]:
        """Where telling words stand, and which: the one pass over the whole text."""
        return self._scanner.places(text)

    def find_at(
        self, text: str, sentences: Sequence[Sentence], anchors: Iterable[tuple[int, int]]
    ) -> list[Match]:
        """The same, where the telling words have been found already."""
        ends = [sentence.end for sentence in sentences]
        present: defaultdict[int, set[int]] = defaultdict(set)
        for place, atom in anchors:
            present[bisect_right(ends, place)].update(self._anchors_of[atom])
        found: list[Match] = []
        for number in sorted(present):
            found += self._in_sentence(text, sentences[number], present[number])
        return found

    def _in_sentence(self, text: str, sentence: Sentence, anchors: Iterable[int]) -> list[Match]:
        words = set(words_of(text, sentence.start, sentence.end))
        there = self._vocabulary.classes_of(words)
        able = [
            wanted
            for anchor in anchors
            for start, wanting in self._wanted_by[anchor]
            if start & there or not start
            for wanted in wanting
            if wanted[1] & there == wanted[1]
        ]
        if not able:
            return []
        able.sort()
        places = _Places(self._vocabulary, text, sentence)
        stretch = Stretch(text, sentence.start, sentence.end)
        found: list[Match] = []
        for number, needs, start in able:
            begins = places.of(start, needs)
            if begins and (gate := self._gates[number]) is not None:
                begins = [place for place in begins if gate.ends(stretch, place)]
            if begins:
                fits = self._patterns[number].fits(stretch, begins)
                found += [Match(number, sentence, fit) for fit in fits]
        return found


class _Places:
    """Where patterns may begin in one sentence."""

    def __init__(self, vocabulary: _Vocabulary, text: str, sentence: Sentence) -> None:
        self._sentence = sentence
        self._known: dict[int, list[tuple[int, int]]] = {}
        # Each word with the classes that it is of and those that stand from there to the end.
        self._words: list[tuple[int, int, int]] = []
        follow = 0
        for place, word in reversed(word_places(text, sentence.start, sentence.end)):
            held = vocabulary.class_of(word)
            follow |= held
            self._words.append((place, held, follow))
        self._words.reverse()

    def of(self, start: int, needs: int) -> Sequence[int]:
        """Where a pattern may begin: at a word it can begin with, before all that it needs."""
        if not start:
            return range(self._sentence.start, self._sentence.end)
        begins = self._known.get(start)
        if begins is None:
            begins = [(place, follow) for place, held, follow in self._words if held & start]
            self._known[start] = begins
        return [place for place, follow in begins if follow & needs == needs]


class _Vocabulary:
    """Which classes a word belongs to, as the bits of a number."""

    def __init__(self) -> None:
        self._bits: dict[object, int] = {None: 0}
        self._whole: defaultdict[str, int] = defaultdict(int)
        self._begun: defaultdict[str, int] = defaultdict(int)
        self._known: dict[str, int] = {}

    def bit(self, found: AtomClass) -> int:
        """The bit of a class of words of which one must be there."""
        if found not in self._bits:
            bit = self._new(found)
            for atom in found:
                word = _first_word(atom)
                (self._begun if atom.is_prefix and word == atom.text else self._whole)[word] |= bit
        return self._bits[found]

    def start_bit(self, heads: frozenset[str] | None) -> int:
        """The bit of the words that a pattern can begin with; none where that is any word."""
        key = heads if heads is None else ("start", heads)
        if key not in self._bits:
            bit = self._new(key)
            for head in heads or ():
                (self._begun if head.endswith("*") else self._whole)[head.rstrip("*")] |= bit
        return self._bits[key]

    def _new(self, key: object) -> int:
        return self._bits.setdefault(key, 1 << len(self._bits))

    def classes_of(self, words: Iterable[str]) -> int:
        """The classes that some words belong to."""
        there = 0
        for word in words:
            there |= self.class_of(word)
        return there

    def class_of(self, word: str) -> int:
        """The classes of one word, and of what stands either side of its apostrophe."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            known = self._known[word] = self._worked_out(word)
        return known

    def _worked_out(self, word: str) -> int:
        found = 0
        for part in {word, *word.split("'"), "#" if word[:1].isdigit() else word}:
            found |= self._whole.get(part, 0)
            for length in range(1, len(part) + 1):
                found |= self._begun.get(part[:length], 0)
        return found


def _first_word(atom: Atom) -> str:
    """The first of the words that an atom with signs in it consists of."""
    return next(iter(words_of(atom.text, 0, len(atom.text))), atom.text)


def _hits_expected(found: AtomClass) -> tuple[int, list[Atom]]:
    return sum(weight_of(atom.text, atom.is_prefix) for atom in found), sorted(found)


def _numbers_of_atoms(classes: Iterable[AtomClass]) -> list[tuple[int, ...]]:
    numbers: defaultdict[Atom, tuple[int, ...]] = defaultdict(tuple)
    for number, found in enumerate(classes):
        for atom in found:
            numbers[atom] = (*numbers[atom], number)
    return [numbers[atom] for atom in sorted(numbers)]


def _gates(patterns: Sequence[Pattern]) -> list[Choice | None]:
    """The first words of each pattern that begins as others do: looked for once for all of them."""
    keys = [opening_of(pattern.node) for pattern in patterns]
    counts = Counter(keys)
    gates: dict[Opening, Choice] = {}
    for key in keys:
        if key and counts[key] >= _SHARED:
            gates.setdefault(key, Choice([Row([opened.step for opened in key])]))
    return [gates.get(key) for key in keys]
