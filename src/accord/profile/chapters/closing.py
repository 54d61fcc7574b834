"""Sections 28 to 33: horizon, last profile, gaps, recommendations, equality, annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import sqrt

from accord.documents import Paragraph, Part, Section, Table
from accord.documents.short_forms import used_in
from accord.documents.writing import SYMBOLS
from accord.profile.crosstabs import Line, assembled
from accord.profile.facts import Number
from accord.profile.judgements import two_years
from accord.profile.material import Material
from accord.profile.spans import day, span
from accord.profile.yardstick import PROBABILITY_WORDS, more_of

HORIZON = (
    ("Political", "New duties on recording and national reporting change what is recorded."),
    ("Economic", "Pressure on placements and youth services changes where children are."),
    ("Social", "Use of short lets and delivery work changes where adults meet children."),
    ("Technological", "First contact moves between platforms faster than records name them."),
    ("Environmental", "Holidays and the night-time economy move the times of risk."),
    ("Legal", "Changed definitions are built as new versions and compared with the old."),
    ("Organisational", "New systems and teams change recording as much as harm."),
)
QUERIES = "T33a"
# Two counts of one process lie as far apart as this once in forty times, on either side.
ONE_IN_FORTY = 0.025
WORDS_USED = "33.1"
# Words that this profile uses in a sense of its own.
OWN_WORDS = {
    "Children harmed or at risk": "children on a record of the period that meets the nation's "
    "definition of exploitation or that of a network, whether harm is known, suspected or feared",
    "Definition": "a published meaning of exploitation, applied to every record in the same way",
    "Four Ps (4P)": "Pursue those who harm, Prevent harm, Protect children, Prepare services: the "
    "four kinds of recommendation",
    "Joined": "two person records taken to be of one person",
    "J1, IR1, R1": "numbers of judgements, of intelligence requirements, and of recommendations",
    "Met, not met, not yet known": "what the records say of a definition; not yet known is an open "
    "question and is not counted as no",
    "Network": "two or more people tied to one another, involved in or helping exploitation",
    "Not identified": "a person whom a record describes without a name",
    "Person of concern": "somebody a record suspects or names as taking part; not a finding",
}


def horizon(material: Material) -> Iterator[Part]:
    """Section 28."""
    yield expected(material)
    yield Table(
        "T28a", "What to watch in the next year", ("Field", "What to watch"), HORIZON, widths=(1, 4)
    )
    yield Paragraph(
        "The list is a standing one; the analysts' own view stands below it where they gave one."
    )


def expected(material: Material) -> Table | Paragraph:
    """T28: what next year brings if nothing changes, from the last two years' counts."""
    query = "exploitation-crimes-by-quarter"
    years = two_years(material.facts)
    names = ("the period", "the twelve months before")
    shown = years or (material.facts.number(query, material.scope.period),)
    if not any(number.is_shown for number in shown):
        return Paragraph(
            "What the next twelve months bring is not reckoned: the counts of the last two years "
            "are not shown to these readers."
        )
    lines = [Line(name, (number,)) for name, number in zip(names, shown, strict=False)]
    notes = []
    if years and all(year.is_shown for year in years):
        notes.append(_reckoned(*years))
    elif not years:
        notes.append("The force's sources do not cover the year before.")
    caption = "Exploitation crimes recorded, and what to expect if nothing changes"
    return assembled(material.facts, "T28", caption, ("Twelve months", "crimes"), lines, notes)


def _reckoned(now: Number, before: Number) -> str:
    """What two years let one expect of the next: nothing, where they differ by more than chance."""
    if not ONE_IN_FORTY <= (more_of(now, before) or 0) <= 1 - ONE_IN_FORTY:
        return (
            "The two years differ by more than chance, so that something has changed. What the "
            "next twelve months bring is not reckoned from them."
        )
    middle = ((now.value or 0) + (before.value or 0)) / 2
    spread = 1.96 * sqrt(max(middle, 1.0) * 1.5)
    low, high = max(0, round(middle - spread)), round(middle + spread)
    return (
        f"If neither harm nor recording changes, {low} to {high} are recorded in the next "
        "twelve months (Poisson limits around the mean of two years, both uncertain)."
    )


def last_profile(material: Material) -> Iterator[Part]:
    """Section 29."""
    if not material.earlier:
        yield Paragraph(
            "No register of an earlier profile's recommendations was given, so none is assessed. "
            "This build writes one for the next."
        )
        return
    lines = [
        Line(
            f"{e.id}: {e.what}",
            (
                e.kind,
                e.owner,
                span(e.due),
                e.measure,
                e.then,
                e.now,
                e.status,
                e.effect or "-",
            ),
        )
        for e in material.earlier
    ]
    columns = (
        *("Recommendation", "4P", "owner", "due", "measure", "then", "now", "status"),
        "effect seen",
    )
    caption = "How the last profile's recommendations fared"
    widths = (3, 1, 1.4, 1.1, 1.6, 0.8, 0.8, 1, 1.4)
    yield assembled(material.facts, "T29", caption, columns, lines, widths=widths)


