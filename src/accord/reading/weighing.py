"""The words of a sentence weighed together: which concepts they speak for, and by which words.

A phrase of the catalogue says outright what it means. Many sentences say it with no phrase at all:
each word says a little and all of them enough. What each word, each pair of words and each list of
the lexicon weighs for each concept stands in weights.txt, learned from texts labelled by people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise
from math import sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from accord.reading.catalogue import Entry, shipped_lists, shipped_names, shipped_text
from accord.reading.entries import stated
from accord.reading.matching import Found
from accord.reading.mentions import NEGATED, POSSIBLE
from accord.text import Sentence
from accord.text.kept import LONGEST_SENTENCE, MOST_SENTENCES, Kept
from accord.text.starts import word_places

_WEIGHED = "weighed/"
SILENT = "_"  # in the place of a word that must weigh nothing: whence and of what faith one is
SCALE = 10  # weights and levels are written in tenths
# Beside the concepts stands one thing more: whether a text is about a concern for a child at all.
# What its phrases say counts for that as so many words of a middling text.
CONCERN, SAID, SAID_COUNTS = "concern", "!", 0.5
_LONGEST_LISTED = 3  # words in a phrase of a list
_MOST_WORDS = 50_000  # words whose stems are kept in mind
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "ly", "s")
_DOUBLED = frozenset("bdgmnprt")
_FEW_FEATURES, _FEW_WORDS = 30, 12
_NEARLY, _NEAR = 1 / 3, 25  # of the loudest word's weight, and letters from the others
# Who gives or does these may be anybody: the words weighed do not say.
_BY_ANYBODY = ("exchange.", "gain.", "facilitation.", "control.", "criminal.")
# That words suggest somebody unknown leaves the number of people open and adds nobody to it.
_OF_NUMBERS = "people."

Places = dict[str, tuple[int, int]]
Sums = npt.NDArray[np.int32]  # by the number of a concept, in tenths, so that no digit is lost


@dataclass(frozen=True)
class Weights:
    """What each feature weighs for each concept, and what is enough."""

    concepts: tuple[str, ...]
    bias: tuple[float, ...]
    too_little: tuple[float, ...]  # a phrase is not believed under this
    enough: tuple[float, ...]  # the words say it by themselves from this on
    of: Mapping[str, tuple[tuple[int, float], ...]]


def length_of(n_features: int) -> float:
    """What the weights of so many features are divided by; a few words are never much."""
    return sqrt(max(n_features, _FEW_FEATURES))


def stem(word: str) -> str:
    """A word without its ending, so that "gives", "giving" and "give" are one."""
    if len(word) < 5:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in _DOUBLED:
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, tuple[str, ...]]:
    """The lists of the lexicon and of people that each word or short phrase is in."""
    listed: dict[str, list[str]] = {}
    named = chain(shipped_lists("lexicon.txt").items(), shipped_lists("who.txt").items())
    for name, phrases in named:
        for phrase in phrases:
            if phrase.replace(" ", "").replace("'", "").isalnum():
                listed.setdefault(phrase, []).append(f"@{name}")
    return {phrase: tuple(names) for phrase, names in listed.items()}


@lru_cache(maxsize=1)
def _begun() -> frozenset[str]:
    """What the listed phrases of several words begin with: the first word, the first two."""
    phrases = [phrase.split(" ")[:_LONGEST_LISTED] for phrase in _listed()]
    return frozenset(
        " ".join(words[:length]) for words in phrases for length in range(1, len(words))
    )


def features(text: str) -> Places:
    """What a sentence is weighed by: its words, neighbours, words one apart, and their lists.

    Each feature comes with the place where it first stands.
    """
    silent = shipped_lists("words.txt")["no_weight"]
    found = word_places(text, 0, len(text))
    words = [SILENT * len(word) if word in silent else word for _, word in found]
    firsts = [place for place, _ in found]
    ends = [place + len(word) for place, word in found]
    places = _stems(words, firsts, ends)
    for name, first, last in _lists(words):
        places.setdefault(name, (firsts[first], ends[last]))
    return places


def _stems(words: Sequence[str], firsts: Sequence[int], ends: Sequence[int]) -> Places:
    """The stems of words, of neighbours and of words one apart, with where each first stands."""
    stems = [_stem(word) for word in words]
    names = [
        *stems,
        *[f"{one} {other}" for one, other in pairwise(stems)],
        *[f"{one} ~ {other}" for one, other in zip(stems, stems[2:], strict=False)],
    ]
    spans = [
        *zip(firsts, ends, strict=True),
        *zip(firsts, ends[1:], strict=False),
        *zip(firsts, ends[2:], strict=False),
    ]
    # From the end, so that of a name that comes again the first place is what stays.
    return dict(zip(reversed(names), reversed(spans), strict=True))


@lru_cache(maxsize=_MOST_WORDS)
def _stem(word: str) -> str:
    if word.isdigit():
        return "#"
    return SILENT if word.startswith(SILENT) else stem(word)


def _lists(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The lists that words and short phrases are in, with the numbers of their words."""
    listed, begun = _listed(), _begun()
    for first, phrase in enumerate(words):
        last = first
        while True:
            for name in listed.get(phrase, ()):
                yield name, first, last
            last += 1
            if phrase not in begun or last == len(words):
                break
            phrase = f"{phrase} {words[last]}"


