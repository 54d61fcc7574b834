"""A run's tables become what a network's page shows round its ties: children, hubs, areas."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from accord.engine import Engine, opened_tables
from accord.profile.areas import place_events

Content = dict[str, Any]
TABLES = (
    *("networks", "candidate_records", "candidate_people", "events", "event_people", "hubs"),
    *("event_objects", "person_objects", "crimes", "intelligence", "partner_reports"),
)
# Fewer records than this are not drawn on the map: a point would be a place, and a place a home.
FEWEST_ON_A_MAP = 3
NETWORKS = """
    select network_id, previous_network_ids, sectors, is_ocg_mapped, is_partner_only,
        n_independent_sources
    from networks order by network_id
"""
# A child and a person of concern on one record; sharing a child is no tie between two people.
BESIDE = """
    select r.candidate_id, c.person_id, p.person_id, min(r.event_id)
    from candidate_records r
        join event_people c on c.event_id = r.event_id and c.side = 'child'
        join event_people p on p.event_id = r.event_id and p.side = 'concern'
            and not p.is_eliminated
        join candidate_people i on i.candidate_kind = 'network'
            and i.candidate_id = r.candidate_id and i.person_id = c.person_id
        join candidate_people j on j.candidate_kind = 'network'
            and j.candidate_id = r.candidate_id and j.person_id = p.person_id
    where r.candidate_kind = 'network' and c.person_id <> p.person_id
    group by 1, 2, 3
    order by 1, 2, 3
"""
HUBS = """
    with touched as (
        select person_id, object_key from person_objects
        union
        select p.person_id, o.object_key
        from event_people p join event_objects o using (event_id)
        where p.side = 'concern' and not p.is_eliminated
    )
    select c.candidate_id, t.object_key, h.reason, t.person_id
    from touched t
        join hubs h on h.hub_kind = 'object' and h.hub_id = t.object_key
        join candidate_people c on c.candidate_kind = 'network' and c.side = 'concern'
            and c.person_id = t.person_id
    group by all
    order by all
"""
# Where a child lives is left out before anything is counted, whatever kind of place it is.
PLACED = """
    with homes as (
        select distinct o.object_key
        from person_objects o
            join event_people p on p.person_id = o.person_id and p.side = 'child'
        where o.relation in ('lives_at', 'controls')
    )
    select r.candidate_id, r.event_id, a.area,
        coalesce(bool_or(h.object_key is not null), false)
            or bool_or(coalesce(e.location_type, '') in ('childrens_home', 'care_placement'))
    from candidate_records r
        join events e using (event_id)
        left join event_areas a using (event_id)
        left join event_objects o on o.event_id = r.event_id and o.relation = 'location'
        left join homes h using (object_key)
    where r.candidate_kind = 'network'
    group by 1, 2, 3
    order by 1, 2
"""
DISTRICTS = """
    with located as (
        select source_id || '/crime/' || crime_ref as event_id, postcode from crimes
        union all select source_id || '/intelligence/' || report_id, postcode from intelligence
        union all select source_id || '/partner_report/' || report_id, postcode
        from partner_reports
    ), counted as (
        select a.area, upper(replace(l.postcode, ' ', '')) as code, count(*) as n
        from located l join event_areas a using (event_id)
        where length(replace(l.postcode, ' ', '')) >= 5
        group by all
    )
    select area, left(code, length(code) - 3) as district, sum(n) as n
    from counted group by all order by area, n desc, district
"""


def read_network_parts(run_folder: Path) -> dict[tuple[str, str], list[Content]]:
    """For every network of a run, what is round its people and ties."""
    with opened_tables(run_folder, TABLES) as engine:
        rings = place_events(engine, None).rings
        beside = _grouped(engine.rows(BESIDE), lambda row: list(row))
        hubs = _hubs(engine)
        placed = _grouped(engine.rows(PLACED), lambda row: (row[1], bool(row[2])))
        names = _names(engine)
        networks = engine.rows(NETWORKS)
    said = {row[0]: _network(row[1:]) for row in networks}
    found = sorted(said.keys() | beside.keys() | hubs.keys() | placed.keys())
    return {
        ("network", network): [
            {
                **said.get(network, {}),
                "beside": beside.get(network, []),
                "hubs": hubs.get(network, []),
                **_areas(placed.get(network, []), names, rings),
            }
        ]
        for network in found
    }


def _grouped(rows: Iterable[Sequence[Any]], made: Any) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for network, *rest in rows:
        found[network].append(made(rest))
    return found


def _network(row: Sequence[Any]) -> Content:
    previous, sectors, is_mapped, is_partner_only, n_sources = row
    return {
        "previous": sorted(previous or ()),
        "sectors": sorted(sector.replace("_", " ") for sector in sectors or ()),
        "is_ocg_mapped": is_mapped,
        "is_partner_only": is_partner_only,
        "n_sources": n_sources,
    }


def _hubs(engine: Engine) -> dict[str, list[Content]]:
    """What two or more of a network's people share for ordinary reasons; it ties nobody."""
    found: defaultdict[str, dict[str, Content]] = defaultdict(dict)
    for network, key, reason, person in engine.rows(HUBS):
        hub = found[network].setdefault(
            # Under "place" it is hidden with the addresses; its id says nothing of it.
            key,
            {"id": _id_of(key), "place": _written(key), "reason": reason or "", "people": []},
        )
        hub["people"].append(person)
    return {
        network: [hub for _, hub in sorted(hubs.items()) if len(hub["people"]) > 1]
        for network, hubs in found.items()
    }


def _id_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _written(key: str) -> str:
    """A shared place or number as people write it."""
    return key.partition(":")[2].replace("#", " ") or key


def _names(engine: Engine) -> dict[str, str]:
    """Each area by the postcode district that most of its records have; no two alike."""
    usual: dict[str, str] = {}
    for area, district, _ in engine.rows(DISTRICTS):
        usual.setdefault(area, district)
    taken: defaultdict[str, int] = defaultdict(int)
    named = {}
    for area, district in sorted(usual.items()):
        taken[district] += 1
        part = f", part {taken[district]}" if taken[district] > 1 else ""
        named[area] = f"around {district}{part}"
    return named


def _areas(
    placed: list[tuple[str | None, bool]], names: dict[str, str], rings: Any
) -> dict[str, Any]:
    """Records counted by area; what is left out is counted too."""
    counts: defaultdict[str, int] = defaultdict(int)
    for area, is_home in placed:
        if area is not None and not is_home:
            counts[area] += 1
    shown = {area: n for area, n in sorted(counts.items()) if n >= FEWEST_ON_A_MAP}
    return {
        "areas": [
            {"name": names.get(area, area), "n": n, "ring": [list(p) for p in rings[area][0]]}
            for area, n in shown.items()
        ],
        "n_at_a_home": sum(is_home for _, is_home in placed),
        "n_not_placed": sum(area is None and not is_home for area, is_home in placed),
        "n_in_small_areas": sum(counts.values()) - sum(shown.values()),
    }
