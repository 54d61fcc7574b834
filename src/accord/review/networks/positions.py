"""People and ties become fixed positions: laid out once, and kept when a new run adds to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import cos, pi, sin, sqrt
from typing import Any

from accord.charts.networks import layout
from accord.review.networks.graph import Wanted, narrowed, nodes_of

Place = tuple[int, int]
Pair = tuple[str, str]
WIDTH, HEIGHT, MARGIN = 960, 620, 70
GOLDEN_TURN = pi * (3 - sqrt(5))
STEP_ASIDE = 46
# A group of one needs room for its name as well.
ROOM_FOR_A_NAME = 0.9


def positions_of(content: dict[str, Any], kept: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A place for everybody and every hub; whoever has one already keeps it."""
    graph = narrowed(content, Wanted(hubs=True))
    pairs = [(edge.a, edge.b) for edge in graph.edges]
    nodes = sorted(nodes_of(content))
    hubs = [node for node in nodes if node.startswith("hub ")]
    if kept:
        placed = {node: (kept[node][0], kept[node][1]) for node in nodes if node in kept}
    else:
        people = [node for node in nodes if node not in hubs]
        placed = laid_out(people, [p for p in pairs if not p[0].startswith("hub ")])
    fresh = [node for node in nodes if node not in placed]
    return {node: list(at) for node, at in sorted(joined(placed, fresh, pairs).items())}


def laid_out(nodes: list[str], pairs: Iterable[Pair]) -> dict[str, Place]:
    """Each group of joined nodes by itself, the largest first, in rows that fill the sheet."""
    groups = groups_of(nodes, pairs)
    boxes = _shelves([sqrt(len(group)) + ROOM_FOR_A_NAME for group, _ in groups])
    across = max((x + side for x, _, side in boxes), default=1.0)
    down = max((y + side for _, y, side in boxes), default=1.0)
    found: dict[str, Place] = {}
    for (group, inside), (x, y, side) in zip(groups, boxes, strict=True):
        for node, (u, v) in _in_unit_square(layout(group, inside)).items():
            found[node] = (
                round(MARGIN + (WIDTH - 2 * MARGIN) * (x + side * (0.1 + 0.8 * u)) / across),
                round(MARGIN + (HEIGHT - 2 * MARGIN) * (y + side * (0.1 + 0.8 * v)) / down),
            )
    return found


def groups_of(nodes: list[str], pairs: Iterable[Pair]) -> list[tuple[list[str], list[Pair]]]:
    """Nodes that are joined, directly or through others, with the pairs inside each group."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    known, inside = set(nodes), []
    for a, b in pairs:
        if a in known and b in known:
            beside[a].add(b)
            beside[b].add(a)
            inside.append((a, b))
    groups, seen = [], set[str]()
    for node in nodes:
        if node in seen:
            continue
        found, waiting = {node}, [node]
        while waiting:
            for other in beside[waiting.pop()] - found:
                found.add(other)
                waiting.append(other)
        seen |= found
        groups.append((sorted(found), [p for p in inside if p[0] in found]))
    return sorted(groups, key=lambda group: (-len(group[0]), group[0][0]))


def _shelves(sides: list[float]) -> list[tuple[float, float, float]]:
    """Squares in rows, so that the whole is about as wide as the sheet is to its height."""
    wide = max([*sides[:1], sqrt(sum(side * side for side in sides) * WIDTH / HEIGHT)], default=1.0)
    found: list[tuple[float, float, float]] = []
    x = y = row = 0.0
    for side in sides:
        if x and x + side > wide * 1.05:
            x, y, row = 0.0, y + row, 0.0
        found.append((x, y, side))
        x, row = x + side, max(row, side)
    return found


def _in_unit_square(at: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    return {
        node: (
            (x - min(xs)) / across if across else 0.5,
            (y - min(ys)) / down if down else 0.5,
        )
        for node, (x, y) in at.items()
    }


def joined(
    placed: Mapping[str, Place], fresh: list[str], pairs: Iterable[Pair]
) -> dict[str, Place]:
    """Newcomers beside whom they are joined to, each on another side; nobody else moves."""
    found = dict(placed)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        beside[a].add(b)
        beside[b].add(a)
    for n, node in enumerate(fresh):
        near = [found[other] for other in sorted(beside[node]) if other in found]
        x = sum(p[0] for p in near) / len(near) if near else WIDTH / 2
        y = sum(p[1] for p in near) / len(near) if near else HEIGHT - MARGIN
        aside = STEP_ASIDE * (1 + n / 12)
        found[node] = (
            round(min(max(x + aside * cos(n * GOLDEN_TURN), MARGIN / 2), WIDTH - MARGIN / 2)),
            round(min(max(y + aside * sin(n * GOLDEN_TURN), MARGIN / 2), HEIGHT - MARGIN / 2)),
        )
    return found
