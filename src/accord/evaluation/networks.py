"""Turn found networks and true networks into figures of what was recovered and what is false."""

from __future__ import annotations

from accord.engine import Engine, Step
from accord.evaluation import baselines
from accord.evaluation.figures import (
    ACCORD,
    EVERYTHING,
    RECORDED_FLAGS,
    TWO_SUSPECTS,
    TWO_SUSPECTS_SEXUAL,
    Evaluation,
    Score,
    Share,
)

READS = (
    "networks",
    "network_members",
    "network_records",
    "person_nominals",
    "record_flags",
    "true_persons",
    "true_networks",
    "true_members",
    "true_crimes",
    *baselines.READS,
)

# Jaccard likeness of two sets of people: those in both, over those in either.
LIKENESSES = (0.5, 0.8)
FALSE_NETWORKS = "found networks that are mostly not one true network"
COUNT_COVERS = "recovered networks whose count interval covers the people the records allow"
OVER_MERGED = "true networks run together with another in one found network"
NOT_INFERABLE = "found networks that match a true one no record allows to be inferred"
SCENARIO, REACH = "scenario", "reach"

_TRUTH_OF_PEOPLE = (
    Step(
        "person_truth",
        "the true person who holds most nominals of each person of ours",
        """
        select person_id, true_person_id from (
            select p.person_id, t.true_person_id,
                   row_number() over (
                       partition by p.person_id order by count(*) desc, t.true_person_id
                   ) as place
            from person_nominals p
            join true_persons t on t.source_id = p.source_id and t.nominal_id = p.nominal_id
            group by p.person_id, t.true_person_id
        ) where place = 1
        """,
    ),
    Step(
        "group_suspects",
        "suspects of crimes with two or more, as true people: simpler methods get identity free",
        """
        select source_id, crime_ref, true_person_id from (
            select i.source_id, i.event_ref as crime_ref, t.true_person_id,
                   count(*) over (partition by i.source_id, i.event_ref) as n_people
            from (
                select distinct source_id, event_ref, nominal_id from involvements
                where event_kind = 'crime' and role = 'suspect'
            ) i
            join true_persons t on t.source_id = i.source_id and t.nominal_id = i.nominal_id
            group by i.source_id, i.event_ref, t.true_person_id
        ) where n_people > 1
        """,
    ),
)


def _crime_groups(method: str, crimes: str, condition: str) -> str:
    return (
        f"select '{method}', c.source_id || '/' || c.crime_ref, s.true_person_id "
        f"from {crimes} c join group_suspects s "
        f"on s.source_id = c.source_id and s.crime_ref = c.crime_ref where {condition}"
    )


_SETS = (
    Step(
        "found_sets",
        "the true people in each found network, by method",
        f"""
        select distinct '{ACCORD}' as method, m.network_id,
               coalesce(t.true_person_id, 'nobody: ' || m.person_id) as true_person_id
        from network_members m
        left join person_truth t on t.person_id = m.person_id
        union all
        {_crime_groups(RECORDED_FLAGS, "record_flags", "c.flag = 'GROUP_CSE' and c.recorded")}
        union all
        {_crime_groups(TWO_SUSPECTS, "crimes_with_two_suspects", "true")}
        union all
        {_crime_groups(TWO_SUSPECTS_SEXUAL, "crimes_with_two_suspects", "c.is_sexual")}
        """,
    ),
    Step(
        "true_sets",
        "the people of each true network whom the records tie in",
        "select distinct true_network_id, true_person_id from true_members where is_inferable",
    ),
    Step(
        "likenesses",
        "how alike each found network and each true network are",
        """
        select b.method, b.network_id, b.true_network_id,
               ratio(b.n_both, f.n + t.n - b.n_both) as jaccard
        from (
            select f.method, f.network_id, t.true_network_id, count(*) as n_both
            from found_sets f join true_sets t on t.true_person_id = f.true_person_id
            group by f.method, f.network_id, t.true_network_id
        ) b
        join (
            select method, network_id, count(*) as n from found_sets group by method, network_id
        ) f on f.method = b.method and f.network_id = b.network_id
        join (select true_network_id, count(*) as n from true_sets group by true_network_id) t
            on t.true_network_id = b.true_network_id
        """,
    ),
    # Each found network stands for one true network at most, and each true one is found once.
    Step(
        "matches",
        "the found network most like each true one, where the true one is also most like it",
        """
        select method, network_id, true_network_id, jaccard from (
            select method, network_id, true_network_id, jaccard,
                   row_number() over (
                       partition by method, network_id order by jaccard desc, true_network_id
                   ) as place_of_true,
                   row_number() over (
                       partition by method, true_network_id order by jaccard desc, network_id
                   ) as place_of_found
            from likenesses
        ) where place_of_true = 1 and place_of_found = 1
        """,
    ),
)

