"""Records in scope become a candidate's children and people of concern, with their roles."""

from accord.engine import Step

# "She was taken to him": where only one person on the record has no part, it is theirs. Somebody
# suspected of the abuse itself has one.
PARTS_OF_ONE = Step(
    "parts_of_one",
    "parts the text gives to nobody by name, and the one person who can have had them",
    """
    select distinct o.event_id, o.person_id,
        case m.concept_id when 'facilitation.introduces' then 'introduces'
            when 'facilitation.transports' then 'transports'
            when 'facilitation.premises' then 'provides_property'
            when 'gain.payment' then 'takes_payment' else 'other_facilitation' end as member_role
    from (
        select p.event_id, min(case when not p.has_part then p.person_id end) as person_id
        from (
            select r.event_id, r.person_id, bool_or(n_items(r.text_roles) > 0 or s.person_id
                is not null or r.role in ('driver', 'premises_controller')) as has_part
            from concern_roles as r
            left join (
                select distinct person_id from concern_roles where role = 'suspect'
            ) as s on s.person_id = r.person_id
            group by r.event_id, r.person_id
        ) as p
        group by p.event_id
        having count(*) > 1 and count(*) filter (where not p.has_part) = 1
    ) as o
    join record_days as d on d.event_id = o.event_id
    join mentions as m on m.source_id = d.source_id and m.event_kind = d.event_kind
        and m.event_ref = d.event_ref and m.assertion = 'affirmed' and m.nominal_id is null
        and (m.concept_id like 'facilitation.%' or m.concept_id = 'gain.payment')
    """,
)

# Somebody else brought the child there, for money or in their car: whoever stands beside them
# without a part of their own is the one to whom the child was brought.
BROUGHT_TO = Step(
    "brought_to",
    "people of concern to whom somebody else on the record brought the child",
    """
    select distinct p.event_id, p.person_id
    from event_people as p
    join record_days as d on d.event_id = p.event_id and d.exploitation is not null
    join event_people as o on o.event_id = p.event_id and o.person_id <> p.person_id
        and o.side = 'concern' and not o.is_eliminated
        and (has_item(o.text_roles, 'introduces') or has_item(o.text_roles, 'transports')
            or has_item(o.text_roles, 'takes_payment'))
    where p.side = 'concern' and not p.is_eliminated and n_items(p.text_roles) = 0
        and p.role in ('person_of_concern', 'subject')
    """,
)

# A recorded role says what the text does not: a driver drives. A suspect whose part the text does
# not describe is suspected of the abuse itself; somebody merely found with a child has no role yet.
MEMBER_ROLES = Step(
    "member_roles",
    "the member roles of each person of concern on each record",
    """
    select p.event_id, p.person_id, r.member_role
    from event_people as p, unnest(p.text_roles) as r(member_role)
    where not p.is_eliminated and (p.side = 'concern' or r.member_role <> 'direct')
    union
    select event_id, person_id, case role when 'driver' then 'transports'
        when 'premises_controller' then 'provides_property' else 'other_facilitation' end
    from event_people
    where role in ('driver', 'premises_controller', 'facilitator') and not is_eliminated
        and (role <> 'facilitator' or n_items(text_roles) = 0)
    union
    select p.event_id, p.person_id, 'direct'
    from event_people as p join record_days as d on d.event_id = p.event_id
    where p.side = 'concern' and not p.is_eliminated and n_items(p.text_roles) = 0
        and ((p.role = 'suspect' and d.exploitation is not null)
            or (p.role in ('person_of_concern', 'subject', 'found_with')
                and coalesce(d.exploitation = 'alleged', false)))
    union
    select event_id, person_id, 'direct' from brought_to
    union
    select event_id, person_id, member_role from parts_of_one
    union
    -- A hotel rings because somebody came with a child: whoever it names, and nobody suspects of
    -- the abuse itself, had to do with the room.
    select p.event_id, p.person_id, 'other_facilitation'
    from event_people as p join record_days as d on d.event_id = p.event_id
        and d.report_kind = 'makesafe_call'
    where p.side = 'concern' and not p.is_eliminated and n_items(p.text_roles) = 0
        and p.role in ('person_of_concern', 'subject')
        and p.person_id not in (select person_id from concern_roles where role = 'suspect')
    union
    select event_id, person_id, 'unidentified' from people_counted where not is_identified
    """,
)

ALL_RECORDS = Step(
    "records_of_candidates",
    "every record of every candidate, with whether it is about exploitation",
    """
    select r.*, d.exploitation is not null as is_about_exploitation
    from (
        select * from records_of_records union all select * from records_of_networks
    ) as r
    join record_days as d on d.event_id = r.event_id
    """,
)

CANDIDATE_RECORDS = Step(
    "candidate_records",
    "the same as it is kept",
    """
    select candidate_kind, candidate_id, event_id,
        case nearness when 1 then 'own' when 2 then 'occasion'
            when 3 then 'same_child_and_concern' else 'linked' end as scope
    from records_of_candidates
    """,
)

# People come from the record itself and from other records about exploitation: a thief of the
# same evening is no perpetrator. A network has its own members; others on its records are not.
CONCERN_IN_SCOPE = Step(
    "concern_in_scope",
    "people of concern of each candidate on each of its records",
    """
    select r.candidate_kind, r.candidate_id, r.event_id, r.nearness, p.person_id, p.is_identified,
        p.is_child_member, p.is_of_the_abuse and r.nearness <= 2 as is_suspect, p.is_child
    from records_of_candidates as r
    join people_counted as p on p.event_id = r.event_id
    left join ruled_out as x on x.candidate_kind = r.candidate_kind
        and x.candidate_id = r.candidate_id and x.person_id = p.person_id and r.nearness <= 2
    where x.person_id is null and r.candidate_kind <> 'network'
        and (r.is_about_exploitation or r.nearness = 1)
    union all
    select r.candidate_kind, r.candidate_id, r.event_id, r.nearness, p.person_id, p.is_identified,
        false, p.is_of_the_abuse, p.is_child
    from records_of_candidates as r
    join people_counted as p on p.event_id = r.event_id and not p.is_child_member
    join group_members as g on g.network_id = r.candidate_id and g.person_id = p.person_id
    where r.candidate_kind = 'network' and r.is_about_exploitation
    """,
)

