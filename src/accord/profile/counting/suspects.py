"""Counts of people of concern, of networks, and of those networks' members."""

from __future__ import annotations

from accord.engine import Step
from accord.profile.counting.splits import (
    AGE_OF_SUSPECT,
    ETHNICITY,
    GROUP,
    IS_RECORDED,
    SECTORS,
    SEX,
    SIZE,
    YES_NO,
)
from accord.profile.figures import EXPLOITATION, Count, Split
from accord.tables.code_words import PARTS

SUSPECT, SUSPECTS = "person of concern", "people of concern"
NETWORK, NETWORKS = "network", "networks"
MEMBER, MEMBERS = "member", "network members"
MET = {EXPLOITATION: "met"}
_NAMED = "from profile_suspects where is_identified"
_IN_GROUP = Split(GROUP.name, GROUP.title, {"met": "group-based", "not_met": "no group found"})
_IDENTIFIED = Split("identified", "Identified", {"yes": "identified", "no": "not identified"})
_ONLY_NAMED = {**MET, "identified": "yes"}

BY_IDENTITY = Count(
    Step(
        "suspects_by_identity",
        "People of concern by whether they are identified, and whether by a group",
        """
        select person_id as id, case when is_identified then 'yes' else 'no' end as identified,
            case when is_in_group then 'met' else 'not_met' end as network
        from profile_suspects
        """,
    ),
    SUSPECT,
    SUSPECTS,
    (_IDENTIFIED, _IN_GROUP),
    MET,
)
BY_SEX_AND_AGE = Count(
    Step(
        "suspects_by_sex_and_age",
        "Identified people of concern by sex and by age on their first record of exploitation",
        f"""
        select person_id as id, sex, case when age_low is null then null
            when age_high < 18 then 'under_18' when age_low >= 18 and age_high <= 24 then '18_24'
            when age_low >= 25 and age_high <= 34 then '25_34'
            when age_low >= 35 and age_high <= 49 then '35_49'
            when age_low >= 50 then '50_over' end as age
        {_NAMED}
        """,
    ),
    SUSPECT,
    SUSPECTS,
    (SEX, AGE_OF_SUSPECT),
    _ONLY_NAMED,
)
BY_ETHNICITY = Count(
    Step(
        "suspects_by_ethnicity",
        "Identified people of concern by self-defined ethnicity as recorded, and why it is missing",
        f"""
        select person_id as id, case when n_items(self_defined) = 1 then self_defined[1]
            when n_items(self_defined) > 1 then 'sources_differ'
            when has_refused then 'refused' end as ethnicity
        {_NAMED}
        """,
    ),
    SUSPECT,
    SUSPECTS,
    (ETHNICITY,),
    _ONLY_NAMED,
)
COMPLETENESS = tuple(
    Count(
        Step(
            f"suspects_with_{name}",
            f"Identified people of concern by whether {title} is recorded",
            f"select person_id as id, case when {test} then 'yes' else 'no' end "
            f'as "{title} recorded" {_NAMED}',
        ),
        SUSPECT,
        SUSPECTS,
        (Split(f"{title} recorded", title, IS_RECORDED),),
        _ONLY_NAMED,
    )
    for name, title, test in (
        ("sex", "sex", "sex <> 'U'"),
        ("age", "age", "age_low is not null"),
        ("ethnicity", "self-defined ethnicity", "n_items(self_defined) > 0"),
        ("officer_ethnicity", "officer-defined ethnicity", "has_officer_defined"),
        ("nationality", "nationality", "has_nationality"),
        ("disability", "disability or other need", "has_disability"),
    )
)
BY_BOTH_SIDES = Count(
    Step(
        "children_on_both_sides",
        "People of concern under 18 on a record, by whether they are also harmed on another",
        "select person_id as id, case when is_also_victim then 'yes' else 'no' end as harmed "
        "from profile_suspects where is_child",
    ),
    SUSPECT,
    SUSPECTS,
    (Split("harmed", "Also a child harmed", YES_NO),),
    {**MET, "under 18": "yes"},
)

