"""A table of counts before protection: its dimensions with their hierarchies, and every cell.

A cell is known by what it counts, not by the table it stands in, so the same figure in two tables
is one figure: `population` says who is counted, and the cell's conditions say which of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

TOTAL = ""
Key = tuple[str, ...]
Cell = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Dimension:
    """What a table is divided by, from its finest categories up.

    parents: each category's parent category, TOTAL at the top. is_partition: whether every counted
    one falls in exactly one category; a child met by two forces does not. is_sensitive: whether to
    learn that all, or none, are of one category is itself a disclosure, as with ethnicity.
    is_held: whether each category is an organisation that knows its own figures.
    """

    name: str
    title: str
    parents: Mapping[str, str]
    is_partition: bool = True
    is_sensitive: bool = False
    is_held: bool = False

    @classmethod
    def flat(cls, name: str, title: str, categories: Iterable[str], **marks: bool) -> Dimension:
        """A dimension whose categories all lie under the total."""
        return cls(name, title, dict.fromkeys(categories, TOTAL), **marks)

    @property
    def categories(self) -> tuple[str, ...]:
        """Every category, the total first."""
        return (TOTAL, *self.parents)

    def children(self, category: str) -> tuple[str, ...]:
        return tuple(name for name, parent in self.parents.items() if parent == category)

    def above(self, category: str) -> Iterator[str]:
        """The category and everything over it, the total last."""
        while category != TOTAL:
            yield category
            category = self.parents[category]
        yield TOTAL


@dataclass(frozen=True)
class Table:
    """Counts for every combination of categories and totals, zeros included."""

    name: str
    title: str
    unit: str
    population: str
    dimensions: tuple[Dimension, ...]
    counts: Mapping[Key, int] = field(repr=False)

    @property
    def keys(self) -> Iterator[Key]:
        return product(*(dimension.categories for dimension in self.dimensions))

    def cell(self, key: Key) -> Cell:
        """What a cell counts, whatever table it stands in."""
        named = zip(self.dimensions, key, strict=True)
        return self.population, tuple(sorted((d.name, c) for d, c in named if c != TOTAL))

    @property
    def total(self) -> Key:
        """The cell that counts everything."""
        return (TOTAL,) * len(self.dimensions)

    @property
    def adds_up(self) -> bool:
        """Whether every total fits the cells under it, as exactly as its dimension divides them."""
        return all(
            self._fits(self.counts[total], [self.counts[part] for part in parts], exact)
            for total, parts, exact in self.sums()
        )

    @staticmethod
    def _fits(total: int, parts: Sequence[int], exact: bool) -> bool:
        if exact:
            return sum(parts) == total
        return max(parts, default=0) <= total <= sum(parts)

    def sums(self) -> Iterator[tuple[Key, tuple[Key, ...], bool]]:
        """Every total with the cells under it, and whether they add up to it exactly."""
        for key in self.keys:
            for place, dimension in enumerate(self.dimensions):
                below = dimension.children(key[place])
                if below:
                    parts = tuple((*key[:place], part, *key[place + 1 :]) for part in below)
                    yield key, parts, dimension.is_partition


def count_table(
    name: str,
    title: str,
    *,
    unit: str,
    population: str,
    dimensions: Sequence[Dimension],
    rows: Iterable[tuple[str, Sequence[str | Sequence[str]]]],
) -> Table:
    """Count the things in rows of (id, category of each dimension); each id counts once a cell.

    Where a thing has several categories of a dimension, they are given as a list.
    """
    seen: Counter[Key] = Counter()
    already: set[tuple[str, Key]] = set()
    for identity, categories in rows:
        for key in cells_of(dimensions, categories):
            if (identity, key) not in already:
                already.add((identity, key))
                seen[key] += 1
    table = Table(name, title, unit, population, tuple(dimensions), seen)
    return Table(
        name, title, unit, population, table.dimensions, {key: seen[key] for key in table.keys}
    )


def cells_of(
    dimensions: Sequence[Dimension], categories: Sequence[str | Sequence[str]]
) -> Iterator[Key]:
    """Every cell that counts a thing of these categories, the totals over it too."""
    choices = []
    for dimension, given in zip(dimensions, categories, strict=True):
        each = (given,) if isinstance(given, str) else given
        choices.append({above for category in each for above in dimension.above(category)})
    yield from product(*(sorted(choice) for choice in choices))
