"""Tied people of concern become groups: connected components, very large ones split."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

import graspologic_native
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from accord.networks.windows import MOST_MEMBERS

# Kept with every run: another seed may draw the line between two groups elsewhere.
SEED = 20260101

Tie = tuple[str, str, int]


def groups(
    people: Sequence[str], ties: Sequence[Tie], unnamed: Collection[str] = frozenset()
) -> list[tuple[str, ...]]:
    """People joined by ties, directly or through others; each group sorted, lone people too.

    Unnamed people never make a group large: many of them may be one, so only named people are
    split, and each unnamed one goes where those recorded with them went.
    """
    found: list[tuple[str, ...]] = []
    for component in components(sorted(people), [(a, b) for a, b, _ in ties]):
        named = tuple(name for name in component if name not in unnamed)
        if len(named) <= MOST_MEMBERS:
            found.append(component)
        else:
            found += _with_unnamed(_split(named, ties), component, ties)
    return sorted(found)


def _with_unnamed(
    parts: Sequence[tuple[str, ...]], component: Sequence[str], ties: Sequence[Tie]
) -> list[tuple[str, ...]]:
    """Each unnamed person of a component added to the part most of their ties lead to."""
    part_of = {name: i for i, part in enumerate(parts) for name in part}
    waiting = [name for name in component if name not in part_of]
    leads: dict[str, Counter[int]] = {name: Counter() for name in waiting}
    for one, other, weight in ties:
        for name, neighbour in ((one, other), (other, one)):
            if name in leads and neighbour in part_of:
                leads[name][part_of[neighbour]] += weight
    grown = [list(part) for part in parts]
    for name in waiting:
        # Tied to unnamed people only: they stand on one record and stay with the first part.
        place = min(leads[name], key=lambda i: (-leads[name][i], i), default=0)
        grown[place].append(name)
    return [tuple(sorted(part)) for part in grown]


def components(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Connected components over sorted names."""
    if not names:
        return []
    place = {name: i for i, name in enumerate(names)}
    ends = np.fromiter((place[name] for pair in pairs for name in pair), np.int32, 2 * len(pairs))
    labels = component_labels(len(names), ends[::2], ends[1::2])
    members: dict[int, list[str]] = defaultdict(list)
    for name, label in zip(names, labels.tolist(), strict=True):
        members[label].append(name)
    return [tuple(group) for group in members.values()]


def component_labels(
    count: int, rows: NDArray[np.int32], columns: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Which connected component each of so many numbered people is in."""
    graph = coo_array((np.ones(len(rows), dtype=np.int8), (rows, columns)), (count, count))
    labels: NDArray[np.int32] = connected_components(graph, directed=False)[1]
    return labels


def _split(component: tuple[str, ...], ties: Sequence[Tie]) -> list[tuple[str, ...]]:
    """Communities of one component; the same for the same people and ties in any order."""
    inside = set(component)
    edges = sorted((a, b, float(n)) for a, b, n in ties if a in inside and b in inside)
    _, communities = graspologic_native.leiden(edges, seed=SEED, use_modularity=True, trials=1)
    members: dict[int, list[str]] = defaultdict(list)
    for i, name in enumerate(component):
        # Somebody tied to the rest through unnamed people only is a part of their own.
        members[communities.get(name, -1 - i)].append(name)
    # A community need not hang together once the ties to the others are gone.
    parts = [
        part for names in members.values() for part in components(names, _within(names, edges))
    ]
    if len(parts) == 1:
        return parts
    return [
        smaller
        for part in parts
        for smaller in (_split(part, ties) if len(part) > MOST_MEMBERS else [part])
    ]


def _within(names: Sequence[str], edges: Sequence[tuple[str, str, float]]) -> list[tuple[str, str]]:
    chosen = set(names)
    return [(a, b) for a, b, _ in edges if a in chosen and b in chosen]


def by_group(rows: Sequence[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """(network, person) rows as the members of each network."""
    members: dict[str, set[str]] = defaultdict(set)
    for network, person in rows:
        members[network].add(person)
    return {network: frozenset(people) for network, people in members.items()}
