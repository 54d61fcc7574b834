"""Which networks and crimes are different since another run, and which record made it so.

People stand in it by the ids of the systems that hold them, and never by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from accord.changes.runs import BEFORE, run_before, side_by_side
from accord.changes.whereabouts import Held, few, held
from accord.engine import Engine
from accord.published import Sheet, as_blocks, counted
from accord.store import Store

GROUP = "organised-network-iicsa"
MOST_SHOWN = 30
MOST_NOMINALS_SHOWN = 100
# In this order a person acts on them; the reason stands with each.
KINDS = {
    "decidable": "Became decidable: the test is met now and was not before",
    "new": "New networks",
    "merged": "Networks that have become one",
    "split": "Networks that have been parted",
    "gained_child": "Networks that gained a child",
    "grew": "Networks that grew",
    "crossed_border": "Networks that crossed a border",
    "lost_member": "Networks that lost a member",
    "withdrawn": "Networks that rested on a record nobody delivers any more",
    "ended": "No longer a network",
}
ACTIONS = {
    "decidable": "read the record that settled it and decide on the finding",
    "new": "read the explanation and decide on the finding",
    "merged": "check the tie that joins the two before anything is shared",
    "split": "check whether the tie that is gone was wrong, or a record was withdrawn",
    "gained_child": "safeguard the child first; consider a strategy discussion",
    "grew": "check who the person is and how they are tied",
    "crossed_border": "agree with the other force who leads",
    "lost_member": "check why: a ruling on identity, an elimination, or a withdrawn record",
    "withdrawn": "ask the source why it is gone, and check what was done on the strength of it",
    "ended": "read what is not known now, and whether a disruption rests on it",
}


@dataclass(frozen=True)
class Change:
    """One thing that is different about one network."""

    kind: str
    network_id: str
    what: str
    who: tuple[str, ...]
    because: tuple[str, ...]
    withdrawn: tuple[str, ...]
    act: str

    @property
    def rests_on(self) -> str:
        """The records that came, and those that are gone."""
        gone = f"gone: {few(self.withdrawn)}" if self.withdrawn else ""
        return "; ".join(part for part in (few(self.because), gone) if part)


@dataclass(frozen=True)
class ClosedCrime:
    """A closed crime whose group test is met now."""

    source_id: str
    crime_ref: str
    force: str
    closed_on: str
    outcome_before: str
    is_flagged: bool
    because: tuple[str, ...]
    finding_id: str


@dataclass(frozen=True)
class Changes:
    """Everything that is different between two runs."""

    run_id: str
    since: str | None
    changes: tuple[Change, ...]
    closed_crimes: tuple[ClosedCrime, ...]
    people: tuple[Held, ...]

    def to_json(self) -> str:
        """For another program."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    def as_text(self) -> str:
        """A digest: each kind of change with what to do, and the queue of closed crimes."""
        since = f"since run {self.since}" if self.since else "no run before: everything is new"
        return f"Run {self.run_id}, {since}\n\n{as_blocks(self._sheets())}\n"

    def _sheets(self) -> Iterator[Sheet]:
        for kind, title in KINDS.items():
            found = [c for c in self.changes if c.kind == kind]
            if found:
                yield Sheet(
                    f"{title}: {len(found)}",
                    ("network", "what", "because of"),
                    tuple((c.network_id, c.what, c.rests_on) for c in found),
                    says=f"  To do: {ACTIONS[kind]}.",
                    most=MOST_SHOWN,
                )
        yield Sheet(
            f"Closed crimes whose group test is now met: {len(self.closed_crimes)}",
            ("force", "source", "crime", "closed", "before", "flagged", "because of"),
            tuple(
                (
                    *(c.force, c.source_id, c.crime_ref, c.closed_on),
                    *(c.outcome_before.replace("_", " "), c.is_flagged, few(c.because)),
                )
                for c in self.closed_crimes
            ),
            says="  To do: read each again with its network; consider reopening.",
            most=MOST_SHOWN,
        )
        if self.people:
            yield Sheet(
                "Who they are in each system",
                ("person", "source", "its own id"),
                tuple((p.person_id, p.source_id, p.nominal_id) for p in self.people),
                most=MOST_NOMINALS_SHOWN,
            )


@dataclass(frozen=True)
class _Network:
    members: frozenset[str]
    children: frozenset[str]
    forces: frozenset[str]
    ancestors: frozenset[str]
    n_low: int
    n_high: int

    @property
    def people(self) -> str:
        """How many people it is, identified or not."""
        several = self.n_low != self.n_high
        how_many = f"{self.n_low} to {self.n_high}" if several else str(self.n_low)
        return f"{how_many} people, {len(self.members)} of them named"


