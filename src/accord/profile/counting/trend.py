"""Counts by month, quarter and year: three years to the end of the period."""

from __future__ import annotations

from accord.engine import Step
from accord.profile.counting.crimes import CRIME, CRIMES, MET
from accord.profile.counting.splits import GROUP
from accord.profile.figures import NOT_RECORDED, PERIOD, Count, Split

# The words and the larger periods of a span are filled in for each profile: see `with_spans`.
MONTHS = Split(PERIOD, "Month")
QUARTERS = Split(PERIOD, "Quarter")
YEARS = Split(PERIOD, "Twelve months")
CLOSE_READERS = ("restricted",)

CRIMES_BY_MONTH = Count(
    Step(
        "exploitation_crimes_by_month",
        "Exploitation crimes by month recorded, three years to the end of the period",
        "select event_id as id, month as period from profile_crimes where assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (MONTHS,),
    MET,
    is_of_period=False,
    audiences=CLOSE_READERS,
)
CRIMES_BY_QUARTER = Count(
    Step(
        "exploitation_crimes_by_quarter",
        "Exploitation crimes by quarter recorded, three years to the end of the period",
        "select event_id as id, quarter as period from profile_crimes where assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (QUARTERS,),
    MET,
    is_of_period=False,
)
CRIMES_BY_YEAR = Count(
    Step(
        "exploitation_crimes_by_year_and_group",
        "Exploitation crimes by the twelve months they were recorded in and whether by a group",
        "select event_id as id, year as period, network from profile_crimes where assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (YEARS, GROUP),
    MET,
    is_of_period=False,
)
GROUP_CRIMES_BY_QUARTER = Count(
    Step(
        "group_crimes_by_quarter",
        "Group-based crimes by quarter recorded, three years to the end of the period",
        "select event_id as id, quarter as period from profile_crimes where network = 'met'",
    ),
    CRIME,
    CRIMES,
    (QUARTERS,),
    # Whatever is the work of a network is exploitation: the figure is that of the table by year.
    {**MET, "network": "met"},
    is_of_period=False,
)
RECENT_BY_QUARTER = Count(
    Step(
        "crimes_by_offence_and_report",
        "Exploitation crimes by quarter recorded and by whether the offence was within the year",
        """
        select event_id as id, quarter as period,
            case when committed_from is null then 'not_recorded'
                when days_between(coalesce(committed_to, committed_from), recorded_on) > 365
                then 'non_recent' else 'recent' end as recency
        from profile_crimes where assessed = 'met'
        """,
    ),
    CRIME,
    CRIMES,
    (
        QUARTERS,
        Split(
            "recency",
            "Offence",
            {
                "recent": "within a year of the report",
                "non_recent": "non-recent",
                "not_recorded": "not recorded",
            },
        ),
    ),
    MET,
    is_of_period=False,
)
ONLINE = Split(
    "online",
    "Any online element",
    {"yes": "online element", "no": "no online element", NOT_RECORDED: "marker not recorded"},
)
_IS_ONLINE = "case when is_online then 'yes' when not is_online then 'no' end as online"
ONLINE_BY_QUARTER = Count(
    Step(
        "crimes_online_by_quarter",
        "Exploitation crimes by quarter recorded and by the online marker",
        f"select event_id as id, quarter as period, {_IS_ONLINE} "
        "from profile_crimes where assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (QUARTERS, ONLINE),
    MET,
    is_of_period=False,
    audiences=("restricted", "partnership"),
)
# So few crimes of a quarter are online that by quarter the public would be shown next to nothing.
ONLINE_BY_YEAR = Count(
    Step(
        "crimes_online_by_year",
        "Exploitation crimes by the twelve months they were recorded in and by the online marker",
        f"select event_id as id, year as period, {_IS_ONLINE} "
        "from profile_crimes where assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (YEARS, ONLINE),
    MET,
    is_of_period=False,
    audiences=("public",),
)
RECORDS_BY_QUARTER = Count(
    Step(
        "concern_records_by_quarter",
        "Records other than crimes that are about exploitation, by kind and quarter",
        """
        select event_id as id, quarter as period, event_kind as kind
        from profile_events
        where event_kind <> 'crime' and reach = 'force' and quarter is not null
            and exploitation is not null
        """,
    ),
    "record",
    "concern records",
    (
        QUARTERS,
        Split(
            "kind",
            "Record",
            {
                "intelligence": "intelligence reports",
                "missing_episode": "missing episodes",
                "partner_report": "partner reports",
            },
        ),
    ),
    is_of_period=False,
)
COUNTS = (
    CRIMES_BY_MONTH,
    CRIMES_BY_QUARTER,
    CRIMES_BY_YEAR,
    GROUP_CRIMES_BY_QUARTER,
    RECENT_BY_QUARTER,
    ONLINE_BY_QUARTER,
    ONLINE_BY_YEAR,
    RECORDS_BY_QUARTER,
)
