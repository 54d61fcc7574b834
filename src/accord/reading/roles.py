"""Who does what a phrase says and to whom, as the record's nominals where it fits one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accord.reading.assertion import Cue
from accord.reading.entities import CARER, OTHER, Entity
from accord.reading.matching import Found
from accord.reading.mentions import CHILD, CONCERN, Person

_AGENT = re.compile(r"[\"')]?,? ?(?:by|from|off|off of|with) ")
_ENDS_WITH_AGENT = re.compile(r" (?:by|from|off|with)$")
_WHO = re.compile(r",? who\b")
_MALE = re.compile(
    r"\b(?:boys?|sons?|schoolboys?|nephew|grandson|stepson|male (?:child|yp|victim|misper))\b"
)
_FEMALE = re.compile(
    r"\b(?:girls?|daughters?|schoolgirls?|niece|granddaughter|stepdaughter|she|her|hers)\b"
)
_NEUTRAL = re.compile(
    r"\b(?:older (?:male|males|lads?|men|man)|yp|child|young person|kid|pupil|student|misper"
    r"|teenager|teen|lac)\b"
)
_HE = re.compile(r"\b(?:he|him|his)\b")


def child_sex(text: str, people: Sequence[Person]) -> str:
    """Whether 'he' may be the child: the record's children first, then the words of the text."""
    sexes = {person.sex for person in people if person.side == CHILD} - {"U", "X"}
    if sexes:
        return sexes.pop() if len(sexes) == 1 else "U"
    if _MALE.search(text) and not _FEMALE.search(text):
        return "M"
    if _FEMALE.search(text):
        return "F"
    return "M" if _NEUTRAL.search(text) and _HE.search(text) else "U"


@dataclass(frozen=True)
class Part:
    """The parts people have in one phrase."""

    actor: Entity | None = None
    affected: Entity | None = None
    is_agent: bool = False


_JOINED = re.compile(r"(?:\band|\bthen|\bor|,|\balso|\bbefore|\blater|\bby)(?: \w+ly)? $")


# "gave her a lift", "dropped him in town": to whom it is done, and nobody's subject.
_AFTER_OBJECT = re.compile(
    r" (?:an?|the|some|any|money|cash|home|back|up|off|out|in|at|to|on|into|from|with|and)\b| £?\d"
)


def _is_agent(text: str, entity: Entity) -> bool:
    """'Taken there by Riley Singh and left': the one who did it, and no subject of what follows."""
    return entity.is_name and text.endswith(" by ", 0, entity.start)


def _is_object(text: str, entity: Entity) -> bool:
    if not entity.is_pronoun or entity.kind != CHILD:
        return False
    is_him = entity.text == "him"
    return is_him or (entity.text == "her" and bool(_AFTER_OBJECT.match(text, entity.end)))


def before(
    text: str, entities: Sequence[Entity], place: int, stops: Sequence[Cue], *, skip: str = ""
) -> Entity | None:
    """The nearest person before a place in its clause: its subject, near enough."""
    floor = max((stop.start for stop in stops if stop.end <= place), default=-1)
    all_before = [
        e
        for e in entities
        if e.end <= place
        and e.kind != skip
        and (not (e.is_oblique or _is_agent(text, e)) or _WHO.match(text, e.end))
    ]
    all_before = [e for e in all_before if not _is_object(text, e)] or all_before
    near = [e for e in all_before if e.start >= floor]
    if not near and (floor >= 0 and _JOINED.search(text, max(0, place - 24), place)):
        # "gave her a phone and took her out": the subject is that of the clause before.
        near = all_before
    return near[-1] if near else None


def after(text: str, entities: Sequence[Entity], place: int, is_lift: bool) -> Entity | None:
    """The person a phrase ends with: 'by her uncle', 'from S1'; of a lift also 'with her dad'."""
    ends_with = _ENDS_WITH_AGENT.search(text, max(0, place - 6), place)
    found = _AGENT.match(text, ends_with.start() if ends_with else place)
    if not found or ("with" in found.group() and not is_lift):
        return None
    # "brings girls from school to S1": from a place, and not from him.
    reach = 3 if found.group().strip() == "from" else 24
    return _fullest_at(entities, found.end() - 1, found.end() + reach)


def _fullest_at(entities: Sequence[Entity], first: int, last: int) -> Entity | None:
    """The first person in a stretch: 'her uncle' and not the 'her' it begins with."""
    near = [e for e in entities if first <= e.start <= last]
    return max((e for e in near if e.start == near[0].start), key=lambda e: e.end, default=None)