def changes(store_path: Path, since: str | None = None) -> Changes:
    """Hold the newest run of a store against the run before it, or against the run named."""
    store = Store(store_path)
    newest = store.latest()
    before = run_before(store, newest, since)
    with side_by_side(newest, before) as engine:
        found = sorted(
            _changes(engine), key=lambda c: (list(KINDS).index(c.kind), c.network_id, c.what)
        )
        people = (person for change in found for person in change.who)
        return Changes(
            run_id=newest.name,
            since=before.name if before else None,
            changes=tuple(found),
            closed_crimes=tuple(_closed_crimes(engine)),
            people=held(engine, people, ("person_nominals", f"{BEFORE}person_nominals")),
        )


def _networks(engine: Engine, prefix: str) -> dict[str, _Network]:
    rows = engine.rows(
        f"""select n.network_id, coalesce(m.people, []), coalesce(k.people, []), n.forces,
            n.previous_network_ids, n.n_people_low, n.n_people_high
        from {prefix}networks as n
        left join (select network_id, collect_sorted(person_id) as people
            from {prefix}network_members where not is_child group by network_id) as m
            on m.network_id = n.network_id
        left join (select network_id, collect_sorted(person_id) as people
            from {prefix}network_children group by network_id) as k
            on k.network_id = n.network_id"""
    )
    return {
        name: _Network(frozenset(m), frozenset(c), frozenset(f or ()), frozenset(p or ()), *counts)
        for name, m, c, f, p, *counts in rows
    }


def _changes(engine: Engine) -> Iterator[Change]:
    now, before = _networks(engine, ""), _networks(engine, BEFORE)
    gone = _withdrawn(engine)
    origins = {name: _origins(name, network, before) for name, network in now.items()}
    for name, network in now.items():
        if not origins[name]:
            yield _appeared(engine, name, network)
        elif len(origins[name]) > 1:
            yield _change("merged", name, f"from {', '.join(origins[name])}", origins[name], ())
        lost = tuple(sorted({record for o in origins[name] for record in gone.get(o, ())}))
        yield from _grown(engine, name, network, [before[o] for o in origins[name]], lost)
        if lost:
            what = (
                f"{counted(len(lost), 'record')} it rested on {'is' if len(lost) == 1 else 'are'}"
            )
            yield _change("withdrawn", name, f"{what} in no delivery now", (), (), lost)
    carried = [o for found in origins.values() for o in found]
    for name in sorted({o for o in carried if carried.count(o) > 1}):
        parts = tuple(sorted(n for n, found in origins.items() if name in found))
        yield _change("split", name, f"into {', '.join(parts)}", parts, (), gone.get(name, ()))
    for name in sorted(set(before) - set(carried)):
        yield _ended(engine, name, before[name], gone.get(name, ()))


def _withdrawn(engine: Engine) -> dict[str, tuple[str, ...]]:
    """Records that networks of the run before rested on and that no delivery holds any more."""
    rows = engine.rows(
        f"""select r.network_id, collect_sorted(r.record) from (
            select network_id, source_id || '/' || event_kind || '/' || event_ref as record
            from {BEFORE}network_records) as r
        left join events as e on e.event_id = r.record
        where e.event_id is null group by r.network_id"""
    )
    return {network: tuple(records) for network, records in rows}


def _origins(name: str, network: _Network, before: dict[str, _Network]) -> tuple[str, ...]:
    """The networks of the run before that this one carries on: its own id, and its ancestors."""
    return tuple(sorted(before.keys() & ({name} | network.ancestors)))


def _change(
    kind: str,
    network: str,
    what: str,
    who: tuple[str, ...],
    because: tuple[str, ...],
    withdrawn: tuple[str, ...] = (),
) -> Change:
    return Change(kind, network, what, who, because, withdrawn, ACTIONS[kind])


def _appeared(engine: Engine, name: str, network: _Network) -> Change:
    """New, or decidable now: some of its people were a candidate that was not known before."""
    because = _new_records(engine, name)
    was = _outcome_before(engine, network.members)
    children = counted(len(network.children), "child", "children")
    said = f"{network.people}, {children}, forces {', '.join(sorted(network.forces))}"
    if was is None:
        return _change("new", name, said, tuple(sorted(network.members)), because)
    outcome, open_criteria = was
    reason = f"{said}; {outcome.replace('_', ' ')} before"
    if open_criteria:
        reason += f" by {', '.join(open_criteria)}"
    if len(because) == 1:
        reason += "; one record settled it"
    return _change("decidable", name, reason, tuple(sorted(network.members)), because)


def _people_list(people: frozenset[str]) -> str:
    return ", ".join(f"'{person}'" for person in sorted(people)) or "''"


