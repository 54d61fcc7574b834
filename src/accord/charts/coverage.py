"""A chart of which days each source covers, beside the days that are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import fill

from accord.charts.canvas import DARK_BLUE, DARK_GREY, GRID, grid, sheet

Span = tuple[str, date, date]
LETTERS_A_LINE = 34


def coverage(spans: Sequence[Span], asked: tuple[date, date], *, title: str = "") -> str:
    """One bar for each source from its first day to its last; the days asked about stand behind."""
    with sheet(title, height=max(1.4, 0.3 * len(spans) + 0.8)) as page:
        axes = page.axes
        axes.axvspan(_place(asked[0]), _place(asked[1]) + 1, color=GRID, zorder=0)
        for row, (_, first, last) in enumerate(spans):
            days = _place(last) - _place(first) + 1
            axes.barh(row, days, left=_place(first), height=0.6, color=DARK_BLUE)
        axes.set_yticks(range(len(spans)), [fill(name, LETTERS_A_LINE) for name, _, _ in spans])
        axes.invert_yaxis()
        days_shown = [*asked, *(day for _, *ends in spans for day in ends)]
        years = range(min(days_shown).year, max(days_shown).year + 2)
        axes.set_xticks([_place(date(year, 1, 1)) for year in years], [str(y) for y in years])
        axes.set_xlim(_place(min(days_shown)) - 20, _place(max(days_shown)) + 20)
        axes.set_xlabel("shaded: the period of this document", color=DARK_GREY)
        grid(axes, "x")
    return page.svg


def _place(day: date) -> int:
    return day.toordinal()
