"""Many phrases over a text: one scan for the telling word of each, then only what can match."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import NamedTuple

from accord.text.kept import LONGEST_SENTENCE, MOST_SENTENCES, Kept
from accord.text.likeness import Likeness
from accord.text.nodes import Choice, Stretch
from accord.text.ordinary import weight_of
from accord.text.pattern import AtomClass, Fit, Pattern
from accord.text.scanner import Atom, open_scanner
from accord.text.sentences import Sentence
from accord.text.starts import DIGITS, word_places, words_of
from accord.text.steps import Opening, Row, opening_of

_SHARED = 3  # patterns that begin alike; for fewer it does not pay to look for the beginning first
_NOTHING = -1  # the number of the class of words of a pattern that needs nothing more
_MOST_WORDS = 100_000  # words whose classes are kept in mind; then they are worked out anew


class Match(NamedTuple):
    """A pattern in a sentence: which one, and where it and its parts stand."""

    pattern: int
    sentence: Sentence
    match: Fit


class _Wanted(NamedTuple):
    """What more a sentence must hold for a pattern: which one, and the numbers of word classes."""

    number: int
    needs: tuple[int, ...]


# The patterns that begin with the same words and whose rarest need is the same.
_ByStart = defaultdict[tuple[int, int], list[_Wanted]]


class _Able(NamedTuple):
    """A pattern that a sentence may hold: how it begins, and the last place where it can."""

    number: int
    start: int
    limit: int


class Search:
    """Finds every one of some patterns in searchable text."""

    def __init__(self, patterns: Sequence[Pattern], engine: str = "") -> None:
        self._patterns = list(patterns)
        self._vocabulary = _Vocabulary()
        by_anchor: dict[AtomClass, _ByStart] = {}
        for number, pattern in enumerate(self._patterns):
            anchor = min(pattern.needs, key=_hits_expected)
            others = sorted({n for n in pattern.needs if n != anchor}, key=_hits_expected)
            numbers = [self._vocabulary.need(found) for found in others]
            rarest = numbers[0] if numbers else _NOTHING
            wanted = _Wanted(number, tuple(numbers[1:]))
            start = self._vocabulary.start_bit(pattern.heads)
            by_anchor.setdefault(anchor, defaultdict(list))[start, rarest].append(wanted)
        # By telling class, the patterns together that begin with the same words and need the same.
        self._wanted_by = [tuple(found.items()) for found in by_anchor.values()]
        self.atoms = sorted({atom for found in by_anchor for atom in found})
        self.scanner = open_scanner(self.atoms, engine)
        self._anchors_of = _numbers_of_atoms(by_anchor)
        self._gates = _gates(self._patterns)
        self._holds = [pattern.holds for pattern in self._patterns]
        words = chain.from_iterable(pattern.node.words() for pattern in self._patterns)
        self._likeness = Likeness(set(words))
        self._known: Kept[str, tuple[tuple[int, Fit], ...]] = Kept(MOST_SENTENCES)

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Match]:
        """Every pattern found, sentence by sentence."""
        return [
            Match(number, sentence, fit.moved(sentence.start))
            for sentence in sentences
            for number, fit in self.find_in(text[sentence.start : sentence.end])
        ]

    def anchors(self, text: str) -> list[tuple[int, int]]:
        """Where telling words stand, and which: the one pass over a whole text."""
        return self.scanner.places(text)

    def find_in(self, words: str) -> Sequence[tuple[int, Fit]]:
        """Every pattern found in a sentence by itself, in the order of the patterns."""
        alike = self._likeness.of(words)
        keeps = len(alike) <= LONGEST_SENTENCE
        found = self._known.ask(alike, lambda: self._in_sentence(alike), keeps=keeps)
        if not found or words == alike:
            return found
        back = self._likeness.way_back(words)
        return [(number, _with_places(fit, back)) for number, fit in found]

    def _in_sentence(self, text: str) -> tuple[tuple[int, Fit], ...]:
        """Which patterns stand where in a sentence by itself."""
        anchors = sorted(self.anchors(text))
        places = {n: place for place, atom in anchors for n in self._anchors_of[atom]}
        if not places:
            return ()
        held = _Held(self._vocabulary, text)
        stretch: Stretch | None = None
        found: list[tuple[int, Fit]] = []
        for able in sorted(self._able(held, places)):
            if begins := held.begins(able):
                stretch = stretch or Stretch(text, 0, len(text))
                found += [(able.number, fit) for fit in self._fits(able.number, stretch, begins)]
        return tuple(found)

    def _able(self, held: _Held, places: Mapping[int, int]) -> Iterator[_Able]:
        """The patterns of which everything that they need is there."""
        starts, last, is_without = held.starts, held.last, held.words.isdisjoint
        for anchor, place in places.items():
            for (start, rarest), wanting in self._wanted_by[anchor]:
                if rarest in last and (not start or start & starts):
                    for number, needs in wanting:
                        limit = min(place, last[rarest])
                        for need in needs:
                            limit = min(limit, last.get(need, -1))
                        if limit >= 0 and not any(map(is_without, self._holds[number])):
                            yield _Able(number, start, limit)

    def _fits(self, number: int, stretch: Stretch, begins: Sequence[int]) -> Sequence[Fit]:
        if (gate := self._gates[number]) is not None:
            begins = [place for place in begins if gate.ends(stretch, place)]
        return self._patterns[number].fits(stretch, begins) if begins else ()


def _with_places(fit: Fit, back: Callable[[int], int]) -> Fit:
    """A match in what is alike to a sentence, with its places in the sentence."""
    parts = {name: (back(first), back(last)) for name, (first, last) in fit.parts.items()}
    return Fit(back(fit.first), back(fit.last), parts)


class _Held:
    """The words that a sentence holds: what patterns can begin with, and what else they need."""

    def __init__(self, vocabulary: _Vocabulary, text: str) -> None:
        self.starts = 0
        # By class, the last place where a word of it stands.
        self.last: dict[int, int] = {_NOTHING: len(text)}
        self.words = set[str]()
        self._length = len(text)
        self._words: list[tuple[int, int]] = []
        self._begins: dict[int, list[int]] = {}
        for place, word in word_places(text, 0, len(text)):
            starts, needs, parts = vocabulary.classes_of(word)
            self.words |= parts
            for need in needs:
                self.last[need] = place
            if starts:
                self.starts |= starts
                self._words.append((place, starts))

    def begins(self, able: _Able) -> Sequence[int]:
        """Where a pattern may begin: at a word it can begin with, before all that it needs."""
        if not able.start:
            return range(self._length)
        begins = self._begins.get(able.start)
        if begins is None:
            begins = [place for place, starts in self._words if starts & able.start]
            self._begins[able.start] = begins
        if begins and begins[-1] > able.limit:
            return begins[: bisect_right(begins, able.limit)]
        return begins


# The bits of what a word starts, the numbers of what it meets, and it with its parts.
_ClassesOf = tuple[int, tuple[int, ...], frozenset[str]]


class _Vocabulary:
    """Which classes a word belongs to: those that patterns begin with, and those they need."""

    def __init__(self) -> None:
        self._starts: dict[frozenset[str] | None, int] = {None: 0}
        self._needs: dict[AtomClass, int] = {}
        # By word or beginning of a word: the bits of what it starts, the numbers of what it meets.
        self._whole: defaultdict[str, _Classes] = defaultdict(_Classes)
        self._begun: defaultdict[str, _Classes] = defaultdict(_Classes)
        self._known: dict[str, _ClassesOf] = {}

    def need(self, found: AtomClass) -> int:
        """The number of a class of words of which one must be there."""
        if found not in self._needs:
            number = self._needs[found] = len(self._needs)
            for atom in found:
                word = _first_word(atom)
                is_begun = atom.is_prefix and word == atom.text
                (self._begun if is_begun else self._whole)[word].needs.append(number)
        return self._needs[found]

    def start_bit(self, heads: frozenset[str] | None) -> int:
        """The bit of the words that a pattern can begin with; none where that is any word."""
        if heads is not None and heads not in self._starts:
            bit = self._starts[heads] = 1 << len(self._starts)
            for head in heads:
                kind = self._begun if head.endswith("*") else self._whole
                kind[head.rstrip("*")].starts |= bit
        return self._starts[heads]

    def classes_of(self, word: str) -> _ClassesOf:
        """The classes of one word, and of what stands either side of its apostrophe, and these."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            known = self._known[word] = self._worked_out(word)
        return known

    def _worked_out(self, word: str) -> _ClassesOf:
        starts, needs = 0, set[int]()
        parts = frozenset((word, *word.split("'"), DIGITS if word[:1].isdigit() else word))
        for part in parts:
            begun = [self._begun.get(part[:length]) for length in range(1, len(part) + 1)]
            for found in (self._whole.get(part), *begun):
                if found is not None:
                    starts |= found.starts
                    needs.update(found.needs)
        return starts, tuple(sorted(needs)), parts


@dataclass
class _Classes:
    """The classes that a word belongs to."""

    starts: int = 0
    needs: list[int] = field(default_factory=list)


def _first_word(atom: Atom) -> str:
    """The first of the words that an atom with signs in it consists of."""
    return next(iter(words_of(atom.text, 0, len(atom.text))), atom.text)


@cache
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
