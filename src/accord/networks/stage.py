"""Network candidates that meet the definition become networks, with members, children, records."""

from __future__ import annotations

import pyarrow as pa

from accord.engine import Engine, Step, Work
from accord.networks import concern, lineage
from accord.networks.groups import by_group

MET_NETWORKS = Step(
    "met_networks",
    "network candidates for which organised-network-iicsa is met",
    """
    select distinct candidate_id as network_id from findings
    where candidate_kind = 'network' and definition_id = 'organised-network-iicsa'
        and outcome = 'met'
    """,
)

NETWORK_MEMBERS = Step(
    "network_members",
    "people of concern with their roles; a child who may be a member is listed as a child first",
    """
    select m.network_id, p.person_id, p.roles, p.is_also_victim, p.is_child = 'yes' as is_child,
        p.is_identified
    from met_networks as m
    join candidate_people as p on p.candidate_kind = 'network'
        and p.candidate_id = m.network_id and p.side = 'concern'
    """,
)

RECORDS_WITH_CHILDREN = Step(
    "records_with_children",
    "what each record of a network says of each child on it",
    """
    select m.network_id, c.person_id,
        case when d.event_kind = 'crime' and d.exploitation = 'alleged' and p.role = 'victim'
                then 1
            when d.exploitation = 'alleged' then 2
            else 3 end as standing
    from met_networks as m
    join candidate_people as c on c.candidate_kind = 'network'
        and c.candidate_id = m.network_id and c.side = 'child' and c.is_child <> 'no'
    join candidate_records as r on r.candidate_kind = 'network'
        and r.candidate_id = m.network_id and r.scope in ('own', 'occasion')
    join event_people as p on p.event_id = r.event_id and p.person_id = c.person_id
        and p.side = 'child'
    join record_days as d on d.event_id = r.event_id
    """,
)

NETWORK_CHILDREN = Step(
    "network_children",
    "children a network is believed to harm, by the strongest record of each",
    """
    select network_id, person_id,
        case min(standing) when 1 then 'known_victim' when 2 then 'suspected_victim'
            else 'at_risk_concern' end as status
    from records_with_children
    group by network_id, person_id
    """,
)

NETWORK_RECORDS = Step(
    "network_records",
    "every record a network rests on",
    """
    select m.network_id, e.source_id, e.event_kind, e.event_ref
    from met_networks as m
    join candidate_records as r on r.candidate_kind = 'network'
        and r.candidate_id = m.network_id
    join events as e on e.event_id = r.event_id
    """,
)

RECORD_TOTALS = Step(
    "record_totals",
    "crimes, forces, sectors and original sources of the records a network rests on",
    """
    select n.network_id,
        count(*) filter (where n.event_kind = 'crime' and e.exploitation is not null) as n_crimes,
        collect_sorted(case when s.sector in ('police', 'transport_police')
            then s.force_code end) as forces,
        collect_sorted(s.sector) as sectors,
        bool_or(has_item(e.markers, 'OCG')) as is_ocg_recorded,
        not bool_or(s.sector in ('police', 'transport_police')) as is_partner_only,
        count(distinct e.provenance_root) as n_independent_sources
    from network_records as n
    join sources as s on s.source_id = n.source_id
    join events as e on e.source_id = n.source_id and e.event_kind = n.event_kind
        and e.event_ref = n.event_ref
    group by n.network_id
    """,
)

# Being mapped as an organised crime group is shown and is never a condition.
MAPPED_MEMBERS = Step(
    "mapped_members",
    "networks with a member who carries an organised crime group marker",
    """
    select distinct m.network_id
    from network_members as m
    join person_nominals as p on p.person_id = m.person_id
    join markers as k on k.source_id = p.source_id and k.target_ref = p.nominal_id
        and k.target_kind = 'nominal' and k.code = 'OCG' and k.cleared_on is null
    """,
)

# The contract wants a number for the most: where the text sets no limit, it is the most the
# records name; candidate_counts keeps that there is none.
NETWORK_TOTALS = Step(
    "network_totals",
    "the counts of each network; children are left out of its people",
    """
    select m.network_id, c.count_low as n_people_low,
        greatest(c.count_low, coalesce(c.count_high, p.n_members, 0)) as n_people_high,
        coalesce(p.n_identified, 0) as n_identified, coalesce(k.n_children, 0) as n_children,
        d.first_on, d.last_on
    from met_networks as m
    join candidate_counts as c on c.candidate_kind = 'network'
        and c.candidate_id = m.network_id and c.counting = 'people'
    join candidates as d on d.candidate_kind = 'network' and d.candidate_id = m.network_id
    left join (
        select candidate_id, count(*) as n_members,
            count(*) filter (where is_identified) as n_identified
        from candidate_people
        where candidate_kind = 'network' and side = 'concern' and is_counted
        group by candidate_id
    ) as p on p.candidate_id = m.network_id
    left join (
        select network_id, count(*) as n_children from network_children group by network_id
    ) as k on k.network_id = m.network_id
    """,
)

NETWORKS = Step(
    "networks",
    "networks as they are kept",
    """
    select t.network_id, coalesce(l.previous_network_ids, []) as previous_network_ids,
        n_people_low, n_people_high, n_identified, n_children, r.n_crimes, r.forces, r.sectors,
        t.first_on, t.last_on, n_items(r.forces) > 1 as is_cross_force,
        r.is_ocg_recorded or o.network_id is not null as is_ocg_mapped, r.is_partner_only,
        r.n_independent_sources
    from network_totals as t
    join record_totals as r on r.network_id = t.network_id
    left join mapped_members as o on o.network_id = t.network_id
    left join network_lineage as l on l.network_id = t.network_id
    """,
)

_LINEAGE = pa.schema([("network_id", pa.string()), ("previous_network_ids", pa.list_(pa.string()))])


def run(work: Work) -> None:
    """Keep the candidates that meet the definition as networks; the rest stay as findings."""
    engine = work.engine
    work.steps(
        (
            concern.RECORD_DAYS,
            MET_NETWORKS,
            NETWORK_MEMBERS,
            RECORDS_WITH_CHILDREN,
            NETWORK_CHILDREN,
            NETWORK_RECORDS,
            RECORD_TOTALS,
            MAPPED_MEMBERS,
            NETWORK_TOTALS,
        )
    )
    _network_lineage(engine)
    engine.step(NETWORKS)


def _network_lineage(engine: Engine) -> None:
    """Make the table of what each network was called in the run before."""
    before = by_group(
        engine.rows("select network_id, person_id from previous_network_members order by all")
    )
    now = by_group(engine.rows("select network_id, person_id from network_members order by all"))
    rows = [
        (network, lineage.ancestors(network, people, before)) for network, people in now.items()
    ]
    columns = [[row[i] for row in rows] for i in range(2)]
    engine.register("network_lineage", pa.table(columns, schema=_LINEAGE))