def _outcome_before(engine: Engine, members: frozenset[str]) -> tuple[str, tuple[str, ...]] | None:
    """What the run before said of the candidate that held most of these people."""
    rows = engine.rows(
        f"""select f.outcome, f.finding_id, count(*) as n
        from before_candidate_people as p
        join before_findings as f on f.candidate_kind = p.candidate_kind
            and f.candidate_id = p.candidate_id and f.definition_id = '{GROUP}'
        where p.candidate_kind = 'network' and p.side = 'concern'
            and p.person_id in ({_people_list(members)}) and f.outcome <> 'met'
        group by f.outcome, f.finding_id order by n desc, f.finding_id limit 1"""
    )
    if not rows:
        return None
    outcome, finding_id, _ = rows[0]
    criteria = engine.rows(
        f"""select criterion_id from before_criterion_results
        where finding_id = '{finding_id}' and outcome = '{outcome}' order by 1"""
    )
    return outcome, tuple(row[0] for row in criteria)


def _new_records(engine: Engine, network: str) -> tuple[str, ...]:
    """Records of a network that the run before did not have."""
    rows = engine.rows(
        f"""select r.source_id || '/' || r.event_kind || '/' || r.event_ref as record
        from network_records as r
        where r.network_id = '{network}' and (r.source_id, r.event_kind, r.event_ref) not in
            (select (source_id, event_kind, event_ref) from before_events) order by 1"""
    )
    return tuple(row[0] for row in rows)


def _grown(
    engine: Engine,
    name: str,
    network: _Network,
    origins: list[_Network],
    withdrawn: tuple[str, ...],
) -> Iterator[Change]:
    if not origins:
        return
    because = _new_records(engine, name)
    members = frozenset[str]().union(*(o.members for o in origins))
    children = frozenset[str]().union(*(o.children for o in origins))
    forces = frozenset[str]().union(*(o.forces for o in origins))
    for kind, gained, what in (
        ("grew", network.members - members, "joined"),
        ("gained_child", network.children - children, "is among its children"),
        ("crossed_border", network.forces - forces, "holds records of it"),
        ("lost_member", members - network.members, "is no longer in it"),
    ):
        if gained:
            who = tuple(sorted(gained))
            gone = withdrawn if kind == "lost_member" else ()
            yield _change(kind, name, f"{', '.join(who)} {what}", who, because, gone)


def _ended(engine: Engine, name: str, network: _Network, withdrawn: tuple[str, ...]) -> Change:
    rows = engine.rows(
        f"""select f.outcome, coalesce(f.question, ''), count(*) as n
        from candidate_people as p
        join findings as f on f.candidate_kind = p.candidate_kind
            and f.candidate_id = p.candidate_id and f.definition_id = '{GROUP}'
        where p.candidate_kind = 'network' and p.side = 'concern'
            and p.person_id in ({_people_list(network.members)})
        group by all order by n desc, 1, 2 limit 1"""
    )
    what = "its people are tied no more"
    if rows:
        outcome, question, _ = rows[0]
        what = f"the test is {outcome.replace('_', ' ')} now. {question}".strip()
    return _change("ended", name, what, tuple(sorted(network.members)), (), withdrawn)


_CLOSED = f"""
    select c.source_id, c.crime_ref, coalesce(s.force_code, 'not stated'),
        cast(c.closed_on as varchar), coalesce(b.outcome, 'not judged'), r.recorded, f.finding_id,
        list_sort(list(distinct x.event_id) filter (where o.event_id is null
            and x.event_id is not null))
    from findings as f
    join crimes as c on f.candidate_kind = 'crime'
        and f.candidate_id = c.source_id || '/' || c.crime_ref
    join sources as s on s.source_id = c.source_id
    join record_flags as r on r.source_id = c.source_id and r.crime_ref = c.crime_ref
        and r.flag = 'GROUP_CSE'
    left join before_findings as b on b.candidate_kind = f.candidate_kind
        and b.candidate_id = f.candidate_id and b.definition_id = f.definition_id
    left join candidate_records as x on x.candidate_kind = f.candidate_kind
        and x.candidate_id = f.candidate_id
    left join before_events as o on o.event_id = x.event_id
    where f.definition_id = '{GROUP}' and f.outcome = 'met' and c.closed_on is not null
        and coalesce(b.outcome, '') <> 'met'
    group by all order by 3, 4, 1, 2
"""


def _closed_crimes(engine: Engine) -> Iterator[ClosedCrime]:
    for row in engine.rows(_CLOSED):
        source, ref, force, closed, before, flagged, finding, because = row
        yield ClosedCrime(
            source, ref, force, closed, before, bool(flagged), tuple(because or ()), finding
        )
