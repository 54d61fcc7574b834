"""A candidate's people become two intervals: everyone of concern, and suspects of the abuse."""

from accord.engine import Step

# Ages are beliefs; two descriptions contradict each other only where they lie this far apart.
AGE_TOLERANCE = 3

COUNTED_IN_SCOPE = Step(
    "counted_in_scope",
    "the counted people of each candidate on each record, for both ways of counting",
    """
    select 'people' as counting, c.candidate_kind, c.candidate_id, c.event_id, c.person_id,
        c.is_identified
    from concern_in_scope as c where not c.is_child_member
    union
    select 'suspects', c.candidate_kind, c.candidate_id, c.event_id, c.person_id, c.is_identified
    from concern_in_scope as c where not c.is_child_member and c.is_suspect
    """,
)

COUNTED_ON_RECORDS = Step(
    "counted_on_records",
    "how many counted people each candidate has on each record, and how many of them are named",
    """
    select counting, candidate_kind, candidate_id, event_id, count(*) as n_counted,
        count(*) filter (where is_identified) as n_named
    from counted_in_scope
    group by counting, candidate_kind, candidate_id, event_id
    """,
)

COUNTED_WAYS = Step(
    "counted_ways",
    "what each record needs and allows beyond the people on it, for both ways of counting",
    """
    select 'people' as counting, event_id, need - n_named - n_unnamed as need_more,
        most - n_named - n_unnamed as most_more, is_alone
    from slots
    union all
    select 'suspects', event_id, need_suspects - n_named_suspects - n_unnamed_suspects,
        most_suspects - n_named_suspects - n_unnamed_suspects, is_alone
    from slots
    """,
)

# What the text of a record adds to the people on it goes with the record; whoever was ruled out
# elsewhere on the occasion, or belongs to another group, is taken off again.
SLOTS_IN_SCOPE = Step(
    "slots_in_scope",
    "how many people each record of a candidate needs and allows",
    """
    select s.counting, r.candidate_kind, r.candidate_id, r.event_id,
        coalesce(c.n_named, 0) as n_named, s.need_more + coalesce(c.n_counted, 0) as need,
        s.most_more + coalesce(c.n_counted, 0) as most, s.most_more is null as is_open, s.is_alone
    from records_of_candidates as r
    join counted_ways as s on s.event_id = r.event_id
        and (s.counting = 'people' or r.nearness <= 2)
    left join counted_on_records as c on c.counting = s.counting
        and c.candidate_kind = r.candidate_kind and c.candidate_id = r.candidate_id
        and c.event_id = r.event_id
    where r.is_about_exploitation or r.nearness = 1
    """,
)

POSSIBLE_DUPLICATES = Step(
    "possible_duplicates",
    "persons who may be one and the same, and are on no record together",
    """
    select distinct least(a.person_id, b.person_id) as person_id_a,
        greatest(a.person_id, b.person_id) as person_id_b
    from nominal_links as l
    join person_nominals as a on a.source_id = l.source_id_a and a.nominal_id = l.nominal_id_a
    join person_nominals as b on b.source_id = l.source_id_b and b.nominal_id = l.nominal_id_b
    where l.verdict = 'review' and a.person_id <> b.person_id
        and not exists (
            select 1 from people_counted as x join people_counted as y on y.event_id = x.event_id
            where x.person_id = a.person_id and y.person_id = b.person_id)
    """,
)

PEOPLE_IN_COUNT = Step(
    "people_in_count",
    "each counted person of a candidate once, with what tells two unnamed people apart",
    """
    select c.counting, c.candidate_kind, c.candidate_id, c.person_id, c.is_identified,
        any_value(coalesce(h.sex, 'U')) as sex, min(p.age_low) as age_low,
        max(p.age_high) as age_high
    from counted_in_scope as c
    join people_counted as p on p.event_id = c.event_id and p.person_id = c.person_id
    left join persons as h on h.person_id = c.person_id
    group by c.counting, c.candidate_kind, c.candidate_id, c.person_id, c.is_identified
    """,
)

NAMED_COUNTS = Step(
    "named_counts",
    "how many identified people each candidate has at least and at most",
    """
    select p.counting, p.candidate_kind, p.candidate_id, count(*) as n_named,
        count(*) filter (where d.person_id is not null) as n_doubtful
    from people_in_count as p
    left join (
        select distinct q.counting, q.candidate_kind, q.candidate_id, d.person_id_b as person_id
        from possible_duplicates as d
        join people_in_count as q on q.person_id = d.person_id_a and q.is_identified
    ) as d on d.counting = p.counting and d.candidate_kind = p.candidate_kind
        and d.candidate_id = p.candidate_id and d.person_id = p.person_id
    where p.is_identified
    group by p.counting, p.candidate_kind, p.candidate_id
    """,
)

