"""What a child is said to say of abuse, as a disclosure, in whatever words the child says it."""

from __future__ import annotations

from collections.abc import Sequence

from accord.reading.assertion import Cue
from accord.reading.drafts import Draft
from accord.reading.entries import Entry
from accord.reading.matching import Found
from accord.reading.mentions import AFFIRMED, CHILD, HISTORICAL, POSSIBLE
from accord.reading.roles import Part
from accord.reading.text_in_hand import SentenceInHand, TextInHand

_OF_HARM = ("abuse.sexual", "abuse.images")
_SAID = (AFFIRMED, POSSIBLE, HISTORICAL)
_ENTRY = Entry(
    "disclosures/child-says",
    "concept",
    "disclosure.made",
    "the child or another person says harm has happened",
    "a child is the subject of a word of saying, and what is said is abuse",
    (),
    frozenset(),
    (),
    (),
)


def with_disclosures(hand: TextInHand, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what the child says of abuse as a disclosure where no phrase says so."""
    if any(draft.concept == _ENTRY.concept_id for draft in drafts):
        return list(drafts)
    return [*drafts, *_told_by_child(hand, drafts)]


def _told_by_child(hand: TextInHand, drafts: Sequence[Draft]) -> list[Draft]:
    for draft in drafts:
        if draft.concept not in _OF_HARM or draft.verdict.assertion not in _SAID:
            continue
        known = hand.sentence_of(draft.found)
        claim = _claim_before(known, draft.found.start)
        if claim is not None:
            return [_disclosure(known, claim, draft)]
    return []


def _claim_before(known: SentenceInHand, place: int) -> Cue | None:
    """The first word of saying before a place that has a child for its subject."""
    for claim in known.cues.claims:
        subject = known.cues.subject_of(claim)
        if claim.end <= place and subject is not None and subject.kind == CHILD:
            return claim
    return None


def _disclosure(known: SentenceInHand, claim: Cue, of: Draft) -> Draft:
    found = Found(claim.start, claim.end, _ENTRY, of.found.sentence, None, None)
    subject = known.cues.subject_of(claim)
    return Draft(found, Part(subject, subject), known.cues.judge(claim.start, claim.end))
