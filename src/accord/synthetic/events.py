"""The records of a planted situation: crimes, intelligence, missing episodes, partners' reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from accord.synthetic.chance import happens
from accord.synthetic.expectation import Account, CrimeCase, Involved, Judge, People, Told
from accord.synthetic.geography import Place
from accord.synthetic.notebook import CHILD_ROLES, Notebook, where
from accord.synthetic.offences import Offence, against_child
from accord.synthetic.organisations import PERIOD_TO, Holdings, Source
from accord.synthetic.people import Human
from accord.synthetic.planted import (
    Crime,
    Event,
    Judged,
    Part,
    Say,
    Somebody,
    Stranger,
    Task,
    key_of,
)
from accord.synthetic.recording import Row

_CONCERN = ("suspect", "facilitator", "driver", "premises_controller", "found_with",
            "person_of_concern")  # fmt: skip
_UNITS = ("Response", "Child Protection", "Child Exploitation Team", "CID North", "CID South",
          "Public Protection", "Neighbourhood")  # fmt: skip
_SKILLS = ("none", "pip1", "pip1", "pip2", "pip2_scaidp", "unknown")
_LAST = datetime(PERIOD_TO.year, PERIOD_TO.month, PERIOD_TO.day)


@dataclass(frozen=True)
class _Case:
    event: Event
    crime: Crime
    offence: Offence | None
    account: Account
    concern: tuple[Somebody, ...]
    has_child: bool


@dataclass(frozen=True)
class Report:
    """What a partner recorded, beyond who took part and what was said."""

    kind: str
    voice: str
    when: datetime
    root: str | None = None
    factors: Sequence[str] = field(default=())
    place: Place | None = None
    place_type: str | None = None
    related: Event | None = None
    outcome: str | None = None


class Events(Notebook):
    """Writes records, and keeps account of what each of them tells."""

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self.family: set[str] = set()
        self._judge = Judge()
        self._force_codes: dict[str, str] = {}
        self._cases: list[_Case] = []

    # ---- crimes --------------------------------------------------------------------------------

    def record_crime(self, crime: Crime) -> Event:
        """A recorded crime against one person."""
        assert crime.when <= _LAST, "a crime cannot be committed after the extract"
        offence = crime.offence or self._offence(crime)
        told_at = crime.reported or crime.when + timedelta(days=self.rng.randrange(0, 20), hours=3)
        told_at = min(told_at, _LAST)
        event = Event(crime.source, "crime", self.new_ref(crime.source, "C", told_at), crime.when)
        parts = self._parts(crime)
        self.involve(event, parts)
        row = self._crime_row(event, crime, offence, told_at)
        voice = self._voice_of_crime(crime)
        row["mo_text"] = self.write(voice, crime.says, event, parts, told_at)
        self.add(crime.source, "crimes", row)
        gone = {key_of(e) for e in crime.eliminated}
        account = self._account(event, parts, crime.says, (crime.when, crime.until or crime.when),
                                crime.place, gone)  # fmt: skip
        self._keep(event, crime, offence, account, parts, gone)
        return event

    def _parts(self, crime: Crime) -> list[Part]:
        parts: list[Part] = [(crime.victim, "victim")] if crime.victim else []
        return parts + [(s, "suspect") for s in crime.suspects] + list(crime.others)

    def _offence(self, crime: Crime) -> Offence:
        assert crime.victim is not None, "an offence against nobody needs its class given"
        age = crime.victim.age_on(crime.when.date())
        return against_child(self.rng, crime.victim.sex, age)

    def _voice_of_crime(self, crime: Crime) -> str:
        grown = all(
            isinstance(s, Human) and s.age_on(crime.when.date()) >= 18 for s in crime.suspects
        )
        # Some forces paste what social care or the school wrote into the crime.
        return self.rng.choice("ppppppppcs") if grown and crime.victim else "p"

    def _keep(
        self,
        event: Event,
        crime: Crime,
        offence: Offence | None,
        account: Account,
        parts: Sequence[Part],
        gone: set[str],
    ) -> None:
        on = crime.when.date()
        concern = tuple(w for w, role in parts if role in _CONCERN and key_of(w) not in gone)
        has_child = any(isinstance(w, Human) and w.age_on(on) < 18 for w, _ in parts)
        self._cases.append(_Case(event, crime, offence, account, concern, has_child))

    def _crime_row(self, event: Event, crime: Crime, offence: Offence, told_at: datetime) -> Row:
        rng = self.rng
        outcome = rng.choice(("15", "16", "18", "14", "1", "", "", ""))
        closed = told_at.date() + timedelta(days=rng.randint(30, 300))
        is_closed = bool(outcome) and closed <= PERIOD_TO
        nowhere: Row = {"location_type": "online" if crime.online else "unknown"}
        row: Row = {
            "crime_ref": event.ref,
            "offence_code": offence.code,
            "offence_title": offence.title,
            "recorded_on": told_at.date(),
            "reported_at": told_at,
            "committed_from": crime.when,
            "committed_to": crime.until or crime.when,
            "is_online": crime.online,
            "outcome_code": outcome if is_closed else None,
            "outcome_on": closed if is_closed else None,
            "closed_on": closed if is_closed else None,
            "unit": rng.choice(_UNITS),
            "investigator_skill": rng.choice(_SKILLS),
        }
        return row | (where(crime.place, crime.place_type) or nowhere)

    # ---- intelligence, missing episodes, partners ----------------------------------------------

    def intelligence(
        self,
        source: Source,
        parts: Sequence[Part],
        says: Sequence[Say],
        when: datetime,
        *,
        grade: str | None = None,
        root: str | None = None,
        place: Place | None = None,
        place_type: str | None = None,
    ) -> Event:
        """A graded report."""
        rng = self.rng
        told_at, end = when + timedelta(hours=rng.randint(2, 200)), when + timedelta(hours=2)
        event = Event(source, "intelligence", self.new_ref(source, "I", told_at), when)
        self.involve(event, parts)
        information = grade or rng.choice("ABBCCCDD")
        row: Row = {
            "report_id": event.ref,
            "reported_at": told_at,
            "event_from": when,
            "event_to": end,
            "source_grade": rng.choice("1222") if information != "E" else "3",
            "information_grade": information,
            "handling_code": rng.choice("PPC"),
            "text": self.write("i", says, event, parts, told_at),
            "provenance_root": root or self.new_root(),
        }
        self.add(source, "intelligence", row | where(place, place_type))
        self._account(event, parts, says, (when, end), place, set(), discounted=information == "E")
        return event

    def missing(
        self,
        child: Human,
        says: Sequence[Say],
        when: datetime,
        *,
        hours: int = 20,
        area: Holdings | None = None,
        found_with: Sequence[Somebody] = (),
        place: Place | None = None,
        place_type: str = "unknown",
        concern: str = "U",
    ) -> Event:
        """A missing episode with, often, what was said on return."""
        source = (area or self.home).missing
        rng, end = self.rng, when + timedelta(hours=hours)
        event = Event(source, "missing_episode", self.new_ref(source, "M", when), when)
        parts: list[Part] = [(child, "subject"), *((w, "found_with") for w in found_with)]
        self.involve(event, parts)
        text = self.write("r", says, event, parts, end) if says else None
        row: Row = {
            "episode_id": event.ref,
            "nominal_id": self.nominal_now(child),
            "reported_at": when + timedelta(hours=rng.randint(1, 4)),
            "missing_from_at": when,
            "missing_from_type": rng.choice(("home", "home", "childrens_home", "foster_care",
                                             "school", "semi_independent")),
            "found_at": end,
            "found_location_text": place.text if place else None,
            "found_location_type": place_type,
            "found_postcode": place.postcode if place else None,
            "risk_level": self._risk(),
            "is_looked_after": happens(rng, self.rates["looked_after"]),
            "cse_concern": concern,
            "rhi_offered": True,
            "rhi_accepted": bool(says),
            "rhi_at": end + timedelta(hours=rng.randint(12, 90)) if says else None,
            "rhi_text": text,
        }  # fmt: skip
        self.add(source, "missing_episodes", row)
        self._account(event, parts, says, (when, end), place, set())
        return event

    def _risk(self) -> str | None:
        if happens(self.rng, self.rates["risk_missing"]):
            return None
        return self.rng.choice(("medium", "medium", "high", "low"))

    def report(
        self, source: Source, what: Report, parts: Sequence[Part], says: Sequence[Say]
    ) -> Event:
        """A partner's record."""
        when, related = what.when, what.related
        event = Event(source, "partner_report", self.new_ref(source, "R", when), when)
        self.involve(event, parts)
        untyped = happens(self.rng, self.rates["type_missing"])
        elsewhere = related is not None and related.source is not source
        row: Row = {
            "report_id": event.ref,
            "kind": what.kind,
            "occurred_on": when.date(),
            "received_at": when + timedelta(hours=self.rng.randint(1, 60)),
            "text": self.write(what.voice, says, event, parts, when),
            "factors": list(what.factors) or None,
            "outcome": None if untyped else what.outcome or "recorded",
            "provenance_root": what.root or self.new_root(),
            "related_event_kind": related.kind if related else None,
            "related_event_ref": related.ref if related else None,
            "related_source_id": related.source.source_id if related and elsewhere else None,
        }
        self.add(source, "partner_reports", row | where(what.place, what.place_type))
        start = datetime(when.year, when.month, when.day)
        span = (start, start + timedelta(hours=23))
        self._account(event, parts, says, span, what.place, set())
        return event

    # ---- what may be said ----------------------------------------------------------------------

    def _account(
        self,
        event: Event,
        parts: Sequence[Part],
        says: Sequence[Say],
        span: tuple[datetime, datetime],
        place: Place | None,
        gone: set[str],
        *,
        discounted: bool = False,
    ) -> Account:
        on = event.when.date()
        children = [
            who.person_id
            for who, role in parts
            if isinstance(who, Human)
            and role in CHILD_ROLES
            and (role != "subject" or who.age_on(on) < 18)
        ]
        concern = [key_of(w) for w, role in parts if role in _CONCERN and key_of(w) not in gone]
        told = tuple(Told(s.fact, s.child.person_id if s.child else None) for s in says if s.fact)
        if event.source.is_police and event.source.force_code:
            self._force_codes[event.source.source_id] = event.source.force_code
        account = Account(
            event.key,
            span[0],
            span[1],
            place.postcode if place else None,
            frozenset(children),
            frozenset(concern),
            told,
            discounted,
        )
        self._judge.accounts.append(account)
        return account

    def judge_record(
        self, event: Event, child: Human, concern: Sequence[Human], network: str, people: People
    ) -> None:
        """A record that is no crime, yet may by itself show exploitation by a network."""
        account = next(a for a in self._judge.accounts if a.key == event.key)
        crime = Crime(event.source, child, (), (), event.when, people, network=network)
        self._cases.append(_Case(event, crime, None, account, tuple(concern), True))

    @property
    def forces(self) -> frozenset[str]:
        """The forces whose police hold a record that somebody of concern is on."""
        return frozenset(
            self._force_codes[a.key[0]]
            for a in self._judge.accounts
            if a.concern and a.key[0] in self._force_codes
        )

    def judged(self) -> list[Judged]:
        """Every crime, and every record put to the judge, with its expected answers."""
        self._judge.cases = [self._case(c) for c in self._cases]
        expected = self._judge.expected()
        return [
            Judged(c.event, c.crime.network, c.crime.really_cse, expected[c.event.key],
                   c.offence is not None)
            for c in self._cases
        ]  # fmt: skip

    def _case(self, c: _Case) -> CrimeCase:
        on, victim = c.event.when.date(), c.crime.victim
        return CrimeCase(
            account=c.account,
            victim=victim.person_id if victim else None,
            victim_age=victim.age_on(on) if victim else None,
            is_welsh=(c.crime.source.force_code or "").startswith("W15"),
            is_sexual_class=c.offence is not None and c.offence.is_sexual,
            people=c.crime.people,
            concern=tuple(self._involved(w, c) for w in c.concern),
            network_id=c.crime.network,
            child_at_the_time=c.crime.child_at_the_time,
            has_child_in_any_role=c.has_child,
            inherits=c.crime.inherits,
        )

    def _involved(self, who: Somebody, c: _Case) -> Involved:
        if isinstance(who, Stranger):
            return Involved(who.age_from)
        return Involved(who.age_on(c.event.when.date()), who.person_id in self.family)
