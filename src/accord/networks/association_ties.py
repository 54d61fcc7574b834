"""Recorded relationships and what the text says of them become ties, where they were in force."""

from accord.engine import Step
from accord.networks.record_ties import MEETING_KINDS
from accord.networks.windows import (
    MOST_PEOPLE_ACTING_TOGETHER,
    RELATIONSHIP_DAYS,
    SMALL_WORKPLACE,
)

ASSOCIATED = Step(
    "associated",
    "recorded relationships between two people of concern",
    """
    select distinct least(a.person_id, b.person_id) as person_id_a,
        greatest(a.person_id, b.person_id) as person_id_b,
        s.kind, s.source_id, s.from_on, s.to_on
    from associations as s
    join person_nominals as a on a.source_id = s.source_id and a.nominal_id = s.nominal_id_a
    join person_nominals as b on b.source_id = s.source_id and b.nominal_id = s.nominal_id_b
    join concern_people as ca on ca.person_id = a.person_id
    join concern_people as cb on cb.person_id = b.person_id
    where a.person_id <> b.person_id
    """,
)

# The text of a record says who knows whom: the two it names, else those named in the sentence,
# else the only two people of concern the record has. Whoever introduces a child to somebody, takes
# payment from somebody or drives a child to somebody is tied to whom the sentence names.
TEXT_RELATIONS = Step(
    "text_relations",
    "what a text says of people who know each other or were together",
    """
    select m.source_id, m.event_kind, m.event_ref, m.field, m.sentence, m.concept_id, m.assertion,
        m."start", d.event_id, d.first_on, d.last_on, d.information_grade, d.provenance_root,
        a.person_id as actor_id, b.person_id as about_id
    from mentions as m
    join record_days as d on d.source_id = m.source_id and d.event_kind = m.event_kind
        and d.event_ref = m.event_ref
    left join person_nominals as a on a.source_id = m.source_id and a.nominal_id = m.nominal_id
    left join person_nominals as b on b.source_id = m.source_id
        and b.nominal_id = m.about_nominal_id
    where m.assertion in ('affirmed', 'possible', 'negated')
        and (m.concept_id in ('association.known', 'association.together')
            or (a.person_id is not null and m.assertion <> 'negated'
                and (m.concept_id like 'facilitation.%' or m.concept_id = 'gain.payment')))
    """,
)

NAMED_IN_SENTENCES = Step(
    "named_in_sentences",
    "people of concern named in the sentence that speaks of them",
    """
    select distinct r.event_id, r.field, r.sentence, r."start", p.person_id
    from text_relations as r
    join mentions as m on m.source_id = r.source_id and m.event_kind = r.event_kind
        and m.event_ref = r.event_ref and m.field = r.field and m.sentence = r.sentence
        and m.nominal_id is not null
        and (m.concept_id = 'ref.person_name' or m."start" = r."start")
    join person_nominals as p on p.source_id = m.source_id and p.nominal_id = m.nominal_id
    join concern_people as c on c.person_id = p.person_id
    """,
)

ON_THE_RECORD = Step(
    "on_the_record",
    "people of concern on a record whose text speaks of people who know each other",
    """
    select distinct r.event_id, p.person_id,
        count(*) over (partition by r.event_id) as n_people
    from (select distinct event_id from text_relations) as r
    join (
        select distinct e.event_id, e.person_id
        from event_people as e join concern_people as c on c.person_id = e.person_id
        where e.side = 'concern' and not e.is_eliminated
    ) as p on p.event_id = r.event_id
    """,
)

TEXT_PAIRS = Step(
    "text_pairs",
    "the two people each such sentence is about",
    """
    select r.*, least(actor_id, about_id) as person_id_a,
        greatest(actor_id, about_id) as person_id_b
    from text_relations as r
    join concern_people as ca on ca.person_id = r.actor_id
    join concern_people as cb on cb.person_id = r.about_id
    where actor_id <> about_id
    union
    select r.*, a.person_id, b.person_id
    from text_relations as r
    join named_in_sentences as a on a.event_id = r.event_id and a.field = r.field
        and a."start" = r."start"
    join named_in_sentences as b on b.event_id = r.event_id and b.field = r.field
        and b."start" = r."start" and a.person_id < b.person_id
    where r.concept_id like 'association.%' or r.actor_id in (a.person_id, b.person_id)
    union
    select r.*, a.person_id, b.person_id
    from text_relations as r
    join on_the_record as a on a.event_id = r.event_id and a.n_people = 2
    join on_the_record as b on b.event_id = r.event_id and a.person_id < b.person_id
    where r.concept_id like 'association.%'
        or (r.concept_id = 'facilitation.introduces' and r.actor_id in (a.person_id, b.person_id))
    """,
)

