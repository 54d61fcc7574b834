"""The cohorts' people become one row each: what the records hold about a child or a suspect."""

from __future__ import annotations

from accord.engine import Step

# Recorded ethnicity is read here for completeness and reporting only, and for nothing else.
PARTICULARS = Step(
    "profile_particulars",
    "Sex, ethnicity and disability of a person, as any of their nominals holds them",
    """
    select n.person_id,
        case when count(distinct case when r.sex in ('F', 'M', 'X') then r.sex end) = 1
            then max(case when r.sex in ('F', 'M', 'X') then r.sex end) else 'U' end as sex,
        collect_sorted(case
            when r.ethnicity_self_defined in ('NS', 'REFU', 'NOBT', 'N1', 'NA') then null
            when upper(substr(r.ethnicity_self_defined, 1, 1)) in ('W', 'M', 'A', 'B', 'O', 'C')
            then upper(substr(r.ethnicity_self_defined, 1, 1)) end) as self_defined,
        max(case when r.ethnicity_self_defined in ('NS', 'REFU') then 1 else 0 end) = 1
            as has_refused,
        max(case when r.ethnicity_officer_defined is not null then 1 else 0 end) = 1
            as has_officer_defined,
        max(case when r.nationality is not null then 1 else 0 end) = 1 as has_nationality,
        max(case when n_items(r.disability) > 0 then 1 else 0 end) = 1 as has_disability
    from person_nominals n
    join nominals r on r.source_id = n.source_id and r.nominal_id = n.nominal_id
    group by n.person_id
    """,
)

SEEN_BY = Step(
    "profile_seen_by",
    "Who holds any record about a child, who about its exploitation, and since when",
    """
    select p.person_id,
        max(case when e.is_police then 1 else 0 end) = 1 as is_known_to_police,
        max(case when not e.is_police then 1 else 0 end) = 1 as is_known_to_partners,
        max(case when e.is_police and e.exploitation is not null then 1 else 0 end) = 1
            as is_concern_of_police,
        max(case when not e.is_police and (e.exploitation is not null
            or has_item(e.factors, '11A')) then 1 else 0 end) = 1 as is_concern_of_partners,
        min(e.day) as first_contact_on
    from profile_events e join event_people p using (event_id)
    where p.side = 'child' and p.is_child <> 'no'
    group by p.person_id
    """,
)

MISSING = Step(
    "profile_missing",
    "Missing episodes of the period, with the child",
    """
    select m.*, n.person_id, e.event_id, e.day, e.month,
        hours_between(m.reported_at, m.found_at) as hours_missing
    from missing_episodes m
    join profile_events e on e.event_kind = 'missing_episode' and e.source_id = m.source_id
        and e.event_ref = m.episode_id and e.is_in_period
    join person_nominals n on n.source_id = m.source_id and n.nominal_id = m.nominal_id
    where exists (select 1 from event_people p where p.event_id = e.event_id
        and p.person_id = n.person_id and p.is_child <> 'no')
    """,
)

CARE = Step(
    "profile_care",
    "Each child's social care status on the first day of the cohort that concerns it",
    """
    with first_day as (
        select person_id, min(day) as day from profile_child_events group by person_id
    )
    select f.person_id,
        max(case when c.status = 'looked_after' then 1 else 0 end) = 1 as is_looked_after,
        max(case when c.status = 'child_protection_plan' then 1 else 0 end) = 1 as has_plan,
        max(case when c.status = 'child_in_need' then 1 else 0 end) = 1 as is_in_need,
        max(case when c.status = 'care_leaver' then 1 else 0 end) = 1 as is_care_leaver,
        max(c.placement_type) as placement_type
    from first_day f
    join person_nominals n using (person_id)
    join care_status c on c.source_id = n.source_id and c.nominal_id = n.nominal_id
        and c.from_on <= f.day and (c.to_on is null or c.to_on >= f.day)
    group by f.person_id
    """,
)

FIRST_EVENTS = Step(
    "profile_first_events",
    "Each child of the cohort: its first record there, its age then, and how many records",
    """
    select person_id, min(day) as first_on, count(*) as n_records,
        sum(case when event_kind = 'crime' then 1 else 0 end) as n_crimes,
        min(age_low) as age_low, min(age_high) as age_high,
        max(case when network = 'met' then 1 else 0 end) = 1 as is_by_group,
        max(case when is_police then 1 else 0 end) = 1 as is_on_police_record
    from profile_child_events group by person_id
    """,
)

# Whoever stands as a suspect only since becoming an adult is no criminalised child.
SUSPECTED = Step(
    "profile_suspected",
    "Each child of the cohort that stands as a suspect on a record, and the first day it did",
    """
    select p.person_id, min(e.day) as suspect_on
    from event_people p join profile_events e using (event_id)
    join profile_first_events c on c.person_id = p.person_id
    cross join profile_scope f
    where p.role = 'suspect' and not p.is_eliminated and p.is_child <> 'no'
        and coalesce(e.day, f.last_day) <= f.last_day
    group by p.person_id
    """,
)

CHILDREN = Step(
    "profile_children",
    "The children of the cohort, one row each; nothing about them is added up or graded",
    """
    select f.*, s.is_known_to_police, s.is_known_to_partners, s.is_concern_of_police,
        s.is_concern_of_partners, s.first_contact_on,
        days_between(s.first_contact_on, f.first_on) as days_known_before,
        d.sex, d.self_defined, d.has_refused, d.has_officer_defined, d.has_disability,
        case when c.is_looked_after then 'looked_after' when c.has_plan then 'protection_plan'
            when c.is_in_need then 'child_in_need' when c.is_care_leaver then 'care_leaver'
            when c.person_id is not null then 'other' else 'none' end as care,
        coalesce(m.n_episodes, 0) as n_missing,
        coalesce(v.was_suspect, false) as was_also_suspect
    from profile_first_events f
    left join profile_seen_by s using (person_id)
    left join profile_particulars d using (person_id)
    left join profile_care c using (person_id)
    left join (select person_id, count(*) as n_episodes from profile_missing group by person_id) m
        using (person_id)
    left join (select person_id, true as was_suspect from profile_suspected) v using (person_id)
    """,
)

SUSPECTS = Step(
    "profile_suspects",
    "The people of concern of the cohort, one row each",
    """
    select s.person_id, max(case when s.is_identified then 1 else 0 end) = 1 as is_identified,
        min(s.age_low) as age_low, min(s.age_high) as age_high,
        max(case when s.is_child = 'yes' then 1 else 0 end) = 1 as is_child,
        max(case when s.network = 'met' then 1 else 0 end) = 1 as is_in_group,
        max(case when s.event_kind = 'crime' then 1 else 0 end) = 1 as is_on_crime,
        max(case when h.person_id is not null then 1 else 0 end) = 1 as is_also_victim,
        max(d.sex) as sex, max(d.self_defined) as self_defined,
        max(case when d.has_refused then 1 else 0 end) = 1 as has_refused,
        max(case when d.has_officer_defined then 1 else 0 end) = 1 as has_officer_defined,
        max(case when d.has_nationality then 1 else 0 end) = 1 as has_nationality,
        max(case when d.has_disability then 1 else 0 end) = 1 as has_disability
    from profile_suspect_events s
    left join profile_particulars d using (person_id)
    left join profile_children h using (person_id)
    group by s.person_id
    """,
)
