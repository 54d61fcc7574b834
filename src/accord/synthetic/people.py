"""Humans of planted situations: who they are, whatever any record says of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np

from accord.synthetic import identifiers
from accord.synthetic.calibration import Calibration
from accord.synthetic.chance import happens
from accord.synthetic.geography import Force, Place, spot
from accord.synthetic.names.group import Custom, NameGroup
from accord.synthetic.names.nicknames import STREET_NAMES
from accord.synthetic.names.registry import GROUPS, popularity, shares


@dataclass(frozen=True)
class Human:
    """One human being of the invented country."""

    person_id: str
    number: int
    group: NameGroup
    sex: str
    forename: str
    middle: str | None
    surname: str
    born: date
    home: Place
    phone: str
    handle: str
    nationality: str
    ethnicity: str
    street_name: str | None = None
    other_surname: str | None = None
    is_twin: bool = False
    needs: tuple[str, ...] = field(default=())

    @property
    def full_name(self) -> str:
        """As most people would say it."""
        return f"{self.forename} {self.surname}"

    def age_on(self, day: date) -> int:
        """Whole years on a day."""
        before = (day.month, day.day) < (self.born.month, self.born.day)
        return day.year - self.born.year - int(before)

    @property
    def he(self) -> str:
        return "she" if self.sex == "F" else "he"

    @property
    def him(self) -> str:
        return "her" if self.sex == "F" else "him"

    @property
    def his(self) -> str:
        return "her" if self.sex == "F" else "his"


def family_surname(rng: random.Random, group: NameGroup) -> str:
    """A family's surname before any custom is applied."""
    names = group.family_names
    return names[_pick(rng, len(names))]


def _pick(rng: random.Random, count: int) -> int:
    return rng.choices(range(count), weights=_weights(count))[0]


_CACHE: dict[int, list[float]] = {}


def _weights(count: int) -> list[float]:
    if count not in _CACHE:
        _CACHE[count] = popularity(count).tolist()
    return _CACHE[count]


def feminine(surname: str) -> str:
    """The form a woman carries where the language has one."""
    for ending, form in (("ski", "ska"), ("cki", "cka"), ("ny", "na"), ("auskas", "auskiene"),
                         ("icius", "iciene"), ("unas", "uniene"), ("onas", "oniene")):  # fmt: skip
        if surname.endswith(ending):
            return surname[: -len(ending)] + form
    return surname + "ova" if surname in ("Horvath", "Danko", "Balog", "Tancos") else surname


@dataclass(frozen=True)
class FullName:
    """A name as its owner bears it."""

    forename: str
    middle: str | None
    surname: str


def name_in_family(
    rng: random.Random, group: NameGroup, sex: str, family: str, father: str | None = None
) -> FullName:
    """A member's name under the group's custom."""
    names = group.female if sex == "F" else group.male
    forename = names[_pick(rng, len(names))]
    return _CUSTOMS[group.custom](rng, group, sex, family, forename, father)


def _inherited(
    rng: random.Random, group: NameGroup, sex: str, family: str, forename: str, father: str | None
) -> FullName:
    del father
    names = group.female if sex == "F" else group.male
    middle = rng.choice(names) if happens(rng, 0.35) else None
    return FullName(forename, None if middle == forename else middle, family)


def _gendered(
    rng: random.Random, group: NameGroup, sex: str, family: str, forename: str, father: str | None
) -> FullName:
    surname = feminine(family) if sex == "F" else family
    return _inherited(rng, group, sex, surname, forename, father)


def _kaur_singh(
    rng: random.Random, group: NameGroup, sex: str, family: str, forename: str, father: str | None
) -> FullName:
    del group, father
    title = "Kaur" if sex == "F" else "Singh"
    # Half the families use the title alone; whether they do hangs on the family, not the day.
    alone = len(family) % 2 == 0
    if alone or happens(rng, 0.1):
        return FullName(forename, None, title)
    return FullName(forename, title, family)


def _title_names(
    rng: random.Random, group: NameGroup, sex: str, family: str, forename: str, father: str | None
) -> FullName:
    del father
    if sex == "F" and group.female_titles and happens(rng, 0.5):
        return FullName(forename, None, rng.choice(group.female_titles))
    if sex == "M" and group.male_titles and happens(rng, 0.5):
        return FullName(forename, None, rng.choice(group.male_titles))
    if sex == "M" and forename == "Mohammed":
        called = rng.choice([n for n in group.male if n != forename])
        return FullName(forename, called, family)
    return FullName(forename, None, family)


def _fathers_names(
    rng: random.Random, group: NameGroup, sex: str, family: str, forename: str, father: str | None
) -> FullName:
    del sex
    return FullName(forename, father or rng.choice(group.male), family)


def _two_surnames(
    rng: random.Random, group: NameGroup, sex: str, family: str, forename: str, father: str | None
) -> FullName:
    del sex, father
    other = rng.choice(group.surnames)
    return FullName(forename, None, family if other == family else f"{other} {family}")


_CUSTOMS: dict[
    Custom,
    Callable[[random.Random, NameGroup, str, str, str, str | None], FullName],
] = {
    Custom.INHERITED: _inherited,
    Custom.GENDERED: _gendered,
    Custom.KAUR_SINGH: _kaur_singh,
    Custom.TITLE_NAMES: _title_names,
    Custom.FATHERS_NAMES: _fathers_names,
    Custom.TWO_SURNAMES: _two_surnames,
    Custom.FAMILY_FIRST: _inherited,
}
_NEEDS = ("learning disability", "autism", "ADHD", "speech and language", "hearing impairment")


