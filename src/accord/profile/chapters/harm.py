"""Sections 7 to 12: scale, forms, children, missed opportunities, people of concern, networks."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts import control_chart, network
from accord.disclosure import TOTAL
from accord.documents import CellRef, Figure, Paragraph, Part, Table
from accord.evaluation.intervals import wilson
from accord.profile.combined import overlap
from accord.profile.counting.durations import POLICE_AFTER_PARTNER
from accord.profile.counting.overlaps import (
    CHILDREN_BY_HOLDERS,
    CRIMES_BY_ENABLERS,
    CRIMES_BY_FORMS,
    NETWORKS_BY_HOLDERS,
)
from accord.profile.crosstabs import Line, assembled, bar_figure, crosstab, heat_figure, time_figure
from accord.profile.curves import one_curve
from accord.profile.facts import Facts, Number
from accord.profile.headline import headline
from accord.profile.judgements import two_years
from accord.profile.material import Material
from accord.profile.pictures import pyramid_figure
from accord.profile.saying import tell
from accord.profile.spans import span
from accord.published import counted

ETHNICITY_NEEDS = 0.6
DRAWN_NETWORKS = 4
BETWEEN = "The share that is group-based lies between the first row and the first two together."


def scale(material: Material) -> Iterator[Part]:
    """Section 7."""
    facts = material.facts
    years = two_years(facts)
    if years:
        yield from tell(
            "{now:exploitation crime was|exploitation crimes were} recorded in the period and "
            "{before} in the twelve "
            "months before it. A change in recording looks the same as a change in harm.",
            now=years[0],
            before=years[1],
        )
    else:
        yield Paragraph("The force's sources do not cover the year before, so no change is shown.")
    yield _years(material)
    query = "exploitation-crimes-by-quarter"
    if material.scope.is_restricted:
        query = "exploitation-crimes-by-month"
        yield crosstab(facts, "T7a", query)
        yield time_figure(facts, "F7", query, "T7a", draw=control_chart)
    else:
        yield crosstab(facts, "T7a", query)
        yield time_figure(facts, "F7", query, "T7a")
    yield crosstab(facts, "T7b", "crimes-by-offence-and-report")
    yield crosstab(facts, "T7c", "crimes-by-report-lag")
    yield bar_figure(facts, "F7b", "crimes-by-report-lag", "T7c")
    yield crosstab(facts, "T7d", "concern-records-by-quarter")
    yield time_figure(facts, "F7c", "concern-records-by-quarter", "T7d")


def _years(material: Material) -> Table:
    facts = material.facts
    by_group = "exploitation-crimes-by-year-and-group"
    counted_as = (
        ("exploitation crimes", "exploitation-crimes-by-quarter", ()),
        ("group-based crimes", "group-crimes-by-quarter", ()),
        ("group not yet known", by_group, ("not_known",)),
        ("no group found", by_group, ("not_met",)),
        ("other records about exploitation", "concern-records-by-quarter", ()),
    )
    years = facts.categories(by_group, 0)
    lines = [
        Line(span(year), tuple(facts.number(q, year, *key) for _, q, key in counted_as))
        for year in years
    ]
    if len(years) > 1:
        lines.append(
            Line("all of these", tuple(facts.number(q, TOTAL, *key) for _, q, key in counted_as))
        )
    columns = ("Twelve months", *(name for name, *_ in counted_as))
    return assembled(facts, "T7", "Recorded, year by year", columns, lines)


def forms(material: Material) -> Iterator[Part]:
    """Section 8."""
    facts = material.facts
    yield Paragraph(
        "Forms are observed features, and several can hold for one crime. A crime between peers "
        "is exploitation where the definition is met, and the children on it are children first."
    )
    yield crosstab(facts, "T8", "crimes-by-setting")
    yield bar_figure(facts, "F8", "crimes-by-setting", "T8")
    yield from overlap(facts, "T8a", "F8a", CRIMES_BY_FORMS)


def children(material: Material) -> Iterator[Part]:
    """Section 9."""
    facts = material.facts
    yield from tell(
        "{all:child is|children are} harmed or believed at risk on records of the period that "
        "meet the "
        "definition, {group} of them on a group-based record.",
        all=facts.number("children-by-group"),
        group=facts.number("children-by-group", "met"),
    )
    yield crosstab(facts, "T9g", "children-by-group")
    yield crosstab(facts, "T9", "children-by-sex-and-age")
    yield pyramid_figure(facts, "F9", "children-by-sex-and-age", "T9")
    yield from ethnicity(material, "children-by-ethnicity", "children-with-ethnicity", "T9a")
    yield crosstab(facts, "T9b", "children-by-care")
    yield crosstab(facts, "T9c", "children-by-records")
    yield crosstab(facts, "T9d", "children-by-time-known")
    yield bar_figure(facts, "F9b", "children-by-time-known", "T9d")
    yield from one_curve(material, "T9e", "F9e", POLICE_AFTER_PARTNER)


def ethnicity(material: Material, query: str, recorded: str, number: str) -> Iterator[Part]:
    """A breakdown where enough is recorded; its coverage always."""
    facts = material.facts
    coverage = facts.share(recorded, ("yes",))
    yield from tell(
        "Self-defined ethnicity is recorded for {n} of {all} ({share}).",
        n=facts.number(recorded, "yes"),
        all=facts.number(recorded),
        share=coverage,
    )
    if coverage.value is None:
        yield Paragraph(
            "No breakdown by self-defined ethnicity is shown: nobody is counted, or the counts "
            "cannot be shown to these readers."
        )
    elif coverage.value >= ETHNICITY_NEEDS:
        yield crosstab(facts, number, query)
    else:
        yield Paragraph(
            "No breakdown is shown: with so much not recorded it would say more about recording "
            "than about people. It is used for nothing else in this profile."
        )


def hidden(material: Material) -> Iterator[Part]:
    """Section 10."""
    facts = material.facts
    query = "children-of-agency-concern"
    yield from tell(
        "Partners recorded a concern about {all:child|children} in the period. Police hold a "
        "record of "
        "exploitation for {concern} of them, other records only for {known}, and none for "
        "{unknown}.",
        all=facts.number(query),
        concern=facts.number(query, "", "concern"),
        known=facts.number(query, "", "known"),
        unknown=facts.number(query, "", "unknown"),
    )
    yield crosstab(facts, "T10", query)
    yield bar_figure(facts, "F10", query, "T10")
    yield crosstab(facts, "T10a", "children-by-who-knew")
    yield from overlap(facts, "T10c", "F10c", CHILDREN_BY_HOLDERS)
    yield crosstab(
        facts,
        "T10b",
        "unflagged-by-victim",
        notes=("A child stands in several rows. Rows of small numbers differ by chance.",),
    )
    yield from told_of_unflagged(facts)
    yield Paragraph(
        "No estimate is made of children whom no agency knows: that is done only when it is asked "
        "for, with its assumptions printed."
    )


def told_of_unflagged(facts: Facts) -> Iterator[Paragraph]:
    """Of how many girls and boys no crime is flagged; of nobody it is not said."""
    girls, boys = (facts.number("unflagged-by-victim", who, "no") for who in ("girls", "boys"))
    if girls.value or boys.value:
        yield from tell(
            "{girls:girl|girls} and {boys:boy|boys} stand on exploitation crimes of which none is "
            "flagged.",
            girls=girls,
            boys=boys,
        )


def suspects(material: Material) -> Iterator[Part]:
    """Section 11."""
    facts = material.facts
    yield from tell(
        "{all:person of concern stands|people of concern stand} on the records, {no} of them not "
        "identified.",
        all=facts.number("suspects-by-identity"),
        no=facts.number("suspects-by-identity", "no"),
    )
    yield crosstab(facts, "T11", "suspects-by-identity")
    yield crosstab(facts, "T11a", "suspects-by-sex-and-age")
    yield bar_figure(facts, "F11", "suspects-by-sex-and-age", "T11a", place=1)
    yield from ethnicity(material, "suspects-by-ethnicity", "suspects-with-ethnicity", "T11c")
    yield crosstab(
        facts,
        "T11b",
        "children-on-both-sides",
        notes=("A child named as a suspect is reviewed as a child first.",),
    )


def networks(material: Material) -> Iterator[Part]:
    """Section 12: the nature and extent of group-based exploitation."""
    facts = material.facts
    yield headline(facts)
    yield from told_of_networks(facts)
    yield extent(material)
    for number, query in NETWORK_TABLES:
        yield crosstab(facts, number, query)
    yield bar_figure(facts, "F12", "networks-by-size", "T12a")
    yield from overlap(facts, "T12k", "F12k", NETWORKS_BY_HOLDERS)
    yield from register(material)


NETWORK_TABLES = (
    ("T12a", "networks-by-size"),
    ("T12b", "networks-by-reach"),
    ("T12c", "networks-by-mapping"),
    ("T12d", "networks-by-source"),
    ("T12e", "networks-by-sector"),
    ("T12f", "networks-by-children"),
    ("T12g", "members-by-role"),
    ("T12h", "members-by-standing"),
    ("T12i", "networks-by-last-record"),
    ("T12j", "networks-by-other-force"),
)


def told_of_networks(facts: Facts) -> Iterator[Paragraph]:
    """How many networks there are, and what of them is said in one sentence."""
    if facts.number("networks-by-size").value == 0:
        yield Paragraph("No network that meets the definition had a record in the period.")
        return
    yield from tell(
        "{n:network that meets|networks that meet} the definition had a record in the period or "
        "around it. Of these, {open:has|have} somebody who is not identified, "
        "{across:reaches|reach} another force, {mapped:is|are} mapped as organised crime, and "
        "{partners:rests|rest} on partners' records alone.",
        n=facts.number("networks-by-size"),
        open=facts.number("networks-by-size", "", "yes"),
        across=facts.number("networks-by-reach", "yes"),
        mapped=facts.number("networks-by-mapping", "yes"),
        partners=facts.number("networks-by-source", "partners"),
    )


def extent(material: Material) -> Table:
    """T12x: what share of exploitation is group-based, between what is known and what is open."""
    facts = material.facts
    query = "crimes-by-assessment"
    met, whole = facts.number(query, "met", "met"), facts.number(query, "met")
    opened = facts.number(query, "met", "not_known")
    lines = (
        Line("group-based", (met, facts.share(query, ("met", "met"), ("met",)))),
        Line("group not yet known", (opened, facts.share(query, ("met", "not_known"), ("met",)))),
        Line(
            "no group found",
            (
                facts.number(query, "met", "not_met"),
                facts.share(query, ("met", "not_met"), ("met",)),
            ),
        ),
        Line("all exploitation crimes", (whole, facts.share(query, ("met",), ("met",)))),
    )
    notes = (
        *([BETWEEN] if met.is_shown and opened.is_shown else []),
        *([share_interval(met, whole)] if met.is_shown and whole.value else []),
    )
    columns = ("Exploitation crimes", "count", "share")
    return assembled(facts, "T12", "How much is group-based", columns, lines, notes)


def share_interval(part: Number, whole: Number) -> str:
    """The interval of a share, taking the period's crimes as a sample of what happens."""
    share = float(part.value or 0) / float(whole.value or 1)
    low, high = wilson(share, float(whole.value or 0))
    return (
        f"95% interval of the share group-based (Wilson): "
        f"{100 * max(0.0, low):.0f}% to {100 * min(1.0, high):.0f}%."
    )


