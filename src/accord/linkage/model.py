"""The shipped model: which fields are compared, and what each degree of agreement is worth."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# Above the upper weight two nominals are joined; between the two a person is asked. Both are base-2
# logarithms of the odds that they are one person: 3.25 is 0.90, -1.5 is 0.26.
JOIN_WEIGHT = 3.25
REVIEW_WEIGHT = -1.5
# From here on a pair is one person in all but one case of a hundred.
ALL_BUT_CERTAIN = 6.64
# Pairs below this are not kept: no prior settled from the file lifts them to review.
LEAST_KEPT = REVIEW_WEIGHT - 4.0


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
    # Bits by which a file has more pairs of one person than expected: learn.py.
    shift: int = 0
    # Whether birth dates in the file are so often mistyped that they tell few people apart.
    are_dates_careless: bool = False

    def prior(self, n_nominals: int) -> float:
        """The chance that two nominals taken at random are one person.

        Rounded to a power of two, so that a few more unrelated records change no score.
        """
        n = max(n_nominals, self.fewest_nominals)
        chance = self.expected_pairs_per_nominal * 2.0**self.shift / 2.0 ** (n - 1).bit_length()
        return min(chance, 0.5)


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
