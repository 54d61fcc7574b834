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
    large: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for component in components(sorted(people), [(a, b) for a, b, _ in ties]):
        named = tuple(name for name in component if name not in unnamed)
        if len(named) <= MOST_MEMBERS:
            found.append(component)
        else:
            large.append((component, named))
    if not large:
        return sorted(found)
    inside = _within({name: i for i, (whole, _) in enumerate(large) for name in whole}, ties)
    for i, (component, named) in enumerate(large):
        found += _with_unnamed(_split(named, inside[i]), component, inside[i])
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
    whole = dict.fromkeys(component, 0)
    edges = sorted(_within(whole, ties).get(0, []))
    weighed = [(a, b, float(n)) for a, b, n in edges]
    _, communities = graspologic_native.leiden(weighed, seed=SEED, use_modularity=True, trials=1)
    # Somebody tied to the rest through unnamed people only is a part of their own.
    label_of = {name: communities.get(name, -1 - i) for i, name in enumerate(component)}
    parts = _hanging_together(label_of, edges)
    if len(parts) == 1:
        return parts
    inside = _within({name: i for i, part in enumerate(parts) for name in part}, edges)
    return [
        smaller
        for i, part in enumerate(parts)
        for smaller in (_split(part, inside[i]) if len(part) > MOST_MEMBERS else [part])
    ]


def _hanging_together(label_of: Mapping[str, int], ties: Sequence[Tie]) -> list[tuple[str, ...]]:
    """Communities as people, apart where one does not hang together without ties to the others."""
    members: dict[int, list[str]] = defaultdict(list)
    for name, label in label_of.items():
        members[label].append(name)
    inside = _within(label_of, ties)
    return [
        part
        for label, names in members.items()
        for part in components(names, [(a, b) for a, b, _ in inside.get(label, ())])
    ]


def _within(label_of: Mapping[str, int], ties: Sequence[Tie]) -> dict[int, list[Tie]]:
    """The ties of each part, found in one pass over them; those between two parts left out."""
    found: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        label = label_of.get(tie[0])
        if label is not None and label == label_of.get(tie[1]):
            found[label].append(tie)
    return found


def by_group(rows: Sequence[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """(network, person) rows as the members of each network."""
    members: dict[str, set[str]] = defaultdict(set)
    for network, person in rows:
        members[network].add(person)
    return {network: frozenset(people) for network, people in members.items()}
