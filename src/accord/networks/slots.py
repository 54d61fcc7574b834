"""People on a record, named, unnamed or only counted in its text, become slots on that record."""

from accord.engine import Step

# A sentence about people tells of the matter where it also says what was done, offered or arranged,
# that they know each other, who they were with or where it was; "three neighbours were spoken to"
# and "two friends saw nothing" do not, in a text that tells of the matter elsewhere. A sentence
# that only says what did not happen, or where somebody lives, tells of a number of people, and of
# nobody unknown: "stranger attack, nothing was offered" and "suspect not traced at his last
# address" speak of the suspect. One that only says who knows whom, and gives
# no number, allows for more people and adds none: an association alone brings nobody in. A count
# that rests on what the people did (its cue: "his mates each had sex with her") tells of the
# matter by itself.
TELLING_SENTENCES = Step(
    "telling_sentences",
    "sentences that say something was done, offered, arranged or known between people",
    """
    select m.source_id, m.event_kind, m.event_ref, m.field, m.sentence,
        bool_or(m.assertion <> 'negated' and m.concept_id not like 'place.%') as is_of_deeds,
        bool_or(m.concept_id = 'association.known')
            and bool_and(m.concept_id in ('association.known', 'ref.person_name'))
            as is_of_acquaintance
    from mentions as m
    left join event_people as p on m.concept_id = 'ref.person_name' and p.side = 'concern'
        and p.source_id = m.source_id and p.nominal_id = m.nominal_id
        and p.event_id = m.source_id || '/' || m.event_kind || '/' || m.event_ref
    where m.assertion in ('affirmed', 'possible', 'negated')
        and (m.concept_id like 'abuse.%' or m.concept_id like 'exchange.%'
            or m.concept_id like 'facilitation.%' or m.concept_id like 'gain.%'
            or m.concept_id like 'control.%' or m.concept_id like 'association.%'
            or m.concept_id like 'criminal.%' or m.concept_id in ('missing.found_with',
                'place.party_address', 'place.hotel', 'place.vehicle')
            or p.event_id is not null)
    group by m.source_id, m.event_kind, m.event_ref, m.field, m.sentence
    """,
)

# A number that is that of the people a sentence names ("he and her friend"), and no number of its
# own, holds whoever the sentence rules out, and a child who is exploited as well.
NAMED_BUT_NOT_COUNTED = Step(
    "named_but_not_counted",
    "people a sentence names who are ruled out by it, or are children exploited as well",
    """
    select m.source_id, m.event_kind, m.event_ref, m.field, m.sentence,
        count(distinct case when m.assertion = 'negated' then p.person_id end) as n_ruled_out,
        count(distinct case when m.assertion <> 'negated' and p.side = 'neutral'
            and p.is_child = 'yes' and c.person_id is not null then p.person_id end) as n_children
    from mentions as m
    join event_people as p on p.source_id = m.source_id and p.nominal_id = m.nominal_id
        and p.event_id = m.source_id || '/' || m.event_kind || '/' || m.event_ref
    left join exploited_children as c on c.person_id = p.person_id
    where m.concept_id = 'ref.person_name'
    group by m.source_id, m.event_kind, m.event_ref, m.field, m.sentence
    """,
)

PEOPLE_IN_WORDS = Step(
    "people_in_words",
    "people counted or called unknown in a text, with whether the sentence tells of the matter",
    """
    select m.source_id || '/' || m.event_kind || '/' || m.event_ref as event_id, m.assertion,
        m.count_low, m."start", m.concept_id = 'people.several' as is_several,
        m.count_high - case when w."start" is null then 0
            else coalesce(n.n_ruled_out + n.n_children, 0) end as count_high,
        t.sentence is not null or e.event_ref is null or m.cue is not null as is_telling,
        coalesce(t.is_of_deeds, e.event_ref is null) as is_of_deeds,
        coalesce(t.is_of_acquaintance and m.count_high is null and m.cue is null, false)
            as is_of_acquaintance
    from mentions as m
    left join (
        select distinct source_id, event_kind, event_ref from telling_sentences
    ) as e on e.source_id = m.source_id and e.event_kind = m.event_kind
        and e.event_ref = m.event_ref
    left join telling_sentences as t on t.source_id = m.source_id
        and t.event_kind = m.event_kind and t.event_ref = m.event_ref
        and t.field = m.field and t.sentence = m.sentence
    left join named_but_not_counted as n on n.source_id = m.source_id
        and n.event_kind = m.event_kind and n.event_ref = m.event_ref
        and n.field = m.field and n.sentence = m.sentence
    left join (
        select distinct source_id, event_kind, event_ref, field, "start" from mentions
        where concept_id in ('ref.person_name', 'association.known')
    ) as w on w.source_id = m.source_id and w.event_kind = m.event_kind
        and w.event_ref = m.event_ref and w.field = m.field and w."start" = m."start"
    where m.concept_id in ('people.several', 'people.unidentified')
    """,
)

