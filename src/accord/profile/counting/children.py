"""Counts of children harmed or believed at risk, and of what the records hold about them."""

from __future__ import annotations

from accord.engine import Step
from accord.profile.counting.splits import (
    AGE,
    CARE,
    ETHNICITY,
    GROUP,
    IS_RECORDED,
    PARTNER_SECTORS,
    SECTORS,
    SEX,
    TIMELINESS,
    YES_NO,
)
from accord.profile.figures import EXPLOITATION, NOT_RECORDED, Count, Split

CHILD, CHILDREN = "child", "children"
MET = {EXPLOITATION: "met"}
_FROM = "from profile_children"
_GROUP = "case when is_by_group then 'met' else 'not_met' end as network"
_IN_GROUP = Split(GROUP.name, GROUP.title, {"met": "group-based", "not_met": "no group found"})


BY_SEX_AND_AGE = Count(
    Step(
        "children_by_sex_and_age",
        "Children harmed or at risk by sex and by age on their first record of exploitation",
        f"""
        select person_id as id, sex, case when age_low is null then null
            when age_high < 10 then 'under_10' when age_low >= 10 and age_high <= 12 then '10_12'
            when age_low >= 13 and age_high <= 15 then '13_15'
            when age_low >= 16 and age_high <= 17 then '16_17' end as age
        {_FROM}
        """,
    ),
    CHILD,
    CHILDREN,
    (SEX, AGE),
    MET,
)
BY_GROUP = Count(
    Step(
        "children_by_group",
        "Children harmed or at risk by whether a record of theirs is group-based",
        f"select person_id as id, {_GROUP} {_FROM}",
    ),
    CHILD,
    CHILDREN,
    (_IN_GROUP,),
    MET,
)
BY_ETHNICITY = Count(
    Step(
        "children_by_ethnicity",
        "Children harmed or at risk by self-defined ethnicity as recorded, with why it is missing",
        f"""
        select person_id as id, case when n_items(self_defined) = 1 then self_defined[1]
            when n_items(self_defined) > 1 then 'sources_differ'
            when has_refused then 'refused' end as ethnicity
        {_FROM}
        """,
    ),
    CHILD,
    CHILDREN,
    (ETHNICITY,),
    MET,
)
COMPLETENESS = tuple(
    Count(
        Step(
            f"children_with_{name}",
            f"Children harmed or at risk by whether {title} is recorded",
            f"select person_id as id, case when {test} then 'yes' else 'no' end "
            f'as "{title} recorded" {_FROM}',
        ),
        CHILD,
        CHILDREN,
        (Split(f"{title} recorded", title, IS_RECORDED),),
        MET,
    )
    for name, title, test in (
        ("sex", "sex", "sex <> 'U'"),
        ("age", "age", "age_low is not null"),
        ("ethnicity", "self-defined ethnicity", "n_items(self_defined) > 0"),
        ("officer_ethnicity", "officer-defined ethnicity", "has_officer_defined"),
        ("disability", "disability or other need", "has_disability"),
        ("care_status", "social care status", "care <> 'none'"),
    )
)
BY_CARE = Count(
    Step(
        "children_by_care",
        "Children harmed or at risk by social care status on the first day",
        f"select person_id as id, care, {_GROUP} {_FROM}",
    ),
    CHILD,
    CHILDREN,
    (CARE, _IN_GROUP),
    MET,
)
BY_HOLDER = Count(
    Step(
        "children_by_who_knew",
        "Children harmed or at risk by whether police, partners or both hold records of it",
        f"""
        select person_id as id, case
            when is_concern_of_police and is_concern_of_partners then 'both'
            when is_concern_of_police then 'police'
            when is_concern_of_partners and is_known_to_police then 'partners_known'
            when is_concern_of_partners then 'partners' else 'neither' end as holder
        {_FROM}
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "holder",
            "Who holds records of the exploitation",
            {
                "both": "police and partners",
                "police": "police only",
                "partners_known": "partners only; police know the child for something else",
                "partners": "partners only; police hold nothing about the child",
                "neither": "neither by itself; only together",
            },
        ),
    ),
    MET,
)
# A wider circle than the cohort: everybody about whom a partner recorded a concern.
BY_PARTNER_CONCERN = Count(
    Step(
        "children_of_agency_concern",
        "Children with a partner agency's record of concern, by what police hold of them",
        """
        select distinct p.person_id as id, e.sector,
            case when s.is_concern_of_police then 'concern' when s.is_known_to_police then 'known'
                else 'unknown' end as police
        from profile_events e join event_people p using (event_id)
        join profile_seen_by s on s.person_id = p.person_id
        where e.is_in_period and not e.is_police and p.side = 'child' and p.is_child <> 'no'
            and (e.exploitation is not null or has_item(e.factors, '11A'))
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "sector",
            "Partner",
            {name: SECTORS[name] for name in PARTNER_SECTORS},
            is_partition=False,
        ),
        Split(
            "police",
            "What police hold about the child",
            {
                "concern": "a record of exploitation",
                "known": "other records only",
                "unknown": "no record",
            },
        ),
    ),
    {"partner concern": "yes"},
)
BY_FIRST_CONTACT = Count(
    Step(
        "children_by_time_known",
        "Children harmed or at risk by how long any agency had known them before",
        f"""
        select person_id as id, case when days_known_before <= 0 then 'first'
            when days_known_before <= 90 then 'quarter' when days_known_before <= 365 then 'year'
            when days_known_before <= 1095 then 'three_years'
            when days_known_before > 1095 then 'longer' end as known
        {_FROM}
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "known",
            "Known to any agency before",
            {
                "first": "first contact of all",
                "quarter": "up to 90 days",
                "year": "91 days to a year",
                "three_years": "one to three years",
                "longer": "over three years",
            },
        ),
    ),
    MET,
)
BY_REPEAT = Count(
    Step(
        "children_by_records",
        "Children harmed or at risk by how many records of exploitation concern them",
        f"""
        select person_id as id, case when n_records = 1 then '1' when n_records <= 3 then '2_3'
            else '4' end as records {_FROM}
        """,
    ),
    CHILD,
    CHILDREN,
    (Split("records", "Records", {"1": "1", "2_3": "2 or 3", "4": "4 or more"}),),
    MET,
)
BY_MISSING = Count(
    Step(
        "children_by_missing",
        "Children harmed or at risk by missing episodes in the period",
        f"""
        select person_id as id, {_GROUP}, case when n_missing = 0 then 'none'
            when n_missing = 1 then '1' when n_missing <= 3 then '2_3' else '4' end as missing
        {_FROM}
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "missing",
            "Missing episodes in the period",
            {"none": "none recorded", "1": "1", "2_3": "2 or 3", "4": "4 or more"},
        ),
        _IN_GROUP,
    ),
    MET,
)
BY_EDUCATION = Count(
    Step(
        "children_by_education",
        "Children harmed or at risk by what education reported in the period",
        """
        select c.person_id as id, coalesce(r.kind, 'none') as education
        from profile_children c left join (
            select distinct p.person_id, e.report_kind as kind
            from profile_events e join event_people p using (event_id)
            where e.is_in_period and e.sector = 'education'
        ) r using (person_id)
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "education",
            "Reported by education",
            {
                "attendance_concern": "a concern about attendance",
                "suspension": "a suspension",
                "other": "something else",
                "none": "nothing in the period",
            },
            is_partition=False,
        ),
    ),
    MET,
)
BY_HEALTH = Count(
    Step(
        "children_by_health",
        "Children harmed or at risk by what health services reported in the period",
        """
        select c.person_id as id, coalesce(r.kind, 'none') as health
        from profile_children c left join (
            select distinct p.person_id, e.report_kind as kind
            from profile_events e join event_people p using (event_id)
            where e.is_in_period and e.sector = 'health'
        ) r using (person_id)
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "health",
            "Reported by health services",
            {
                "ed_attendance": "an emergency department attendance",
                "sexual_health_referral": "a sexual health referral",
                "other": "something else",
                "none": "nothing in the period",
            },
            is_partition=False,
        ),
    ),
    MET,
)
# Whoever met the child as a suspect or as trafficked, from any agency, to the end of the period.
RESPONSES = Step(
    "profile_responses",
    "Each day on which youth justice or the National Referral Mechanism met a child of the cohort",
    """
    select p.person_id, e.report_kind as kind, e.day
    from profile_events e join event_people p using (event_id) cross join profile_scope f
    where e.report_kind in ('youth_justice_contact', 'nrm') and e.day <= f.last_day
        and p.person_id in (select person_id from profile_children)
    union
    select s.person_id, s.kind, s.day from profile_protective_steps s cross join profile_scope f
    where s.kind = 'nrm' and s.day <= f.last_day
        and s.person_id in (select person_id from profile_children)
    """,
)
_ALSO_SUSPECT = {**MET, "suspect": "yes"}
BY_CRIMINALISED = Count(
    Step(
        "children_by_treatment_as_suspect",
        "Children harmed or at risk by whether they stand as suspects too, and by who saw them by "
        "the end of the period",
        """
        select c.person_id as id, case when c.was_also_suspect then 'yes' else 'no' end as suspect,
            coalesce(r.kind, 'none') as response
        from profile_children c left join profile_responses r using (person_id)
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split("suspect", "Also recorded as a suspect", {"yes": "yes", "no": "no"}),
        Split(
            "response",
            "Seen by",
            {
                "youth_justice_contact": "youth justice",
                "nrm": "the National Referral Mechanism",
                "none": "neither",
            },
            is_partition=False,
        ),
    ),
    MET,
)
# Which side of the record came first, and whether the child was then met as one who was harmed.
BY_SEQUENCE = Count(
    Step(
        "children_by_sequence",
        "Children harmed or at risk recorded as suspects too, by which record came first and by "
        "what followed",
        """
        with met as (
            select person_id, max(case when kind = 'nrm' then 1 else 0 end) = 1 as is_referred
            from profile_responses group by person_id
        )
        select s.person_id as id, case when s.suspect_on is null then null
                when r.first_on < s.suspect_on then 'harmed'
                when r.first_on = s.suspect_on then 'same_day' else 'suspect' end as first_record,
            case when m.is_referred then 'referred' when m.person_id is not null then 'justice'
                else 'neither' end as treated
        from profile_suspected s join profile_first_reports r on r.person_id = s.person_id
        left join met m on m.person_id = s.person_id
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "first_record",
            "Recorded first",
            {
                "harmed": "as harmed",
                "same_day": "as both on one day",
                "suspect": "as a suspect",
                NOT_RECORDED: "not recorded",
            },
        ),
        Split(
            "treated",
            "What followed",
            {
                "referred": "a National Referral Mechanism referral",
                "justice": "youth justice contact, no referral",
                "neither": "neither recorded",
            },
        ),
    ),
    _ALSO_SUSPECT,
    total="children also recorded as suspects",
)
BY_FACTOR = Count(
    Step(
        "children_by_factor",
        "Children harmed or at risk by factors named in social care assessments, in neutral words",
        """
        select c.person_id as id, coalesce(r.factor, 'none') as factor
        from profile_children c left join (
            select distinct p.person_id, case
                when f.factor = '10A' then 'missing' when f.factor = '11A' then 'exploitation'
                when f.factor = '12A' then 'trafficking' when f.factor = '13A' then 'gangs'
                when f.factor = '24A' then 'criminal'
                when f.factor in ('3A', '3B', '3C') then 'home_abuse'
                when f.factor in ('4A', '4B', '4C') then 'mental_health'
                when f.factor in ('16A', '17A', '18B', '18C', '19B', '19C') then 'harm'
                when f.factor = '15A' then 'self_harm'
                when f.factor = '21' then 'no_factor' else 'other' end as factor
            from (select e.event_id, unnest(e.factors) as factor from profile_events e
                where e.is_in_period and n_items(e.factors) > 0) f
            join event_people p on p.event_id = f.event_id and p.side = 'child'
        ) r using (person_id)
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "factor",
            "Factor",
            {
                "exploitation": "sexual exploitation named (11A)",
                "missing": "going missing named (10A)",
                "trafficking": "trafficking named (12A)",
                "gangs": "gangs named (13A)",
                "criminal": "criminal exploitation named (24A)",
                "home_abuse": "domestic abuse around the child (3A to 3C)",
                "mental_health": "mental health of child or family (4A to 4C)",
                "harm": "neglect or abuse (16A to 19C)",
                "self_harm": "self-harm (15A)",
                "other": "other factors",
                "no_factor": "assessed, none found (21)",
                "none": "no assessment in the period",
            },
            is_partition=False,
        ),
    ),
    MET,
)
# An action on a crime is for every child harmed on it, unless it names whom it concerns.
PROTECTIVE_STEPS = Step(
    "profile_protective_steps",
    "Each day on which any agency took a protective step for a child, and which step",
    """
    with taken as (
        select a.source_id, a.target_kind, a.target_ref, a.done_on as day,
            coalesce(a.nominal_id, case when a.target_kind = 'nominal' then a.target_ref end)
                as nominal_id,
            case a.kind when 'strategy_discussion' then 'strategy_meeting'
                when 'nrm_referral' then 'nrm' else a.kind end as kind
        from actions a
        where a.kind in ('strategy_discussion', 'section_47', 'nrm_referral')
    )
    select p.person_id, e.day, e.report_kind as kind
    from profile_events e join event_people p using (event_id)
    where p.side = 'child' and e.report_kind in ('strategy_meeting', 'section_47', 'mace',
        'nrm')
    union all
    select n.person_id, t.day, t.kind from taken t
    join person_nominals n on n.source_id = t.source_id and n.nominal_id = t.nominal_id
    union all
    select h.person_id, t.day, t.kind from taken t
    join profile_child_events h on h.event_id =
        t.source_id || '/' || t.target_kind || '/' || t.target_ref
    where t.nominal_id is null
    """,
)
# The first protective step of any agency after the child's first record in the cohort.
BY_FIRST_STEP = Count(
    Step(
        "children_by_first_protective_step",
        "Children harmed or at risk by the time from their first record to the first protective "
        "step",
        """
        with after as (
            select c.person_id, min(days_between(c.first_on, s.day)) as n_days
            from profile_children c join profile_protective_steps s on s.person_id = c.person_id
                and s.day is not null and days_between(c.first_on, s.day) >= 0
            group by c.person_id
        )
        select c.person_id as id, case when a.n_days <= 1 then 'same_day'
            when a.n_days <= 7 then 'week' when a.n_days <= 28 then 'month'
            when a.n_days > 28 then 'later'
            when exists (select 1 from profile_protective_steps b where b.person_id = c.person_id)
            then 'before' else 'none' end as step
        from profile_children c left join after a using (person_id)
        """,
    ),
    CHILD,
    CHILDREN,
    (Split("step", "First protective step", TIMELINESS),),
    MET,
)
BY_STEPS = Count(
    Step(
        "children_by_protective_steps",
        "Children harmed or at risk by which protective steps are recorded from their first report "
        "to the end of the period",
        """
        select c.person_id as id, coalesce(s.kind, 'none') as kind
        from profile_children c left join profile_steps_since s using (person_id)
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "kind",
            "Protective step",
            {
                "strategy_meeting": "strategy discussion or meeting",
                "section_47": "section 47 enquiry",
                "mace": "multi-agency exploitation panel",
                "nrm": "National Referral Mechanism",
                "none": "none recorded",
            },
            is_partition=False,
        ),
    ),
    MET,
)
# Which victims' exploitation crimes carry no flag: a crime counts once for each kind of victim.
BY_UNDER_RECOGNITION = Count(
    Step(
        "unflagged_by_victim",
        "Children on exploitation crimes by whether any of those crimes carries the CSE flag",
        """
        with marked as (
            select h.person_id, max(c.flag_cse) as flagged from profile_child_events h
            join profile_crimes c on c.event_id = h.event_id group by h.person_id
        ), kinds as (
            select person_id, case sex when 'M' then 'boys' when 'F' then 'girls'
                else 'sex_unknown' end as victim from profile_children
            union all select person_id, 'disabled' from profile_children where has_disability
            union all select person_id, 'care' from profile_children
                where care in ('looked_after', 'care_leaver')
            union all select person_id, 'young' from profile_children where age_high < 13
        )
        select k.person_id as id, k.victim, m.flagged
        from kinds k join marked m using (person_id)
        """,
    ),
    CHILD,
    CHILDREN,
    (
        Split(
            "victim",
            "Children",
            {
                "girls": "girls",
                "boys": "boys",
                "sex_unknown": "sex not recorded",
                "disabled": "with a disability or need recorded",
                "care": "looked after or care leavers",
                "young": "under 13",
            },
            is_partition=False,
        ),
        Split("flagged", "CSE flag on any of their crimes", YES_NO),
    ),
    {**MET, "on a crime": "yes"},
)
COUNTS = (
    BY_GROUP,
    BY_SEX_AND_AGE,
    BY_ETHNICITY,
    *COMPLETENESS,
    BY_CARE,
    BY_HOLDER,
    BY_PARTNER_CONCERN,
    BY_FIRST_CONTACT,
    BY_REPEAT,
    BY_MISSING,
    BY_EDUCATION,
    BY_HEALTH,
    BY_CRIMINALISED,
    BY_SEQUENCE,
    BY_FACTOR,
    BY_FIRST_STEP,
    BY_STEPS,
    BY_UNDER_RECOGNITION,
)
