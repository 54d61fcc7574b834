"""S1: in what setting did it happen? Several may hold."""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, SPAN, Criterion
from accord.definitions.words import (
    COMMUNITY_CONCEPTS,
    COMMUNITY_PLACES,
    INSTITUTIONS,
    OTHER_KINDS,
    POSITION_OF_TRUST_CLASSES,
    RITUAL_FACTORS,
    any_item,
    offence_class,
    one_of,
    recorded_pairs,
)
from accord.engine import Step

_SPAN = f"unit, event_id, {SPAN}"
_NO_SPAN = f"unit, event_id, {NO_SPAN}"

_FROM_TEXT = Step(
    "s1_from_text",
    "Settings the text names",
    f"""
    select {_SPAN}, case concept_id when 'family.member' then 'familial'
        when 'setting.institution' then 'institutional' when 'abuse.online' then 'online'
        else 'community' end as setting
    from speech
    where assertion = 'affirmed' and (concept_id in ('family.member', 'setting.institution',
        'abuse.online') or {one_of("concept_id", COMMUNITY_CONCEPTS)})
    """,
)

_FROM_ROWS = Step(
    "s1_from_rows",
    "Settings that follow from the offence class, the place or an assessment",
    f"""
    select {_NO_SPAN}, 'familial' as setting from judged_records where offence_group = 'familial'
    union all
    select {_NO_SPAN}, 'institutional' from judged_records
    where {one_of(offence_class("offence_code"), POSITION_OF_TRUST_CLASSES)}
    union all
    select {_NO_SPAN}, 'online' from judged_records
    where is_online or location_type = 'online'
    union all
    select {_NO_SPAN}, 'community' from judged_records
    where scope = 'own' and {one_of("location_type", COMMUNITY_PLACES)}
    union all
    select {_NO_SPAN}, 'ritual' from judged_records where {any_item("factors", RITUAL_FACTORS)}
    """,
)

_FROM_PEOPLE = Step(
    "s1_from_people",
    "Settings that follow from who the people are to each other",
    f"""
    select distinct {_NO_SPAN}, 'familial' as setting from pairs where is_family
    union all
    select distinct {_NO_SPAN}, 'peer' from pairs
    where child_high < 18 and concern_high < 18 and not is_family
    union all
    -- An adult of concern at a school, a home, a club or a place of worship is there for a reason.
    select distinct p.unit, p.event_id, null, null, null, 'institutional'
    from pairs p join events e using (event_id)
    where {one_of("location_type", INSTITUTIONS)} and concern_low >= 18
    """,
)

_NAMED_SETTINGS = Step(
    "s1_named_settings",
    "Every setting that has a name of its own, with its records",
    """
    select s.* from (
        select * from s1_from_text union all select * from s1_from_rows
        union all select * from s1_from_people) s
    join open_questions using (unit)
    """,
)

_ACQUAINTED = Step(
    "s1_acquainted",
    "Pairs of people recorded as something else than relatives, both ways round",
    recorded_pairs(OTHER_KINDS),
)

# Known, and none of those that have a name: not the same as not known.
_OTHER_SETTINGS = Step(
    "s1_other_settings",
    "A recorded place or relationship of another kind, where no setting with a name holds",
    f"""
    select distinct o.unit, o.event_id, {NO_SPAN}, 'other' as setting
    from (
        select unit, event_id from judged_records
        where scope = 'own' and location_type = 'other'
        union
        select p.unit, p.event_id
        from pairs p
            join s1_acquainted q on q.one = p.child_id and q.other = p.concern_id
    ) o
        join open_questions using (unit)
        left join (select distinct unit from s1_named_settings) n using (unit)
    where n.unit is null
    """,
)

_SETTINGS = Step(
    "s1_settings",
    "Every setting that holds, with its records",
    "select * from s1_named_settings union all select * from s1_other_settings",
)

SETTING = Criterion(
    id="S1",
    name="setting",
    says="Familial, institutional, community, peer, online, ritual element, other or unknown; "
    "several may hold.",
    citation="Hydrant programme, Complex and Organised Child Abuse Dataset",
    needs="relationship, place, text",
    question="Who was this person to the child, and where did it happen?",
    ask="the officer in the case",
    on_silence=Answer.NOT_KNOWN,
    waits_for="A1",
    steps=(
        _FROM_TEXT,
        _FROM_ROWS,
        _FROM_PEOPLE,
        _NAMED_SETTINGS,
        _ACQUAINTED,
        _OTHER_SETTINGS,
        _SETTINGS,
    ),
    answer="""
    select unit, case when s.settings is null then 'not_known' else 'met' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when s.settings is null then 'The setting is not known.'
            else 'The setting: ' || s.settings || '.' end as reason
    from open_questions left join (
        select unit, array_to_string(collect_sorted(setting), ', ') as settings
        from s1_settings group by unit
    ) s using (unit)
    """,
    evidence='select distinct unit, event_id, field, "start", "end", \'for\' as supports '
    "from s1_settings",
)
