"""One block of an invented country's ordinary life, ready to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from accord.synthetic.background.numbering import Numbers
from accord.synthetic.background.ordinary_events import Moments, OrdinaryEvents, build
from accord.synthetic.background.ordinary_ties import OrdinaryTies
from accord.synthetic.background.person_records import Held, Writer, who_holds_whom
from accord.synthetic.background.population import Population, Texts, population
from accord.synthetic.chance import numpy_for, rng_for
from accord.synthetic.flags import Flaggable
from accord.synthetic.names.registry import GROUPS
from accord.synthetic.organisations import Holdings
from accord.synthetic.planted import Setting

PEOPLE_PER_BLOCK = 100_000
IDS_PER_BLOCK = 3_000_000
FIRST_PERSON = 40_000_000
FIRST_ID = 400_000_000


@dataclass(frozen=True)
class Block:
    """Tables to append, by source and table, with the truth about their people and crimes."""

    tables: list[tuple[str, str, pa.Table]]
    true_persons: list[pa.Table]
    true_crimes: list[pa.Table]
    against_children: list[Flaggable]


def ordinary_life(
    setting: Setting, area: Holdings, serial: int, records: int, ethnicity_known: float
) -> Block:
    """The ordinary people of one block and what the area's sources hold of them."""
    name = f"{serial}"
    rng, slips = numpy_for(setting.seed, "block", name), rng_for(setting.seed, "slips", name)
    rates = setting.rates
    people_wanted = max(50, round(records / rates["records_per_person"]))
    people = population(
        rng, slips, rates, area.force, people_wanted, FIRST_PERSON + serial * PEOPLE_PER_BLOCK
    )
    numbers = Numbers(FIRST_ID + serial * IDS_PER_BLOCK)
    held = who_holds_whom(rng, people, area, setting.transport, records, numbers)
    writer = Writer(rng, slips, rates, people, ethnicity_known)
    block = Block([], [], [], [])
    for one in held:
        if one.person.size < 4:
            continue
        block.tables.append((one.source.source_id, "nominals", writer.nominals(one)))
        block.true_persons.append(_true_persons(people, one))
        events = OrdinaryEvents(rng, slips, rates, area.force, people, one, numbers=numbers)
        _events(setting, area, block, one, events)
        _ties(block, one, OrdinaryTies(rng, slips, area.force, people, one, numbers))
    return block


def _events(
    setting: Setting, area: Holdings, block: Block, held: Held, events: OrdinaryEvents
) -> None:
    source_id = held.source.source_id
    count = round(held.person.size * setting.rates["events_per_nominal"])
    if held.source in (area.police, setting.transport):
        table, refs, when = events.crimes(round(count * 0.58))
        _crimes(block, source_id, table, refs, when)
        block.tables.append((source_id, "intelligence", events.intelligence(round(count * 0.36))))
        block.tables.append((source_id, "actions", _actions(table, events)))
    if held.source is area.missing:
        share = 0.05 if held.source is area.police else 0.5
        block.tables.append((source_id, "missing_episodes", events.missing(round(count * share))))
    if not held.source.is_police or held.source is setting.transport:
        share = 0.12 if held.source.is_police else 1.0
        block.tables.append((source_id, "partner_reports", events.reports(round(count * share))))
    block.tables.append((source_id, "involvements", events.involved.table(source_id)))
    block.tables.append((source_id, "markers", _markers(held, events)))


def _crimes(block: Block, source_id: str, table: pa.Table, refs: Texts, when: Moments) -> None:
    block.tables.append((source_id, "crimes", table))
    count = table.num_rows
    no = pa.array(["no"] * count)
    columns = [table["source_id"], table["crime_ref"], pa.array(["background"] * count),
               pa.nulls(count, pa.string()), no, no, no, no]  # fmt: skip
    names = ["source_id", "crime_ref", "scenario", "true_network_id", "expected_cse",
             "expected_group_cse", "expected_csa", "expected_cce"]  # fmt: skip
    block.true_crimes.append(pa.Table.from_arrays(columns, names=names))
    for ref, moment in zip(refs, when, strict=True):
        day: date = moment.astype("datetime64[D]").astype(object)
        block.against_children.append(
            Flaggable(source_id, str(ref), day, False, False, False, False)
        )


def _actions(crimes: pa.Table, events: OrdinaryEvents) -> pa.Table:
    rng = events.rng
    at = np.flatnonzero(rng.random(crimes.num_rows) < 0.15)
    refs = crimes["crime_ref"].to_numpy(zero_copy_only=False)[at]
    asked = crimes["recorded_on"].to_numpy()[at].astype("datetime64[D]")
    kinds = np.array(["arrest", "voluntary_interview", "charge", "device_seized"], dtype=object)
    return build("actions", {
        "source_id": np.full(at.size, events.source.source_id, dtype=object),
        "action_id": events.action_ids(at.size), "target_kind": ["crime"] * at.size,
        "target_ref": refs, "kind": kinds[rng.integers(0, kinds.size, at.size)],
        "requested_on": asked, "done_on": asked,
    }, at.size)  # fmt: skip


def _markers(held: Held, events: OrdinaryEvents) -> pa.Table:
    rng = events.rng
    at = np.flatnonzero(rng.random(held.person.size) < 0.01)
    codes = np.array(["OTHER", "OTHER", "MISSING", "OCG", "MODERN_SLAVERY"], dtype=object)
    days = rng.integers(0, 1300, at.size).astype("timedelta64[D]")
    return build("markers", {
        "source_id": np.full(at.size, held.source.source_id, dtype=object),
        "target_kind": ["nominal"] * at.size, "target_ref": held.nominal_id[at],
        "code": codes[rng.integers(0, codes.size, at.size)],
        "set_on": np.datetime64("2021-05-01") + days,
    }, at.size)  # fmt: skip


def _ties(block: Block, held: Held, ties: OrdinaryTies) -> None:
    source_id, sector = held.source.source_id, held.source.sector
    block.tables.append((source_id, "associations", ties.associations()))
    if held.source.is_police or sector == "licensing":
        objects, links = ties.things()
        block.tables.append((source_id, "objects", objects))
        block.tables.append((source_id, "object_links", links))
    if sector == "children_social_care":
        block.tables.append((source_id, "care_status", ties.care()))
    if sector == "business":
        objects, ids = ties.trained_premises()
        block.tables.append((source_id, "objects", objects))
        block.tables.append((source_id, "training_events", ties.training(ids)))


def _true_persons(people: Population, held: Held) -> pa.Table:
    who = held.person
    names = np.array([g.name for g in GROUPS], dtype=object)
    columns = {
        "source_id": [held.source.source_id] * who.size,
        "nominal_id": held.nominal_id,
        "true_person_id": [f"h{int(n):09d}" for n in people.number[who]],
        "is_identified": np.ones(who.size, dtype=bool),
        "name_group": names[people.group[who]],
        "is_twin": people.is_twin[who],
    }
    return pa.table(columns)
