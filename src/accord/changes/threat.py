"""Threat in words: of a network, a person of concern or a place, and never of a child.

What is said is what the records hold: how broad, how recent, in which roles, who is not identified,
which children are missing or in placement now, what is in force, and what is not known. Several
are put in order by reasons that are named with each, the first reason first; nothing is added up.
People stand in it by the ids of the systems that hold them, and never by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from accord.changes.whereabouts import few, held, in_words
from accord.engine import Engine, opened_tables, quoted
from accord.errors import NotFound, UserFacingError
from accord.published import as_of, counted

READS = (
    *("sources", "events", "event_people", "event_objects", "persons", "person_nominals"),
    *("missing_episodes", "care_status", "actions", "hubs", "findings", "networks"),
    *("network_members", "network_children", "network_records", "candidates"),
)
RECENT_DAYS = 90
MOST_RECORDS_SHOWN = 5
ROLES = (
    *("direct", "introduces", "transports", "takes_payment", "provides_property"),
    "other_facilitation",
)
# What a notice or order is called; anything else done about a person is investigation.
IN_FORCE = {
    "cawn": "child abduction warning notice",
    "sro": "sexual risk order",
    "shpo": "sexual harm prevention order",
    "stro": "slavery and trafficking risk order",
    "closure_notice": "closure notice",
    "licence_review": "licence review",
}
REASONS = (
    "a child near it is missing now",
    "a child near it is in placement now",
    f"a record within the last {RECENT_DAYS} days",
    "nothing is in force against anybody in it",
    "records of more than one force",
    "somebody in it is not identified",
)
KINDS = ("network", "person", "place")


@dataclass(frozen=True)
class Threat:
    """What the records say of one network, person of concern or place."""

    kind: str
    id: str
    breadth: str
    recency: str
    roles: str
    unidentified: str
    people: tuple[str, ...]
    records: tuple[str, ...]
    children_now: tuple[str, ...]
    in_force: tuple[str, ...]
    not_known: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def place_in_order(self) -> tuple[tuple[bool, ...], str]:
        """Whoever has the first reason comes first, then the second; never how many."""
        return tuple(reason not in self.reasons for reason in REASONS), self.id


@dataclass(frozen=True)
class Threats:
    """Several, in the order of their named reasons."""

    as_of: str
    order: tuple[str, ...]
    described: tuple[Threat, ...]

    def to_json(self) -> str:
        """For another program."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    def as_text(self) -> str:
        """For a person."""
        lines = [
            f"As of {self.as_of}. In the order of these reasons, each named where it holds: "
            f"{'; '.join(self.order)}."
        ]
        for threat in self.described:
            lines += ["", *_lines(threat)]
        return "\n".join(lines) + "\n"


def _lines(threat: Threat) -> Iterator[str]:
    yield f"{threat.kind.capitalize()} {threat.id}"
    yield f"  Placed here by: {'; '.join(threat.reasons) or 'none of the reasons'}"
    yield f"  Breadth: {threat.breadth}"
    yield f"  Recency: {threat.recency}"
    yield f"  Roles: {threat.roles}"
    yield f"  Unidentified: {threat.unidentified}"
    yield from (f"  Person of concern: {line}" for line in threat.people)
    yield f"  Records, the newest first: {few(threat.records, MOST_RECORDS_SHOWN)}"
    children = "; ".join(threat.children_now) or "none recorded as missing or placed"
    yield f"  Children now: {children}"
    yield f"  In force: {'; '.join(threat.in_force) or 'nothing recorded'}"
    yield from (f"  Not known: {line}" for line in threat.not_known)


@dataclass(frozen=True)
class _Subject:
    """The people, children and records that something is described by, each as a query."""

    kind: str
    id: str
    people: str
    children: str
    records: str


def threats(run_folder: Path, kind: str = "network", identifier: str | None = None) -> Threats:
    """Describe one, or every network of a run where no other is named."""
    if kind not in KINDS:
        raise UserFacingError(f"Threat is described for a {', a '.join(KINDS)}.")
    if identifier is None and kind != "network":
        raise UserFacingError(f"Say which {kind}: its id.")
    with opened_tables(run_folder, READS) as engine:
        day = as_of(engine)
        found = [
            _described(engine, subject, day) for subject in _subjects(engine, kind, identifier)
        ]
    found.sort(key=lambda threat: threat.place_in_order)
    return Threats(str(day), REASONS, tuple(found))


def _subjects(engine: Engine, kind: str, identifier: str | None) -> Iterator[_Subject]:
    if kind == "network":
        yield from _network_subjects(engine, identifier)
    elif kind == "person":
        yield _person(engine, str(identifier))
    else:
        yield _place(engine, str(identifier))


