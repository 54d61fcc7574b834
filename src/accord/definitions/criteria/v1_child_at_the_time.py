"""V1: was a victim or child of concern under 18 when it happened?"""

from __future__ import annotations

from dataclasses import replace

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, SPAN, Criterion
from accord.definitions.words import OCCASION_SCOPES, one_of
from accord.engine import Step

# An offence class that exists only for child victims says so, unless a birth date contradicts it;
# where birth dates disagree, one of them does. An age that was written down later does not.
_CHILD_OFFENCES = Step(
    "v1_child_offences",
    "Records whose offence class exists only for child victims",
    f"""
    select r.unit, r.event_id from judged_records r join events e using (event_id)
    where {one_of("scope", OCCASION_SCOPES)} and e.is_child_offence
    """,
)

_AGES = Step(
    "v1_ages",
    "How many victims are known to be children, known to be adults, or neither",
    """
    select unit, count(*) as n_people,
        count(*) filter (where is_child = 'yes') as n_children,
        count(*) filter (where is_child = 'no') as n_adults,
        count(*) filter (where is_child <> 'yes' and birth_from is null
            or is_child = 'unknown' and not coalesce(is_birth_conflicting, false))
            as n_uncontradicted,
        count(*) filter (where is_child = 'unknown' and is_birth_conflicting) as n_conflicting
    from judged_children left join persons using (person_id)
    group by unit
    """,
)

# "An age, or 'adult', stated in the text counts where there is no birth date."
_STATED = Step(
    "v1_stated",
    "What the text says of the victim's age, where nobody has a birth date",
    """
    select r.unit, s.event_id, s.field, s."start", s."end", s.age_low, s.age_high
    from stated_ages s
        join judged_records r using (event_id)
        left join v1_ages a using (unit)
    where s.side = 'child' and (a.unit is null or a.n_uncontradicted > 0)
    """,
)

_FOUND = Step(
    "v1_found",
    "What there is of each kind",
    """
    select u.unit, coalesce(n_people, 0) as n_people, coalesce(n_children, 0) as n_children,
        coalesce(n_adults, 0) as n_adults, coalesce(n_conflicting, 0) as n_conflicting,
        o.unit is not null and (n_people is null or n_uncontradicted > 0) as is_child_offence,
        coalesce(t.youngest < 18, false) as is_child_stated,
        coalesce(t.youngest >= 18, false) as is_adult_stated
    from judged u
        left join v1_ages a using (unit)
        left join (select distinct unit from v1_child_offences) o using (unit)
        left join (select unit, min(age_low) as youngest from v1_stated group by unit) t
            using (unit)
    """,
)

_ANSWER = """
    select unit,
        case when n_children > 0 or is_child_offence or is_child_stated then 'met'
            when n_people > 0 and n_adults = n_people then 'not_met'
            when is_adult_stated and n_conflicting = 0 then 'not_met'
            else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when n_children > 0 then 'A victim or child of concern was under 18 when it happened.'
            when is_child_offence then 'The offence class exists only for child victims and no '
                || 'birth date contradicts it.'
            when is_child_stated then 'The text states an age under 18.'
            when n_people > 0 and n_adults = n_people
                then 'Everyone it was done to was an adult when it happened.'
            when n_conflicting > 0
                then 'Records disagree on a birth date, and with it on whether this was a child.'
            when is_adult_stated then 'The text says that it was done to an adult.'
            when n_people > 0 then 'The records do not say how old the person was at the time.'
            else 'No victim or child of concern is recorded.' end as reason
    from v1_found
"""

_EVIDENCE = f"""
    select r.unit, r.event_id, {NO_SPAN}, 'for' as supports
    from judged_records r
        join event_people p using (event_id)
        join judged_children c on c.unit = r.unit and c.person_id = p.person_id
    where p.side = 'child' and c.is_child = 'yes' and p.is_child = 'yes'
    union
    select unit, event_id, {NO_SPAN}, 'for' from v1_child_offences
    union
    select unit, event_id, {SPAN}, case when age_low < 18 then 'for' else 'against' end
    from v1_stated
    union
    select r.unit, r.event_id, {NO_SPAN}, 'against'
    from judged_records r
        join event_people p using (event_id)
        join judged_children c on c.unit = r.unit and c.person_id = p.person_id
    where p.side = 'child' and p.is_child = 'no' and r.scope = 'own'
"""

CHILD_AT_THE_TIME = Criterion(
    id="V1",
    name="child_at_the_time",
    says="At least one victim or child of concern was under 18 when it happened, not when it was "
    "reported.",
    citation="Children Act 1989 s.105; DfE statutory guidance on child sexual exploitation 2017",
    needs="birth date or age of the victim, dates of the event",
    question="How old was the victim when it happened?",
    ask="the officer in the case, or children's social care",
    on_silence=Answer.NOT_KNOWN,
    steps=(_CHILD_OFFENCES, _AGES, _STATED, _FOUND),
    answer=_ANSWER,
    evidence=_EVIDENCE,
)

_USED = Step(
    "v1_used",
    "Everyone on the judged records, whatever their part, who was or may have been a child",
    """
    select unit, event_id, p.is_child, p.role = 'suspect' as is_suspect,
        cast(null as varchar) as field, cast(null as bigint) as "start",
        cast(null as bigint) as "end"
    from judged_records join event_people p using (event_id)
    where p.role not in ('professional', 'reporter')
    union all
    select r.unit, s.event_id, case when s.age_low < 18 then 'yes' else 'no' end, false,
        s.field, s."start", s."end"
    from judged_records r join stated_ages s using (event_id)
    """,
)

CHILD_USED = replace(
    CHILD_AT_THE_TIME,
    reading="any-role",
    reading_says="The child is looked for in any part on the record, suspect included: a child "
    "used for crime is often recorded as the one who did it.",
    steps=(_USED,),
    question="How old was the person who was used when it happened?",
    answer="""
    select u.unit,
        case when n_children > 0 then 'met' when n_people > 0 and n_open = 0 then 'not_met'
            else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when n_children > 0 and n_children = n_suspected
                then 'Somebody recorded as a suspect was under 18 when it happened: a child first.'
            when n_children > 0 then 'Somebody on the record was under 18 when it happened.'
            when n_people > 0 and n_open = 0 then 'Everybody on the record was an adult.'
            else 'The records do not say whether anybody was a child.' end as reason
    from judged u left join (
        select unit, count(*) as n_people,
            count(*) filter (where is_child = 'yes') as n_children,
            count(*) filter (where is_child = 'yes' and is_suspect) as n_suspected,
            count(*) filter (where is_child = 'unknown') as n_open
        from v1_used group by unit
    ) a using (unit)
    """,
    evidence=f"""
    select distinct unit, event_id, {SPAN}, 'for' as supports from v1_used where is_child = 'yes'
    """,
)
