"""Counts of records, nominals, sources, missing episodes, training and actions."""

from __future__ import annotations

from accord.changes.threat import IN_FORCE
from accord.engine import Step
from accord.profile.counting.splits import (
    BUSINESS,
    HOURS,
    PARTNER_SECTORS,
    PLACE,
    SECTORS,
    YES_NO,
)
from accord.profile.figures import Count, Split
from accord.tables.code_words import ACTIONS

_SECTOR = Split("sector", "Sector", SECTORS)
# Forces' registers hold options of kinds of their own: whatever is no other work is one.
_NO_DISRUPTION = ", ".join(f"'{kind}'" for kind in ACTIONS)
RECORD, RECORDS = "record", "records"
PARTNERS = "partners"

BY_SECTOR = Count(
    Step(
        "records_by_sector",
        "Records of the period by sector and by whether they are about exploitation",
        "select event_id as id, sector, case when exploitation is null then 'no' else 'yes' end "
        "as concern from profile_events where is_in_period",
    ),
    RECORD,
    RECORDS,
    (_SECTOR, Split("concern", "About exploitation", YES_NO)),
)
BY_LINKAGE = Count(
    Step(
        "nominals_by_linkage",
        "Person records by sector and by whether another source was found to hold the same person",
        """
        with spread as (
            select n.person_id, count(distinct n.source_id) as n_sources,
                count(distinct case when s.is_police then n.source_id end) as n_police
            from person_nominals n join profile_sources s using (source_id)
            group by n.person_id
        )
        select n.source_id || '/' || n.nominal_id as id, s.sector,
            case when p.n_police > (case when s.is_police then 1 else 0 end) then 'police'
                when p.n_sources > 1 then 'partner' else 'no' end as joined
        from person_nominals n join profile_sources s using (source_id)
        join spread p using (person_id)
        join nominals r on r.source_id = n.source_id and r.nominal_id = n.nominal_id
            and r.is_identified
        where s.reach = 'force'
        """,
    ),
    "person record",
    "person records",
    (
        Split(
            "sector",
            "Sector",
            {**SECTORS, PARTNERS: "all partners"},
            above=dict.fromkeys(PARTNER_SECTORS, PARTNERS),
        ),
        Split(
            "joined",
            "Joined with another source",
            {
                "yes": "joined with another source",
                "police": "joined with a police record",
                "partner": "joined with partners' records only",
                "no": "not joined",
            },
            above={"police": "yes", "partner": "yes"},
        ),
    ),
    is_of_period=False,
)
ONLY_THERE = Count(
    Step(
        "children_known_to_one_sector",
        "Children harmed or at risk on whose exploitation one sector alone holds records",
        """
        with holders as (
            select c.person_id, e.sector from profile_children c
            join event_people p on p.person_id = c.person_id and p.side = 'child'
            join profile_events e on e.event_id = p.event_id
            where e.exploitation is not null or has_item(e.factors, '11A')
            group by c.person_id, e.sector
        )
        select person_id as id, max(sector) as "only holder" from holders
        group by person_id having count(*) = 1
        """,
    ),
    "child",
    "children",
    (Split("only holder", "Only holder", SECTORS),),
    {"exploitation": "met", "holders": "one"},
)
LINKS = Count(
    Step(
        "links_by_probability",
        "Pairs of person records taken to be of one person, by how sure that is",
        """
        select l.source_id_a || '/' || l.nominal_id_a || '/' || l.source_id_b || '/'
            || l.nominal_id_b as id, case when l.match_probability >= 0.999 then '999'
            when l.match_probability >= 0.99 then '99' when l.match_probability >= 0.95 then '95'
            else 'less' end as probability
        from nominal_links l
        where l.verdict in ('linked', 'linked_judgement') and (
            l.source_id_a in (select source_id from profile_sources where reach = 'force')
            or l.source_id_b in (select source_id from profile_sources where reach = 'force'))
        """,
    ),
    "pair",
    "pairs of person records",
    (
        Split(
            "probability",
            "How sure",
            {
                "999": "as good as certain (0.999 or more)",
                "99": "very sure (0.99 to 0.999)",
                "95": "sure (0.95 to 0.99)",
                "less": "less sure (below 0.95)",
            },
        ),
    ),
    is_of_period=False,
)
SET_ASIDE = Count(
    Step(
        "rows_set_aside",
        "Rows of the deliveries that were set aside, by sector",
        """
        select q.source_id || '/' || q.file || '/' || cast(q.row_number as varchar) as id, s.sector
        from quarantine q join profile_sources s using (source_id) where s.reach = 'force'
        """,
    ),
    "row",
    "rows set aside",
    (_SECTOR,),
    is_of_period=False,
)

