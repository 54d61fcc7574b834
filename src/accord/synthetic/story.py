"""One planted situation: its people and places, the ties between them, and the truth of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from accord.synthetic.chance import happens
from accord.synthetic.events import Events
from accord.synthetic.expectation import People
from accord.synthetic.geography import Force, Place, named_spot, spot
from accord.synthetic.organisations import PERIOD_TO, Holdings, Source
from accord.synthetic.people import Human
from accord.synthetic.planted import (
    Crime,
    Event,
    Member,
    Say,
    Somebody,
    Stranger,
    Task,
    TrueNetwork,
)

_BUILDS = ("tall", "stocky", "slim", "heavy build", "short")
_MARKS = ("beard", "glasses", "baseball cap", "neck tattoo", "grey hoodie", "gold tooth",
          "work boots")  # fmt: skip


class Story(Events):
    """Tells one situation."""

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self.networks: list[TrueNetwork] = []
        self._strangers = 0

    # ---- people and places ---------------------------------------------------------------------

    @property
    def force(self) -> Force:
        """The force area where it begins."""
        return self.home.force

    def child(
        self, age: int | None = None, sex: str | None = None, *, area: Holdings | None = None
    ) -> Human:
        """A child of about that age when it begins."""
        years = age or self.rng.choice((12, 13, 13, 14, 14, 14, 15, 15, 15, 16))
        return self.cast.child((area or self.home).force, years, self.day, sex=sex)

    def adult(
        self,
        sex: str | None = None,
        *,
        low: int = 21,
        high: int = 48,
        area: Holdings | None = None,
    ) -> Human:
        """An adult when it begins."""
        return self.cast.adult((area or self.home).force, self.day, low=low, high=high, sex=sex)

    def peer(self, child: Human, years: int = 0) -> Human:
        """Another child: born within a few months, or so many years older."""
        sex = "M" if happens(self.rng, 0.7) else "F"
        other = self.cast.person(self.force, 12, self.day, sex=sex)
        shift = timedelta(days=self.rng.randint(-150, 150) - 365 * years)
        return self.cast.replaced(other, born=child.born + shift)

    def stranger(self, human: Human | None = None, *, told_age: bool = True) -> Stranger:
        """A person nobody could name; a new one unless it was really somebody of the story."""
        who = human or self.adult()
        age = who.age_on(self.day)
        low = max(18, age - self.rng.randint(2, 5)) if told_age else None
        high = age + self.rng.randint(2, 6) if told_age else None
        word = "female" if who.sex == "F" else "male"
        years = f", about {age // 5 * 5}" if told_age else ""
        looks = f"{self.rng.choice(_BUILDS)}, {self.rng.choice(_MARKS)}"
        self._strangers += 1
        return Stranger(who, f"unknown-{self._strangers}", low, high, f"{word}{years}, {looks}")

    def place(self, area: Holdings | None = None, text: str | None = None) -> Place:
        """Somewhere in the force area."""
        town = self.rng.choice((area or self.home).force.towns)
        return named_spot(self.rng, town, f"{text}, {town.name}") if text else spot(self.rng, town)

    def other_area(self, k: int = 1) -> Holdings:
        """Another force area: a later one, since earlier ones are already on disk."""
        later = [a for a in self.setting.areas if a.force.index > self.force.index]
        return later[(k - 1) % len(later)] if later else self.home

    def there(self) -> Holdings:
        """Another force area where the situation crosses a border, else the same one."""
        return self.other_area() if self.crosses else self.home

    def at(self, days: int = 0, hour: int | None = None) -> datetime:
        """A moment so many days after the story begins, never after the extract."""
        hours = self.rng.randint(0, 23) if hour is None else hour
        day = min(self.day + timedelta(days=days), PERIOD_TO - timedelta(days=3))
        return datetime(day.year, day.month, day.day, hours, self.rng.choice((0, 10, 15, 30, 45)))

    def says_exchange(self) -> bool:
        """Whether the exchange is written down this time."""
        return self.tells_all or happens(self.rng, self.rates["exchange_stated"])

    def says_coercion(self) -> bool:
        """Whether the drawing in is written down this time."""
        return self.tells_all or happens(self.rng, self.rates["coercion_stated"])

    # ---- crimes --------------------------------------------------------------------------------

    def crime(
        self,
        source: Source,
        victim: Human | None,
        suspects: Sequence[Somebody],
        says: Sequence[Say],
        when: datetime,
        *,
        people: People,
        **more: Any,
    ) -> Event:
        """A recorded crime, with what the police then did."""
        crime = Crime(source, victim, suspects, says, when, people, **more)
        event = self.record_crime(crime)
        if victim is not None and victim.age_on(when.date()) < 18:
            self._respond(event, crime)
        return event

    def _respond(self, event: Event, crime: Crime) -> None:
        rng = self.rng
        begun = min(max(crime.when, crime.reported or crime.when).date(), PERIOD_TO)
        for kind, chance in (("strategy_discussion", 0.5), ("abe_interview", 0.4),
                             ("device_seized", 0.2), ("section_47", 0.2)):  # fmt: skip
            if happens(rng, chance):
                self.action(event, kind, begun + timedelta(days=rng.randint(0, 6)))
        for who in crime.suspects:
            if isinstance(who, Human) and happens(rng, self.rates["arrest_within_12_weeks"]):
                self.action(event, "arrest", begun + timedelta(days=rng.randint(0, 53)), about=who)
        if crime.network and happens(rng, 0.1):
            self.action(event, "cawn", begun + timedelta(days=20), result="served")

    # ---- ties, things, status ------------------------------------------------------------------

    def associate(
        self,
        source: Source,
        one: Human,
        other: Human,
        kind: str,
        *,
        since: date | None = None,
        until: date | None = None,
        basis: str | None = None,
    ) -> None:
        """A relationship somebody recorded."""
        when = self.at()
        self.add(
            source,
            "associations",
            {
                "nominal_id_a": self.nominal(one, source, when, again=False),
                "nominal_id_b": self.nominal(other, source, when, again=False),
                "kind": kind,
                "from_on": since,
                "to_on": until,
                "basis_text": basis,
            },
        )

    def thing(
        self,
        source: Source,
        kind: str,
        identifier: str,
        *,
        description: str | None = None,
        postcode: str | None = None,
    ) -> str:
        """A vehicle, phone, handle, premises or device."""
        object_id = self.new_ref(source, "O", self.day)
        self.add(
            source,
            "objects",
            {
                "object_id": object_id,
                "kind": kind,
                "identifier": identifier,
                "description": description,
                "postcode": postcode,
            },
        )
        return object_id

    def link(
        self,
        source: Source,
        object_id: str,
        target: Human | Event,
        relation: str,
        *,
        since: date | None = None,
        until: date | None = None,
    ) -> None:
        """How a thing touches a person or a record."""
        if isinstance(target, Event):
            kind, ref, start = target.kind, target.ref, target.when.date()
        else:
            ref = self.nominal(target, source, self.at(), again=False)
            kind, start = "nominal", self.day
        self.add(
            source,
            "object_links",
            {
                "object_id": object_id,
                "target_kind": kind,
                "target_ref": ref,
                "relation": relation,
                "from_on": since or start,
                "to_on": until,
            },
        )

    def action(
        self,
        event: Event,
        kind: str,
        on: date,
        *,
        about: Human | None = None,
        result: str | None = None,
    ) -> None:
        """Something that was done."""
        source = event.source
        nominal = self.nominal(about, source, event.when, again=False) if about else None
        done = on + timedelta(days=self.rng.randint(0, 30))
        self.add(
            source,
            "actions",
            {
                "action_id": self.new_ref(source, "A", on),
                "target_kind": event.kind,
                "target_ref": event.ref,
                "nominal_id": nominal,
                "kind": kind,
                "requested_on": on,
                "done_on": done if done <= PERIOD_TO else None,
                "expires_on": None,
                "result": result,
            },
        )

    def care(self, source: Source, child: Human, status: str, since: date, place: Place) -> None:
        """A child's status with social care."""
        is_placed = status == "looked_after"
        placement = self.rng.choice(("K2", "K2", "U6", "U4", "H5"))
        self.add(
            source,
            "care_status",
            {
                "nominal_id": self.nominal(child, source, self.at(), again=False),
                "status": status,
                "from_on": since,
                "to_on": None,
                "placement_type": placement if is_placed else None,
                "placement_postcode": place.postcode if is_placed else None,
            },
        )

    # ---- truth ---------------------------------------------------------------------------------

    def network(
        self,
        members: Sequence[tuple[Human, str]],
        children: Sequence[Human],
        *,
        shown: bool = True,
        unseen: Sequence[Human] = (),
    ) -> str:
        """Declares a network that really exists.

        `shown` is false where no record ties it; `unseen` are members whom no record holds and
        whom the words of one count.
        """
        network_id = f"t{self.serial:07d}{len(self.networks)}"
        hidden, harmed = ({human.person_id for human in group} for group in (unseen, children))
        found = tuple(
            Member(
                h, role, shown and h.person_id not in hidden, shown and h.person_id not in harmed
            )
            for h, role in members
        )
        self.networks.append(TrueNetwork(network_id, found, tuple(children), shown))
        return network_id
