"""A network as nodes and edges: people of concern, children, records and things, with grades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from accord.engine import Engine, opened_tables
from accord.errors import NotFound
from accord.exports.measures import measured

READS = (
    *("sources", "networks", "network_members", "network_children", "network_records", "persons"),
    *("events", "event_people", "event_objects", "ties", "hubs", "intelligence"),
)
PERSON, CHILD, RECORD = "person_of_concern", "child", "record"
# Every attribute a node or an edge can carry, with what it means: the guide of the CSV as well.
NODE_GUIDE = {
    "networks": "ids of the networks it stands in",
    "roles": "roles in the network; of people of concern only",
    "identified": "yes or no: whether the person is identified",
    "child_status": "known_victim, suspected_victim or at_risk_concern; of children only",
    "may_be_member": "yes on a child who may be a member: a child first, reviewed as a victim",
    "source": "who holds the record",
    "event_kind": "which kind of record",
    "on": "day of the record",
    "source_grade": "3x5x2 source grade: 1 to 3",
    "information_grade": "3x5x2 information grade: A to E",
    "handling_code": "3x5x2 handling: P may be shared, C with conditions",
    "ties": "how many people of concern this one is tied to; never given for a child",
    "between": "shortest paths between other people that pass through; never given for a child",
    "component": "number of the set of people of concern that ties join; never given for a child",
}
EDGE_GUIDE = {
    "basis": "kind of tie or role",
    "record": "the record it rests on",
    "source": "who holds that record",
    "on": "day of the record",
    "source_grade": "3x5x2 source grade of that record",
    "information_grade": "3x5x2 information grade of that record",
    "handling_code": "3x5x2 handling code of that record",
    "strength": "counts or open: whether the tie joins, or leaves it not known",
    "reason": "why, in words",
}


@dataclass(frozen=True)
class Node:
    """Somebody or something on the chart."""

    id: str
    kind: str
    label: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Edge:
    """What joins two nodes, with the record it rests on."""

    id: str
    source: str
    target: str
    kind: str
    label: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Graph:
    """One or several networks as nodes and edges, in a fixed order."""

    title: str
    marking: str
    is_synthetic: bool
    run_id: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def note(self) -> str:
        """What every file says of itself."""
        made_up = " Synthetic data." if self.is_synthetic else ""
        return (
            f"{self.marking or 'not marked'}. Run {self.run_id}. Proposed by Accord; a person "
            f"decides.{made_up}"
        )


def network_graph(run_folder: Path, network_id: str) -> Graph:
    """One network of a run as a graph, or all of them where the id is 'all'."""
    with opened_tables(run_folder, READS) as engine:
        names = [row[0] for row in engine.rows("select network_id from networks order by 1")]
        if network_id != "all" and network_id not in names:
            raise NotFound("This run holds no network of that id.")
        chosen = names if network_id == "all" else [network_id]
        _choose(engine, chosen)
        nodes = [*_people(engine), *_records(engine), *_objects(engine)]
        edges = [*_ties(engine), *_parts(engine), *_uses(engine)]
        marking, synthetic = _handling(engine)
    return Graph(
        title="All networks" if network_id == "all" else f"Network {network_id}",
        marking=marking,
        is_synthetic=synthetic,
        run_id=run_folder.resolve().name,
        nodes=tuple(_with_measures(sorted(nodes, key=lambda n: n.id), edges)),
        edges=tuple(sorted(edges, key=lambda e: e.id)),
    )


def _choose(engine: Engine, names: list[str]) -> None:
    among = ", ".join(f"'{name}'" for name in names) or "''"
    engine.run(
        f"""create or replace table chosen_people as
        select person_id, collect_sorted(network_id) as networks, bool_or(is_child) as is_child,
            bool_or(may_be_member) as may_be_member, collect_sorted(status) as statuses,
            list_sort(list_distinct(flatten(list(roles)))) as roles
        from (select network_id, person_id, is_child, is_child as may_be_member,
                null as status, roles from network_members where network_id in ({among})
            union all
            select network_id, person_id, true, false, status, [] from network_children
            where network_id in ({among})) group by person_id"""
    )
    engine.run(
        f"""create or replace table chosen_records as
        select e.event_id, any_value(e.event_kind) as event_kind,
            any_value(e.source_id) as source_id, any_value(e.event_ref) as event_ref,
            collect_sorted(r.network_id) as networks,
            any_value(cast(coalesce(e.starts_at, e.known_at) as date)) as day,
            any_value(i.source_grade) as source_grade,
            any_value(i.information_grade) as information_grade,
            any_value(i.handling_code) as handling_code, any_value(s.organisation) as organisation,
            any_value(s.marking) as marking, bool_or(s.is_synthetic) as is_synthetic
        from network_records as r
        join events as e on e.source_id = r.source_id and e.event_kind = r.event_kind
            and e.event_ref = r.event_ref
        join sources as s on s.source_id = e.source_id
        left join intelligence as i on e.event_kind = 'intelligence'
            and i.source_id = e.source_id and i.report_id = e.event_ref
        where r.network_id in ({among}) group by e.event_id"""
    )


def _handling(engine: Engine) -> tuple[str, bool]:
    rows = engine.rows(
        "select array_to_string(collect_sorted(marking), ', '), bool_or(is_synthetic) "
        "from chosen_records"
    )
    marking, synthetic = rows[0]
    return marking or "", bool(synthetic)


def _people(engine: Engine) -> Iterator[Node]:
    rows = engine.rows(
        """select c.person_id, p.forename, p.surname, p.is_identified, c.is_child,
            c.may_be_member, c.statuses, c.networks, c.roles
        from chosen_people as c join persons as p on p.person_id = c.person_id"""
    )
    for person, forename, surname, known, is_child, may_be, statuses, networks, roles in rows:
        name = " ".join(n for n in (forename, surname) if n)
        name = name or ("name not recorded" if known else "not identified")
        attributes = {"networks": "; ".join(networks), "identified": "yes" if known else "no"}
        if is_child:
            attributes["child_status"] = "; ".join(statuses)
            attributes["may_be_member"] = "yes" if may_be else ""
        else:
            attributes["roles"] = "; ".join(roles or ())
        yield Node(
            f"person:{person}",
            CHILD if is_child else PERSON,
            f"Child: {name}" if is_child else name,
            _filled(attributes),
        )


def _records(engine: Engine) -> Iterator[Node]:
    rows = engine.rows(
        """select event_id, event_kind, source_id, event_ref, networks, cast(day as varchar),
            organisation, source_grade, information_grade, handling_code from chosen_records"""
    )
    for event, kind, source, ref, networks, day, holder, *grades in rows:
        yield Node(
            f"record:{event}",
            RECORD,
            f"{kind.replace('_', ' ')} {source}/{ref}",
            _filled(
                {
                    "networks": "; ".join(networks),
                    "event_kind": kind,
                    "source": holder,
                    "on": day,
                    **_grades(grades),
                }
            ),
        )


def _grades(grades: list[str | None]) -> dict[str, str | None]:
    names = ("source_grade", "information_grade", "handling_code")
    return dict(zip(names, grades, strict=True))


def _filled(attributes: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}


_OBJECTS = """
    from event_objects as o join chosen_records as r on r.event_id = o.event_id
    where o.object_key not in (select hub_id from hubs where hub_kind = 'object')