def register(material: Material) -> Iterator[Part]:
    """The networks one by one, in the restricted edition only."""
    found = material.listings.networks
    if not material.scope.is_restricted:
        yield Paragraph("Single networks are described in the restricted edition only.")
        return
    if not found:
        yield Paragraph("No network was active in the period, so none is described.")
        return
    columns = (
        *("Network", "people", "identified", "not identified", "children", "crimes", "forces"),
        *("first and last record", "mapped", "independent sources"),
    )
    widths = (0.9, 0.8, 1, 1, 0.9, 0.8, 1.8, 2, 0.9, 1.3)
    rows, cells = [], []
    for item in found:
        row = item.row
        values = (
            _between(row["n_people_low"], row["n_people_high"]),
            row["n_identified"],
            "yes" if row["has_unidentified"] else "no",
            row["n_children"],
            row["n_crimes"],
            ", ".join(material.forces.get(f, f) for f in row["forces"] or []) or "none",
            item.span,
            "yes" if row["is_ocg_mapped"] else "no",
            row["n_sources"],
        )
        rows.append((item.name, *values))
        cells.append(
            (
                None,
                *(
                    CellRef("network-register", (item.name, column))
                    if isinstance(value, int)
                    else None
                    for column, value in zip(columns[1:], values, strict=True)
                ),
            )
        )
    yield Table(
        "T12r",
        "Register of networks, under pseudonyms",
        columns,
        tuple(rows),
        (
            "In the order of their ids, which says nothing about them. Records of which one goes "
            "back to another are one source.",
        ),
        ("network-register",),
        tuple(cells),
        widths,
    )
    yield from drawings(material)


