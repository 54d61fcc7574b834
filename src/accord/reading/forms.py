"""Headings, questions with answers, and tick boxes: what a form says about the words in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from accord.reading.mentions import AFFIRMED, HISTORICAL, HYPOTHETICAL, NEGATED, POSSIBLE
from accord.text import Sentence
from accord.text.normal import EMPTY_BOX, TICKED_BOX

LONGEST_QUESTION = 90  # characters before the mark that the answer is about

_NO = (
    r"no|n|none|nil|nope|negative|not applicable|n/a|false|none (?:known|noted|reported|identified"
    r"|recorded|disclosed|at this time|at present)|no (?:concerns|issues|evidence|indication|info"
    r"|information|disclosures?|worries)"
    r"|nothing (?:known|noted|reported|disclosed|of note|recorded)"
    r"|not (?:that (?:we|i|they|she|he|staff) (?:know|knows|are aware|am aware|is aware)(?: of)?"
    r"|to (?:our|my|their) knowledge|aware|seen|observed|reported|disclosed|identified|evidenced"
    r"|at (?:all|present|this time))"
    r"|nil (?:known|noted|reported|recorded|disclosed|concerns|return)|0|zero|never|not met"
)
_UNSURE = (
    r"not known|unknown|n/k|nk|unsure|not sure|unclear|possibly|possible|maybe|suspected|tbc|\?"
    r"|don'?t know|under review|to be (?:confirmed|explored|established)|concern|some concern"
    r"|believed so|likely|potential(?:ly)?"
)
_YES = r"yes|y|yep|yeah|aye|true|confirmed|positive|present|known|disclosed|evidenced|\u2713|\u2714"
_MARK = re.compile(r"[:?]+|\s-(?=\s)")
_ANSWER = re.compile(
    r"\s{0,3}(?:(?:a|ans|answer|response|reply|r)[:.)]? )?"
    rf"(?:(?P<no>{_NO})|(?P<unsure>{_UNSURE})|(?P<yes>{_YES}))"
    rf"(?=\s*(?:$|[.,;)\n-]|{EMPTY_BOX}|{TICKED_BOX})|\s+[a-z /]+[:?])"
)
# "Been missing? Yes, when I was 12."
_WHEN = re.compile(
    r"[ ,-]*(?:but )?(?:(?:back )?when (?:i|she|he|they) (?:was|were)|in (?:19|20)\d\d|years ago"
    r"|(?:\w+ ){1,2}years ago|last year|previously|in the past|historic\w*|a long time ago)\b"
)
_BOX = re.compile(rf"{EMPTY_BOX}|{TICKED_BOX}|\[ ?\]|\[ ?[xy*] ?\]|\( \)|\(x\)")
_EMPTY = frozenset({EMPTY_BOX, "[]", "[ ]", "( )"})
_HEADING = re.compile(r"[\s*#-]*(?P<words>[a-z][a-z /&']{2,45}?)(?: ?:| -(?= )|[ *_]*(?=\n|$))")
_PAST = re.compile(
    r"(?:(?:family|social|case|relevant|previous|past|police|medical|early|childhood|brief) )*"
    r"(?:background|history|hx|pmh|previous\w*|chronology|past concerns|earlier concerns"
    r"|historic\w*|previous (?:concerns|incidents|involvement|referrals|history|allegations)"
    r"|past (?:history|incidents|medical history)|early life|life before care"
    r"|background (?:information|history|and history)|family background)"
)
_FUTURE = re.compile(
    r"(?:safety plan|safeguarding plan|plan|contingency|trigger plan|advice|advice given|training"
    r"|policy|aims?|purpose|guidance|risk management|next steps|what to do|objectives?|agenda"
    r"|safety planning|contingency plan(?:ning)?|worries for the future|what could happen"
    r"|danger statement|actions?|action plan|recommendations?|training delivered|session (?:plan"
    r"|content)|topics? covered|work completed|direct work|learning outcomes|if missing"
    r"|missing protocol|philomena protocol|herbert protocol)"
)

# A chronology is kept of what is over; its latest entries say so.
_CHRONOLOGY = re.compile(
    r"[\s\"'(*-]*(?:(?:serious |significant )?(?:case |events? |incident |multi agency )?chronology"
    r"|archived? (?:log|file|record|entry)|(?:old|closed) (?:log|file|case file|record)s?\b)"
)
_UNVERIFIED = re.compile(
    r"[\s\"'(*-]*(?:info(?:rmation)? |intel(?:ligence)? )?(?:unverified|unconfirmed|uncorroborated"
    r"|rumour(?: only)?|hearsay|third[ -]hand)\s*[.:\n-]"
)
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[01]\d|202[0-3])\b")
_NOW = re.compile(
    r"\b(?:now|present (?:referral|concern|episode)|this referral|current(?:ly)?|today"
    r"|this (?:week|month|year)|at present|ongoing)\b"
)
_THAT_WAS = re.compile(
    r"[\s\"'(*-]*(?:this|that|it|all this|all that|these|those) (?:was|were|all happened|happened"
    r"|is|are) (?:all )?(?:back )?(?:in (?:the )?(?:19|20)\d\d|before (?:she|he|they)\b|years ago"
    r"|(?:some|\w+) years (?:ago|back)|a long time ago|historic(?:al)?\b|when (?:she|he) (?:was"
    r"|lived))"
)

# An entry under "Actions" as often tells what has happened as what shall be done.
_TOLD = re.compile(
    r"\b(?:she|he|they|yp|ip\d?|child|girl|boy|misper|s\d|sus\d?|suspects?|males?|men|man|driver"
    r"|victim|it|officers?|staff|mum|dad|[a-z]+ing) (?:then |also |later |has |had |have )?"
    r"(?:was|were|had|has been|have been|drove|took|gave|said|told|met|went|came|found|saw|seen"
    r"|left|got|sent|bought|made|ran|brought|put|let|(?!offered|asked|approached|contacted|located"
    r"|advised|educated|reminded|warned|signposted|discussed)[a-z]{2,}ed)\b"
)
_TO_DO = re.compile(
    r"\b(?:to|will|should|must|shall|would|could|can|(?<!\d )may|if|unless|needs?"
    r"|when|advised|never|ensure|continue|consider|in case|whenever)\b"
)


class Answer(NamedTuple):
    """A stretch of a form whose meaning its answer or box gives."""

    start: int
    end: int
    assertion: str
    cue: tuple[int, int]


def answers(text: str, sentence: Sentence) -> list[Answer]:
    """The questions of a sentence with their answers, and its boxes."""
    found: list[Answer] = []
    begin = sentence.start
    for mark in _MARK.finditer(text, sentence.start, sentence.end):
        match = _ANSWER.match(text, mark.end(), sentence.end)
        if match:
            question = max(begin, mark.start() - LONGEST_QUESTION)
            answer = _answer(match, question, mark.start())
            if answer.assertion == AFFIRMED and _WHEN.match(text, match.end(), sentence.end):
                answer = answer._replace(assertion=HISTORICAL)
            found.append(answer)
            begin = match.end()
    return found + _boxes(text, sentence)


def _answer(match: re.Match[str], start: int, end: int) -> Answer:
    for group, assertion in (("no", NEGATED), ("unsure", POSSIBLE)):
        if match[group]:
            return Answer(start, end, assertion, match.span(group))
    return Answer(start, end, AFFIRMED, match.span("yes"))


def _boxes(text: str, sentence: Sentence) -> list[Answer]:
    boxes = list(_BOX.finditer(text, sentence.start, sentence.end))
    if not boxes:
        return []
    edges = [box.span() for box in boxes]
    # "[x] goes missing [ ] gifts" ends with a label, "goes missing [x] gifts [ ]" with a box.
    comes_first = bool(text[edges[-1][1] : sentence.end].strip(" \n\t*-,.;"))
    pieces: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(edges):
        if comes_first:
            stop = edges[place + 1][0] if place + 1 < len(edges) else sentence.end
            pieces.append((end, stop))
        else:
            begin = edges[place - 1][1] if place else sentence.start
            pieces.append((begin, start))
    found = [
        Answer(start, end, NEGATED if box.group() in _EMPTY else AFFIRMED, box.span())
        for box, (start, end) in zip(boxes, pieces, strict=True)
    ]
    return found + (_asked_above(text, sentence, found) if comes_first else [])


def _asked_above(text: str, sentence: Sentence, boxes: Sequence[Answer]) -> list[Answer]:
    """'CSE risk? [ ] high [x] none': the box that is ticked answers what stands before them."""
    begin, end = sentence.start, boxes[0].cue[0]
    if not text[begin:end].rstrip().endswith(("?", ":")):
        return []
    for box in boxes:
        if box.assertion == AFFIRMED:
            for answer, assertion in ((_NO, NEGATED), (_UNSURE, POSSIBLE)):
                if re.match(rf"\s*(?:{answer})\b", text[box.start : box.end]):
                    return [Answer(begin, end, assertion, box.cue)]
    return []


def sections(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """For each sentence the assertion its heading gives it: history, plans, or none."""
    current, result, last_end = "", [], 0
    for sentence in sentences:
        if (
            "\n\n" in text[last_end : sentence.start + 2]
            or "\n\n" in text[max(0, last_end - 2) : last_end]
        ):
            current = ""
        heading = _HEADING.match(text, sentence.start, sentence.end)
        if heading:
            current = _meaning(heading["words"])
        is_told = current == HYPOTHETICAL and _is_told(text, sentence)
        result.append("" if is_told else current)
        last_end = sentence.end
    return _looked_back_on(text, sentences, result)


def _looked_back_on(text: str, sentences: Sequence[Sentence], said: list[str]) -> list[str]:
    """History where a chronology tells of a year, or the next sentence says how long ago it was."""
    is_chronology = bool(_CHRONOLOGY.match(text))
    if _UNVERIFIED.match(text):
        said[:] = [how or POSSIBLE for how in said]
    for number, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        if after and _THAT_WAS.match(text, after.start, after.end):
            said[number] = said[number] or HISTORICAL
        elif is_chronology and not _NOW.search(words):
            is_dated = _YEAR.search(text, 0, sentence.end)
            said[number] = said[number] or (HISTORICAL if is_dated else "")
    return said


def _is_told(text: str, sentence: Sentence) -> bool:
    """Whether a sentence below "Actions" or "Plan" tells what has happened."""
    told = _TOLD.search(text, sentence.start, sentence.end)
    return told is not None and not _TO_DO.search(text, sentence.start, told.end())


def _meaning(words: str) -> str:
    if _PAST.fullmatch(words.strip()):
        return HISTORICAL
    return HYPOTHETICAL if _FUTURE.fullmatch(words.strip()) else ""
