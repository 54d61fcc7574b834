"""To protect populations apart gives what protecting them together gives."""

import random

from accord.disclosure import Dimension, Earlier, count_table, policy, protect
from accord.disclosure.protection import protected_at_once

POLICY = policy("public-10-5")


def _tables(seed):
    dice = random.Random(seed)
    force = Dimension.flat("force", "Force", ("a", "b", "c"), is_held=True)
    sex = Dimension.flat("sex", "Sex", ("F", "M"))
    return [
        count_table(
            f"{unit} {number}",
            "",
            unit=unit,
            population=unit,
            dimensions=[force, sex],
            rows=[
                (f"{n}", (dice.choice("aabbbc"), dice.choice("FM")))
                for n in range(dice.randrange(60))
            ],
        )
        for number, unit in enumerate(("victim", "suspect", "crime"))
    ]


def test_what_is_shown_and_learnt_is_the_same():
    for seed in range(2):
        tables = _tables(seed)
        apart, together = protect(tables, POLICY), protected_at_once(tables, POLICY, Earlier())
        for one, other in zip(apart.tables, together.tables, strict=True):
            assert one.table is other.table
            assert [one.shown(k) for k in one.table.keys] == [
                other.shown(k) for k in other.table.keys
            ]
        assert apart.intervals == together.intervals
        assert apart.knowledge.ranges == together.knowledge.ranges
