"""L1: did somebody introduce or traffic the child, take payment, or let property be used?"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import Criterion
from accord.definitions.words import INVOLVEMENT, INVOLVEMENT_ROLES, any_item, one_of
from accord.engine import Step

_SAID = Step(
    "l1_said",
    "Words that say so, or that say it may be so; the offence of trafficking says so itself",
    f"""
    select unit, event_id, field, "start", "end", assertion from speech
    where {one_of("concept_id", INVOLVEMENT)}
    union all
    select unit, event_id, null, null, null, 'affirmed' from judged_records
    where offence_group = 'trafficking'
    """,
)

# Somebody's own home is no property allowed to others: who is there for the abuse itself counts
# for what they did, not for the room.
_PEOPLE = Step(
    "l1_people",
    "People counted whose recorded part is one of the listed involvements, and their records",
    f"""
    select distinct r.unit, r.event_id
    from judged_concern c
        join linked_records r using (unit)
        join event_people p on p.event_id = r.event_id and p.person_id = c.person_id
            and p.side = 'concern' and not p.is_eliminated
    where c.is_counted and {any_item("c.roles", INVOLVEMENT_ROLES)}
        and not (has_item(c.roles, 'direct')
            and not {any_item("c.roles", ("introduces", "takes_payment"))})
    """,
)

LISTED_INVOLVEMENT = Criterion(
    id="L1",
    name="listed_involvement",
    says="Somebody introduced the child to others, trafficked the child, took payment for sexual "
    "activity with the child, or let property be used for it.",
    citation="IICSA, Child sexual exploitation by organised networks, Part C.3, second sentence",
    needs="roles on records, text",
    question="Did anyone introduce or drive the child to others, take payment, or let a place be "
    "used?",
    ask="the officer in the case, or the intelligence desk",
    on_silence=Answer.NOT_MET,
    waits_for="A1",
    steps=(_SAID, _PEOPLE),
    answer="""
    select u.unit,
        case when p.unit is not null or is_said then 'met' when is_possible then 'not_known'
            else 'not_met' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when p.unit is not null or is_said then concat_ws(' ',
                case when is_said then 'The record says so.' end,
                case when p.unit is not null
                    then 'Somebody counted has such a part on a record.' end)
            when is_possible then 'The text says it may have happened.'
            else 'No record says that anyone did.' end as reason
    from open_questions u
        left join (select distinct unit from l1_people) p using (unit)
        left join (
            select unit, bool_or(assertion = 'affirmed') as is_said,
                bool_or(assertion = 'possible') as is_possible
            from l1_said group by unit) s using (unit)
    """,
    evidence="""
    select unit, event_id, field, "start", "end",
        case assertion when 'negated' then 'against' else 'for' end as supports
    from l1_said where assertion in ('affirmed', 'possible', 'negated')
    union
    select unit, event_id, null, null, null, 'for' from l1_people
    """,
)