def _between(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def drawings(material: Material) -> Iterator[Figure]:
    """The networks of most people, drawn: of two or three the register says it all."""
    dated = [n for n in material.listings.networks if n.row["last_on"] is not None and n.nodes]
    most = sorted(dated, key=lambda n: (len(n.nodes), n.row["last_on"], n.name), reverse=True)
    for place, item in enumerate(most[:DRAWN_NETWORKS], 1):
        kinds = [kind for kind, _ in item.nodes.values()]
        people = counted(kinds.count("person"), "identified person", "identified people")
        svg = network(item.nodes, item.edges, title=f"Network {item.name}")
        yield Figure(
            f"N12.{place}",
            f"Network {item.name}: people P, people not identified U, children C. A child is drawn "
            "as a child, whatever part the records give it (counts in table T12r)",
            svg,
            f"Drawing of network {item.name}: {people}, "
            f"{kinds.count('unidentified')} not identified, "
            f"{counted(kinds.count('child'), 'child', 'children')}, "
            f"{counted(len(item.edges), 'tie')} between them.",
        )


def method(material: Material) -> Iterator[Part]:
    """Section 13."""
    facts = material.facts
    yield Paragraph(
        "What the text of crimes affirms, at the level of indicators. What is not said is not "
        "known, and is not taken as absent."
    )
    yield crosstab(facts, "T13", "crimes-by-enabler")
    yield bar_figure(facts, "F13", "crimes-by-enabler", "T13")
    yield crosstab(facts, "T13a", "crimes-by-exchange")
    yield from overlap(facts, "T13b", "F13b", CRIMES_BY_ENABLERS)


def times(material: Material) -> Iterator[Part]:
    """Section 15."""
    facts = material.facts
    yield Paragraph(
        "Only offences whose time is known to within four hours are counted: the rest would spread "
        "over hours at which nothing is known to have happened."
    )
    yield crosstab(facts, "T15", "crimes-by-weekday-and-hour")
    yield heat_figure(facts, "F15", "crimes-by-weekday-and-hour", "T15", is_whole=True)
    yield crosstab(facts, "T15a", "places-by-role-and-hour")