# People counted in words: "three males" is 3 to 3, "a group" has no upper end. "Acted alone"
# closes the count where nothing else on the record opens it. Beside a named suspect, a number of
# people of whom the sentence tells nothing ("three neighbours") counts nobody; a group without a
# number, or somebody unknown, leaves the number open.
TEXT_COUNTS = Step(
    "text_counts",
    "how many people of concern the text of a record speaks of",
    """
    select event_id,
        max(count_low) filter (where is_several and assertion = 'affirmed') as any_low,
        max(count_low) filter (where is_several and assertion = 'affirmed' and is_telling
            and not is_of_acquaintance) as told_low,
        max(count_high) filter (where is_several and assertion = 'affirmed') as any_high,
        max(count_high) filter (where is_several and assertion = 'affirmed' and is_telling)
            as told_high,
        bool_or(is_several and assertion = 'affirmed' and count_high is null) as is_said_open,
        max(count_high) filter (where is_several and assertion = 'possible') as possible_high,
        bool_or(is_several and assertion = 'possible' and count_high is null) as is_possible_open,
        bool_or(is_several and assertion = 'negated') as is_alone_said,
        count(*) filter (where not is_several and assertion = 'affirmed') as n_unnamed_said,
        count(*) filter (where not is_several and assertion = 'affirmed' and is_of_deeds)
            as n_unnamed_told,
        count(*) filter (where not is_several and assertion = 'possible') as n_unnamed_possible,
        min("start") filter (where is_several and assertion = 'affirmed') as any_start,
        min("start") filter (where is_several and assertion = 'affirmed' and is_telling)
            as told_start,
        min("start") filter (where not is_several and assertion = 'affirmed') as unnamed_start
    from people_in_words
    group by event_id
    """,
)

NAMED_IN_TEXT = Step(
    "named_in_text",
    "records whose text itself speaks of one of their named people of concern",
    """
    select distinct d.event_id
    from mentions as m
    join record_days as d on d.source_id = m.source_id and d.event_kind = m.event_kind
        and d.event_ref = m.event_ref
    join event_people as p on p.event_id = d.event_id and p.nominal_id = m.nominal_id
    where m.assertion = 'affirmed' and m.concept_id not in ('people.several', 'people.unidentified')
        and p.side = 'concern' and p.is_identified and not p.is_eliminated
    """,
)

# Everybody of concern on a record, whatever it is about: a theft has its people counted too.
PEOPLE_COUNTED = Step(
    "people_counted",
    "people of concern on each record that counts, once, with what kind of part they had",
    """
    select p.event_id, p.person_id, bool_or(p.is_identified) as is_identified,
        max(c.person_id) is not null as is_child_member,
        bool_or(p.role = 'suspect' or has_item(p.text_roles, 'direct')
            or (p.role in ('person_of_concern', 'subject') and n_items(p.text_roles) = 0
                and coalesce(d.exploitation = 'alleged', false))) as is_of_the_abuse,
        case when bool_or(p.is_child = 'no') then 'no'
            when bool_or(p.is_child = 'yes') then 'yes' else 'unknown' end as is_child,
        min(p.age_low) as age_low, max(p.age_high) as age_high
    from event_people as p
    join record_days as d on d.event_id = p.event_id
    left join child_members as c on c.person_id = p.person_id
    where p.side = 'concern' and not p.is_eliminated
    group by p.event_id, p.person_id
    """,
)

OTHERS_ON_RECORDS = Step(
    "others_on_records",
    "people on each record who were ruled out, only may have had a part, or are other children",
    """
    select e.event_id, count(distinct e.person_id) filter (where e.is_eliminated) as n_eliminated,
        count(distinct e.person_id) filter (where not e.is_eliminated
            and e.role in ('associate', 'other', 'subject') and n_items(e.possible_roles) > 0)
            as n_possible,
        count(distinct e.person_id) filter (where e.side = 'neutral' and e.is_child = 'yes'
            and e.person_id in (select person_id from exploited_children)) as n_other_children
    from event_people as e
    where e.is_eliminated or e.side = 'neutral'
    group by e.event_id
    """,
)