BY_SIZE = Count(
    Step(
        "networks_by_size",
        "Networks by the fewest people they can have, and whether somebody is not identified",
        """
        select network_id as id, case when n_people_low <= 2 then '2' when n_people_low <= 5
            then '3_5' when n_people_low <= 10 then '6_10' else '11' end as size,
            case when has_unidentified then 'yes' else 'no' end as unidentified
        from profile_networks
        """,
    ),
    NETWORK,
    NETWORKS,
    (SIZE, Split("unidentified", "Somebody not identified", YES_NO)),
)
BY_REACH = Count(
    Step(
        "networks_by_reach",
        "Networks by whether they reach another force",
        "select network_id as id, case when is_cross_force then 'yes' else 'no' end as crossing "
        "from profile_networks",
    ),
    NETWORK,
    NETWORKS,
    (Split("crossing", "More than one force", YES_NO),),
)
BY_MAPPED = Count(
    Step(
        "networks_by_mapping",
        "Networks by whether they are mapped as an organised crime group",
        "select network_id as id, case when is_ocg_mapped then 'yes' else 'no' end as ocg "
        "from profile_networks",
    ),
    NETWORK,
    NETWORKS,
    (Split("ocg", "Mapped as an organised crime group", YES_NO),),
)
BY_BASIS = Count(
    Step(
        "networks_by_source",
        "Networks by whether they rest on police records, on partners' records or on both",
        """
        select n.network_id as id, case when n.rests_on_partners_only then 'partners'
            when max(case when s.is_police then 0 else 1 end) = 1 then 'both' else 'police' end
            as basis
        from profile_networks n
        join network_records r on r.network_id = n.network_id
        join (select source_id, sector in ('police', 'transport_police') as is_police
            from sources) s on s.source_id = r.source_id
        group by n.network_id, n.rests_on_partners_only
        """,
    ),
    NETWORK,
    NETWORKS,
    (
        Split(
            "basis",
            "Rests on",
            {
                "police": "police records only",
                "both": "police and partners' records",
                "partners": "partners' records only",
            },
        ),
    ),
)
BY_SECTOR = Count(
    Step(
        "networks_by_sector",
        "Networks by the sectors whose records they rest on",
        """
        select distinct r.network_id as id, s.sector from network_records r
        join sources s on s.source_id = r.source_id
        join profile_networks n on n.network_id = r.network_id
        """,
    ),
    NETWORK,
    NETWORKS,
    (Split("sector", "Sector", SECTORS, is_partition=False),),
)
BY_OTHER_FORCE = Count(
    Step(
        "networks_by_other_force",
        "Networks by the other forces whose records they rest on",
        """
        select q.network_id as id, q.force from (
            select n.network_id, unnest(n.forces) as force from profile_networks n) q
        cross join profile_scope f where q.force <> f.force
        """,
    ),
    NETWORK,
    NETWORKS,
    (Split("force", "Other force", is_partition=False),),
    {"crossing": "yes"},
)
BY_CHILDREN = Count(
    Step(
        "networks_by_children",
        "Networks by how many children they are believed to harm",
        """
        select network_id as id, case when n_children <= 1 then '1' when n_children <= 3 then '2_3'
            else '4' end as children
        from profile_networks
        """,
    ),
    NETWORK,
    NETWORKS,
    (Split("children", "Children", {"1": "1", "2_3": "2 or 3", "4": "4 or more"}),),
)
BY_ACTIVITY = Count(
    Step(
        "networks_by_last_record",
        "Networks by how long before the end of the period their last record is",
        """
        select network_id as id, case when last_on is null then null
            when days_between(last_on, f.last_day) <= 90 then 'recent'
            when days_between(last_on, f.last_day) <= 365 then 'year' else 'longer' end as activity
        from profile_networks cross join profile_scope f
        """,
    ),
    NETWORK,
    NETWORKS,
    (
        Split(
            "activity",
            "Last record",
            {"recent": "in the last 90 days", "year": "91 days to a year", "longer": "before that"},
        ),
    ),
)
MEMBERS_BY_ROLE = Count(
    Step(
        "members_by_role",
        "Members of networks by role (several can hold)",
        """
        select m.network_id || '/' || m.person_id as id, unnest(m.roles) as role
        from network_members m join profile_networks n using (network_id)
        """,
    ),
    MEMBER,
    MEMBERS,
    (
        Split(
            "role",
            "Role",
            PARTS | {"unidentified": "not identified"},
            is_partition=False,
        ),
    ),
    {"has a role": "yes"},
)
MEMBERS_BY_AGE = Count(
    Step(
        "members_by_standing",
        "Members of networks by whether they are children, and whether also harmed",
        """
        select m.network_id || '/' || m.person_id as id,
            case when m.is_child and m.is_also_victim then 'child_victim'
                when m.is_child then 'child' else 'adult' end as standing
        from network_members m join profile_networks n using (network_id)
        """,
    ),
    MEMBER,
    MEMBERS,
    (
        Split(
            "standing",
            "Member",
            {
                "adult": "adult, or age not known",
                "child": "child: a review item, never counted as an offender by default",
                "child_victim": "child who is also harmed",
            },
        ),
    ),
)
COUNTS = (
    BY_IDENTITY,
    BY_SEX_AND_AGE,
    BY_ETHNICITY,
    *COMPLETENESS,
    BY_BOTH_SIDES,
    BY_SIZE,
    BY_REACH,
    BY_MAPPED,
    BY_BASIS,
    BY_SECTOR,
    BY_OTHER_FORCE,
    BY_CHILDREN,
    BY_ACTIVITY,
    MEMBERS_BY_ROLE,
    MEMBERS_BY_AGE,
)
