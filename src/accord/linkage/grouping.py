"""Turn guarded pairs into groups of nominals: what clustering reads, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from accord.engine import Step, Work
from accord.linkage.blocking import met_among
from accord.linkage.bridges import Bridge, weak_bridges
from accord.linkage.clusters import (
    CLEAR,
    FREE,
    GUARDED,
    RECORDED,
    RULED_APART,
    RULED_SAME,
    Edges,
    Flags,
    Floats,
    Ints,
    cluster,
    components,
)
from accord.linkage.guards import GUARDS
from accord.linkage.in_sql import score_in_sql as score
from accord.linkage.model import JOIN_WEIGHT, REVIEW_WEIGHT, Model
from accord.linkage.relatives import guard

# All pairs inside a connected piece are looked at; in a bigger piece only those already met.
LARGEST_PIECE = 150
_BARRING = ", ".join(f"'{guard.name}'" for guard in GUARDS if guard.bars)
_STRICT = ", ".join(f"'{guard.name}'" for guard in GUARDS if guard.is_recorded)

# Above the upper weight a pair holds; one that held in the last run does so above the lower, so
# that a person does not come and go with every small change of the data. Rulings have no part in
# it: what a ruling joined falls apart again, exactly, when the ruling goes.
HELD = Step(
    "link_held",
    "Pairs that hold by score: no guard, and certain enough or held in the last run",
    f"""
    with earlier as (
        select a.nominal_key as one, b.nominal_key as other
        from previous_held_links p
        join link_nominals a on a.source_id = p.source_id_a and a.nominal_id = p.nominal_id_a
        join link_nominals b on b.source_id = p.source_id_b and b.nominal_id = p.nominal_id_b
    )
    select s.nominal_key_l, s.nominal_key_r, s.match_weight
    from link_guarded s
    left join earlier e on e.one = s.nominal_key_l and e.other = s.nominal_key_r
    where s.guard is null and (s.match_weight >= {JOIN_WEIGHT}
        or (s.match_weight >= {REVIEW_WEIGHT} and e.one is not null))
    """,
)

HELD_LINKS = Step(
    "held_links",
    "The pairs that hold, for the next run",
    """
    select a.source_id as source_id_a, a.nominal_id as nominal_id_a,
        b.source_id as source_id_b, b.nominal_id as nominal_id_b
    from link_held h
    join link_nominals a on a.nominal_key = h.nominal_key_l
    join link_nominals b on b.nominal_key = h.nominal_key_r
    """,
)

JOINABLE = Step(
    "link_joinable",
    "Pairs that may be joined: those that hold, and those ruled one person",
    f"""
    select h.nominal_key_l, h.nominal_key_r, h.match_weight as weight, {FREE} as bar
    from link_held h
    anti join link_rulings r
        on r.nominal_key_l = h.nominal_key_l and r.nominal_key_r = h.nominal_key_r
    union all
    select nominal_key_l, nominal_key_r, {RULED_SAME}, {FREE}
    from link_rulings where ruling = 'same'
    """,
)


def _inside(pieces: str) -> Step:
    return Step(
        "link_inside",
        "Every pair inside a connected piece of three or more nominals",
        f"""
    with sized as (
        select *, count(*) over (partition by piece) as n_in_piece from {pieces}
    ), small as (
        select * from sized where n_in_piece between 3 and {LARGEST_PIECE}
    ), large as (
        select * from sized where n_in_piece > {LARGEST_PIECE}
    )
    select a.nominal_key as join_key_l, b.nominal_key as join_key_r, '0' as match_key
    from small a join small b on b.piece = a.piece and a.nominal_key < b.nominal_key
    union all
    select p.join_key_l, p.join_key_r, '0'
    from link_met_inside p
    join large a on a.nominal_key = p.join_key_l
    join large b on b.nominal_key = p.join_key_r and b.piece = a.piece
    """,
    )


LARGE = Step(
    "link_large",
    "Nominals of the pieces that are too big to look at every pair",
    f"""
    select nominal_key from (
        select nominal_key, count(*) over (partition by piece) as n_in_piece from link_pieces)
    where n_in_piece > {LARGEST_PIECE}
    """,
)

NO_LARGE = Step(
    "link_met_inside",
    "No piece is too big to look at every pair",
    "select null::bigint as join_key_l, null::bigint as join_key_r limit 0",
)

SAID = Step(
    "link_said",
    "Every pair that says something of who is one person with whom",
    """
    select nominal_key_l, nominal_key_r, match_weight, guard, is_clear from link_inside_guarded
    union all
    select s.nominal_key_l, s.nominal_key_r, s.match_weight, s.guard, s.is_clear
    from link_guarded s
    anti join link_inside_guarded i
        on i.nominal_key_l = s.nominal_key_l and i.nominal_key_r = s.nominal_key_r
    """,
)

PAIRS = f"""
    select s.nominal_key_l, s.nominal_key_r,
        least(greatest(s.match_weight, -12), 20) as weight,
        case when r.ruling = 'same' then {FREE} when r.ruling is not null then {RULED_APART}
            when s.guard in ({_STRICT}) then {RECORDED}
            when s.guard in ({_BARRING}) then {GUARDED}
            when s.is_clear then {CLEAR} else {FREE} end as bar
    from link_said s
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


