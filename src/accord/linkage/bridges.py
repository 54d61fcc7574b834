"""Turn the links inside persons into the weak ones on which a person hangs alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from accord.linkage.clusters import Edges, Ints
from accord.linkage.model import ALL_BUT_CERTAIN

# Below this many bits a link that alone holds a person together is looked at.
WEAK = ALL_BUT_CERTAIN


class Bridge(NamedTuple):
    """A link without which a person would fall in two, and how many nominals lie on either side."""

    left: int
    right: int
    weight: float
    n_left: int
    n_right: int


class _Walk:
    """One walk through a person's links, counting how far back each nominal reaches."""

    def __init__(self, beside: dict[int, list[int]]) -> None:
        self.beside = beside
        self.met: dict[int, int] = {}
        self.reach: dict[int, int] = {}
        self.size: dict[int, int] = {}

    def bridges(self, start: int) -> Iterator[tuple[int, int, int]]:
        """Each bridge as the nominal before it, the one after it, and how many lie after."""
        waiting = [(start, -1, iter(self.beside[start]))]
        self._meet(start)
        while waiting:
            node, before, beside = waiting[-1]
            for other in beside:
                if other == before:
                    continue
                if other in self.met:
                    self.reach[node] = min(self.reach[node], self.met[other])
                    continue
                self._meet(other)
                waiting.append((other, node, iter(self.beside[other])))
                break
            else:
                waiting.pop()
                if waiting:
                    self.size[before] += self.size[node]
                    self.reach[before] = min(self.reach[before], self.reach[node])
                    if self.reach[node] > self.met[before]:
                        yield before, node, self.size[node]

    def _meet(self, node: int) -> None:
        self.met[node] = self.reach[node] = len(self.met)
        self.size[node] = 1


def weak_bridges(links: Edges, group: Ints) -> list[Bridge]:
    """Every weak link that alone holds two sides of a person of three or more nominals together."""
    inside = links.take(group[links.left] == group[links.right])
    size = np.bincount(group, minlength=len(group))
    doubtful = np.unique(group[inside.left[inside.weight < WEAK]])
    doubtful = doubtful[size[doubtful] > 2]
    inside = inside.take(np.isin(group[inside.left], doubtful))
    beside: dict[int, list[int]] = defaultdict(list)
    weights: dict[tuple[int, int], float] = {}
    columns = (inside.left.tolist(), inside.right.tolist(), inside.weight.tolist())
    for left, right, weight in zip(*columns, strict=True):
        beside[left].append(right)
        beside[right].append(left)
        weights[left, right] = weights[right, left] = weight
    found = []
    for start in doubtful.tolist():
        for before, after, n_after in _Walk(beside).bridges(start):
            weight = weights[before, after]
            if weight < WEAK:
                n_before = int(size[start]) - n_after
                found.append(Bridge(before, after, weight, n_before, n_after))
    return sorted(_smaller_first(bridge) for bridge in found)


def _smaller_first(bridge: Bridge) -> Bridge:
    left, right, weight, n_left, n_right = bridge
    return bridge if left < right else Bridge(right, left, weight, n_right, n_left)
