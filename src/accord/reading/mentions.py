"""What the reader is given besides a text, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

AFFIRMED, NEGATED, POSSIBLE = "affirmed", "negated", "possible"
HYPOTHETICAL, HISTORICAL, OTHER_PERSON = "hypothetical", "historical", "other_person"
ASSERTIONS = (AFFIRMED, NEGATED, POSSIBLE, HYPOTHETICAL, HISTORICAL, OTHER_PERSON)

CHILD, CONCERN, NEUTRAL = "child", "concern", "neutral"

_SIDES = {
    "victim": CHILD,
    "child_of_concern": CHILD,
    "suspect": CONCERN,
    "person_of_concern": CONCERN,
    "found_with": CONCERN,
    "driver": CONCERN,
    "premises_controller": CONCERN,
    "facilitator": CONCERN,
    "associate": CONCERN,
}


@dataclass(frozen=True)
class Person:
    """A nominal of the record whose text is read: what it may be called, and its part."""

    nominal_id: str
    forename: str | None = None
    surname: str | None = None
    known_as: tuple[str, ...] = ()
    sex: str = "U"
    roles: tuple[str, ...] = ()
    is_identified: bool = True

    @property
    def side(self) -> str:
        """Which side the roles put them on: the child's side outranks, the child being a child."""
        sides = {_SIDES.get(role, NEUTRAL) for role in self.roles}
        if CHILD in sides:
            return CHILD
        return CONCERN if CONCERN in sides else NEUTRAL


@dataclass(frozen=True)
class Mention:
    """One thing a text says: where, what, and how it says it."""

    start: int
    end: int
    concept_id: str
    assertion: str = AFFIRMED
    count_low: int | None = None
    count_high: int | None = None
    sentence: int = 0
    cue: str | None = None
    value: str | None = None
    nominal_id: str | None = None
    about_nominal_id: str | None = None
    reporter: str | None = None
