"""Whose words they are: inside quotation marks, or told of somebody else who says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.text import Sentence

_REACH = 400  # characters; who says a thing is told within them
OWN, REPORTED = "own words", "reported"

_DOUBLE = re.compile(r'"[^"]{1,400}"')
_SINGLE = re.compile(
    r"(?<![a-z0-9])'(?=[a-z0-9])[^'\n]{0,200}(?:(?<=[a-z])'(?=[a-z])[^'\n]{0,200})"
    r"{0,5}'(?![a-z0-9])"
)
_TELLS = re.compile(
    r"\b(?:says?|said|saying|states?|stated|stating|reports?|reported|reporting|tells?|told|telling"
    r"|describes?|described|describing|believes?|believed|thinks|thought|feels|felt|considers?"
    r"|considered|views|viewed|alleges?|alleged|claims?|claimed|insists?|insisted|maintains"
    r"|maintained|explained|explains"
    r"|commented|comments|remarked|called|calls|labels|labelled|refers|referred|advised|advises"
    r"|added|adds|suggested|suggests|admitted|admits|asserted|asserts|responded|replied|complained"
    r"|complains|wrote|writes|texted|posted|boasted|bragged|disclosed|discloses|mentioned|mentions"
    r"|reckons?|reckoned|swears|swore|implied|implies|put it to (?:her|him)|kept (?:repeating"
    r"|saying)|expressed|voiced|argued|argues|worried|indicated|indicates|opined|opines|accused"
    r"|accuses)\b"
)
_ACCORDING = re.compile(
    r"\baccording to|\bin (?:the|her|his|their) (?:view|opinion|words) of|\bin (?:her|his"
    r"|their) (?:own )?"
    r"(?:view|opinion|words)\b|\bper (?:the )?(?:mum|mother|dad|father|staff|placement|suspect"
    r"|school|carer|driver|witness|caller)|\bas per\b|\bquote\b"
    r"|\bit (?:is|was) "
    r"(?:said|reported|alleged|suggested)|\b(?:is|was|been) (?:reported|said|alleged|"
    r"described|labelled|referred to|viewed)(?! (?:as )?missing| to)\b|\b(?:report|comment"
    r"|statement|view|opinion|remark|"
    r"message|quote)s? (?:that|from|by)\b|\bcomments? (?:on|in) "
)
# 'Defence statement: ...', 'Suspect in interview: ...': a field that holds what somebody said.
_FIELD = re.compile(
    r"^[ \"'*-]*(?:[a-z]+'?s? ){0,2}(?:suspect|defence|defendant|mum|mother|dad|father|teacher"
    r"|school"
    r"|carer|neighbour|witness|caller|driver|staff|grandmother|nan|college|placement)(?:'s)?"
    r"(?: [a-z]+){0,3} ?:"
)
_BY_AUTHOR = re.compile(r"\b(?:i|we|oic|author|writer)(?: have| had| also)? $")
_NOT_TOLD = re.compile(r"(?:\bnot|n't|\bto|\bnever|\bfailed to|\bof|\ba|\bthe) $")
_ENDS = re.compile(r";|,? (?:but|however|although|yet)\b")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Every stretch inside quotation marks, in searchable text."""
    double = [found.span() for found in _DOUBLE.finditer(text)]
    single = [found.span() for found in _SINGLE.finditer(text)]
    return double + single


def speech_of(
    text: str, sentence: Sentence, start: int, quoted: Sequence[tuple[int, int]]
) -> tuple[str, tuple[int, int] | None]:
    """Whose words stand at a place, and what says so where they are somebody else's."""
    for first, last in quoted:
        if first <= start < last:
            return REPORTED, (first, last)
    first = max(sentence.start, start - _REACH)
    begin = max((found.end() for found in _ENDS.finditer(text, first, start)), default=first)
    if field := _FIELD.match(text[sentence.start : start]):
        return REPORTED, (sentence.start, sentence.start + field.end())
    if found := _ACCORDING.search(text, begin, start):
        return REPORTED, found.span()
    for found in _TELLS.finditer(text, begin, start):
        if _is_telling(text, begin, found):
            return REPORTED, found.span()
    trailing = _ACCORDING.search(text, start, min(sentence.end, start + _REACH))
    if trailing and trailing.group().startswith(("according", "as per", "per ")):
        return REPORTED, trailing.span()
    return OWN, None


def _is_telling(text: str, begin: int, found: re.Match[str]) -> bool:
    """A report by somebody, not the author's own, and not 'reported missing'."""
    if _BY_AUTHOR.search(text[begin : found.start()]) or _NOT_TOLD.search(
        text[max(0, found.start() - 16) : found.start()]
    ):
        return False
    before, after = text[begin : found.start()].split(), text[found.end() :].lstrip()
    if not before and found.group() in ("report", "reports", "reported"):
        return bool(re.match(r"(?:that|by|from|of (?:her|him))\b", after)) and not after.startswith(
            "of "
        )
    return not after.startswith(
        ("missing", "to be missing", "to police", "back", "as missing", "to mash")
    )
