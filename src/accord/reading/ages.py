"""Whether somebody markedly older is in contact with a child, by the ages a text states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accord.reading.drafts import Draft
from accord.reading.entities import CARER, OTHER, Entity
from accord.reading.entries import stated
from accord.reading.in_contact import is_everyday
from accord.reading.mentions import CHILD, CONCERN, NEUTRAL
from accord.reading.roles import Part
from accord.reading.text_in_hand import SentenceInHand, TextInHand
from accord.text.numbers import in_words
from accord.text.words import word_set

_ENTRY = stated(
    "ages/stated",
    "control.age_gap",
    "a markedly older person in contact with the child",
    "the age of one who is grown, stated beside a child",
)
_ONES = "|".join(in_words(1, 9))
_TENS = "twenty|thirty|forty|fifty|sixty|seventy"
_BY_WORD = in_words(0, 19)
_TEN_OF = dict(zip(_TENS.split("|"), range(20, 80, 10), strict=True))
_GROWN = rf"(?:1[89]|[2-7]\d|eighteen|nineteen|(?:{_TENS})(?:[ -](?:{_ONES}))?)"
_DECADE = (
    r"(?:(?:early|mid|late|mid to late|early to mid)[ -](?:to[ -]late[ -])?)?"
    r"(?:[2-7]0'?s|twenties|thirties|forties|fifties|sixties|seventies)"
)
_ROUGHLY = (
    r"(?:(?:about|around|approx(?:imately)?|at least|nearly|almost|over|well over|roughly|only|now"
    r"|actually|really|like|maybe|possibly|perhaps|probably|say|just|getting on for|pushing|got to"
    r" be|must be|has to be|going on|turned|touching|said to be|thought to be|believed to be|to be"
    r"|in fact|apparently|he's|who is|who's|age|aged|c|circa|est|\?) ?)*"
)
_AFTER_YEARS = (
    r"(?:[ -]?(?:years?|yrs?|yo|y/o)(?:[ -]?olds?)?|[ -]?ish|[ -]?odd|\+|[ -]?something|m|f| if"
    r" (?:he|she)'s a day)?"
)
# What follows a number that is no age.
_NO_AGE = (
    r"(?! ?(?:%|per|pounds|quid|p\b|pm|am|hrs?\b|hours?|mins?|minutes|days?|weeks?|months?|miles?"
    r"|metres|times|grams?|messages|texts|calls|photos|pictures|images|wraps|years? ago"
    r"|years? (?:in|of|for|running|later|previous|before|imprisonment|ban|now\b|experience)"
    r"|yrs ago|th\b|st\b|rd\b|nd\b|of (?:them|these)|and over|girls|boys|kids|children|men"
    r"|people|[:/.,]\d|high|street|road|lane|avenue|court|close|drive|[a-z]?\d))"
)
# An age after the one who has it: "Pete (44)", "a man of 26", "he is about 35", "in his thirties".
_AFTER = re.compile(
    rf"(?P<way>[ ,]*\(|, |(?:,? who)? (?:is|was|are|were|turned out to be|turns out to be)"
    rf" (?:also |both |all |now )?|'s |'re |:? ?aged? |, aged? | of (?:about |around )?"
    rf"| sus \d+ is | \?| (?=\d))"
    rf"{_ROUGHLY}(?:in (?:his|her|their|the) )?"
    rf"(?P<age>{_DECADE}|{_GROWN})(?P<years>{_AFTER_YEARS})\b{_NO_AGE}"
)
# Before: "a 27 year old man", "two 20-odd-year-old lads".
_BEFORE = re.compile(
    rf"\b(?P<age>{_GROWN})(?:[ -](?:odd[ -])?|)(?:years?|yrs?|yo|y/o)(?:[ -]?olds?)?,?"
    r" (?:\w+ ){0,2}?(?P<who>male|man|men|lad|lads|bloke|fella|guy|boyfriend|partner|woman|female"
    r"|driver|dealer|user|adult|person|suspect|stranger|neighbour|uncle|cousin|friend|s\d|dp)\b"
)
_YOUNG_AGE = re.compile(
    r"(?:\b(?:aged?|is|was|'s|only|just|being|of|who's|i'm|im|about|approx|turned|looks?|at|child"
    r"|girl|boy|female|male|lad|lass|victim|vic|v1|ip|yp|pt|misper|pupil|daughter|son|juv|niece"
    r"|nephew|am|she's|he's),? ?\(?|[a-z] \(|[a-z], |\bmy lad of |^|[\s(])"
    r"(?P<age>[6-9]|1[0-7]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen)"
    r"(?:(?: |-)?(?:years?|yrs?|yo|y/o|f|m)(?:[ -]?olds?)?(?P<sure>)|(?=\)|, |\.|;| and\b| but\b"
    r"| in"
    r" (?:march|may|june|july|april|august)))"
)
_SOMEBODY = re.compile(
    rf"\b(?:someone|somebody|people|who|they|one|partner|boyfriend|bf|both|him|he|cousin'?"
    rf"|dp|suspect|sus|susp"
    rf"|offender|defendant|subject|nominal)"
    rf"(?: are| is|,)? (?:of |aged |who is |who's |in (?:his|their) )?"
    rf"{_ROUGHLY}"
    rf"(?P<age>{_DECADE}|{_GROWN}){_AFTER_YEARS}(?=[.,;)]| (?:and|from|with|w/|whom?|but|so"
    rf"|he|she)\b|$)"
)
_OLD_ENOUGH = re.compile(
    r"\bold enough to be (?:her|his|their|my|the) (?:dad|father|grandad|grandfather|mum|mother"
    r"|nan|uncle)\b|\b(?:twice|double|three times|half) (?:her|his|their) age\b"
    r"|\b(?:she|he|girl|boy)'?s? half his age\b"
)
_SCHOOL = re.compile(
    r"\b(?:reported missing|in school uniform|school uniform|school skirts?|still at school"
    r"|year (?:[7-9]|1[01])"
    r"|y(?:[7-9]|1[01])\b|school ?girls?|school ?boys?|under ?age)"
)
_MEETS = re.compile(
    r"\b(?:with|seeing|boyfriend|bf|partner|messag\w+|chat\w*|contact\w*|met|meet\w*|stay\w*"
    r"|stopp\w+ at|liv\w+|dat(?:es|ing)|talk\w*|friend\w*|pick\w*|gave|gives?|buy\w*|bought|car"
    r"|found|company|sex\w*|relationship|going out|knock\w*|hang\w*|text\w*|rings?|phon\w*|tak\w+"
    r"|took|drove|driv\w+|collect\w*|kiss\w*|pregnan\w*|bothered|snap\w*|online|touch\w*|alone"
    r"|house|flat|round his|party|drink\w*|vodka|weed|lift\w*|deposit|into her|in her room)\b"
)
_FAMILY = word_set(
    """mum mam mother mom dad father nan nana gran grandmother grandad grandfather parent parents
    carer foster_carer husband wife sister brother"""
)
# A step father or a half brother is spoken of with his age for a reason.
_STEP = re.compile(r"(?:(?:her|his|a|the|child's|my) )?(?:step|half|uncle|cousin|mum's|mam's)")
_STEP_BEFORE = re.compile(r"(?:step|half)[ -]$")
_GROWN_PATIENT = re.compile(
    r"\b(?:pt|patient|client|service user|tenant),? (?:aged? )?(?:1[89]|[2-9]\d)\b"
)
_NAME = re.compile(r"[A-Z][a-z]+(?:['’]s [a-z]+)?,?$|[A-Z]{3,},?$")
_HAS_AGE = re.compile(r"\d|t(?:een|y)\b|ties\b|old enough|(?:half|twice|double) (?:her|his)")


class _Age(NamedTuple):
    """An age in the text: where, the fewest years, and who is so old."""

    start: int
    end: int
    years: int
    holder: Entity | None


def with_ages(hand: TextInHand, drafts: Sequence[Draft], is_concern: bool) -> list[Draft]:
    """The drafts, with an age gap that the text states and no phrase says."""
    drafts = _without_parents(hand, drafts)
    if not is_concern or any(draft.concept == _ENTRY.concept_id for draft in drafts):
        return drafts
    gap = next(_gaps(hand), None)
    if gap is None:
        return drafts
    known = hand.sentence_at(gap.start)
    span, part = (gap.start, gap.end), Part(gap.holder, None)
    return [*drafts, Draft.stated(known, span, _ENTRY, part)]


def _without_parents(hand: TextInHand, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but for 'her dad is 46', 'pt 34, partner 36': parents and grown patients."""
    if not any(draft.concept == _ENTRY.concept_id for draft in drafts):
        return list(drafts)
    is_grown = bool(_GROWN_PATIENT.search(hand.text)) and youngest(hand) is None
    return [
        draft
        for draft in drafts
        if draft.concept != _ENTRY.concept_id or not _is_of_parent(hand, draft, is_grown)
    ]


