"""Sections 14 and 16 to 22: places, online, missing, education, health, criminalised, context."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.charts import area_map, lanes
from accord.disclosure import TOTAL
from accord.documents import CellRef, Figure, Paragraph, Part, Table
from accord.profile.crosstabs import FEWEST_DRAWN, bar_figure, crosstab, heat_figure
from accord.profile.facts import Facts
from accord.profile.material import Material
from accord.profile.pictures import (
    Rung,
    cascade_parts,
    passage_figure,
    passage_table,
    trend_figure,
    trend_table,
)
from accord.profile.saying import tell
from accord.profile.spans import day

LISTED_PLACES = 25
LISTED_CHILDREN = 25
CUT = "There are more children than are listed here; table T20a counts all of them."
ONLINE_OVER_TIME = ("crimes-online-by-quarter", "crimes-online-by-year")
ROOT = "Children also recorded as suspects"
_FOLLOWED, _SINCE = "business-calls-by-what-followed", "businesses-trained-by-calls"
FROM_TRAINING_TO_ACTION = (
    (Rung("training held in the period", "training-by-sector", (TOTAL, "training")),),
    (
        Rung("businesses trained by its end", _SINCE),
        Rung("of these, called afterwards", _SINCE, ("any_call",)),
        Rung("of these, the call was acted on", _SINCE, ("acted",)),
    ),
    (
        Rung("calls in the period", _FOLLOWED),
        Rung("anything recorded of what followed", _FOLLOWED, ("any",)),
        Rung("tied to another record, or acted on", _FOLLOWED, ("record",)),
        Rung("an action on it or on that record", _FOLLOWED, ("acted",)),
    ),
)


def places(material: Material) -> Iterator[Part]:
    """Section 14."""
    facts = material.facts
    yield Paragraph(
        "Where an offence happened, where a child was seen, left and was found are kept apart. "
        "Addresses are not shown; kinds of place are."
    )
    yield crosstab(facts, "T14", "places-by-role", is_whole=False)
    yield heat_figure(facts, "F14", "places-by-role", "T14")
    yield crosstab(facts, "T14a", "crimes-by-area", is_whole=False)
    if material.rings:
        yield area_figure(material)
    yield from shared_places(material)


def area_figure(material: Material) -> Figure | Paragraph:
    """The map, of protected counts only; small areas were joined before anything was hidden."""
    facts = material.facts
    query = "crimes-by-area"
    known = set(facts.categories(query, 0))
    numbers = {
        name: facts.number(query, name) if name in known else None for name in material.rings
    }
    values = {name: 0.0 if n is None else n.value for name, n in numbers.items()}
    n_drawn = sum(bool(value) for value in values.values())
    if n_drawn < FEWEST_DRAWN:
        why = "it would be of one area alone" if n_drawn else "none of its counts can be drawn"
        return Paragraph(f"No map is drawn of table T14a: {why}.")
    title = "Exploitation crimes by area"
    said = "; ".join(f"{name} {n}" for name, n in sorted(numbers.items()) if n is not None)
    return Figure(
        "M14",
        f"{title}, {material.areas_say}: white where none is counted, grey where the count is not "
        "shown (data in table T14a)",
        area_map(material.rings, values, title=title),
        f"Map of exploitation crimes by area: {said or 'none has a known place'}.",
    )


def shared_places(material: Material) -> Iterator[Part]:
    """T14b: places of several children, in the restricted edition only."""
    found = material.listings.places[:LISTED_PLACES]
    if not material.scope.is_restricted:
        yield Paragraph("Single places are listed in the restricted edition only.")
        return
    columns = ("Place", "kind", "children", "sources", "records")
    rows = tuple(
        (
            f"Place {n}",
            str(place["place"] or "unknown").replace("_", " "),
            place["n_children"],
            place["n_sources"],
            place["n_records"],
        )
        for n, place in enumerate(found, 1)
    )
    if not rows:
        yield Paragraph("No place other than a home stands on records of two or more children.")
        return
    cells = tuple(
        (
            None,
            None,
            *(CellRef("places-of-several-children", (row[0], c)) for c in columns[2:]),
        )
        for row in rows
    )
    yield Table(
        "T14b",
        "Places on records of two or more children harmed or at risk",
        columns,
        rows,
        ("Homes and the internet are left out. The review workspace opens the records.",),
        ("places-of-several-children",),
        cells,
    )


def online(material: Material) -> Iterator[Part]:
    """Section 16."""
    facts = material.facts
    yield from tell(
        "Of {all:exploitation crime|exploitation crimes}, {yes:carries|carry} the marker of an "
        "online element ({share}). Section 8 counts what the text of a crime says of it, with or "
        "without the marker.",
        yes=facts.number("crimes-by-online", "yes"),
        all=facts.number("crimes-by-online"),
        share=facts.share("crimes-by-online", ("yes",)),
    )
    if "not_recorded" in facts.categories("crimes-by-online", 0, only_found=True):
        yield from tell(
            "For {none:crime|crimes} it is not recorded.",
            none=facts.number("crimes-by-online", "not_recorded"),
        )
    yield crosstab(facts, "T16", "crimes-by-online")
    over_time = next(q for q in ONLINE_OVER_TIME if facts.has(q))
    yield trend_table(facts, "T16a", over_time, "yes")
    yield trend_figure(facts, "F16", over_time, "T16a")


def missing(material: Material) -> Iterator[Part]:
    """Section 17."""
    facts = material.facts
    yield from tell(
        "Recorded of children: {all:missing episode|missing episodes}; {ours} of them of children "
        "harmed or believed at risk.",
        all=facts.number("missing-by-interview"),
        ours=facts.number("missing-by-interview", "", "yes"),
    )
    yield crosstab(facts, "T17", "children-by-missing")
    for number, query in (
        ("T17a", "missing-by-length"),
        ("T17b", "missing-by-interview"),
        ("T17c", "missing-by-left-place"),
        ("T17d", "missing-by-found-place"),
        ("T17e", "missing-by-concern"),
    ):
        yield crosstab(facts, number, query, is_whole=query != "missing-by-found-place")
    yield bar_figure(facts, "F17", "missing-by-interview", "T17b")
    yield crosstab(
        facts,
        "T17f",
        "missing-by-level",
        notes=("The level is the police's own grading; it is a poor guide and is used nowhere.",),
    )
    yield from tell(
        "An interview was held within 72 hours for {n:episode|episodes} ({share}).",
        n=facts.number("missing-by-interview", "in_time"),
        share=facts.share("missing-by-interview", ("in_time",)),
    )


def education(material: Material) -> Iterator[Part]:
    """Section 18."""
    yield Paragraph("What education reported in the period about the children harmed or at risk.")
    yield crosstab(material.facts, "T18", "children-by-education")
    yield bar_figure(material.facts, "F18", "children-by-education", "T18")


def health(material: Material) -> Iterator[Part]:
    """Section 19."""
    yield crosstab(material.facts, "T19", "children-by-health")
    yield crosstab(
        material.facts,
        "T19a",
        "attendances-by-place",
        is_whole=False,
        notes=("Attendances are counted by place only and tied to nobody.",),
    )
    yield bar_figure(material.facts, "F19", "attendances-by-place", "T19a")


def criminalised(material: Material) -> Iterator[Part]:
    """Section 20."""
    facts = material.facts
    yield from tell(
        "Of {all:child|children} harmed or believed at risk, {n:is|are} recorded as a suspect as "
        "well. Each is a child first: the question is who made them take part.",
        n=facts.number("children-by-treatment-as-suspect", "yes"),
        all=facts.number("children-by-treatment-as-suspect"),
    )
    yield crosstab(facts, "T20", "children-by-treatment-as-suspect")
    yield from sequence(facts)
    yield from dated_sequences(material)


def sequence(facts: Facts) -> Iterator[Part]:
    """T20a and F20: which record came first, and what followed, of children also suspects."""
    query = "children-by-sequence"
    if facts.number(query).value != 0:
        yield from told_of_sequence(facts, query)
    yield passage_table(
        facts,
        "T20a",
        facts.declared[query].says,
        (query,),
        (
            "First report of exploitation by any agency against first record as a suspect of any "
            "crime while a child. What followed is counted to the end of the period.",
        ),
    )
    yield passage_figure(
        facts, "F20", "From harm to being a suspect, and what followed", (query,), "T20a", ROOT
    )


def told_of_sequence(facts: Facts, query: str) -> Iterator[Paragraph]:
    """In a sentence: how many were known as harmed before they were recorded as suspects."""
    yield from tell(
        "For {first:child|children} the first report of harm is older than the first record as a "
        "suspect; of these, {justice:was|were} met by youth justice without a referral to the "
        "National Referral Mechanism, and {referred:was|were} referred.",
        first=facts.number(query, "harmed"),
        justice=facts.number(query, "harmed", "justice"),
        referred=facts.number(query, "harmed", "referred"),
    )


DAYS = {
    "first report of harm": "harmed_on",
    "first record as a suspect": "suspect_on",
    "youth justice contact": "justice_on",
    "referral to the National Referral Mechanism": "referred_on",
}


def dated_sequences(material: Material) -> Iterator[Table | Figure]:
    """T20b and F20a: the days of each child in a lane of its own; the restricted edition only."""
    held = material.listings.sequences[:LISTED_CHILDREN]
    if not held:
        return
    names = [f"Child {n}" for n in range(1, len(held) + 1)]
    rows = tuple(
        (name, *(_said(row[column]) for column in DAYS.values()))
        for name, row in zip(names, held, strict=True)
    )
    title = "First days of harm, of suspicion and of what followed, child by child"
    notes = (
        "In the order of their ids, which says nothing about them.",
        *([CUT] if len(material.listings.sequences) > len(held) else []),
    )
    widths = (1, *[2.0] * len(DAYS))
    yield Table("T20b", title, ("Child", *DAYS), rows, notes, widths=widths)
    days = {kind: [row[column] for row in held] for kind, column in DAYS.items()}
    lines = [
        f"{row[0]}: " + ", ".join(f"{k} {d}" for k, d in zip(DAYS, row[1:], strict=True))
        for row in rows
    ]
    yield Figure(
        "F20a",
        f"{title} (data in table T20b)",
        lanes(names, days, title=title),
        f"Picture of a lane for each child. {title}; {'; '.join(lines)}.",
    )


def _said(value: date | None) -> str:
    return "none recorded" if value is None else day(value)


def surroundings(material: Material) -> Iterator[Part]:
    """Section 21: conditions of systems, never causes and never blame."""
    yield Paragraph(
        "The cause of exploitation is those who exploit. These figures show which services were "
        "around a child, in the neutral words of the assessment codes."
    )
    yield crosstab(material.facts, "T21", "children-by-factor")


def from_training_to_action(facts: Facts) -> tuple[tuple[Rung, ...], ...]:
    """The steps of F22; where no call is tied to a business trained, nothing follows on them."""
    training, trained, calls = FROM_TRAINING_TO_ACTION
    if facts.number(_SINCE, "any_call").value == 0:
        return (training, trained[:1], calls)
    return FROM_TRAINING_TO_ACTION


def business(material: Material) -> Iterator[Part]:
    """Section 22."""
    facts = material.facts
    yield from tell(
        "Businesses made {calls:call|calls} in the period; {events:training event or test "
        "purchase was|training events and test purchases were} held.",
        calls=facts.number("business-calls-by-place"),
        events=facts.number("training-by-sector"),
    )
    yield crosstab(facts, "T22", "training-by-sector", is_whole=False)
    yield crosstab(facts, "T22a", "test-purchases-by-result")
    yield crosstab(facts, "T22b", "business-calls-by-place", is_whole=False)
    yield crosstab(facts, "T22c", "licensing-by-kind")
    yield bar_figure(facts, "F22b", "business-calls-by-place", "T22b")
    steps = from_training_to_action(facts)
    yield from cascade_parts(facts, "T22d", "F22", "From training to calls to action", steps)
    if steps != FROM_TRAINING_TO_ACTION:
        yield Paragraph(
            "No call of the period is tied to a business that was trained, so how many of those "
            "called afterwards is not known."
        )
    yield Paragraph(
        "Training, businesses and calls are units of their own: a call is no share of a training "
        "event. A call is tied to a business by its record or by the same name, and to action by "
        "the records it names or that share its source. What is not tied is not known, and is not "
        "taken as absent."
    )
