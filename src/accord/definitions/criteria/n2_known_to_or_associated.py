"""N2: does a record tie at least two of the people counted?"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, Criterion
from accord.engine import Step

_TIES = Step(
    "n2_ties",
    "Ties between two people who count, with how far each tie counts",
    """
    select u.unit, t.tie_id, t.basis, t.strength, t.reason, t.source_id, t.event_kind, t.event_ref,
        t.person_id_a, t.person_id_b, coalesce(t.provenance_root, t.source_id) as root
    from candidate_ties c
        join judged u using (candidate_kind, candidate_id)
        join ties t using (tie_id)
        join judged_concern a on a.unit = u.unit and a.person_id = t.person_id_a and a.is_counted
        join judged_concern b on b.unit = u.unit and b.person_id = t.person_id_b and b.is_counted
    """,
)

_TOGETHER = Step(
    "n2_together",
    "Records on which people, named or not, acted on one occasion",
    """
    select u.unit, c.event_id, c.n_people, c.mention_start
    from candidate_together c join judged u using (candidate_kind, candidate_id)
    where n_people >= 2
    """,
)

_FOUND = Step(
    "n2_found",
    "What there is of each kind",
    """
    select u.unit, n.outcome as n1,
        coalesce(n_counts, 0) as n_counts, coalesce(n_open, 0) as n_open,
        coalesce(n_together, 0) as n_together, coalesce(n_identified, 0) as n_identified,
        coalesce(n_counted, 0) as n_counted, bases, open_reasons,
        coalesce(n_roots, 0) as n_roots
    from judged u
        left join answer_n1 n using (unit)
        left join (
            select unit, count(*) filter (where strength = 'counts') as n_counts,
                count(*) filter (where strength = 'open') as n_open,
                count(distinct case when strength = 'counts' then root end) as n_roots,
                array_to_string(collect_sorted(case when strength = 'counts'
                    then replace(basis, '_', ' ') end), ', ') as bases,
                array_to_string(collect_sorted(case when strength = 'open' then reason end), ' ')
                    as open_reasons
            from n2_ties group by unit) t using (unit)
        left join (select unit, count(*) as n_together from n2_together group by unit) g
            using (unit)
        left join (
            select unit, count(*) as n_counted, count(*) filter (where is_identified)
                as n_identified
            from judged_concern where is_counted group by unit) p using (unit)
    """,
)

_RELIED_ON = Step(
    "n2_relied_on",
    "The records of the ties; for a relationship, those on which the two people appear",
    f"""
    select unit, source_id || '/' || event_kind || '/' || event_ref as event_id, {NO_SPAN},
        'for' as supports
    from n2_ties where event_ref is not null and strength <> 'none'
    union
    select distinct t.unit, r.event_id, {NO_SPAN}, 'for'
    from n2_ties t
        join linked_records r using (unit)
        join event_people p on p.event_id = r.event_id and not p.is_eliminated
            and p.person_id in (t.person_id_a, t.person_id_b)
    where t.event_ref is null and t.strength <> 'none'
    union
    select g.unit, g.event_id, w.field, w."start", w."end", 'for'
    from n2_together g left join words w on w.event_id = g.event_id
        and w."start" = g.mention_start and w.assertion = 'affirmed'
    """,
)

KNOWN_TO_OR_ASSOCIATED = Criterion(
    id="N2",
    name="known_to_or_associated",
    says="A recorded tie between at least two of the people counted: they acted together, are "
    "associated, shared a phone, vehicle or premises at one time, one introduced the child to the "
    "other, they are family, work together in a small place, or were seen together.",
    citation="IICSA, Child sexual exploitation by organised networks, Part C.3: known to (or "
    "associated with) one another",
    needs="ties, each with its record",
    question="Do these people know each other, and who introduced them?",
    ask="the intelligence desk, or the child where it is right to ask",
    on_silence=Answer.NOT_MET,
    waits_for="N1",
    steps=(_TIES, _TOGETHER, _FOUND, _RELIED_ON),
    answer="""
    select unit,
        case when n1 = 'not_met' then 'not_met' when n_counts + n_together > 0 then 'met'
            when n_open > 0 or n1 = 'not_known' or n_identified < 2 then 'not_known'
            else 'not_met' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when n1 = 'not_met'
                then 'Fewer than two people are counted, so there is nobody to be tied to.'
            when n_counts + n_together > 0 then concat_ws(' ',
                case when n_together > 0 then 'They acted on one occasion.' end,
                case when n_counts > 0 then 'Recorded ties: ' || bases || ', from '
                    || case when n_roots = 1 then 'one original source.'
                        else cast(n_roots as varchar) || ' independent sources.' end end)
            when n_open > 0 then open_reasons
            when n1 = 'not_known' then 'How many people there are is open, and so is any tie.'
            when n_identified < 2
                then 'Not all of them are identified, so nobody can say whether they know each '
                    || 'other.'
            else 'No record ties them; whether a link exists should be reviewed.' end as reason
    from n2_found
    """,
    evidence="""
    select unit, event_id, field, "start", "end", supports
    from n2_relied_on join n2_found using (unit)
    where n1 <> 'not_met'
    """,
)
