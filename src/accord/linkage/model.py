"""Turn pairs of records into scores, with the shipped model and Splink."""

from __future__ import annotations

import json
import math
import logging
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
from splink import DuckDBAPI, Linker, SettingsCreator

from accord.engine import Step, Work

# Above the upper weight two nominals are joined; between the two a person is asked. Both are base-2
# logarithms of the odds that they are one person: 4.25 is 0.95, -1.6 is 0.25.
JOIN_WEIGHT = 4.25
REVIEW_WEIGHT = -1.0
# Pairs below this are not kept: no prior settled from the file lifts them to review.
LEAST_KEPT = REVIEW_WEIGHT - 4.0


# How many nominals' worth of expectation stands against what a file shows of its own duplicates,
# and how far a file may move it, in bits.
_SEEN_ALREADY = 2_000
_LEAST_SHIFT, _MOST_SHIFT = -2.0, 4.0


@dataclass(frozen=True)
class Level:
    """One degree of agreement on one field: in words, as a condition, and how likely it is."""

    name: str
    says: str
    when: str | None
    m: float | None
    u: float | None
    share: str | None = None
    least: float = 0.0

    @property
    def weight(self) -> float:
        """What the level adds to the weight of a pair, in bits, before how common the value is."""
        return 0.0 if self.m is None or self.u is None else math.log2(self.m / self.u)

    @property
    def is_empty(self) -> bool:
        return self.m is None

    def for_splink(self) -> dict[str, Any]:
        """The level in Splink's own terms."""
        level: dict[str, Any] = {
            "sql_condition": self.when or "ELSE",
            "label_for_charts": self.says,
            "is_null_level": self.is_empty,
        }
        if not self.is_empty:
            level |= {"m_probability": self.m, "u_probability": self.u}
        if self.share:
            level |= {
                "tf_adjustment_column": self.share,
                "tf_minimum_u_value": self.least,
                "disable_tf_exact_match_detection": True,
            }
        return level


@dataclass(frozen=True)
class Comparison:
    """One field and its degrees of agreement, from the strongest to none."""

    column: str
    field: str
    levels: tuple[Level, ...]

    def numbered(self) -> list[tuple[int, Level]]:
        """Each level with the number Splink gives it: -1 for empty, the strongest the highest."""
        spoken = [level for level in self.levels if not level.is_empty]
        return [(-1, self.levels[0]), *zip(range(len(spoken) - 1, -1, -1), spoken, strict=True)]

    def says(self, gamma: int) -> str:
        """What Splink's number for a level means, in words."""
        return dict(self.numbered())[gamma].says

    def for_splink(self) -> dict[str, Any]:
        """The comparison in Splink's own terms."""
        return {
            "output_column_name": self.column,
            "comparison_levels": [level.for_splink() for level in self.levels],
        }


@dataclass(frozen=True)
class Model:
    """The shipped model: its version, its comparisons and what is expected beforehand."""

    version: str
    expected_pairs_per_nominal: float
    fewest_nominals: int
    comparisons: tuple[Comparison, ...]

    def prior(self, n_nominals: int) -> float:
        """The chance that two nominals taken at random are one person.

        Rounded to a power of two, so that a few more unrelated records change no score.
        """
        n = max(n_nominals, self.fewest_nominals)
        return float(self.expected_pairs_per_nominal) / float(2 ** ((n - 1).bit_length()))


def _comparison(read: dict[str, Any]) -> Comparison:
    levels = tuple(
        Level(
            level["is"],
            level["says"],
            level.get("when"),
            level.get("m"),
            level.get("u"),
            level.get("share"),
            level.get("least", 0.0),
        )
        for level in read["levels"]
    )
    return Comparison(read["column"], read["field"], levels)


@cache
def shipped_model() -> Model:
    """Read the model that comes with the package."""
    text = files("accord.linkage").joinpath("model.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return Model(
        read["version"],
        read["expected_pairs_per_nominal"],
        read["fewest_nominals"],
        tuple(_comparison(comparison) for comparison in read["comparisons"]),
    )


