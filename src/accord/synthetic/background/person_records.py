"""Ordinary people as each source holds them: which sources know whom, and how well."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from accord.synthetic import identifiers
from accord.synthetic.background.numbering import Numbers
from accord.synthetic.background.population import Flags, Population, Texts, Whole
from accord.synthetic.calibration import Calibration
from accord.synthetic.names.nicknames import SHORT_FORMS
from accord.synthetic.names.registry import GROUPS, SPELLINGS
from accord.synthetic.organisations import Holdings, Source
from accord.synthetic.planted import reference
from accord.synthetic.recording import (
    HABITS,
    PLACEHOLDERS,
    other_spelling,
    short_form,
    swapped,
    typo,
    wrong_digit,
)
from accord.tables.extract import NOMINALS


@dataclass(frozen=True)
class Held:
    """The nominals one source holds in a block: whose they are, and their ids."""

    source: Source
    person: Whole
    nominal_id: Texts


_CHILD_MIX = {"police": 0.34, "transport_police": 0.015, "children_social_care": 0.22,
              "education": 0.24, "health": 0.10, "youth_justice": 0.04, "voluntary": 0.03,
              "housing": 0.01, "licensing": 0.0, "business": 0.005}  # fmt: skip
_ADULT_MIX = {"police": 0.68, "transport_police": 0.03, "children_social_care": 0.07,
              "education": 0.01, "health": 0.04, "youth_justice": 0.0, "voluntary": 0.01,
              "housing": 0.09, "licensing": 0.06, "business": 0.01}  # fmt: skip


def who_holds_whom(
    rng: np.random.Generator, people: Population, area: Holdings, transport: Source, records: int,
    numbers: Numbers,
) -> list[Held]:  # fmt: skip
    """Spreads so many person records over the sources of an area."""
    sources = [*area.all, transport]
    extra = max(0, records - people.size)
    # Some people are known again and again, most only once.
    known = rng.gamma(0.6, 1.0, size=people.size) + 0.02
    person = np.concatenate(
        (np.arange(people.size), rng.choice(people.size, size=extra, p=known / known.sum()))
    )
    source = _pick_sources(rng, sources, people.age[person] < 18)
    keep = _one_each_outside_police(sources, person, source)
    return _held(sources, person[keep], source[keep], numbers)


def _pick_sources(rng: np.random.Generator, sources: Sequence[Source], child: Flags) -> Whole:
    chosen = np.empty(child.size, dtype=np.int64)
    for mix, mask in ((_CHILD_MIX, child), (_ADULT_MIX, ~child)):
        of_sector: dict[str, int] = {}
        for source in sources:
            of_sector[source.sector] = of_sector.get(source.sector, 0) + 1
        weights = np.array([mix.get(s.sector, 0.0) / of_sector[s.sector] for s in sources])
        chosen[mask] = rng.choice(len(sources), size=int(mask.sum()), p=weights / weights.sum())
    return chosen


def _one_each_outside_police(sources: Sequence[Source], person: Whole, source: Whole) -> Whole:
    """Only the police keep one person twice in one system."""
    seen = person * len(sources) + source
    first = np.zeros(person.size, dtype=bool)
    first[np.unique(seen, return_index=True)[1]] = True
    police = np.array([s.is_police for s in sources])[source]
    return np.flatnonzero(first | police)


def _held(sources: Sequence[Source], person: Whole, source: Whole, numbers: Numbers) -> list[Held]:
    found = []
    for index, one in enumerate(sources):
        at = np.flatnonzero(source == index)
        ids = np.array(
            [reference(one, "N", identifiers.spread(n, 9), 0) for n in numbers.take(at.size)],
            dtype=object,
        )
        found.append(Held(one, person[at], ids))
    return found


class Writer:
    """Writes the nominals of one source, with the noise its habits make."""

    def __init__(
        self, rng: np.random.Generator, slips: random.Random, rates: Calibration,
        people: Population, ethnicity_known: float,
    ) -> None:  # fmt: skip
        self._rng, self._slips, self._rates = rng, slips, rates
        self._people, self._known = people, ethnicity_known

    def nominals(self, held: Held) -> pa.Table:
        """The nominals table of one source."""
        who, habits = held.person, HABITS[held.source.sector]
        forename, surname = self._names(who, habits.slips)
        born, quality = self._births(who, habits.birth_date_missing)
        columns: dict[str, object] = {
            "source_id": np.full(who.size, held.source.source_id, dtype=object),
            "nominal_id": held.nominal_id,
            "forename": forename,
            "middle_names": self._mostly(self._people.middle[who], 0.6),
            "surname": surname,
            "known_as": self._known_as(who, habits.nicknames),
            "date_of_birth": born,
            "birth_date_quality": quality,
            "sex": self._sexes(who),
            "is_identified": np.ones(who.size, dtype=bool),
        }
        columns |= self._ages(who, born) | self._contact(who, held.source)
        columns |= self._numbers(who, held.source) | self._reporting_only(who, held.source)
        return _table(columns, who.size)

    def _mask(self, count: int, share: float) -> Flags:
        found: Flags = self._rng.random(count) < share
        return found

    def _mostly(self, values: Texts, share: float) -> Texts:
        kept = values.copy()
        kept[~self._mask(values.size, share)] = None
        return kept

    def _names(self, who: Whole, slips: float) -> tuple[Texts, Texts]:
        rates = self._rates
        fore, sur = self._people.forename[who].copy(), self._people.surname[who].copy()
        spelling, short = rates["name_spelling"], rates["name_short_form"]
        self._change(fore, short, short_form, lambda name: name in SHORT_FORMS)
        for names in (fore, sur):
            self._change(names, spelling, other_spelling, lambda name: name in SPELLINGS)
            self._change(names, rates["name_typo"] * slips / 2, typo, lambda _: True)
        self._new_surnames(who, sur)
        swap = self._mask(who.size, rates["names_swapped"] * slips)
        fore[swap], sur[swap] = sur[swap], fore[swap]
        loud = self._mask(who.size, 0.04)
        for names in (fore, sur):
            names[loud] = [name.upper() for name in names[loud]]
        return fore, sur

    def _change(
        self, names: Texts, share: float, how: Callable[[random.Random, str], str],
        where: Callable[[str], bool],
    ) -> None:  # fmt: skip
        for at in np.flatnonzero(self._mask(names.size, share)):
            if where(names[at]):
                names[at] = how(self._slips, names[at])

    def _new_surnames(self, who: Whole, surname: Texts) -> None:
        women = self._people.is_female[who] & (self._people.age[who] > 20)
        changed = women & self._mask(who.size, self._rates["surname_changed"])
        for at in np.flatnonzero(changed):
            names = GROUPS[self._people.group[who[at]]].family_names
            new = self._slips.choice(names)
            joined = f"{surname[at]}-{new}"
            surname[at] = joined if self._slips.random() < 0.25 else new

    def _births(self, who: Whole, missing: float) -> tuple[npt.NDArray[np.object_], Texts]:
        rates = self._rates
        born = self._people.born[who].astype(object)
        quality = np.full(who.size, "exact", dtype=object)
        quality[self._mask(who.size, 0.1)] = None
        for at in np.flatnonzero(self._mask(who.size, rates["birth_day_month_swapped"])):
            born[at] = swapped(born[at])
        for at in np.flatnonzero(self._mask(who.size, rates["birth_date_typo"])):
            born[at] = wrong_digit(self._slips, born[at])
        for at in np.flatnonzero(self._mask(who.size, rates["birth_date_placeholder"])):
            born[at] = self._slips.choice(PLACEHOLDERS)
        for at in np.flatnonzero(self._mask(who.size, rates["birth_year_only"])):
            born[at], quality[at] = born[at].replace(month=1, day=1), "year_only"
        gone = self._mask(who.size, min(0.95, rates["birth_date_missing"] * missing))
        born[gone], quality[gone] = None, "unknown"
        return born, quality

    def _ages(self, who: Whole, born: npt.NDArray[np.object_]) -> dict[str, object]:
        unknown = np.array([b is None for b in born], dtype=bool)
        unknown &= self._mask(who.size, 0.6)
        age = self._people.age[who]
        low = np.where(unknown, np.maximum(0, age - self._rng.integers(0, 3, who.size)), -1)
        high = np.where(unknown, age + self._rng.integers(0, 3, who.size), -1)
        return {"age_from": _or_none(low), "age_to": _or_none(high)}

    def _sexes(self, who: Whole) -> Texts:
        sex = np.where(self._people.is_female[who], "F", "M").astype(object)
        sex[self._mask(who.size, 0.015)] = "U"
        return sex

    def _known_as(self, who: Whole, share: float) -> list[list[str] | None]:
        has = self._mask(who.size, share)
        names = self._people.forename[who]
        return [
            [self._slips.choice(SHORT_FORMS[name])] if yes and name in SHORT_FORMS else None
            for name, yes in zip(names, has, strict=True)
        ]

    def _contact(self, who: Whole, source: Source) -> dict[str, object]:
        habits, people = HABITS[source.sector], self._people
        phone = self._mask(who.size, habits.phone)
        email = self._mask(who.size, habits.email)
        address = self._mask(who.size, habits.address)
        # One household in twelve shares a phone.
        shared = people.household[who] % 12 == 0
        first = np.searchsorted(people.household, people.household[who])
        number = np.where(shared, people.number[first], people.number[who])
        phones = [
            [identifiers.written_phone(self._slips, identifiers.mobile(int(n)))] if yes else None
            for n, yes in zip(number, phone, strict=True)
        ]
        emails = [
            [f"{_plain(f)}.{_plain(s)}{int(n) % 997}@example.org"] if yes else None
            for f, s, n, yes in zip(people.forename[who], people.surname[who],
                                    people.number[who], email, strict=True)
        ]  # fmt: skip
        homes = [people.home[h] for h in people.household[who]]
        return {
            "phones": phones,
            "emails": emails,
            "address": [h.text if yes else None for h, yes in zip(homes, address, strict=True)],
            "postcode": [h.postcode if y else None for h, y in zip(homes, address, strict=True)],
        }

    def _numbers(self, who: Whole, source: Source) -> dict[str, object]:
        habits, people = HABITS[source.sector], self._people
        child = people.age[who] < 18
        number = people.number[who]
        nhs = self._mask(who.size, habits.nhs_child)
        upn = child & self._mask(who.size, habits.upn_child) & (people.age[who] >= 4)
        pnc = ~child & self._mask(who.size, habits.pnc * 0.4)
        care = child & (source.council is not None) & self._mask(who.size, habits.la_child_id)
        years = people.born[who].astype("datetime64[Y]").astype(np.int64) + 1988
        return {
            "nhs_number": _where(nhs, number, identifiers.nhs_number),
            "upn": _where(upn, number, identifiers.pupil_number),
            "pnc_id": [
                identifiers.pnc_id(int(n), int(y)) if yes else None
                for n, y, yes in zip(number, years, pnc, strict=True)
            ],
            "la_child_id": _where(care, number, lambda n: f"{identifiers.spread(n, 8):08d}"),
        }

    def _reporting_only(self, who: Whole, source: Source) -> dict[str, object]:
        groups = [GROUPS[g] for g in self._people.group[who]]
        own = self._mask(who.size, self._known if source.is_police else 0.6)
        seen = self._mask(who.size, 0.6 if source.is_police else 0.0)
        nation = self._mask(who.size, 0.3)
        return {
            "ethnicity_self_defined": [
                self._slips.choice(g.ethnicities) if yes else None
                for g, yes in zip(groups, own, strict=True)
            ],
            "ethnicity_officer_defined": [
                g.officer_code if yes else None for g, yes in zip(groups, seen, strict=True)
            ],
            "nationality": [
                self._slips.choice(g.nationalities) if yes else None
                for g, yes in zip(groups, nation, strict=True)
            ],
        }


def _where(mask: Flags, numbers: Whole, how: Callable[[int], str]) -> list[str | None]:
    return [how(int(n)) if yes else None for n, yes in zip(numbers, mask, strict=True)]


def _or_none(values: Whole) -> list[int | None]:
    return [int(v) if v >= 0 else None for v in values]


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isascii() and c.isalpha()) or "x"


def _table(columns: dict[str, object], rows: int) -> pa.Table:
    arrays = []
    for column in NOMINALS.columns:
        values = columns.get(column.name)
        if values is None:
            arrays.append(pa.nulls(rows, column.kind.arrow))
        else:
            arrays.append(pa.array(values, column.kind.arrow, from_pandas=False))
    return pa.Table.from_arrays(arrays, schema=NOMINALS.schema)
