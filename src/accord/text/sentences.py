"""Searchable text into sentences: stretches that no phrase and no negation reaches out of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from accord.text.normal import EMPTY_BOX, TICKED_BOX
from accord.text.words import word_set

LONGEST = 1_500  # characters; a longer run without a full stop is cut, so that no text can run away

_ABBREVIATIONS = word_set(
    """approx mr mrs ms miss dr st rd ave no nos hrs hr mins yrs yr e.g i.e eg ie etc re ref vs
    tel mob ext dob d.o.b incl inc poss prob prev pls min max sgt insp supt det cllr rev fr sr jr
    c.o cpl q a"""
)
_ANSWER = (
    r"(?:(?:a|ans|answer|reply)[:.)]? )?"
    r"(?:yes|yeah|no|nope|never|not that|y|n|none|nil|unknown|not known|n/k|nk|n/a"
    r"|unsure|not sure|possibly|true|false)\b"
    rf"|[{EMPTY_BOX}{TICKED_BOX}]|\[ ?[xy]? ?\]"
)
_BREAK = re.compile(
    rf"\n+|(?:[.!]+|\?+(?![\"')]*\s{{1,3}}(?:{_ANSWER})))[\"')]*(?=\s)|;|\.(?=[a-z]{{3,}}\b(?![./@]))"
)
_STOP = re.compile(r"[\n.!?;]")  # what a break begins with: a sign is found far sooner than a break
_LAST_WORD = re.compile(r"[a-z0-9.]+$")


class Sentence(NamedTuple):
    """A stretch of searchable text: its number in the text and where it stands."""

    number: int
    start: int
    end: int


def _is_abbreviation(text: str, stop: int) -> bool:
    found = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if found is None:
        return False
    word = found.group().strip(".")
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _ends(text: str) -> list[int]:
    ends, read_to = [0], 0
    for stop in _STOP.finditer(text):
        place = stop.start()
        if place < read_to or (found := _BREAK.match(text, place)) is None:
            continue
        read_to = found.end()
        if text[place] == "?" and not text[ends[-1] : place].strip():
            continue  # "? grooming": the sign that opens a note doubts what follows it
        if text[place] != "." or not _is_abbreviation(text, place):
            ends.append(read_to)
    ends.append(len(text))
    return ends


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        middle = space + 1 if space > 0 else start + LONGEST
        pieces.append((start, middle))
        start = middle
    pieces.append((start, end))
    return pieces


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a searchable text, in order; together they cover it."""
    ends = _ends(text)
    pieces = [
        piece
        for start, end in pairwise(ends)
        if text[start:end].strip()
        for piece in _cut(text, start, end)
    ]
    return [Sentence(number, start, end) for number, (start, end) in enumerate(pieces)]
