"""Acting on one occasion ties people; sharing a child, or an unrelated arrest, does not."""

from accord.engine import Step
from accord.networks.windows import MOST_PEOPLE_ACTING_TOGETHER

# Columns of every kind of tie, in one order, so that they can be put together.
TIE_COLUMNS = (
    "person_id_a, person_id_b, basis, detail, source_id, event_kind, event_ref, occurred_on, "
    "from_on, to_on, information_grade, provenance_root, strength, reason"
)

MEETING_KINDS = "('mace', 'strategy_meeting', 'assessment', 'section_47', 'nrm')"

# A meeting or an assessment brings names together on paper; it does not say they acted together.
RECORD_STANDING = Step(
    "record_standing",
    "whether being on a record together means acting together",
    f"""
    select d.*,
        h.event_id is not null as is_crowded,
        s.event_id is not null as is_separate,
        coalesce(d.report_kind in {MEETING_KINDS}, false) as is_meeting
    from record_days as d
    left join crowded_records as h on h.event_id = d.event_id
    left join (
        select event_id from separate_records
        union
        select t.other_event_id from stated_records as t
        join separate_records as r on r.event_id = t.event_id
    ) as s on s.event_id = d.event_id
    where d.exploitation is not null
    """,
)

# Minutes that say what somebody did for the others tell of more than names on one page; where
# they name only two people, it is between those two whoever the sentence leaves out.
PARTS_SAID = Step(
    "parts_said",
    "records that give somebody a part in bringing the child to others",
    """
    select event_id from concern_roles
    where role in ('facilitator', 'driver', 'premises_controller')
        or has_item(text_roles, 'introduces') or has_item(text_roles, 'transports')
        or has_item(text_roles, 'takes_payment') or has_item(text_roles, 'provides_property')
        or has_item(text_roles, 'other_facilitation')
    union
    select d.event_id
    from record_days as d
    join mentions as m on m.source_id = d.source_id and m.event_kind = d.event_kind
        and m.event_ref = d.event_ref and m.assertion = 'affirmed'
        and (m.concept_id like 'facilitation.%'
            or m.concept_id in ('gain.payment', 'association.together'))
    join (
        select event_id from concern_on_records group by event_id having count(*) = 2
    ) as t on t.event_id = d.event_id
    """,
)

TOGETHER_TIES = Step(
    "together_ties",
    "people of concern on one record",
    """
    select a.person_id as person_id_a, b.person_id as person_id_b,
        case when d.event_kind = 'crime' then 'co_suspect' else 'seen_together' end as basis,
        'one record' as detail, d.source_id, d.event_kind, d.event_ref,
        d.first_on as occurred_on, d.first_on as from_on, d.last_on as to_on,
        d.information_grade, d.provenance_root,
        case when d.is_separate then 'none'
            when d.is_meeting and p.event_id is null then 'open' else 'counts' end as strength,
        case when d.is_separate then 'the text says that they did not act together'
            when d.is_meeting and p.event_id is null
                then 'named at one meeting: did they act together?'
            when d.event_kind = 'crime' then 'they acted on one occasion'
            else 'they were recorded together towards a child' end as reason
    from concern_on_records as a
    join concern_on_records as b on b.event_id = a.event_id and a.person_id < b.person_id
    join record_standing as d on d.event_id = a.event_id and not d.is_crowded
    left join parts_said as p on p.event_id = a.event_id
    """,
)

# An unnamed person on the second record may be the named one on the first: only named people are
# tied across records.
OCCASION_TIES = Step(
    "occasion_ties",
    "people of concern on different records of one linked occasion",
    """
    select least(a.person_id, b.person_id) as person_id_a,
        greatest(a.person_id, b.person_id) as person_id_b,
        'co_suspect' as basis, 'linked occasion' as detail,
        d.source_id, d.event_kind, d.event_ref, d.first_on as occurred_on,
        d.first_on as from_on, d.last_on as to_on, d.information_grade, d.provenance_root,
        case when d.is_separate or e.is_separate then 'none'
            when d.is_meeting or e.is_meeting then 'open' else 'counts' end as strength,
        case when d.is_separate or e.is_separate
                then 'the text says that they did not act together'
            when d.is_meeting or e.is_meeting then 'named at a meeting: did they act together?'
            else 'they acted on one linked occasion' end as reason
    from occasions as o
    join concern_on_records as a on a.event_id = o.event_id and a.is_identified
    join concern_on_records as b on b.event_id = o.other_event_id and b.is_identified
        and b.person_id <> a.person_id
    join record_standing as d on d.event_id = o.event_id and not d.is_crowded
    join record_standing as e on e.event_id = o.other_event_id and not e.is_crowded
    where not exists (
        select 1 from concern_on_records as c
        where c.event_id = o.event_id and c.person_id = b.person_id
    )
    """,
)

# Two people of concern stopped together for theft may have met anywhere: who introduced them?
OTHER_CRIME_TIES = Step(
    "other_crime_ties",
    "people of concern who are suspects together on a crime of another kind",
    """
    select a.person_id as person_id_a, b.person_id as person_id_b, 'co_suspect' as basis,
        'crime of another kind' as detail, d.source_id, d.event_kind, d.event_ref,
        d.first_on as occurred_on, d.first_on as from_on, d.last_on as to_on,
        d.information_grade, d.provenance_root, 'open' as strength,
        'together on a crime of another kind: who introduced them?' as reason
    from event_people as a
    join concern_people as ca on ca.person_id = a.person_id
    join event_people as b on b.event_id = a.event_id and a.person_id < b.person_id
        and b.role = 'suspect' and not b.is_eliminated
    join concern_people as cb on cb.person_id = b.person_id
    join record_days as d on d.event_id = a.event_id and d.exploitation is null
    where a.role = 'suspect' and not a.is_eliminated and d.event_kind = 'crime'
    """,
)

# Sharing a child is never a tie; it is kept so that a person can look at the two together.
SHARED_CHILD_TIES = Step(
    "shared_child_ties",
    "people of concern towards one child on different records",
    """
    select a.person_id as person_id_a, b.person_id as person_id_b, 'shared_child' as basis,
        'one child' as detail, d.source_id, d.event_kind, d.event_ref,
        d.first_on as occurred_on, d.first_on as from_on, d.last_on as to_on,
        d.information_grade, d.provenance_root, 'none' as strength,
        'sharing a child alone is not a tie: do they know each other?' as reason
    from child_contacts as a
    join child_contacts as b on b.child_id = a.child_id and a.person_id < b.person_id
    join record_standing as d on d.event_id = greatest(a.event_id, b.event_id)
    where not exists (
        select 1 from together_ties as t
        where t.person_id_a = a.person_id and t.person_id_b = b.person_id
    )
    """,
)

CHILD_CONTACTS = Step(
    "child_contacts",
    "one record of each named person of concern towards each child",
    f"""
    select k.person_id as child_id, c.person_id, max(c.event_id) as event_id
    from concern_on_records as c
    join children_on_records as k on k.event_id = c.event_id and k.is_child <> 'no'
    where c.is_identified
    group by k.person_id, c.person_id
    qualify count(*) over (partition by k.person_id) <= {MOST_PEOPLE_ACTING_TOGETHER}
    """,
)

STEPS = (
    RECORD_STANDING,
    PARTS_SAID,
    TOGETHER_TIES,
    OCCASION_TIES,
    OTHER_CRIME_TIES,
    CHILD_CONTACTS,
    SHARED_CHILD_TIES,
)