# Two unnamed people on two records may be one, unless sex or age speaks against it; the same for
# an unnamed person and a named one who is not on that record.
CONTRADICTIONS = Step(
    "contradictions",
    "candidates with an unnamed person who cannot be another of their people",
    f"""
    select distinct u.counting, u.candidate_kind, u.candidate_id
    from people_in_count as u
    join people_in_count as o on o.counting = u.counting
        and o.candidate_kind = u.candidate_kind and o.candidate_id = u.candidate_id
        and o.person_id <> u.person_id
    where not u.is_identified
        and ((u.sex in ('F', 'M') and o.sex in ('F', 'M') and u.sex <> o.sex)
            or u.age_high + {AGE_TOLERANCE} < o.age_low
            or o.age_high + {AGE_TOLERANCE} < u.age_low)
    """,
)

# Where everybody is named, they are counted by name, whatever their sex.
BESIDE_UNNAMED = Step(
    "beside_unnamed",
    "men and women of the candidates that have an unnamed person",
    """
    select p.counting, p.candidate_kind, p.candidate_id, p.person_id, p.is_identified, p.sex
    from people_in_count as p
    join (
        select distinct counting, candidate_kind, candidate_id from people_in_count
        where not is_identified
    ) as u on u.counting = p.counting and u.candidate_kind = p.candidate_kind
        and u.candidate_id = p.candidate_id
    where p.sex in ('F', 'M')
    """,
)

SEX_COUNTS = Step(
    "sex_counts",
    "the most people of one sex that are identified or that one record needs, over both sexes",
    """
    select counting, candidate_kind, candidate_id, sum(n_people) as n_people
    from (
        select counting, candidate_kind, candidate_id, sex, max(n_people) as n_people
        from (
            select p.counting, p.candidate_kind, p.candidate_id, c.event_id, p.sex,
                count(*) as n_people
            from beside_unnamed as p
            join counted_in_scope as c on c.counting = p.counting
                and c.candidate_kind = p.candidate_kind and c.candidate_id = p.candidate_id
                and c.person_id = p.person_id
            group by p.counting, p.candidate_kind, p.candidate_id, c.event_id, p.sex
            union all
            select counting, candidate_kind, candidate_id, null, sex, count(*)
            from beside_unnamed
            where is_identified
            group by counting, candidate_kind, candidate_id, sex
        ) as on_records
        group by counting, candidate_kind, candidate_id, sex
    ) as of_sexes
    group by counting, candidate_kind, candidate_id
    """,
)

RECORD_NEEDS = Step(
    "record_needs",
    "the most any one record needs, and how many more its records allow",
    """
    select counting, candidate_kind, candidate_id, max(need) as need,
        sum(greatest(coalesce(most, need) - n_named, 0)) as n_more,
        bool_or(is_open) as is_open, bool_or(is_alone) as is_alone
    from slots_in_scope
    group by counting, candidate_kind, candidate_id
    """,
)

# Nobody recorded at all leaves the number open, for an offence has an offender, unless the text
# counts several; a child who may be a member is somebody.
ASKED_COUNTS = Step(
    "asked_counts",
    "every candidate in both ways of counting, with whether anybody is recorded",
    """
    select w.counting, c.candidate_kind, c.candidate_id, p.candidate_id is not null as has_people,
        coalesce(a.exploitation = 'alleged', false) as is_alleged,
        coalesce(p.n_doubtful_children, 0) as n_doubtful_children
    from candidates as c
    join (select 'people' as counting union all select 'suspects') as w on true
    left join asked as a on a.candidate_kind = c.candidate_kind
        and a.candidate_id = c.candidate_id
    left join (
        select r.candidate_kind, r.candidate_id,
            count(*) filter (where not m.is_certain) as n_doubtful_children
        from concern_rows as r left join child_members as m on m.person_id = r.person_id
        where r.nearness <= 3
        group by r.candidate_kind, r.candidate_id
    ) as p on p.candidate_kind = c.candidate_kind and p.candidate_id = c.candidate_id
    """,
)

