"""A1: is sexual abuse, in person or online, alleged or evidenced?"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, SPAN, Criterion
from accord.definitions.words import (
    ABUSE,
    CONTACT,
    CRIMINAL_USE,
    CSE_FACTORS,
    CSE_MARKERS,
    FAVOURS,
    OCCASION_SCOPES,
    PLACES_TO_STAY,
    POINTERS,
    SEXUAL_OFFENCES,
    any_item,
    one_of,
)
from accord.engine import Step

_SPAN = f"unit, event_id, {SPAN}"
_NO_SPAN = f"unit, event_id, {NO_SPAN}"
_IS_OTHER_CRIME = "coalesce(r.offence_group in ('theft', 'drugs'), false)"

_ALLEGED = Step(
    "a1_alleged",
    "Sexual offences, and words that allege sexual abuse",
    f"""
    select {_NO_SPAN}, 'offence' as basis from judged_records
    where {one_of("offence_group", SEXUAL_OFFENCES)}
        and event_id not in (select event_id from adult_victim_crimes)
    union all
    select {_SPAN}, 'text' from speech
    where {one_of("concept_id", ABUSE)} and assertion = 'affirmed'
    """,
)

# A child who carries drugs for others is in contact with them for that: it explains the gifts.
_EXPLAINED = Step(
    "a1_explained",
    "Records on which the contact is explained by criminal exploitation",
    f"""
    select distinct unit, event_id from speech
    where {one_of("concept_id", CRIMINAL_USE)} and assertion in ('affirmed', 'possible')
    """,
)

# A child and an adult on a theft or a drugs record are there for that, and so is the thief whom its
# text counts or calls unknown: only words about contact tell of more.
_CONTACT = Step(
    "a1_contact",
    "Records that tell of contact between the child and an unconnected person who may be adult",
    f"""
    select s.unit, s.event_id, s.scope, true as is_described
    from speech s join judged_records r using (unit, event_id)
    where {one_of("concept_id", CONTACT)} and assertion in ('affirmed', 'possible')
        and not (concept_id like 'people.%' and {_IS_OTHER_CRIME})
    union
    select p.unit, p.event_id, r.scope, r.event_kind <> 'crime'
    from pairs p join judged_records r using (unit, event_id)
    where not is_family and coalesce(concern_high, 99) >= 18
        and not {_IS_OTHER_CRIME}
    """,
)

# A blow outside a hotel is no stay in one: who hit whom is all the contact there was.
_FAVOURS = Step(
    "a1_favours",
    "Unexplained contact with unconnected adults together with gifts, drink, lifts or stays",
    f"""
    select distinct s.unit, s.event_id, s.field, s."start", s."end", 'favours' as basis
    from speech s
        join a1_contact c on c.unit = s.unit and (c.event_id = s.event_id
            or ({one_of("c.scope", OCCASION_SCOPES)} and {one_of("s.scope", OCCASION_SCOPES)}))
        left join a1_explained x on x.unit = s.unit and x.event_id = s.event_id
        left join judged_records r on r.unit = s.unit and r.event_id = s.event_id
            and r.offence_group = 'violence'
    where {one_of("s.concept_id", FAVOURS)} and s.assertion in ('affirmed', 'possible')
        and x.unit is null
        and (r.unit is null or c.is_described or not {one_of("s.concept_id", PLACES_TO_STAY)})
    """,
)

_POINTERS = Step(
    "a1_pointers",
    "Words that point to sexual abuse without alleging it",
    f"""
    select {_SPAN}, 'possible' as basis from speech
    where {one_of("concept_id", ABUSE)} and assertion = 'possible'
    union all
    select s.unit, s.event_id, s.field, s."start", s."end", 'pointer'
    from speech s left join a1_explained x on x.unit = s.unit and x.event_id = s.event_id
    where {one_of("concept_id", POINTERS)} and assertion in ('affirmed', 'possible')
        and x.unit is null
    union all
    -- Safety advice alone points to nothing; a risk named beside contact does.
    select s.unit, s.event_id, s.field, s."start", s."end", 'hypothetical'
    from speech s join a1_contact c
        on c.unit = s.unit and c.event_id = s.event_id and c.is_described
    where {one_of("s.concept_id", (*ABUSE, "abuse.online"))} and s.assertion = 'hypothetical'
    """,
)

_MARKED = Step(
    "a1_marked",
    "Assessment factors, and markers on records without particulars to judge by",
    f"""
    select {_NO_SPAN}, 'factor' as basis from judged_records
    where {any_item("factors", CSE_FACTORS)}
    union all
    select {_NO_SPAN}, 'marker' from judged_records
    where not has_text and ({any_item("markers", CSE_MARKERS)} or cse_concern = 'Y')
    """,
)

# Words that only point somewhere point at no child where nobody on the record may be one.
_GROUNDS = Step(
    "a1_grounds",
    "All that speaks for a sexual element, or leaves it open",
    """
    select *, true as is_alleged from a1_alleged
    union all
    select p.*, false from (select * from a1_pointers union all select * from a1_favours) p
    where p.basis = 'possible' or exists (
        select 1 from judged_children c where c.unit = p.unit and c.is_child <> 'no')
    union all select *, false from a1_marked
    """,
)

SEXUAL_ELEMENT = Criterion(
    id="A1",
    name="sexual_element",
    says="Sexual abuse, contact, non-contact or online, is alleged or evidenced.",
    citation="Working Together to Safeguard Children, definition of sexual abuse",
    needs="offence code, text, markers, assessment factors",
    question="Is sexual abuse or exploitation of the child alleged or suspected, and on what "
    "grounds?",
    ask="whoever made the record, or the child's social worker",
    on_silence=Answer.NOT_MET,
    steps=(_ALLEGED, _EXPLAINED, _CONTACT, _FAVOURS, _POINTERS, _MARKED, _GROUNDS),
    answer="""
    select u.unit,
        case when is_alleged then 'met' when is_alleged is null then 'not_met'
            else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        coalesce(nullif(concat_ws(' ',
            case when by_offence then 'The recorded offence is a sexual one.' end,
            case when by_text then 'The text alleges it.' end,
            case when not is_alleged and possible then 'The text says it may have happened.' end,
            case when not is_alleged and pointer then 'The text points to it without alleging it.'
                end,
            case when not is_alleged and hypothetical
                then 'The text names the risk beside contact with a person of concern.' end,
            case when not is_alleged and favours then 'Unexplained contact with an unconnected '
                || 'adult is described together with gifts, drink, lifts or stays.' end,
            case when not is_alleged and factor then 'An assessment found it to be a factor.' end,
            case when not is_alleged and marker
                then 'A marker stands on a record that has no particulars to judge by.' end), ''),
            'Nothing recorded alleges it or points to it.') as reason
    from judged u left join (
        select unit, bool_or(is_alleged) as is_alleged, bool_or(basis = 'offence') as by_offence,
            bool_or(basis = 'text') as by_text, bool_or(basis = 'possible') as possible,
            bool_or(basis = 'pointer') as pointer, bool_or(basis = 'hypothetical') as hypothetical,
            bool_or(basis = 'favours') as favours, bool_or(basis = 'factor') as factor,
            bool_or(basis = 'marker') as marker
        from a1_grounds group by unit
    ) g using (unit)
    """,
    evidence=f"""
    -- What only points to it is relied on where nothing alleges it.
    select g.unit, g.event_id, g.field, g."start", g."end", 'for' as supports
    from a1_grounds g join answer_a1 a using (unit)
    where g.is_alleged or a.outcome = 'not_known'
    union
    select {_SPAN}, 'against' from speech
    where {one_of("concept_id", ABUSE)} and assertion = 'negated'
    """,
)
