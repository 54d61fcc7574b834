"""Score pairs without comparing again what an earlier run compared; the scores are the same.

What is kept from run to run is how far each pair agrees, field by field: its pattern. A pattern
depends on nothing but the two records, so it holds until one of them changes, whatever the rest of
the file and the model do. Weights are added up anew every time, from the patterns, the model and
how common each value is today. So a nightly run gives what a full run on the same records gives.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from accord.engine import Step, Work
from accord.linkage import model as splink_model
from accord.linkage.model import Model
from accord.linkage.patterns import columns_of, compared, patterned, patterns, weighed, wide

MADE_WITH, NOMINALS, PATTERNS = "made-with.json", "nominals.parquet", "patterns.parquet"
_UNFINISHED = ".unfinished"
_OWN = ("nominal_key", "source_id", "nominal_id")
_NO_PAIRS = """
    select null::bigint as join_key_l, null::bigint as join_key_r, null::bigint as pattern limit 0
"""


def begin(work: Work, model: Model) -> None:
    """Find which records are as they were in the run before, and what is known of their pairs."""
    if work.keep is None:
        return
    work.engine.step(_contents(work))
    work.engine.step(Step("link_compared", "Pairs compared in this run", _NO_PAIRS))
    work.steps(_from_before(work.keep) if _is_usable(work, model) else _NOTHING_BEFORE)
    work.engine.step(FRESH)


def score(
    work: Work, model: Model, pairs: str, scored: str, *, least: float | None, like: str
) -> None:
    """Score every pair of one table into another with the columns of a third, as Splink would."""
    if work.keep is None:
        splink_model.score(work, model, pairs, scored, least=least, like=like)
        return
    if least is None:
        # Few pairs, each to be weighed: those compared before are found one by one.
        work.steps((_found(pairs), _never_met(pairs, f"{pairs}_found")))
    else:
        work.steps((patterns(work, model, "link_before"), _near(pairs, least)))
        work.engine.step(_newly_met(work, pairs))
    known = f"{pairs}_found" if least is None else f"{pairs}_near"
    work.steps((compared(work, model, pairs), patterned(pairs, known)))
    work.engine.run(f"insert into link_compared from {pairs}_compared")
    work.engine.step(patterns(work, model, f"{pairs}_patterned"))
    work.steps((weighed(model, pairs, least), wide(work, pairs, scored, like)))


def keep(work: Work, model: Model) -> None:
    """Keep the patterns for the next run; a kill half way loses nothing but time."""
    if work.keep is None:
        return
    fresh = work.keep.with_name(work.keep.name + _UNFINISHED)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    nominals = "select nominal_key, source_id, nominal_id, content from link_contents"
    _copy(work, nominals, fresh / NOMINALS)
    _copy(work, _KEPT, fresh / PATTERNS)
    (fresh / MADE_WITH).write_text(_made_with(work, model), "utf-8")
    shutil.rmtree(work.keep, ignore_errors=True)
    fresh.replace(work.keep)


# Only pairs that met in this run are kept, so that what is kept does not grow from night to night.
_KEPT = """
    with known as (
        select a.nominal_key as join_key_l, b.nominal_key as join_key_r, k.pattern
        from link_before k
        join link_unchanged a on a.old_key = k.l
        join link_unchanged b on b.old_key = k.r
        union all from link_compared
    )
    select distinct k.join_key_l as l, k.join_key_r as r, k.pattern
    from known k
    join (select join_key_l, join_key_r from link_pairs
        union select join_key_l, join_key_r from link_inside) p
        on p.join_key_l = k.join_key_l and p.join_key_r = k.join_key_r
