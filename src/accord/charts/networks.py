"""A picture of a network: kinds told apart by sign and colour, laid out the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import Any

from accord.charts.canvas import DARK_BLUE, DARK_GREY, ORANGE, TURQUOISE, sheet

# Kind of node: colour and sign, so that nothing rests on colour alone.
SIGNS = {
    "person": (DARK_BLUE, "o"),
    "child": (ORANGE, "^"),
    "unidentified": (DARK_GREY, "s"),
    "place": (TURQUOISE, "D"),
}
ROUNDS = 120
TIE = "#8C8C8C"
# A handful of people needs no more than a third of a page.
SMALL, SMALL_HEIGHT, HEIGHT = 6, 2.8, 5.0


def network(
    nodes: Mapping[str, tuple[str, str]], edges: Sequence[tuple[str, str]], *, title: str = ""
) -> str:
    """Draw nodes (id to kind and label) and the ties between them."""
    places = layout(sorted(nodes), edges)
    with sheet(title, height=SMALL_HEIGHT if len(nodes) <= SMALL else HEIGHT) as page:
        axes = page.axes
        for a, b in edges:
            (ax, ay), (bx, by) = places[a], places[b]
            axes.plot([ax, bx], [ay, by], color=TIE, linewidth=1, zorder=1)
        for kind, (colour, sign) in SIGNS.items():
            _nodes(
                axes, [places[n] for n in sorted(nodes) if nodes[n][0] == kind], kind, colour, sign
            )
        for name in sorted(nodes):
            # On white, or the ties behind it cross the name out.
            axes.annotate(
                nodes[name][1],
                places[name],
                xytext=(6, 4),
                textcoords="offset points",
                fontsize=7,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
                zorder=4,
            )
        axes.set_axis_off()
        axes.margins(0.15)
        if nodes:
            axes.legend(
                loc="upper center", bbox_to_anchor=(0.5, 0), ncols=4, frameon=False, fontsize=7
            )
    return page.svg


def _nodes(
    axes: Any, places: Sequence[tuple[float, float]], kind: str, colour: str, sign: str
) -> None:
    if places:
        xs, ys = zip(*places, strict=True)
        axes.scatter(xs, ys, c=colour, marker=sign, s=60, zorder=3, label=kind)


def layout(
    names: Sequence[str], edges: Sequence[tuple[str, str]]
) -> dict[str, tuple[float, float]]:
    """Where each node stands: springs along ties, from a circle, with no chance in it."""
    import numpy as np

    n = len(names)
    if n == 0:
        return {}
    index = {name: i for i, name in enumerate(names)}
    at = np.array([(cos(2 * pi * i / n), sin(2 * pi * i / n)) for i in range(n)])
    tied = np.zeros((n, n))
    for a, b in edges:
        tied[index[a], index[b]] = tied[index[b], index[a]] = 1.0
    best = (1.0 / n) ** 0.5
    for step in range(ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=-1), 1e-3)
        pull = best**2 / distance**2 - tied * distance / best
        moved = (apart * pull[:, :, None]).sum(axis=1)
        length = np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-9)
        at = at + moved / length * np.minimum(length, 0.1 * (1 - step / ROUNDS))
    return {
        name: (round(float(x), 4), round(float(y), 4))
        for name, (x, y) in zip(names, at, strict=True)
    }