_FALSE = (
    Step(
        "false_networks",
        "found networks of which no true network supplies more than half",
        f"""
        select n.method, n.network_id from (
            select method, network_id, count(*) as n from found_sets group by method, network_id
        ) n
        left join (
            select method, network_id, max(n_both) as n_most from (
                select f.method, f.network_id, t.true_network_id,
                       count(distinct f.true_person_id) as n_both
                from found_sets f join true_members t on t.true_person_id = f.true_person_id
                group by f.method, f.network_id, t.true_network_id
            ) group by method, network_id
        ) m on m.method = n.method and m.network_id = n.network_id
        where coalesce(m.n_most, 0) * 2 <= n.n
        union all
        -- A network of whom only words speak has no members: it stands or falls by its crimes.
        select '{ACCORD}', n.network_id
        from networks n
        left join network_members m on m.network_id = n.network_id
        where m.network_id is null and n.network_id not in (
            select r.network_id from network_records r
            join true_crimes c on r.event_kind = 'crime' and c.source_id = r.source_id
                and c.crime_ref = r.event_ref
            where c.true_network_id is not null)
        """,
    ),
    Step(
        "over_merged",
        "true networks that share the found network most like them with another true network",
        f"""
        select distinct b.true_network_id
        from (
            select true_network_id, network_id, row_number() over (
                partition by true_network_id order by jaccard desc, network_id) as place
            from likenesses where method = '{ACCORD}'
        ) b
        join found_sets f on f.method = '{ACCORD}' and f.network_id = b.network_id
        join true_sets o on o.true_person_id = f.true_person_id
            and o.true_network_id <> b.true_network_id
        left join true_sets own on own.true_network_id = b.true_network_id
            and own.true_person_id = f.true_person_id
        where b.place = 1 and own.true_person_id is null
        """,
    ),
    Step(
        "false_network_scenarios",
        "the kind of planted situation that most crimes of a false network come from",
        f"""
        select network_id, scenario from (
            select f.network_id, c.scenario,
                   row_number() over (
                       partition by f.network_id order by count(*) desc, c.scenario
                   ) as place
            from false_networks f
            join network_records r on r.network_id = f.network_id and r.event_kind = 'crime'
            join true_crimes c on c.source_id = r.source_id and c.crime_ref = r.event_ref
            where f.method = '{ACCORD}'
            group by f.network_id, c.scenario
        ) where place = 1
        """,
    ),
)

STEPS = (*baselines.STEPS, *_TRUTH_OF_PEOPLE, *_SETS, *_FALSE)


def work_out(engine: Engine) -> Evaluation:
    """How many of the networks that the records allow were found, and how many are false."""
    for step in STEPS:
        engine.step(step)
    scores = [
        _score(engine, likeness, method, split, value)
        for likeness in LIKENESSES
        for method in (ACCORD, RECORDED_FLAGS, TWO_SUSPECTS, TWO_SUSPECTS_SEXUAL)
        for split, value in _splits(engine)
    ]
    shares = (
        *_false(engine),
        _over_merged(engine),
        _not_inferable(engine),
        _count_covers(engine),
    )
    return Evaluation(tuple(scores), shares)


def recovered_at(likeness: float) -> str:
    """The name of the score at one likeness."""
    return f"networks at Jaccard {likeness} or better"


