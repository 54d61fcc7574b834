"""A child made to bring other children in: who that is, where the text names the child.

Such a child is shown first as a child and is never counted; the record still says what was done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.reading.drafts import Draft
from accord.reading.entities import Entity
from accord.reading.mentions import CHILD

_BRINGS = "facilitation.introduces"
# "was introduced to him": done to the child before, and not by that child.
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|gets?|got)(?: \w+ly)? $")
_BY = re.compile(r" (?:by|through|via) $")
# Who is told to do it does it.
_TOLD = ("told", "asked", "made", "paid", "pressur", "instruct", "sent", "encourag", "order")
_FURTHEST = 60


def child_who_brings(text: str, draft: Draft, entities: Sequence[Entity]) -> Entity | None:
    """The child named who introduces or brings another child, if one is."""
    if draft.concept != _BRINGS:
        return None
    start, end = draft.found.start, draft.found.end
    named = [e for e in entities if e.kind == CHILD and e.is_name and not e.is_owner]
    if _is_passive(text, start):
        near = [e for e in named if start <= e.start <= end + _FURTHEST]
        return next((e for e in near if _BY.search(text, max(0, e.start - 9), e.start)), None)
    before = [e for e in named if e.end <= start and not e.is_oblique]
    return before[-1] if before and _acts(text, before[-1], entities, start) else None


def _is_passive(text: str, start: int) -> bool:
    if text.startswith(("was ", "were ", "been ", "being "), start):
        return True
    is_done_to = bool(_PASSIVE.search(text, max(0, start - 24), start))
    return is_done_to and not text.startswith(_TOLD, start)


def _acts(text: str, child: Entity, entities: Sequence[Entity], place: int) -> bool:
    """Whether nobody else stands between the child and the deed but who made the child do it."""
    between = [e for e in entities if child.end <= e.start and e.end <= place]
    return all(
        e.is_oblique or e.is_pronoun or text.startswith("by ", max(0, e.start - 3)) for e in between
    )
