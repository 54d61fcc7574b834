"""A map of areas shaded by a count, always of protected counts and never of a home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.charts.canvas import DARK_BLUE, DARK_GREY, NOT_SHOWN, sheet

Ring = Sequence[tuple[float, float]]


def area_map(
    areas: Mapping[str, Sequence[Ring]], values: Mapping[str, float | None], *, title: str = ""
) -> str:
    """Areas with name and count, darker for more; an area not shown is grey and marked [c]."""
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Polygon

    most = max((v for v in values.values() if v is not None), default=0) or 1
    with sheet(title, height=5.2) as page:
        axes = page.axes
        for name in sorted(areas):
            value = values.get(name)
            share = 0.1 + 0.8 * (value or 0) / most
            strong = to_rgb(DARK_BLUE)
            colour = NOT_SHOWN if value is None else tuple(1 - share * (1 - c) for c in strong)
            for ring in areas[name]:
                axes.add_patch(Polygon(ring, facecolor=colour, edgecolor="white", linewidth=1))
            x, y = _middle(max(areas[name], key=len))
            shown = "[c]" if value is None else f"{value:,.0f}"
            ink = "white" if value is not None and share > 0.55 else DARK_GREY
            axes.text(x, y, f"{name}\n{shown}", ha="center", va="center", fontsize=7, color=ink)
        axes.autoscale_view()
        axes.set_aspect("equal")
        axes.set_axis_off()
    return page.svg


def _middle(ring: Ring) -> tuple[float, float]:
    """The middle of an area by its corners, where its name stands."""
    xs, ys = zip(*ring, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)
