"""What is counted: named queries over the run, each one step, each becoming a table of counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from accord.disclosure.table import TOTAL, Cell, Dimension, Key, Table, count_table
from accord.engine import Engine, Step
from accord.profile.scope import AUDIENCES, Scope, months

PERIOD, SPAN = "period", "span"
EXPLOITATION = "exploitation"
NOT_RECORDED = "not_recorded"


@dataclass(frozen=True)
class Split:
    """What counts are divided by: its categories with their words, in order.

    Categories that are found only in the data come after those named here: none is left out.
    `above` gives the larger category that a category is part of.
    """

    name: str
    title: str
    words: Mapping[str, str] = field(default_factory=dict)
    above: Mapping[str, str] = field(default_factory=dict)
    is_partition: bool = True
    is_sensitive: bool = False
    is_held: bool = False


@dataclass(frozen=True)
class Count:
    """One named query: its rows are (id of the thing counted, one category for each split).

    within: what every counted thing has in common, as other tables name it, so that a figure that
    stands in two tables is known to be one figure.
    """

    step: Step
    unit: str
    population: str
    splits: tuple[Split, ...]
    within: Mapping[str, str] = field(default_factory=dict)
    is_of_period: bool = True
    # What its total is called, where that is less than the population of which it is a part.
    total: str = ""
    audiences: tuple[str, ...] = AUDIENCES

    @property
    def id(self) -> str:
        return self.step.name.replace("_", "-")

    @property
    def says(self) -> str:
        return self.step.says


@dataclass(frozen=True)
class CountedTable(Table):
    """A table of counts whose cells also carry what all of them have in common."""

    within: tuple[tuple[str, str], ...] = ()
    # Which years a figure over time adds up where it names no period: next year's are others.
    span: str = ""

    def cell(self, key: Key) -> Cell:
        population, conditions = super().cell(key)
        held = {*conditions, *self.within}
        if self.span and PERIOD not in dict(held):
            held.add((SPAN, self.span))
        return population, tuple(sorted(held))


def count(engine: Engine, declared: Count, scope: Scope) -> CountedTable:
    """Run a query and count its rows."""
    engine.step(replace(declared.step, name=f"count_{declared.step.name}"))
    rows = counted_rows(engine, declared)
    dimensions = [
        _dimension(split, sorted({categories[n] for _, categories in rows}), scope)
        for n, split in enumerate(declared.splits)
    ]
    table = count_table(
        declared.id,
        declared.says,
        unit=declared.unit,
        population=f"{scope.place}/{declared.population}",
        dimensions=dimensions,
        rows=rows,
    )
    return CountedTable(
        table.name,
        table.title,
        table.unit,
        table.population,
        table.dimensions,
        table.counts,
        _within(declared, scope),
        "" if declared.is_of_period else _span(scope),
    )


# What a profile is read for first, as table and category; the totals of its tables come with them.
HEADLINES = (
    ("crimes-by-assessment", "met", "met"),
    ("crimes-by-assessment", "met"),
    ("crimes-by-group-flag", "met"),
    ("crimes-by-cse-flag", "met"),
    ("children-by-group", "met"),
    ("networks-by-reach", "yes"),
)


def needed_most(tables: Sequence[CountedTable]) -> list[Cell]:
    """The figures that readers need most, where they are counted."""
    named = {table.name: table for table in tables}
    return [
        table.cell((*key, *[TOTAL] * (len(table.dimensions) - len(key))))
        for name, *key in HEADLINES
        if (table := named.get(name))
    ]


def _span(scope: Scope) -> str:
    """The years that a table over time covers."""
    held = months(scope)
    return f"{held[0].first_day}/{held[-1].last_day}"


def counted_rows(engine: Engine, declared: Count) -> list[tuple[str, tuple[str, ...]]]:
    """What a query that was run counts: each id with its categories."""
    names = [f'"{split.name}"' for split in declared.splits]
    order = ", ".join(str(n + 1) for n in range(len(names) + 1))
    rows = engine.rows(
        f"select {', '.join(['id', *names])} from count_{declared.step.name} order by {order}"
    )
    return [(str(row[0]), tuple(map(_category, row[1:]))) for row in rows]


def _category(value: object) -> str:
    return NOT_RECORDED if value is None else str(value)


def _within(declared: Count, scope: Scope) -> tuple[tuple[str, str], ...]:
    period = {PERIOD: scope.period} if declared.is_of_period else {}
    return tuple(sorted({**declared.within, **period}.items()))


def _dimension(split: Split, found: list[str], scope: Scope) -> Dimension:
    names = [*split.words, *(name for name in found if name not in split.words)]
    parents = {name: split.above.get(name, TOTAL) for name in names}
    return Dimension(
        split.name,
        split.title,
        parents,
        is_partition=split.is_partition,
        is_sensitive=split.is_sensitive and not scope.is_restricted,
        is_held=split.is_held and not scope.is_restricted,
    )
