"""One text while it is read: its sentences with their people, cues and answers, found on demand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from accord.reading.another import Told, told_of
from accord.reading.assertion import Cue, CueKind, Verdict, shipped_cues
from accord.reading.beside import stands_beside
from accord.reading.entities import OTHER, EntityFinder
from accord.reading.entity import Entity, moved
from accord.reading.everyday import words_of_everyday_life
from accord.reading.forms import Answer, answers, sections
from accord.reading.made_up import made_up
from accord.reading.matching import Found
from accord.reading.mentions import CHILD, HYPOTHETICAL, OTHER_PERSON, Person
from accord.reading.names import NameSpan
from accord.reading.roles import Binder, child_sex
from accord.reading.scope import SentenceCues
from accord.reading.sifting import masks_by_sentence
from accord.reading.spoken_of import is_record_of_child
from accord.reading.taken_back import taken_back
from accord.text import Normal, Sentence
from accord.text.kept import LONGEST_SENTENCE, MOST_SENTENCES, Kept
from accord.text.starts import words_of

# Sentences stand in many texts; who is in one that names nobody, and its cues, are kept in mind.
_PEOPLE: Kept[tuple[str, str], list[Entity]] = Kept(MOST_SENTENCES)
_CUES: Kept[str, list[tuple[CueKind, int, int]]] = Kept(MOST_SENTENCES)


_TELLS = re.compile(r"\b(?:told|disclosed|confided)\b")


def _people_of(words: str, finder: EntityFinder) -> list[Entity]:
    """Everybody in a sentence by itself that names nobody."""
    return _PEOPLE.ask(
        (words, finder.child_sex),
        lambda: finder.anonymous.find(words, 0, len(words)),
        keeps=len(words) <= LONGEST_SENTENCE,
    )


def _cues_of(words: str) -> list[tuple[CueKind, int, int]]:
    """The cues of a sentence by itself: what each does, and its place."""
    return _CUES.ask(words, lambda: _read_cues(words), keeps=len(words) <= LONGEST_SENTENCE)


def _read_cues(words: str) -> list[tuple[CueKind, int, int]]:
    cues = shipped_cues().find(words, 0, len(words))
    return [(cue.kind, cue.start, cue.end) for cue in cues]


@dataclass(frozen=True)
class SentenceInHand:
    """What is known of one sentence; each part is worked out when first asked for."""

    text: str
    sentence: Sentence
    section: str
    finder: EntityFinder
    years: tuple[int, int] | None
    written: Callable[[int, int], str]
    # The words that say the whole text is about somebody else than the child of the record.
    beside: tuple[int, int] | None = None
    taken_back: Verdict | None = None  # where the record itself says that it is not so, or not hers

    @cached_property
    def entities(self) -> list[Entity]:
        """Everybody the sentence speaks of."""
        start, end = self.sentence.start, self.sentence.end
        if self.finder.names_anybody(start, end):
            return self.finder.find(self.text, start, end)
        found = _people_of(self.text[start:end], self.finder)
        return [moved(entity, start) for entity in found] if start else found

    @cached_property
    def cues(self) -> SentenceCues:
        """The words that say how the sentence means what it says."""
        start = self.sentence.start
        found = _cues_of(self.text[start : self.sentence.end])
        cues = [Cue(kind, first + start, last + start) for kind, first, last in found]
        return SentenceCues(self.text, cues, self.entities, self.years, self.sentence)

    @cached_property
    def answers(self) -> list[Answer]:
        """Form questions in it with their answers, and tick boxes."""
        return answers(self.text, self.sentence)

    def judge(self, start: int, end: int) -> Verdict:
        """How the words at a span are said, where they are said of the record's child at all."""
        return self.set_aside(start) or self.cues.judge(start, end)

    def set_aside(self, place: int) -> Verdict | None:
        """How what stands at a place is meant, where it is no matter of this record at all.

        The record takes it back, or is about somebody else, or only a story is told there.
        """
        if self.taken_back is not None:
            return self.taken_back
        if self.beside is not None:
            return Verdict(OTHER_PERSON, self.beside)
        return Verdict(HYPOTHETICAL, self._made_up) if self._is_made_up(place) else None

    @cached_property
    def _made_up(self) -> tuple[int, int] | None:
        """The words from which on it tells a story, a lesson or an example."""
        start, end = self.sentence.start, self.sentence.end
        words = self.text[start:end]
        span = made_up(words, frozenset(words_of(words, 0, len(words))))
        return (span[0] + start, span[1] + start) if span else None

    def _is_made_up(self, place: int) -> bool:
        """Whether what stands at a place is of a story: nobody says in between what happened."""
        if self._made_up is None or place < self._made_up[0]:
            return False
        last = self._made_up[1]
        return not (self.cues.claims_between(last, place) or _TELLS.search(self.text, last, place))

    @cached_property
    def told_of(self) -> Told | None:
        """Who else than the child of the record the sentence says it of, in so many words."""
        start, end = self.sentence.start, self.sentence.end
        return told_of(self.text[start:end], start, self.written(start, end))

    @cached_property
    def told_of_another(self) -> Told | None:
        """The same, or the friend or sister a sentence begins with and tells of no child beside."""
        if self.beside is not None:
            return Told(*self.beside, self.sentence.end)
        if self.told_of is not None:
            return self.told_of
        first = next((e for e in self.entities if e.kind == OTHER), None)
        if first is None or first.is_plural or first.is_owner:
            return None
        if any(e.kind == CHILD and e.end > first.end for e in self.entities):
            return None  # "her friend says that she"
        if any(e.start < first.start for e in self.entities):
            return None
        if self.cues.claims_between(first.end, self.sentence.end):
            return None
        return Told(first.start, first.end, self.sentence.end)

    def people_in(self, found: Found) -> list[Entity]:
        """Whom the words of a phrase name, wholly or in part."""
        return [e for e in self.entities if e.start < found.end and found.start < e.end]

    def has_child_between(self, start: int, end: int) -> bool:
        """Whether a child is spoken of wholly between two places."""
        return any(e.kind == CHILD and start <= e.start and e.end <= end for e in self.entities)


