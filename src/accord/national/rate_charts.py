"""Rates by force as tables and funnels: what chance alone would bring, in place of a league."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts import funnel
from accord.documents import Figure, Paragraph, Part, Table
from accord.documents.model import Cell
from accord.national.build import BuiltNational
from accord.national.figures import GROUP_BASED, HEADLINE, definitions
from accord.national.rates import PER, Rate, rates

FEWEST_POINTS = 3


def rate_parts(built: BuiltNational) -> Iterator[Part]:
    """For the headline and for all group-based crimes, the rates and their funnel."""
    children = built.options.children
    if not children:
        yield Paragraph(
            "Not made: rates need a file with the number of children in each force's area "
            "(--population)."
        )
        return
    titles = definitions(built.national)
    for name in (HEADLINE, GROUP_BASED):
        found = rates(built.protected.named(f"crimes {name}"), children)
        yield _table(titles[name], found)
        yield from _funnel(titles[name], found)


def _table(title: str, found: tuple[Rate, ...]) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.force, _count(one.count), one.children, _value(one)) for one in found
    )
    return Table(
        "",
        f"Rates by force: {title}",
        ("Force", "Crimes", "Children", f"Crimes for {PER:,} children"),
        rows,
        ("Rates are made of the shown counts only. Forces stand in the order of their codes.",),
    )


def _count(count: int | None) -> str | int:
    return "[c]" if count is None else count


def _value(rate: Rate) -> str | float:
    if rate.children is None:
        return "[x]"
    value = rate.value
    return "[c]" if value is None else round(value, 1)


def _funnel(title: str, found: tuple[Rate, ...]) -> Iterator[Part]:
    points = [
        (one.force, float(one.count), float(one.children))
        for one in found
        if one.count is not None and one.children
    ]
    if len(points) < FEWEST_POINTS:
        yield Paragraph("No funnel is drawn: too few forces have a figure that may be shown.")
        return
    yield Figure(
        "",
        f"Funnel plot: {title}",
        funnel(points, unit=f"crimes for {PER:,} children", title=title, per=PER),
        f"Funnel plot of {len(points)} forces: the rate of crimes against the number of children, "
        "with the limits that chance alone would give; the figures are in the table above.",
    )
    yield Paragraph(
        "The limits allow for chance and for nothing else: forces differ in more than chance, so "
        "some will lie outside them."
    )
