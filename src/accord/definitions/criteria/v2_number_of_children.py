"""V2: how many distinct children did one abuser abuse?"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, Criterion
from accord.definitions.words import ABUSE, SEXUAL_OFFENCES, one_of
from accord.engine import Step

_FINDS = ("facilitation.introduces", "facilitation.arranges")

# Counted per abuser, over all that person's crimes and records; members of a network not pooled.
_ABUSERS = Step(
    "v2_abusers",
    "The identified people suspected of the abuse itself",
    """
    select distinct c.unit, c.person_id
    from judged_concern c join open_questions using (unit)
    where c.is_identified and (c.is_suspect or (c.is_counted and has_item(c.roles, 'direct')))
    """,
)

_ABUSE = Step(
    "v2_abuse",
    "Records that allege abuse, with the child the words are about where they say",
    f"""
    select event_id, cast(null as varchar) as about_id from events
    where {one_of("offence_group", SEXUAL_OFFENCES)} and not is_discounted
    union
    select w.event_id, n.person_id
    from words w join events e using (event_id)
        left join person_nominals n
            on n.source_id = w.source_id and n.nominal_id = w.about_nominal_id
    where {one_of("concept_id", ABUSE)} and assertion = 'affirmed' and not is_discounted
    """,
)

_THEIR_RECORDS = Step(
    "v2_their_records",
    "Every record of each abuser as a person of concern",
    """
    select distinct a.person_id, p.event_id
    from (select distinct person_id from v2_abusers) a
        join event_people p using (person_id)
        join events e on e.event_id = p.event_id and not e.is_discounted
    where p.side = 'concern' and not p.is_eliminated
    """,
)

_CHILDREN = Step(
    "v2_children",
    "Each child on such a record: abused, or only seen with the abuser",
    """
    with there as (
        select distinct r.person_id, r.event_id, c.person_id as child_id, c.is_identified,
            count(*) over (partition by r.person_id, r.event_id) as n_there
        from v2_their_records r
            join event_people c on c.event_id = r.event_id and c.side = 'child'
        where c.is_child <> 'no' and c.person_id <> r.person_id
    )
    select t.person_id, t.event_id, t.child_id, t.is_identified,
        coalesce(bool_or(b.about_id = t.child_id or (b.event_id is not null
            and b.about_id is null and (n_there = 1 or e.event_kind = 'crime'))), false)
            as is_abused
    from there t
        join events e using (event_id)
        left join v2_abuse b using (event_id)
    group by all
    """,
)

_UNNAMED = Step(
    "v2_unnamed",
    "Abusers of whom a record speaks of a child nobody names",
    f"""
    select distinct r.person_id
    from v2_their_records r
        left join children_on_records c using (event_id)
        join (
            select event_id from v2_abuse
            union
            select event_id from words
            where {one_of("concept_id", _FINDS)} and assertion in ('affirmed', 'possible')
                and about_nominal_id is null
        ) s using (event_id)
    where c.event_id is null
    """,
)

_COUNTS = Step(
    "v2_counts",
    "Children per abuser, as an interval",
    """
    select a.unit, a.person_id,
        greatest(count(distinct case when is_abused and is_identified then child_id end),
            max(case when is_abused then 1 else 0 end)) as n_low,
        count(distinct case when is_abused then child_id end) as n_high,
        max(case when u.person_id is not null then 1 else 0 end)
            + count(distinct child_id) - count(distinct case when is_abused then child_id end)
            as n_open
    from v2_abusers a
        left join v2_children c using (person_id)
        left join v2_unnamed u on u.person_id = a.person_id
    group by a.unit, a.person_id
    """,
)

# Where nobody is identified, only the children of this record can be told apart.
_NOBODY = Step(
    "v2_nobody",
    "Questions whose abuser nobody has identified: the children of the record itself",
    """
    select o.unit, count(distinct k.person_id) as n_low
    from open_questions o
        left join v2_abusers a using (unit)
        left join judged_records r on r.unit = o.unit and r.scope = 'own'
        left join event_people p on p.event_id = r.event_id and p.side = 'child'
        left join judged_children k on k.unit = o.unit and k.person_id = p.person_id
            and k.is_child = 'yes'
    where a.unit is null
    group by o.unit
    """,
)

_FOUND = Step(
    "v2_found",
    "The most children any one abuser has, and whether more are possible",
    """
    select unit, max(n_low) as count_low,
        case when max(n_open) > 0 then null else max(n_high) end as count_high, true as is_named
    from v2_counts group by unit
    union all
    select unit, n_low, null, false from v2_nobody
    """,
)

NUMBER_OF_CHILDREN = Criterion(
    id="V2",
    name="number_of_children",
    says="Two or more distinct children abused by one person, counted once records of one child "
    "are put together, over all that person's crimes and records.",
    citation="Local safeguarding procedures on complex (organised or multiple) abuse",
    needs="children and abusers as resolved people",
    question="Which other children has this person had contact with, and was any of them abused?",
    ask="the officer in the case, or children's social care",
    on_silence=Answer.NOT_MET,
    waits_for="A1",
    steps=(_ABUSERS, _ABUSE, _THEIR_RECORDS, _CHILDREN, _UNNAMED, _COUNTS, _NOBODY, _FOUND),
    answer="""
    select unit,
        case when count_low >= 2 then 'met' when count_high < 2 then 'not_met'
            else 'not_known' end as outcome,
        count_low, count_high,
        case when count_low >= 2 then 'One person is suspected of abusing more than one child.'
            when count_high < 2 then 'The records tell of one child only.'
            when is_named then 'Other children were seen with the person or are spoken of unnamed.'
            else 'The abuser is not identified, so other children cannot be ruled out.'
            end as reason
    from v2_found
    """,
    evidence=f"""
    select distinct a.unit, c.event_id, {NO_SPAN}, 'for' as supports
    from v2_abusers a join v2_children c using (person_id)
        join v2_counts n on n.unit = a.unit and n.person_id = a.person_id and n.n_low >= 2
    where c.is_abused
    union
    select distinct n.unit, r.event_id, {NO_SPAN}, 'for'
    from v2_nobody n join judged_records r using (unit) where r.scope = 'own' and n.n_low >= 2
    """,
)
