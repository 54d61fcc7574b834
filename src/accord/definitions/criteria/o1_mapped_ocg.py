"""O1: is it mapped as an organised crime group? Shown, never a condition."""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, Criterion
from accord.engine import Step

_MARKED = Step(
    "o1_marked",
    "Records that carry the marker, or on which a person of concern who carries it appears",
    """
    select r.unit, r.event_id from linked_records r join open_questions using (unit)
    where has_item(r.markers, 'OCG')
    union
    select c.unit, r.event_id
    from judged_concern c
        join open_questions using (unit)
        join person_nominals n on n.person_id = c.person_id
        join markers m on m.source_id = n.source_id and m.target_kind = 'nominal'
            and m.target_ref = n.nominal_id and m.code = 'OCG' and m.cleared_on is null
        join linked_records r on r.unit = c.unit
        join event_people p on p.event_id = r.event_id and p.person_id = c.person_id
    """,
)

MAPPED_OCG = Criterion(
    id="O1",
    name="mapped_ocg",
    says="It is mapped as an organised crime group. Shown, never a condition.",
    citation="Accord: mapping is another test than the definition, and narrower",
    needs="markers",
    question="Is the group mapped as an organised crime group?",
    ask="the intelligence desk",
    on_silence=Answer.NOT_KNOWN,
    waits_for="A1",
    steps=(_MARKED,),
    answer="""
    select unit, case when m.unit is not null then 'met' else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when m.unit is not null then 'A marker says that it is mapped.'
            else 'No marker says that it is mapped.' end as reason
    from open_questions left join (select distinct unit from o1_marked) m using (unit)
    """,
    evidence=f"select unit, event_id, {NO_SPAN}, 'for' as supports from o1_marked",
)
