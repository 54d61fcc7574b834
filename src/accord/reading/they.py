"""Several people of whom a text says no more than 'they': who threaten, give, take or film."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from accord.reading import who
from accord.reading.assertion import Verdict
from accord.reading.drafts import Draft
from accord.reading.entities import CARER, GROUP, OTHER, Entity
from accord.reading.mentions import (
    AFFIRMED,
    CHILD,
    CONCERN,
    HISTORICAL,
    NEUTRAL,
    OTHER_PERSON,
    POSSIBLE,
)
from accord.reading.text_in_hand import SentenceInHand, TextInHand

# What people of concern do; "they went missing" is said of children.
_DONE = ("abuse.", "control.", "criminal.", "exchange.", "facilitation.", "gain.")
# "They met online": the child is one of them.
_RECIPROCAL = re.compile(
    r"\b(?:m[ee]+ts?|chat\w*|talk\w*|sp[eo]\w*k\w*|kn[eo]ws?|dat(?:ed|ing)|together)\b"
)
# "they'd be collected": it is done to them.
_UNDERGO = re.compile(
    r"[a-z]*(?:'[a-z]+)?(?: would| will| had| have| could)?"
    r" (?:be|been|being|were|are|get|got|was) \w+(?:ed|en|t)\b"
)
# "says they are in a relationship and will marry": he and the child, in his words.
_HE_AND_THE_CHILD = re.compile(
    r"(?:'re|'ll|'d)?(?: [a-z']+){0,4}? (?:relationship|couple|marry|married|engaged|together|item"
    r"|love|soulmates?|boyfriend|wed|baby|flat)\b"
)
# "They have sex", "they drink at his flat": with nobody it is done to, the child is one of them.
_BY_THEMSELVES = ("control.", "criminal.", "gain.", "exchange.debt", "exchange.withdrawal")
_WITH_WHOM = 12  # signs after the phrase in which "with her" may begin
_KEPT = (HISTORICAL, OTHER_PERSON, POSSIBLE)
# "the caller ... they": one person of whom nobody knows whether it is a man or a woman.
_ONE_OF_EITHER = frozenset(
    {"someone", "somebody", "person", "user", "caller", "adult", "individual", "account",
     "stranger", "offender", "suspect", "anyone", "anybody", "nobody"}
)  # fmt: skip
_BODIES = who.PROFESSIONALS | who.INSTITUTIONS | {"parents", "family", "carers", "staff"}

_LOOKS_BACK = 20  # sentences; nobody is "they" for longer, and a text may be endless


class They(NamedTuple):
    """'they' who do something of concern: where it stands, in which sentence, and how sure."""

    start: int
    end: int
    sentence: int
    verdict: Verdict


def they_who_act(hand: TextInHand, drafts: Sequence[Draft]) -> They | None:
    """'They have a video of her': several, though the text has no other word for them."""
    for draft in drafts:
        found = draft.found
        if not draft.concept.startswith(_DONE) or _RECIPROCAL.search(
            hand.text, found.start, found.end
        ):
            continue
        known = hand.sentence_of(draft.found)
        number = known.sentence.number
        they = _actor(draft, [e for e in known.entities if e.start < draft.found.end])
        if they is None or _UNDERGO.match(hand.text, they.end - 1):
            continue
        if _HE_AND_THE_CHILD.match(hand.text, they.end) or not _is_done_to_a_child(
            draft, they, known
        ):
            continue
        near = hand.sentences[max(0, number - _LOOKS_BACK) : number + 1]
        told = (e for other in near for e in other.entities if e.end <= they.start)
        if any(map(_may_be_they, told)):
            continue
        verdict = draft.verdict
        if verdict.assertion not in _KEPT:
            verdict = known.set_aside(they.start) or Verdict(AFFIRMED, None)
        return They(they.start, they.end, number, verdict)
    return None


def _is_done_to_a_child(draft: Draft, they: Entity, known: SentenceInHand) -> bool:
    """Whether the child is the one it is done to, and so none of those who do it."""
    if draft.concept.startswith(_BY_THEMSELVES) or draft.found.whom is not None:
        return True
    return known.has_child_between(they.end, draft.found.end + _WITH_WHOM)


def _actor(draft: Draft, told: Sequence[Entity]) -> Entity | None:
    """'they' as who does it: before the phrase, or in it."""
    actor = draft.part.actor
    if actor is not None and actor.kind == GROUP and not draft.part.is_agent:
        return actor if actor.text == "they" else None
    found = draft.found
    inside = [e for e in told if found.start <= e.start and e.kind == GROUP and e.text == "they"]
    return inside[0] if inside else None


def _may_be_they(entity: Entity) -> bool:
    """Whether somebody spoken of before may be meant: children, carers, one of either sex."""
    if entity.kind == CONCERN and not entity.is_plural:
        return entity.text in _ONE_OF_EITHER
    if entity.kind in (CHILD, OTHER, NEUTRAL):
        return entity.is_plural
    return entity.kind == CARER and (entity.is_plural or entity.text in _BODIES)
