"""Turn guarded pairs into groups of nominals: what clustering reads, and what it gives back."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from accord.engine import Step, Work
from accord.linkage.clusters import (
    CLEAR,
    FREE,
    GUARDED,
    RECORDED,
    RULED_APART,
    RULED_SAME,
    Edges,
    Floats,
    Ints,
    cluster,
    components,
)
from accord.linkage.model import JOIN_WEIGHT, REVIEW_WEIGHT, Model, score
from accord.linkage.relatives import GUARDS, guard

# All pairs inside a connected piece are looked at; in a bigger piece only those already met.
LARGEST_PIECE = 150
_BARRING = ", ".join(f"'{guard.name}'" for guard in GUARDS if guard.bars)
_STRICT = ", ".join(f"'{guard.name}'" for guard in GUARDS if guard.is_recorded)

# Above the upper weight nominals are joined; those who were one person before stay so above the
# lower, so that a person does not come and go with every small change of the data.
JOINABLE = Step(
    "link_joinable",
    "Pairs that may be joined: no guard, and certain enough or one person in the last run",
    f"""
    with earlier as (
        select n.nominal_key, p.person_id
        from previous_person_nominals p
        join link_nominals n on n.source_id = p.source_id and n.nominal_id = p.nominal_id
    )
    select s.nominal_key_l, s.nominal_key_r,
        case when r.ruling = 'same' then {RULED_SAME} else s.match_weight end as weight,
        {FREE} as bar
    from link_guarded s
    left join link_rulings r
        on r.nominal_key_l = s.nominal_key_l and r.nominal_key_r = s.nominal_key_r
    left join earlier a on a.nominal_key = s.nominal_key_l
    left join earlier b on b.nominal_key = s.nominal_key_r
    where r.ruling = 'same'
        or (r.ruling is null and s.guard is null and (s.match_weight >= {JOIN_WEIGHT}
            or (s.match_weight >= {REVIEW_WEIGHT} and a.person_id = b.person_id)))
    order by s.nominal_key_l, s.nominal_key_r
    """,
)

INSIDE = Step(
    "link_inside",
    "Every pair inside a connected piece of three or more nominals",
    f"""
    with sized as (
        select *, count(*) over (partition by piece) as n_in_piece from link_pieces
    ), small as (
        select * from sized where n_in_piece between 3 and {LARGEST_PIECE}
    ), large as (
        select * from sized where n_in_piece > {LARGEST_PIECE}
    )
    select a.nominal_key as join_key_l, b.nominal_key as join_key_r, '0' as match_key
    from small a join small b on b.piece = a.piece and a.nominal_key < b.nominal_key
    union all
    select p.join_key_l, p.join_key_r, '0'
    from link_pairs p
    join large a on a.nominal_key = p.join_key_l
    join large b on b.nominal_key = p.join_key_r and b.piece = a.piece
    """,
)

SAID = f"""
    with said as (
        select nominal_key_l, nominal_key_r, match_weight, guard, is_clear from link_inside_guarded
        union all
        select s.nominal_key_l, s.nominal_key_r, s.match_weight, s.guard, s.is_clear
        from link_guarded s
        anti join link_inside i
            on i.join_key_l = s.nominal_key_l and i.join_key_r = s.nominal_key_r
    )
    select s.nominal_key_l, s.nominal_key_r,
        least(greatest(s.match_weight, -12), 20) as weight,
        case when r.ruling = 'same' then {FREE} when r.ruling is not null then {RULED_APART}
            when s.guard in ({_STRICT}) then {RECORDED}
            when s.guard in ({_BARRING}) then {GUARDED}
            when s.is_clear then {CLEAR} else {FREE} end as bar
    from said s
    left join link_rulings r
        on r.nominal_key_l = s.nominal_key_l and r.nominal_key_r = s.nominal_key_r
    order by s.nominal_key_l, s.nominal_key_r
"""


def _keys(table: pa.Table, name: str) -> Ints:
    """Nominals by number from nought."""
    keys: Ints = table[name].to_numpy().astype(np.int64) - 1
    return keys


def _edges(table: pa.Table) -> Edges:
    """Scored pairs as arrays."""
    return Edges(
        _keys(table, "nominal_key_l"),
        _keys(table, "nominal_key_r"),
        table["weight"].to_numpy().astype(np.float64),
        table["bar"].to_numpy().astype(np.int64),
    )


def _register_pieces(work: Work, n: int, links: Edges) -> None:
    pieces = pa.table({"nominal_key": pa.array(np.arange(1, n + 1)), "piece": components(n, links)})
    work.engine.register("link_pieces", pieces)


def _register_groups(work: Work, groups: Ints, weakest: Floats) -> None:
    work.engine.register(
        "link_groups",
        pa.table(
            {
                "nominal_key": pa.array(np.arange(1, len(groups) + 1)),
                "group_key": pa.array(groups + 1),
                "weakest": pa.array(weakest, pa.float64(), from_pandas=True),
            }
        ),
    )


def group(work: Work, model: Model) -> None:
    """Make link_groups: which nominals are one person, and how weakly each is tied to it."""
    n = int(work.engine.rows("select count(*) from link_nominals")[0][0])
    work.engine.step(JOINABLE)
    links = _edges(work.engine.arrow("from link_joinable order by nominal_key_l, nominal_key_r"))
    _register_pieces(work, n, links)
    work.engine.step(INSIDE)
    score(work, model, "link_inside", "link_inside_scored", least=None, like="link_scored")
    guard(work, model, "link_inside_scored", "link_inside_guarded")
    pairs = _edges(work.engine.arrow(SAID))
    found, unclear = cluster(n, links, pairs)
    _register_ambiguous(work, links.take(unclear))
    _register_groups(work, found.group, found.weakest)


def _register_ambiguous(work: Work, links: Edges) -> None:
    work.engine.register(
        "link_ambiguous",
        pa.table({"nominal_key_l": links.left + 1, "nominal_key_r": links.right + 1}),
    )
