"""Sections 4 to 6: sources and what each adds, data quality, context."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts import coverage, funnel
from accord.documents import Figure, Paragraph, Part, Table
from accord.profile.combined import field_map
from accord.profile.counting.records import PARTNERS
from accord.profile.counting.splits import PARTNER_SECTORS, SECTORS
from accord.profile.crosstabs import FEWEST_DRAWN, Line, assembled, bar_figure, crosstab
from accord.profile.facts import Number
from accord.profile.material import Material
from accord.profile.saying import tell
from accord.profile.spans import span

# Of how many children a rate is; and how many forces a funnel takes: one alone is its own mean.
PER, FEWEST_POINTS = 10_000, 3


def sources(material: Material) -> Iterator[Part]:
    """Section 4: what was delivered, and what each partner adds."""
    facts = material.facts
    yield _manifest(material)
    yield from _covered(material)
    yield contribution(material)
    yield bar_figure(facts, "F4", "records-by-sector", "T4b")
    yield from tell(
        "Of {all:person record|person records}, {alone:was|were} joined with none of another "
        "source ({share}).",
        alone=facts.number("nominals-by-linkage", "", "no"),
        all=facts.number("nominals-by-linkage"),
        share=facts.share("nominals-by-linkage", ("", "no")),
    )
    yield from tell(
        "Of {all:person record|person records} that partners delivered, {police:was|were} joined "
        "with a police record.",
        police=facts.number("nominals-by-linkage", PARTNERS, "police"),
        all=facts.number("nominals-by-linkage", PARTNERS),
    )
    yield crosstab(facts, "T4a", "nominals-by-linkage", larger=(PARTNERS,))
    yield false_matches(material)
    yield crosstab(facts, "T4d", "rows-set-aside")
    for refusal in material.words.refusals:
        yield Paragraph(
            f"{SECTORS.get(str(refusal.get('sector')), refusal.get('sector'))} did not share "
            f"({refusal.get('on', 'day not given')}): {refusal.get('words', 'no reason given')}."
        )


def _manifest(material: Material) -> Table:
    rows = tuple(
        (
            s.organisation,
            SECTORS.get(s.sector, s.sector),
            s.system,
            s.gateway,
            span(s.extracted),
            span(s.covers),
        )
        for s in material.sources
    )
    columns = ("Organisation", "Sector", "System", "Legal basis", "Extracted", "Covers")
    return Table("T4", "Sources of the area", columns, rows, widths=(1.9, 1.4, 1.2, 1.9, 1.1, 1.7))


def _covered(material: Material) -> Iterator[Figure]:
    """F4a: which days each source covers, beside those of the profile."""
    if len(material.sources) < FEWEST_DRAWN:
        return
    spans = [(f"{s.organisation}, {s.system}", s.first, s.last) for s in material.sources]
    title = "Days that each source covers"
    scope = material.scope
    said = "; ".join(f"{s.organisation}, {s.system}: {span(s.covers)}" for s in material.sources)
    yield Figure(
        "F4a",
        f"{title} (data in table T4)",
        coverage(spans, (scope.first, scope.last), title=title),
        f"Picture of bars along time. {title}: {said}.",
    )


def contribution(material: Material) -> Table:
    """T4b: records, linkage and what only that sector knew."""
    facts = material.facts
    lines = []
    for sector, words in SECTORS.items():
        if not facts.table("records-by-sector").table.counts.get((sector, ""), 0):
            continue
        lines.append(
            Line(
                words,
                (
                    facts.number("records-by-sector", sector),
                    facts.number("records-by-sector", sector, "yes"),
                    facts.number("nominals-by-linkage", sector),
                    facts.share("nominals-by-linkage", (sector, "yes"), (sector,)),
                    facts.number("children-known-to-one-sector", sector),
                    _networks_of(material, sector),
                ),
            )
        )
    columns = (
        "Sector",
        "records in the period",
        "about exploitation",
        "person records",
        "share joined with another source",
        "children only it knew as exploited",
        "networks its records support",
    )
    counts = facts.table("records-by-sector").table.counts
    absent = [
        SECTORS[name]
        for name in PARTNER_SECTORS
        if name != "other" and not counts.get((name, ""), 0)
    ]
    notes = (f"No record in the period from: {', '.join(absent) or 'none'}.",)
    return assembled(facts, "T4b", "What each sector contributes", columns, lines, notes)


def _networks_of(material: Material, sector: str) -> Number:
    return material.facts.number("networks-by-sector", sector)


def false_matches(material: Material) -> Table:
    """T4c: how sure the joins are, by the model's own reckoning."""
    note = (
        "The numbers in brackets are the reckoned probability that both records are of one person. "
        "What it falls short of 1 is the share of wrong joins to be expected."
    )
    return crosstab(material.facts, "T4c", "links-by-probability", notes=(note,))


