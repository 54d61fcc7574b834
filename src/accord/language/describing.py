"""Whether a bare adjective describes somebody: 'she is rude', 'a rude girl', 'Mood: rude'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from accord.language import grammar
from accord.text import Sentence
from accord.text.words import word_set

_ENDS = re.compile(r"[\"')]*\s*(?:$|[.,;:!?)/&\n-])")
_NEXT = re.compile(r" +([a-z0-9']+)")
_GOES_ON = word_set(
    """and or but with towards toward when at in on upon since throughout again though although
    because while during after before as if for from also yet until the"""
) - word_set("the")
_DEGREE = word_set(
    """is was are were be been being am become becomes became becoming seem seems seemed appear
    appears appeared look looks looked act acts acted acting behave behaves behaved get gets got
    getting remain remains remained stay stays stayed very quite so too rather really fairly
    extremely highly increasingly always often usually also more most bit of can could may will
    would has have had to as described presents presented presenting considered deemed felt found
    noted seen observed viewed labelled reported said known thought believed generally still again
    now both just not only particularly physically verbally emotionally sexually even somewhat
    incredibly absolutely totally completely a an or"""
)
_COPULA = word_set(
    """is was are were be been being am become becomes became becoming seem seems seemed appear
    appears appeared look looks looked act acts acted acting behave behaves behaved get gets got
    getting remain remains remained as"""
)
_MARKS = re.compile(r"[:\n*]|[.)] | - |(?:^|[ .])[\"'][^\"']*$")


class _Person(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def stands_before_somebody(text: str, end: int, people: Sequence[_Person]) -> bool:
    """Whether somebody is named straight after: 'a mature 13 year old', 'challenging young man'."""
    person = next((p for p in people if p.start >= end), None)
    if person is None or any(sign in text[end : person.start] for sign in ",;:.(\n"):
        return False
    words = text[end : person.start].split()
    return all(word in grammar.INSIDE or word.isdigit() for word in words) and not any(
        word in grammar.ARTICLES for word in words
    )


def describes(
    text: str, sentence: Sentence, span: tuple[int, int], people: Sequence[_Person]
) -> bool:
    """Whether an adjective is said of somebody, by what stands on either side of it."""
    start, end = span
    if stands_before_somebody(text, end, people):
        return True
    following = _NEXT.match(text, end)
    if not _ENDS.match(text, end) and (following is None or following[1] not in _GOES_ON):
        return False
    return _is_said_of_somebody(text, sentence, start, people)


def _is_said_of_somebody(
    text: str, sentence: Sentence, start: int, people: Sequence[_Person]
) -> bool:
    tokens = list(grammar.TOKEN.finditer(text, max(sentence.start, start - grammar.NEAR), start))
    is_said, later = False, start
    while tokens:
        token = tokens[-1]
        between = text[token.end() : later]
        if _MARKS.search(between):
            return True  # a field, a bullet or a quotation begins with it
        word = grammar.CONTRACTED.sub("", token.group())
        if any(p.start <= token.start() < p.end for p in people):
            return is_said or not between.strip() or word != token.group()
        if word in ("and", "but") and is_said:
            return True  # 'walked off and was rude': of whom, the sentence tells
        if word in ("who", "as"):
            return True
        is_said = is_said or word in _COPULA
        coordinates = not is_said and (between.strip() in (",", "/", "&") or word in ("and", "or"))
        joined = not is_said and text[token.end() : token.end() + 4] in (" and", " or ")
        if not (word in _DEGREE or coordinates or joined or word.endswith("ly")):
            return False
        tokens.pop()
        later = token.start()
    return True
