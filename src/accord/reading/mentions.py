"""What the reader is given besides a text, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

AFFIRMED, NEGATED, POSSIBLE = "affirmed", "negated", "possible"
HYPOTHETICAL, HISTORICAL, OTHER_PERSON = "hypothetical", "historical", "other_person"
ASSERTIONS = (AFFIRMED, NEGATED, POSSIBLE, HYPOTHETICAL, HISTORICAL, OTHER_PERSON)

CHILD, CONCERN, NEUTRAL = "child", "concern", "neutral"
ADULT_FROM = 18  # years; Children Act 1989, section 105

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
    """A nominal of the record whose text is read: what it may be called, its part, its age.

    Ages are in whole years at the record's date, from birth dates and ages written down; none
    where nothing is known of them.
    """

    nominal_id: str
    forename: str | None = None
    surname: str | None = None
    known_as: tuple[str, ...] = ()
    sex: str = "U"
    roles: tuple[str, ...] = ()
    is_identified: bool = True
    age_low: int | None = None
    age_high: int | None = None

    @property
    def is_child(self) -> bool | None:
        """Whether they were under 18; nothing where the record does not say."""
        if self.age_high is not None and self.age_high < ADULT_FROM:
            return True
        return False if self.age_low is not None and self.age_low >= ADULT_FROM else None

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