def _splits(engine: Engine) -> list[tuple[str, str]]:
    scenarios = engine.rows(
        "select distinct scenario from true_networks where is_inferable order by scenario"
    )
    return [
        (EVERYTHING, EVERYTHING),
        (REACH, "one force"),
        (REACH, "several forces"),
        *((SCENARIO, scenario) for (scenario,) in scenarios),
    ]


def _condition(split: str, value: str) -> str:
    if split == SCENARIO:
        return "t.scenario = '{}'".format(value.replace("'", "''"))
    if split == REACH:
        return "t.is_cross_force" if value == "several forces" else "not t.is_cross_force"
    return "true"


def _score(engine: Engine, likeness: float, method: str, split: str, value: str) -> Score:
    """Networks recovered.

    Within a scenario or a reach what was "said" is the found networks that match one of its
    true networks at all, since a found network has no scenario of its own.
    """
    ((n_right, n_said, n_true),) = engine.rows(
        f"""
        select count(*) filter (where m.jaccard >= {likeness}), count(m.network_id), count(*)
        from true_networks t
        left join matches m on m.true_network_id = t.true_network_id and m.method = '{method}'
        where t.is_inferable and {_condition(split, value)}
        """
    )
    if split == EVERYTHING:
        ((n_said,),) = engine.rows(
            f"select count(distinct network_id) from found_sets where method = '{method}'"
        )
    about = recovered_at(likeness)
    return Score("networks", about, method, split, value, int(n_right), int(n_said), int(n_true))


def _false(engine: Engine) -> tuple[Share, ...]:
    ((n_people,),) = engine.rows("select count(distinct true_person_id) from true_persons")
    found = dict(
        engine.rows("select method, count(*) from false_networks group by method order by method")
    )
    methods = (ACCORD, RECORDED_FLAGS, TWO_SUSPECTS, TWO_SUSPECTS_SEXUAL)
    by_scenario = engine.rows(
        "select scenario, count(*) from false_network_scenarios group by scenario order by scenario"
    )
    return (
        *(
            Share("networks", FALSE_NETWORKS, "method", m, found.get(m, 0), n_people, 10_000)
            for m in methods
        ),
        *(
            Share("networks", FALSE_NETWORKS, SCENARIO, scenario, n, found.get(ACCORD, 0))
            for scenario, n in by_scenario
        ),
    )


def _over_merged(engine: Engine) -> Share:
    ((n, of),) = engine.rows(
        """
        select count(m.true_network_id), count(*)
        from true_networks t left join over_merged m on m.true_network_id = t.true_network_id
        where t.is_inferable
        """
    )
    return Share("networks", OVER_MERGED, EVERYTHING, EVERYTHING, int(n), int(of))


def _not_inferable(engine: Engine) -> Share:
    ((n, of),) = engine.rows(
        f"""
        select count(distinct f.network_id) filter (where not t.is_inferable),
               count(distinct f.network_id)
        from found_sets f
        left join matches m on m.network_id = f.network_id and m.method = f.method
        left join true_networks t on t.true_network_id = m.true_network_id
        where f.method = '{ACCORD}'
        """
    )
    return Share("networks", NOT_INFERABLE, EVERYTHING, EVERYTHING, int(n), int(of))


def _count_covers(engine: Engine) -> Share:
    ((n, of),) = engine.rows(
        f"""
        select count(*) filter (
                   where n.n_people_low <= t.n and coalesce(n.n_people_high, t.n) >= t.n
               ), count(*)
        from matches m
        join networks n on n.network_id = m.network_id
        join (
            select true_network_id, count(*) as n from true_members
            where {_is_counted(engine)} group by true_network_id
        ) t on t.true_network_id = m.true_network_id
        where m.method = '{ACCORD}' and m.jaccard >= {LIKENESSES[0]}
        """
    )
    return Share("networks", COUNT_COVERS, EVERYTHING, EVERYTHING, int(n), int(of))


def _is_counted(engine: Engine) -> str:
    """Whom the records count; a truth written before it said so leaves every child out."""
    columns = {name for name, *_ in engine.rows("describe true_members")}
    return "is_counted" if "is_counted" in columns else "is_inferable and not is_child"
