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
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "ly", "s")
_DOUBLED = frozenset("bdgmnprt")
_FEW_FEATURES, _FEW_WORDS = 30, 12
_NEARLY, _NEAR = 1 / 3, 25  # of the loudest word's weight, and letters from the others
# Who gives or does these may be anybody: the words weighed do not say.
_BY_ANYBODY = ("exchange.", "gain.", "facilitation.", "control.", "criminal.")
# That words suggest somebody unknown leaves the number of people open and adds nobody to it.
_OF_NUMBERS = "people."

Places = dict[str, tuple[int, int]]
Sums = Mapping[int, float]  # by the number of a concept; one that no word speaks of is not there


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


def features(text: str) -> Places:
    """What a sentence is weighed by: its words, neighbours, words one apart, and their lists.

    Each feature comes with the place where it first stands.
    """
    places: Places = {}
    silent = shipped_lists("words.txt")["no_weight"]
    words = [
        (place, SILENT * len(word) if word in silent else word)
        for place, word in word_places(text, 0, len(text))
    ]
    for name, first, last in chain(_stems(words), _lists(words)):
        places.setdefault(name, (first, last))
    return places


def _stems(words: Sequence[tuple[int, str]]) -> Iterator[tuple[str, int, int]]:
    stems = [_stem(word) for _, word in words]
    for number, word in enumerate(stems):
        first, last = words[number][0], _end(words, number)
        yield word, first, last
        if number + 1 < len(stems):
            yield f"{word} {stems[number + 1]}", first, _end(words, number + 1)
        if number + 2 < len(stems):
            yield f"{word} ~ {stems[number + 2]}", first, _end(words, number + 2)


def _stem(word: str) -> str:
    if word.isdigit():
        return "#"
    return SILENT if word.startswith(SILENT) else stem(word)


def _lists(words: Sequence[tuple[int, str]]) -> Iterator[tuple[str, int, int]]:
    listed = _listed()
    for number, (first, phrase) in enumerate(words):
        for last in range(number, min(number + _LONGEST_LISTED, len(words))):
            if last > number:
                phrase = f"{phrase} {words[last][1]}"
            for name in listed.get(phrase, ()):
                yield name, first, _end(words, last)


def _end(words: Sequence[tuple[int, str]], number: int) -> int:
    first, word = words[number]
    return first + len(word)


class _Window(NamedTuple):
    """One sentence, or two on end, with what they are weighed by and what that comes to."""

    numbers: tuple[int, ...]
    places: Places
    sums: Sums


class Weigher:
    """Weighs the words of sentences, each alone and with its neighbours."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights or shipped_weights()
        self._number = {concept: n for n, concept in enumerate(self._weights.concepts)}
        self._entries = [_entry(concept) for concept in self._weights.concepts]
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
        total = sum(self._weight(name, concern) for name in sorted(names))
        total /= length_of(len(names))
        total += SAID_COUNTS * sum(self._weight(f"{SAID}{what}", concern) for what in sorted(said))
        return total + self._weights.bias[concern] >= self._weights.too_little[concern]

    def _alone(self, text: str, sentences: Sequence[Sentence]) -> list[_Window]:
        return [
            _Window((number,), *self._weighed(text[sentence.start : sentence.end]))
            for number, sentence in enumerate(sentences)
        ]

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
        twice = self._sums(one.places.keys() & other.places.keys())
        sums = {
            concept: one.sums.get(concept, 0.0)
            + other.sums.get(concept, 0.0)
            - twice.get(concept, 0.0)
            for concept in one.sums.keys() | other.sums.keys()
        }
        return _Window(one.numbers + other.numbers, one.places | other.places, sums)

    def _sums(self, names: Iterable[str]) -> Sums:
        sums: dict[int, float] = {}
        for name in sorted(names):  # in one order, so that the last digits are always the same
            for concept, weight in self._weights.of.get(name, ()):
                sums[concept] = sums.get(concept, 0.0) + weight
        return sums

    def _speaks_against(self, window: _Window, concept: int) -> bool:
        """Whether the words leave no room for a concept; of few words all that they say counts."""
        bias, total = self._weights.bias[concept], window.sums.get(concept, 0.0)
        length = length_of(len(window.places)) if total < 0 else sqrt(len(window.places) or 1)
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
        length = length_of(len(window.places))
        bias, enough = self._weights.bias, self._weights.enough
        return [
            concept
            for concept, total in window.sums.items()
            if total / length + bias[concept] >= enough[concept]
        ]

    def _loudest(
        self,
        alone: Sequence[_Window],
        window: _Window,
        concept: int,
        sentences: Sequence[Sentence],
    ) -> Found:
        """The sentence of a window that says most of a concept, and its words that say most."""
        number = max(window.numbers, key=lambda n: (alone[n].sums.get(concept, 0.0), -n))
        sentence = sentences[number]
        start, end = self._telling(alone[number].places, concept)
        entry = self._entries[concept]
        return Found(sentence.start + start, sentence.start + end, entry, sentence, None, None)

    def _telling(self, places: Places, concept: int) -> tuple[int, int]:
        """From the first to the last of the words near the loudest that say nearly as much.

        One word of many is no reason that anybody could check.
        """
        weights = {name: self._weight(name, concept) for name in places}
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

    def _weight(self, name: str, concept: int) -> float:
        return next((w for n, w in self._weights.of.get(name, ()) if n == concept), 0.0)


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
