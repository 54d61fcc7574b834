"""Turn pairs of records into scores with Splink, or in SQL where Splink does not run."""

from __future__ import annotations

import logging
from typing import Any

from splink import Linker, SettingsCreator

from accord.engine import Step, Work
from accord.linkage.backends import has_splink, splink_on
from accord.linkage.in_sql import score_in_sql
from accord.linkage.model import Model
from accord.linkage.sieve import sift


def settings(model: Model, n_nominals: int, in_detail: bool) -> SettingsCreator:
    """The model as Splink settings for a file of that many nominals."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="nominal_key",
        comparisons=[comparison.for_splink() for comparison in model.comparisons],
        # Pairs are made by our own keys and registered; Splink still wants a rule to exist.
        blocking_rules_to_generate_predictions=[{"blocking_rule": "l.nominal_key = r.nominal_key"}],
        probability_two_random_records_match=model.prior(n_nominals),
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=in_detail,
        linker_uid="accord",
    )


def _register_shares(work: Work, database: Any, linker: Linker, model: Model) -> None:
    """Tell Splink that how common a value is stands in the records, so that it does not count."""
    for column in sorted({x.share for c in model.comparisons for x in c.levels if x.share}):
        nothing = f"select cast(null as varchar) as {column}, cast(null as double) as tf_{column}"
        work.engine.step(Step(f"link_share_{column}", "Counted already", nothing))
        shares = database.register(f"link_share_{column}", dataset_display_name=f"in_{column}")
        linker.table_management.register_term_frequency_lookup(shares, column)


def score(
    work: Work,
    model: Model,
    pairs: str,
    scored: str,
    *,
    least: float | None,
    in_detail: bool = False,
    like: str | None = None,
) -> None:
    """Score every pair of one table into another, keeping those of at least that weight.

    Where there is no pair the result is an empty table like another that was scored before.
    """
    n_nominals = int(work.engine.rows("select count(*) from link_nominals")[0][0])
    if like and not work.engine.rows(f"select 1 from {pairs} limit 1"):
        work.engine.step(Step(scored, "No pair to score", f"select * from {like} limit 0"))
        return
    if not has_splink(work.engine):
        score_in_sql(work, model, pairs, scored, least)
        return
    if least is not None:
        work.steps(sift(work.engine, model, n_nominals, pairs, least))
        pairs = f"{pairs}_worth"
    with splink_on(work.engine) as database:
        records = database.register("link_records", dataset_display_name="in_records")
        linker = Linker(
            records,
            settings(model, n_nominals, in_detail),
            log_level=None,
            # The settings are the shipped model's, which a test of its own has validated.
            validate_settings=False,
        )
        logging.getLogger("splink").setLevel(logging.ERROR)
        _register_shares(work, database, linker, model)
        blocked = database.register(pairs, dataset_display_name="in_pairs")
        linker.table_management.register_blocked_pairs_for_predict(blocked)
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        work.engine.step(Step(scored, "Pairs as Splink scores them", f"from {found.physical_name}"))
