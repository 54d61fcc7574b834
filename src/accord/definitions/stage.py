"""Candidates become findings: each definition's answer, its criteria, the records relied on."""

from __future__ import annotations

from collections.abc import Sequence

from accord.definitions import as_before
from accord.definitions.definition import Definition, published, with_overlays
from accord.definitions.evaluate import criterion_steps, network_steps, outcome_steps
from accord.definitions.facts import BEFORE_TEXTS
from accord.definitions.named_children import NAMES_BEFORE_TEXTS, read_named_children
from accord.definitions.results import result_steps
from accord.definitions.stated_age import read_stated_ages
from accord.definitions.stranger_attacks import read_stranger_attacks
from accord.engine import Engine, Work
from accord.errors import UserFacingError


def run(work: Work) -> None:
    """Judge every candidate by every published definition, or the organisation's own of its id."""
    judge(work, with_overlays(work.overlays) if work.overlays else published())


def judge(work: Work, definitions: Sequence[Definition]) -> None:
    """Judge every candidate by some definitions: the published ones, or a force's own."""
    work.steps((*BEFORE_TEXTS, *NAMES_BEFORE_TEXTS))
    _check_asked_once(work.engine)
    read_stated_ages(work.engine)
    read_named_children(work.engine)
    read_stranger_attacks(work.engine)
    work.steps(criterion_steps())
    work.report("criteria answered")
    work.steps(network_steps(definitions))
    some_stand = as_before.choose(work)
    work.steps(outcome_steps(definitions))
    work.steps(result_steps(definitions))
    if some_stand:
        as_before.take_over(work)


def _check_asked_once(engine: Engine) -> None:
    # A score of answers is joined by the question: one asked twice would come out a million times.
    ((n_more,),) = engine.rows("select count(*) - count(distinct unit) from judged")
    if n_more:
        raise UserFacingError(
            f"candidates: {n_more:,} more rows than keys, so nothing was judged. No delivery can "
            "cause this: it is a fault of Accord, to be reported with the versions of the run."
        )
