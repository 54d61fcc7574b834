"""N5: is somebody who may be a member also a child who was exploited? For review only."""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, Criterion

ALSO_A_VICTIM = Criterion(
    id="N5",
    name="also_a_victim",
    says="Somebody who may be a member is also a child who was exploited. Review only: never "
    "counted automatically, and shown first as a child.",
    citation="Accord: a child is shown as a child first",
    needs="people on both sides",
    question="Was this child made to take part?",
    ask="children's social care",
    on_silence=Answer.NOT_MET,
    answer="""
    select unit, case when n_children > 0 then 'met' else 'not_met' end as outcome,
        n_children as count_low, n_children as count_high,
        case when n_children > 0 then 'A child who was exploited may have been made to take part. '
            || 'This child is not counted among the people of concern; a person has to review it.'
            else 'Nobody of concern is recorded as a child who was exploited.' end as reason
    from judged left join (
        select unit, count(distinct person_id) as n_children
        from judged_concern where is_also_victim and is_child = 'yes' group by unit
    ) using (unit)
    """,
    evidence=f"""
    select distinct c.unit, r.event_id, {NO_SPAN}, 'for' as supports
    from judged_concern c
        join linked_records r using (unit)
        join event_people p on p.event_id = r.event_id and p.person_id = c.person_id
    where c.is_also_victim and c.is_child = 'yes'
    """,
)
