"""Score pairs without comparing again what an earlier run compared; the scores are the same.

What is kept from run to run (kept.py) is how far each pair agrees, field by field: its pattern. A
pattern depends on nothing but the two records, so it holds until one of them changes, whatever the
rest of the file and the model do. Weights are added up anew every time, from the patterns, the
model and how common each value is today. So a nightly run gives what a full run on the same records
gives.
"""

from __future__ import annotations

from accord.engine import Step, Work
from accord.linkage import kept
from accord.linkage.blocking import block
from accord.linkage.kept import MARGIN, Before
from accord.linkage.model import REVIEW_WEIGHT, Model
from accord.linkage.newly_met import block_anew, part
from accord.linkage.patterns import compared, patterned, patterns, weigh
from accord.linkage.sieve import sift

_NO_PAIRS = """
    select null::bigint as join_key_l, null::bigint as join_key_r, null::bigint as pattern limit 0
"""

FRESH = Step(
    "link_fresh",
    "Nominals that are new or changed since the run before",
    """
    select c.nominal_key from link_contents c
    anti join link_unchanged u on u.nominal_key = c.nominal_key
    """,
)


def begin(work: Work) -> Before:
    """Find which records are as they were in the run before, and block what is new."""
    if work.keep is None:
        block(work)
        return Before()
    work.engine.step(kept.contents(work))
    work.engine.step(Step("link_compared", "Pairs compared in this run", _NO_PAIRS))
    before = kept.read(work)
    work.engine.step(FRESH)
    if not before.pieces:
        block(work)
        return before
    block_anew(work, before.are_some_gone)
    part(work)
    return before


def check(work: Work, model: Model, before: Before) -> Before:
    """Use nothing of the run before where the model has moved too far since."""
    if not before.pieces or kept.fits(work, model, before):
        return before
    work.steps((*kept.NOTHING_BEFORE, FRESH))
    block(work)
    return Before(highest=before.highest)


def score(
    work: Work, model: Model, pairs: str, scored: str, *, least: float | None, like: str
) -> None:
    """Score every pair of one table into another with the columns of a third, as Splink would."""
    if work.keep is None:
        work.engine.step(compared(work, model, pairs, _worth(work, model, pairs, least)))
        weigh(work, model, f"{pairs}_compared", scored, like=like, least=least)
        return
    if least is None:
        # Few pairs, each to be weighed: those compared before are found one by one.
        work.steps((_found(pairs), _never_met(pairs, f"{pairs}_found")))
    else:
        work.steps((patterns(work, model, "link_before"), _near(pairs, least)))
        work.engine.step(_newly_met(pairs))
    known = f"{pairs}_found" if least is None else f"{pairs}_near"
    margin = None if least is None else least - MARGIN
    worth = _worth(work, model, f"{pairs}_new", margin)
    work.steps((compared(work, model, pairs, worth), patterned(pairs, known)))
    work.engine.run(f"insert into link_compared from {pairs}_compared")
    weigh(work, model, f"{pairs}_patterned", scored, like=like, least=least)


def _worth(work: Work, model: Model, pairs: str, least: float | None) -> str:
    """The pairs of a table that may weigh so much, as another table; all where all are wanted."""
    if least is None:
        return pairs
    ((n_nominals,),) = work.engine.rows("select count(*) from link_nominals")
    work.steps(sift(work.engine, model, int(n_nominals), pairs, least))
    return f"{pairs}_worth"


def keep(work: Work, model: Model, before: Before) -> None:
    """Keep the patterns of the pairs compared in this run, if they may ever count."""
    if work.keep is None:
        return
    work.engine.step(patterns(work, model, "link_compared"))
    heavy = f"""
        select c.join_key_l, c.join_key_r, c.pattern from link_compared c
        semi join (select pattern from link_compared_patterns
            where most >= {REVIEW_WEIGHT - MARGIN!r}) m on m.pattern = c.pattern
    """
    kept.write(work, model, before, heavy)


def _near(pairs: str, least: float) -> Step:
    """What is known of pairs that may weigh enough today; the others need no second look."""
    return Step(
        f"{pairs}_near",
        "Pairs known from before that still meet and may be heavy enough",
        f"""
        select a.nominal_key as join_key_l, b.nominal_key as join_key_r, k.pattern
        from link_before k
        join (select pattern from link_before_patterns where most >= {least!r}) m
            on m.pattern = k.pattern
        join link_unchanged a on a.number = k.l
        join link_unchanged b on b.number = k.r
        anti join link_parted g on g.l = k.l and g.r = k.r
        """,
    )


def _newly_met(pairs: str) -> Step:
    """Pairs that were not compared as they are now; the model was fitted on others too."""
    return Step(
        f"{pairs}_new",
        "Pairs of which a nominal is new, or that were kept from meeting before",
        f"""
        with looked_at as (
            select p.join_key_l, p.join_key_r, f.nominal_key is null and g.nominal_key is null
                as is_of_old
            from {pairs} p
            left join link_fresh f on f.nominal_key = p.join_key_l
            left join link_fresh g on g.nominal_key = p.join_key_r
        )
        select join_key_l, join_key_r from looked_at where not is_of_old
        union all
        select p.join_key_l, p.join_key_r from looked_at p
        semi join link_freed d on d.join_key_l = p.join_key_l and d.join_key_r = p.join_key_r
        where p.is_of_old
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
            join link_before k on k.l = a.number and k.r = b.number
        )
        from now union from before
        """,
    )