EPISODE, EPISODES = "missing episode", "missing episodes"
_IN_COHORT = Split(
    "cohort",
    "Child harmed or at risk",
    {"yes": "child harmed or at risk of exploitation", "no": "other child"},
)
_IN_COHORT_SQL = (
    "case when person_id in (select person_id from profile_children) then 'yes' else 'no' end "
    "as cohort"
)
MISSING_BY_LEVEL = Count(
    Step(
        "missing_by_level",
        "Missing episodes of children by the level the police graded, and by whether the child is "
        "harmed or at risk",
        f"select event_id as id, coalesce(risk_level, 'unknown') as level, {_IN_COHORT_SQL} "
        "from profile_missing",
    ),
    EPISODE,
    EPISODES,
    (
        Split(
            "level",
            "Level as graded by police",
            {
                "high": "high",
                "medium": "medium",
                "low": "low",
                "very_low": "very low",
                "no_apparent_risk": "no apparent risk",
                "unknown": "not recorded",
            },
        ),
        _IN_COHORT,
    ),
)
MISSING_BY_CONCERN = Count(
    Step(
        "missing_by_concern",
        "Missing episodes of children by whether exploitation was a concern to the call taker",
        f"select event_id as id, coalesce(cse_concern, 'U') as concern, {_IN_COHORT_SQL} "
        "from profile_missing",
    ),
    EPISODE,
    EPISODES,
    (
        Split("concern", "Concern recorded", {"Y": "yes", "N": "no", "U": "not recorded"}),
        _IN_COHORT,
    ),
)
MISSING_BY_FOUND = Count(
    Step(
        "missing_by_found_place",
        "Missing episodes of children by the kind of place where the child was found",
        "select event_id as id, coalesce(found_location_type, 'unknown') as place "
        "from profile_missing",
    ),
    EPISODE,
    EPISODES,
    (PLACE,),
)
MISSING_BY_LEFT = Count(
    Step(
        "missing_by_left_place",
        "Missing episodes of children by the kind of place the child left",
        f"select event_id as id, coalesce(missing_from_type, 'unknown') as left_from, "
        f"{_IN_COHORT_SQL} from profile_missing",
    ),
    EPISODE,
    EPISODES,
    (
        Split(
            "left_from",
            "Left from",
            {
                "home": "home",
                "childrens_home": "a children's home",
                "foster_care": "foster care",
                "semi_independent": "semi-independent living",
                "school": "school",
                "hospital": "hospital",
                "other": "elsewhere",
                "unknown": "not recorded",
            },
        ),
        _IN_COHORT,
    ),
)
MISSING_BY_TIME = Count(
    Step(
        "missing_by_length",
        "Missing episodes of children by how long the child was missing",
        f"""
        select event_id as id, {_IN_COHORT_SQL}, case when hours_missing is null then 'open'
            when hours_missing <= 6 then '6' when hours_missing <= 24 then '24'
            when hours_missing <= 72 then '72' else 'longer' end as length
        from profile_missing
        """,
    ),
    EPISODE,
    EPISODES,
    (
        Split(
            "length",
            "Missing for",
            {
                "6": "up to 6 hours",
                "24": "6 to 24 hours",
                "72": "1 to 3 days",
                "longer": "over 3 days",
                "open": "return not recorded",
            },
        ),
        _IN_COHORT,
    ),
)
MISSING_BY_INTERVIEW = Count(
    Step(
        "missing_by_interview",
        "Missing episodes of children by what became of the return home interview",
        f"""
        select event_id as id, {_IN_COHORT_SQL},
            case when rhi_at is not null and hours_between(found_at, rhi_at) <= 72 then 'in_time'
                when rhi_at is not null then 'late' when rhi_accepted then 'accepted'
                when rhi_offered then 'offered' when not rhi_offered then 'not_offered' end
                as interview
        from profile_missing
        """,
    ),
    EPISODE,
    EPISODES,
    (
        Split(
            "interview",
            "Return home interview",
            {
                "in_time": "held within 72 hours",
                "late": "held later, or the return is not timed",
                "accepted": "accepted, not held",
                "offered": "offered, not accepted",
                "not_offered": "not offered",
                "not_recorded": "not recorded",
            },
        ),
        _IN_COHORT,
    ),
)
INTERVIEW_THEMES = Count(
    Step(
        "interview_themes",
        "Return home interviews of the period by what children spoke of; nobody is quoted",
        """
        select distinct e.event_id as id, split_part(m.concept_id, '.', 1) as theme
        from profile_events e join mentions m on m.source_id = e.source_id
            and m.event_kind = e.event_kind and m.event_ref = e.event_ref
        where e.is_in_period and m.assertion = 'affirmed'
            and (m.field = 'rhi_text' or e.report_kind = 'return_home_interview')
            and split_part(m.concept_id, '.', 1) in ('exchange', 'control', 'facilitation',
                'people', 'place', 'disclosure', 'missing', 'association')
        """,
    ),
    "interview",
    "return home interviews with a theme",
    (
        Split(
            "theme",
            "Theme",
            {
                "exchange": "being given or promised things",
                "control": "threats, pressure or isolation",
                "facilitation": "adults who drive, host or arrange",
                "people": "several people, or people without a name",
                "place": "places where it happens",
                "association": "people who know each other",
                "disclosure": "telling somebody, or taking it back",
                "missing": "being away from home",
            },
            is_partition=False,
        ),
    ),
)