def _network_subjects(engine: Engine, identifier: str | None) -> Iterator[_Subject]:
    names = [row[0] for row in engine.rows("select network_id from networks order by 1")]
    if identifier is not None and identifier not in names:
        raise NotFound("This run holds no network of that id.")
    for name in names if identifier is None else [identifier]:
        yield _Subject(
            "network",
            name,
            f"select person_id from network_members where network_id = '{name}' and not is_child",
            f"select person_id from network_children where network_id = '{name}' union "
            f"select person_id from network_members where network_id = '{name}' and is_child",
            "select source_id || '/' || event_kind || '/' || event_ref from network_records "
            f"where network_id = '{name}'",
        )


def _person(engine: Engine, person: str) -> _Subject:
    who = quoted(person)
    if not engine.rows(f"select 1 from persons where person_id = {who}"):
        raise NotFound("This run holds no person of that id.")
    if engine.rows(f"""
        select 1 from event_people where person_id = {who} and is_child = 'yes'
            and side in ('child', 'concern')
        union select 1 from persons, sources where person_id = {who}
            and age_at(birth_to, cast(extracted_at as date)) < 18"""):
        raise UserFacingError(
            "This person is, or was, a child on these records. Threat is never described for a "
            "child; explain the crime or network instead."
        )
    records = f"""select p.event_id from event_people as p join events as e
        on e.event_id = p.event_id where p.person_id = {who} and p.side = 'concern'
        and not p.is_eliminated and not e.is_discounted and e.exploitation is not null"""
    if not engine.rows(records):
        raise NotFound("No record about exploitation has this person as one of concern.")
    return _Subject("person", person, f"select {who} as person_id", _children_on(records), records)


def _place(engine: Engine, place: str) -> _Subject:
    records = f"""select o.event_id from event_objects as o join events as e
        on e.event_id = o.event_id where o.object_key = {quoted(place)}
        and o.kind = 'premises' and e.exploitation is not null and not e.is_discounted"""
    if not engine.rows(records):
        raise NotFound("No record about exploitation is tied to a place of that key.")
    people = f"""select distinct person_id from event_people where event_id in ({records})
        and side = 'concern' and is_child <> 'yes' and not is_eliminated"""
    return _Subject("place", place, people, _children_on(records), records)


def _children_on(records: str) -> str:
    return f"""select distinct person_id from event_people where event_id in ({records})
        and is_child = 'yes' and side in ('child', 'concern')"""


def _described(engine: Engine, subject: _Subject, day: date) -> Threat:
    forces, first, last, n_records = _extent(engine, subject)
    children = _column(engine, subject.children)
    unidentified = _unidentified(engine, subject)
    now, kinds_now = _children_now(engine, subject, day)
    in_force = tuple(_in_force(engine, subject, day))
    holds = {
        REASONS[0]: "missing" in kinds_now,
        REASONS[1]: "placed" in kinds_now,
        REASONS[2]: last is not None and (day - last).days <= RECENT_DAYS,
        REASONS[3]: not in_force,
        REASONS[4]: len(forces) > 1,
        REASONS[5]: bool(unidentified),
    }
    return Threat(
        kind=subject.kind,
        id=subject.id,
        breadth=f"{counted(len(children), 'child', 'children')}, {_forces(forces)}, "
        f"{counted(n_records, 'record')}",
        recency=_recency(first, last, day),
        roles=_roles(engine, subject),
        unidentified=unidentified or "nobody",
        people=_own_ids(engine, subject.people),
        records=_records(engine, subject),
        children_now=now,
        in_force=in_force,
        not_known=tuple(_not_known(engine, subject)),
        reasons=tuple(reason for reason in REASONS if holds[reason]),
    )


def _unidentified(engine: Engine, subject: _Subject) -> str:
    """How many people nobody has identified, as an interval where it is one; empty for none."""
    if subject.kind == "network":
        rows = engine.rows(
            "select n_people_low - n_identified, n_people_high - n_identified from networks "
            f"where network_id = '{subject.id}'"
        )
        low, high = max(0, rows[0][0]), max(0, rows[0][1])
    else:
        ((high,),) = engine.rows(
            f"""select count(distinct person_id) from event_people where not is_identified
            and side = 'concern' and not is_eliminated and event_id in ({subject.records})"""
        )
        # Those on different records may be one person.
        low = min(1, high)
    if not high:
        return ""
    return counted(high, "person", "people") if low == high else f"{low} to {high} people"


def _column(engine: Engine, sql: str) -> list[str]:
    return sorted(row[0] for row in engine.rows(sql))


