"""Turn people's rulings on pairs of nominals into what holds: together, apart, or in dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pyarrow as pa

from accord.engine import Step, Work

SAME, DIFFERENT, DISPUTED, CONTRADICTED = "same", "different", "disputed", "contradicted"


class Pair(NamedTuple):
    """Two nominals by number, the smaller first."""

    left: int
    right: int


# What a person ruled last on a pair holds; what two people rule differently is in dispute.
LATEST = Step(
    "link_latest_judgements",
    "The latest ruling of each person on each pair of nominals",
    """
    with ruled as (
        select least(a.nominal_key, b.nominal_key) as nominal_key_l,
            greatest(a.nominal_key, b.nominal_key) as nominal_key_r,
            j.verdict, j.decided_by, j.decided_at
        from link_judgements j
        join link_nominals a on a.source_id = j.source_id_a and a.nominal_id = j.nominal_id_a
        join link_nominals b on b.source_id = j.source_id_b and b.nominal_id = j.nominal_id_b
        where a.nominal_key <> b.nominal_key
    ), latest as (
        select *, max(decided_at) over
            (partition by nominal_key_l, nominal_key_r, decided_by) as last_at
        from ruled
    )
    select nominal_key_l, nominal_key_r,
        case when count(distinct verdict) > 1 then 'disputed' else min(verdict) end as ruling
    from latest where decided_at = last_at
    group by nominal_key_l, nominal_key_r
    order by nominal_key_l, nominal_key_r
    """,
)


def _path_edges(edges: set[Pair], start: int, end: int) -> set[Pair]:
    """The rulings that lie between two nominals: what is left when every dead end is cut off."""
    left = set(edges)
    while True:
        touching: dict[int, set[Pair]] = defaultdict(set)
        for edge in left:
            for node in edge:
                touching[node].add(edge)
        dead = {
            edge
            for node, at in touching.items()
            if len(at) == 1 and node not in (start, end)
            for edge in at
        }
        if not dead:
            return left
        left -= dead


def _reached(edges: Iterable[Pair], start: int) -> set[int]:
    beside: dict[int, set[int]] = defaultdict(set)
    for left, right in edges:
        beside[left].add(right)
        beside[right].add(left)
    found, waiting = {start}, [start]
    while waiting:
        for node in beside[waiting.pop()] - found:
            found.add(node)
            waiting.append(node)
    return found


def settle(rulings: Mapping[Pair, str]) -> dict[Pair, str]:
    """What holds of each pair ruled on.

    Where rulings of "same" would lead from one nominal to another that was ruled different from
    it, those between them are suspended, whatever the order in which they were made.
    """
    same = {pair for pair, ruling in rulings.items() if ruling == SAME}
    suspended: set[Pair] = set()
    for pair, ruling in rulings.items():
        if ruling == SAME:
            continue
        group = _reached(same, pair.left)
        if pair.right in group:
            inside = {edge for edge in same if edge.left in group}
            suspended |= _path_edges(inside, pair.left, pair.right)
    return {pair: CONTRADICTED if pair in suspended else ruling for pair, ruling in rulings.items()}


def rule(work: Work) -> None:
    """Make link_rulings: what holds of every pair that people have ruled on."""
    work.engine.step(LATEST)
    latest = {
        Pair(left, right): ruling
        for left, right, ruling in work.engine.rows(
            "select nominal_key_l, nominal_key_r, ruling from link_latest_judgements"
        )
    }
    settled = sorted(settle(latest).items())
    work.engine.register(
        "link_rulings",
        pa.table(
            {
                "nominal_key_l": pa.array([p.left for p, _ in settled], pa.int64()),
                "nominal_key_r": pa.array([p.right for p, _ in settled], pa.int64()),
                "ruling": pa.array([ruling for _, ruling in settled], pa.string()),
            }
        ),
    )
