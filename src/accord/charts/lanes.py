"""A chart of when things first happened to each of a few: one lane each, one sign for each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from accord.charts.canvas import DARK_GREY, GRID, MARKS, PALETTE, grid, sheet

ROW, REST = 0.34, 1.1
# How far apart the kinds lie across a lane, so that two of one day are both seen.
APART = 0.16
# Days left free before the first sign and after the last, so that none lies on the edge.
MARGIN = 20


def lanes(
    names: Sequence[str],
    days: Mapping[str, Sequence[date | None]],
    *,
    title: str = "",
) -> str:
    """A lane for each name with a sign on each day given; kinds differ in shape and in colour.

    days: for each kind of event its day in each lane, in the order of the names; None for no day.
    """
    with sheet(title, height=ROW * max(1, len(names)) + REST) as page:
        axes = page.axes
        for row in range(len(names)):
            _lane(axes, row, [held[row] for held in days.values()])
        for place, (kind, held) in enumerate(days.items()):
            _signs(axes, kind, held, place, APART * (place - (len(days) - 1) / 2))
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(max(1, len(names)) - 0.5, -0.5)
        _years(axes, [day for held in days.values() for day in held if day])
        if days:
            axes.legend(
                loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=2, frameon=False, fontsize=8
            )
        grid(axes, "x")
    return page.svg


def _lane(axes: Any, row: int, held: Sequence[date | None]) -> None:
    """What leads from the first sign of a lane to its last."""
    known = [day.toordinal() for day in held if day]
    axes.axhline(row, color=GRID, linewidth=0.6, zorder=0)
    if known:
        axes.plot([min(known), max(known)], [row, row], color=DARK_GREY, linewidth=1, zorder=1)


def _signs(axes: Any, kind: str, held: Sequence[date | None], place: int, beside: float) -> None:
    shown = [(day.toordinal(), row) for row, day in enumerate(held) if day]
    axes.scatter(
        [at for at, _ in shown],
        [row + beside for _, row in shown],
        color=PALETTE[place % len(PALETTE)],
        marker=MARKS[place % len(MARKS)],
        s=34,
        zorder=3,
        label=kind,
    )


def _years(axes: Any, known: Sequence[date]) -> None:
    """Quarters along the foot, each by its first day; years alone where they are many."""
    if not known:
        axes.set_xticks([])
        return
    first, last = min(known), max(known)
    months = (1,) if last.year - first.year > 2 else (1, 4, 7, 10)
    ticks = [date(y, m, 1) for y in range(first.year, last.year + 2) for m in months]
    axes.set_xticks([d.toordinal() for d in ticks], [f"{d:%b %Y}" for d in ticks], fontsize=7)
    axes.set_xlim(first.toordinal() - MARGIN, last.toordinal() + MARGIN)
