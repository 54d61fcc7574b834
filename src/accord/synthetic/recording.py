"""One human as one system holds them: each source's habits, slips and gaps."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from accord.synthetic import identifiers
from accord.synthetic.calibration import Calibration
from accord.synthetic.chance import happens
from accord.synthetic.names.nicknames import SHORT_FORMS
from accord.synthetic.names.registry import SPELLINGS
from accord.synthetic.organisations import Source
from accord.synthetic.people import Human

Row = dict[str, object]
_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "kp", "m": "n", "n": "mb", "o": "ip", "p": "ol",
    "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc",
    "y": "tu", "z": "xs",
}  # fmt: skip


def typo(rng: random.Random, word: str) -> str:
    """One slip of the keyboard: a letter dropped, doubled, swapped or missed."""
    if len(word) < 3:
        return word
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    near = _NEIGHBOURS.get(word[at].lower(), word[at])
    return word[:at] + rng.choice(near) + word[at + 1 :]


def other_spelling(rng: random.Random, name: str) -> str:
    """Another way the same name is written, part by part."""
    if name in SPELLINGS:
        return rng.choice(SPELLINGS[name])
    parts = name.split(" ")
    if len(parts) > 1:
        return " ".join(rng.choice(SPELLINGS[p]) if p in SPELLINGS else p for p in parts)
    return name


def short_form(rng: random.Random, forename: str) -> str:
    """A short form where the name has one."""
    return rng.choice(SHORT_FORMS[forename]) if forename in SHORT_FORMS else forename


def swapped(day: date) -> date:
    """Day and month the other way round, where that is a date."""
    return day.replace(day=day.month, month=day.day) if day.day <= 12 else day


def wrong_digit(rng: random.Random, day: date) -> date:
    """One digit out: the year by one or ten, or the day by a few."""
    if happens(rng, 0.5):
        return _year(day, day.year + rng.choice((-10, -1, 1)))
    return day.replace(day=min(28, max(1, day.day + rng.choice((-3, -1, 1, 3)))))


def _year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28))


PLACEHOLDERS = (date(1900, 1, 1), date(1970, 1, 1), date(2000, 1, 1))


@dataclass(frozen=True)
class Habits:
    """What a kind of source knows and how careful it is; 1 is as careful as the police."""

    birth_date_missing: float
    phone: float
    email: float
    handle: float
    address: float
    nhs_child: float = 0.0
    upn_child: float = 0.0
    pnc: float = 0.0
    la_child_id: float = 0.0
    nicknames: float = 0.2
    slips: float = 1.0


HABITS: dict[str, Habits] = {
    "police": Habits(1.0, 0.45, 0.08, 0.07, 0.8, nhs_child=0.02, pnc=0.5),
    "transport_police": Habits(1.4, 0.3, 0.05, 0.03, 0.6, pnc=0.25),
    "children_social_care": Habits(0.3, 0.3, 0.05, 0.05, 0.85, 0.75, 0.8, 0.0, 1.0),
    "education": Habits(0.1, 0.25, 0.05, 0.0, 0.9, 0.1, 0.98, nicknames=0.1, slips=0.6),
    "health": Habits(0.15, 0.4, 0.03, 0.0, 0.85, 0.97, 0.0, nicknames=0.05, slips=0.7),
    "youth_justice": Habits(0.3, 0.4, 0.0, 0.1, 0.8, 0.1, 0.4, 0.6),
    "housing": Habits(2.0, 0.6, 0.3, 0.0, 1.0),
    "licensing": Habits(0.5, 0.7, 0.3, 0.0, 0.95),
    "voluntary": Habits(3.0, 0.4, 0.05, 0.2, 0.4, nicknames=0.4, slips=1.5),
    "business": Habits(8.0, 0.2, 0.05, 0.0, 0.2, slips=1.5),
    "home_office": Habits(0.5, 0.1, 0.0, 0.0, 0.3),
}


@dataclass(frozen=True)
class Recorded:
    """What is written of a name and a birth date."""

    forename: str | None
    middle: str | None
    surname: str | None
    born: date | None
    quality: str | None


class Recorder:
    """Writes humans down as a source would, with calibrated noise."""

    def __init__(self, rates: Calibration, seed_share: dict[int, float]) -> None:
        self._rates = rates
        self._ethnicity_known = seed_share

    def nominal(
        self, rng: random.Random, who: Human, source: Source, seen: datetime, *, careful: bool,
        is_suspect: bool,
    ) -> Row:  # fmt: skip
        """A nominal row; a careful record keeps enough for anyone to know the person again."""
        habits = HABITS[source.sector]
        recorded = self._names(rng, who, habits, careful)
        recorded = self._birth(rng, recorded, who, habits, careful, seen)
        row: Row = {
            "forename": recorded.forename,
            "middle_names": recorded.middle if happens(rng, 0.6) else None,
            "surname": recorded.surname,
            "known_as": self._known_as(rng, who, habits),
            "date_of_birth": recorded.born,
            "birth_date_quality": recorded.quality,
            "sex": who.sex if happens(rng, 0.985) else "U",
            "is_identified": True,
        }
        row |= self._ages(rng, who, seen, recorded)
        row |= self._contact(rng, who, habits, careful)
        row |= self._numbers(rng, who, source, habits, seen)
        row |= self._reporting_only(rng, who, source, is_suspect)
        return row

    def _names(self, rng: random.Random, who: Human, habits: Habits, careful: bool) -> Recorded:
        rates, fore, sur = self._rates, who.forename, who.surname
        if happens(rng, rates["name_short_form"]):
            fore = short_form(rng, fore)
        if happens(rng, rates["name_spelling"]):
            fore = other_spelling(rng, fore)
        if happens(rng, rates["name_spelling"]):
            sur = other_spelling(rng, sur)
        if who.other_surname and not careful and happens(rng, rates["surname_changed"]):
            sur = who.other_surname
        if happens(rng, rates["name_typo"] * habits.slips):
            fore, sur = (typo(rng, fore), sur) if happens(rng, 0.5) else (fore, typo(rng, sur))
        if not careful and happens(rng, rates["names_swapped"] * habits.slips):
            fore, sur = sur, fore
        return Recorded(_case(rng, fore), who.middle, _case(rng, sur), None, None)

    def _birth(
        self, rng: random.Random, so_far: Recorded, who: Human, habits: Habits, careful: bool,
        seen: datetime,
    ) -> Recorded:  # fmt: skip
        rates = self._rates
        if careful:
            # Near eighteen a slip would change what the records say of childhood.
            near = 16 <= who.age_on(seen.date()) <= 19
            slip = not near and happens(rng, rates["birth_day_month_swapped"])
            return replace(so_far, born=swapped(who.born) if slip else who.born, quality="exact")
        if happens(rng, min(0.95, rates["birth_date_missing"] * habits.birth_date_missing)):
            return replace(so_far, quality="unknown" if happens(rng, 0.6) else None)
        if happens(rng, rates["birth_year_only"]):
            return replace(so_far, born=date(who.born.year, 1, 1), quality="year_only")
        if happens(rng, rates["birth_date_placeholder"]):
            return replace(so_far, born=rng.choice(PLACEHOLDERS), quality="exact")
        if happens(rng, rates["birth_day_month_swapped"]):
            return replace(so_far, born=swapped(who.born), quality="exact")
        if happens(rng, rates["birth_date_typo"]):
            return replace(so_far, born=wrong_digit(rng, who.born), quality="exact")
        return replace(so_far, born=who.born, quality="exact" if happens(rng, 0.9) else None)

    def _ages(self, rng: random.Random, who: Human, seen: datetime, recorded: Recorded) -> Row:
        if recorded.born is not None or happens(rng, 0.4):
            return {}
        age = who.age_on(seen.date())
        return {"age_from": max(0, age - rng.randint(0, 2)), "age_to": age + rng.randint(0, 2)}

    def _known_as(self, rng: random.Random, who: Human, habits: Habits) -> list[str] | None:
        if who.street_name and happens(rng, min(1.0, habits.nicknames * 2)):
            return [who.street_name]
        if who.forename in SHORT_FORMS and happens(rng, habits.nicknames):
            return [rng.choice(SHORT_FORMS[who.forename])]
        return None

    def _contact(self, rng: random.Random, who: Human, habits: Habits, careful: bool) -> Row:
        row: Row = {}
        if happens(rng, max(habits.phone, 0.6 if careful else 0.0)):
            row["phones"] = [identifiers.written_phone(rng, who.phone)]
        if happens(rng, habits.email):
            row["emails"] = [_email(who)]
        if happens(rng, habits.handle):
            row["handles"] = [who.handle]
        if happens(rng, max(habits.address, 0.8 if careful else 0.0)):
            row["address"] = _written_address(rng, who.home.text)
            row["postcode"] = _written_postcode(rng, who.home.postcode)
        return row

    def _numbers(
        self, rng: random.Random, who: Human, source: Source, habits: Habits, seen: datetime
    ) -> Row:
        row: Row = {}
        is_child = who.age_on(seen.date()) < 18
        if happens(rng, habits.nhs_child if is_child else habits.nhs_child * 0.8):
            row["nhs_number"] = identifiers.nhs_number(who.number)
        if is_child and happens(rng, habits.upn_child):
            row["upn"] = identifiers.pupil_number(who.number)
        if not is_child and happens(rng, habits.pnc):
            row["pnc_id"] = identifiers.pnc_id(who.number, who.born.year + 18)
        if is_child and source.council and happens(rng, habits.la_child_id):
            row["la_child_id"] = f"{identifiers.spread(who.number, 8):08d}"
        return row

    def _reporting_only(
        self, rng: random.Random, who: Human, source: Source, is_suspect: bool
    ) -> Row:
        known = self._ethnicity_known.get(source.force_index or 0, 0.34)
        share = known if is_suspect else 0.55
        row: Row = {"disability": list(who.needs) if who.needs and happens(rng, 0.7) else None}
        if happens(rng, share):
            row["ethnicity_self_defined"] = who.ethnicity
        if source.is_police and happens(rng, 0.7):
            row["ethnicity_officer_defined"] = who.group.officer_code
        if happens(rng, 0.35):
            row["nationality"] = who.nationality
        return row


def _case(rng: random.Random, name: str) -> str:
    return name.upper() if happens(rng, 0.04) else name


def _email(who: Human) -> str:
    letters = "".join(c for c in f"{who.forename}.{who.surname}".lower() if c.isascii())
    plain = letters.replace(" ", "").replace("'", "").replace("’", "")
    return f"{plain}{who.number % 97}@example.org"


_SHORTENINGS: tuple[tuple[str, str], ...] = (
    ("Street", "St"), ("Road", "Rd"), ("Avenue", "Ave"), ("Close", "Cl"), ("Lane", "Ln"),
    ("Crescent", "Cres"), ("Drive", "Dr"), ("Terrace", "Terr"), ("Gardens", "Gdns"),
)  # fmt: skip


def _written_address(rng: random.Random, text: str) -> str:
    if happens(rng, 0.25):
        for long, short in _SHORTENINGS:
            text = text.replace(long, short)
    if happens(rng, 0.15):
        text = text.replace(",", "")
    return text


def _written_postcode(rng: random.Random, postcode: str) -> str:
    writers: tuple[Callable[[str], str], ...] = (
        str, str, str, str.lower, lambda text: text.replace(" ", ""),
    )  # fmt: skip
    return rng.choice(writers)(postcode)
