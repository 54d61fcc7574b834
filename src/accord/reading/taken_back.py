"""Entries that a record itself takes back: put on the wrong crime, or written of another child."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.text import Sentence

Span = tuple[int, int]

_RECORD = (
    r"(?:crime|crimes|record|records|log|report|entry|file|case|incident|reference|occurrence"
    r"|investigation|nominal|person|child|pupil|patient|resident|victim|young person|yp|chronology"
    r"|episode|referral|notes?)"
)
_WRITTEN = (
    r"(?:typed|entered|recorded|put|logged|added|attached|uploaded|filed|written|posted|pasted"
    r"|copied|saved|linked|scanned|inputted|placed|made)"
)
# "typed onto the wrong crime", "belongs to a different victim", "relates to another child".
_MISPLACED = re.compile(
    rf"\b{_WRITTEN}(?: \w+){{0,2}} (?:onto|on|on to|in|into|under|against|to) (?:the|a) (?:wrong"
    rf"|incorrect) {_RECORD}\b"
    rf"|\b(?:belongs?|belonged|relates?|related|refers?|referred|pertains?|applies|applied) to"
    rf" (?:a different|another|an unrelated|a separate|some other) (?:\w+ )?{_RECORD}\b"
    rf"|\b(?:wrong|incorrect) {_RECORD}[:,.;]? (?:please )?(?:disregard|ignore|delete)"
    rf"|\b{_RECORD}(?: [\w']+){{0,4}}? (?:sent|raised|made|created|added|recorded|entered"
    r"|submitted|placed) in error\b"
    rf"|\b(?:is|was|are|were) (?:for|about|meant for|intended for) (?:a different|another"
    rf"|the wrong|an unrelated) {_RECORD}\b"
)
# What is taken back is what stands before: "the above entry", "first note".
_EARLIER = re.compile(
    r"\b(?:above|previous|preceding|earlier|prior|last|foregoing)\b"
    r"|\b(?:the )?(?:first|initial|original) (?:entry|note|update|account|report|paragraph|text)\b"
)
_WORDS = (
    "wrong",
    "in error",
    "incorrect",
    "different",
    "another",
    "unrelated",
    "separate",
    "some other",
)


def taken_back(text: str, sentences: Sequence[Sentence]) -> dict[int, Span]:
    """The sentences, by number, that a record takes back, with the words that do so.

    "CORRECTION: the above belongs to a different victim": nothing above is this child's.
    """
    if not any(word in text for word in _WORDS):
        return {}
    back: dict[int, Span] = {}
    for number, sentence in enumerate(sentences):
        found = _MISPLACED.search(text, sentence.start, sentence.end)
        if found is None:
            continue
        back[number] = found.span()
        if _EARLIER.search(text, sentence.start, found.start()):
            back.update(dict.fromkeys(range(number), found.span()))
    return back