def _is_of_parent(hand: TextInHand, draft: Draft, is_grown: bool) -> bool:
    known = hand.sentence_of(draft.found)
    before = [e for e in known.entities if e.start <= draft.found.start]
    if before and before[-1].kind == CARER and before[-1].text in _FAMILY:
        words = hand.text[draft.found.start : draft.found.end]
        return words.startswith(("is ", "was ", "aged ", "age ")) or before[-1].text in words
    return is_grown


def is_gap_stated(hand: TextInHand) -> bool:
    """Whether a child's age and that of one who is grown stand side by side, in contact."""
    if not _HAS_AGE.search(hand.text) or hand.everyday or is_everyday(hand):
        return False
    is_young = hand.is_record_of_child or youngest(hand) is not None
    if not is_young and not _SCHOOL.search(hand.text):
        return False
    return bool(_MEETS.search(hand.text)) and next(_gaps(hand), None) is not None


def youngest(hand: TextInHand) -> int | None:
    """The age of the youngest child, where the text states any."""
    ages = [_years(match["age"]) for match in _YOUNG_AGE.finditer(hand.text)]
    return min(ages, default=None)


def _years(words: str) -> int:
    if words.isdigit():
        return int(words)
    if words in _BY_WORD:
        return _BY_WORD[words]
    return next((tens for word, tens in _TEN_OF.items() if word in words), 0) or _decade(words)


