"""Text into the wording in it that blames a child, with its reason and what to write instead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from accord.language.describing import describes
from accord.language.grammar import OF_AGE
from accord.language.labels import official_labels
from accord.language.mentioned import is_about_words, is_mentioned, is_name
from accord.language.people import People
from accord.language.somebody import ADULT, CHILD, NOBODY, OPEN, THING, Somebody
from accord.language.speech import OWN, quoted_spans, speech_of
from accord.language.terms import TermList, Wording, shipped_terms
from accord.text import Match, Normal, Search, Sentence, normalise, split_sentences

_CONCERN = re.compile(
    r"\b(?:older|exploit|groom|cse|cce|missing|gifts?|vodka|drugs|cannabis|hotel|picks? her"
    r"|picks? him"
    r"|collects?|adult male|known to police|sexual|abus|trafficked|controll|threat|hits?"
    r"|nudes?|suspect"
    r"|school|placement|foster|children's home|snapchat|believed to be (?:1[89]|[2-6]\d)"
    r"|aged (?:1[89]|[2-6]\d)"
    r"|is (?:1[89]|[2-6]\d)|(?:1[89]|[2-6]\d) years?|twent(?:y|ies)|thirt(?:y|ies)|fort(?:y"
    r"|ies)|20s|30s|40s)"
)
# What stands before a quotation that is a saying of its own, and not part of the sentence.
_OPENS_QUOTATION = re.compile(
    r"(?:[:,]|\b(?:reads?|says?|said|writes?|wrote|written|states?|stated|quote|repl(?:y|ied)"
    r"|answered|added|tells?|told(?: [a-z]+)?|claim(?:s|ed)|recorded|entry|log|note|text(?:ed)?))"
    r"\s*$"
)
_NEAR = 240  # characters either side of a word in which what it is about is told
_OWNER = re.compile(
    r"\b([a-z]+(?:'s)?) (?:(?:new|older|former|current|ex|adult|much|online|so called|abusive"
    r"|violent|on off|long term|then|secret|\d\d|(?:year|yr)s?|olds?|\"|') ?)*[\"']?$"
)


@dataclass(frozen=True)
class Term:
    """Wording found in a text: where, which, why it blames, and what to write instead."""

    start: int
    end: int
    term: str
    reason: str
    suggestion: str
    speech: str
    wording_id: str
    cue: str | None = None
    sentence: int = 0

    @property
    def concept_id(self) -> str:
        """The reader's concept of it."""
        return f"blame.{self.wording_id.partition('/')[0]}"


class Checker:
    """Checks texts by one term list."""

    def __init__(self, terms: TermList | None = None, engine: str = "") -> None:
        self.terms = terms or shipped_terms()
        found = [(wording, True, pattern) for wording, pattern in self.terms.patterns]
        found += [(wording, False, pattern) for wording, pattern in self.terms.neutral]
        self._kinds = [(wording, blames) for wording, blames, _ in found]
        self.patterns = tuple(pattern for *_, pattern in found)
        self._engine = engine

    @cached_property
    def _search(self) -> Search:
        return Search(self.patterns, self._engine)

    def check(self, text: str) -> tuple[Term, ...]:
        """Every wording in a text, in order; where two overlap the longer."""
        normal = normalise(text)
        sentences = split_sentences(normal.text)
        return self.check_found(text, normal, sentences, self._search.find(normal.text, sentences))

    def check_found(
        self,
        text: str,
        normal: Normal,
        sentences: Sequence[Sentence],
        matches: Sequence[Match],
        *,
        is_concern: bool = False,
    ) -> tuple[Term, ...]:
        """The same where the patterns have been found already.

        `is_concern` says that the record is about the exploitation of a child.
        """
        blaming = [m for m in matches if self._kinds[m.pattern][1]]
        if not blaming:
            return ()
        reading = _Reading(text, normal, sentences, is_concern)
        neutral: defaultdict[tuple[int, str], list[Match]] = defaultdict(list)
        for found in matches:
            wording, blames = self._kinds[found.pattern]
            if not blames:
                neutral[found.sentence.number, wording.wording_id].append(found)
        meant: defaultdict[int, list[tuple[Wording, Match]]] = defaultdict(list)
        for found in _apart(blaming):
            wording = self._kinds[found.pattern][0]
            hiding = neutral.get((found.sentence.number, wording.wording_id), ())
            if not any(_overlap(n, found) for n in hiding) and reading.blames(wording, found):
                meant[found.sentence.number].append((wording, found))
        return tuple(
            reading.term(wording, found)
            for number in sorted(meant)
            for wording, found in _longest(meant[number])
        )


