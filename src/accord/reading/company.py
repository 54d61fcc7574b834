"""Whether a text speaks of a child and, beside the child, of somebody who may be a concern."""

from __future__ import annotations

import re

from accord.reading.entities import CARER, Entity
from accord.reading.mentions import CHILD, CONCERN, NEUTRAL
from accord.reading.text_in_hand import SentenceInHand, TextInHand

_SOMEBODY = re.compile(
    r"\b(?:someone|somebody|anyone|anybody|nobody|no one|ex|bf|adults?|people|others|olders?"
    r"|elders?|dealers?|landlord|employer|boss|instructor|volunteer|assistant|nonce|paedo|predator"
    r"|fella|gadgie|chap|cabbie|stepdad|lodger|strangers?|handler|punters?)\b"
)


def has_child_and_concern(hand: TextInHand, place: int, *, he_may_be: bool = False) -> bool:
    """Whether the sentence of a place and the one before speak of both, by more than a guess.

    General words ("gave", "texted", "in the car") are a concern between a child and somebody who is
    neither a carer nor at work for the child. A bare "he" counts beside a girl, unless a carer was
    just spoken of: then it may well be the father. Where `he_may_be`, a bare "he" or "she" may be
    the child: what is said (a debt to a gang, a parcel to hold) is said of children.
    """
    number = hand.sentence_at(place).sentence.number
    near = hand.sentences[max(0, number - 1) : number + 1]
    if not any(_has_concern(hand, known) for known in near):
        return False
    return hand.is_record_of_child or any(
        entity.kind == CHILD or (he_may_be and entity.is_pronoun)
        for known in hand.sentences
        for entity in known.entities
    )


def _has_concern(hand: TextInHand, known: SentenceInHand) -> bool:
    if _SOMEBODY.search(hand.text, known.sentence.start, known.sentence.end):
        return True
    carers = [entity for entity in known.entities if entity.kind == CARER]
    return any(
        entity.kind == NEUTRAL
        or (entity.kind == CONCERN and (not entity.is_pronoun or _is_telling(hand, entity, carers)))
        for entity in known.entities
    )


def _is_telling(hand: TextInHand, pronoun: Entity, carers: list[Entity]) -> bool:
    is_he_beside_girl = hand.child_sex == "F" and pronoun.sex == "M"
    return is_he_beside_girl and not any(carer.start < pronoun.start for carer in carers)