# Seen with a child on one report that says nothing of abuse: not acting together, but seen
# together, which counts in its time as any relationship does. Named on a report without a child,
# they may be there for different reasons.
SEEN_PAIRS = Step(
    "seen_pairs",
    "people of concern on one report about something else",
    f"""
    select a.person_id as person_id_a, b.person_id as person_id_b, d.source_id, d.event_kind,
        d.event_ref, d.first_on, d.last_on, d.information_grade, d.provenance_root,
        case when s.event_id is not null then 'negated'
            when d.event_id in (select event_id from children_on_records) then 'affirmed'
            else 'possible' end as assertion
    from event_people as a
    join concern_people as ca on ca.person_id = a.person_id
    join event_people as b on b.event_id = a.event_id and a.person_id < b.person_id
        and b.side = 'concern' and not b.is_eliminated
    join concern_people as cb on cb.person_id = b.person_id
    join record_days as d on d.event_id = a.event_id and d.exploitation is null
        and d.event_kind <> 'crime'
        and coalesce(d.report_kind, '') not in {MEETING_KINDS}
    left join separate_records as s on s.event_id = a.event_id
    where a.side = 'concern' and not a.is_eliminated
    qualify count(*) over (partition by a.event_id)
        <= {MOST_PEOPLE_ACTING_TOGETHER} * ({MOST_PEOPLE_ACTING_TOGETHER} - 1) / 2
    """,
)

# A hub's workers make no pairs, unless somebody recorded that two of them work together.
WORKED_TOGETHER = Step(
    "worked_together",
    "people of concern who worked at one place at one time",
    """
    select a.person_id as person_id_a, b.person_id as person_id_b, a.object_key, a.source_id,
        greatest(a.from_on, b.from_on) as from_on, least(a.to_on, b.to_on) as to_on
    from person_objects as a
    join concern_people as ca on ca.person_id = a.person_id
    join person_objects as b on b.object_key = a.object_key and b.relation = 'works_at'
        and coalesce(a.from_on <= b.to_on, true) and coalesce(b.from_on <= a.to_on, true)
        and a.person_id < b.person_id
    join concern_people as cb on cb.person_id = b.person_id
    where a.relation = 'works_at'
        and a.object_key not in (select hub_id from hubs where hub_kind = 'object')
    union
    select s.person_id_a, s.person_id_b, a.object_key, a.source_id,
        greatest(a.from_on, b.from_on), least(a.to_on, b.to_on)
    from associated as s
    join person_objects as a on a.person_id = s.person_id_a and a.relation = 'works_at'
    join person_objects as b on b.person_id = s.person_id_b and b.relation = 'works_at'
        and b.object_key = a.object_key
        and coalesce(a.from_on <= b.to_on, true) and coalesce(b.from_on <= a.to_on, true)
    where s.kind = 'employment'
    """,
)

# Working together in a small place, at the same time: the number counts those who overlap.
WORK_PAIRS = Step(
    "work_pairs",
    "the same with how many people worked there at that time",
    """
    select p.person_id_a, p.person_id_b, p.object_key, p.source_id, p.from_on, p.to_on,
        count(distinct w.person_id) as n_workers
    from worked_together as p
    join person_objects as w on w.object_key = p.object_key and w.relation = 'works_at'
        and coalesce(w.from_on <= p.to_on, true) and coalesce(p.from_on <= w.to_on, true)
    group by p.person_id_a, p.person_id_b, p.object_key, p.source_id, p.from_on, p.to_on
    """,
)

