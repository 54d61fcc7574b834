"""No protected figure can be worked out, whatever the tables; and planted leaks are found."""

import random
from datetime import datetime

import pytest

from accord.disclosure import (
    TOTAL,
    Dimension,
    Table,
    attack_on,
    count_table,
    policy,
    protect,
    protection,
)
from accord.disclosure.attack import Attack, Knowledge
from accord.disclosure.register import Register

PUBLIC = policy("public-10-5")
AREAS = {
    "north": TOTAL,
    "south": TOTAL,
    **{f"n{i}": "north" for i in range(3)},
    **{f"s{i}": "south" for i in range(4)},
}
LEAVES = [area for area, parent in AREAS.items() if parent != TOTAL]


def _tables(seed: int) -> list[Table]:
    """A few tables of invented counts that share a hierarchy of areas and each other's margins."""
    chance = random.Random(seed)
    area = Dimension("area", "Area", AREAS, is_held=chance.random() < 0.2)
    sex = Dimension.flat("sex", "Sex", ["boy", "girl"], is_sensitive=chance.random() < 0.3)
    age = Dimension.flat("age", "Age", ["0-9", "10-13", "14-15", "16-17"][: chance.randint(2, 4)])
    people = [
        (
            str(i),
            chance.choice(LEAVES[: chance.randint(3, 7)]),
            chance.choice(["boy", "girl", "girl", "girl"]),
            chance.choices(list(age.parents), [1, 4, 20, 8][: len(age.parents)])[0],
        )
        for i in range(chance.choice([20, 60, 200, 600, 2000]))
    ]
    kinds = [((1, 2), (area, sex)), ((1, 3), (area, age)), ((2, 3), (sex, age))]
    chosen = chance.sample(kinds, chance.randint(1, 3))
    return [
        count_table(
            f"t{n}",
            "invented",
            unit="child",
            population="children",
            dimensions=dimensions,
            rows=[(p[0], [p[c] for c in columns]) for p in people],
        )
        for n, (columns, dimensions) in enumerate(chosen)
    ]


def _shown_to_all(protected) -> Knowledge:
    """What a stranger learns by reading the protected tables, worked out here from scratch."""
    knowledge = Knowledge()
    for shown in protected.tables:
        for key in shown.table.keys:
            value = shown.shown(key)
            if value is None:
                knowledge.learn(shown.table.cell(key), 0, 10**7)
            else:
                low = {0: 0}.get(value, max(10, value - 2))
                knowledge.learn(shown.table.cell(key), low, {0: 0}.get(value, value + 2))
        for total, parts, exact in shown.table.sums():
            knowledge.learn_sum(
                shown.table.cell(total), [shown.table.cell(p) for p in parts], exact
            )
    return knowledge


def _is_safe(attack: Attack, tables: list[Table]) -> None:
    for table in tables:
        for key in table.keys:
            if 0 < table.counts[key] < 10:
                interval = attack.interval(table.cell(key))
                assert interval.low <= 1
                assert interval.high >= 10
                assert interval.low <= table.counts[key] <= interval.high


@pytest.mark.parametrize(
    "seed", [*range(40), *(pytest.param(s, marks=pytest.mark.slow) for s in range(40, 500))]
)
def test_no_small_figure_of_linked_tables_can_be_narrowed_below_the_policy(seed):
    tables = _tables(seed)
    protected = protect(tables, PUBLIC)
    attack = Attack(_shown_to_all(protected))
    _is_safe(attack, tables)


@pytest.mark.parametrize("seed", range(8))
def test_to_show_what_the_shown_figures_add_up_to_tells_nothing_of_the_small_ones(
    seed, monkeypatch
):
    tables = _tables(seed)
    small = {t.cell(key) for t in tables for key in t.keys if 0 < t.counts[key] < 10}
    shown = attack_on(protect(tables, PUBLIC), small)
    monkeypatch.setattr(protection._Release, "show_what_is_plain", lambda _: None)
    assert attack_on(protect(tables, PUBLIC), small) == shown


@pytest.mark.parametrize("seed", range(1000, 1012))
def test_three_releases_one_after_another_give_nothing_away_together(seed, tmp_path):
    """Each release holds other tables of the same children; the attacker keeps them all."""
    register, known, tables = Register(tmp_path), Knowledge(), []
    for number, table in enumerate((_tables(seed) * 3)[:3]):
        protected = protect([table], PUBLIC, register.earlier())
        register.record(
            str(number), protected, prepared_by="P", approved_by="Q", at=datetime(2026, 1, 1)
        )
        known = known.joined(_shown_to_all(protected))
        tables.append(table)
    _is_safe(Attack(known), tables)


# In 6 of these 56 worlds no figure is small enough to leak: 50 leaks are planted.
@pytest.mark.parametrize("seed", range(2000, 2056))
def test_a_planted_leak_is_found(seed):
    """A hidden figure's whole row is told by mistake; the audit must see what follows from it."""
    chance = random.Random(seed)
    protected = protect(_tables(seed % 400), PUBLIC)
    leaks = [
        (table.table, total, parts)
        for table in protected.tables
        for total, parts, exact in table.table.sums()
        if exact and any(0 < table.table.counts[part] < 10 for part in parts)
    ]
    if not leaks:
        pytest.skip("this world has no small figure")
    table, total, parts = chance.choice(leaks)
    small = chance.choice([part for part in parts if 0 < table.counts[part] < 10])
    for key in {total, *parts} - {small}:
        protected.knowledge.learn(table.cell(key), table.counts[key], table.counts[key])
    found = attack_on(protected, [table.cell(small)])[table.cell(small)]
    assert found.low == found.high == table.counts[small]