INTERVALS = Step(
    "intervals",
    "the fewest and the most people of each candidate",
    """
    select a.counting, a.candidate_kind, a.candidate_id, a.has_people,
        coalesce(n.n_named, 0) as n_named, coalesce(n.n_doubtful, 0) as n_doubtful,
        greatest(coalesce(n.n_named, 0) - coalesce(n.n_doubtful, 0), coalesce(r.need, 0),
            coalesce(s.n_people, 0) - coalesce(n.n_doubtful, 0),
            case when x.candidate_id is not null then 2 else 0 end,
            case when not a.has_people and a.is_alleged then 1 else 0 end) as count_low,
        case when coalesce(r.is_open, false)
                or (not a.has_people and not coalesce(r.is_alone, false)
                    and coalesce(r.need, 0) < 2) then null
            else coalesce(n.n_named, 0) + coalesce(r.n_more, 0) + a.n_doubtful_children end
            as count_high
    from asked_counts as a
    left join named_counts as n on n.counting = a.counting
        and n.candidate_kind = a.candidate_kind and n.candidate_id = a.candidate_id
    left join record_needs as r on r.counting = a.counting
        and r.candidate_kind = a.candidate_kind and r.candidate_id = a.candidate_id
    left join sex_counts as s on s.counting = a.counting
        and s.candidate_kind = a.candidate_kind and s.candidate_id = a.candidate_id
    left join contradictions as x on x.counting = a.counting
        and x.candidate_kind = a.candidate_kind and x.candidate_id = a.candidate_id
    """,
)

CANDIDATE_COUNTS = Step(
    "candidate_counts",
    "the intervals with how they were counted, in words",
    """
    select candidate_kind, candidate_id, counting, cast(count_low as bigint) as count_low,
        cast(case when count_high < count_low then count_low else count_high end as bigint)
            as count_high,
        case when not has_people and count_high is null
                then 'nobody of concern is recorded, which leaves the number open'
            when count_high = 0 then 'only a child who may be a member is recorded, not counted'
            when n_named = 0 then 'nobody is identified'
            when n_named = 1 then '1 identified person'
            else cast(n_named as varchar) || ' identified people' end
            || case when n_doubtful > 0 then '; some of them may be one and the same' else '' end
            || case when has_people and count_high is null
                    then '; the text sets no upper limit to the others'
                when has_people and count_high > n_named
                    then '; up to ' || cast(count_high - n_named as varchar)
                        || ' more who are not identified'
                else '' end as reason
    from intervals
    """,
)

# Acting together on one record is a tie, named or not. Records reached only through others count
# where somebody of the matter itself acted on them.
CANDIDATE_TOGETHER = Step(
    "candidate_together",
    "records on which people of a candidate acted together",
    """
    select s.candidate_kind, s.candidate_id, s.event_id, s.need as n_people,
        case when t.known_from = 'text' then 'the text of one record speaks of them together'
            else 'they acted on one occasion' end as reason,
        case when t.known_from = 'text' then t.mention_start end as mention_start
    from slots_in_scope as s
    join slots as t on t.event_id = s.event_id
    join records_of_candidates as r on r.candidate_kind = s.candidate_kind
        and r.candidate_id = s.candidate_id and r.event_id = s.event_id
    left join record_standing as d on d.event_id = s.event_id
    left join (
        select a.candidate_kind, a.candidate_id, u.other_event_id as event_id
        from asked as a join unnamed_links as u on u.event_id = a.event_id
    ) as l on l.candidate_kind = s.candidate_kind and l.candidate_id = s.candidate_id
        and l.event_id = s.event_id
    where s.counting = 'people' and s.need >= 2
        and not coalesce(d.is_separate or d.is_meeting or d.is_crowded, false)
        and (r.nearness <= 3 or l.event_id is not null or s.event_id in (
            select c.event_id from counted_in_scope as c
            join core_people as k on k.candidate_kind = c.candidate_kind
                and k.candidate_id = c.candidate_id and k.person_id = c.person_id
            where c.candidate_kind = s.candidate_kind and c.candidate_id = s.candidate_id))
    """,
)

STEPS = (
    COUNTED_IN_SCOPE,
    COUNTED_ON_RECORDS,
    COUNTED_WAYS,
    SLOTS_IN_SCOPE,
    POSSIBLE_DUPLICATES,
    PEOPLE_IN_COUNT,
    NAMED_COUNTS,
    CONTRADICTIONS,
    BESIDE_UNNAMED,
    SEX_COUNTS,
    RECORD_NEEDS,
    ASKED_COUNTS,
    INTERVALS,
    CANDIDATE_COUNTS,
    CANDIDATE_TOGETHER,
)
