"""Sections 23 to 27: safeguarding, investigation, disruption, workforce, lived experience."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from accord.documents import Paragraph, Part, Table
from accord.profile.counting.durations import FIRST_STEP
from accord.profile.counting.investigation import MEASURES, Measure
from accord.profile.counting.pathway import STAGES, PathwayStage, passages, query_of
from accord.profile.crosstabs import Line, assembled, bar_figure, crosstab
from accord.profile.curves import crime_curves, one_curve
from accord.profile.facts import Facts, Number
from accord.profile.material import Material
from accord.profile.pictures import passage_figure, passage_table
from accord.profile.saying import tell
from accord.tables.code_words import ACTIONS


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
    yield bar_figure(facts, "F23a", query, "T23")
    yield from one_curve(material, "T23b", "F23b", FIRST_STEP)
    yield from way(facts)


def way(facts: Facts) -> Iterator[Part]:
    """T23c and F23: the way of each child from its first report to a plan and a referral."""
    stages = passages(tuple(facts.declared))
    if not stages:
        yield Paragraph(
            "No pathway is shown: of none of its steps was a source delivered, and what is not "
            "delivered is not taken as not done."
        )
        return
    queries = [query_of(here, there) for here, there in pairwise(stages)]
    said = (
        f"Children harmed or at risk from their first report to each step: {listed_stages(stages)}"
    )
    notes = (
        "Steps count from the child's first report of exploitation by any agency to the end of the "
        "period, in whatever order they were taken; a step before that report is not counted.",
        *([] if len(stages) == len(STAGES) else [left_out(stages)]),
    )
    yield passage_table(facts, "T23c", said, queries, notes)
    title = "From first report to protection"
    yield passage_figure(facts, "F23", title, queries, "T23c")


def listed_stages(stages: Sequence[PathwayStage]) -> str:
    names = [stage.title for stage in stages[1:]]
    return ", ".join(name if name.startswith("National") else name.lower() for name in names)


def left_out(stages: Sequence[PathwayStage]) -> str:
    """Which stages no source tells of."""
    names = listed_stages([stages[0], *(stage for stage in STAGES if stage not in stages)])
    return f"Not shown, as no source of it was delivered: {names}."


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
        return Line(title, (f"{measure.yes}; cannot be measured: {lacking}", *["[x]"] * 5))
    query, facts = measure.count.id, material.facts
    numbers: tuple[Number, ...] = tuple(
        facts.number(query, answer) for answer in ("yes", "no", "not_recorded")
    )
    whole = facts.number(query)
    return Line(title, (measure.yes, *numbers, whole, facts.share(query, ("yes",))))


def lacks(measure: Measure, material: Material) -> str:
    """What a measure would need and does not have; empty where it can be answered."""
    if not measure.test:
        return f"needs {measure.missing}"
    if measure.needs and not set(measure.needs) & material.presence.actions:
        *rest, last = (ACTIONS[name] for name in measure.needs)
        return (
            f"the extract holds no {' and no '.join([', '.join(rest), last] if rest else [last])}"
        )
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