def settings(model: Model, n_nominals: int) -> SettingsCreator:
    """The model as Splink settings for a file of that many nominals."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="nominal_key",
        comparisons=[comparison.for_splink() for comparison in model.comparisons],
        # Pairs are made by our own keys and registered; Splink still wants a rule to exist.
        blocking_rules_to_generate_predictions=[{"blocking_rule": "l.nominal_key = r.nominal_key"}],
        probability_two_random_records_match=model.prior(n_nominals),
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=False,
        linker_uid="accord",
    )


def _register_shares(cursor: Any, database: DuckDBAPI, linker: Linker, model: Model) -> None:
    """Tell Splink that how common a value is stands in the records, so that it does not count."""
    for column in sorted({x.share for c in model.comparisons for x in c.levels if x.share}):
        cursor.execute(
            f"create or replace temp table link_share_{column} as "
            f"select cast(null as varchar) as {column}, cast(null as double) as tf_{column}"
        ).fetchall()
        shares = database.register(f"link_share_{column}", dataset_display_name=f"in_{column}")
        linker.table_management.register_term_frequency_lookup(shares, column)


def score(work: Work, pairs: str, scored: str, least: float | None) -> None:
    """Score every pair of one table into another, keeping those of at least that weight."""
    n_nominals = int(work.engine.rows("select count(*) from link_nominals")[0][0])
    model = shipped_model()
    # Splink gets a cursor of its own: an open result on a shared one would block it.
    cursor = work.engine.native.cursor()
    try:
        database = DuckDBAPI(cursor)
        records = database.register("link_records", dataset_display_name="in_records")
        linker = Linker(records, settings(model, n_nominals), log_level=None)
        logging.getLogger("splink").setLevel(logging.ERROR)
        _register_shares(cursor, database, linker, model)
        blocked = database.register(pairs, dataset_display_name="in_pairs")
        linker.table_management.register_blocked_pairs_for_predict(blocked)
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        cursor.execute(f"create or replace table {scored} as from {found.physical_name}").fetchall()
        linker.table_management.delete_tables_created_by_splink_from_db()
    finally:
        cursor.close()


def _settled_shift(weights: npt.NDArray[np.float64], prior: float, n_nominals: int) -> int:
    """By how many bits the file at hand has more (or fewer) pairs of one person than expected."""
    expected_pairs, n_expected = prior * _SEEN_ALREADY**2 / 2, _SEEN_ALREADY**2 / 2
    shift = 0.0
    for _ in range(20):
        found = float(np.sum(1.0 / (1.0 + np.exp2(-(weights + shift)))))
        share = (found + expected_pairs) / (n_nominals**2 / 2 + n_expected)
        shift = min(max(math.log2(share / prior), _LEAST_SHIFT), _MOST_SHIFT)
    return round(shift)


def settle_prior(work: Work, scored: str, settled: str) -> int:
    """Add to every weight what the file says about how many records one person has in it.

    Whole bits only, so that a few more unrelated records change nothing.
    """
    n_nominals = int(work.engine.rows("select count(*) from link_nominals")[0][0])
    weights = work.engine.arrow(f"select match_weight from {scored} order by match_weight")
    values = weights["match_weight"].to_numpy()
    shift = _settled_shift(values, shipped_model().prior(n_nominals), n_nominals)
    add_shift(work, scored, settled, shift)
    return shift


def add_shift(work: Work, scored: str, settled: str, shift: int) -> None:
    """Add whole bits to every weight, and say the probability again."""
    work.engine.step(
        Step(
            settled,
            "Scores with the share of records of one person that this file has",
            f"""
            select * exclude (match_weight, match_probability),
                match_weight + {shift} as match_weight,
                1.0 / (1.0 + pow(2.0, -(match_weight + {shift}))) as match_probability
            from {scored}
            """,
        )
    )
