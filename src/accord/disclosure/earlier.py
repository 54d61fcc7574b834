"""What left before a release: figures as shown, what follows from them, and what ties them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from accord.disclosure.attack import Knowledge
from accord.disclosure.table import Cell

Sum = tuple[Cell, tuple[Cell, ...], bool]


@dataclass(frozen=True)
class Earlier:
    """What left before: each figure as it was last shown, and all that can be known from it."""

    shown: Mapping[Cell, int] = field(default_factory=dict)
    knowledge: Knowledge = field(default_factory=Knowledge)
    # Small figures that no later release may open, though it may not hold them itself.
    guarded: frozenset[Cell] = frozenset()
    # What ties figures of one publication to those of another: sums that no table shows.
    ties: frozenset[Sum] = frozenset()

    def about(self, populations: Collection[str]) -> Earlier:
        """What left before of some populations."""
        known = self.knowledge
        return Earlier(
            {cell: value for cell, value in self.shown.items() if cell[0] in populations},
            Knowledge(
                {cell: span for cell, span in known.ranges.items() if cell[0] in populations},
                {held for held in known.sums if held[0][0] in populations},
            ),
            frozenset(cell for cell in self.guarded if cell[0] in populations),
            frozenset(tie for tie in self.ties if tie[0][0] in populations),
        )

    def joined(self, newer: Earlier) -> Earlier:
        """Both, the newer figure believed."""
        return Earlier(
            {**self.shown, **newer.shown},
            newer.knowledge.joined(self.knowledge),
            self.guarded | newer.guarded,
            self.ties | newer.ties,
        )

    @cached_property
    def hidden(self) -> frozenset[Cell]:
        """Figures of earlier tables that were not shown."""
        standing = {c for total, parts, _ in self.knowledge.sums for c in (total, *parts)}
        return frozenset(standing - self.shown.keys())

    @cached_property
    def hidden_as(self) -> frozenset[Cell]:
        """Figures that another publication hid under another name."""
        pairs = ((total, parts[0]) for total, parts, _ in self.ties if len(parts) == 1)
        return frozenset(here for here, there in pairs if there in self.hidden)

    def tied(self, populations: Iterable[str]) -> list[tuple[str, ...]]:
        """Populations in groups: those that no sum ties to another stand alone."""
        group = {name: {name} for name in populations}
        for total, parts, _ in (*self.knowledge.sums, *self.ties):
            names = {cell[0] for cell in (total, *parts)}
            joined = set().union(*(group.setdefault(name, {name}) for name in names))
            group |= dict.fromkeys(joined, joined)
        return sorted({tuple(sorted(found)) for found in group.values()})


NOTHING_EARLIER = Earlier()
