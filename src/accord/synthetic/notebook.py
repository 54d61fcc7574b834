"""Writes rows for one planted situation: nominals, who took part, and the notes themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from accord.synthetic import identifiers
from accord.synthetic.chance import happens
from accord.synthetic.geography import Place
from accord.synthetic.organisations import PERIOD_FROM, Source
from accord.synthetic.people import Cast, Human
from accord.synthetic.planted import Event, Part, Say, Somebody, Stranger, Task, key_of, reference
from accord.synthetic.recording import Row
from accord.synthetic.voices.note import Statement, note
from accord.synthetic.voices.people_in_text import Spoken

IDS_PER_STORY = 512
PEOPLE_PER_STORY = 64
CHILD_ROLES = ("victim", "child_of_concern", "subject")


@dataclass
class _Ids:
    base: int
    used: int = 0

    def take(self) -> int:
        self.used += 1
        assert self.used < IDS_PER_STORY, "a situation wrote more records than it has ids"
        return self.base + self.used


class Notebook:
    """The rows of one situation, by source and table."""

    def __init__(self, task: Task) -> None:
        setting, rng = task.setting, task.rng
        self.setting, self.scenario, self.serial = setting, task.scenario, task.serial
        self.home, self.rng, self.rates = task.home, rng, setting.rates
        self.tells_all, self.crosses = task.tells_all, task.crosses
        self.cast = Cast(rng, setting.rates, task.serial * PEOPLE_PER_STORY)
        self.rows: dict[tuple[str, str], list[Row]] = {}
        self.true_persons: list[Row] = []
        self.day = PERIOD_FROM + timedelta(days=rng.randrange(260, 1060))
        self._ids = _Ids(task.serial * IDS_PER_STORY)
        self._nominals: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, str], tuple[str, str]] = {}
        self._now: dict[str, str] = {}

    def add(self, source: Source, table: str, row: Row) -> None:
        """One row of one table of one source."""
        row["source_id"] = source.source_id
        self.rows.setdefault((source.source_id, table), []).append(row)

    def new_ref(self, source: Source, letter: str, when: date) -> str:
        """A reference in the style of the source."""
        return reference(source, letter, identifiers.spread(self._ids.take(), 9), when.year)

    def new_root(self) -> str:
        """A root of its own for what one source of information said."""
        return f"src-{identifiers.spread(self._ids.take(), 9):09d}"

    # ---- nominals ------------------------------------------------------------------------------

    def nominal(self, who: Somebody, source: Source, seen: datetime, *, again: bool = True) -> str:
        """The nominal that stands for somebody in a source; the police sometimes make another."""
        if isinstance(who, Stranger):
            return self._unidentified(who, source)
        key = (who.person_id, source.source_id)
        may_repeat = again and source.is_police and happens(self.rng, 0.12)
        if key in self._nominals and not may_repeat:
            return self._nominals[key]
        return self._write_nominal(who, source, seen)

    def _write_nominal(self, who: Human, source: Source, seen: datetime, **more: object) -> str:
        nominal_id = self.new_ref(source, "N", seen)
        is_adult = who.age_on(seen.date()) >= 18
        row = self.setting.recorder.nominal(
            self.rng, who, source, seen, careful=True, is_suspect=is_adult
        )
        self.add(source, "nominals", row | more | {"nominal_id": nominal_id})
        self._nominals.setdefault((who.person_id, source.source_id), nominal_id)
        called = (_readable(row["forename"]), _readable(row["surname"]))
        self._names[(source.source_id, nominal_id)] = called
        self._true_person(source, nominal_id, who, True)
        return nominal_id

    def second_record(self, who: Human, source: Source, seen: datetime, born: date) -> str:
        """Another nominal of the same human with another birth date and all else the same."""
        same: Row = {
            "pnc_id": identifiers.pnc_id(who.number, who.born.year + 18),
            "phones": [who.phone],
            "address": who.home.text,
            "postcode": who.home.postcode,
        }
        for row in self.rows[(source.source_id, "nominals")]:
            if row["nominal_id"] == self._nominals[(who.person_id, source.source_id)]:
                row.update(same)
        return self._write_nominal(replace(who, born=born), source, seen, **same)

    def _unidentified(self, who: Stranger, source: Source) -> str:
        nominal_id = self.new_ref(source, "N", self.day)
        row: Row = {
            "nominal_id": nominal_id,
            "sex": who.human.sex,
            "age_from": who.age_from,
            "age_to": who.age_to,
            "is_identified": False,
            "description": who.description,
        }
        self.add(source, "nominals", row)
        self._true_person(source, nominal_id, who.human, False)
        return nominal_id

    def _true_person(self, source: Source, nominal_id: str, who: Human, named: bool) -> None:
        self.true_persons.append(
            {
                "source_id": source.source_id,
                "nominal_id": nominal_id,
                "true_person_id": who.person_id,
                "is_identified": named,
                "name_group": who.group.name,
                "is_twin": who.is_twin,
            }
        )

    # ---- who took part, and what is written ----------------------------------------------------

    def involve(self, event: Event, parts: Sequence[Part]) -> None:
        """Everyone who took part, each in a role."""
        seen: set[tuple[str, str]] = set()
        for who, role in parts:
            nominal_id = self.nominal(who, event.source, event.when)
            self._now[key_of(who)] = nominal_id
            if (nominal_id, role) in seen:
                continue
            seen.add((nominal_id, role))
            row: Row = {"event_kind": event.kind, "event_ref": event.ref}
            self.add(event.source, "involvements", row | {"nominal_id": nominal_id, "role": role})

    def nominal_now(self, who: Human) -> str:
        """The nominal that stands for somebody on the record being written."""
        return self._now[who.person_id]

    def write(
        self, voice: str, says: Sequence[Say], event: Event, parts: Sequence[Part], when: datetime
    ) -> str:
        """The note of a record."""
        children = [w for w, role in parts if isinstance(w, Human) and role in CHILD_ROLES]
        fallback = children[0] if children else None
        statements = [self._statement(s, event, fallback) for s in says]
        return note(self.rng, voice, statements, when, self.rates["misspelt_words"])

    def _statement(self, say: Say, event: Event, fallback: Human | None) -> Statement:
        return Statement(
            say.fact,
            self._spoken(say.by, event),
            self._spoken(say.other, event),
            self._spoken(say.child or fallback, event),
            say.words,
            dict(say.extras),
        )

    def _spoken(self, who: Somebody | None, event: Event) -> Spoken | None:
        if who is None:
            return None
        if isinstance(who, Stranger):
            return Spoken(who.key, None, None, who.human.sex, who.age_from, who.description)
        source = event.source.source_id
        nominal = self._now.get(who.person_id) or self._nominals.get((who.person_id, source), "")
        fore, sur = self._names.get((source, nominal), (who.forename, who.surname))
        return Spoken(who.person_id, fore, sur, who.sex, who.age_on(event.when.date()))


def where(place: Place | None, place_type: str | None) -> Row:
    """The columns that say where something was."""
    if place is None:
        return {}
    return {
        "location_text": place.text,
        "location_type": place_type or "private_address",
        "postcode": place.postcode,
        "easting": place.easting,
        "northing": place.northing,
    }


def _readable(name: object) -> str:
    text = str(name)
    return text.title() if text.isupper() and len(text) > 2 else text