def _apart(found: Sequence[Match]) -> list[Match]:
    """Each stretch of words once for each pattern."""
    return list({(m.match.span(), m.pattern): m for m in found}.values())


def _overlap(one: Match, other: Match) -> bool:
    return one.match.start() < other.match.end() and other.match.start() < one.match.end()


def _longest(found: Sequence[tuple[Wording, Match]]) -> list[tuple[Wording, Match]]:
    """Of overlapping wordings the longest."""
    kept: list[tuple[Wording, Match]] = []
    for candidate in sorted(found, key=_by_length):
        # Those kept stand apart: only the two beside it can overlap one more.
        place = bisect_right(kept, candidate[1].match.start(), key=_start)
        if not any(
            _overlap(candidate[1], other) for _, other in kept[max(0, place - 1) : place + 1]
        ):
            kept.insert(place, candidate)
    return kept


def _by_length(found: tuple[Wording, Match]) -> tuple[int, int, str]:
    start, end = found[1].match.span()
    return start - end, start, found[0].name


def _start(found: tuple[Wording, Match]) -> int:
    return found[1].match.start()


class _Reading:
    """One text while it is checked."""

    def __init__(
        self, original: str, normal: Normal, sentences: Sequence[Sentence], is_concern: bool
    ) -> None:
        self._original, self._normal, self._text = original, normal, normal.text
        self._people = People(self._text, original, sentences)
        self._quoted = sorted(quoted_spans(self._text))
        self._official = official_labels(self._text)
        self._is_concern = is_concern
        self._about_words: dict[int, bool] = {}
        self._sentences = sentences

    def _quoted_at(self, place: int) -> Sequence[tuple[int, int]]:
        """The quotation a place stands in, if any: quotations do not nest."""
        number = bisect_right(self._quoted, (place, len(self._text)))
        return self._quoted[max(0, number - 2) : number]

    def blames(self, wording: Wording, found: Match) -> bool:
        """Whether the wording, where it stands, blames a child."""
        start, end = found.match.span()
        sentence = found.sentence
        if any(first < end and start < last for first, last in self._official):
            return False
        if self._is_about_words(sentence):
            return False
        if is_mentioned(self._text, sentence, start, wording.category):
            return False
        if is_name(self._text, self._original, (start, end), self._normal.original(start, end)):
            return False
        return self._is_of_child(wording, sentence, start, end)

    def _is_about_words(self, sentence: Sentence) -> bool:
        """Whether a sentence is about wording, as guidance is."""
        if sentence.number not in self._about_words:
            self._about_words[sentence.number] = is_about_words(self._text, sentence)
        return self._about_words[sentence.number]

    def _is_of_child(self, wording: Wording, sentence: Sentence, start: int, end: int) -> bool:
        if wording.about == "anyone":
            return True
        if wording.about == "child-in-text":
            return (
                self._is_concern
                or self._people.has_child
                or self._subject(sentence, start, end) in (CHILD, OPEN)
            )
        if wording.about == "partner":
            return self._is_partner_of_child(sentence, start, end)
        if wording.about == "act":
            return not self._people.has_adult_victim_only
        sentence = self._saying(sentence, start)
        who = self._subject(sentence, start, end)
        if who == NOBODY and (age := self._people.age_after(end)) is not None:
            who = ADULT if age >= OF_AGE else CHILD  # 'Money mule, aged 15'
        if who in (ADULT, THING) or self._people.tells_of_adults(sentence):
            return False
        if wording.about == "described":
            people = self._people.of(sentence)
            if not describes(self._text, sentence, (start, end), people):
                return False
            return who in (CHILD, OPEN) or not self._people.are_adults
        if who in (CHILD, OPEN):
            return True
        if wording.about == "named-child":
            return False
        begins = not self._text[sentence.start : start].strip(" \"'-*:.(")
        if begins and self._people.are_adults:
            return False
        if wording.about == "not-adult" or begins:
            return True
        return self._is_concern or self._people.has_child

    def _subject(self, sentence: Sentence, start: int, end: int) -> str:
        return self._people.subject(sentence, start, end)

    def _saying(self, sentence: Sentence, start: int) -> Sentence:
        """The sentence a place stands in; a quotation that is a saying of its own is one."""
        for first, last in self._quoted_at(start):
            before = self._text[max(sentence.start, first - 40) : first]
            if first <= start < last and _OPENS_QUOTATION.search(before):
                return Sentence(sentence.number, max(sentence.start, first), sentence.end)
        return sentence

    def _is_partner_of_child(self, sentence: Sentence, start: int, end: int) -> bool:
        """A boyfriend is an exploiter where the one whose boyfriend he is is a child."""
        if self._text[max(0, start - 8) : start].rstrip("\"' ").endswith(" my"):
            return True
        owner = self._owner(sentence, start, end)
        age = self._people.age_after(end)
        if owner in (ADULT, THING) or self._people.tells_of_peers(sentence):
            return False
        if age is not None and age < OF_AGE:
            return False
        if (
            self._text[start:end].startswith("partner")
            and owner != CHILD
            and "older" not in (self._text[max(0, start - 12) : start])
        ):
            return False
        if owner == CHILD or self._is_concern:
            return True
        return self._people.has_child or bool(
            _CONCERN.search(
                self._text, max(sentence.start, start - _NEAR), min(sentence.end, end + _NEAR)
            )
        )

    def _owner(self, sentence: Sentence, start: int, end: int) -> str:
        if self._text.startswith(" of ", end):
            after = (p for p in self._people.of(sentence) if p.start >= end)
            return next((self._people.kind_of(p, sentence) for p in after), NOBODY)
        first = max(sentence.start, start - _NEAR)
        found = _OWNER.search(self._text[first:start])
        word = found[1] if found else ""
        if found and (word in ("her", "his", "their") or word.endswith("'s")):
            for person in reversed(self._people.of(sentence)):
                if _touches(person, first + found.start(1), len(word)):
                    return self._people.kind_of(person, sentence)
        return self._people.subject(sentence, start, end)

    def term(self, wording: Wording, found: Match) -> Term:
        """The finding, with its place in the text as written."""
        first, last = found.match.span()
        speech, cue = speech_of(self._text, found.sentence, first, self._quoted_at(first))
        start, end = self._normal.original(first, last)
        says = None
        if cue is not None and speech != OWN:
            says = self._original[slice(*self._normal.original(*cue))]
        return Term(
            start,
            end,
            wording.name,
            wording.reason,
            wording.suggestion,
            speech,
            wording.wording_id,
            says,
            found.sentence.number,
        )


def _touches(person: Somebody, start: int, length: int) -> bool:
    return person.start < start + length and start < person.end


@lru_cache(maxsize=1)
def shipped_checker() -> Checker:
    """The checker with the term list as shipped, made once in a process."""
    return Checker()


def check_language(text: str) -> tuple[Term, ...]:
    """Wording in any text that blames a child: what, why, what to write instead, whose words."""
    return shipped_checker().check(text)


__all__ = ["CHILD", "NOBODY", "Checker", "Term", "check_language", "shipped_checker"]
