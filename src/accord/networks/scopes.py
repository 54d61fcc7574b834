"""A crime or a record becomes a candidate with every record it is judged on, and for what."""

from accord.engine import Step
from accord.networks.windows import SPAN_DAYS, UNDATED_DAYS

# Criminal exploitation is asked of the records where it is met: a missing child's interview, a
# report, a partner's note. Whoever may be the child counts in any part but that of who writes it.
CRIMINAL_USE = Step(
    "criminal_use",
    "records whose text or assessment says that a child on them may be used for crime",
    """
    select distinct s.event_id
    from (
        select source_id || '/' || event_kind || '/' || event_ref as event_id from mentions
        where concept_id like 'criminal.%' and assertion in ('affirmed', 'possible')
        union
        select event_id from events where has_item(factors, '24A')
    ) as s
    join event_people as p on p.event_id = s.event_id
    where p.role not in ('professional', 'reporter') and not p.is_eliminated
        and (p.is_child = 'yes' or (p.side = 'child' and p.is_child <> 'no'))
    """,
)

ASKED = Step(
    "asked",
    "every crime, and every other record with a child and a question of exploitation",
    """
    select 'crime' as candidate_kind, source_id || '/' || event_ref as candidate_id, event_id,
        nation, exploitation, is_discounted
    from events where event_kind = 'crime'
    union all
    select 'record', e.event_id, e.event_id, nation, exploitation, false
    from events as e
    where e.event_kind <> 'crime' and not e.is_discounted
        and (e.event_id in (select event_id from criminal_use)
            or (e.exploitation is not null and e.event_id in (
                select event_id from children_on_records where is_child <> 'no')))
    """,
)

OWN_AND_OCCASION = Step(
    "own_and_occasion",
    "the record itself and its linked occasion",
    """
    select candidate_kind, candidate_id, event_id, 'own' as scope from asked
    union all
    select a.candidate_kind, a.candidate_id, o.other_event_id, 'occasion'
    from asked as a join occasions as o on o.event_id = a.event_id
    """,
)

# What was done to the child is not what the same person suffers later as an adult.
CHILD_AND_CONCERN = Step(
    "child_and_concern",
    "which child and which person of concern stand on one record",
    """
    select distinct c.event_id, k.person_id as child_id, c.person_id
    from people_counted as c join children_on_records as k on k.event_id = c.event_id
    where k.person_id <> c.person_id and k.is_child <> 'no'
    """,
)

# The exploited child's stolen bicycle inherits nothing: another child or another person of
# concern is another matter.
SAME_CHILD_AND_CONCERN = Step(
    "same_child_and_concern",
    "other records of the same child with the same person of concern",
    """
    select distinct a.candidate_kind, a.candidate_id, y.event_id,
        'same_child_and_concern' as scope
    from asked as a
    join child_and_concern as x on x.event_id = a.event_id
    join child_and_concern as y on y.child_id = x.child_id and y.person_id = x.person_id
        and y.event_id <> a.event_id
    """,
)

NEAR_SCOPE = Step(
    "near_scope",
    "the records on which it is judged what was done to the child",
    """
    select candidate_kind, candidate_id, event_id,
        min(case scope when 'own' then 1 when 'occasion' then 2 else 3 end) as nearness
    from (
        select * from own_and_occasion
        union all select * from same_child_and_concern
    ) as scopes
    group by candidate_kind, candidate_id, event_id
    """,
)

# Ruled out on the crime or its occasion is ruled out for the crime, whichever record names them.
RULED_OUT = Step(
    "ruled_out",
    "people ruled out on the record or its linked occasion",
    """
    select distinct n.candidate_kind, n.candidate_id, p.person_id
    from near_scope as n
    join event_people as p on p.event_id = n.event_id and p.is_eliminated
    where n.nearness <= 2
    """,
)

# A thief of the same evening is no perpetrator of what was done to the child: other records give
# people only where they are about exploitation themselves.
CORE_PEOPLE = Step(
    "core_people",
    "people of concern on the record itself, and on those about exploitation",
    """
    select n.candidate_kind, n.candidate_id, p.person_id, min(n.nearness) as nearness
    from near_scope as n
    join record_days as d on d.event_id = n.event_id
        and (n.nearness = 1 or d.exploitation is not null)
    join people_counted as p on p.event_id = n.event_id
    left join ruled_out as r on r.candidate_kind = n.candidate_kind
        and r.candidate_id = n.candidate_id and r.person_id = p.person_id
    where r.person_id is null
    group by n.candidate_kind, n.candidate_id, p.person_id
    """,
)

REACHED_PEOPLE = Step(
    "reached_people",
    "those people and whoever a tie joins to one of them",
    """
    select candidate_kind, candidate_id, person_id from core_people
    union
    select c.candidate_kind, c.candidate_id, t.other_id
    from core_people as c
    join (
        select person_id_a as person_id, person_id_b as other_id from ties
        where strength <> 'none'
        union
        select person_id_b, person_id_a from ties where strength <> 'none'
    ) as t on t.person_id = c.person_id
    """,
)

# Only a question of exploitation leads on to other records; a year either side is the reach of a
# network, and outside it a crime is judged on its own.
LINKED = Step(
    "linked",
    "records of those people within a year, of the same child, or linked by an unnamed person",
    f"""
    select distinct r.candidate_kind, r.candidate_id, c.event_id
    from reached_people as r
    join asked as a on a.candidate_kind = r.candidate_kind and a.candidate_id = r.candidate_id
        and a.exploitation is not null
    join record_days as o on o.event_id = a.event_id
    join concern_on_records as c on c.person_id = r.person_id
    join record_days as d on d.event_id = c.event_id
    where d.first_on <= add_days(o.last_on,
            case when d.is_dated and o.is_dated then {SPAN_DAYS} else {UNDATED_DAYS} end)
        and d.last_on >= add_days(o.first_on, -{SPAN_DAYS})
    union
    select a.candidate_kind, a.candidate_id, y.event_id
    from asked as a
    join children_on_records as x on x.event_id = a.event_id and x.is_child <> 'no'
    join children_on_records as y on y.person_id = x.person_id and y.is_child <> 'no'
    join record_days as d on d.event_id = y.event_id and d.exploitation is not null
    where a.exploitation is not null
    union
    select a.candidate_kind, a.candidate_id, u.other_event_id
    from asked as a join unnamed_links as u on u.event_id = a.event_id
    where a.exploitation is not null
    """,
)

RECORDS_OF_RECORDS = Step(
    "records_of_records",
    "every record of a crime or record candidate with the nearest scope it has",
    """
    select candidate_kind, candidate_id, event_id, min(nearness) as nearness
    from (
        select * from near_scope
        union all
        select candidate_kind, candidate_id, event_id, 4 from linked
    ) as every_scope
    group by candidate_kind, candidate_id, event_id
    """,
)

STEPS = (
    CRIMINAL_USE,
    ASKED,
    OWN_AND_OCCASION,
    CHILD_AND_CONCERN,
    SAME_CHILD_AND_CONCERN,
    NEAR_SCOPE,
    RULED_OUT,
    CORE_PEOPLE,
    REACHED_PEOPLE,
    LINKED,
    RECORDS_OF_RECORDS,
)