# Every relationship with the time it was in force, whatever it was read from.
RELATIONSHIPS = Step(
    "relationships",
    "relationships from rows, from workplaces and from text, in one shape",
    f"""
    select person_id_a, person_id_b, 'association' as basis, kind as detail, source_id,
        cast(null as varchar) as event_kind, cast(null as varchar) as event_ref,
        cast(null as date) as occurred_on, from_on, to_on,
        cast(null as varchar) as information_grade, cast(null as varchar) as provenance_root,
        kind, 'affirmed' as assertion,
        exists (select 1 from work_pairs as w where w.person_id_a = a.person_id_a
            and w.person_id_b = a.person_id_b and w.n_workers > {SMALL_WORKPLACE})
            as is_large_workplace
    from associated as a
    union all
    select person_id_a, person_id_b, 'shared_premises', object_key, source_id, null, null, null,
        from_on, to_on, null, null, 'employment', 'affirmed', n_workers > {SMALL_WORKPLACE}
    from work_pairs
    union all
    select person_id_a, person_id_b, 'text', concept_id, source_id, event_kind, event_ref,
        first_on, first_on, last_on, information_grade, provenance_root, concept_id, assertion,
        false
    from text_pairs
    union all
    select person_id_a, person_id_b, 'seen_together', 'one record', source_id, event_kind,
        event_ref, first_on, first_on, last_on, information_grade, provenance_root,
        'seen_together', assertion, false
    from seen_pairs
    """,
)

NEAR_ENOUGH = Step(
    "near_enough",
    "relationships in force within two years of an involvement of each of the two",
    f"""
    select r.person_id_a, r.person_id_b, r.from_on, r.to_on
    from (select distinct person_id_a, person_id_b, from_on, to_on from relationships) as r
    join involvement_days as a on a.person_id = r.person_id_a
        and coalesce(a.last_on >= add_days(r.from_on, -{RELATIONSHIP_DAYS}), true)
        and coalesce(a.first_on <= add_days(r.to_on, {RELATIONSHIP_DAYS}), true)
    join involvement_days as b on b.person_id = r.person_id_b
        and coalesce(b.last_on >= add_days(r.from_on, -{RELATIONSHIP_DAYS}), true)
        and coalesce(b.first_on <= add_days(r.to_on, {RELATIONSHIP_DAYS}), true)
    group by r.person_id_a, r.person_id_b, r.from_on, r.to_on
    """,
)

# Once at one school, or arrested together once: neither ends, and neither says more by being near.
RELATIONSHIP_TIES = Step(
    "relationship_ties",
    "how far each relationship counts",
    """
    select r.person_id_a, r.person_id_b, basis, detail, source_id, event_kind, event_ref,
        occurred_on, r.from_on, r.to_on, information_grade, provenance_root,
        case
            when assertion = 'negated' then 'none'
            when kind in ('co_arrest', 'school') then 'open'
            when n.person_id_a is null then 'none'
            when is_large_workplace then 'none'
            when kind = 'other_family' and f.person_id_a is not null then 'open'
            when assertion = 'possible' then 'open'
            when kind = 'other' then 'open'
            else 'counts' end as strength,
        case
            when assertion = 'negated' then 'the text says that they are not linked'
            when kind = 'co_arrest' then 'arrested together: for what, and who introduced them?'
            when kind = 'school' then 'at one school: do they know each other?'
            when n.person_id_a is null
                then 'not in force within two years of the involvement of both'
            when is_large_workplace then 'a large workplace: many work there'
            when kind = 'other_family' and f.person_id_a is not null
                then 'of one very large family: do they know each other?'
            when assertion = 'possible' and basis = 'seen_together'
                then 'named in one report: do they know each other?'
            when assertion = 'possible' then 'the text leaves it possible: do they know each other?'
            when kind = 'other' then 'an association of no stated kind: what is it?'
            when basis = 'text' and kind like 'association.%'
                then 'the text says that they know each other or were together'
            when basis = 'text' then 'the text says that one brought or let the child to the other'
            when basis = 'seen_together' then 'seen with a child together at the time'
            else 'a personal relationship in force at the time' end as reason
    from relationships as r
    left join near_enough as n on n.person_id_a = r.person_id_a
        and n.person_id_b = r.person_id_b
        and n.from_on is not distinct from r.from_on and n.to_on is not distinct from r.to_on
    left join (
        select distinct a.person_id_a, a.person_id_b
        from associated as a
        join big_families as b on b.person_id in (a.person_id_a, a.person_id_b)
    ) as f on f.person_id_a = r.person_id_a and f.person_id_b = r.person_id_b
    """,
)

STEPS = (
    ASSOCIATED,
    TEXT_RELATIONS,
    NAMED_IN_SENTENCES,
    ON_THE_RECORD,
    TEXT_PAIRS,
    SEEN_PAIRS,
    WORKED_TOGETHER,
    WORK_PAIRS,
    RELATIONSHIPS,
    NEAR_ENOUGH,
    RELATIONSHIP_TIES,
)
