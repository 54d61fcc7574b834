"""N3: does each of the people counted have a part in the exploitation, or in helping it?"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import Criterion
from accord.engine import Step

# "Three males abused her": nobody is on the record, and the text gives them their part.
_TOLD = Step(
    "n3_told",
    "Records that allege abuse and whose text speaks of several people together",
    """
    select distinct u.unit, t.event_id, t.n_people, t.mention_start
    from candidate_together t
        join judged u using (candidate_kind, candidate_id)
        join a1_alleged a on a.unit = u.unit and a.event_id = t.event_id
    where t.mention_start is not null
    """,
)

_ROLES = Step(
    "n3_roles",
    "How many of the people counted have a recorded part",
    """
    select u.unit, n.outcome as n1, coalesce(n_with, 0) as n_with,
        coalesce(n_without, 0) as n_without, coalesce(n_told, 0) as n_told, roles
    from judged u
        left join answer_n1 n using (unit)
        left join (
            select unit, count(*) filter (where n_items(roles) > 0) as n_with,
                count(*) filter (where n_items(roles) = 0) as n_without
            from judged_concern where is_counted group by unit) c using (unit)
        left join (
            select unit, array_to_string(collect_sorted(replace(role, '_', ' ')), ', ') as roles
            from (select unit, unnest(roles) as role from judged_concern where is_counted)
            group by unit) r using (unit)
        left join (select unit, max(n_people) as n_told from n3_told group by unit) t
            using (unit)
    """,
)

INVOLVEMENT_OR_FACILITATION = Criterion(
    id="N3",
    name="involvement_or_facilitation",
    says="Each of the people counted has a part: direct, introduces, transports or traffics, takes "
    "payment, provides property, or helps in another way.",
    citation="IICSA, Child sexual exploitation by organised networks, Part C.3: known to be "
    "involved in or to facilitate",
    needs="roles on records, and what the text says people did",
    question="What part did each of these people have?",
    ask="the officer in the case",
    on_silence=Answer.NOT_MET,
    waits_for="N1",
    steps=(_TOLD, _ROLES),
    answer="""
    select unit,
        case when n_with >= 2 or (n_with > 0 and n_without = 0) or n_told >= 2 then 'met'
            when n1 = 'not_met' and n_without = 0 then 'not_met' else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when n_with >= 2 or (n_with > 0 and n_without = 0)
                then 'The records give them a part: ' || roles || '.'
            when n_told >= 2 then 'The text says that they acted on one occasion.'
            when n1 = 'not_met' and n_without = 0 then 'Nobody of concern is recorded.'
            when n_with + n_without = 0 then 'No person of concern is recorded with a part.'
            else 'The records do not say what part each of them had.' end as reason
    from n3_roles
    """,
    evidence="""
    select distinct r.unit, r.event_id, cast(null as varchar) as field,
        cast(null as bigint) as "start", cast(null as bigint) as "end", 'for' as supports
    from linked_records r
        join event_people p using (event_id)
        join judged_concern c on c.unit = r.unit and c.person_id = p.person_id
    where c.is_counted and n_items(c.roles) > 0 and p.side = 'concern' and not p.is_eliminated
    union
    select t.unit, t.event_id, w.field, w."start", w."end", 'for'
    from n3_told t
        join words w on w.event_id = t.event_id and w."start" = t.mention_start
            and w.assertion = 'affirmed'
    """,
)
