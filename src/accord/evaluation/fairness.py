"""Turn persons and true persons into figures by sex, care, and how much is recorded, and gaps."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from accord.engine import Engine, Step
from accord.evaluation.figures import ACCORD, Evaluation, Score, Share
from accord.evaluation.identity import NAME_GROUP, PAIRS
from accord.evaluation.intervals import wilson

READS = ("person_nominals", "true_persons", "nominals", "care_status")
SEX, CARE, RECORDED = "sex", "looked after", "identifiers recorded"
SPLITS = (NAME_GROUP, SEX, CARE, RECORDED)
BEHIND = "people of several nominals behind the pairs"
# A wider gap than this between a group and everybody else is one to explain or to mend.
MOST = 0.02
# With fewer people than this in a group, or beside it, a gap is reported and not judged by its size
# alone.
ENOUGH = 200

STEPS = (
    Step(
        "fair_nominals",
        "each identified nominal with our person and the true one",
        """
        select t.source_id, t.nominal_id, p.person_id, t.true_person_id,
            coalesce(t.name_group, 'not stated') as name_group, n.sex,
            (n.forename is not null)::integer + (n.surname is not null)::integer as n_names,
            n.date_of_birth is not null
                and coalesce(n.birth_date_quality, 'exact') = 'exact' as has_birth_date,
            (n.nhs_number is not null or n.upn is not null or n.pnc_id is not null
                or n.la_child_id is not null)::integer
                + (coalesce(len(n.phones), 0) + coalesce(len(n.emails), 0)
                    + coalesce(len(n.handles), 0) > 0)::integer
                + (n.postcode is not null or n.address is not null)::integer as n_others
        from true_persons t
        join person_nominals p on p.source_id = t.source_id and p.nominal_id = t.nominal_id
        join nominals n on n.source_id = t.source_id and n.nominal_id = t.nominal_id
        where t.is_identified
        """,
    ),
    Step(
        "fair_care",
        "true people of whom any nominal was ever looked after",
        """
        select distinct t.true_person_id
        from true_persons t
        join care_status c on c.source_id = t.source_id and c.nominal_id = t.nominal_id
        where c.status = 'looked_after'
        """,
    ),
    # What is recorded is a matter of each nominal; the rest is a matter of the human.
    Step(
        "fair_groups",
        "each nominal once for every group it counts in",
        """
        select source_id, nominal_id, person_id, true_person_id, 'name group' as split,
            name_group as value from fair_nominals
        union all
        select source_id, nominal_id, person_id, true_person_id, 'sex',
            case sex when 'F' then 'female' when 'M' then 'male' else 'other or not stated' end
        from fair_nominals
        union all
        select n.source_id, n.nominal_id, n.person_id, n.true_person_id, 'looked after',
            case when c.true_person_id is null then 'never looked after' else 'looked after' end
        from fair_nominals n
        left join fair_care c on c.true_person_id = n.true_person_id
        union all
        select source_id, nominal_id, person_id, true_person_id, 'identifiers recorded',
            case when n_names < 2 then '1 part of a name'
                when not has_birth_date then '2 name without a birth date'
                when n_others = 0 then '3 name and birth date'
                else '4 name, birth date and more' end
        from fair_nominals
        """,
    ),
    Step(
        "fair_clusters",
        "how many nominals, and of which group, each cluster of ours, true, and both has",
        """
        with clusters as (
            select 'said' as kind, person_id as cluster, * from fair_groups
            union all select 'true', true_person_id, * from fair_groups
            union all select 'right', person_id || '/' || true_person_id, * from fair_groups
        ), sized as (
            select *, count(*) over (partition by kind, cluster, split) as n from clusters
        )
        select kind, cluster, split, value, any_value(n) as n, count(*) as n_group
        from sized group by kind, cluster, split, value
        """,
    ),
    Step(
        "fair_pairs",
        "pairs that touch a group, and the clusters of several nominals behind them",
        """
        select split, value, kind,
            cast(sum(n * (n - 1) - (n - n_group) * (n - n_group - 1)) as bigint) // 2 as n_pairs,
            count(*) filter (where n > 1) as n_clusters
        from fair_clusters group by split, value, kind
        """,
    ),
)


@dataclass(frozen=True)
class Gap:
    """How far a group falls short of everybody else, with the interval the figures allow."""

    split: str
    value: str
    measure: str
    rate: float
    others: float
    low: float
    high: float
    n_people: int
    n_others: int

    @property
    def gap(self) -> float:
        """By how much the group fares worse; below nought where it fares better."""
        return self.others - self.rate

    @property
    def is_too_wide(self) -> bool:
        """Above two points: by its size where people are enough, else only beyond doubt."""
        is_measured = min(self.n_people, self.n_others) >= ENOUGH
        return self.gap > MOST and (is_measured or self.low > MOST)


def work_out(engine: Engine) -> Evaluation:
    """How well nominals were put together, by group; the naming customs stand with identity."""
    for step in STEPS:
        engine.step(step)
    rows = engine.rows(
        "select split, value, kind, n_pairs, n_clusters from fair_pairs order by split, value"
    )
    pairs = {(split, value, kind): int(n) for split, value, kind, n, _ in rows}
    behind = {(s, v): int(n) for s, v, kind, _, n in rows if kind == "true"}
    total = sum(n for (split, _), n in behind.items() if split == SEX)
    groups = sorted({(split, value) for split, value, *_ in rows})
    scores = tuple(
        Score("identity", PAIRS, ACCORD, s, v, *(pairs.get((s, v, k), 0) for k in _KINDS))
        for s, v in groups
        if s != NAME_GROUP
    )
    shares = (Share("fairness", BEHIND, s, v, behind.get((s, v), 0), total) for s, v in groups)
    return Evaluation(scores, tuple(shares))


_KINDS = ("right", "said", "true")


def gaps(evaluation: Evaluation) -> tuple[Gap, ...]:
    """How far every group falls short of everybody else, in precision and in recall."""
    people = {(s.split, s.value): s.n for s in evaluation.shares if s.about == BEHIND}
    found: list[Gap] = []
    for split in SPLITS:
        scores = [
            score
            for score in evaluation.scores
            if score.about == PAIRS and score.split == split and score.method == ACCORD
        ]
        for score in scores:
            rest = [other for other in scores if other is not score]
            found += _gaps_of(score, rest, people)
    return tuple(found)


def _gaps_of(score: Score, rest: list[Score], people: dict[tuple[str, str], int]) -> Iterable[Gap]:
    n_people = people.get((score.split, score.value), 0)
    n_others = sum(people.get((other.split, other.value), 0) for other in rest)
    right, others_right = score.n_right, sum(other.n_right for other in rest)
    for measure in ("precision", "recall"):
        of = score.n_said if measure == "precision" else score.n_true
        others = sum(o.n_said if measure == "precision" else o.n_true for o in rest)
        if not (of and others and n_people and n_others):
            continue
        rate, other_rate = right / of, others_right / others
        low, high = _interval(rate, min(n_people, of), other_rate, min(n_others, others))
        yield Gap(
            score.split, score.value, measure, rate, other_rate, low, high, n_people, n_others
        )


def _interval(rate: float, n: int, other: float, n_other: int) -> tuple[float, float]:
    """Newcombe's interval of the difference, counting people and not pairs.

    The pairs of one person are right or wrong together, so that counting them would promise more
    certainty than there is.
    """
    low, high = wilson(rate, n)
    other_low, other_high = wilson(other, n_other)
    gap = other - rate
    below = math.sqrt((other - other_low) ** 2 + (high - rate) ** 2)
    above = math.sqrt((other_high - other) ** 2 + (rate - low) ** 2)
    return gap - below, gap + above


def unfair(evaluation: Evaluation) -> tuple[Gap, ...]:
    """The gaps above two points."""
    return tuple(gap for gap in gaps(evaluation) if gap.is_too_wide)