class Cast:
    """Calls up people for one planted situation; every person is new."""

    def __init__(self, rng: random.Random, rates: Calibration, first_number: int) -> None:
        self._rng = rng
        self._rates = rates
        self._next = first_number
        self._forenames: set[str] = set()
        self.everyone: list[Human] = []

    def person(
        self, force: Force, age: int, on: date, *, sex: str | None = None, home: Place | None = None
    ) -> Human:
        """Somebody of about that age on that day, living in the force area."""
        rng = self._rng
        group = rng.choices(GROUPS, weights=_group_weights(force.is_welsh))[0]
        chosen = sex or rng.choice("FM")
        family = family_surname(rng, group)
        name = self._named(group, chosen, family)
        return self._add(force, group, chosen, name, self._birthday(age, on), home)

    def child(self, force: Force, age: int, on: date, *, sex: str | None = None) -> Human:
        """A child; girls and boys in the calibrated shares."""
        girl = happens(self._rng, self._rates["victim_female"])
        return self.person(force, age, on, sex=sex or ("F" if girl else "M"))

    def adult(
        self, force: Force, on: date, *, low: int = 21, high: int = 48, sex: str | None = None
    ) -> Human:
        """An adult; women and men in the calibrated shares."""
        man = happens(self._rng, self._rates["suspect_male"])
        return self.person(
            force, self._rng.randint(low, high), on, sex=sex or ("M" if man else "F")
        )

    def relative(
        self, of: Human, force: Force, age: int, on: date, *, sex: str, same_home: bool = True
    ) -> Human:
        """A relative who bears the family's name under its custom."""
        family, group = of.surname, of.group
        name = self._named(group, sex, _masculine(group, family))
        home = of.home if same_home else None
        return self._add(force, group, sex, name, self._birthday(age, on), home)

    def _named(self, group: NameGroup, sex: str, family: str) -> FullName:
        """A name whose forename nobody else in the situation has: notes must be readable."""
        name = name_in_family(self._rng, group, sex, family)
        for _ in range(40):
            if name.forename not in self._forenames:
                break
            name = name_in_family(self._rng, group, sex, family)
        self._forenames.add(name.forename)
        return name

    def twin(self, of: Human) -> Human:
        """A twin: same day, same home, another forename."""
        names = [n for n in (of.group.female if of.sex == "F" else of.group.male)
                 if n != of.forename]  # fmt: skip
        return self.as_twin(self._copy(of, forename=self._rng.choice(names)))

    def as_twin(self, person: Human) -> Human:
        """The same person, known to have a twin."""
        return self._kept(person, replace(person, is_twin=True))

    def _kept(self, person: Human, other: Human) -> Human:
        self.everyone[self.everyone.index(person)] = other
        return other

    def namesake(self, of: Human, years: int, home: Place | None = None) -> Human:
        """Somebody of one name, so many years older; at one address unless given another."""
        born = self._shift_years(of.born, -years)
        other = self._copy(of, forename=of.forename, born=born)
        return self._kept(other, replace(other, home=home or of.home))

    def replaced(self, person: Human, *, born: date) -> Human:
        """The same person with another birthday."""
        return self._kept(person, replace(person, born=born))

    def _copy(self, of: Human, *, forename: str, born: date | None = None) -> Human:
        number = self._take()
        other = replace(
            of,
            person_id=self._id(number),
            number=number,
            forename=forename,
            middle=None,
            born=born or of.born,
            phone=identifiers.mobile(number),
            handle=self._handle(forename, number),
            street_name=None,
        )
        self.everyone.append(other)
        return other

    def _add(
        self,
        force: Force,
        group: NameGroup,
        sex: str,
        name: FullName,
        born: date,
        home: Place | None,
    ) -> Human:
        rng, number = self._rng, self._take()
        person = Human(
            person_id=self._id(number),
            number=number,
            group=group,
            sex=sex,
            forename=name.forename,
            middle=name.middle,
            surname=name.surname,
            born=born,
            home=home or spot(rng, rng.choice(force.towns)),
            phone=identifiers.mobile(number),
            handle=self._handle(name.forename, number),
            nationality=rng.choice(group.nationalities),
            ethnicity=rng.choice(group.ethnicities),
            street_name=rng.choice(STREET_NAMES) if happens(rng, 0.35) else None,
            other_surname=family_surname(rng, group) if sex == "F" else None,
            needs=(rng.choice(_NEEDS),) if happens(rng, 0.15) else (),
        )
        self.everyone.append(person)
        return person

    def _take(self) -> int:
        self._next += 1
        return self._next - 1

    def _id(self, number: int) -> str:
        return f"h{number:09d}"

    def _handle(self, forename: str, number: int) -> str:
        platform = self._rng.choice(("snap", "insta", "discord", "kik", "tiktok"))
        plain = "".join(c for c in forename.lower() if c.isascii() and c.isalpha()) or "user"
        return f"{platform}:{plain}{self._rng.choice(('_', '.', 'x', ''))}{number % 9973}"

    def _birthday(self, age: int, on: date) -> date:
        start = self._shift_years(on, -age - 1) + timedelta(days=1)
        return start + timedelta(days=self._rng.randrange(40, 325))

    @staticmethod
    def _shift_years(day: date, years: int) -> date:
        try:
            return day.replace(year=day.year + years)
        except ValueError:
            return day.replace(year=day.year + years, day=28)


_GROUP_WEIGHTS: dict[bool, list[float]] = {
    is_welsh: np.asarray(shares(is_welsh)).tolist() for is_welsh in (False, True)
}


def _group_weights(is_welsh: bool) -> list[float]:
    return _GROUP_WEIGHTS[is_welsh]


def _masculine(group: NameGroup, surname: str) -> str:
    if group.custom is Custom.GENDERED:
        for family in group.family_names:
            if feminine(family) == surname:
                return family
    return surname
