"""One text while it is read: its sentences with their people, cues and answers, found on demand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from accord.reading.assertion import shipped_cues
from accord.reading.entities import Entity, EntityFinder
from accord.reading.forms import Answer, answers, sections
from accord.reading.matching import Found
from accord.reading.mentions import CHILD, Person
from accord.reading.names import NameSpan
from accord.reading.roles import Binder, child_sex
from accord.reading.scope import SentenceCues
from accord.reading.sifting import masks_by_sentence
from accord.text import Normal, Sentence


@dataclass(frozen=True)
class SentenceInHand:
    """What is known of one sentence; each part is worked out when first asked for."""

    text: str
    sentence: Sentence
    section: str
    finder: EntityFinder
    years: tuple[int, int] | None

    @cached_property
    def entities(self) -> list[Entity]:
        """Everybody the sentence speaks of."""
        return self.finder.find(self.text, self.sentence.start, self.sentence.end)

    @cached_property
    def cues(self) -> SentenceCues:
        """The words that say how the sentence means what it says."""
        found = shipped_cues().find(self.text, self.sentence.start, self.sentence.end)
        return SentenceCues(self.text, found, self.entities, self.years)

    @cached_property
    def answers(self) -> list[Answer]:
        """Form questions in it with their answers, and tick boxes."""
        return answers(self.text, self.sentence)

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
        has_heads = ":" in self.text or "\n" in self.text or " - " in self.text
        headed = sections(self.text, sentences) if has_heads else [""] * len(sentences)
        self.sentences = [
            SentenceInHand(self.text, sentence, section, finder, years)
            for sentence, section in zip(sentences, headed, strict=True)
        ]
        self._ends = [sentence.end for sentence in sentences]
        self.masks = masks_by_sentence(founds)

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

    def quote(self, span: tuple[int, int] | None) -> str | None:
        """The words at a span, as written."""
        if span is None:
            return None
        start, end = self.normal.original(*span)
        return self.original[start:end]
