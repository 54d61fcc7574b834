"""Ordinary relationships and things: households, friends, cars, phones, hotels, care, training."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from accord.synthetic import identifiers
from accord.synthetic.background.numbering import Numbers
from accord.synthetic.background.ordinary_events import build
from accord.synthetic.background.person_records import Held
from accord.synthetic.background.population import CHILD, Population, Texts, Whole
from accord.synthetic.geography import Force, named_spot
from accord.synthetic.organisations import PERIOD_FROM, PERIOD_TO
from accord.synthetic.planted import reference

_STATUSES = np.array(
    ["child_in_need", "child_in_need", "child_protection_plan", "looked_after"], dtype=object
)
_TRAINED = ("Inn", "Grand Hotel", "Cars", "Grill House", "Vapes", "Station")


@dataclass
class OrdinaryTies:
    """Ties and things of one source in one block."""

    rng: np.random.Generator
    slips: random.Random
    force: Force
    people: Population
    held: Held
    numbers: Numbers

    def _ids(self, count: int) -> Texts:
        return np.array(
            [
                reference(self.held.source, "O", identifiers.spread(n, 9), 0)
                for n in self.numbers.take(count)
            ],
            dtype=object,
        )

    def _source(self, count: int) -> Texts:
        return np.full(count, self.held.source.source_id, dtype=object)

    def associations(self) -> pa.Table:
        """Relatives who are both known to the source, and some friends."""
        order = np.lexsort((self.held.person, self.people.household[self.held.person]))
        person, ids = self.held.person[order], self.held.nominal_id[order]
        home = self.people.household[person]
        pair = (home[1:] == home[:-1]) & (person[1:] != person[:-1])
        pair &= self.rng.random(pair.size) < 0.6
        a, b = ids[:-1][pair], ids[1:][pair]
        kind = self._kinds(person[:-1][pair], person[1:][pair])
        friends = int(ids.size * 0.02)
        one, other = (
            self.rng.integers(0, ids.size, friends),
            self.rng.integers(0, ids.size, friends),
        )
        keep = one != other
        sort = np.array(["friend", "co_arrest", "seen_with", "school", "other"], dtype=object)
        table = build("associations", {
            "source_id": self._source(a.size + int(keep.sum())),
            "nominal_id_a": np.concatenate((a, ids[one[keep]])),
            "nominal_id_b": np.concatenate((b, ids[other[keep]])),
            "kind": np.concatenate((kind, sort[self.rng.integers(0, sort.size, int(keep.sum()))])),
        }, a.size + int(keep.sum()))  # fmt: skip
        return _unique(table, ["source_id", "nominal_id_a", "nominal_id_b", "kind"])

    def _kinds(self, a: Whole, b: Whole) -> Texts:
        child_a, child_b = self.people.role[a] == CHILD, self.people.role[b] == CHILD
        kind = np.full(a.size, "parent_child", dtype=object)
        kind[child_a & child_b] = "sibling"
        kind[~child_a & ~child_b] = "partner"
        return kind

    def things(self) -> tuple[pa.Table, pa.Table]:
        """Cars, phones and well-known premises, with who keeps, uses or visits them."""
        ids, person = self.held.nominal_id, self.held.person
        adults = np.flatnonzero(self.people.age[person] >= 18)
        keepers = adults[self.rng.random(adults.size) < 0.12]
        users = adults[self.rng.random(adults.size) < 0.06]
        cars, phones = self._ids(keepers.size), self._ids(users.size)
        number = self.people.number[person]
        marks = [identifiers.plate(int(n)) for n in number[keepers]]
        numbers = [identifiers.mobile(int(n)) for n in number[users]]
        hubs, hub_texts, hub_codes = self._hubs()
        visits = self.rng.integers(0, ids.size, ids.size // 20 if hubs.size else 0)
        at = self.rng.integers(0, max(1, hubs.size), visits.size)
        objects = build("objects", {
            "source_id": self._source(cars.size + phones.size + hubs.size),
            "object_id": np.concatenate((cars, phones, hubs)),
            "kind": ["vehicle"] * cars.size + ["phone"] * phones.size + ["premises"] * hubs.size,
            "identifier": [*marks, *numbers, *hub_texts],
            "postcode": [None] * (cars.size + phones.size) + hub_codes,
        }, cars.size + phones.size + hubs.size)  # fmt: skip
        links = self._links(
            np.concatenate((cars, phones, hubs[at] if visits.size else hubs[:0])),
            np.concatenate((ids[keepers], ids[users], ids[visits])),
            ["keeper"] * cars.size + ["user"] * phones.size + ["seen"] * visits.size,
        )
        return objects, links

    def _links(self, things: Texts, targets: Texts, relation: list[str]) -> pa.Table:
        days = self.rng.integers(0, 1200, things.size).astype("timedelta64[D]")
        table = build("object_links", {
            "source_id": self._source(things.size), "object_id": things,
            "target_kind": ["nominal"] * things.size, "target_ref": targets, "relation": relation,
            "from_on": np.datetime64(PERIOD_FROM) + days,
        }, things.size)  # fmt: skip
        return _unique(table, table.column_names)

    def _hubs(self) -> tuple[Texts, list[str], list[str | None]]:
        if not self.held.source.is_police:
            return self._ids(0), [], []
        texts, codes = [], []
        for town in self.force.towns:
            for what in ("Travel Lodge", "Taxi Rank", "Academy", "Lime House children's home"):
                place = named_spot(self.slips, town, f"{town.name} {what}")
                texts.append(place.text)
                codes.append(place.postcode)
        return self._ids(len(texts)), texts, list(codes)

    def care(self) -> pa.Table:
        """Plans and placements of some of the children a council knows."""
        child = np.flatnonzero(self.people.age[self.held.person] < 18)
        some = child[self.rng.random(child.size) < 0.25]
        status = _STATUSES[self.rng.integers(0, _STATUSES.size, some.size)]
        start = np.datetime64(PERIOD_FROM) + self.rng.integers(0, 1000, some.size).astype(
            "timedelta64[D]"
        )
        end = start + self.rng.integers(60, 500, some.size).astype("timedelta64[D]")
        closed = end < np.datetime64(PERIOD_TO)
        homes = [self.people.home[h] for h in self.people.household[self.held.person[some]]]
        placed = status == "looked_after"
        return build("care_status", {
            "source_id": self._source(some.size), "nominal_id": self.held.nominal_id[some],
            "status": status, "from_on": start,
            "to_on": np.where(closed, end, np.datetime64("NaT")),
            "placement_type": ["U6" if p else None for p in placed],
            "placement_postcode": [
                h.postcode if p else None for h, p in zip(homes, placed, strict=True)
            ],
        }, some.size)  # fmt: skip

    def training(self, premises: Texts) -> pa.Table:
        """Operation Makesafe training and test purchases."""
        count = max(4, self.held.nominal_id.size // 10)
        is_test = self.rng.random(count) < 0.3
        sectors = np.array(["hotel", "taxi", "licensed_premises", "takeaway", "vape_shop", "rail"],
                           dtype=object)  # fmt: skip
        results = np.array(
            ["refused_welfare", "refused_policy", "accepted", "reported"], dtype=object
        )
        held_on = np.datetime64(PERIOD_FROM) + self.rng.integers(0, 1400, count).astype(
            "timedelta64[D]"
        )
        return build("training_events", {
            "source_id": self._source(count), "event_id": self._ids(count),
            "kind": np.where(is_test, "test_purchase", "training").astype(object),
            "sector": sectors[self.rng.integers(0, sectors.size, count)],
            "object_id": premises[self.rng.integers(0, premises.size, count)],
            "held_on": held_on,
            "staff_trained": [None if t else int(n) for t, n in
                              zip(is_test, self.rng.integers(2, 30, count), strict=True)],
            "result": np.where(is_test, results[self.rng.integers(0, results.size, count)],
                               "not_applicable").astype(object),
        }, count)  # fmt: skip

    def trained_premises(self) -> tuple[pa.Table, Texts]:
        """The premises of a Makesafe partnership."""
        ids = self._ids(6)
        towns = self.force.towns[: len(_TRAINED)]
        texts = [f"{t.name} {what}" for t, what in zip(towns, _TRAINED, strict=True)]
        table = build("objects", {
            "source_id": self._source(6), "object_id": ids, "kind": ["premises"] * 6,
            "identifier": texts,
        }, 6)  # fmt: skip
        return table, ids


def _unique(table: pa.Table, key: list[str]) -> pa.Table:
    rest = [name for name in table.column_names if name not in key]
    grouped = table.group_by(key, use_threads=False).aggregate([(name, "first") for name in rest])
    return grouped.rename_columns(
        [name.removesuffix("_first") for name in grouped.column_names]
    ).select(table.column_names)
