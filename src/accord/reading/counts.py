"""How many people of concern a sentence speaks of, as an interval."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from accord.reading.entities import GROUP, Entity
from accord.reading.mentions import CONCERN

# Whose mother rang is not of concern.
_PARENT_OF_FRIEND = re.compile(
    r"\bfriend'?s'? (?:mum|mam|mom|mother|dad|father|parents?|nan|gran|carer)"
)


@dataclass(frozen=True)
class PeopleCount:
    """The fewest and the most people, and the words that say so."""

    start: int
    end: int
    low: int
    high: int | None
    is_unknown: bool


@dataclass
class _Tally:
    """People counted so far in the sentence: named ones and others apart."""

    named: set[str]
    low: int = 0
    high: int | None = 0
    last_group_end: int = -1

    def add(self, low: int, high: int | None) -> None:
        self.low += low
        self.high = None if self.high is None or high is None else self.high + high

    @property
    def total_low(self) -> int:
        return self.low + len(self.named)

    @property
    def total_high(self) -> int | None:
        return None if self.high is None else self.high + len(self.named)


def _label(entity: Entity) -> str:
    return "|".join(entity.nominal_ids) or entity.text.removesuffix("'s")


def _is_named(entity: Entity) -> bool:
    return bool(entity.nominal_ids) or (
        entity.is_definite and any(c.isdigit() for c in entity.text)
    )


def _refers_back(entity: Entity, tally: _Tally) -> bool:
    """Whether these words speak of people already counted: 'the man', 'both suspects'."""
    if entity.is_adding or tally.total_low == 0:
        return False
    if entity.is_pronoun:
        return True
    return entity.is_definite and (not entity.is_plural or tally.total_low >= entity.low)


def _take(entity: Entity, tally: _Tally, is_apposition: bool) -> None:
    if _is_named(entity):
        if is_apposition and tally.low > 0:
            tally.low -= 1
            tally.high = None if tally.high is None else tally.high - 1
        tally.named.add(_label(entity))
    elif entity.is_pronoun and entity.kind == GROUP:
        return
    elif not _refers_back(entity, tally):
        low = 1 if entity.text == "others" and not entity.is_counted else entity.low
        tally.add(low, entity.high)


def _follows_group(entity: Entity, before: Entity | None, text: str) -> bool:
    """'two men, Asif and Jay' names the two; it does not add to them."""
    if before is None or not _is_named(entity):
        return False
    between = text[before.end : entity.start].strip(" \"'")
    return between in (
        ",",
        ":",
        "(",
        "-",
        "named",
        "called",
        "known as",
        ", namely",
        "being",
        "i.e.",
    )


def count_people(entities: Sequence[Entity], text: str) -> PeopleCount | None:
    """Count everyone of concern, named ones included; nothing where it is one person or none."""
    concerned = [
        e
        for e in entities
        if e.kind == CONCERN and not e.is_predicate and not _PARENT_OF_FRIEND.search(e.text)
    ]
    tally = _Tally(set())
    before: Entity | None = None
    in_apposition = False
    for entity in concerned:
        if _follows_group(entity, before, text):
            in_apposition = before is not None and not _is_named(before)
        elif not _is_named(entity):
            in_apposition = False
        _take(entity, tally, in_apposition)
        before = entity
    several = tally.total_high is None or tally.total_high > 1
    if not several or not _says_several(concerned, tally, text):
        return None
    start, end = _span(concerned, text)
    return PeopleCount(
        start, end, tally.total_low, tally.total_high, any(e.is_unknown for e in concerned)
    )


def _says_several(concerned: Sequence[Entity], tally: _Tally, text: str) -> bool:
    """Whether the words put people together, and do not only speak of one in two ways.

    'The lad', and further on 'her uncle', may be one man: a plural, a group, two names, or people
    joined by 'and' or 'with' make several.
    """
    if len(tally.named) > 1 or any(e.is_plural or e.is_adding or e.high is None for e in concerned):
        return True
    pairs = pairwise(concerned)
    return any(_are_joined(one, other, text) and one.end < other.start for one, other in pairs)


def _span(concerned: Sequence[Entity], text: str) -> tuple[int, int]:
    """The words that make it several: the plural ones, with what is joined to them by 'and'."""
    pivot = next((n for n, e in enumerate(concerned) if e.is_plural or e.high is None), None)
    if pivot is None:
        pivot = min(1, len(concerned) - 1)
    first = last = pivot
    while first > 0 and _are_joined(concerned[first - 1], concerned[first], text):
        first -= 1
    while last + 1 < len(concerned) and _are_joined(concerned[last], concerned[last + 1], text):
        last += 1
    return concerned[first].start, concerned[last].end


def _are_joined(one: Entity, other: Entity, text: str) -> bool:
    return text[one.end : other.start].strip() in ("and", "&", ",", ", and", "/", "with", "+", "or")