RECORD_SLOTS = Step(
    "record_slots",
    "how many people each record has: named, unnamed, left out, and as its text counts them",
    """
    select d.event_id, coalesce(p.n_named, 0) as n_named, coalesce(p.n_unnamed, 0) as n_unnamed,
        coalesce(p.n_child_members, 0) as n_child_members,
        coalesce(p.n_named_suspects, 0) as n_named_suspects,
        coalesce(p.n_unnamed_suspects, 0) as n_unnamed_suspects,
        x.n_eliminated, x.n_possible, x.n_other_children
    from record_days as d
    left join (
        select event_id,
            count(*) filter (where is_identified and not is_child_member) as n_named,
            count(*) filter (where not is_identified and not is_child_member) as n_unnamed,
            count(*) filter (where is_child_member) as n_child_members,
            count(*) filter (where is_identified and is_of_the_abuse and not is_child_member)
                as n_named_suspects,
            count(*) filter (where not is_identified and is_of_the_abuse and not is_child_member)
                as n_unnamed_suspects
        from people_counted group by event_id
    ) as p on p.event_id = d.event_id
    left join others_on_records as x on x.event_id = d.event_id
    """,
)

# Children who may be members or are named beside them, and people ruled out, are taken out of a
# count read from text. An
# unnamed person of the text is another than the named only where the text names them as well:
# "an unknown male" may be the very suspect who was identified later. Where a text that names a
# suspect says both that nobody else took part and that there were others, it settles neither.
COUNTED_SLOTS = Step(
    "counted_slots",
    "the same with the counts read from text; an empty most means that nothing limits it",
    """
    select s.event_id, n_named, n_unnamed, n_named_suspects, n_unnamed_suspects,
        n_child_members, t.unnamed_start,
        case when n_named > 0 then t.told_start else t.any_start end as said_start,
        coalesce(case when n_named > 0 and is_alone_said then 0
            when n_named > 0 then t.told_low else t.any_low end - n_child_members
            - coalesce(n_eliminated, 0) - coalesce(n_other_children, 0), 0) as text_low,
        case when coalesce(is_said_open, false) or coalesce(is_possible_open, false) then null
            else greatest(coalesce(possible_high - n_child_members, 0), coalesce(case
                when n_named > 0 then t.told_high else t.any_high end - n_child_members, 0)) end
            as text_high,
        coalesce(is_said_open, false) or coalesce(is_possible_open, false) as is_open,
        case when n_unnamed > 0 or (n_named > 0 and coalesce(is_alone_said, false)) then 0
            when n_named = 0 and coalesce(n_unnamed_said, 0) > 0 then 1
            when k.event_id is not null and coalesce(n_unnamed_told, 0) > 0 then 1
            else 0 end as extra_low,
        case when n_unnamed > 0 then 0
            else coalesce(n_unnamed_said, 0) + coalesce(n_unnamed_possible, 0) end
            + coalesce(n_possible, 0) as extra_high,
        coalesce(is_alone_said, false) and any_low is null as is_alone
    from record_slots as s
    left join text_counts as t on t.event_id = s.event_id
    left join named_in_text as k on k.event_id = s.event_id
    """,
)

SLOTS = Step(
    "slots",
    "the fewest and the most people of concern each record needs, and suspects likewise",
    """
    select event_id, n_named, n_unnamed, n_named_suspects, n_unnamed_suspects, n_child_members,
        is_alone, coalesce(said_start, unnamed_start) as mention_start,
        greatest(text_low, n_named + n_unnamed + extra_low) as need,
        case when is_alone then n_named + n_unnamed when is_open then null
            else greatest(text_high, n_named + n_unnamed + extra_high) end as most,
        greatest(text_low - (n_named - n_named_suspects) - (n_unnamed - n_unnamed_suspects),
            n_named_suspects + n_unnamed_suspects + extra_low) as need_suspects,
        case when is_alone then n_named_suspects + n_unnamed_suspects when is_open then null
            else greatest(text_high, n_named_suspects + n_unnamed_suspects + extra_high) end
            as most_suspects,
        case when text_low > n_named + n_unnamed then 'text' else 'people' end as known_from
    from counted_slots
    """,
)

STEPS = (
    TELLING_SENTENCES,
    NAMED_BUT_NOT_COUNTED,
    PEOPLE_IN_WORDS,
    TEXT_COUNTS,
    NAMED_IN_TEXT,
    PEOPLE_COUNTED,
    OTHERS_ON_RECORDS,
    RECORD_SLOTS,
    COUNTED_SLOTS,
    SLOTS,
)
