"""What a record itself takes back: put on the wrong crime, or found to be untrue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.reading.assertion import Verdict
from accord.reading.mentions import NEGATED, OTHER_PERSON
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
# "The rumour that she sleeps with men is false": nobody's disclosure, and known to be untrue.
# What a child has said stands, whatever is said of it later; taking it back oneself is no proof.
_FALSE = (
    r"(?:(?:completely|entirely|quite|all|wholly|totally) )?(?:false|untrue|unfounded|made[ -]up"
    r"|fabricated|malicious|a hoax|baseless|not true|not the case|invented|a lie|lies)"
)
_UNTRUE = re.compile(
    r"(?<!her )(?<!his )(?<!their )(?<!child's )(?<!girl's )(?<!boy's )"
    r"\b(?:rumours?|gossip|posts?|messages?|claims?|stor(?:y|ies)|suggestions?|graffiti|allegations?"
    r"|accusations?|comments?)\b[^.;]{0,120}?"
    r"\b(?:is|was|were|are|proved|proven|found to be|turned out to be|shown to be|known to be)"
    rf" {_FALSE}\b"
)
_IT_IS_UNTRUE = re.compile(
    rf"[\"' ]*(?:it|this|that|these|none of (?:it|this|that)) (?:is|was|were|are) {_FALSE}\b"
)
_SAID_BY_ANYBODY = re.compile(
    r"\b(?:rumour|gossip|wrote|writing|post(?:s|ed)?|graffiti|shouted|called|spread|anonymous"
    r"|suspect (?:said|says|told|claimed)|social media|message)"
)
_WORDS = (
    *("wrong", "in error", "incorrect", "different", "another", "unrelated", "separate"),
    *("some other", "untrue", "false", "made up", "made-up", "unfounded", "fabricat", "malicious"),
    *("hoax", "baseless", "not true", "not the case", "invented", "a lie", "lies"),
)


def taken_back(text: str, sentences: Sequence[Sentence]) -> dict[int, Verdict]:
    """The sentences, by number, that a record takes back, and how they then are to be read.

    "CORRECTION: the above belongs to a different victim": nothing above is this child's.
    """
    if not any(word in text for word in _WORDS):
        return {}
    back: dict[int, Verdict] = {}
    for number, sentence in enumerate(sentences):
        if found := _MISPLACED.search(text, sentence.start, sentence.end):
            verdict = Verdict(OTHER_PERSON, found.span())
            back[number] = verdict
            if _EARLIER.search(text, sentence.start, found.start()):
                back.update(dict.fromkeys(range(number), verdict))
        elif found := _UNTRUE.search(text, sentence.start, sentence.end):
            back[number] = Verdict(NEGATED, found.span())
        elif number and (found := _IT_IS_UNTRUE.match(text, sentence.start, sentence.end)):
            before = sentences[number - 1]
            if _SAID_BY_ANYBODY.search(text, before.start, before.end):
                back[number - 1] = Verdict(NEGATED, found.span())
    return back
