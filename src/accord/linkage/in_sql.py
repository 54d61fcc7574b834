"""Score pairs with the shipped model in SQL of our own, to the weights that Splink gives."""

from __future__ import annotations

import re

from accord.engine import Step, Work
from accord.linkage.model import Model
from accord.linkage.patterns import compared, weigh
from accord.linkage.sieve import sift


def score_in_sql(work: Work, model: Model, pairs: str, scored: str, least: float | None) -> None:
    """Score every pair of one table into another, keeping those of at least that weight."""
    work.engine.step(compared(work, model, pairs, pairs))
    work.engine.step(_columns(work, model, pairs))
    weigh(work, model, f"{pairs}_compared", scored, f"{pairs}_columns", least)


def score_sifted(work: Work, model: Model, pairs: str, scored: str, least: float) -> None:
    """The same for very many pairs: those that cannot reach the weight are dropped first."""
    work.steps(sift_in_file(work, model, pairs, least))
    score_in_sql(work, model, f"{pairs}_worth", scored, least)


def sift_in_file(work: Work, model: Model, pairs: str, least: float) -> tuple[Step, Step]:
    """The steps that drop pairs that cannot reach the weight among the nominals of this file."""
    ((n_nominals,),) = work.engine.rows("select n_nominals from link_totals")
    return sift(work.engine, model, int(n_nominals), pairs, least)


def _columns(work: Work, model: Model, pairs: str) -> Step:
    """The columns that Splink gives a scored pair, and no rows."""
    names = ["match_weight", "match_probability", "nominal_key_l", "nominal_key_r"]
    names += [f"gamma_{comparison.column}" for comparison in model.comparisons]
    # What no level compares is not carried along: a guard that needs more takes it for itself.
    compared_by = " ".join(level.when or "" for c in model.comparisons for level in c.levels)
    names += [
        f"{column}_{side}"
        for column in work.engine.columns("link_records")
        if re.search(rf"\b{column}_[lr]\b", compared_by)
        for side in "lr"
    ]
    listed = ", ".join(f"null as {name}" for name in (*names, "match_key"))
    return Step(f"{pairs}_columns", "What a scored pair says", f"select {listed} limit 0")