class TextInHand:
    """A text, what the catalogue found in it, and whom its record names."""

    def __init__(
        self,
        original: str,
        normal: Normal,
        sentences: Sequence[Sentence],
        founds: Sequence[Found],
        names: Sequence[NameSpan],
        *,
        people: Sequence[Person],
        years: tuple[int, int] | None,
    ) -> None:
        self.original, self.normal, self.text = original, normal, normal.text
        self.founds = founds
        self.names = sorted(names, key=lambda name: (name.start, name.end))
        self.binder = Binder(people)
        self.child_sex = child_sex(self.text, people)
        finder = EntityFinder([name.as_entity for name in self.names], self.child_sex)
        headed, beside = sections(self.text, sentences), stands_beside(self.text)
        back = taken_back(self.text, sentences)
        self.sentences = [
            SentenceInHand(
                *(self.text, sentence, section, finder, years, self.written, beside),
                taken_back=back.get(number),
            )
            for number, (sentence, section) in enumerate(zip(sentences, headed, strict=True))
        ]
        self._ends = [sentence.end for sentence in sentences]
        self.masks = masks_by_sentence(founds)
        self._said: dict[int, bool] = {}

    def says(self, expression: re.Pattern[str]) -> bool:
        """Whether an expression stands anywhere in the text, which is looked through once."""
        found = self._said.get(id(expression))
        if found is None:
            found = self._said[id(expression)] = expression.search(self.text) is not None
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text: what a rule needs first is looked for here."""
        return frozenset(words_of(self.text, 0, len(self.text)))

    @cached_property
    def everybody(self) -> list[Entity]:
        """Everybody the text speaks of, in order."""
        return [entity for known in self.sentences for entity in known.entities]

    @cached_property
    def is_record_of_child(self) -> bool:
        """Whether the words are those of a record kept of a child."""
        return is_record_of_child(self.text)

    @cached_property
    def everyday(self) -> frozenset[str]:
        """The words of lessons, birthdays, repairs and the like in the text."""
        return words_of_everyday_life(self.text)

    def sentence_of(self, found: Found) -> SentenceInHand:
        """The sentence a phrase stands in."""
        return self.sentences[found.sentence.number]

    def sentence_at(self, place: int) -> SentenceInHand:
        """The sentence a place in the searchable text is in."""
        number = bisect_right(self._ends, place)
        return self.sentences[min(number, len(self.sentences) - 1)]

    def people_before(self, number: int) -> list[Entity]:
        """Who was spoken of in the sentence before one: what a pronoun may go back to."""
        return self.sentences[number - 1].entities if number else []

    def written(self, start: int, end: int) -> str:
        """A stretch of the searchable text as it was written."""
        first, last = self.normal.original(start, end)
        return self.original[first:last]

    def quote(self, span: tuple[int, int] | None) -> str | None:
        """The words at a span, as written."""
        if span is None:
            return None
        return self.written(*span)