def _own_ids(engine: Engine, people: str) -> tuple[str, ...]:
    """Each person with the ids that the systems which hold them know them by."""
    known = in_words(held(engine, _column(engine, people), ("person_nominals",)))
    return tuple(f"{person}: {ids}" for person, ids in known.items())


def _records(engine: Engine, subject: _Subject) -> tuple[str, ...]:
    """The records it rests on, the newest first: day, source, kind and reference."""
    rows = engine.rows(
        f"""select event_id, cast(coalesce(starts_at, known_at) as date) as day
        from events where event_id in ({subject.records})
        order by day desc nulls last, event_id"""
    )
    return tuple(f"{record} of {day or 'no stated day'}" for record, day in rows)


def _extent(
    engine: Engine, subject: _Subject
) -> tuple[tuple[str, ...], date | None, date | None, int]:
    rows = engine.rows(
        f"""select collect_sorted(e.force_code),
            cast(min(coalesce(e.starts_at, e.known_at)) as date),
            cast(max(coalesce(e.ends_at, e.starts_at, e.known_at)) as date), count(*)
        from events as e where e.event_id in ({subject.records})"""
    )
    forces, first, last, n = rows[0]
    return tuple(forces or ()), first, last, int(n)


def _forces(forces: tuple[str, ...]) -> str:
    return f"{counted(len(forces), 'force')} ({', '.join(forces)})" if forces else "no force stated"


def _recency(first: date | None, last: date | None, day: date) -> str:
    if last is None:
        return "no record is dated"
    days = (day - last).days
    ago = "on the day of the newest extract" if days <= 0 else f"{days:,} days before it"
    return f"first record {first}, last {last}, {ago}"


def _roles(engine: Engine, subject: _Subject) -> str:
    held = set(
        _column(
            engine,
            f"""select distinct unnest(roles) from network_members
            where person_id in ({subject.people}) union
            select distinct unnest(text_roles) from event_people
            where person_id in ({subject.people}) and event_id in ({subject.records})""",
        )
    )
    there = [role.replace("_", " ") for role in ROLES if role in held]
    gaps = [role.replace("_", " ") for role in ROLES if role not in held]
    return f"{', '.join(there) or 'none recorded'}; not recorded: {', '.join(gaps) or 'none'}"


def _children_now(
    engine: Engine, subject: _Subject, day: date
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Children missing or in placement on the day; facts about them now, for their safety."""
    rows = engine.rows(
        f"""select n.person_id, 'missing' as what, cast(max(m.missing_from_at) as date) as since
        from missing_episodes as m
        join person_nominals as n on n.source_id = m.source_id and n.nominal_id = m.nominal_id
        where m.found_at is null and n.person_id in ({subject.children}) group by n.person_id
        union all
        select n.person_id, 'placed', max(c.from_on)
        from care_status as c
        join person_nominals as n on n.source_id = c.source_id and n.nominal_id = c.nominal_id
        where c.status = 'looked_after' and (c.to_on is null or c.to_on > date '{day}')
            and n.person_id in ({subject.children}) group by n.person_id
        order by 1, 2"""
    )
    words = {"missing": "missing since", "placed": "looked after since"}
    known = in_words(held(engine, (child for child, *_ in rows), ("person_nominals",)))
    said = tuple(
        f"{child} ({known[child]}) {words[what]} {since or 'a day not stated'}"
        for child, what, since in rows
    )
    return said, frozenset(what for _, what, _ in rows)


def _in_force(engine: Engine, subject: _Subject, day: date) -> Iterator[str]:
    kinds = ", ".join(f"'{kind}'" for kind in IN_FORCE)
    for kind, person, done, ends in engine.rows(
        f"""select distinct a.kind, n.person_id, a.done_on, a.expires_on
        from actions as a
        join person_nominals as n on n.source_id = a.source_id
            and n.nominal_id = coalesce(a.nominal_id, a.target_ref)
        where a.kind in ({kinds}) and a.done_on is not null
            and (a.expires_on is null or a.expires_on >= date '{day}')
            and n.person_id in ({subject.people}) order by all"""
    ):
        until = f"until {ends}" if ends else "no end recorded"
        yield f"{IN_FORCE[kind]} for {person}, {done}, {until}"


def _not_known(engine: Engine, subject: _Subject) -> Iterator[str]:
    if subject.kind == "network":
        yield from _column(
            engine,
            f"""select definition_id || ': ' || coalesce(question, 'not known') from findings
            where candidate_kind = 'network' and candidate_id = '{subject.id}'
            and outcome = 'not_known'""",
        )
    silent = _column(
        engine,
        f"""select sector from sources group by sector having sector not in
        (select e.sector from events as e where e.event_id in ({subject.records}))""",
    )
    if silent:
        yield f"nothing on record about it from {', '.join(silent).replace('_', ' ')}"
