"""Whether 'he' who does something is the teacher or the uncle a text speaks of, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from accord.reading import concepts
from accord.reading.drafts import Draft
from accord.reading.entities import CARER, Entity
from accord.reading.mentions import CONCERN, HYPOTHETICAL, NEGATED, NEUTRAL, OTHER_PERSON
from accord.reading.text_in_hand import TextInHand

# A mother or a father is spoken of in most records, and as often as not rang.
_TELL = frozenset(
    {"mum", "mother", "mam", "dad", "father", "nan", "nana", "gran", "parents", "carer", "carers",
     "family", "grandmother", "sister", "aunt", "staff", "school"}
)  # fmt: skip


def is_he_who_acts(hand: TextInHand, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """'Madrassah teacher. Three boys say that he hits them': nobody else can be meant by 'he'."""
    holder = _at(hand, draft)
    if holder is None or holder.is_plural or holder.text in _TELL:
        return False
    others = [e for e in hand.everybody if e.kind in (CONCERN, NEUTRAL) and not e.is_pronoun]
    if any(e is not holder and e.text != holder.text for e in others):
        return False
    return any(_is_by_him(other, holder) for other in drafts)


def _at(hand: TextInHand, draft: Draft) -> Entity | None:
    inside = hand.sentence_of(draft.found).people_in(draft.found)
    told = [e for e in inside if not e.is_pronoun and e.kind in (CONCERN, NEUTRAL, CARER)]
    return told[-1] if told else None


def _is_by_him(draft: Draft, holder: Entity) -> bool:
    if not concepts.has_actor(draft.concept) or draft.concept.startswith("association."):
        return False
    if draft.verdict.assertion in (NEGATED, HYPOTHETICAL, OTHER_PERSON):
        return False
    actor = draft.part.actor
    if actor is None or not actor.is_pronoun or actor.kind != CONCERN:
        return False
    return actor.start > holder.start
