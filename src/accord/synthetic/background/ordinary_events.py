"""Ordinary crimes, intelligence, missing episodes and contacts over a block's nominals."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from accord.synthetic import identifiers, offences
from accord.synthetic.background import ordinary_texts
from accord.synthetic.background.chosen_texts import chosen, pool
from accord.synthetic.background.numbering import Numbers
from accord.synthetic.background.person_records import Held
from accord.synthetic.background.population import Flags, Population, Texts, Whole
from accord.synthetic.calibration import Calibration
from accord.synthetic.geography import Force, inward_letters, streets
from accord.synthetic.organisations import PERIOD_FROM, PERIOD_TO
from accord.synthetic.planted import reference
from accord.tables.extract import EXTRACT_TABLES

_TABLES = {table.name: table for table in EXTRACT_TABLES}
_TITLES = {
    o.code: o.title for o in vars(offences).values() if isinstance(o, offences.Offence)
}  # fmt: skip
_DAYS = (PERIOD_TO - PERIOD_FROM).days
_START = np.datetime64(PERIOD_FROM, "s")
_CRIME_PLACES = np.array(
    ["street", "private_address", "retail", "vehicle", "hotel", "licensed_premises", "school",
     "park", "other", "unknown", "station", "takeaway"],
    dtype=object,
)  # fmt: skip
_OUTCOMES = np.array(["18", "14", "15", "16", "8", "1", "21", None], dtype=object)
_UNITS = np.array(["Response", "Neighbourhood", "CID North", "CID South", "Desk"], dtype=object)
_SKILLS = np.array(["none", "pip1", "pip2", "unknown"], dtype=object)
_LEFT = np.array(
    ["home", "home", "childrens_home", "foster_care", "school", "hospital"], dtype=object
)
_FOUND = np.array(["private_address", "street", "park", "station"], dtype=object)
_RISKS = np.array(["low", "medium", "medium", "high", "no_apparent_risk"], dtype=object)
_ENDINGS = np.array(["no further action", "advice", "early help", "closed"], dtype=object)
_FACTORS = ("1B", "2B", "3B", "3C", "4A", "4B", "5A", "6A", "7A", "15A", "16A", "17A", "21")
Moments = npt.NDArray[np.datetime64]


@dataclass
class Involvements:
    """Who took part in the events of one source, gathered as arrays."""

    kind: list[Texts]
    ref: list[Texts]
    nominal: list[Texts]
    role: list[Texts]

    def add(self, kind: str, ref: Texts, nominal: Texts, role: str) -> None:
        """One person for each of these events."""
        self.kind.append(np.full(ref.size, kind, dtype=object))
        self.ref.append(ref)
        self.nominal.append(nominal)
        self.role.append(np.full(ref.size, role, dtype=object))

    def table(self, source_id: str) -> pa.Table:
        """The involvements table, with no row twice."""
        columns = [np.concatenate(c) if c else np.array([], dtype=object)
                   for c in (self.kind, self.ref, self.nominal, self.role)]  # fmt: skip
        whole = build("involvements", {
            "source_id": np.full(columns[0].size, source_id, dtype=object),
            "event_kind": columns[0], "event_ref": columns[1], "nominal_id": columns[2],
            "role": columns[3],
        }, columns[0].size)  # fmt: skip
        return whole.group_by(whole.column_names, use_threads=False).aggregate([])


def build(name: str, columns: dict[str, object], rows: int) -> pa.Table:
    """A contract table from the columns given; the rest are empty."""
    table = _TABLES[name]
    arrays = []
    for column in table.columns:
        values = columns.get(column.name)
        if values is None:
            arrays.append(pa.nulls(rows, column.kind.arrow))
        else:
            arrays.append(_array(values, column.kind.arrow))
    return pa.Table.from_arrays(arrays, schema=table.schema)


def _array(values: object, kind: pa.DataType) -> pa.Array:
    if isinstance(values, np.ndarray) and values.dtype.kind == "M":
        return pa.array(values).cast(pa.timestamp("us")).cast(kind)
    return pa.array(values, kind)


class OrdinaryEvents:
    """Writes the ordinary events of one source in one block."""

    def __init__(
        self, rng: np.random.Generator, slips: random.Random, rates: Calibration, force: Force,
        people: Population, held: Held, *, numbers: Numbers,
    ) -> None:  # fmt: skip
        self.rng, self._slips, self._rates = rng, slips, rates
        self._force, self._people, self._held = force, people, held
        self._numbers = numbers
        self.source = held.source
        self.involved = Involvements([], [], [], [])
        self.is_child: Flags = people.age[held.person] < 17
        self.is_adult: Flags = people.age[held.person] >= 18

    def _refs(self, letter: str, moments: Moments) -> Texts:
        numbers = self._numbers.take(moments.size)
        years = moments.astype("datetime64[Y]").astype(np.int64) + 1970
        return np.array(
            [
                reference(self.source, letter, identifiers.spread(n, 9), int(year))
                for n, year in zip(numbers, years, strict=True)
            ],
            dtype=object,
        )

    def action_ids(self, count: int) -> Texts:
        """Ids of actions."""
        return self._refs("A", np.full(count, _START))

    def _moments(self, count: int) -> Moments:
        seconds = self.rng.integers(0, _DAYS * 86_400 // 300, count) * 300
        return _START + seconds.astype("timedelta64[s]")

    def _later(self, moments: Moments, low_hours: int, high_hours: int) -> Moments:
        hours = self.rng.integers(low_hours, high_hours, moments.size)
        last = np.datetime64(PERIOD_TO, "s")
        later: Moments = np.minimum(moments + hours.astype("timedelta64[h]"), last)
        return later

    def _someone(self, count: int) -> Texts:
        return self._held.nominal_id[self.rng.integers(0, self._held.nominal_id.size, count)]

    def _children(self) -> Texts:
        return self._held.nominal_id[self.is_child]

    def _adults(self) -> Texts:
        return self._held.nominal_id[self.is_adult]

    def _from(self, pool_of: Texts, count: int) -> Texts:
        return pool_of[self.rng.integers(0, pool_of.size, count)]

    def _places(self, count: int) -> dict[str, object]:
        towns = self._force.towns
        at = self.rng.integers(0, len(towns), count)
        east = np.array([t.west for t in towns])[at]
        north = np.array([t.south for t in towns])[at]
        width = np.array([t.width for t in towns])[at]
        height = np.array([t.height for t in towns])[at]
        street = np.array(streets(), dtype=object)[self.rng.integers(0, len(streets()), count)]
        names = np.array([f", {t.name}" for t in towns], dtype=object)[at]
        letters = np.array(list(inward_letters()), dtype=object)
        district = np.array([f"{t.district} " for t in towns], dtype=object)[at]
        digit = self.rng.integers(1, 10, count).astype(str).astype(object)
        tail = self._from(letters, count) + self._from(letters, count)
        return {
            "location_text": street + names,
            "postcode": district + digit + tail,
            "easting": east + (self.rng.random(count) * width).astype(np.int64),
            "northing": north + (self.rng.random(count) * height).astype(np.int64),
        }

    # ---- crimes --------------------------------------------------------------------------------

    def crimes(self, count: int) -> tuple[pa.Table, Texts, Moments]:
        """Ordinary crimes; also the references, and times, of those against a child."""
        codes = np.array(list(ordinary_texts.CRIME_SHARES), dtype=object)
        weights = np.array(list(ordinary_texts.CRIME_SHARES.values()))
        code = codes[self.rng.choice(codes.size, size=count, p=weights / weights.sum())]
        when = self._moments(count)
        ref = self._refs("C", when)
        victim, young = self._victims(np.isin(code, ordinary_texts.AGAINST_NOBODY))
        self._crime_people(ref, victim)
        text = self._with_names(self._crime_texts(code), victim)
        return self._crime_table(code, when, ref, text), ref[young], when[young]

    def _victims(self, nobody: Flags) -> tuple[Whole, Flags]:
        """The nominal harmed in each crime, or -1; and whether it is a child."""
        count = nobody.size
        drawn = np.where(nobody, 1.0, self.rng.random(count))
        children, adults = np.flatnonzero(self.is_child), np.flatnonzero(self.is_adult)
        young = (drawn < 0.11) & (children.size > 0)
        adult = (drawn >= 0.11) & (drawn < 0.9)
        victim = np.full(count, -1, dtype=np.int64)
        for mask, among in ((young, children), (adult, adults)):
            if among.size:
                victim[mask] = among[self.rng.integers(0, among.size, int(mask.sum()))]
        return victim, young

    def _crime_people(self, ref: Texts, victim: Whole) -> None:
        has_victim = victim >= 0
        named = self._held.nominal_id[victim[has_victim]]
        self.involved.add("crime", ref[has_victim], named, "victim")
        for share in (0.45, 0.12, 0.03):
            some = self.rng.random(ref.size) < share
            suspects = self._from(self._adults(), int(some.sum()))
            self.involved.add("crime", ref[some], suspects, "suspect")
        for share, role in ((0.12, "witness"), (0.06, "reporter")):
            some = self.rng.random(ref.size) < share
            self.involved.add("crime", ref[some], self._someone(int(some.sum())), role)

    def _crime_texts(self, code: Texts) -> Texts:
        text = np.empty(code.size, dtype=object)
        for one in ordinary_texts.CRIME_SHARES:
            at = code == one
            heads = pool(self._slips, ordinary_texts.CRIMES[one])
            text[at] = chosen(self.rng, heads, int(at.sum()), ordinary_texts.CRIME_TAILS)
        return text

    def _with_names(self, text: Texts, victim: Whole) -> Texts:
        """Some officers write the first name where others write IP."""
        for at in np.flatnonzero((victim >= 0) & (self.rng.random(text.size) < 0.35)):
            name = self._people.forename[self._held.person[victim[at]]]
            text[at] = text[at].replace("IP's", f"{name}'s").replace("IP ", f"{name} ")
        return text

    def _crime_table(self, code: Texts, when: Moments, ref: Texts, text: Texts) -> pa.Table:
        rng, count = self.rng, ref.size
        told = self._later(when, 0, 300)
        columns: dict[str, object] = {
            "source_id": np.full(count, self.source.source_id, dtype=object),
            "crime_ref": ref,
            "offence_code": code,
            "offence_title": np.array([_TITLES.get(c, c) for c in code], dtype=object),
            "recorded_on": told.astype("datetime64[D]"),
            "reported_at": told,
            "committed_from": when,
            "committed_to": np.minimum(self._later(when, 0, 6), told),
            "location_type": self._from(_CRIME_PLACES, count),
            "is_online": rng.random(count) < 0.02,
            "mo_text": text,
            "outcome_code": self._from(_OUTCOMES, count),
            "unit": self._from(_UNITS, count),
            "investigator_skill": self._from(_SKILLS, count),
        }
        return build("crimes", columns | self._places(count), count)

    # ---- intelligence, missing, partners -------------------------------------------------------

    def intelligence(self, count: int) -> pa.Table:
        """Ordinary intelligence about one or two people."""
        when = self._moments(count)
        ref = self._refs("I", when)
        self.involved.add("intelligence", ref, self._from(self._adults(), count), "subject")
        some = self.rng.random(count) < 0.2
        self.involved.add(
            "intelligence", ref[some], self._from(self._adults(), int(some.sum())), "associate"
        )
        heads = pool(self._slips, ordinary_texts.INTELLIGENCE)
        grades = {"source_grade": list("1222"), "information_grade": list("ABBCCCDDDE"),
                  "handling_code": list("PPC")}  # fmt: skip
        columns: dict[str, object] = {
            "source_id": np.full(count, self.source.source_id, dtype=object),
            "report_id": ref,
            "reported_at": self._later(when, 1, 300),
            "event_from": when,
            "event_to": when,
            "text": chosen(self.rng, heads, count, ordinary_texts.INTELLIGENCE_TAILS),
            "provenance_root": self._roots(ref),
        }
        columns |= {k: self._from(np.array(v, dtype=object), count) for k, v in grades.items()}
        return build("intelligence", columns | self._places(count), count)

    def _roots(self, ref: Texts) -> Texts:
        return np.array([f"src-{r[-9:]}" for r in ref], dtype=object)

    def missing(self, count: int) -> pa.Table:
        """Ordinary missing episodes of children."""
        children = self._children()
        count = count if children.size else 0
        when = self._moments(count)
        who = self._from(children, count) if count else children[:0]
        ref = self._refs("M", when)
        self.involved.add("missing_episode", ref, who, "subject")
        found = self._later(when, 3, 30)
        place = self._places(count)
        columns: dict[str, object] = {
            "source_id": np.full(count, self.source.source_id, dtype=object),
            "episode_id": ref,
            "nominal_id": who,
            "reported_at": self._later(when, 0, 3),
            "missing_from_at": when,
            "missing_from_type": self._from(_LEFT, count),
            "found_at": found,
            "found_location_text": place["location_text"],
            "found_location_type": self._from(_FOUND, count),
            "found_postcode": place["postcode"],
            "risk_level": self._sometimes(self._from(_RISKS, count), "risk_missing"),
            "is_looked_after": self.rng.random(count) < 0.3,
            "cse_concern": self._from(np.array(list("NNNU"), dtype=object), count),
        }
        return build("missing_episodes", columns | self._return(found), count)

    def _return(self, found: Moments) -> dict[str, object]:
        """The return home interview, where the child took it up."""
        count = found.size
        talked = self.rng.random(count) < 0.5
        text = chosen(self.rng, pool(self._slips, ordinary_texts.MISSING), count)
        text[~talked] = None
        return {
            "rhi_offered": np.ones(count, dtype=bool),
            "rhi_accepted": talked,
            "rhi_at": np.where(talked, self._later(found, 10, 80), np.datetime64("NaT")),
            "rhi_text": text,
        }

    def _sometimes(self, values: Texts, rate: str) -> Texts:
        """The values, empty as often as the calibration has it."""
        values[self.rng.random(values.size) < self._rates[rate]] = None
        return values

    def reports(self, count: int) -> pa.Table:
        """Ordinary contacts and reports of a partner."""
        mix = ordinary_texts.BY_SECTOR[self.source.sector]
        kinds = np.array([k for k, _ in mix], dtype=object)
        kind = kinds[self.rng.choice(kinds.size, size=count, p=[w for _, w in mix])]
        when = self._moments(count)
        ref = self._refs("R", when)
        self.involved.add("partner_report", ref, self._someone(count), "subject")
        text = np.empty(count, dtype=object)
        for one in kinds:
            at = kind == one
            heads = pool(self._slips, ordinary_texts.REPORTS[one])
            text[at] = chosen(self.rng, heads, int(at.sum()), ordinary_texts.REPORT_TAILS)
        columns: dict[str, object] = {
            "source_id": np.full(count, self.source.source_id, dtype=object),
            "report_id": ref,
            "kind": kind,
            "occurred_on": when.astype("datetime64[D]"),
            "received_at": self._later(when, 0, 72),
            "text": text,
            "outcome": self._sometimes(self._from(_ENDINGS, count), "type_missing"),
            "factors": self._factors(kind),
            "provenance_root": self._roots(ref),
        }
        return build("partner_reports", columns | self._places(count), count)

    def _factors(self, kind: Texts) -> list[list[str] | None]:
        return [
            self._slips.sample(_FACTORS, self._slips.randint(1, 3)) if k == "assessment" else None
            for k in kind
        ]
