"""Counts of recorded crimes: by definition, flag, time, place, setting and method."""

from __future__ import annotations

from accord.engine import Step
from accord.profile.counting.splits import (
    ASSESSED,
    CCE,
    CSA,
    CSE,
    DAYS,
    ENABLER,
    FLAG_CCE,
    FLAG_CSA,
    FLAG_CSE,
    FLAG_GROUP,
    GROUP,
    HOURS,
    LAG,
    NETWORK,
    PLACE,
    SETTING,
    YES_NO,
)
from accord.profile.figures import EXPLOITATION, Count, Split

MET = {EXPLOITATION: "met"}
CRIME, CRIMES = "crime", "crimes"

BY_CSE_FLAG = Count(
    Step(
        "crimes_by_cse_flag",
        "Recorded crimes by the nation's definition and by the recorded CSE flag",
        'select event_id as id, cse, flag_cse as "flag-cse" from profile_crimes where is_in_period',
    ),
    CRIME,
    CRIMES,
    (CSE, FLAG_CSE),
)
BY_GROUP_FLAG = Count(
    Step(
        "crimes_by_group_flag",
        "Recorded crimes by the definition of an organised network and by the recorded group flag",
        'select event_id as id, network, flag_group as "flag-group" from profile_crimes '
        "where is_in_period",
    ),
    CRIME,
    CRIMES,
    (NETWORK, FLAG_GROUP),
)
BY_CSA_FLAG = Count(
    Step(
        "crimes_by_csa_flag",
        "Recorded crimes by sexual abuse of a child and by the recorded CSA flag",
        """
        select c.event_id as id, c.flag_csa as "flag-csa",
            case f.proposed when 'yes' then 'met' when 'no' then 'not_met' else 'not_known' end
                as csa
        from profile_crimes c
        join record_flags f on f.source_id = c.source_id and f.crime_ref = c.event_ref
            and f.flag = 'CSA'
        where c.is_in_period
        """,
    ),
    CRIME,
    CRIMES,
    (CSA, FLAG_CSA),
)
BY_CCE_FLAG = Count(
    Step(
        "crimes_by_cce_flag",
        "Recorded crimes by criminal exploitation of a child and by the recorded CCE flag",
        """
        select c.event_id as id, c.flag_cce as "flag-cce",
            case f.proposed when 'yes' then 'met' when 'no' then 'not_met' else 'not_known' end
                as cce
        from profile_crimes c
        join record_flags f on f.source_id = c.source_id and f.crime_ref = c.event_ref
            and f.flag = 'CCE'
        where c.is_in_period
        """,
    ),
    CRIME,
    CRIMES,
    (CCE, FLAG_CCE),
)
BY_ASSESSMENT = Count(
    Step(
        "crimes_by_assessment",
        "Recorded crimes by whether they are assessed as exploitation, and whether by a group",
        "select event_id as id, assessed as exploitation, network from profile_crimes "
        "where is_in_period",
    ),
    CRIME,
    CRIMES,
    (ASSESSED, GROUP),
)
BY_OCG = Count(
    Step(
        "crimes_by_mapped_group",
        "Exploitation crimes by whether their network is mapped as an organised crime group",
        """
        select c.event_id as id, case when exists (
                select 1 from network_records r join networks n on n.network_id = r.network_id
                where n.is_ocg_mapped and r.source_id = c.source_id
                    and r.event_kind = 'crime' and r.event_ref = c.event_ref)
            then 'yes' else 'no' end as mapped
        from profile_crimes c where c.is_in_period and c.assessed = 'met'
        """,
    ),
    CRIME,
    CRIMES,
    (Split("mapped", "In a mapped organised crime group", YES_NO),),
    MET,
)
BY_LINKAGE = Count(
    Step(
        "group_crimes_by_how_seen",
        "Group-based crimes by whether the crime alone shows two people, and both named",
        """
        with own as (
            select c.event_id, count(distinct p.person_id) as n_own,
                count(distinct case when p.is_identified then p.person_id end) as n_named
            from profile_crimes c left join event_people p on p.event_id = c.event_id
                and p.side = 'concern' and not p.is_eliminated
            where c.is_in_period and c.network = 'met' group by c.event_id
        )
        select event_id as id,
            case when n_own >= 2 then 'own' else 'linked' end as seen,
            case when n_named >= 2 then 'named' else 'not_named' end as named
        from own
        """,
    ),
    CRIME,
    CRIMES,
    (
        Split(
            "seen",
            "Two people are seen",
            {"own": "on the crime itself", "linked": "only by linking records or reading the text"},
        ),
        Split(
            "named",
            "Both identified",
            {"named": "yes", "not_named": "no"},
        ),
    ),
    {"network": "met"},
)
BY_CATEGORY = Count(
    Step(
        "group_abuse_by_category",
        "Crimes by two or more suspects by COCAD category",
        "select event_id as id, category from profile_crimes "
        "where is_in_period and category is not null",
    ),
    CRIME,
    CRIMES,
    (
        Split(
            "category",
            "COCAD category",
            {
                "cse": "child sexual exploitation",
                "familial": "within the family",
                "institutional": "institutional",
                "ritualistic": "ritualistic",
                "other": "other",
                "unknown": "unknown",
            },
        ),
    ),
    {"outcome of group-csae-cocad": "met"},
)
BY_LAG = Count(
    Step(
        "crimes_by_report_lag",
        "Exploitation crimes by the time from the offence to the report",
        """
        select event_id as id, network, case
            when committed_from is null then null
            when days_between(coalesce(committed_to, committed_from), recorded_on) <= 7
                then 'within_week'
            when days_between(coalesce(committed_to, committed_from), recorded_on) <= 30
                then 'within_month'
            when days_between(coalesce(committed_to, committed_from), recorded_on) <= 365
                then 'within_year'
            else 'over_year' end as lag
        from profile_crimes where is_in_period and assessed = 'met'
        """,
    ),
    CRIME,
    CRIMES,
    (LAG, GROUP),
    MET,
)
BY_SETTING = Count(
    Step(
        "crimes_by_setting",
        "Exploitation crimes by setting (several can hold) and whether by a group",
        """
        select c.event_id as id, coalesce(s.setting, 'none') as setting, c.network
        from profile_crimes c left join candidate_settings s on s.candidate_kind = 'crime'
            and s.candidate_id = c.source_id || '/' || c.event_ref
        where c.is_in_period and c.assessed = 'met'
        """,
    ),
    CRIME,
    CRIMES,
    (SETTING, GROUP),
    MET,
)
BY_ENABLER = Count(
    Step(
        "crimes_by_enabler",
        "Exploitation crimes by what their text affirms (several can hold) and whether by a group",
        """
        select c.event_id as id, c.network, coalesce(m.family, 'none') as enabler
        from profile_crimes c left join (
            select distinct source_id, event_ref, split_part(concept_id, '.', 1) as family
            from mentions where event_kind = 'crime' and assertion = 'affirmed'
                and split_part(concept_id, '.', 1) in ('exchange', 'control', 'gain',
                    'facilitation', 'missing', 'criminal', 'people', 'association')
        ) m on m.source_id = c.source_id and m.event_ref = c.event_ref
        where c.is_in_period and c.assessed = 'met'
        """,
    ),
    CRIME,
    CRIMES,
    (ENABLER, GROUP),
    MET,
)
BY_EXCHANGE = Count(
    Step(
        "crimes_by_exchange",
        "Exploitation crimes by what the text says was given, promised or withheld",
        """
        select c.event_id as id, coalesce(m.exchange, 'none') as exchange
        from profile_crimes c left join (
            select distinct source_id, event_ref, split_part(concept_id, '.', 2) as exchange
            from mentions where event_kind = 'crime' and assertion = 'affirmed'
                and split_part(concept_id, '.', 1) = 'exchange'
        ) m on m.source_id = c.source_id and m.event_ref = c.event_ref
        where c.is_in_period and c.assessed = 'met'
        """,
    ),
    CRIME,
    CRIMES,
    (
        Split(
            "exchange",
            "What was given, promised or withheld",
            {
                "gift": "gifts",
                "money": "money",
                "substances": "alcohol, drugs or vapes",
                "transport": "lifts",
                "accommodation": "somewhere to stay",
                "affection": "affection or attention",
                "debt": "a debt",
                "withdrawal": "a threat held back",
                "none": "nothing of the kind in the text",
            },
            is_partition=False,
        ),
    ),
    MET,
)
BY_PLACE = Count(
    Step(
        "crimes_by_place",
        "Exploitation crimes by the kind of place of the offence and whether by a group",
        "select event_id as id, coalesce(location_type, 'unknown') as place, network "
        "from profile_crimes where is_in_period and assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (PLACE, GROUP),
    MET,
)
BY_ONLINE = Count(
    Step(
        "crimes_by_online",
        "Exploitation crimes by the online marker and whether by a group",
        "select event_id as id, case when is_online then 'yes' when not is_online then 'no' end "
        "as online, network from profile_crimes where is_in_period and assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (Split("online", "Any online element", {"yes": "yes", "no": "no"}), GROUP),
    MET,
)
# An offence whose possible time spans more than a day part says nothing about the hour.
BY_TIME = Count(
    Step(
        "crimes_by_weekday_and_hour",
        "Exploitation crimes whose time is known to within four hours, by weekday and time of day",
        """
        select event_id as id, cast(weekday(cast(committed_from as date)) as varchar) as weekday,
            cast(cast(floor(hour(committed_from) / 4.0) as bigint) as varchar) as hours
        from profile_crimes
        where is_in_period and assessed = 'met' and committed_from is not null
            and hours_between(committed_from, coalesce(committed_to, committed_from)) <= 4
        """,
    ),
    CRIME,
    CRIMES,
    (Split("weekday", "Day", DAYS), Split("hours", "Time of day", HOURS)),
    {**MET, "time known": "yes"},
)
