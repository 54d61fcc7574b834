"""Rates by force as tables and funnels: what chance alone would bring, in place of a league."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts import funnel
from accord.documents import Figure, Paragraph, Part, Table
from accord.documents.model import Cell
from accord.national.build import BuiltNational
from accord.national.figures import GROUP_BASED, HEADLINE, definitions
from accord.national.force_names import ForceNames
from accord.national.rates import PER, Rate, rates

FEWEST_POINTS = 3
NO_CHILDREN = (
    "[x] among the children: the file of children gives no number for that force, as for a "
    "transport police, in whose area nobody lives."
)


def rate_parts(built: BuiltNational) -> Iterator[Part]:
    """For the headline and for all group-based crimes, the rates and their funnel."""
    children = built.options.children
    if not children:
        yield Paragraph(
            "Not made: rates need the number of children in each force's area, and no file of "
            "them was given."
        )
        return
    titles = definitions(built.national)
    for name in (HEADLINE, GROUP_BASED):
        found = rates(built.protected.named(f"crimes {name}"), children)
        found = tuple(sorted(found, key=lambda one: built.forces.index(one.force)))
        yield _table(titles[name], found, built.names)
        yield from _funnel(titles[name], found, built.names)


def _table(title: str, found: tuple[Rate, ...], names: ForceNames) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (names.name(one.force), _count(one.count), one.children or "[x]", _value(one))
        for one in found
    )
    notes = ["Rates are made of the shown counts only. Forces stand in the order of their names."]
    if any(one.children is None for one in found):
        notes.append(NO_CHILDREN)
    return Table(
        "",
        f"Rates by force: {title}",
        ("Force", "Crimes", "Children", f"Crimes for {PER:,} children"),
        rows,
        tuple(notes),
        codes=tuple(one.force for one in found),
        code_title="Force code",
    )


def _count(count: int | None) -> str | int:
    return "[c]" if count is None else count


def _value(rate: Rate) -> str | float:
    if rate.children is None:
        return "[x]"
    value = rate.value
    return "[c]" if value is None else round(value, 1)


def _funnel(title: str, found: tuple[Rate, ...], names: ForceNames) -> Iterator[Part]:
    points = [
        (names.name(one.force), float(one.count), float(one.children))
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