class _Window(NamedTuple):
    """One sentence, or two on end, with what they are weighed by and what that comes to."""

    numbers: tuple[int, ...]
    n_features: int
    sums: Sums
    places: Places  # of one sentence; of two they are asked for by nobody


class Weigher:
    """Weighs the words of sentences, each alone and with its neighbours."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights or shipped_weights()
        self._number = {concept: n for n, concept in enumerate(self._weights.concepts)}
        self._entries = [_entry(concept) for concept in self._weights.concepts]
        self._by_concept = _by_concept(self._weights)
        self._row = {feature: row for row, feature in enumerate(self._weights.of)}
        self._rows = _rows(self._weights)
        self._bias, self._least = np.array(self._weights.bias), np.array(self._weights.enough)
        self._shipped = shipped_names()
        self._known: Kept[str, tuple[Places, Sums]] = Kept(MOST_SENTENCES)

    def sifted(
        self, text: str, sentences: Sequence[Sentence], founds: Sequence[Found]
    ) -> list[Found]:
        """The phrases that the words about them do not speak against, and what words say alone.

        A phrase of an organisation's own files stands whatever the words weigh.
        """
        alone = self._alone(text, sentences)
        pairs = [self._together(one, other) for one, other in pairwise(alone)]
        kept = [found for found in founds if self._may_stand(found, alone, pairs)]
        said = {
            (found.sentence.number, name) for found in kept for name in self._named(found.entry)
        }
        for window in chain(alone, filter(None, pairs)):
            for concept in self._enough(window):
                name = self._weights.concepts[concept]
                if said.isdisjoint((number, name) for number in window.numbers):
                    found = self._loudest(alone, window, concept, sentences)
                    said.add((found.sentence.number, name))
                    kept.append(found)
        return sorted(kept, key=lambda f: (f.start, -f.end, f.entry.entry_id))

    def _named(self, entry: Entry) -> Sequence[str]:
        """The concepts that a phrase speaks of: "nothing was given" speaks of every exchange."""
        kind, _, which = entry.concept_id.partition(".")
        if which != "*" and NEGATED not in entry.options:
            return (entry.concept_id,)
        return [name for name in self._weights.concepts if name.startswith(f"{kind}.")]

    def leaves_room(self, text: str, sentences: Sequence[Sentence], said: Iterable[str]) -> bool:
        """Whether the words of a whole text, with what its phrases say, may be a concern."""
        concern = self._number.get(CONCERN)
        if concern is None:
            return True
        if len(text.split()) < _FEW_WORDS:
            return True  # they say too little for anybody to speak against them
        names = set().union(*(window.places for window in self._alone(text, sentences)))
        weights = self._by_concept[concern]
        total = sum(weights[name] for name in sorted(filter(weights.__contains__, names)))
        total /= length_of(len(names))
        total += SAID_COUNTS * sum(weights.get(f"{SAID}{what}", 0.0) for what in sorted(said))
        return total + self._weights.bias[concern] >= self._weights.too_little[concern]

    def _alone(self, text: str, sentences: Sequence[Sentence]) -> list[_Window]:
        windows = []
        for number, sentence in enumerate(sentences):
            places, sums = self._weighed(text[sentence.start : sentence.end])
            windows.append(_Window((number,), len(places), sums, places))
        return windows

    def _weighed(self, words: str) -> tuple[Places, Sums]:
        """The features of a sentence, with places from its start, and their sums."""
        keeps = len(words) <= LONGEST_SENTENCE
        return self._known.ask(words, lambda: self._worked_out(words), keeps=keeps)

    def _worked_out(self, words: str) -> tuple[Places, Sums]:
        places = features(words)
        return places, self._sums(places)

    def _together(self, one: _Window, other: _Window) -> _Window | None:
        """Two sentences on end; nothing where one of them has no words to weigh."""
        if not one.places or not other.places:
            return None
        common = one.places.keys() & other.places.keys()
        sums = one.sums + other.sums - self._sums(common)
        n_features = one.n_features + other.n_features - len(common)
        return _Window(one.numbers + other.numbers, n_features, sums, {})

    def _sums(self, names: Iterable[str]) -> Sums:
        row = self._row
        rows = [row[name] for name in names if name in row]
        sums: Sums = self._rows[np.array(rows, np.intp)].sum(axis=0, dtype=np.int32)
        return sums

    def _speaks_against(self, window: _Window, concept: int) -> bool:
        """Whether the words leave no room for a concept; of few words all that they say counts."""
        bias, total = self._weights.bias[concept], int(window.sums[concept]) / SCALE
        length = length_of(window.n_features) if total < 0 else sqrt(window.n_features or 1)
        return total / length + bias < self._weights.too_little[concept]

    def _may_stand(
        self, found: Found, alone: Sequence[_Window], pairs: Sequence[_Window | None]
    ) -> bool:
        """Whether its sentence, or that with a neighbour, leaves room for what a phrase says."""
        concept = self._number.get(found.entry.concept_id)
        if concept is None or found.entry.file not in self._shipped:
            return True
        number = found.sentence.number
        about = (alone[number], *filter(None, pairs[max(number - 1, 0) : number + 1]))
        return not all(self._speaks_against(window, concept) for window in about)

    def _enough(self, window: _Window) -> list[int]:
        """The concepts that the words say by themselves."""
        totals = window.sums / SCALE / length_of(window.n_features)
        return [int(n) for n in np.flatnonzero(totals + self._bias >= self._least)]

    def _loudest(
        self,
        alone: Sequence[_Window],
        window: _Window,
        concept: int,
        sentences: Sequence[Sentence],
    ) -> Found:
        """The sentence of a window that says most of a concept, and its words that say most."""
        number = max(window.numbers, key=lambda n: (alone[n].sums[concept], -n))
        sentence = sentences[number]
        start, end = self._telling(alone[number].places, concept)
        entry = self._entries[concept]
        return Found(sentence.start + start, sentence.start + end, entry, sentence, None, None)

    def _telling(self, places: Places, concept: int) -> tuple[int, int]:
        """From the first to the last of the words near the loudest that say nearly as much.

        One word of many is no reason that anybody could check.
        """
        known = self._by_concept[concept]
        weights = {name: known.get(name, 0.0) for name in places}
        by_weight = sorted(places, key=lambda name: (-weights[name], *places[name]))
        start, end = places[by_weight[0]]
        least = weights[by_weight[0]] * _NEARLY
        for name in by_weight[1:]:
            first, last = places[name]
            if weights[name] < least:
                break
            if first <= end + _NEAR and last >= start - _NEAR:
                start, end = min(start, first), max(end, last)
        return start, end


def _by_concept(weights: Weights) -> list[dict[str, float]]:
    """What each feature weighs, concept by concept."""
    found: list[dict[str, float]] = [{} for _ in weights.concepts]
    for feature, told in weights.of.items():
        for concept, weight in told:
            found[concept].setdefault(feature, weight)
    return found


def _rows(weights: Weights) -> npt.NDArray[np.int16]:
    """What each feature weighs, in tenths: a row a feature, a column a concept."""
    rows = np.zeros((len(weights.of), len(weights.concepts)), np.int16)
    for row, told in zip(rows, weights.of.values(), strict=True):
        for concept, weight in told:
            row[concept] += round(weight * SCALE)
    return rows


def is_told_by_phrases(concept: str) -> bool:
    """Whether a concept counts for a text being a concern: no identifier, no number, no wording."""
    return not concept.startswith(("ref.", "blame.", "people.several"))


def is_weighed(found: Found) -> bool:
    """Whether no phrase says it, only the words together."""
    return found.entry.entry_id.startswith(_WEIGHED)


def _entry(concept: str) -> Entry:
    """What is found by weighing, as an entry of the catalogue."""
    told = stated(
        f"{_WEIGHED}{concept}", concept, "what the words say together", "learned from texts"
    )
    if concept.startswith(_BY_ANYBODY):
        return replace(told, options=frozenset({"any-giver"}))
    if concept.startswith(_OF_NUMBERS):
        return replace(told, options=frozenset({POSSIBLE}))
    return told


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The weights that come with Accord."""
    return read_weights(shipped_text("weights.txt"))


def read_weights(text: str) -> Weights:
    """Weights as they are written: a line a concept, then what each feature weighs for it."""
    concepts: list[str] = []
    levels: list[tuple[float, ...]] = []
    of: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("concept: "):
            _, concept, *numbers = line.split()
            concepts.append(concept)
            levels.append(tuple(int(number) / SCALE for number in numbers))
            continue
        weight, _, named = line.partition(" ")
        weighs = (len(concepts) - 1, int(weight) / SCALE)
        for feature in named.split("|"):
            of[feature].append(weighs)
    bias, too_little, enough = zip(*levels, strict=True)
    return Weights(
        tuple(concepts),
        bias,
        too_little,
        enough,
        {feature: tuple(weights) for feature, weights in of.items()},
    )
