"""Crimes, records and groups of tied people become candidates: scope, people, counts and ties."""

from __future__ import annotations

import pyarrow as pa

from accord.engine import Engine, Work
from accord.networks import (
    candidate_people,
    concern,
    counting,
    group_records,
    hubs,
    lineage,
    object_ties,
    occasions,
    record_ties,
    scopes,
    slots,
    unnamed_links,
)
from accord.networks.groups import by_group, components, groups

_GROUP_MEMBERS = pa.schema([("network_id", pa.string()), ("person_id", pa.string())])
_UNNAMED_GROUPS = pa.schema([("network_id", pa.string()), ("event_id", pa.string())])

# Somebody alone on every record stands as a group where the text of one speaks of others.
_WITH_OTHERS = """
    select distinct c.person_id
    from concern_on_records as c
    join slots as s on s.event_id = c.event_id and s.need >= 2
    join record_standing as d on d.event_id = c.event_id
        and not d.is_separate and not d.is_meeting and not d.is_crowded
    order by c.person_id
"""
# "Three unknown males took her to a flat": nobody stands on the record for them, and they are a
# group all the same. Where somebody is recorded on the occasion, the group is that person's.
_UNNAMED_RECORDS = """
    select s.event_id
    from slots as s
    join record_standing as d on d.event_id = s.event_id and d.exploitation = 'alleged'
        and not d.is_separate and not d.is_meeting and not d.is_crowded
    where s.need >= 2 and s.n_named + s.n_unnamed + s.n_child_members = 0
        and s.event_id in (select event_id from children_on_records where is_child <> 'no')
        and s.event_id not in (
            select o.event_id from occasions as o
            join concern_on_records as c on c.event_id = o.other_event_id)
    order by s.event_id
"""
_COUNTING_TIES = """
    select t.person_id_a, t.person_id_b, count(distinct t.basis)
    from ties as t
    join concern_people as a on a.person_id = t.person_id_a
    join concern_people as b on b.person_id = t.person_id_b
    where t.strength = 'counts'
    group by t.person_id_a, t.person_id_b
    order by t.person_id_a, t.person_id_b
"""
# Children who may be members are listed with a network and are none of its core.
_PREVIOUS = """
    select p.network_id, p.person_id
    from previous_network_members as p
    left join child_members as c on c.person_id = p.person_id
    where c.person_id is null
    order by all
"""


def run(work: Work) -> None:
    """Set out what the definitions are asked about, on which records, with which people."""
    engine = work.engine
    for module in (concern, occasions, slots):
        work.steps(module.STEPS)
    work.steps((hubs.CROWDED_RECORDS, record_ties.RECORD_STANDING))
    work.steps((object_ties.OBJECT_HUBS, object_ties.HOLDINGS, object_ties.CHILD_OBJECTS))
    work.steps(unnamed_links.STEPS)
    _group_members(engine)
    _unnamed_groups(engine)
    for module in (scopes, group_records, candidate_people, counting):
        work.steps(module.STEPS)


def _group_members(engine: Engine) -> None:
    """Make the table of groups: who belongs together, under which id."""
    people = dict(engine.rows("select person_id, is_identified from concern_people"))
    unnamed = frozenset(name for name, is_identified in people.items() if not is_identified)
    with_others = {name for (name,) in engine.rows(_WITH_OTHERS)}
    found = [
        group
        for group in groups(list(people), engine.rows(_COUNTING_TIES), unnamed)
        if len(group) > 1 or group[0] in with_others
    ]
    named = lineage.named(found, by_group(engine.rows(_PREVIOUS)))
    rows = sorted((network, person) for network, group in named.items() for person in group)
    columns = [[row[i] for row in rows] for i in range(2)]
    engine.register("group_members", pa.table(columns, schema=_GROUP_MEMBERS))


def _unnamed_groups(engine: Engine) -> None:
    """Make the table of groups of whom only words speak: the records of each, one occasion."""
    records = [name for (name,) in engine.rows(_UNNAMED_RECORDS)]
    chosen = set(records)
    pairs = [
        (one, other)
        for one, other in engine.rows("select event_id, other_event_id from occasions order by all")
        if one in chosen and other in chosen
    ]
    rows = sorted(
        (lineage.first_id(group), event) for group in components(records, pairs) for event in group
    )
    columns = [[row[i] for row in rows] for i in range(2)]
    engine.register("unnamed_groups", pa.table(columns, schema=_UNNAMED_GROUPS))
