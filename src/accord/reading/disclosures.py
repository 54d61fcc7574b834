"""Harm that somebody is said to tell of, as a disclosure, in whatever words it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from accord.reading.assertion import Cue
from accord.reading.drafts import Draft
from accord.reading.entities import Entity
from accord.reading.entries import stated
from accord.reading.mentions import AFFIRMED, CHILD, HISTORICAL, POSSIBLE
from accord.reading.roles import Part
from accord.reading.text_in_hand import SentenceInHand, TextInHand

_OF_HARM = ("abuse.sexual", "abuse.images", "control.threat", "control.isolation")
# What a child who is so named says of others: "Victim 3 states that she was collected by men".
_BY_CHILD = (
    "abuse.",
    "control.threat",
    "control.isolation",
    "facilitation.transports",
    "criminal.",
)
_SAID = (AFFIRMED, POSSIBLE, HISTORICAL)
_TELLS = re.compile(
    r"(?:told|tells?|said|says|states?|stated|discloses?|disclosed|describes?|described|alleges?"
    r"|alleged|reports?|reported|confided|recalls?|explained)\b"
)
_ACCOUNTS = re.compile(r"(?:told|tells|states?|stated|describ|alleg|disclos|recall|recount)")
# "was told that", "won't say": nobody tells anything there.
_NOT_TELLING = re.compile(r"(?:\b(?:was|is|were|been|being|to|never|not|if)|n't) (?:\w+ )?$")
_TO_CHILD = re.compile(
    r"t(?:old|ells?|elling) (?:that|if|(?:her|him|them|me) (?:to|not|that|she|he|they|if))\b"
)
_BEGINS = re.compile(r"[\s\"'“(*-]*(?:(?:and|then|also|now|later|since|has|had|having) )*")
_TOLD_LAST = re.compile(r"[^.;:]{0,60}[.\"'”]*$")
_ENTRY = stated(
    "disclosures/told",
    "disclosure.made",
    "the child or another person says harm has happened",
    "somebody is the subject of a word of saying, and what is said is harm",
)


def with_disclosures(hand: TextInHand, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with harm that is told of as a disclosure where no phrase says so."""
    if any(draft.concept == _ENTRY.concept_id for draft in drafts):
        return list(drafts)
    told = next(filter(None, (_told(hand, draft) for draft in drafts)), None)
    return [*drafts, told] if told else list(drafts)


def _told(hand: TextInHand, draft: Draft) -> Draft | None:
    if not draft.concept.startswith(_BY_CHILD) or draft.verdict.assertion not in _SAID:
        return None
    known = hand.sentence_of(draft.found)
    claim = next(_claims_of(known, draft), None)
    if claim and draft.concept not in _OF_HARM and not _is_account(known, claim):
        return None
    return _disclosure(known, claim) if claim else None


def _claims_of(known: SentenceInHand, draft: Draft) -> Iterator[Cue]:
    """The words of saying that have the harm for what is said."""
    for claim in known.cues.claims:
        is_told = _TO_CHILD.match(known.text, claim.start)
        if is_told or _NOT_TELLING.search(known.text, known.sentence.start, claim.start):
            continue
        subject = known.cues.subject_of(claim)
        if claim.end <= draft.found.start:
            if _is_child(subject) or (subject is None and _begins_telling(known, claim)):
                yield claim
        elif _is_child(subject) and _is_told_last(known, claim, subject, draft):
            yield claim


def _begins_telling(known: SentenceInHand, claim: Cue) -> bool:
    """'Told her mum he had ...': notes leave out who tells, and that is the one they are about."""
    text = known.text
    is_first = _BEGINS.fullmatch(text, known.sentence.start, claim.start)
    return bool(is_first and _TELLS.match(text, claim.start))


def _is_told_last(known: SentenceInHand, claim: Cue, subject: Entity | None, draft: Draft) -> bool:
    """'He has been hitting her, she told the nurse.'"""
    if subject is None or subject.start < draft.found.end:
        return False
    before = known.text[: subject.start].rstrip(" ")
    return before.endswith((",", '"', "'", "”")) and bool(
        _TOLD_LAST.match(known.text, claim.end, known.sentence.end)
    )


def _is_account(known: SentenceInHand, claim: Cue) -> bool:
    """'The girl told', 'victim 3 states', and no 'she says': a note is full of what she says."""
    subject = known.cues.subject_of(claim)
    is_child = subject is not None and subject.kind == CHILD and not subject.is_pronoun
    return is_child and bool(_ACCOUNTS.match(known.text, claim.start))


def _is_child(subject: Entity | None) -> bool:
    return subject is not None and subject.kind == CHILD


def _disclosure(known: SentenceInHand, claim: Cue) -> Draft:
    subject = known.cues.subject_of(claim)
    return Draft.stated(known, (claim.start, claim.end), _ENTRY, Part(subject, subject))