"""


def _objects(engine: Engine) -> Iterator[Node]:
    rows = engine.rows(
        f"select o.object_key, any_value(o.kind) as kind, collect_sorted(n.network) "
        f"from (select o.*, r.networks {_OBJECTS}) as o, unnest(o.networks) as n(network) "
        "group by o.object_key"
    )
    for key, kind, networks in rows:
        label = key.split(":", 1)[1].replace("#", " ")
        yield Node(f"object:{key}", kind, label, {"networks": "; ".join(networks)})


def _uses(engine: Engine) -> Iterator[Edge]:
    rows = engine.rows(
        f"""select distinct o.event_id, o.object_key, o.relation, r.organisation,
            cast(r.day as varchar), r.source_grade, r.information_grade, r.handling_code
            {_OBJECTS}"""
    )
    for event, key, relation, holder, day, *grades in rows:
        yield Edge(
            f"use:{event}|{key}|{relation}",
            f"record:{event}",
            f"object:{key}",
            "object_on_record",
            relation.replace("_", " "),
            _filled(
                {
                    "basis": relation,
                    "record": event,
                    "source": holder,
                    "on": day,
                    **_grades(grades),
                }
            ),
        )


def _parts(engine: Engine) -> Iterator[Edge]:
    rows = engine.rows(
        """select distinct p.person_id, p.event_id, p.role, r.organisation,
            cast(r.day as varchar), r.source_grade, r.information_grade, r.handling_code
        from event_people as p
        join chosen_people as c on c.person_id = p.person_id
        join chosen_records as r on r.event_id = p.event_id
        where not p.is_eliminated"""
    )
    for person, event, role, holder, day, *grades in rows:
        yield Edge(
            f"part:{person}|{event}|{role}",
            f"person:{person}",
            f"record:{event}",
            "person_on_record",
            role.replace("_", " "),
            _filled(
                {
                    "basis": role,
                    "record": event,
                    "source": holder,
                    "on": day,
                    **_grades(grades),
                }
            ),
        )


def _ties(engine: Engine) -> Iterator[Edge]:
    rows = engine.rows(
        """select t.tie_id, t.person_id_a, t.person_id_b, t.basis, t.reason, t.strength,
            t.source_id, t.event_kind, t.event_ref, cast(t.occurred_on as varchar),
            s.organisation, i.source_grade, coalesce(t.information_grade, i.information_grade),
            i.handling_code
        from ties as t
        join chosen_people as a on a.person_id = t.person_id_a and not a.is_child
        join chosen_people as b on b.person_id = t.person_id_b and not b.is_child
        join sources as s on s.source_id = t.source_id
        left join intelligence as i on t.event_kind = 'intelligence'
            and i.source_id = t.source_id and i.report_id = t.event_ref
        where t.strength <> 'none'"""
    )
    for tie, one, other, basis, reason, strength, source, kind, ref, day, holder, *grades in rows:
        yield Edge(
            f"tie:{tie}",
            f"person:{one}",
            f"person:{other}",
            "tie",
            basis.replace("_", " "),
            _filled(
                {
                    "basis": basis,
                    "record": f"{source}/{kind}/{ref}" if ref else f"an association of {source}",
                    "source": holder,
                    "on": day,
                    "strength": strength,
                    "reason": reason,
                    **_grades(grades),
                }
            ),
        )


def _with_measures(nodes: list[Node], edges: list[Edge]) -> Iterator[Node]:
    """Measures are of people of concern by the ties that count; a child never has one."""
    people = [node.id for node in nodes if node.kind == PERSON]
    tied = [
        (edge.source, edge.target)
        for edge in edges
        if edge.kind == "tie" and edge.attributes.get("strength") == "counts"
    ]
    found = measured(people, tied)
    for node in nodes:
        if node.id in found:
            one = found[node.id]
            values = {
                "ties": str(one.ties),
                "between": f"{one.between:.6g}",
                "component": str(one.component),
            }
            node = replace(node, attributes={**node.attributes, **values})
        yield node