def _by_inside(text: str, found: Found, entities: Sequence[Entity]) -> Entity | None:
    """The person after 'by' within a phrase: 'picked up outside school by an unknown male'."""
    place = text.find(" by ", found.start, found.end)
    if place < 0:
        return None
    return _fullest_at(entities, place + 3, place + 24)


def _overlapping(entities: Sequence[Entity], span: tuple[int, int] | None) -> Entity | None:
    if span is None:
        return None
    inside = [e for e in entities if e.start < span[1] and span[0] < e.end]
    return inside[-1] if inside else None


def parts(text: str, found: Found, entities: Sequence[Entity], stops: Sequence[Cue]) -> Part:
    """Who acts in a phrase and who it happens to."""
    affected = _overlapping(entities, found.whom)
    agent = (
        _overlapping(entities, found.by)
        or _by_inside(text, found, entities)
        or after(text, entities, found.end, found.entry.concept_id == "exchange.transport")
    )
    if agent is not None and (affected is None or agent.start != affected.start):
        affected = affected or before(text, entities, found.start, stops)
        return Part(agent, affected, is_agent=True)
    # Whoever does it to the child is not the child.
    skip = CHILD if affected is not None and affected.kind == CHILD else ""
    subject = before(text, entities, found.start, stops, skip=skip)
    if subject is None:
        inside = [e for e in entities if found.start <= e.start and e.end <= found.end]
        subject = next((e for e in inside if e is not affected), None)
    if subject is affected:
        subject = None
    return Part(subject, affected)


class Binder:
    """Ties the people of a text to the record's nominals, where the text leaves no choice."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        self._children = [p for p in people if p.side == CHILD]
        self._concern = [p for p in people if p.side == CONCERN]

    @property
    def has_concern(self) -> bool:
        """Whether anybody of concern is recorded."""
        return bool(self._concern)

    @property
    def has_child_victim(self) -> bool:
        """Whether somebody on the child's side was under 18 at the time."""
        return any(person.is_child for person in self._children)

    def nominal_of(
        self, entity: Entity | None, entities: Sequence[Entity], earlier: Sequence[Entity]
    ) -> str | None:
        """The one nominal an entity can be; `earlier` are the people of the sentence before."""
        if entity is None or entity.is_plural or entity.kind in (CARER, OTHER):
            return None
        if entity.nominal_ids:
            return entity.nominal_ids[0] if len(entity.nominal_ids) == 1 else None
        if entity.is_unknown or entity.is_adding or entity.relation:
            return None
        if not entity.is_pronoun and not entity.is_definite and entity.kind != CHILD:
            return None
        people = self._children if entity.kind == CHILD else self._concern
        fitting = [p for p in people if _fits(p, entity)]
        if len(fitting) == 1:
            return fitting[0].nominal_id
        if not entity.is_pronoun:
            return None
        before = [e for e in entities if e.end <= entity.start]
        return _only_named(before, fitting) or _only_named(earlier, fitting)

    def is_grown(self, nominal_id: str | None) -> bool:
        """Whether the record says that one of its people was no child."""
        return any(p.nominal_id == nominal_id and p.is_child is False for p in self.people)

    def child(
        self, entity: Entity | None, entities: Sequence[Entity], earlier: Sequence[Entity]
    ) -> str | None:
        """The child something happens to: the one named, or the record's only child."""
        if entity is not None and entity.kind in (OTHER, CARER):
            return None
        if entity is not None and entity.kind == CHILD:
            return self.nominal_of(entity, entities, earlier)
        return self._children[0].nominal_id if len(self._children) == 1 else None


def _only_named(entities: Sequence[Entity], fitting: Sequence[Person]) -> str | None:
    """The one of several nominals that these entities name."""
    allowed = {person.nominal_id for person in fitting}
    named = {e.nominal_ids[0] for e in entities if len(e.nominal_ids) == 1} & allowed
    return named.pop() if len(named) == 1 else None


_ROLE_WORDS = {
    "driver": ("driver",),
    "suspect": ("suspect",),
    "offender": ("suspect",),
    "landlord": ("premises_controller",),
    "occupier": ("premises_controller",),
    "owner": ("premises_controller",),
    "manager": ("premises_controller",),
}


def _fits(person: Person, entity: Entity) -> bool:
    if entity.sex in "MF" and person.sex in "MF" and person.sex != entity.sex:
        return False
    roles = _ROLE_WORDS.get(entity.text)
    if roles:
        return any(role in person.roles for role in roles)
    if any(c.isdigit() for c in entity.text):
        return "suspect" in person.roles
    return True
