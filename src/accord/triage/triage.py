"""Put before a person what the indicators show: known, said by whom, missing, and to check.

Items come in the order of force, reason and date, oldest first so that nothing waits for ever.
Nothing in the order, and nothing in an item, says that one child is more or less than another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from accord.engine import Engine, opened_tables, quoted
from accord.published import as_of, counted
from accord.triage.indicators import named
from accord.triage.queues import QUEUES, REPEAT_MISSING, Queue
from accord.triage.settings import Settings
from accord.triage.signs import READS, make_signs
from accord.triage.silence import whats_missing

MOST_RECORDS = 12


@dataclass(frozen=True)
class Known:
    """One record behind an item: what it shows, who holds it, when, and how it is graded."""

    record: str
    on: str
    said_by: str
    graded: str
    shows: tuple[str, ...]
    origin: str


@dataclass(frozen=True)
class Item:
    """Something for a person to look at, for a named reason."""

    item_id: str
    force: str
    reason: str
    on: str
    queue: str
    basis: str
    about_kind: str
    about: str
    children: tuple[str, ...]
    known: tuple[Known, ...]
    beside: tuple[str, ...]
    missing: tuple[str, ...]
    check: tuple[str, ...]
    otherwise: tuple[str, ...]
    do_not_infer: tuple[str, ...]

    @property
    def place_in_order(self) -> tuple[str, str, str, str]:
        """Force, reason, date; the last part only keeps the order the same from run to run."""
        return self.force, self.reason, self.on, self.item_id


@dataclass(frozen=True)
class Triage:
    """Every item of a run, and the settings it was made with."""

    run_id: str
    as_of: str
    settings: dict[str, int]
    items: tuple[Item, ...]

    def to_json(self) -> str:
        """For another program."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    def as_text(self) -> str:
        """For a person: each queue with its items."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield (
            f"{counted(len(self.items), 'item')} to look at, as of {self.as_of}. In the order of "
            "force, reason and date, oldest first; no child comes before another."
        )
        heading = ("", "")
        for item in self.items:
            if (item.force, item.reason) != heading:
                heading = (item.force, item.reason)
                yield f"\nForce {item.force}: {item.reason}\n  Opened by: {item.basis}."
            yield from _item_lines(item)


def _item_lines(item: Item) -> Iterator[str]:
    yield f"\n  {item.item_id}  {item.about_kind} {item.about}, last record {item.on}"
    if item.about_kind != "child":
        yield f"    Children: {', '.join(item.children)}"
    yield "    Known:"
    for known in item.known[:MOST_RECORDS]:
        shows = "; ".join(known.shows) or "on the record"
        yield f"      {known.on}  {known.record} ({known.said_by}{known.graded}): {shows}"
    if len(item.known) > MOST_RECORDS:
        yield f"      and {len(item.known) - MOST_RECORDS} more records"
    yield from (f"    {line}" for line in item.beside)
    yield from (f"    Missing: {line}" for line in item.missing)
    yield from (f"    Check: {line}" for line in item.check)
    yield f"    May also be: {'; '.join(item.otherwise)}"
    yield f"    Do not infer: {'; '.join(item.do_not_infer)}"


def triage(run_folder: Path, settings: Settings | None = None) -> Triage:
    """Evaluate the indicators of a run and queue what they show, with reasons."""
    using = settings or Settings()
    values = {field.name: getattr(using, field.name) for field in fields(using)}
    with opened_tables(run_folder, READS) as engine:
        day = as_of(engine)
        make_signs(engine)
        engine.run(f"create or replace table repeat_missing as {REPEAT_MISSING.format(**values)}")
        items = [item for queue in QUEUES for item in _items(engine, queue, values)]
    items.sort(key=lambda item: item.place_in_order)
    return Triage(run_folder.resolve().name, str(day), values, tuple(items))


def _items(engine: Engine, queue: Queue, values: dict[str, int]) -> Iterator[Item]:
    sql = queue.sql.format(**values)
    rows = engine.rows(
        f"select about_id, children, records, cast(day as varchar) from ({sql}) "
        "where about_id is not null order by about_id"
    )
    for about, children, records, day in rows:
        yield _item(engine, queue, (about, tuple(children), tuple(records), day or ""), values)


def _item(
    engine: Engine,
    queue: Queue,
    found: tuple[str, tuple[str, ...], tuple[str, ...], str],
    values: dict[str, int],
) -> Item:
    about, children, records, day = found
    indicators = [named(i) for i in queue.indicators]
    known = tuple(_known(engine, records, children))
    return Item(
        item_id=_item_id(queue.id, about, children),
        force=_force(engine, records),
        reason=queue.reason,
        on=day,
        queue=queue.id,
        basis=queue.basis,
        about_kind=queue.about,
        about=about,
        children=children,
        known=known,
        beside=tuple(_beside(engine, queue, about, known)),
        missing=tuple(whats_missing(engine, children, records, values["partner_silence_days"])),
        check=queue.checks,
        otherwise=tuple(i.otherwise for i in indicators),
        do_not_infer=tuple(i.do_not_infer for i in indicators),
    )


def _item_id(queue: str, about: str, children: tuple[str, ...]) -> str:
    return hashlib.sha256("|".join((queue, about, *children)).encode()).hexdigest()[:16]


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(quoted(value) for value in values) or "''"


def _force(engine: Engine, records: tuple[str, ...]) -> str:
    """The force whose area the newest of the records lies in."""
    rows = engine.rows(
        f"""select force_code from record_facts where event_id in ({_list(records)})
        and force_code is not null order by heard_at desc nulls last, event_id limit 1"""
    )
    return str(rows[0][0]) if rows else "not stated"


def _known(engine: Engine, records: tuple[str, ...], children: tuple[str, ...]) -> Iterator[Known]:
    rows = engine.rows(
        f"""select e.event_id, e.day, e.organisation, e.information_grade, e.provenance_root,
            collect_sorted(i.indicator)
        from record_facts as e
        left join signs as i on i.event_id = e.event_id and i.child_id in ({_list(children)})
        where e.event_id in ({_list(records)})
        group by all order by 2 nulls last, 1"""
    )
    for record, day, holder, grade, root, indicators in rows:
        yield Known(
            record=record,
            on=str(day) if day else "not dated",
            said_by=holder,
            graded=f", information graded {grade}" if grade else "",
            shows=tuple(f"{i} {named(i).name}" for i in indicators),
            origin=root,
        )


def _beside(engine: Engine, queue: Queue, about: str, known: tuple[Known, ...]) -> Iterator[str]:
    origins = {k.origin for k in known}
    if len(known) > 1:
        yield (f"Independent origins: {len(origins)} behind {counted(len(known), 'record')}.")
    if queue.about == "adult":
        networks = engine.rows(
            f"select network_id from network_members where person_id = {quoted(about)} order by 1"
        )
        yield from (f"Beside: a member of network {name}." for (name,) in networks)
