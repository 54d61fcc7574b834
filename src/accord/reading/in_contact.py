"""Whether a sentence puts a child beside somebody who does not care for her, in no ordinary way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from accord.reading import who
from accord.reading.entities import Entity
from accord.reading.mentions import CHILD, CONCERN, HYPOTHETICAL, NEGATED, POSSIBLE
from accord.reading.text_in_hand import SentenceInHand, TextInHand

# Records of other crimes, of trades, matches and families hold men and children as well.
_ORDINARY = re.compile(
    r"\b(?:burgl|theft|thie[fv]|stole|stolen|robb|shoplift|broke into|break in|fight|fought"
    r"|damage|collision|drink driv|tools\b|unpaid|store\b|making off|made off without"
    r"|affray|trespass|insurance|speeding|went equipped|going equipped|cable\b|metal\b"
    r"|copper|poach|insecure|forced the|ran off with|punched|phone snatch|snatched|handbag"
    r"|wallet|purse|fined|fare dispute|graffiti|rugby|football match|cricket|netball"
    r"|wedding|funeral|stag do|hen do|christening|mortgage|rent arrears|plumbing|boiler"
    r"|builder|roof|mot\b|rtc\b|breakdown|invoice|volunteer(?:s|ed)\b|raffle|fundrais\w+"
    r"|fund raiser|contact session|assembly|bowls\b|choir practice|as agreed|as planned"
    r"|care plan|retired|vulnerable adult|both sets of parents|legal guardian"
    r"|with permission|guide dog|postman|dentist|vaccinat\w+|work experience)"
)
_MEETS = frozenset(who.MEETS)
_REPORTER_NEAR = re.compile(r"\b(?:ex partner|ex husband|her husband|grandchild\w*)\b")


def is_in_contact(hand: TextInHand) -> bool:
    """Whether any sentence speaks of a child and of somebody whose being there is a concern."""
    if _ORDINARY.search(hand.text) or _REPORTER_NEAR.search(hand.text):
        return False
    told = [known.entities for known in hand.sentences]
    if any(_has_both(entities) for entities in told):
        return True
    return _one_after_another(told) or _are_many_suspects(told)


def _has_both(entities: Sequence[Entity]) -> bool:
    return any(map(_is_child, entities)) and any(map(_is_met, entities))


def _one_after_another(told: Sequence[Sequence[Entity]]) -> bool:
    """A child in one sentence, so named, and somebody of concern in the next or the one before."""
    for one, other in pairwise(told):
        for first, second in ((one, other), (other, one)):
            if any(_is_child(e) and not e.is_pronoun for e in first) and any(map(_is_met, second)):
                return True
    return False


def _are_many_suspects(told: Sequence[Sequence[Entity]]) -> bool:
    """'S1 and S2 kept watch': suspects with numbers stand in records of offences on children."""
    numbered = {e.text for es in told for e in es if e.kind == CONCERN and e.text[-1:].isdigit()}
    return len(numbered) > 1 or any(
        e.text[-1:].isdigit() and any(o.is_adding for o in es) for es in told for e in es
    )


def _is_child(entity: Entity) -> bool:
    return entity.kind == CHILD and entity.text not in who.SELDOM_OF_CONCERN


def _is_met(entity: Entity) -> bool:
    """Whether it is somebody whom a child does not meet every day."""
    if entity.kind != CONCERN or entity.is_pronoun or entity.is_predicate:
        return False
    if entity.is_name or entity.text[-1:].isdigit() or entity.text == "of them":
        return True
    if entity.relation:
        return entity.is_plural or entity.relation in _MEETS
    return entity.text in _MEETS or entity.is_unknown


def is_asked_about(known: SentenceInHand, start: int, end: int) -> bool:
    """Whether a record denies or supposes that a child was where these words say."""
    if _ORDINARY.search(known.text) or not any(map(_is_child, known.entities)):
        return False
    return known.cues.judge(start, end).assertion in (NEGATED, POSSIBLE, HYPOTHETICAL)
