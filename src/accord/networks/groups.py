"""Tied people of concern become groups: connected components, very large ones split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import graspologic_native
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from accord.networks.windows import MOST_MEMBERS

# Kept with every run: another seed may draw the line between two groups elsewhere.
SEED = 20260101

Tie = tuple[str, str, int]


def groups(people: Sequence[str], ties: Sequence[Tie]) -> list[tuple[str, ...]]:
    """People joined by ties, directly or through others; each group sorted, lone people too."""
    names = sorted(people)
    found = [
        part
        for component in components(names, [(a, b) for a, b, _ in ties])
        for part in (_split(component, ties) if len(component) > MOST_MEMBERS else [component])
    ]
    return sorted(found)


def components(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Connected components over sorted names."""
    if not names:
        return []
    place = {name: i for i, name in enumerate(names)}
    rows = np.array([place[a] for a, _ in pairs], dtype=np.int64)
    columns = np.array([place[b] for _, b in pairs], dtype=np.int64)
    graph = coo_array((np.ones(len(rows), dtype=np.int8), (rows, columns)), (len(names),) * 2)
    _, labels = connected_components(graph, directed=False)
    members: dict[int, list[str]] = defaultdict(list)
    for name, label in zip(names, labels.tolist(), strict=True):
        members[label].append(name)
    return [tuple(group) for group in members.values()]


def _split(component: tuple[str, ...], ties: Sequence[Tie]) -> list[tuple[str, ...]]:
    """Communities of one component; the same for the same people and ties in any order."""
    inside = set(component)
    edges = sorted((a, b, float(n)) for a, b, n in ties if a in inside and b in inside)
    _, communities = graspologic_native.leiden(edges, seed=SEED, use_modularity=True, trials=1)
    members: dict[int, list[str]] = defaultdict(list)
    for name in component:
        members[communities[name]].append(name)
    # A community need not hang together once the ties to the others are gone.
    return [part for names in members.values() for part in components(names, _within(names, edges))]


def _within(names: Sequence[str], edges: Sequence[tuple[str, str, float]]) -> list[tuple[str, str]]:
    chosen = set(names)
    return [(a, b) for a, b, _ in edges if a in chosen and b in chosen]


def by_group(rows: Sequence[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """(network, person) rows as the members of each network."""
    members: dict[str, set[str]] = defaultdict(set)
    for network, person in rows:
        members[network].add(person)
    return {network: frozenset(people) for network, people in members.items()}