def _decade(words: str) -> int:
    if digits := re.search(r"[2-7]0", words):
        return int(digits.group())
    stems = ("twent", "thirt", "fort", "fift", "sixt", "sevent")
    return next((20 + 10 * n for n, stem in enumerate(stems) if stem in words), 0)


def _gaps(hand: TextInHand) -> Iterator[_Age]:
    """Ages of people who are grown, and old enough beside the child."""
    if not _HAS_AGE.search(hand.text):
        return
    child = youngest(hand)
    if child is None and not _has_child(hand):
        return
    least = 20 if child is None else max(18, child + 4)
    if match := _OLD_ENOUGH.search(hand.text):
        yield _Age(*match.span(), 99, None)
    for known in hand.sentences:
        for age in _ages(hand, known):
            is_loose = age.holder is None and child is None and not hand.is_record_of_child
            if age.years >= least and not is_loose:
                yield age


def _has_child(hand: TextInHand) -> bool:
    if hand.is_record_of_child or _SCHOOL.search(hand.text):
        return True
    return any(e.kind == CHILD for e in hand.everybody)


def _ages(hand: TextInHand, known: SentenceInHand) -> Iterator[_Age]:
    first, last = known.sentence.start, known.sentence.end
    for entity in known.entities:
        is_verb = hand.text.endswith(("'s", "'re"), 0, entity.end)  # "he's fifty"
        place = hand.text.rindex("'", 0, entity.end) if is_verb else entity.end
        match = _AFTER.match(hand.text, place, last)
        if match and _may_be_grown(hand, entity, known):
            yield _Age(entity.start, match.end(), _years(match["age"]), entity)
    for match in _BEFORE.finditer(hand.text, first, last):
        holder = next((e for e in known.entities if e.start <= match.start("who") < e.end), None)
        if holder is None or _may_be_grown(hand, holder, known):
            yield _Age(*match.span(), _years(match["age"]), holder)
    for match in _SOMEBODY.finditer(hand.text, first, last):
        yield _Age(*match.span(), _years(match["age"]), None)
    yield from _of_named(hand, known)


def _may_be_grown(hand: TextInHand, entity: Entity, known: SentenceInHand) -> bool:
    """Whether an age may be that of somebody of concern, and is no carer's or officer's."""
    if _STEP.match(hand.text, entity.start) or _STEP_BEFORE.search(
        hand.text, max(known.sentence.start, entity.start - 6), entity.start
    ):
        return True
    if entity.relation in _FAMILY or entity.text in _FAMILY or entity.kind == CARER:
        return False
    if entity.kind == CHILD:
        return entity.is_pronoun and hand.child_sex != "F" and entity.text == "he"
    if entity.kind == OTHER:
        return entity.text in ("friend", "mate", "girlfriend", "pal", "housemate", "flatmate")
    return entity.kind in (CONCERN, NEUTRAL) or entity.is_pronoun


def _of_named(hand: TextInHand, known: SentenceInHand) -> Iterator[_Age]:
    """'Robbo is in his thirties': somebody only named, and no child by that age."""
    first, last = known.sentence.start, known.sentence.end
    for match in _AFTER_NAME.finditer(hand.text, first, last):
        if any(e.start < match.end() and match.start() < e.end for e in known.entities):
            continue
        if _NAME.match(hand.written(match.start("name"), match.end("name"))):
            yield _Age(*match.span(), _years(match["age"]), None)


_AFTER_NAME = re.compile(rf"\b(?P<name>[a-z]{{3,14}}){_AFTER.pattern}")
