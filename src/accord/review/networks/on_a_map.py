"""A network's records counted by area become a map: never a point, never where a child lives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accord.review.networks.graph import around_of

SIDE = 420
ROOM = 46


@dataclass(frozen=True)
class Shape:
    """An area with its count, its outline and how dark it is."""

    name: str
    n: int
    points: str
    x: int
    y: int
    shade: int


@dataclass(frozen=True)
class AreaMap:
    """The areas, and in words what is not drawn."""

    shapes: tuple[Shape, ...]
    left_out: tuple[str, ...]
    width: int
    height: int


def area_map(content: dict[str, Any]) -> AreaMap:
    """Areas in their true places to each other, the same scale in both directions."""
    around = around_of(content)
    areas = around.get("areas", [])
    corners = [point for area in areas for point in area["ring"]]
    if not corners:
        return AreaMap((), tuple(_left_out(around)), SIDE, SIDE)
    left, low = min(x for x, _ in corners), min(y for _, y in corners)
    across, down = max(x for x, _ in corners) - left, max(y for _, y in corners) - low
    scale = SIDE / max(across, down)
    most = max(area["n"] for area in areas)
    high = round(down * scale) + 2 * ROOM

    def on_sheet(point: list[float]) -> tuple[int, int]:
        return round(ROOM + (point[0] - left) * scale), round(
            high - ROOM - (point[1] - low) * scale
        )

    shapes = tuple(_shape(area, [on_sheet(p) for p in area["ring"]], most) for area in areas)
    return AreaMap(shapes, tuple(_left_out(around)), round(across * scale) + 2 * ROOM, high)


def _shape(area: dict[str, Any], ring: list[tuple[int, int]], most: int) -> Shape:
    points = " ".join(f"{x},{y}" for x, y in ring)
    x, y = (round(sum(axis) / len(ring)) for axis in zip(*ring, strict=True))
    return Shape(area["name"], area["n"], points, x, y, min(4, 4 * area["n"] // max(most, 1)))


def _left_out(around: dict[str, Any]) -> list[str]:
    said = {
        "n_at_a_home": "where a child lives",
        "n_in_small_areas": "in areas with fewer than three records of this network",
        "n_not_placed": "without a place that can be put on a map",
    }
    counted = ((around.get(name, 0), words) for name, words in said.items())
    return [f"{n} record{'' if n == 1 else 's'} {words}" for n, words in counted if n]
