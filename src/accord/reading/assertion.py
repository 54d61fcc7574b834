"""Whether a sentence affirms, denies, supposes or remembers what it says, and by which words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from accord.reading.catalogue import shipped_catalogue, shipped_text
from accord.reading.matching import matches
from accord.reading.mentions import (
    AFFIRMED,
    HISTORICAL,
    HYPOTHETICAL,
    NEGATED,
    OTHER_PERSON,
    POSSIBLE,
)
from accord.text import Atom, Lexicon, Pattern, read_lists
from accord.text.starts import first_word, word_starts

# Which assertion wins where the words of several reach a phrase. A denial outweighs a doubt, and
# "if" outweighs both; what lies in the past is told last. An answer outweighs the question asked:
# "asked whether she had been given money she said that she had not".
ANSWERED = "answered"
_ORDER = (ANSWERED, OTHER_PERSON, HYPOTHETICAL, NEGATED, POSSIBLE, AFFIRMED, HISTORICAL)
_ASKED = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|questioned|put to (?:her|him|them)|queried|looked (?:at|into)|explored"
    r"|checked|considered)\b[^.;]*$"
)
_AND_THAT = re.compile(r" (?:and|or) that ")
_DENIED_IN_ANSWER = 10
_RELATIVE = re.compile(r", (?:who|which|where|whose)\b[^,]*$")
_SIGNS = re.compile(r"[?,;:-]")
# "has not been given money, drink or any gifts": what a denial reaches beyond the verb it denies.
_REACHES_ON = re.compile(r"\b(?:any|or|nor|either|ever|anything|anyone|anybody)\b")
_FAR = 14
_HEAD = re.compile(
    r"(negated|answered|possible|hypothetical|historical|other_person|affirmed|skip|stop|denial"
    r"|claim)"
    r" ?(\w*) ?(\d*):"
)


class CueKind(NamedTuple):
    """What a cue does: the assertion it gives, which way it looks, and over how many words."""

    effect: str
    direction: str
    reach: int


@dataclass(frozen=True)
class Cue:
    """A cue in a sentence."""

    kind: CueKind
    start: int
    end: int


class Cues:
    """All cues, read from cues.txt; in a sentence only those are tried whose words are there."""

    def __init__(self, text: str, lists: Mapping[str, Sequence[str]]) -> None:
        # Small words are the cues themselves here: "no", "if", "may".
        lexicon = Lexicon(lists, common=frozenset())
        self._cues: list[tuple[CueKind, Pattern]] = []
        self._by_word: dict[str, list[int]] = {}
        # What else a cue needs: the first words of each of its other word classes.
        self._needs: list[tuple[frozenset[str], ...]] = []
        kind: CueKind | None = None
        for line in (line.strip() for line in text.splitlines()):
            if not line or line.startswith("#"):
                continue
            if head := _HEAD.fullmatch(line):
                kind = CueKind(head[1], head[2] or "forward", int(head[3] or 60))
            elif kind:
                for phrase in read_lists(f"x = {line}")["x"]:
                    self._add(kind, lexicon.pattern(phrase))

    def _add(self, kind: CueKind, pattern: Pattern) -> None:
        rarest = min(pattern.needs, key=len, default=frozenset({Atom(pattern.phrase[:1])}))
        for atom in rarest:
            first = first_word(atom.text)
            self._by_word.setdefault(first, []).append(len(self._cues))
        self._cues.append((kind, pattern))
        others = [c for c in pattern.needs if c is not rarest and not any(a.is_prefix for a in c)]
        self._needs.append(tuple(frozenset(first_word(a.text) for a in c) for c in others))

    def find(self, text: str, start: int, end: int) -> list[Cue]:
        """Every cue between two places, in order; of overlapping ones the first and longest."""
        words = word_starts(text, start, end)
        present = set(words) | set(_SIGNS.findall(text, start, end))
        numbers = {
            number
            for word in present
            for number in self._by_word.get(word, ())
            if not any(present.isdisjoint(need) for need in self._needs[number])
        }
        cues = [
            Cue(self._cues[number][0], match.start(), match.end())
            for number in numbers
            for match in matches(self._cues[number][1], text, start, end, words)
        ]
        cues.sort(key=lambda cue: (cue.start, -cue.end, cue.kind))
        return _apart(cues)


def _apart(cues: Sequence[Cue]) -> list[Cue]:
    """The ends of clauses and the words of saying stand beside any other cue; the rest compete."""
    kept: list[Cue] = []
    last = (-1, -1)
    way = ""
    for cue in cues:
        if cue.kind.effect in ("stop", "claim"):
            kept.append(cue)
        elif cue.start >= last[1] or (cue.start, cue.end) == last:
            # The same words may look forward and back: "in 2016 she was" and "she was, in 2016".
            kept.append(cue)
            last, way = (cue.start, cue.end), cue.kind.direction
        elif cue.kind.direction == "near" and way == "back" and cue.start == last[0]:
            kept.append(cue)  # "vodka was not given" looks back, "has not given vodka" ahead
    return kept


@lru_cache(maxsize=1)
def shipped_cues() -> Cues:
    """The cues as shipped."""
    return Cues(shipped_text("cues.txt"), shipped_catalogue().lexicon.lists)


class Verdict(NamedTuple):
    """How a phrase is said, and the words that make it so."""

    assertion: str
    cue: tuple[int, int] | None


def _words_between(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _blocked(cue_end: int, start: int, stops: Sequence[Cue]) -> bool:
    """Whether a clause ends between a cue and a phrase."""
    places = [stop.start for stop in stops]
    first = bisect_right(places, cue_end - 1)
    return first < len(stops) and stops[first].start < start


def _is_past_subclause(stop: Cue, text: str) -> bool:
    """'... when she lived with her dad two years ago': the time is that of the whole."""
    return text.startswith(("when ", "while ", "where "), stop.start)


def _opens_sentence(cue: Cue, text: str) -> bool:
    """'During 2014, as a child, he was': the time a sentence begins with is that of the whole."""
    before = text[max(0, cue.start - 2) : cue.start].strip(" \"'(-*")
    return not before or before[-1] in ".!?:;\n"


def _is_aside(cue: Cue, start: int, text: str) -> bool:
    """'..., believed to be his cousin, gave her lager': what stands between commas ends there."""
    if text.startswith((", that ", ", of "), cue.end) or text.endswith(
        (" of", " that"), 0, cue.end
    ):
        return False  # "he believes, but cannot confirm, that she"
    if _RELATIVE.search(text, max(0, cue.start - 48), cue.start):
        return "," in text[cue.end : start]  # "Zane, who used to live here, gives her"
    if (
        cue.kind.effect not in (POSSIBLE, HISTORICAL, NEGATED)
        or text[cue.start - 2 : cue.start] != ", "
    ):
        return text[max(0, cue.start - 1) : cue.start] == "(" and ")" in text[cue.end : start]
    return "," in text[cue.end : start]


def _is_other_way(cue: Cue, end: int, text: str) -> bool:
    """'?MDMA' asks about what follows, and 'Harm disclosed? Yes' about what stands before."""
    if text[cue.start : cue.end] != "?":
        return False
    asks_ahead = text[cue.end : cue.end + 1].isalnum()
    if cue.start >= end:
        return asks_ahead
    return not asks_ahead and text[max(0, cue.start - 1) : cue.start].strip(" (\n") != ""


def _is_plan_of(cue: Cue, start: int, text: str) -> bool:
    """Whether a cue of prevention is the verb that a phrase begins with."""
    return cue.kind.effect == HYPOTHETICAL and text.startswith(("protect", "stop "), start)


def _is_one_word(cue: Cue, start: int, text: str) -> bool:
    """'?drugged - slurring': the sign asks about the word it is written to, and no further."""
    if text[cue.start : cue.end] != "?" or not text[cue.end : cue.end + 1].isalnum():
        return False
    return any(sign in text[cue.end : start] for sign in (" - ", ",", "/"))


def _is_line_apart(cue: Cue, start: int, text: str) -> bool:
    """'no' on a line by itself, in a chat that was copied, says nothing of the next line."""
    ends = "\n" in text[cue.end : start][:3] and not text[cue.end : start].split("\n")[0].strip()
    begins = text[: cue.start].rstrip(" ")[-1:] in ("\n", "")
    return ends and begins


def _may_span(stop: Cue, text: str) -> bool:
    """Whether a clause that begins here is still told of the time the sentence began with."""
    return text.startswith(("who", "which", "where", "when", "while", "and"), stop.start)


def _is_near(cue: Cue, start: int, end: int, text: str) -> bool:
    """Whether no more words stand between than a cue reaches over; "not" denies its verb only."""
    words = _words_between(text, cue.end, start)
    if cue.kind.direction != "near":
        return words <= cue.kind.reach
    if _REACHES_ON.search(text, cue.end, end):
        return words <= _FAR
    return words <= cue.kind.reach and not _SIGNS.search(text, cue.end, start)


def _reaches(cue: Cue, start: int, end: int, text: str, stops: Sequence[Cue]) -> bool:
    if _is_other_way(cue, end, text):
        return False
    if cue.start < start < cue.end:
        # "he will protect her": what is promised is the phrase itself, and prevents nothing.
        return cue.kind.direction != "back" and not _is_plan_of(cue, start, text)
    if cue.start == start and end < cue.end:
        return cue.kind.direction != "back"  # "no disclosure" in "no disclosure of harm"
    if cue.start < end < cue.end:
        return cue.kind.direction in ("back", "both")
    forward = cue.kind.direction in ("forward", "both", "sentence", "near")
    if forward and cue.end <= start:
        if cue.kind.direction == "sentence":
            return True
        near = _is_near(cue, start, end, text)
        # "believed that he hosts them and that drink is provided": both are believed.
        near = near or bool(_AND_THAT.search(text, cue.end, start))
        if not near or _is_aside(cue, start, text) or _is_line_apart(cue, start, text):
            return False
        if _is_one_word(cue, start, text):
            return False
        if cue.kind.effect == HISTORICAL:
            stops = [stop for stop in stops if not _may_span(stop, text)]
            if _opens_sentence(cue, text):
                stops = [stop for stop in stops if text[stop.start] != ","]
        return not _blocked(cue.end, start, stops)
    if cue.kind.direction == "sentence":
        return True
    if cue.kind.effect == ANSWERED and cue.end <= start:
        # "she says he never gave her anything": the answer denies what follows in it.
        near = _words_between(text, cue.end, start) <= _DENIED_IN_ANSWER
        denies = text.endswith((" never", " not", "n't"), cue.start, cue.end)
        return near and denies and not _blocked(cue.end, start, stops)
    if cue.kind.effect == ANSWERED:
        near = cue.start - end >= 0 and _words_between(text, end, cue.start) <= cue.kind.reach
        return near and bool(_ASKED.search(text[max(0, start - 160) : start]))
    if cue.kind.direction in ("back", "both") and cue.start >= end:
        near = _words_between(text, end, cue.start) <= cue.kind.reach
        if cue.kind.effect == HISTORICAL:
            stops = [stop for stop in stops if not _is_past_subclause(stop, text)]
        return near and not _blocked(end, cue.start, stops)
    return False


def _is_own(cue: Cue, text: str, negations: frozenset[str]) -> bool:
    """Whether a denial within a phrase is what the phrase says: "does not let her out"."""
    if cue.kind.effect != NEGATED or not negations:
        return False
    return not negations.isdisjoint(text[cue.start : cue.end].split())


def _is_promised(cue: Cue, text: str) -> bool:
    """'will protect her' as the phrase itself is a promise, and no plan of ours."""
    return cue.kind.effect == HYPOTHETICAL and text.startswith(("will ", "can "), cue.start)


def judge(
    text: str,
    start: int,
    end: int,
    cues: Sequence[Cue],
    *,
    owns_negation: bool = False,
    negations: frozenset[str] = frozenset(),
) -> Verdict:
    """How the words at a span are said, given the cues of their sentence.

    `negations` are the words of denial that the phrase itself is made of.
    """
    stops = [cue for cue in cues if cue.kind.effect == "stop"]
    best = Verdict(AFFIRMED, None)
    for cue in cues:
        if cue.kind.effect not in _ORDER:
            continue
        inside = start <= cue.start and cue.end <= end
        late = inside and cue.start > start
        if inside and (owns_negation or (late and cue.kind.effect == HYPOTHETICAL)):
            continue
        if inside and (_is_own(cue, text, negations) or _is_promised(cue, text)):
            continue
        covers = cue.start == start and end < cue.end
        if covers and (owns_negation or _is_own(cue, text, negations)):
            continue
        if not inside and not _reaches(cue, start, end, text, stops):
            continue
        if best.cue is None or _ORDER.index(cue.kind.effect) < _ORDER.index(best.assertion):
            best = Verdict(cue.kind.effect, (cue.start, cue.end))
    return Verdict(NEGATED, best.cue) if best.assertion == ANSWERED else best
