"""What a record return says beside who: ties to the victim, parts, kinds of tie, who decided."""

from __future__ import annotations

from accord.engine import Step

NOT_RECORDED = "not recorded"

# The same pair of people may have several nominals and be told of by several sources.
PERSON_TIES = Step(
    "person_ties",
    "what is recorded between two people, seen from either of them",
    """select a.person_id, b.person_id as other_id, x.kind
    from associations x
        join person_nominals a on a.source_id = x.source_id and a.nominal_id = x.nominal_id_a
        join person_nominals b on b.source_id = x.source_id and b.nominal_id = x.nominal_id_b
    where a.person_id <> b.person_id
    union
    select b.person_id, a.person_id as other_id, x.kind
    from associations x
        join person_nominals a on a.source_id = x.source_id and a.nominal_id = x.nominal_id_a
        join person_nominals b on b.source_id = x.source_id and b.nominal_id = x.nominal_id_b
    where a.person_id <> b.person_id""",
)
# Of the crime's own record alone: what somebody did in another crime is no part in this one. As
# in the networks, a suspect of whom nothing else is told is suspected of the abuse itself.
PARTS = Step(
    "suspect_parts",
    "the parts of each person in a crime, as its own record tells them",
    """select e.source_id || '/' || e.event_ref as crime_id, p.person_id,
        collect_sorted(p.part) as parts
    from events e join (
        select q.event_id, q.person_id, r.part
        from event_people as q, unnest(q.text_roles) as r(part) where not q.is_eliminated
        union all
        select event_id, person_id, case role when 'driver' then 'transports'
            when 'premises_controller' then 'provides_property' else 'other_facilitation' end
        from event_people
        where role in ('driver', 'premises_controller', 'facilitator') and not is_eliminated
            and (role <> 'facilitator' or n_items(text_roles) = 0)
        union all
        select q.event_id, q.person_id, 'direct' from event_people q join events x using (event_id)
        where q.role = 'suspect' and not q.is_eliminated and n_items(q.text_roles) = 0
            and x.exploitation is not null
    ) as p using (event_id)
    where e.event_kind = 'crime'
    group by e.source_id, e.event_ref, p.person_id""",
)
NETWORK_TIES = Step(
    "network_ties",
    "the kinds of tie between the members of each network",
    """select a.network_id, collect_sorted(e.basis) as association_types
    from network_edges e join network_members a on a.person_id = e.person_id_a
        join network_members b on b.network_id = a.network_id and b.person_id = e.person_id_b
    group by a.network_id""",
)
# A decision on one criterion, or on another definition, is none on the group-based flag.
DECIDED = Step(
    "crime_decisions",
    "the newest decision on the finding behind each group-based flag; never who made it",
    """select candidate_id as crime_id, definition_version,
        arg_max(decision, decided_at) as decision,
        arg_max(case when coalesce(second_by, '') = '' then 'one_reader' else 'two_readers' end,
            decided_at) as decided_by
    from case_decisions
    where candidate_kind = 'crime' and criterion_id is null
        and definition_id = 'organised-network-iicsa'
    group by candidate_id, definition_version""",
)
OF_THE_RUN = (PERSON_TIES, PARTS, NETWORK_TIES, DECIDED)

VICTIMS_NAMED = Step(
    "victims_named",
    "the crimes of which a victim is known by name",
    """select distinct p.crime_id from crime_people p join demographics d using (person_id)
    where p.role = 'victim' and d.identified = 'yes'""",
)
RELATIONSHIPS = Step(
    "suspect_relationships",
    "what is recorded between each suspect and a victim of the same crime, whenever it was so",
    """select s.crime_id, s.person_id, collect_sorted(t.kind) as kinds
    from crime_people s
        join crime_people v on v.crime_id = s.crime_id and v.role = 'victim'
        join person_ties t on t.person_id = s.person_id and t.other_id = v.person_id
    where s.role = 'suspect' group by s.crime_id, s.person_id""",
)
SUSPECTS = Step(
    "return_suspects",
    "one row for each suspect of each crime, with ties to its victims and parts in it",
    f"""select s.*,
        case when r.kinds is not null then r.kinds
            when s.identified = 'no' then ['person not identified']
            when v.crime_id is null then ['no victim identified']
            else ['{NOT_RECORDED}'] end as relationship,
        coalesce(p.parts, ['{NOT_RECORDED}']) as parts
    from crime_suspects s
        left join suspect_relationships r
            on r.crime_id = s.crime_id and r.person_id = s.person_id
        left join victims_named v on v.crime_id = s.crime_id
        left join suspect_parts p on p.crime_id = s.crime_id and p.person_id = s.person_id""",
)
