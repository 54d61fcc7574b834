"""A map of areas shaded by a count, always of protected counts and never of a home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from accord.charts.canvas import DARK_BLUE, DARK_GREY, NOT_SHOWN, WIDTH, sheet

Ring = Sequence[tuple[float, float]]
Box = tuple[float, float, float, float]
HEIGHT = 5.2
POINTS = 72
# How wide an area must be drawn, in points, for its name or its count to stand in it.
ROOM_FOR_A_NAME, ROOM_FOR_A_COUNT = 58.0, 16.0
# How wide a letter of a name is drawn, in points, and how many lines a name may take.
POINTS_OF_A_LETTER, MOST_LINES = 4.4, 3


def area_map(
    areas: Mapping[str, Sequence[Ring]], values: Mapping[str, float | None], *, title: str = ""
) -> str:
    """Areas with their count, darker for more; an area not shown is grey and marked [c].

    The map is cut to the areas that hold anything and those around them: far ones without a count
    would leave the rest too small to read. A name stands where there is room for it.
    """
    from matplotlib.patches import Polygon

    most = max((v for v in values.values() if v is not None), default=0) or 1
    view = _view(areas, values)
    across, up = view[2] - view[0], view[3] - view[1]
    scale = POINTS * min(WIDTH / across, HEIGHT / up)
    # No higher than what is drawn on it.
    with sheet(title, height=min(HEIGHT, WIDTH * up / across)) as page:
        axes = page.axes
        # The largest first: what lies in a hole of another is drawn over it.
        for name in sorted(areas, key=lambda name: (-_size(areas[name]), name)):
            colour, ink = _shade(values.get(name), most)
            for ring in areas[name]:
                axes.add_patch(Polygon(ring, facecolor=colour, edgecolor="#B1B4B6", linewidth=0.7))
            _label(axes, name, values.get(name), areas[name], scale, ink)
        axes.set_xlim(view[0], view[2])
        axes.set_ylim(view[1], view[3])
        axes.set_aspect("equal")
        axes.set_axis_off()
    return page.svg


def _shade(value: float | None, most: float) -> tuple[Any, str]:
    """The colour of an area and of what is written on it."""
    from matplotlib.colors import to_rgb

    if value is None:
        return NOT_SHOWN, DARK_GREY
    share = 0.1 + 0.8 * value / most if value else 0.0
    colour = tuple(1 - share * (1 - c) for c in to_rgb(DARK_BLUE))
    return colour, "white" if share > 0.55 else DARK_GREY


def _label(
    axes: Any, name: str, value: float | None, rings: Sequence[Ring], scale: float, ink: str
) -> None:
    """An area's count, with its name where there is room; none on an area without a count."""
    ring = max(rings, key=len)
    left, _, right, _ = _box([ring])
    room = (right - left) * scale
    if value == 0 or room < ROOM_FOR_A_COUNT:
        return
    shown = "[c]" if value is None else f"{value:,.0f}"
    lines = wrap(name, max(1, int(room / POINTS_OF_A_LETTER)), break_long_words=False)
    has_room = len(lines) <= MOST_LINES and max(map(len, lines)) * POINTS_OF_A_LETTER <= room
    text = "\n".join((*lines, shown)) if has_room and room >= ROOM_FOR_A_NAME else shown
    x, y = _middle(ring)
    axes.text(x, y, text, ha="center", va="center", fontsize=7, color=ink, clip_on=True)


def _view(areas: Mapping[str, Sequence[Ring]], values: Mapping[str, float | None]) -> Box:
    """The stretch that the map shows: the areas with a count, and a margin around them."""
    if not areas:
        return 0.0, 0.0, 1.0, 1.0
    counted = [name for name in areas if values.get(name, 0) != 0] or list(areas)
    left, low, right, high = _box([ring for name in counted for ring in areas[name]])
    margin = 0.08 * max(right - left, high - low)
    return left - margin, low - margin, right + margin, high + margin


def _box(rings: Sequence[Ring]) -> Box:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _size(rings: Sequence[Ring]) -> float:
    left, low, right, high = _box(rings)
    return (right - left) * (high - low)


def _middle(ring: Ring) -> tuple[float, float]:
    """The middle of an area by its corners, each counted once, where its name stands."""
    xs, ys = zip(*(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring), strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)
