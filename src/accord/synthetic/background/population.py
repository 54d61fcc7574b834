"""Households of ordinary people: ages, names under each custom, homes, twins and namesakes."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from accord.synthetic.calibration import Calibration
from accord.synthetic.geography import Force, Place, spot
from accord.synthetic.names.group import Custom, NameGroup
from accord.synthetic.names.registry import GROUPS, popularity, shares
from accord.synthetic.people import feminine

Texts = npt.NDArray[np.object_]
Whole = npt.NDArray[np.int64]
Years = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
HEAD, PARTNER, CHILD = 0, 1, 2
_TODAY = np.datetime64("2023-04-01")
_SIZES = (1, 2, 3, 4, 5, 6)
_SIZE_SHARES = (0.30, 0.25, 0.18, 0.17, 0.07, 0.03)


@dataclass(frozen=True)
class Population:
    """Ordinary people, one entry of each array for each of them."""

    number: Whole
    household: Whole
    role: Whole
    group: Whole
    is_female: Flags
    born: npt.NDArray[np.datetime64]
    age: Whole
    forename: Texts
    middle: Texts
    surname: Texts
    home: tuple[Place, ...]
    is_twin: Flags

    @property
    def size(self) -> int:
        """How many people."""
        return int(self.number.size)


def population(
    rng: np.random.Generator, homes: random.Random, rates: Calibration, force: Force, people: int,
    first_number: int,
) -> Population:  # fmt: skip
    """So many ordinary people in households of a force area."""
    household, role = _households(rng, people)
    count = int(household[-1]) + 1
    group = _groups(rng, force, household, role, count)
    is_female = _sexes(rng, role)
    born = _birthdays(rng, household, role)
    is_twin = _twins(rng, rates, household, role, born)
    names = _Namer(rng, rates, household, role, group, is_female)
    age = ((_TODAY - born).astype(np.int64) // 365.2425).astype(np.int64)
    return Population(
        np.arange(first_number, first_number + people, dtype=np.int64), household, role, group,
        is_female, born, age, names.forename, names.middle, names.surname,
        _homes(rng, homes, force, count), is_twin,
    )  # fmt: skip


def _households(rng: np.random.Generator, people: int) -> tuple[Whole, Whole]:
    sizes = rng.choice(_SIZES, size=people, p=_SIZE_SHARES)
    ends = np.cumsum(sizes)
    count = int(np.searchsorted(ends, people)) + 1
    household = np.repeat(np.arange(count), sizes[:count])[:people]
    starts = np.concatenate(([0], ends[: count - 1]))
    place = np.arange(people) - starts[household]
    has_partner = rng.random(count) < 0.72
    role = np.full(people, CHILD, dtype=np.int64)
    role[place == 0] = HEAD
    role[(place == 1) & has_partner[household]] = PARTNER
    return household.astype(np.int64), role


def _groups(
    rng: np.random.Generator, force: Force, household: Whole, role: Whole, count: int
) -> Whole:
    weights = shares(force.is_welsh)
    group = rng.choice(len(GROUPS), size=count, p=weights)[household]
    mixed = (role == PARTNER) & (rng.random(role.size) < 0.12)
    group[mixed] = rng.choice(len(GROUPS), size=int(mixed.sum()), p=weights)
    return group.astype(np.int64)


def _sexes(rng: np.random.Generator, role: Whole) -> Flags:
    chance = np.where(role == HEAD, 0.42, np.where(role == PARTNER, 0.66, 0.49))
    result: Flags = rng.random(role.size) < chance
    return result


def _birthdays(
    rng: np.random.Generator, household: Whole, role: Whole
) -> npt.NDArray[np.datetime64]:
    count = int(household[-1]) + 1
    head = _folded(rng.gamma(6.0, 6.2, size=count) + 14, 18, 92)
    years = np.empty(role.size)
    years[role == HEAD] = head[household[role == HEAD]]
    partner = role == PARTNER
    years[partner] = _folded(head[household[partner]] + rng.normal(-1, 4, partner.sum()), 18, 95)
    child = role == CHILD
    gap = rng.uniform(19, 38, size=int(child.sum()))
    years[child] = _folded(head[household[child]] - gap, -40, 40)
    # A quarter of the people in any record system are boys and girls of school age.
    young = child & (years < 4)
    years[young] = rng.uniform(4, 18, size=int(young.sum()))
    return _TODAY - (years * 365.2425).astype("timedelta64[D]")


def _folded(years: Years, low: float, high: float) -> Years:
    """Ages beyond a bound as far within it: all put on the bound would share one birthday."""
    risen: Years = low + np.abs(years - low)
    return high - np.abs(high - risen)


def _twins(
    rng: np.random.Generator, rates: Calibration, household: Whole, role: Whole,
    born: npt.NDArray[np.datetime64],
) -> Flags:  # fmt: skip
    next_is_sibling = np.zeros(role.size, dtype=bool)
    next_is_sibling[1:] = (household[1:] == household[:-1]) & (role[1:] == CHILD)
    next_is_sibling[1:] &= role[:-1] == CHILD
    second = next_is_sibling & (rng.random(role.size) < rates["twins"])
    born[second] = born[np.flatnonzero(second) - 1]
    is_twin = second.copy()
    is_twin[np.flatnonzero(second) - 1] = True
    return is_twin


def _homes(
    rng: np.random.Generator, homes: random.Random, force: Force, count: int
) -> tuple[Place, ...]:
    places = [spot(homes, homes.choice(force.towns)) for _ in range(count)]
    # Cousins, and families who took the flat after one another, share an address.
    for at in np.flatnonzero(rng.random(count) < 0.03):
        if at:
            places[int(at)] = places[int(at) - 1]
    return tuple(places)


class _Namer:
    """Names everyone, group by group."""

    def __init__(
        self, rng: np.random.Generator, rates: Calibration, household: Whole, role: Whole,
        group: Whole, is_female: Flags,
    ) -> None:  # fmt: skip
        self._rng, self._household, self._role, self._is_female = rng, household, role, is_female
        people = role.size
        self.forename: Texts = np.empty(people, dtype=object)
        self.middle: Texts = np.full(people, None, dtype=object)
        self.surname: Texts = np.empty(people, dtype=object)
        for index in np.unique(group):
            members = np.flatnonzero(group == index)
            self._forenames(GROUPS[index], members)
        self._same_as_father(rates)
        for index in np.unique(group):
            self._surnames(GROUPS[index], np.flatnonzero(group == index))

    def _forenames(self, group: NameGroup, members: Whole) -> None:
        for names, wanted in ((group.female, True), (group.male, False)):
            who = members[self._is_female[members] == wanted]
            chosen = self._rng.choice(len(names), size=who.size, p=popularity(len(names)))
            self.forename[who] = np.array(names, dtype=object)[chosen]

    def _same_as_father(self, rates: Calibration) -> None:
        head = self._first_of_household()
        son = (self._role == CHILD) & ~self._is_female & ~self._is_female[head]
        same = son & (self._rng.random(son.size) < rates["same_name_as_parent"])
        self.forename[same] = self.forename[head[same]]

    def _first_of_household(self) -> Whole:
        first = np.searchsorted(self._household, self._household)
        return first.astype(np.int64)

    def _surnames(self, group: NameGroup, members: Whole) -> None:
        names = np.array(group.family_names, dtype=object)
        count = int(self._household[-1]) + 1
        # One draw a household, the same for all its members of the group.
        of_household = self._rng.choice(names.size, size=count, p=popularity(names.size))
        family = names[of_household[self._household[members]]]
        _SURNAME_WRITERS.get(group.custom, _Namer._plain)(self, group, members, family)
        if group.custom in (Custom.INHERITED, Custom.GENDERED, Custom.FAMILY_FIRST):
            self._middle_names(group, members)

    def _middle_names(self, group: NameGroup, members: Whole) -> None:
        for names, wanted in ((group.female, True), (group.male, False)):
            who = members[(self._is_female[members] == wanted)]
            who = who[self._rng.random(who.size) < 0.35]
            chosen = self._rng.choice(len(names), size=who.size)
            self.middle[who] = np.array(names, dtype=object)[chosen]

    def _plain(self, group: NameGroup, members: Whole, family: Texts) -> None:
        del group
        self.surname[members] = family

    def _gendered(self, group: NameGroup, members: Whole, family: Texts) -> None:
        del group
        forms = {name: feminine(name) for name in np.unique(family)}
        women = self._is_female[members]
        self.surname[members] = [
            forms[name] if woman else name for name, woman in zip(family, women, strict=True)
        ]

    def _kaur_singh(self, group: NameGroup, members: Whole, family: Texts) -> None:
        del group
        title = np.where(self._is_female[members], "Kaur", "Singh").astype(object)
        alone = np.array([len(name) % 2 == 0 for name in family], dtype=bool)
        self.surname[members] = np.where(alone, title, family)
        title[alone] = None
        self.middle[members] = title

    def _title_names(self, group: NameGroup, members: Whole, family: Texts) -> None:
        surname = family.copy()
        for titles, wanted in ((group.female_titles, True), (group.male_titles, False)):
            if not titles:
                continue
            who = (self._is_female[members] == wanted) & (self._rng.random(members.size) < 0.5)
            chosen = self._rng.choice(len(titles), size=int(who.sum()))
            surname[who] = np.array(titles, dtype=object)[chosen]
        self.surname[members] = surname
        called = np.flatnonzero(self.forename[members] == "Mohammed")
        others = np.array([n for n in group.male if n != "Mohammed"], dtype=object)
        self.middle[members[called]] = others[self._rng.choice(others.size, size=called.size)]

    def _fathers_names(self, group: NameGroup, members: Whole, family: Texts) -> None:
        self.surname[members] = family
        males = np.array(group.male, dtype=object)
        head = self._first_of_household()[members]
        father = self.forename[head]
        own = (self._role[members] != CHILD) | self._is_female[head]
        father[own] = males[self._rng.choice(males.size, size=int(own.sum()))]
        self.middle[members] = father

    def _two_surnames(self, group: NameGroup, members: Whole, family: Texts) -> None:
        names = np.array(group.surnames, dtype=object)
        other = names[self._rng.choice(names.size, size=members.size)]
        self.surname[members] = np.where(other == family, family, other + " " + family)


_SURNAME_WRITERS = {
    Custom.GENDERED: _Namer._gendered,
    Custom.KAUR_SINGH: _Namer._kaur_singh,
    Custom.TITLE_NAMES: _Namer._title_names,
    Custom.FATHERS_NAMES: _Namer._fathers_names,
    Custom.TWO_SURNAMES: _Namer._two_surnames,
}
