"""Turn persons and true persons into pairwise figures of linkage, by naming custom."""

from __future__ import annotations

from accord.engine import Engine, Step
from accord.evaluation.figures import ACCORD, EVERYTHING, Evaluation, Score, Share

READS = ("person_nominals", "true_persons")
PAIRS = "pairs of nominals that are one person"
NAME_GROUP = "name group"

STEPS = (
    Step(
        "nominal_truth",
        "each nominal with our person and the true one",
        """
        select t.source_id, t.nominal_id, p.person_id, t.true_person_id, t.is_identified,
               t.is_twin, coalesce(t.name_group, 'not stated') as name_group
        from true_persons t
        left join person_nominals p on p.source_id = t.source_id and p.nominal_id = t.nominal_id
        """,
    ),
    # Unknown people are left out of the pairs: whether two descriptions are one human is
    # mostly not knowable, and they would drown the people whom the records do name.
    Step(
        "identity_clusters",
        "the nominals that one method puts together: ours, the true one, and both at once",
        """
        select 'said' as kind, person_id as cluster, name_group from nominal_truth
        where is_identified and person_id is not null
        union all
        select 'true', true_person_id, name_group from nominal_truth
        where is_identified and person_id is not null
        union all
        select 'right', person_id || '/' || true_person_id, name_group from nominal_truth
        where is_identified and person_id is not null
        """,
    ),
    Step(
        "identity_cluster_sizes",
        "how many nominals each cluster has",
        "select kind, cluster, count(*) as n from identity_clusters group by kind, cluster",
    ),
    Step(
        "identity_cluster_groups",
        "how many nominals of each name group each cluster has",
        """
        select kind, cluster, name_group, count(*) as n_group
        from identity_clusters group by kind, cluster, name_group
        """,
    ),
    Step(
        "identity_pairs",
        "pairs in all, and pairs that touch a name group",
        """
        select kind, '' as name_group, sum(n * (n - 1)) as twice from identity_cluster_sizes
        group by kind
        union all
        select g.kind, g.name_group, sum(n * (n - 1) - (n - n_group) * (n - n_group - 1))
        from identity_cluster_groups g
        join identity_cluster_sizes s on s.kind = g.kind and s.cluster = g.cluster
        group by g.kind, g.name_group
        """,
    ),
)


def work_out(engine: Engine) -> Evaluation:
    """How well nominals were put together into people."""
    for step in STEPS:
        engine.step(step)
    return Evaluation(_scores(engine), (_used(engine), _twins(engine), _unknown_people(engine)))


def _scores(engine: Engine) -> tuple[Score, ...]:
    pairs = {
        (kind, group): int(twice) // 2
        for kind, group, twice in engine.rows("select kind, name_group, twice from identity_pairs")
    }
    groups = sorted({group for _, group in pairs})
    return tuple(
        Score(
            "identity",
            PAIRS,
            ACCORD,
            NAME_GROUP if group else EVERYTHING,
            group or EVERYTHING,
            *(pairs.get((kind, group), 0) for kind in ("right", "said", "true")),
        )
        for group in groups
    )


def _share(engine: Engine, about: str, sql: str) -> Share:
    ((n, of),) = engine.rows(sql)
    return Share("identity", about, EVERYTHING, EVERYTHING, int(n or 0), int(of or 0))


def _used(engine: Engine) -> Share:
    return _share(
        engine,
        "nominals that were given a person",
        "select count(person_id), count(*) from nominal_truth",
    )


def _twins(engine: Engine) -> Share:
    # A person of ours that holds two true people who are twins has merged a pair of them.
    return _share(
        engine,
        "people with a twin who were merged with another such person",
        """
        select count(distinct true_person_id) filter (where n_true > 1),
               count(distinct true_person_id)
        from (
            select t.true_person_id, m.n_true
            from nominal_truth t
            join (
                select person_id, count(distinct true_person_id) as n_true
                from nominal_truth where is_twin and person_id is not null group by person_id
            ) m on m.person_id = t.person_id
            where t.is_twin
        )
        """,
    )


def _unknown_people(engine: Engine) -> Share:
    return _share(
        engine,
        "nominals of unknown people joined to a nominal of somebody else",
        """
        select count(*) filter (where n_true > 1), count(*)
        from nominal_truth t
        join (
            select person_id, count(distinct true_person_id) as n_true
            from nominal_truth group by person_id
        ) m on m.person_id = t.person_id
        where not t.is_identified
        """,
    )
