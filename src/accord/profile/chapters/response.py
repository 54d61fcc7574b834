"""Sections 23 to 27: safeguarding, investigation, disruption, workforce, lived experience."""

from __future__ import annotations

from collections.abc import Iterator

from accord.documents import Paragraph, Part, Table
from accord.profile.counting.durations import FIRST_STEP
from accord.profile.counting.investigation import MEASURES, Measure
from accord.profile.crosstabs import Line, assembled, bar_figure, crosstab
from accord.profile.curves import crime_curves, one_curve
from accord.profile.facts import Number
from accord.profile.material import Material
from accord.profile.saying import tell


def safeguarding(material: Material) -> Iterator[Part]:
    """Section 23."""
    facts = material.facts
    query = "children-by-first-protective-step"
    yield from tell(
        "No protective step is recorded for {none} of {all:child|children}. For {soon:child|"
        "children} the first was taken on the same or the next day.",
        none=facts.number(query, "none"),
        all=facts.number(query),
        soon=facts.number(query, "same_day"),
    )
    yield crosstab(facts, "T23", query)
    yield crosstab(facts, "T23a", "children-by-protective-steps")
    yield bar_figure(facts, "F23", query, "T23")
    yield from one_curve(material, "T23b", "F23b", FIRST_STEP)


def investigation(material: Material) -> Iterator[Part]:
    """Section 24."""
    facts = material.facts
    yield measures(material)
    yield from crime_curves(material, "T24c", "F24c", "T24c")
    yield crosstab(facts, "T24b", "crimes-by-outcome", is_whole=False)
    yield bar_figure(facts, "F24", "crimes-by-outcome", "T24b")
    yield Paragraph(
        "No officer is named and no team is put in order. Outcomes are shown with those still "
        "open, so that a share of outcomes is never a share of crimes."
    )


def measures(material: Material) -> Table:
    """T24: Q1 to Q22 with denominators; what cannot be measured says what is missing."""
    lines = [_line(measure, material) for measure in MEASURES]
    caveats = [f"{m.id}: {m.caveat}" for m in MEASURES if m.caveat]
    columns = ("Measure", "what is counted", "yes", "no", "not recorded", "of", "share yes")
    caption = "Measures of investigation over the exploitation crimes of the period"
    widths = (2, 3, 0.7, 0.7, 0.9, 0.7, 0.9)
    return assembled(material.facts, "T24", caption, columns, lines, caveats, widths=widths)


def _line(measure: Measure, material: Material) -> Line:
    title = f"{measure.id} {measure.title}"
    lacking = lacks(measure, material)
    if lacking:
        return Line(title, (f"{measure.yes}; cannot be measured: needs {lacking}", *["[x]"] * 5))
    query, facts = measure.count.id, material.facts
    numbers: tuple[Number, ...] = tuple(
        facts.number(query, answer) for answer in ("yes", "no", "not_recorded")
    )
    whole = facts.number(query)
    return Line(title, (measure.yes, *numbers, whole, facts.share(query, ("yes",))))


def lacks(measure: Measure, material: Material) -> str:
    """What a measure would need and does not have; empty where it can be answered."""
    if not measure.test:
        return measure.missing
    if measure.needs and not set(measure.needs) & material.presence.actions:
        kinds = ", ".join(name.replace("_", " ") for name in measure.needs)
        return f"actions of the kind {kinds}"
    return ""


def disruption(material: Material) -> Iterator[Part]:
    """Section 25."""
    facts = material.facts
    if facts.number("disruption-by-kind").value == 0:
        yield Paragraph("No disruption option is recorded as used in the period.")
    else:
        yield from tell(
            "{n:disruption option was|disruption options were} used in the period; {left:was|were} "
            "in force at its end.",
            n=facts.number("disruption-by-kind"),
            left=facts.number("disruption-by-kind", "", "yes"),
        )
    yield crosstab(facts, "T25", "disruption-by-kind")
    yield bar_figure(facts, "F25", "disruption-by-kind", "T25")
    yield Paragraph("Breaches, and options considered and not used, are not in the extract.")


def workforce(material: Material) -> Iterator[Part]:
    """Section 26."""
    yield crosstab(material.facts, "T26", "crimes-by-skill")
    yield bar_figure(material.facts, "F26", "crimes-by-skill", "T26")


def experience(material: Material) -> Iterator[Part]:
    """Section 27."""
    facts = material.facts
    yield from tell(
        "{n:return home interview speaks|return home interviews speak} of one or more of these "
        "themes. Nobody is "
        "quoted. Whether the child agreed to wider use is not in the extract, so themes are "
        "counted and nothing more.",
        n=facts.number("interview-themes"),
    )
    yield crosstab(facts, "T27", "interview-themes")
