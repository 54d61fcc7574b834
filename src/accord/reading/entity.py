"""Somebody a text speaks of, as the reader finds them in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.reading.mentions import Person

CARER, OTHER, GROUP = "carer", "other", "group"
# "S1 CARTER", "the suspect (Carter)": the label and the name are one person.
_LABEL = re.compile(
    r"(?:the )?(?:s|sus|suspect|susp|offender|nominal|subject|v|vic|victim|ip|agg|aggrieved|male"
    r"|female|driver|poi|dp)[ _]?\d?"
)
_BEFORE_NAME = re.compile(r" ?[(:-]? ?(?:named |called )?")


@dataclass(frozen=True)
class Entity:
    """Somebody a sentence speaks of."""

    start: int
    end: int
    kind: str
    text: str
    low: int = 1
    high: int | None = 1
    sex: str = "U"
    is_plural: bool = False
    is_definite: bool = False
    is_adding: bool = False
    is_unknown: bool = False
    is_pronoun: bool = False
    is_counted: bool = False
    is_oblique: bool = False
    is_predicate: bool = False
    is_name: bool = False
    is_owner: bool = False
    is_one_of: bool = False
    # "the male" where the record's child is a boy: either of the two.
    may_be_child: bool = False
    relation: str = ""
    # "a third male": that so many are spoken of.
    ordinal: int = 0
    nominal_ids: tuple[str, ...] = ()


def moved(entity: Entity, by: int) -> Entity:
    """The same somebody further on in a text."""
    # Twenty fields through the constructor take ten times as long.
    found = object.__new__(Entity)
    found.__dict__.update(entity.__dict__, start=entity.start + by, end=entity.end + by)
    return found


@dataclass(frozen=True)
class NamedSpan:
    """A nominal named in the text, or a name no nominal bears."""

    start: int
    end: int
    people: tuple[Person, ...]


def is_label_of(entity: Entity, text: str, named: NamedSpan) -> bool:
    """Whether words for somebody are no more than the label of the name right after them."""
    if entity.is_plural or entity.is_name:
        return False
    if not _LABEL.fullmatch(text, entity.start, entity.end):
        return False
    is_aside = text[entity.end : named.start] == ", " and text.startswith(",", named.end)
    return is_aside or bool(_BEFORE_NAME.fullmatch(text, entity.end, named.start))
