"""A chart of how people pass from stage to stage, as bands between them (a Sankey diagram)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from accord.charts.canvas import DARK_BLUE, DARK_GREY, ORANGE, WIDTH, sheet
from accord.charts.withheld import WITHHELD, with_hatch_said, written

Value = float | None
Places = tuple[int, int]
# All lengths are points on the page. Counts are drawn to one scale; a stub has one thickness.
ACROSS, TALLEST, STUB, NODE = WIDTH * 72, 190.0, 9.0, 11.0
GAP, HEAD, LETTERS_A_LINE, ROOM_FOR_A_NUMBER = 28.0, 40.0, 19, 8.0
POINTS_A_LINE = 8.4
# How much of its colour a band has, so that numbers on it can be read.
TINT = 0.35


@dataclass(frozen=True)
class Stage:
    """One stage: its title, and each state in it with how many are in it.

    others: the places of the states in which nothing was recorded; they are drawn in grey.
    """

    title: str
    nodes: tuple[tuple[str, Value], ...]
    others: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Node:
    left: float
    top: float
    thickness: float

    @property
    def middle(self) -> float:
        return self.top + self.thickness / 2


def pathway(
    stages: Sequence[Stage],
    flows: Sequence[Mapping[Places, Value]],
    *,
    unit: str,
    title: str = "",
) -> str:
    """A node for each state and a band for each passage, as thick as the count.

    flows: for each stage but the last, counts by (state in it, state in the next). A passage that
    is not shown is a hatched stub of one thickness, and so is a state; neither is to scale.
    """
    scale = points_for_one(stages)
    nodes = placed(stages, flows, scale)
    lowest = max((node.top + node.thickness for node in nodes.values()), default=HEAD)
    height = lowest + 22
    with sheet(title, height=height / 72) as page:
        axes = page.axes
        axes.set_xlim(0, ACROSS)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        for place, flow in enumerate(flows):
            _bands(axes, place, flow, nodes, scale, stages)
        for (place, state), node in nodes.items():
            _node(axes, node, stages[place], state)
        for place, stage in enumerate(stages):
            _heading(axes, stage.title, _left(place, len(stages)))
        said = with_hatch_said(f"thickness: {unit}", is_needed=_is_hatched(stages, flows))
        axes.text(0, height - 6, said, fontsize=7, color=DARK_GREY)
    return page.svg


def _is_hatched(stages: Sequence[Stage], flows: Sequence[Mapping[Places, Value]]) -> bool:
    counts = [value for stage in stages for _, value in stage.nodes]
    return None in counts or any(None in flow.values() for flow in flows)


def points_for_one(stages: Sequence[Stage]) -> float:
    """Points for one counted: the stage of most fills the height."""
    totals = [sum(value or 0 for _, value in stage.nodes) for stage in stages]
    return TALLEST / max((*totals, 1))


def _thickness(value: Value, scale: float) -> float:
    return STUB if value is None else value * scale


def _left(place: int, n: int) -> float:
    """Where the nodes of a stage begin; the last leaves room for the names beside it."""
    return place * (ACROSS - 96) / max(1, n - 1)


def placed(
    stages: Sequence[Stage], flows: Sequence[Mapping[Places, Value]], scale: float
) -> dict[Places, Node]:
    """Where every node stands; one of nought that nothing leads to is left out."""
    found: dict[Places, Node] = {}
    for place, stage in enumerate(stages):
        top = HEAD + GAP - 8
        for state, (name, value) in enumerate(stage.nodes):
            own = _thickness(value, scale)
            held = max(own, *(_side(flows, place, state, scale, to=to) for to in (True, False)))
            if held == 0:
                continue
            top += POINTS_A_LINE * (len(_named(name)) - 1)
            found[place, state] = Node(_left(place, len(stages)), top, held)
            top += held + GAP
    return found


def _side(
    flows: Sequence[Mapping[Places, Value]], place: int, state: int, scale: float, *, to: bool
) -> float:
    """How thick the bands into a node are together, or those out of it."""
    at = place - 1 if to else place
    if not 0 <= at < len(flows):
        return 0.0
    side = 1 if to else 0
    return sum(_thickness(v, scale) for key, v in flows[at].items() if key[side] == state)


def _bands(
    axes: Any,
    place: int,
    flow: Mapping[Places, Value],
    nodes: Mapping[Places, Node],
    scale: float,
    stages: Sequence[Stage],
) -> None:
    """The bands between a stage and the next, stacked at both ends in the order of the states."""
    used_from: dict[int, float] = {}
    used_to: dict[int, float] = {}
    for (here, there), value in sorted(flow.items()):
        thick = _thickness(value, scale)
        if thick == 0:
            continue
        start, end = nodes[place, here], nodes[place + 1, there]
        top, bottom = start.top + used_from.get(here, 0), end.top + used_to.get(there, 0)
        used_from[here] = used_from.get(here, 0) + thick
        used_to[there] = used_to.get(there, 0) + thick
        is_other = there in stages[place + 1].others
        ends = ((start.left + NODE, top), (end.left, bottom))
        _band(axes, ends, thick, value, is_other=is_other)


def _band(
    axes: Any,
    ends: tuple[tuple[float, float], tuple[float, float]],
    thick: float,
    value: Value,
    *,
    is_other: bool,
) -> None:
    from matplotlib.colors import to_rgb
    from matplotlib.patches import PathPatch

    colour = DARK_GREY if is_other else DARK_BLUE
    paler = tuple(1 - TINT * (1 - c) for c in to_rgb(colour))
    look = {"facecolor": paler, "edgecolor": colour, "linewidth": 0.6}
    patch = PathPatch(_outline(ends, thick), zorder=1, **(WITHHELD if value is None else look))
    axes.add_patch(patch)
    if thick >= ROOM_FOR_A_NUMBER:
        (left, top), (right, bottom) = ends
        # Near their beginning, where bands that cross later on still lie apart.
        axes.text(
            left + 0.16 * (right - left),
            top + 0.06 * (bottom - top) + thick / 2,
            written(value),
            ha="center",
            va="center",
            fontsize=7,
            zorder=5,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        )


def _outline(ends: tuple[tuple[float, float], tuple[float, float]], thick: float) -> Any:
    """A band with level ends, curved between them."""
    from matplotlib.path import Path

    (left, top), (right, bottom) = ends
    middle = (left + right) / 2
    points = [
        *((left, top), (middle, top), (middle, bottom), (right, bottom)),
        (right, bottom + thick),
        *((middle, bottom + thick), (middle, top + thick), (left, top + thick)),
        (left, top),
    ]
    curve = Path.CURVE4
    codes = [Path.MOVETO, curve, curve, curve, Path.LINETO, curve, curve, curve, Path.CLOSEPOLY]
    return Path(points, codes)


def _node(axes: Any, node: Node, stage: Stage, state: int) -> None:
    from matplotlib.patches import Rectangle

    name, value = stage.nodes[state]
    solid = {"facecolor": DARK_GREY if state in stage.others else DARK_BLUE, "edgecolor": "none"}
    look = WITHHELD if value is None else solid
    axes.add_patch(Rectangle((node.left, node.top), NODE, node.thickness, zorder=3, **look))
    axes.text(
        node.left,
        node.top - 2,
        "\n".join([*_named(name)[:-1], f"{_named(name)[-1]}: {written(value)}"]),
        va="bottom",
        fontsize=7,
        zorder=6,
        linespacing=1.05,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 0.85},
    )


def _named(name: str) -> list[str]:
    return fill(name, LETTERS_A_LINE).split("\n")


def _heading(axes: Any, title: str, left: float) -> None:
    axes.text(left, 2, fill(title, LETTERS_A_LINE), va="top", fontsize=8, fontweight="bold")
    axes.plot([left, left + 84], [HEAD - 8, HEAD - 8], color=ORANGE, linewidth=1.2)