def requirements(material: Material) -> Iterator[Part]:
    """Section 30."""
    if not material.gaps:
        yield Paragraph("No gap was found by rule and none was added.")
        return
    yield Table(
        "T30",
        "Intelligence requirements",
        ("What is not known", "priority", "owner", "who can answer", "basis", "due"),
        tuple(
            (
                f"{g.id}: {g.what.text}",
                g.priority,
                g.owner,
                g.asset,
                g.basis,
                day(g.due) if g.due else "",
            )
            for g in material.gaps
        ),
        (),
        tuple(dict.fromkeys(q for g in material.gaps for q in g.what.rests_on)),
        widths=(3, 0.9, 1.4, 1.8, 2, 1.1),
    )
    yield open_questions(material)


def open_questions(material: Material) -> Table:
    """T30b: how many crimes wait for which answer."""
    facts = material.facts
    query = "crimes-by-open-question"
    lines = [
        Line(facts.words(query, 0, name), (facts.number(query, name),))
        for name in facts.categories(query, 0)
    ]
    lines.append(Line("crimes not yet known to be exploitation", (facts.number(query),)))
    return assembled(facts, "T30b", "Crimes by the question still open", ("Open", "crimes"), lines)


def recommendations(material: Material) -> Iterator[Part]:
    """Section 31."""
    facts = material.facts
    lines = []
    for r in material.recommendations:
        base: Number | str = facts.number(r.query, *r.key) if r.query else "[z]"
        due = day(r.due) if r.due else ""
        cells = (r.kind, r.target, r.owner, r.measure, base, due)
        lines.append(Line(f"{r.id}: {r.what.text}", cells))
    columns = ("Recommendation", "4P", "aimed at", "owner", "measure", "baseline", "due")
    if lines:
        caption, widths = "Recommendations on the 4P frame", (3.2, 1, 1, 1.6, 2, 1, 1.2)
        yield assembled(facts, "T31", caption, columns, lines, widths=widths)
    else:
        yield Paragraph("The figures that these readers can be shown call for none by rule.")


def equality(_: Material) -> Iterator[Part]:
    """Section 32."""
    yield Paragraph(
        "Ethnicity, nationality and religion are an input to no finding, link, network or order; "
        "they are counted for completeness and reported with their coverage. No child is scored, "
        "ranked or coloured. Section 10 counts which children's harm is less often flagged."
    )
    yield Paragraph(
        "A data protection impact assessment and an equality impact assessment belong beside this "
        "profile; the documents of the system hold drafts of both."
    )


def annexes(material: Material) -> Iterator[Part]:
    """Section 33: every query, the yardstick, the symbols, the versions."""
    rows = tuple((name, c.says, c.unit, "") for name, c in material.facts.declared.items())
    columns = ("Query", "counts", "unit", "tables")
    yield Table(QUERIES, "Queries behind the figures", columns, rows, widths=(2, 4, 1, 1.2))
    yield Table(
        "T33b",
        "Probability yardstick, from least to most likely",
        ("Place", "Words"),
        tuple((str(n), word) for n, word in enumerate(PROBABILITY_WORDS, 1)),
    )
    yield Table("T33c", "Symbols", ("Symbol", "Meaning"), tuple(SYMBOLS.items()))
    yield version_table(material)


def version_table(material: Material) -> Table:
    """T33e: with which version of every part it was made, in full."""
    versions = material.versions
    stages = versions.get("stages", {})
    return Table(
        "T33e",
        "Versions",
        ("Part", "Version"),
        (
            ("accord", str(versions.get("accord", "not stated"))),
            ("run", material.run_id),
            ("definitions", str(versions.get("definitions", "not stated"))),
            ("text catalogue", str(versions.get("catalogue", "not stated"))),
            *((f"stage {name}", str(value)) for name, value in sorted(stages.items())),
        ),
    )


def words_used(found: Iterable[str]) -> Section:
    """The last section: the short forms that stand in this document, and its own words."""
    said = {**used_in(found), **OWN_WORDS}
    rows = tuple((word, _sentence(said[word])) for word in sorted(said, key=str.casefold))
    columns = ("Word", "Meaning")
    table = Table("T33d", "Short forms and words, in full", columns, rows, widths=(1.4, 4))
    return Section(WORDS_USED, "Words used here", (table,))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
