"""Whose kin, friends and household a tie is between: those of concern, or the child's own."""

from __future__ import annotations

from accord.reading.entities import CARER, OTHER, Entity
from accord.reading.matching import Found
from accord.reading.mentions import CHILD, CONCERN
from accord.reading.text_in_hand import SentenceInHand, TextInHand


def is_tie_of_the_child(hand: TextInHand, found: Found, known: SentenceInHand) -> bool:
    """'her brothers', 'his mates' of a boy: the child's own circle ties nobody of concern."""
    if found.entry.concept_id != "association.known":
        return False
    kin = [e for e in known.people_in(found) if e.relation or e.kind in (CARER, OTHER)]
    if not kin:
        return False
    if all(e.kind in (CARER, OTHER) or _is_said_of_child(e, known) for e in kin):
        return True
    if hand.child_sex != "U" or not hand.text.startswith(("his ", "their "), kin[0].start):
        return False
    # "He would like to see his brother": with nobody of concern before, he may be the child.
    number = known.sentence.number
    told = [e for other in hand.sentences[: number + 1] for e in other.entities]
    return not any(e.kind == CONCERN and not e.is_pronoun and e.end <= kin[0].start for e in told)


def _is_said_of_child(kin: Entity, known: SentenceInHand) -> bool:
    """'He said that she was his niece'."""
    before = [e for e in known.entities if e.end <= kin.start]
    return kin.is_predicate and bool(before) and before[-1].kind == CHILD