def _undated(work: Work, n: int) -> Flags:
    """Which nominals have neither a birth date nor an age."""
    found = np.zeros(n, bool)
    undated = "select nominal_key from link_births where birth_low is null"
    found[_keys(work.engine.arrow(undated), "nominal_key")] = True
    return found


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


def _register_ambiguous(work: Work, links: Edges) -> None:
    work.engine.register(
        "link_ambiguous",
        pa.table({"nominal_key_l": links.left + 1, "nominal_key_r": links.right + 1}),
    )


def _register_bridges(work: Work, found: list[Bridge]) -> None:
    columns = {
        "nominal_key_l": [bridge.left + 1 for bridge in found],
        "nominal_key_r": [bridge.right + 1 for bridge in found],
        "n_left": [bridge.n_left for bridge in found],
        "n_right": [bridge.n_right for bridge in found],
    }
    arrays = {name: pa.array(values, pa.int64()) for name, values in columns.items()}
    work.engine.register("link_bridges", pa.table(arrays))


def _score_inside(work: Work, model: Model) -> None:
    score(work, model, "link_inside", "link_inside_scored", None)
    guard(work, model, "link_inside_scored", "link_inside_guarded")


@dataclass(frozen=True)
class Inside:
    """How pairs inside a connected piece are met and scored: all of them, or only what is new."""

    meet: Callable[[Work, str, str], None] = met_among
    score: Callable[[Work, Model], None] = _score_inside
    # Makes a table of the pieces to look into, once link_pieces is there, and says its name.
    choose: Callable[[Work], str] = lambda _: "link_pieces"


ALL_INSIDE = Inside()


def _meet_inside(work: Work, inside: Inside) -> None:
    """Make link_met_inside: the pairs that meet within pieces too big to look at every pair."""
    work.engine.step(LARGE)
    if work.engine.rows("select 1 from link_large limit 1"):
        inside.meet(work, "link_large", "link_met_inside")
    else:
        work.engine.step(NO_LARGE)


def group(work: Work, model: Model, inside: Inside = ALL_INSIDE) -> None:
    """Make link_groups: which nominals are one person, and how weakly each is tied to it."""
    n = int(work.engine.rows("select count(*) from link_nominals")[0][0])
    work.steps((HELD, HELD_LINKS, JOINABLE))
    links = _edges(work.engine.arrow("from link_joinable order by nominal_key_l, nominal_key_r"))
    _register_pieces(work, n, links)
    _meet_inside(work, inside)
    work.engine.step(_inside(inside.choose(work)))
    inside.score(work, model)
    work.engine.step(SAID)
    pairs = _edges(work.engine.arrow(PAIRS))
    found, unclear = cluster(n, links, pairs, _undated(work, n))
    _register_ambiguous(work, links.take(unclear))
    _register_groups(work, found.group, found.weakest)
    _register_bridges(work, weak_bridges(links, found.group))