# A child with a part in it stands here as a child first: never counted, for a person to review.
CHILDREN_AS_MEMBERS = Step(
    "children_as_members",
    "children who may be members, on the records of each candidate",
    """
    select r.candidate_kind, r.candidate_id, r.event_id, r.nearness, c.person_id, c.is_identified,
        true as is_child_member, false as is_suspect, c.is_child
    from records_of_candidates as r
    join child_member_roles as c on c.event_id = r.event_id
    join child_members as m on m.person_id = c.person_id
    where r.nearness <= 3 or r.candidate_kind <> 'network'
    """,
)

CONCERN_ROWS = Step(
    "concern_rows",
    "the people of concern of each candidate",
    """
    select candidate_kind, candidate_id, person_id, 'concern' as side,
        bool_or(is_identified) as is_identified,
        case when bool_or(is_child = 'no') then 'no'
            when bool_or(is_child = 'yes') then 'yes' else 'unknown' end as is_child,
        not bool_or(is_child_member) as is_counted,
        bool_or(is_suspect) and not bool_or(is_child_member) as is_suspect,
        bool_or(is_child_member) as is_also_victim,
        min(nearness) as nearness
    from (
        select * from concern_in_scope where not is_child_member
        union all select * from children_as_members
    ) as people
    group by candidate_kind, candidate_id, person_id
    """,
)

ROLES_IN_SCOPE = Step(
    "roles_in_scope",
    "the roles of each of them over the records in scope",
    """
    select c.candidate_kind, c.candidate_id, c.person_id,
        collect_sorted(m.member_role) as roles
    from concern_rows as c
    join records_of_candidates as r on r.candidate_kind = c.candidate_kind
        and r.candidate_id = c.candidate_id
    join member_roles as m on m.event_id = r.event_id and m.person_id = c.person_id
    group by c.candidate_kind, c.candidate_id, c.person_id
    """,
)

CHILD_ROWS = Step(
    "child_rows",
    "the children of each candidate: of the record, its occasion, and the same child elsewhere",
    """
    select r.candidate_kind, r.candidate_id, p.person_id, 'child' as side,
        bool_or(p.is_identified) as is_identified,
        case when bool_or(p.is_child = 'yes') then 'yes'
            when bool_or(p.is_child = 'unknown') then 'unknown' else 'no' end as is_child,
        min(r.nearness) as nearness
    from records_of_candidates as r
    join event_people as p on p.event_id = r.event_id and p.side = 'child'
    where r.nearness <= 2 and (r.nearness = 1 or r.is_about_exploitation)
    group by r.candidate_kind, r.candidate_id, p.person_id
    """,
)

CANDIDATE_PEOPLE = Step(
    "candidate_people",
    "the people of each candidate as they are kept",
    """
    select c.candidate_kind, c.candidate_id, c.person_id, c.side, c.is_identified, c.is_child,
        c.is_counted, c.is_suspect, c.is_also_victim, coalesce(r.roles, []) as roles,
        case when c.is_also_victim
                then 'a child who was exploited: shown as a child first, not counted'
            when c.nearness = 1 then 'on the record itself'
            when c.nearness = 2 then 'on its linked occasion'
            when c.nearness = 3 then 'on another record of the same child and person of concern'
            else 'on a linked record' end as reason
    from concern_rows as c
    left join roles_in_scope as r on r.candidate_kind = c.candidate_kind
        and r.candidate_id = c.candidate_id and r.person_id = c.person_id
    union all
    select candidate_kind, candidate_id, person_id, side, is_identified, is_child,
        false, false, false, cast([] as varchar[]),
        case nearness when 1 then 'on the record itself' else 'on its linked occasion' end
    from child_rows
    """,
)

CANDIDATE_TIES = Step(
    "candidate_ties",
    "ties between two people of a candidate, one of whom is on the matter itself",
    """
    select distinct c.candidate_kind, c.candidate_id, t.tie_id
    from core_people as c
    join (
        select tie_id, person_id_a as person_id, person_id_b as other_id from ties
        union all select tie_id, person_id_b, person_id_a from ties
    ) as t on t.person_id = c.person_id
    join concern_rows as p on p.candidate_kind = c.candidate_kind
        and p.candidate_id = c.candidate_id and p.person_id = t.other_id and p.is_counted
    join concern_rows as q on q.candidate_kind = c.candidate_kind
        and q.candidate_id = c.candidate_id and q.person_id = c.person_id and q.is_counted
    union
    select 'network', a.network_id, t.tie_id
    from ties as t
    join group_members as a on a.person_id = t.person_id_a
    join group_members as b on b.person_id = t.person_id_b and b.network_id = a.network_id
    """,
)

STEPS = (
    PARTS_OF_ONE,
    BROUGHT_TO,
    MEMBER_ROLES,
    ALL_RECORDS,
    CANDIDATE_RECORDS,
    CONCERN_IN_SCOPE,
    CHILDREN_AS_MEMBERS,
    CONCERN_ROWS,
    ROLES_IN_SCOPE,
    CHILD_ROWS,
    CANDIDATE_PEOPLE,
    CANDIDATE_TIES,
)
