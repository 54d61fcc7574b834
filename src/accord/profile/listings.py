"""What the restricted edition lists one by one: networks and places; no other edition has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.engine import Engine, Step
from accord.profile.spans import day

REGISTER = Step(
    "network_register",
    "Each network of the profile with its extent; pseudonyms follow the order of the rows",
    """
    select network_id, n_people_low, n_people_high, n_identified, n_children, n_crimes, forces,
        sectors, first_on, last_on, is_ocg_mapped, rests_on_partners_only, has_unidentified,
        coalesce(n_independent_sources, 0) as n_sources
    from profile_networks order by network_id
    """,
)
MEMBERS = Step(
    "network_register_members",
    "The members and children of each network, and the ties between members",
    """
    select m.network_id, m.person_id, case when m.is_child then 'child'
        when coalesce(m.is_identified, true) then 'person' else 'unidentified' end as kind
    from network_members m join profile_networks n using (network_id)
    union
    select c.network_id, c.person_id, 'child' from network_children c
    join profile_networks n using (network_id)
    order by 1, 2, 3
    """,
)
TIES = Step(
    "network_register_ties",
    "Ties between members, and each child to the members on a record with it",
    """
    select distinct m.network_id, t.person_id_a as one, t.person_id_b as other
    from network_edges t
    join network_members m on m.person_id = t.person_id_a
    join network_members o on o.person_id = t.person_id_b and o.network_id = m.network_id
    join profile_networks n on n.network_id = m.network_id
    union
    select distinct r.network_id, c.person_id, s.person_id
    from network_records r
    join profile_networks n on n.network_id = r.network_id
    join events e on e.source_id = r.source_id and e.event_kind = r.event_kind
        and e.event_ref = r.event_ref
    join event_people c on c.event_id = e.event_id
    join network_children h on h.network_id = r.network_id and h.person_id = c.person_id
    join event_people s on s.event_id = e.event_id
    join network_members m on m.network_id = r.network_id and m.person_id = s.person_id
    where c.person_id <> s.person_id
    order by 1, 2, 3
    """,
)
SHARED_PLACES = Step(
    "places_of_several_children",
    "Places on records of two or more children harmed or at risk, with how many sources name them",
    """
    select e.place_key, max(e.location_type) as place, count(distinct h.person_id) as n_children,
        count(distinct e.source_id) as n_sources, count(distinct e.event_id) as n_records
    from profile_child_events h join profile_events e on e.event_id = h.event_id
    where e.place_key is not null
        and coalesce(e.location_type, 'unknown') not in ('private_address', 'online', 'unknown')
    group by e.place_key having count(distinct h.person_id) >= 2
    order by 3 desc, 4 desc, 1
    """,
)

SEQUENCES = Step(
    "sequences",
    "The first days of harm, of suspicion and of what followed, of children recorded as suspects",
    """
    select s.person_id, r.first_on as harmed_on, s.suspect_on,
        min(case when m.kind = 'youth_justice_contact' then m.day end) as justice_on,
        min(case when m.kind = 'nrm' then m.day end) as referred_on
    from profile_suspected s join profile_first_reports r on r.person_id = s.person_id
    left join profile_responses m on m.person_id = s.person_id
    group by s.person_id, r.first_on, s.suspect_on order by s.person_id
    """,
)


@dataclass(frozen=True)
class Network:
    """One network of the register, under a pseudonym."""

    name: str
    row: Mapping[str, Any]
    nodes: Mapping[str, tuple[str, str]]
    edges: tuple[tuple[str, str], ...]

    @property
    def span(self) -> str:
        first, last = self.row["first_on"], self.row["last_on"]
        return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _day(value: date | None) -> str:
    return "not dated" if value is None else day(value)


@dataclass(frozen=True)
class Listings:
    """Rows about single networks and places, and the days of children recorded as suspects."""

    networks: tuple[Network, ...] = ()
    places: tuple[Mapping[str, Any], ...] = ()
    sequences: tuple[Mapping[str, Any], ...] = ()


def listings(engine: Engine) -> Listings:
    """Read the lists of the restricted edition."""
    register = _rows(engine, REGISTER)
    members, ties = _rows(engine, MEMBERS), _rows(engine, TIES)
    networks = tuple(
        _network(f"N-{place:02}", row, members, ties) for place, row in enumerate(register, 1)
    )
    places, sequences = _rows(engine, SHARED_PLACES), _rows(engine, SEQUENCES)
    return Listings(networks, tuple(places), tuple(sequences))


def _rows(engine: Engine, step: Step) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = engine.arrow(step.sql).to_pylist()
    return rows


def _network(
    name: str,
    row: Mapping[str, Any],
    members: list[dict[str, Any]],
    ties: list[dict[str, Any]],
) -> Network:
    """A network with its people under letters: P for people, C for children, U for unidentified."""
    kinds: dict[str, str] = {}
    for member in members:
        # A child is shown as a child first, whatever else is recorded.
        is_shown = kinds.get(member["person_id"]) == "child"
        if member["network_id"] == row["network_id"] and not is_shown:
            kinds[member["person_id"]] = member["kind"]
    letters = {"person": "P", "child": "C", "unidentified": "U"}
    places: dict[str, int] = {}
    nodes = {}
    for person, kind in sorted(kinds.items()):
        places[kind] = places.get(kind, 0) + 1
        nodes[person] = (kind, f"{letters[kind]}{places[kind]}")
    edges = {
        (t["one"], t["other"])
        for t in ties
        if t["network_id"] == row["network_id"] and {t["one"], t["other"]} <= set(nodes)
    }
    return Network(name, row, nodes, tuple(sorted(edges)))
