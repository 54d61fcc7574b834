"""The run's tables become a profile's cohorts: crimes, children, suspects, networks."""

from __future__ import annotations

from accord.engine import Step

READS = (
    *("sources", "nominals", "crimes", "intelligence", "missing_episodes", "partner_reports"),
    *("markers", "actions", "care_status", "training_events", "person_nominals"),
    *("nominal_links", "persons", "events", "event_people", "event_objects", "mentions"),
    *("findings", "criterion_results", "candidate_settings", "record_flags"),
    *("networks", "network_members", "network_children", "network_records", "network_edges"),
    *("objects", "object_links", "quarantine", "data_quality_issues", "runs"),
)

SOURCES = Step(
    "profile_sources",
    "The sources of the force's area, and national ones that hold some of its people",
    """
    select s.*, case when s.force_code = f.force then 'force' else 'national' end as reach,
        s.sector in ('police', 'transport_police') as is_police
    from sources s cross join profile_scope f
    where s.force_code = f.force or s.force_code is null
        or s.sector in ('transport_police', 'home_office')
    """,
)

FORCE_PEOPLE = Step(
    "profile_force_people",
    "People whom a source of the force's area holds",
    """
    select distinct n.person_id from person_nominals n
    join profile_sources s on s.source_id = n.source_id and s.reach = 'force'
    """,
)

# A crime belongs to the day it was recorded, as in the counting rules; all else to the day known.
EVENTS = Step(
    "profile_events",
    "Every record of the force's area, with its day, its month and whether it is in the period",
    """
    with dated as (
        select e.*, s.reach, s.is_police,
            coalesce(c.recorded_on, cast(coalesce(e.known_at, e.starts_at) as date)) as day
        from events e
        join profile_sources s on s.source_id = e.source_id
        left join crimes c on e.event_kind = 'crime' and c.source_id = e.source_id
            and c.crime_ref = e.event_ref
        where not e.is_discounted
    )
    select d.*, a.area, m.month, m.quarter, m.year,
        coalesce(d.day between f.first_day and f.last_day, false) as is_in_period
    from dated d cross join profile_scope f
    left join event_areas a on a.event_id = d.event_id
    left join profile_months m on d.day between m.first_day and m.last_day
    where (not f.is_narrowed or a.area in (select area from profile_chosen_areas))
        and (d.reach = 'force' or exists (
            select 1 from event_people p join profile_force_people h using (person_id)
            where p.event_id = d.event_id and p.side in ('child', 'concern')))
    """,
)

ANSWERS = Step(
    "profile_answers",
    "What each definition says of each record of the area, and in which version",
    """
    select e.event_id, f.definition_id, f.definition_version, f.outcome,
        case when f.definition_id = 'cse-wales' and e.nation <> 'wales' then false
            when f.definition_id = 'cse-england' and e.nation = 'wales' then false
            else true end as is_of_nation
    from profile_events e
    join findings f on f.candidate_kind in ('crime', 'record')
        and f.candidate_id = case when e.event_kind = 'crime'
            then e.source_id || '/' || e.event_ref else e.event_id end
        and (f.candidate_kind = 'crime') = (e.event_kind = 'crime')
    """,
)

OUTCOMES = Step(
    "profile_outcomes",
    "Each assessed record: the nation's definition of exploitation, the network, and either",
    """
    with sides as (
        select event_id,
            max(case when is_of_nation and definition_id in ('cse-england', 'cse-wales')
                then outcome end) as cse,
            max(case when definition_id = 'organised-network-iicsa' then outcome end) as network
        from profile_answers group by event_id
    )
    select event_id, coalesce(cse, 'not_met') as cse, coalesce(network, 'not_met') as network,
        case when cse = 'met' or network = 'met' then 'met'
            when cse = 'not_known' or network = 'not_known' then 'not_known'
            else 'not_met' end as exploitation
    from sides
    """,
)

RECORDED = Step(
    "profile_recorded_flags",
    "The flags that stand on each crime as recorded",
    """
    select source_id || '/crime/' || crime_ref as event_id,
        max(case when flag = 'CSE' and recorded then 'yes' else 'no' end) as flag_cse,
        max(case when flag = 'GROUP_CSE' and recorded then 'yes' else 'no' end) as flag_group,
        max(case when flag = 'CSA' and recorded then 'yes' else 'no' end) as flag_csa,
        max(case when flag = 'CCE' and recorded then 'yes' else 'no' end) as flag_cce,
        max(category) as category
    from record_flags group by source_id, crime_ref
    """,
)

CRIMES = Step(
    "profile_crimes",
    "The force's recorded crimes of three years, with every answer and recorded flag",
    """
    select e.*, coalesce(o.cse, 'not_met') as cse, coalesce(o.network, 'not_met') as network,
        coalesce(o.exploitation, 'not_met') as assessed,
        r.flag_cse, r.flag_group, r.flag_csa, r.flag_cce, r.category,
        c.recorded_on, c.reported_at, c.committed_from, c.committed_to, c.outcome_code,
        c.outcome_on, c.closed_on, c.unit, coalesce(c.investigator_skill, 'unknown') as skill
    from profile_events e
    join crimes c on c.source_id = e.source_id and c.crime_ref = e.event_ref
    left join profile_outcomes o on o.event_id = e.event_id
    left join profile_recorded_flags r on r.event_id = e.event_id
    where e.event_kind = 'crime' and e.reach = 'force' and e.month is not null
    """,
)

# What the profile is about: records in the period that meet either definition.
COHORT = Step(
    "profile_cohort",
    "Records of the period that meet the nation's definition or that of an organised network",
    """
    select e.*, o.cse, o.network, o.exploitation as assessed
    from profile_events e join profile_outcomes o using (event_id)
    where e.is_in_period and o.exploitation = 'met'
    """,
)

CHILD_EVENTS = Step(
    "profile_child_events",
    "Which child is harmed or believed at risk on which record of the cohort",
    """
    select distinct p.person_id, p.event_id, c.event_kind, c.day, c.sector, c.is_police, c.cse,
        c.network, c.location_type, p.age_low, p.age_high
    from profile_cohort c join event_people p using (event_id)
    where p.side = 'child' and p.is_child <> 'no'
    """,
)

SUSPECT_EVENTS = Step(
    "profile_suspect_events",
    "Which person is of concern on which record of the cohort; those ruled out are left out",
    """
    select distinct p.person_id, p.event_id, c.event_kind, c.day, c.cse, c.network, p.role,
        p.is_identified, p.is_child, p.age_low, p.age_high
    from profile_cohort c join event_people p using (event_id)
    where p.side = 'concern' and not p.is_eliminated
    """,
)

NETWORKS = Step(
    "profile_networks",
    "Networks that rest on a record of the area and were active in the period",
    """
    select n.*, coalesce(n.is_partner_only, false) as rests_on_partners_only,
        exists (select 1 from network_members m where m.network_id = n.network_id
            and not coalesce(m.is_identified, true))
            or n.n_people_high > n.n_identified as has_unidentified
    from networks n cross join profile_scope f
    where coalesce(n.first_on, f.first_day) <= f.last_day
        and coalesce(n.last_on, f.last_day) >= f.first_day
        and exists (select 1 from network_records r
            join profile_events e on e.source_id = r.source_id and e.event_kind = r.event_kind
                and e.event_ref = r.event_ref
            where r.network_id = n.network_id and e.reach = 'force')
    """,
)