def quality(material: Material) -> Iterator[Part]:
    """Section 5: completeness with denominators, and flags against findings."""
    facts = material.facts
    yield completeness(material)
    yield from field_map(facts, "T5e", "F5e", "children-fields-by-source")
    yield from field_map(facts, "T5f", "F5f", "suspects-fields-by-source")
    yield from field_map(facts, "T5g", "F5g", "crime-fields-by-unit")
    for number, query in (
        ("T5a", "crimes-by-cse-flag"),
        ("T5b", "crimes-by-group-flag"),
        ("T5c", "crimes-by-csa-flag"),
        ("T5d", "crimes-by-cce-flag"),
    ):
        yield crosstab(facts, number, query)
    yield from tell(
        "{missed:crime meets|crimes meet} the nation's definition without the CSE flag; "
        "{wrong:carries|carry} the flag "
        "without meeting it.",
        missed=facts.number("crimes-by-cse-flag", "met", "no"),
        wrong=facts.number("crimes-by-cse-flag", "not_met", "yes"),
    )
    yield Paragraph("Nothing is changed in any source: a person decides on each.")
    yield _sample_note(material)


def _sample_note(material: Material) -> Part:
    if material.audit is None:
        return Paragraph("The share of flags that are right awaits a reviewed sample.")
    return Paragraph("Table T3e gives the true count with its interval, from the reviewed sample.")


def completeness(material: Material) -> Table:
    """T5: who lacks which field, children and people of concern apart, with denominators."""
    facts = material.facts
    fields = (
        *("sex", "age", "ethnicity", "officer-ethnicity", "nationality", "disability"),
        "care-status",
    )
    lines = []
    for who, words in (("children", "children"), ("suspects", "identified people of concern")):
        for field in fields:
            query = f"{who}-with-{field}"
            if facts.has(query):
                title = facts.declared[query].splits[0].title
                lines.append(
                    Line(
                        f"{words}: {title}",
                        (
                            facts.number(query, "yes"),
                            facts.number(query, "no"),
                            facts.number(query),
                            facts.share(query, ("yes",)),
                            facts.share(query, ("no",)),
                        ),
                    )
                )
    columns = ("Field", "recorded", "not recorded", "of", "share recorded", "share not recorded")
    notes = ("A need that nobody recorded cannot be told from no need.",)
    return assembled(
        facts, "T5", "Completeness, with denominators", columns, lines, notes, widths=(4, *[1] * 5)
    )


def context(material: Material) -> Iterator[Part]:
    """Section 6: this force beside others, against the children who live in each area."""
    given = material.words.population
    children = given.get("children")
    met = material.facts.number("crimes-by-assessment", "met")
    if isinstance(children, int) and children > 0 and met.value is not None:
        others = [
            (str(row["force"]), int(row["crimes"]), int(row["children"]))
            for row in given.get("others", [])
        ]
        rates = [(material.force_name, int(met.value), children), *others]
        yield _rates(rates, met, str(given.get("source", "source not given")))
        if len(rates) >= FEWEST_POINTS:
            yield _funnel(rates)
        else:
            yield Paragraph(
                "No funnel is drawn: it takes the published figures of other forces, which "
                "analysts enter under population, others."
            )
    yield Paragraph(
        "Forces are not put in a league: recording differs, and small counts differ by chance."
    )


def _rates(rates: list[tuple[str, int, int]], met: Number, source: str) -> Table:
    rows = tuple((name, n, people, round(PER * n / people, 1)) for name, n, people in rates)
    return Table(
        "T6",
        f"Exploitation crimes per {PER:,} children",
        ("Force", "crimes", "children", f"per {PER:,} children"),
        rows,
        (
            f"Population: {source}.",
            *(("Other forces: published figures, as analysts entered them.",) * (len(rows) > 1)),
        ),
        ("crimes-by-assessment",),
        ((None, met.cell, None, None), *((None,) * 4,) * (len(rows) - 1)),
    )


def _funnel(rates: list[tuple[str, int, int]]) -> Figure:
    title = f"Exploitation crimes per {PER:,} children against the band of chance"
    points = [(name, float(n), float(people)) for name, n, people in rates]
    said = "; ".join(f"{name} {PER * n / people:.1f}" for name, n, people in points)
    return Figure(
        "F6",
        f"{title} (data in table T6)",
        funnel(points, unit=f"crimes per {PER:,} children", title=title, per=PER),
        f"Funnel plot. {title}: {said}.",
    )
