"""What the criteria read: each candidate's records, people and words, in the scope of each."""

from __future__ import annotations

from accord.definitions.words import (
    CHILD_SCOPES,
    FAMILY_KINDS,
    MOVED_BY_BLAME,
    one_of,
    recorded_pairs,
)
from accord.engine import Step

JUDGED = Step(
    "judged",
    "One row per question: a crime or record, or a network with one of its children",
    """
    select candidate_kind || ':' || candidate_id as unit, candidate_kind, candidate_id,
        cast(null as varchar) as child_id, nation, network_id,
        coalesce(in_network_span, false) as in_network_span
    from candidates where candidate_kind <> 'network'
    union all
    select 'network:' || candidate_id || '/' || person_id, candidate_kind, candidate_id,
        person_id, nation, candidate_id, false
    from candidates join candidate_people using (candidate_kind, candidate_id)
    where candidate_kind = 'network' and side = 'child'
    union all
    -- A network may hold abuse of a child nobody names.
    select 'network:' || candidate_id || '/', candidate_kind, candidate_id, '', nation,
        candidate_id, false
    from candidates where candidate_kind = 'network'
    """,
)

CHILDREN_ON_RECORDS = Step(
    "children_on_records",
    "Who is on the child's side of each record",
    "select distinct event_id, person_id from event_people where side = 'child'",
)

JUDGED_RECORDS = Step(
    "judged_records",
    "The records that say what was done to the child; intelligence graded E says nothing",
    f"""
    select unit, scope, e.event_id, e.event_kind, offence_group, location_type, is_online,
        offence_code, has_text, markers, factors, cse_concern
    from candidate_records r
        join judged u using (candidate_kind, candidate_id)
        join events e using (event_id)
        left join children_on_records c on c.event_id = e.event_id and c.person_id = u.child_id
        left join (select distinct event_id from children_on_records) s
            on s.event_id = e.event_id
    where {one_of("scope", CHILD_SCOPES)} and not is_discounted
        and (u.child_id is null or c.person_id is not null
            or (u.child_id = '' and s.event_id is null))
    """,
)

LINKED_RECORDS = Step(
    "linked_records",
    "Every record that says who the people are and how they are tied",
    """
    select unit, scope, e.event_id, e.markers
    from candidate_records r
        join judged u using (candidate_kind, candidate_id)
        join events e using (event_id)
    where not is_discounted
    """,
)

JUDGED_CHILDREN = Step(
    "judged_children",
    "The children of each question",
    """
    select unit, person_id, is_child, p.is_identified
    from candidate_people p join judged u using (candidate_kind, candidate_id)
    where side = 'child' and (u.child_id is null or u.child_id = person_id)
    """,
)

JUDGED_CONCERN = Step(
    "judged_concern",
    "The people of concern of each question",
    """
    select unit, person_id, is_child, is_identified, is_counted, is_suspect, is_also_victim, roles
    from candidate_people join judged using (candidate_kind, candidate_id)
    where side = 'concern'
    """,
)

WORDS = Step(
    "words",
    "What the text says, without what victim-blaming wording would have it say, and without what "
    "stands inside words that deny it",
    f"""
    with said as (
        select *, source_id || '/' || event_kind || '/' || event_ref as event_id from mentions
    ), blame as (
        select event_id, field, "start", "end" from said where concept_id like 'blame.%'
    ), denied as (
        -- "Nobody gave, promised or received anything": "received anything" is not said.
        select event_id, field, "start", "end" from said
        where assertion = 'negated' and (concept_id like 'exchange.%' or concept_id like 'gain.%')
    )
    select distinct s.event_id, s.field, s."start", s."end", s.concept_id, s.assertion,
        s.nominal_id, s.about_nominal_id, s.source_id
    from said s
        left join blame b on b.event_id = s.event_id and b.field = s.field
            and b."start" < s."end" and s."start" < b."end"
            and ({one_of("s.concept_id", MOVED_BY_BLAME)} or s.assertion = 'negated')
        left join denied d on d.event_id = s.event_id and d.field = s.field
            and d."start" <= s."start" and s."end" <= d."end"
            and s.assertion in ('affirmed', 'possible')
            and (s.concept_id like 'exchange.%' or s.concept_id like 'gain.%')
    where b.event_id is null and d.event_id is null and s.concept_id not like 'blame.%'
    """,
)

# A child who stood by when a parent was attacked is on the child's side of the crime and not its
# victim: the offence, and words about nobody by name, are about the adult.
ADULT_VICTIM_CRIMES = Step(
    "adult_victim_crimes",
    "Crimes with a child on them whose victims were all adults when it happened",
    """
    select p.event_id
    from event_people p join events e using (event_id)
    where p.side = 'child' and e.event_kind = 'crime' and not coalesce(e.is_child_offence, false)
    group by p.event_id
    having bool_or(p.role = 'victim') and bool_or(p.is_child <> 'no')
        and bool_and(p.role <> 'victim' or p.is_child = 'no')
    """,
)

