"""Charts that compare: bars, a grid of counts, and a funnel in place of a league table."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from textwrap import fill
from typing import Any

from accord.charts.canvas import DARK_BLUE, DARK_GREY, NOT_SHOWN, ORANGE, grid, sheet, whole_numbers

Value = float | None
# How many letters of column names lie side by side on a page.
LETTERS_ACROSS = 60
LETTERS_A_LINE = 34


def bars(categories: Sequence[str], values: Sequence[Value], *, unit: str, title: str = "") -> str:
    """One bar for each category with its value beside it; what is not shown is marked [c]."""
    with sheet(title, height=max(1.2, 0.34 * len(categories) + 0.7)) as page:
        axes = page.axes
        axes.barh(range(len(categories)), [v or 0 for v in values], color=DARK_BLUE, height=0.7)
        axes.set_yticks(range(len(categories)), categories)
        axes.invert_yaxis()
        for place, value in enumerate(values):
            axes.annotate(
                _shown(value),
                (value or 0, place),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
            )
        axes.set_xlabel(unit)
        axes.margins(x=0.12)
        whole_numbers(axes.xaxis, values)
        axes.set_xlim(left=0)
        grid(axes, "x")
    return page.svg


def _shown(value: Value) -> str:
    if value is None:
        return "[c]"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def heat(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[Value]],
    *,
    unit: str,
    title: str = "",
    is_share: bool = False,
) -> str:
    """A grid of counts, darker for more, each with its number; what is not shown is marked [c].

    is_share: whether the values are shares of one, written as per cent.
    """
    upright = _are_upright(columns)
    with sheet(title, height=max(1.6, 0.36 * len(rows) + 1.0 + 0.9 * upright)) as page:
        axes = page.axes
        most = max((v for row in values for v in row if v is not None), default=0) or 1
        for y, row in enumerate(values):
            for x, value in enumerate(row):
                _tile(axes, x, y, value, 1 if is_share else most, is_share)
        _columns(axes, columns)
        axes.set_yticks(range(len(rows)), [fill(name, LETTERS_A_LINE) for name in rows])
        axes.set_xlim(-0.5, len(columns) - 0.5)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlabel(unit)
        axes.tick_params(length=0)
    return page.svg


def _columns(axes: Any, columns: Sequence[str]) -> None:
    """The names of the columns, upright where they would lie on one another."""
    angle, side = (50, "right") if _are_upright(columns) else (0, "center")
    names = [fill(name, LETTERS_A_LINE) for name in columns]
    size = 7 if angle else 9
    axes.set_xticks(
        range(len(columns)), names, rotation=angle, ha=side, rotation_mode="anchor", fontsize=size
    )


def _are_upright(columns: Sequence[str]) -> bool:
    return len(columns) >= 10 or sum(map(len, columns)) > LETTERS_ACROSS


def _tile(axes: Any, x: int, y: int, value: Value, most: float, is_share: bool = False) -> None:
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Rectangle

    share = 0.0 if value is None else value / most
    strong = to_rgb(DARK_BLUE)
    colour = NOT_SHOWN if value is None else tuple(1 - share * (1 - c) for c in strong)
    axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=colour, edgecolor="white"))
    ink = "white" if share > 0.55 else DARK_GREY
    text = f"{100 * value:.0f}%" if is_share and value is not None else _shown(value)
    axes.text(x, y, text, ha="center", va="center", fontsize=7, color=ink)


def funnel(
    points: Sequence[tuple[str, float, float]], *, unit: str, title: str = "", per: int = 1000
) -> str:
    """Rates against population with the band that chance alone would give, in place of a league.

    points: name, count, population. Limits are two and three standard errors of a Poisson count.
    """
    known = [(name, count, people) for name, count, people in points if people]
    with sheet(title) as page:
        axes = page.axes
        if known:
            overall = sum(count for _, count, _ in known) / sum(people for _, _, people in known)
            _limits(axes, overall, max(people for _, _, people in known), per)
        for name, count, people in known:
            axes.scatter(people, per * count / people, color=DARK_BLUE, s=22, zorder=3)
            axes.annotate(
                name,
                (people, per * count / people),
                xytext=(5, 4),
                textcoords="offset points",
                fontsize=7,
            )
        axes.set_xlabel("population")
        axes.set_ylabel(unit)
        axes.set_ylim(bottom=0)
        axes.set_xlim(left=0)
        grid(axes, "y")
    return page.svg


def _limits(axes: Any, overall: float, most: float, per: int) -> None:
    along = [most * 1.1 * step / 60 for step in range(1, 61)]
    axes.axhline(per * overall, color=DARK_GREY, linewidth=1)
    for errors, dash in ((2, "--"), (3, ":")):
        for sign in (-1, 1):
            edge = [max(0.0, per * (overall + sign * errors * sqrt(overall / n))) for n in along]
            axes.plot(along, edge, color=ORANGE, linestyle=dash, linewidth=1)
    axes.annotate(
        "overall rate; dashed: 2, dotted: 3 standard errors",
        (0.99, 0.98),
        xycoords="axes fraction",
        ha="right",
        va="top",
        fontsize=7,
    )