TRAINING = Count(
    Step(
        "training_by_sector",
        "Makesafe training events and test purchases in the period by kind of business",
        """
        select t.source_id || '/' || t.event_id as id, t.sector as business, t.kind as event
        from training_events t join profile_sources s on s.source_id = t.source_id
            and s.reach = 'force'
        cross join profile_scope f where t.held_on between f.first_day and f.last_day
        """,
    ),
    "event",
    "training events and test purchases",
    (
        Split("business", "Kind of business", BUSINESS),
        Split("event", "Event", {"training": "training", "test_purchase": "test purchase"}),
    ),
)
TESTED = Count(
    Step(
        "test_purchases_by_result",
        "Test purchases in the period by result",
        """
        select t.source_id || '/' || t.event_id as id, t.result
        from training_events t join profile_sources s on s.source_id = t.source_id
            and s.reach = 'force'
        cross join profile_scope f
        where t.kind = 'test_purchase' and t.held_on between f.first_day and f.last_day
        """,
    ),
    "event",
    "training events and test purchases",
    (
        Split(
            "result",
            "Result",
            {
                "refused_welfare": "refused out of concern",
                "refused_policy": "refused for another reason",
                "reported": "accepted and reported",
                "accepted": "accepted",
                "not_applicable": "no result",
            },
        ),
    ),
    {"event": "test_purchase"},
    total="test purchases",
)
CALLS = Count(
    Step(
        "business_calls_by_place",
        "Calls from businesses in the period by kind of place and whether assessed as exploitation",
        """
        select e.event_id as id, coalesce(e.location_type, 'unknown') as place,
            case when exists (select 1 from profile_cohort c where c.event_id = e.event_id)
            then 'yes' else 'no' end as assessed
        from profile_events e where e.is_in_period and e.report_kind = 'makesafe_call'
        """,
    ),
    "call",
    "calls from businesses",
    (PLACE, Split("assessed", "Assessed as exploitation", YES_NO)),
)
LICENSING = Count(
    Step(
        "licensing_by_kind",
        "Licensing complaints and decisions of the period by whether they are about exploitation",
        """
        select event_id as id, report_kind as kind,
            case when exploitation is null then 'no' else 'yes' end as concern
        from profile_events
        where is_in_period and report_kind in ('licensing_complaint', 'licensing_decision')
        """,
    ),
    RECORD,
    "licensing records",
    (
        Split(
            "kind",
            "Record",
            {"licensing_complaint": "complaint", "licensing_decision": "decision"},
        ),
        Split("concern", "About exploitation", YES_NO),
    ),
)
HEALTH_BY_PLACE = Count(
    Step(
        "attendances_by_place",
        "Emergency department attendances for assault in the period by kind of place, nobody named",
        "select event_id as id, coalesce(location_type, 'unknown') as place from profile_events "
        "where is_in_period and report_kind = 'ed_attendance'",
    ),
    "attendance",
    "emergency department attendances",
    (PLACE,),
)
DISRUPTION = Count(
    Step(
        "disruption_by_kind",
        "Disruption options used in the period, by kind and whether still in force at its end",
        f"""
        select a.source_id || '/' || a.action_id as id, a.kind as option,
            case when a.expires_on is not null and a.expires_on < f.last_day then 'no' else 'yes'
            end as in_force
        from actions a join profile_sources s on s.source_id = a.source_id and s.reach = 'force'
        cross join profile_scope f
        where a.done_on between f.first_day and f.last_day and a.kind not in ({_NO_DISRUPTION})
        """,
    ),
    "action",
    "disruption options used",
    (
        Split(
            "option",
            "Option",
            IN_FORCE,
        ),
        Split("in_force", "In force at the end of the period", YES_NO),
    ),
)
PLACES_BY_ROLE = Count(
    Step(
        "places_by_role",
        "Records of exploitation, and missing episodes of the children on them, by kind of place "
        "and by its role",
        """
        select event_id || '/offence' as id, coalesce(location_type, 'unknown') as place,
            'offence' as place_role
        from profile_cohort where event_kind = 'crime'
        union all
        select event_id || '/seen', coalesce(location_type, 'unknown'), 'seen'
        from profile_cohort where event_kind in ('intelligence', 'partner_report')
        union all
        select event_id || '/found', coalesce(found_location_type, 'unknown'), 'found'
        from profile_missing where person_id in (select person_id from profile_children)
        union all
        select event_id || '/left', case missing_from_type
                when 'home' then 'private_address' when 'childrens_home' then 'childrens_home'
                when 'foster_care' then 'care_placement'
                when 'semi_independent' then 'care_placement'
                when 'school' then 'school' when 'hospital' then 'other'
                when 'other' then 'other' else 'unknown' end, 'left'
        from profile_missing where person_id in (select person_id from profile_children)
        """,
    ),
    "place of a record",
    "places of records",
    (
        PLACE,
        Split(
            "place_role",
            "Role of the place",
            {
                "offence": "of an offence",
                "seen": "where seen",
                "left": "left",
                "found": "found",
            },
        ),
    ),
)
BY_HOUR = Count(
    Step(
        "places_by_role_and_hour",
        "Offences, and missing episodes of the children harmed, by role of the place and by hour",
        """
        with timed as (
            select event_id || '/offence' as id, 'offence' as place_role,
                committed_from as moment
            from profile_crimes where is_in_period and assessed = 'met'
                and hours_between(committed_from, coalesce(committed_to, committed_from)) <= 4
            union all
            select event_id || '/left', 'left', coalesce(missing_from_at, reported_at)
            from profile_missing where person_id in (select person_id from profile_children)
            union all
            select event_id || '/found', 'found', found_at
            from profile_missing where person_id in (select person_id from profile_children)
        )
        select id, place_role,
            cast(cast(floor(hour(moment) / 4.0) as bigint) as varchar) as hours
        from timed where moment is not null
        """,
    ),
    "place of a record",
    "places of records",
    (
        Split(
            "place_role",
            "Role of the place",
            {"offence": "of an offence", "left": "left", "found": "found"},
        ),
        Split("hours", "Time of day", HOURS),
    ),
    {"time known": "yes"},
)
COUNTS = (
    BY_SECTOR,
    BY_LINKAGE,
    ONLY_THERE,
    LINKS,
    SET_ASIDE,
    MISSING_BY_LEVEL,
    MISSING_BY_CONCERN,
    MISSING_BY_FOUND,
    MISSING_BY_LEFT,
    MISSING_BY_TIME,
    MISSING_BY_INTERVIEW,
    INTERVIEW_THEMES,
    TRAINING,
    TESTED,
    CALLS,
    LICENSING,
    HEALTH_BY_PLACE,
    DISRUPTION,
    PLACES_BY_ROLE,
    BY_HOUR,
)
