"""Groups of tied people become network candidates with the records they rest on."""

from accord.engine import Step
from accord.networks.windows import SPAN_DAYS

MEMBER_RECORDS = Step(
    "member_records",
    "the records on which members of a group are people of concern",
    """
    select g.network_id, g.person_id, c.event_id, d.first_on, d.last_on,
        count(*) over (partition by g.network_id, c.event_id) as n_members,
        s.need >= 2 and not t.is_separate and not t.is_meeting and not t.is_crowded
            as is_of_several
    from group_members as g
    join concern_on_records as c on c.person_id = g.person_id
    join record_days as d on d.event_id = c.event_id
    join record_standing as t on t.event_id = c.event_id
    join slots as s on s.event_id = c.event_id
    """,
)

# Two members tied by a relationship or an object, and never on one record: the two records of
# theirs that lie nearest in time are what the tie rests on.
NEAREST_RECORDS = Step(
    "nearest_records",
    "for each tie without a common record, the nearest records of the two",
    """
    select a.network_id, a.event_id, b.event_id as other_event_id
    from member_records as a
    join (
        select distinct person_id_a, person_id_b from ties where strength = 'counts'
    ) as t on t.person_id_a = a.person_id
    join member_records as b on b.network_id = a.network_id and b.person_id = t.person_id_b
    qualify bool_or(a.event_id = b.event_id) over (
            partition by a.network_id, a.person_id, b.person_id) = false
        and row_number() over (
            partition by a.network_id, a.person_id, b.person_id
            order by greatest(0, days_between(a.last_on, b.first_on),
                days_between(b.last_on, a.first_on)), a.event_id, b.event_id) = 1
    """,
)

NETWORK_SPANS = Step(
    "network_spans",
    "the time over which a group is seen to be one",
    """
    select network_id, min(first_on) as first_on, max(last_on) as last_on
    from (
        select m.network_id, m.first_on, m.last_on
        from member_records as m
        left join (
            select network_id, event_id from nearest_records
            union select network_id, other_event_id from nearest_records
        ) as n on n.network_id = m.network_id and n.event_id = m.event_id
        where m.n_members > 1 or m.is_of_several or n.event_id is not null
        union all
        select u.network_id, d.first_on, d.last_on
        from unnamed_groups as u join record_days as d on d.event_id = u.event_id
    ) as seen_together
    group by network_id
    """,
)

# What a member did alone, more than a year before or after, is judged on its own.
NETWORK_OWN = Step(
    "network_own",
    "the records of members within that time or a year either side",
    f"""
    select distinct m.network_id, m.event_id
    from member_records as m
    join network_spans as s on s.network_id = m.network_id
    where m.first_on <= add_days(s.last_on, {SPAN_DAYS})
        and m.last_on >= add_days(s.first_on, -{SPAN_DAYS})
    union
    select network_id, event_id from unnamed_groups
    """,
)

RECORDS_OF_NETWORKS = Step(
    "records_of_networks",
    "every record of a network candidate with the nearest scope it has",
    """
    select 'network' as candidate_kind, network_id as candidate_id, event_id,
        min(nearness) as nearness
    from (
        select network_id, event_id, 1 as nearness from network_own
        union all
        select n.network_id, o.other_event_id, 2
        from network_own as n join occasions as o on o.event_id = n.event_id
        union all
        select a.network_id, d.event_id, 4
        from ties as t
        join group_members as a on a.person_id = t.person_id_a
        join group_members as b on b.person_id = t.person_id_b and b.network_id = a.network_id
        join record_days as d on d.source_id = t.source_id and d.event_kind = t.event_kind
            and d.event_ref = t.event_ref
        where t.strength = 'counts'
    ) as every_scope
    group by network_id, event_id
    """,
)

NETWORK_ROWS = Step(
    "network_rows",
    "network candidates as they are kept",
    """
    select 'network' as candidate_kind, n.network_id as candidate_id,
        case when 2 * count(*) filter (where e.nation = 'wales') > count(*) then 'wales'
            else 'england' end as nation,
        n.network_id, true as in_network_span,
        min(d.first_on) as first_on, max(d.last_on) as last_on
    from network_own as n
    join events as e on e.event_id = n.event_id
    join record_days as d on d.event_id = n.event_id
    group by n.network_id
    """,
)

# A record of whom only words speak has the group of its own words, wherever else it leads.
NETWORKS_OF_RECORDS = Step(
    "networks_of_records",
    "the network candidate most of a crime's or record's people are in, the nearest first",
    """
    select candidate_kind, candidate_id, network_id
    from (
        select candidate_kind, candidate_id, network_id, min(nearness) as nearness,
            count(*) as n_people
        from core_people as c join group_members as g on g.person_id = c.person_id
        group by candidate_kind, candidate_id, network_id
        union all
        select a.candidate_kind, a.candidate_id, u.network_id, 0, 0
        from asked as a join unnamed_groups as u on u.event_id = a.event_id
    ) as of_people
    qualify row_number() over (partition by candidate_kind, candidate_id
        order by nearness, n_people desc, network_id) = 1
    """,
)

RECORD_ROWS = Step(
    "record_rows",
    "crime and record candidates as they are kept",
    f"""
    select a.candidate_kind, a.candidate_id, a.nation, n.network_id,
        a.exploitation is not null and (o.event_id is not null
            or coalesce(d.first_on <= add_days(s.last_on, {SPAN_DAYS})
                and d.last_on >= add_days(s.first_on, -{SPAN_DAYS}), false)) as in_network_span,
        d.first_on, d.last_on
    from asked as a
    left join record_days as d on d.event_id = a.event_id
    left join networks_of_records as n on n.candidate_kind = a.candidate_kind
        and n.candidate_id = a.candidate_id
    left join network_own as o on o.network_id = n.network_id and o.event_id = a.event_id
    left join network_spans as s on s.network_id = n.network_id
    """,
)

CANDIDATES = Step(
    "candidates",
    "everything the definitions are asked about",
    """
    select * from record_rows union all select * from network_rows
    """,
)

STEPS = (
    MEMBER_RECORDS,
    NEAREST_RECORDS,
    NETWORK_SPANS,
    NETWORK_OWN,
    RECORDS_OF_NETWORKS,
    NETWORK_ROWS,
    NETWORKS_OF_RECORDS,
    RECORD_ROWS,
    CANDIDATES,
)