# To nobody where it could be two: then the sentence is silent about every child.
SPEECH = Step(
    "speech",
    "What the text of the judged records says of the child in question, or of no one by name",
    """
    select distinct r.unit, r.scope, w.event_id, w.field, w."start", w."end", w.concept_id,
        w.assertion, w.source_id, w.nominal_id
    from judged_records r
        join words w using (event_id)
        left join person_nominals n
            on n.source_id = w.source_id and n.nominal_id = w.about_nominal_id
        left join judged_children c on c.unit = r.unit and c.person_id = n.person_id
        left join named_sentences s on s.event_id = w.event_id and s.field = w.field
            and w."start" >= s.sentence_start and w."start" < s.sentence_end
        left join adult_victim_crimes a on a.event_id = w.event_id
    where c.person_id is not null
        or (w.about_nominal_id is null and s.event_id is null and a.event_id is null)
    union
    select c.unit, 'same_child_and_concern', w.event_id, w.field, w."start", w."end",
        w.concept_id, w.assertion, w.source_id, w.nominal_id
    from named_sentences s
        join events e on e.event_id = s.event_id and not e.is_discounted
        join words w on w.event_id = s.event_id and w.field = s.field
            and w."start" >= s.sentence_start and w."start" < s.sentence_end
            and w.about_nominal_id is null
        join judged_children c on c.person_id = s.child_id
        join near_children n on n.event_id = s.event_id and n.child_id = s.child_id
        join judged_concern p on p.unit = c.unit and p.person_id = n.concern_id
    """,
)

FAMILY = Step(
    "family",
    "Pairs of people recorded as relatives, both ways round",
    recorded_pairs(FAMILY_KINDS),
)

FAMILY_IN_TEXT = Step(
    "family_in_text",
    "People of concern whom the text calls a relative of the child",
    """
    with named as (
        select event_id, source_id, nominal_id from words
        where concept_id = 'family.member' and assertion = 'affirmed'
    ), concern as (
        select event_id, person_id, count(*) over (partition by event_id) as n_people
        from (select distinct event_id, person_id from event_people
            where side = 'concern' and not is_eliminated)
    ), unnamed as (
        select event_id, count(*) as n_said from named where nominal_id is null group by event_id
    )
    select event_id, person_id from named join event_people using (event_id, nominal_id)
    union
    -- "Her uncle" on a record with one person of concern can only be that person.
    select event_id, person_id from unnamed join concern using (event_id)
    where n_people <= n_said
    """,
)

# An age stated in the text counts where there is no birth date. A range that begins before a
# birthday holds a time before it: the child's greatest age is that at the start of the range.
RECORDED_PAIRS = Step(
    "recorded_pairs",
    "Each child beside each person of concern on one record, with their ages and relationship",
    """
    select distinct r.unit, r.event_id, c.person_id as child_id, s.person_id as concern_id,
        coalesce(case when b.birth_from is null then d.age_low end, c.age_low) as child_low,
        coalesce(case when b.birth_from is null then d.age_high end,
            least(c.age_high, age_at(b.birth_from, cast(e.starts_at as date))), c.age_high)
            as child_high,
        coalesce(case when p.birth_from is null then t.age_low end, s.age_low) as concern_low,
        coalesce(case when p.birth_from is null then t.age_high end, s.age_high) as concern_high,
        b.birth_from as child_born_from, b.birth_to as child_born_to,
        p.birth_from as concern_born_from, p.birth_to as concern_born_to,
        f.one is not null or x.person_id is not null as is_family
    from judged_records r
        join events e using (event_id)
        join event_people c on c.event_id = r.event_id and c.side = 'child'
        join judged_children k on k.unit = r.unit and k.person_id = c.person_id
        join event_people s on s.event_id = r.event_id and s.side = 'concern'
            and not s.is_eliminated
        join judged_concern j on j.unit = r.unit and j.person_id = s.person_id
        left join persons b on b.person_id = c.person_id
        left join persons p on p.person_id = s.person_id
        left join ages_in_text d on d.event_id = r.event_id and d.side = 'child'
        left join ages_in_text t on t.event_id = r.event_id and t.side = 'concern'
        left join family f on f.one = c.person_id and f.other = s.person_id
        left join family_in_text x on x.event_id = r.event_id and x.person_id = s.person_id
    """,
)

AGES_IN_TEXT = Step(
    "ages_in_text",
    "The youngest and oldest age each text states for each side",
    """
    select event_id, side, min(age_low) as age_low, max(age_high) as age_high
    from stated_ages group by event_id, side
    """,
)

PAIRS = Step(
    "pairs",
    "The same, with adults of whom only the text tells, where it tells of nobody else",
    """
    select * from recorded_pairs
    union all
    select distinct r.unit, r.event_id, k.person_id, cast(null as varchar),
        c.age_low,
        coalesce(least(c.age_high, age_at(b.birth_from, cast(e.starts_at as date))), c.age_high),
        t.age_low, t.age_high, b.birth_from, b.birth_to, cast(null as date), cast(null as date),
        f.event_id is not null
    from judged_records r
        join events e using (event_id)
        join ages_in_text t on t.event_id = r.event_id and t.side = 'concern' and t.age_low >= 18
        join event_people c on c.event_id = r.event_id and c.side = 'child'
        join judged_children k on k.unit = r.unit and k.person_id = c.person_id
        left join persons b on b.person_id = c.person_id
        left join (select distinct event_id from event_people where side = 'concern') s
            on s.event_id = r.event_id
        left join (select distinct event_id from words
            where concept_id = 'family.member' and assertion = 'affirmed') f
            on f.event_id = r.event_id
    where s.event_id is null
    """,
)

# Before anything is read from the texts themselves, and after it.
BEFORE_TEXTS: tuple[Step, ...] = (
    JUDGED,
    CHILDREN_ON_RECORDS,
    JUDGED_RECORDS,
    LINKED_RECORDS,
    JUDGED_CHILDREN,
    JUDGED_CONCERN,
    WORDS,
)
AFTER_TEXTS: tuple[Step, ...] = (
    ADULT_VICTIM_CRIMES,
    SPEECH,
    FAMILY,
    FAMILY_IN_TEXT,
    AGES_IN_TEXT,
    RECORDED_PAIRS,
    PAIRS,
)
