"""What holds together and which fields each source fills in: tables with their pictures."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts import heat, upset
from accord.documents import Figure, Paragraph, Part, Table
from accord.profile.counting.overlaps import Overlap, held_in, parts_of, words_of_part
from accord.profile.crosstabs import FEWEST_DRAWN, Line, assembled, crosstab, no_picture
from accord.profile.facts import Facts

# A picture of more columns than this cannot be read on a page; the table has them all.
MOST_COLUMNS = 18


def overlap(facts: Facts, table: str, figure: str, held: Overlap) -> Iterator[Part]:
    """Which combinations were met, as a table and as columns over dots."""
    if not facts.has(held.query) or facts.is_empty(held.query):
        return
    yield crosstab(facts, table, held.query, is_whole=False, notes=(held.note,) * bool(held.note))
    yield overlap_figure(facts, figure, table, held)


def overlap_figure(facts: Facts, number: str, beside: str, held: Overlap) -> Figure | Paragraph:
    """The combinations as columns, the largest first; those not shown at the end."""
    query = held.query
    shown = {name: facts.number(query, name) for name in facts.categories(query, 0)}
    n_drawn = sum(bool(n.value) for n in shown.values())
    if n_drawn < FEWEST_DRAWN:
        return no_picture(beside, is_bare=not n_drawn)
    order = sorted(shown, key=lambda name: -(shown[name].value or 0))
    drawn = [name for name in order if shown[name].value != 0][:MOST_COLUMNS]
    sets = [
        part for part in parts_of(held, facts.scope) if any(part in held_in(name) for name in drawn)
    ]
    svg = upset(
        [words_of_part(held, part) for part in sets],
        [
            ([words_of_part(held, part) for part in held_in(name)], shown[name].value)
            for name in drawn
        ],
        unit=held.population,
        title=held.says,
    )
    said = "; ".join(f"{facts.words(query, 0, name)} {shown[name]}" for name in drawn)
    more = f" The {len(drawn)} largest of {len(shown)}." if len(drawn) < len(shown) else ""
    return Figure(
        number,
        f"{held.says} (data in table {beside})",
        svg,
        f"Picture of combinations as columns over dots. {held.says}:{more} {said}.",
    )


def field_map(facts: Facts, number: str, figure: str, query: str) -> Iterator[Part]:
    """Which share of its records each source has filled in, field by field, as table and map."""
    if not facts.has(query) or facts.is_empty(query):
        return
    fields = [name for name in facts.declared[query].splits[0].words if name != "none"]
    sources = facts.categories(query, 1, only_found=True)
    yield field_table(facts, number, query, fields, sources)
    shares = [[facts.share(query, (f, s), ("", s)) for s in sources] for f in fields]
    if not any(share.value for row in shares for share in row):
        return
    if len(sources) < FEWEST_DRAWN:
        yield Paragraph(f"No picture is drawn of table {number}: it would be of one source alone.")
        return
    title = f"{facts.declared[query].says}: share filled in"
    svg = heat(
        [facts.words(query, 0, name) for name in fields],
        [facts.words(query, 1, name) for name in sources],
        [[share.value for share in row] for row in shares],
        unit="",
        title=title,
        is_share=True,
    )
    said = "; ".join(
        f"{facts.words(query, 0, name)}, {facts.words(query, 1, source)} {share}"
        for name, row in zip(fields, shares, strict=True)
        for source, share in zip(sources, row, strict=True)
    )
    yield Figure(
        figure,
        f"{title} (data in table {number})",
        svg,
        f"Picture of a grid of shares. {title}: {said}.",
    )


def field_table(
    facts: Facts, number: str, query: str, fields: list[str], sources: tuple[str, ...]
) -> Table:
    """One row for each source: its records, and the share of them in which each field stands."""
    lines = [
        Line(
            facts.words(query, 1, source) if source else "all",
            (
                facts.number(query, "", source),
                *(facts.share(query, (name, source), ("", source)) for name in fields),
            ),
        )
        for source in (*sources, "")
    ]
    split = facts.declared[query].splits
    columns = (split[1].title, "records", *(facts.words(query, 0, name) for name in fields))
    widths = (2.4, 0.8, *[1.0] * len(fields))
    notes = ("Shares are of the records in the same row. Empty and refused values do not count.",)
    return assembled(
        facts, number, facts.declared[query].says, columns, lines, notes, widths=widths
    )
