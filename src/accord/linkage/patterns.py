"""Turn pairs into patterns, how far each agrees field by field, and patterns into weights."""

from __future__ import annotations

import math

from accord.engine import Step, Work
from accord.linkage.guards import GUARDS
from accord.linkage.model import Comparison, Level, Model


def _case(comparison: Comparison) -> str:
    """A comparison's level as a number from nought: nought for nothing to compare."""
    whens, otherwise = [], 0
    for number, level in comparison.numbered():
        if level.when is None:
            otherwise = number + 1
        else:
            whens.append(f"when {level.when} then {number + 1}")
    return f"case {' '.join(whens)} else {otherwise} end"


def _bases(model: Model) -> list[int]:
    """What each comparison's number is multiplied by, so that a pattern is one number."""
    sizes = [len(comparison.levels) for comparison in model.comparisons]
    return [math.prod(sizes[:at]) for at in range(len(sizes))]


def compared(work: Work, model: Model, pairs: str, new: str) -> Step:
    """How far each new pair agrees."""
    pattern = " + ".join(
        f"cast({_case(comparison)} as bigint) * {base}"
        for comparison, base in zip(model.comparisons, _bases(model), strict=True)
    )
    names = work.engine.columns("link_records")
    columns = ", ".join(f"a.{name} as {name}_l, b.{name} as {name}_r" for name in names)
    return Step(
        f"{pairs}_compared",
        "How far each new pair agrees, as one number",
        f"""
        select join_key_l, join_key_r, {pattern} as pattern from (
            select p.join_key_l, p.join_key_r, {columns} from {new} p
            join link_records a on a.nominal_key = p.join_key_l
            join link_records b on b.nominal_key = p.join_key_r
        )
        """,
    )


def _per_level(comparison: Comparison, worth: dict[str, float]) -> str:
    whens = " ".join(
        f"when {number} then {worth[level.name]!r}" for number, level in comparison.numbered()
    )
    return f"case gamma_{comparison.column} {whens} end"


def _most(level: Level) -> float:
    """The most a level can add: its weight, for the rarest value it takes account of."""
    if level.share is None or level.u is None:
        return level.weight
    return level.weight + math.log2(level.u) - math.log2(max(level.least, 1e-9))


def chance_before(work: Work, model: Model) -> float:
    """What is expected of any pair before it is looked at, in bits."""
    ((n_nominals,),) = work.engine.rows("select n_nominals from link_totals")
    prior = model.prior(int(n_nominals))
    return math.log2(prior / (1 - prior))


def patterns(work: Work, model: Model, patterned: str) -> Step:
    """Each pattern that occurs, taken apart, with its weight before and after what is rare."""
    gammas = ", ".join(
        f"cast(pattern // {base} % {len(comparison.levels)} as integer) - 1 "
        f"as gamma_{comparison.column}"
        for comparison, base in zip(model.comparisons, _bases(model), strict=True)
    )
    before = repr(chance_before(work, model))
    plain = " + ".join(
        _per_level(c, {level.name: level.weight for level in c.levels}) for c in model.comparisons
    )
    most = " + ".join(
        _per_level(c, {level.name: _most(level) for level in c.levels}) for c in model.comparisons
    )
    return Step(
        f"{patterned}_patterns",
        "Each pattern with its levels, its weight, and the most it can weigh",
        f"""
        select *, {before} + {plain} as plain, {before} + {most} as most
        from (select pattern, {gammas} from (select distinct pattern from {patterned}))
        """,
    )


def _rarer(comparison: Comparison) -> str:
    """What is added because a value is rarer (or commoner) than its level supposes."""
    whens = " ".join(
        f"when {number} then {math.log2(level.u)!r} - log2(greatest("
        f"coalesce(a.tf_{level.share}, b.tf_{level.share}), "
        f"coalesce(b.tf_{level.share}, a.tf_{level.share}), {level.least!r}))"
        for number, level in comparison.numbered()
        if level.share and level.u is not None
    )
    return f"coalesce(case gamma_{comparison.column} {whens} end, 0.0)" if whens else "0.0"


def weighed(model: Model, patterned: str, least: float | None) -> Step:
    """What every pair weighs today, if that is enough."""
    shared = [c for c in model.comparisons if any(level.share for level in c.levels)]
    rarer = " + ".join(_rarer(comparison) for comparison in shared)
    gammas = ", ".join(f"p.gamma_{comparison.column}" for comparison in shared)
    floor = "-1e9" if least is None else repr(least)
    return Step(
        f"{patterned}_weighed",
        "Every pair with its weight today, if it is heavy enough",
        f"""
        with near as (
            select k.join_key_l, k.join_key_r, p.pattern, p.plain, {gammas}
            from {patterned} k join {patterned}_patterns p on p.pattern = k.pattern
            where p.most >= {floor}
        ), weighed as (
            select p.join_key_l, p.join_key_r, p.pattern, p.plain + {rarer} as weight
            from near p
            join link_records a on a.nominal_key = p.join_key_l
            join link_records b on b.nominal_key = p.join_key_r
        )
        select * from weighed where weight >= {floor}
        """,
    )


def wide(work: Work, patterned: str, scored: str, like: str) -> Step:
    """Every pair that weighs enough, as Splink gives it."""
    columns = ", ".join(_column(name) for name in work.engine.columns(like) if _is_read(name))
    return Step(
        scored,
        "Every pair that is heavy enough, with what later steps read of both records",
        f"""
        select {columns} from {patterned}_weighed p
        join {patterned}_patterns q on q.pattern = p.pattern
        join link_records a on a.nominal_key = p.join_key_l
        join link_records b on b.nominal_key = p.join_key_r
        """,
    )


def _is_read(name: str) -> bool:
    """Whether a guard reads a column; moving the others would cost as much as comparing does."""
    is_of_record = name[-2:] in ("_l", "_r") and not name.startswith(("gamma_", "nominal_key"))
    return not is_of_record or any(name in guard.when for guard in GUARDS)


def _column(name: str) -> str:
    """A column as Splink names it."""
    made = {
        "match_weight": "p.weight",
        "match_probability": "1.0 / (1.0 + pow(2.0, -p.weight))",
        "match_key": "'0'",
    }
    if name in made:
        return f"{made[name]} as {name}"
    if name.startswith("gamma_"):
        return f"q.{name}"
    side = {"l": "a", "r": "b"}[name[-1]]
    return f"{side}.{name[:-2]} as {name}"


def weigh(
    work: Work, model: Model, patterned: str, scored: str, like: str, least: float | None
) -> None:
    """Turn pairs with their patterns into scored pairs with the columns of another such table."""
    work.engine.step(patterns(work, model, patterned))
    work.steps((weighed(model, patterned, least), wide(work, patterned, scored, like)))
