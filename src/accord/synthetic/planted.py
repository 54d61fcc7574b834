"""The words in which a planted situation is told: who, what is said, and what comes of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accord.synthetic.calibration import Calibration
from accord.synthetic.expectation import Answer, Expected, People
from accord.synthetic.facts import Fact
from accord.synthetic.geography import Place
from accord.synthetic.offences import Offence
from accord.synthetic.organisations import Holdings, Source
from accord.synthetic.people import Human
from accord.synthetic.recording import Recorder


@dataclass(frozen=True)
class Stranger:
    """Somebody a record describes and cannot name; the truth knows who it was."""

    human: Human
    key: str
    age_from: int | None
    age_to: int | None
    description: str


Somebody = Human | Stranger
Part = tuple[Somebody, str]


def key_of(who: Somebody) -> str:
    """What tells one person of a situation from another."""
    return who.key if isinstance(who, Stranger) else who.person_id


@dataclass(frozen=True)
class Say:
    """Something a record is to express; `words` gives the sentence itself."""

    fact: Fact | None
    by: Somebody | None = None
    other: Somebody | None = None
    child: Human | None = None
    words: str | None = None
    extras: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Event:
    """A record that exists: where it is, its kind and its reference."""

    source: Source
    kind: str
    ref: str
    when: datetime

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells one record from another."""
        return (self.source.source_id, self.kind, self.ref)


@dataclass(frozen=True)
class Crime:
    """A crime to be recorded, one person harmed, as the counting rules have it."""

    source: Source
    victim: Human | None
    suspects: Sequence[Somebody]
    says: Sequence[Say]
    when: datetime
    people: People
    offence: Offence | None = None
    until: datetime | None = None
    reported: datetime | None = None
    place: Place | None = None
    place_type: str = "private_address"
    online: bool = False
    network: str | None = None
    really_cse: bool = False
    others: Sequence[Part] = ()
    child_at_the_time: Answer | None = None
    inherits: bool = True
    eliminated: Sequence[Somebody] = ()


@dataclass(frozen=True)
class Member:
    """A person who belongs to a true network."""

    human: Human
    role: str
    is_shown: bool
    # Counted by the records, in words at least; a child who is harmed too is not counted.
    is_counted: bool


@dataclass(frozen=True)
class TrueNetwork:
    """A network as it really was."""

    network_id: str
    members: tuple[Member, ...]
    children: tuple[Human, ...]
    is_shown: bool


@dataclass(frozen=True)
class Judged:
    """A record of a situation with what may be said of it; a crime, unless it is only a record."""

    event: Event
    network_id: str | None
    really_cse: bool
    expected: Expected
    is_crime: bool


@dataclass(frozen=True)
class Setting:
    """What every story of a country shares."""

    seed: int
    rates: Calibration
    areas: Sequence[Holdings]
    transport: Source
    referrals: Source
    recorder: Recorder


@dataclass(frozen=True)
class Task:
    """One situation to tell: which, where, with what chances."""

    setting: Setting
    scenario: str
    serial: int
    home: Holdings
    rng: random.Random
    tells_all: bool = False
    crosses: bool = False


def reference(source: Source, letter: str, number: int, year: int) -> str:
    """A reference as the source's system writes it; one force in three uses slashes in crimes."""
    if letter == "C":
        slashes = source.force_index is not None and source.force_index % 3 == 2
        short = f"{year % 100:02d}"
        return f"{number:09d}/{short}" if slashes else f"{source.prefix}{short}{number:09d}"
    if not source.is_police and letter in "NR":
        return f"{source.prefix}{number:09d}"
    return f"{letter}{number:09d}"
