"""Recorded facts about people of concern become ties; what everybody shares is damped first."""

from __future__ import annotations

from accord.engine import Step, Work
from accord.networks import association_ties, concern, hubs, object_ties, occasions, record_ties
from accord.networks.record_ties import TIE_COLUMNS

_KINDS = (
    "together_ties",
    "occasion_ties",
    "other_crime_ties",
    "shared_child_ties",
    "relationship_ties",
    "object_ties",
)

TIES = Step(
    "ties",
    "every recorded fact that may tie two people of concern",
    f"""
    select stable_id(concat_ws('|', person_id_a, person_id_b, basis, coalesce(detail, ''),
            source_id, coalesce(event_kind, ''), coalesce(event_ref, ''),
            coalesce(cast(from_on as varchar), ''), coalesce(cast(to_on as varchar), ''),
            strength, reason)) as tie_id, {TIE_COLUMNS}
    from (
        {" union ".join(f"select {TIE_COLUMNS} from {kind}" for kind in _KINDS)}
    ) as facts
    """,
)

# A shared child is shown only between people whom something else ties.
NETWORK_EDGES = Step(
    "network_edges",
    "why two people are tied",
    """
    select t.person_id_a, t.person_id_b, t.basis, t.source_id, t.event_kind, t.event_ref,
        min(t.occurred_on) as occurred_on
    from ties as t
    where t.strength = 'counts' or (t.basis = 'shared_child' and exists (
        select 1 from ties as c where c.strength = 'counts'
            and c.person_id_a = t.person_id_a and c.person_id_b = t.person_id_b))
    group by t.person_id_a, t.person_id_b, t.basis, t.source_id, t.event_kind, t.event_ref
    """,
)


def run(work: Work) -> None:
    """Find every tie between people of concern, with how far it counts and why."""
    for steps in (
        concern.STEPS,
        occasions.STEPS,
        hubs.STEPS,
        record_ties.STEPS,
        association_ties.STEPS,
        object_ties.STEPS,
        (TIES, NETWORK_EDGES),
    ):
        work.steps(steps)