"""

_NOTHING_BEFORE = (
    Step(
        "link_unchanged",
        "No nominal is known from before",
        "select null::bigint as old_key, null::bigint as nominal_key limit 0",
    ),
    Step(
        "link_before",
        "No pair is known from before",
        "select null::bigint as l, null::bigint as r, null::bigint as pattern limit 0",
    ),
    Step("link_gone", "Nominals that are gone or changed since", "select 0 as n_gone"),
)

FRESH = Step(
    "link_fresh",
    "Nominals that are new or changed since the run before",
    """
    select c.nominal_key from link_contents c
    anti join link_unchanged u on u.nominal_key = c.nominal_key
    """,
)


def _from_before(folder: Path) -> tuple[Step, ...]:
    nominals, pairs = _quoted(folder / NOMINALS), _quoted(folder / PATTERNS)
    return (
        Step(
            "link_unchanged",
            "Nominals that are as they were, with their numbers then and now",
            f"""
            select o.nominal_key as old_key, n.nominal_key
            from read_parquet('{nominals}') o
            join link_contents n on n.source_id = o.source_id and n.nominal_id = o.nominal_id
                and n.content = o.content
            """,
        ),
        Step(
            "link_before",
            "Pairs compared in the run before, with their numbers then",
            f"from read_parquet('{pairs}')",
        ),
        Step(
            "link_gone",
            "How many nominals are gone or changed since",
            f"""
            select (select count(*) from read_parquet('{nominals}'))
                - (select count(*) from link_unchanged) as n_gone
            """,
        ),
    )


def _near(pairs: str, least: float) -> Step:
    """What is known of pairs that may weigh enough today; the others need no second look."""
    return Step(
        f"{pairs}_near",
        "Pairs known from before that still meet and may be heavy enough",
        f"""
        with near as (
            select a.nominal_key as join_key_l, b.nominal_key as join_key_r, k.pattern
            from link_before k
            join (select pattern from link_before_patterns where most >= {least!r}) m
                on m.pattern = k.pattern
            join link_unchanged a on a.old_key = k.l
            join link_unchanged b on b.old_key = k.r
        )
        select n.* from near n
        semi join {pairs} p on p.join_key_l = n.join_key_l and p.join_key_r = n.join_key_r
        """,
    )


def _newly_met(work: Work, pairs: str) -> Step:
    """Pairs that were not compared as they are now.

    Where nobody left a block, two nominals that are as they were meet only if they met before.
    """
    ((n_gone,),) = work.engine.rows("select n_gone from link_gone")
    if n_gone:
        known = """
            (select a.nominal_key as join_key_l, b.nominal_key as join_key_r from link_before k
            join link_unchanged a on a.old_key = k.l join link_unchanged b on b.old_key = k.r)
        """
        return _never_met(pairs, known)
    return Step(
        f"{pairs}_new",
        "Pairs of which a nominal is new",
        f"""
        select p.join_key_l, p.join_key_r from {pairs} p
        semi join link_fresh f on f.nominal_key = p.join_key_l
        union all
        select p.join_key_l, p.join_key_r from {pairs} p
        semi join link_fresh f on f.nominal_key = p.join_key_r
        anti join link_fresh g on g.nominal_key = p.join_key_l
        """,
    )


def _never_met(pairs: str, known: str) -> Step:
    return Step(
        f"{pairs}_new",
        "Pairs that have not been compared as they are now",
        f"""
        select p.join_key_l, p.join_key_r from {pairs} p
        anti join {known} k on k.join_key_l = p.join_key_l and k.join_key_r = p.join_key_r
        """,
    )


def _found(pairs: str) -> Step:
    return Step(
        f"{pairs}_found",
        "Pairs that were compared before, in this run or in the last",
        f"""
        with now as (
            select p.join_key_l, p.join_key_r, c.pattern from {pairs} p
            join link_compared c
                on c.join_key_l = p.join_key_l and c.join_key_r = p.join_key_r
        ), before as (
            select p.join_key_l, p.join_key_r, k.pattern from {pairs} p
            join link_unchanged a on a.nominal_key = p.join_key_l
            join link_unchanged b on b.nominal_key = p.join_key_r
            join link_before k on k.l = a.old_key and k.r = b.old_key
        )
        from now union from before
        """,
    )


def _copy(work: Work, select: str, path: Path) -> None:
    work.engine.run(f"copy ({select}) to '{_quoted(path)}' (format parquet, compression zstd)")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _compared_columns(work: Work) -> list[str]:
    """What a pattern can depend on: everything in a record but its key and how common it is."""
    columns = columns_of(work, "link_records")
    return [c for c in columns if c not in _OWN and not c.startswith("tf_")]


def _made_with(work: Work, model: Model) -> str:
    """What patterns mean: the levels of every comparison, and the columns they are made of."""
    levels = [
        [c.column, [[level.name, level.when, level.is_empty] for level in c.levels]]
        for c in model.comparisons
    ]
    return json.dumps({"comparisons": levels, "columns": _compared_columns(work)}, sort_keys=True)


def _is_usable(work: Work, model: Model) -> bool:
    told = work.keep / MADE_WITH if work.keep else None
    return bool(told and told.is_file() and told.read_text("utf-8") == _made_with(work, model))


def _contents(work: Work) -> Step:
    said = ", ".join(
        f"coalesce(cast({column} as varchar), chr(30))" for column in _compared_columns(work)
    )
    return Step(
        "link_contents",
        "A digest of everything that is compared of each nominal",
        "select nominal_key, source_id, nominal_id, "
        f"md5_number(concat_ws(chr(31), {said})) as content from link_records",
    )
