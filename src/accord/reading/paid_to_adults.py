"""Who gets what is paid: money to a lodger, a cousin or the suspect is no exchange to the child.

"Somebody paid him twenty pounds and had sex with her" is a gain for him (X3b); "gave her mother
flowers" is given to neither the child nor anybody who took part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile

from accord.reading.drafts import Draft
from accord.reading.names import with_marks
from accord.reading.people_beside import KIN_WORDS, PEOPLE_WORDS
from accord.reading.text_in_hand import TextInHand

GAIN, PREMISES, NOT_THE_CHILD = "gain.payment", "facilitation.premises", ""
_EXCHANGES = frozenset(
    {"exchange.money", "exchange.gift", "exchange.substances", "exchange.accommodation"}
)
_BEFORE, _AFTER = 110, 90  # signs on either side of a phrase in which it says who gets it

_X = r"X[X ]*X"
_OTHER_ADULT = (
    rf"(?:(?:his|their|{_X}'s?) (?:\w+ )?{PEOPLE_WORDS}|(?:her|his|[A-Za-z]+'s) (?:own |older "
    rf"|adult )?"
    rf"{KIN_WORDS}|(?:an?|the) (?:\w+ )?{PEOPLE_WORDS}|(?:an?|the) (?:man|woman|driver"
    rf"|lady) \w+ \w+)"
)
_GIVES = (
    r"(?:paid|pays|paying|pay|gave|gives?|giving|handed|hands|slipped|slips|bought|buys|offered"
    r"|offers|bribed|tipped|lent)"
)
_THING = r"(?: (?!to\b|and\b|who\b|because\b)[\w'$]+){1,6}"
# Who gets it, with the words as far as what they get.
_TO_HIM = re.compile(
    rf"(?<!C )\b{_GIVES} (?P<to>{_X}|him)\b(?!'s| and C| and (?:her|the girl)\b){_THING}"
)
_TO_ANOTHER = re.compile(rf"\b{_GIVES} (?P<to>{_OTHER_ADULT})(?![\w'])(?! and ){_THING}")
_ANOTHER_IS_GIVEN = re.compile(
    rf"\b(?P<to>{_OTHER_ADULT})(?![\w'])(?:,? \w+(?:, an adult)?,)?(?: (?!he\b|she\b|they\b"
    rf"|him\b)[a-z0-9,']+"
    rf"| to {_X}){{0,6}}? (?:is|was|gets?|got|been|being) (?:being )?(?:paid|given){_THING}"
)
_TAKES_FROM = re.compile(
    rf"(?P<to>{_X}|\bhe)(?: (?:has|had|been|was|is|then|also|always)){{0,3}} (?:takes?|took|taking"
    rf"|collects?"
    r"|collected|receives?|received|gets?|got|charges?|charged)"
    r"(?: [\w$]+){0,3} (?:money|cash|pounds?|quid|payments?|\d+) (?:from|off) (?!C|her\b)"
)
_LETS_USE = re.compile(
    rf"\b(?:lets?|letting|allow(?:s|ed)) (?P<to>{_X}|him|{_OTHER_ADULT}) (?:to )?(?:use|have"
    rf"|borrow|bring)"
    r"(?: [\w']+){1,5}"
)
_SEX_WITH_CHILD = re.compile(r" (?:sex|sexual \w+|intercourse|time|hour) (?:\w+ )?with C")
# What it is for: the child brought, left or kept quiet about.
_FOR_THE_CHILD = re.compile(
    r"\bfor (?:letting|bringing|leaving|it|her|him|each|every|saying|sex|the use|lending|driving"
    r"|introducing|arranging)\b|\bin (?:return|exchange)\b|\beach time\b|\bper \w+\b|\ba time\b"
    r"|\bto (?:let|bring|look|say|keep|leave|drive|fetch|turn)\b|\band (?:had|has|was left|left"
    r"|took)\b"
)


def paid_to(hand: TextInHand, draft: Draft) -> str | None:
    """What a phrase of exchange is where an adult gets it, and nothing where the child does.

    A gain, the lending of premises, or given to somebody who is neither (an empty string).
    """
    if draft.concept not in _EXCHANGES:
        return None
    text, start, end = _window(hand, draft)
    if draft.concept == "exchange.accommodation":
        is_lent = any(_is_it(found, start, end) for found in _LETS_USE.finditer(text))
        return PREMISES if is_lent else None
    for found in _TAKES_FROM.finditer(text):
        if _is_it(found, start, end) and (found["to"] != "he" or hand.child_sex == "F"):
            return GAIN
    for found in _TO_HIM.finditer(text):
        if _is_it(found, start, end) and _is_not_the_child(hand, text, found):
            return GAIN
    for expression in (_TO_ANOTHER, _ANOTHER_IS_GIVEN):
        for found in expression.finditer(text):
            if _is_it(found, start, end) and _is_no_child(hand, text, found):
                return GAIN if _FOR_THE_CHILD.search(text, found.start()) else NOT_THE_CHILD
    return None


def _is_it(found: re.Match[str], start: int, end: int) -> bool:
    """Whether the phrase is what they get, and not something further on."""
    return start < found.end() and found.start() < end


def _is_not_the_child(hand: TextInHand, text: str, found: re.Match[str]) -> bool:
    """Whether 'him' is no boy of the record: 'paid him and had sex with Aaron'."""
    if found["to"] != "him":
        return "C" not in text[max(0, found.start() - 30) : found.start()]  # the child pays him
    if hand.child_sex == "F":
        return "C" not in text[: found.start()]
    return bool(_SEX_WITH_CHILD.search(text, found.end())) and "C" not in text[: found.start()]


def _is_no_child(hand: TextInHand, text: str, found: re.Match[str]) -> bool:
    """'gave his mates cider' of a boy may be the boy's mates."""
    if not found["to"].startswith("his ") or hand.child_sex == "F":
        return True
    return "X" in text[: found.start()] and "C" not in text[: found.start()]


def _window(hand: TextInHand, draft: Draft) -> tuple[str, int, int]:
    """The words about a phrase, X for people of concern and C for the child; its place there."""
    sentence = draft.found.sentence
    first = max(sentence.start, draft.found.start - _BEFORE)
    last = min(sentence.end, draft.found.end + _AFTER)
    at = bisect_left(hand.names, first, key=lambda name: name.start)
    named = takewhile(lambda name: name.end <= last, hand.names[at : at + 20])
    text = with_marks(hand.text, tuple(named), first, last)
    return text, draft.found.start - first, draft.found.end - first
