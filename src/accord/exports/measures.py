"""Ties, paths and connected sets of people of concern, by the ties between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measures:
    """How one person of concern stands among the others: facts about ties, no judgement."""

    ties: int
    between: float
    component: int


def measured(people: Iterable[str], ties: Iterable[tuple[str, str]]) -> dict[str, Measures]:
    """Number of people tied to, paths passing through, and the set each belongs to.

    A path counts once in each direction's half, as is usual for ties without a direction;
    several ties between two people are one.
    """
    near: dict[str, set[str]] = {person: set() for person in sorted(people)}
    for one, other in ties:
        if one != other and one in near and other in near:
            near[one].add(other)
            near[other].add(one)
    between, component = _between(near), _components(near)
    return {p: Measures(len(near[p]), between[p], component[p]) for p in near}


def _components(near: dict[str, set[str]]) -> dict[str, int]:
    """Each person's set, numbered from 1 in the order of its first id."""
    found: dict[str, int] = {}
    number = 0
    for start in near:
        if start in found:
            continue
        number += 1
        found[start] = number
        waiting = [start]
        while waiting:
            for other in near[waiting.pop()]:
                if other not in found:
                    found[other] = number
                    waiting.append(other)
    return found


def _between(near: dict[str, set[str]]) -> dict[str, float]:
    """Shortest paths between others that pass through each person (Brandes 2001)."""
    total = dict.fromkeys(near, 0.0)
    for start in near:
        order, paths, before = _shortest(near, start)
        share = dict.fromkeys(near, 0.0)
        for person in reversed(order):
            for earlier in before[person]:
                share[earlier] += paths[earlier] / paths[person] * (1 + share[person])
            if person != start:
                total[person] += share[person]
    return {person: value / 2 for person, value in total.items()}


def _shortest(
    near: dict[str, set[str]], start: str
) -> tuple[list[str], dict[str, int], dict[str, list[str]]]:
    order: list[str] = []
    before: dict[str, list[str]] = {person: [] for person in near}
    paths = dict.fromkeys(near, 0) | {start: 1}
    far = {start: 0}
    waiting = deque([start])
    while waiting:
        person = waiting.popleft()
        order.append(person)
        for other in sorted(near[person]):
            if other not in far:
                far[other] = far[person] + 1
                waiting.append(other)
            if far[other] == far[person] + 1:
                paths[other] += paths[person]
                before[other].append(person)
    return order, paths, before
