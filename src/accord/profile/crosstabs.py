"""Protected counts become tables and pictures of the document, each number with its query."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.charts import bars, columns_over_time, heat
from accord.disclosure import TOTAL
from accord.disclosure.protection import CONFIDENTIAL
from accord.documents import CellRef, Figure, Paragraph, Table
from accord.documents.model import Cell
from accord.documents.writing import SYMBOLS
from accord.profile.facts import Facts, Key, Number
from accord.profile.scope import months
from accord.profile.spans import day, days, short

COUNTS_NOTE = {
    "restricted-none": "counts are exact",
    "partnership-5": "counts below 5 are not shown, [c], nor is a larger one that tells one of "
    "them; others are exact",
    "public-10-5": "counts below 10 are not shown, [c], nor is a larger one that tells one of "
    "them; others are rounded to the nearest 5",
}
Picture = Figure | Paragraph
FEWEST_DRAWN = 2
MISSING, NOT_RECORDED = ("not_recorded", "unknown", "U"), "not recorded"


@dataclass(frozen=True)
class Line:
    """One row of a table that is put together from several queries."""

    label: str
    numbers: tuple[Number | str, ...]


def assembled(
    facts: Facts,
    number: str,
    caption: str,
    columns: Sequence[str],
    lines: Sequence[Line],
    notes: Sequence[str] = (),
    *,
    widths: tuple[float, ...] = (),
) -> Table:
    """A table whose rows come from several queries."""
    found = [n for line in lines for n in line.numbers if isinstance(n, Number)]
    queries = tuple(dict.fromkeys(n.cell.query for n in found))
    return Table(
        number,
        caption,
        tuple(columns),
        tuple((line.label, *(_value(n) for n in line.numbers)) for line in lines),
        (*notes, *_symbols(lines), standing_note(facts, queries)),
        queries,
        tuple(
            (None, *(n.cell if isinstance(n, Number) else None for n in line.numbers))
            for line in lines
        ),
        widths,
    )


def _symbols(lines: Sequence[Line]) -> Iterator[str]:
    """What each symbol of a table stands for; the note on every table says it of hidden counts."""
    texts = {str(number) for line in lines for number in line.numbers} - {CONFIDENTIAL}
    found = [f"{text} means {says}" for text, says in SYMBOLS.items() if text in texts]
    if found:
        yield f"{'; '.join(found)}."


def _value(number: Number | str) -> Cell:
    if isinstance(number, str):
        return number
    if number.value is None or number.cell.of is not None:
        return number.text
    return int(number.value)


def crosstab(
    facts: Facts,
    number: str,
    query: str,
    *,
    caption: str = "",
    is_whole: bool = True,
    larger: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Table:
    """One query as a table: its first split down, its second across, totals of both.

    is_whole: whether categories in which nothing was counted are shown too. larger: categories
    that several rows are part of, shown under them.
    """
    declared = facts.declared[query]
    rows = facts.categories(query, 0, only_found=not is_whole or facts.is_empty(query))
    across = facts.categories(query, 1) if len(declared.splits) > 1 else ()
    has_shares = not facts.is_over_time(query)
    lines = [_line(facts, query, row, across) for row in (*rows, *larger, TOTAL)]
    if across and has_shares:
        lines.append(
            Line(
                "share",
                (
                    *(facts.share(query, (TOTAL, column)) for column in across),
                    facts.share(query, (TOTAL,)),
                    "",
                ),
            )
        )
    titles = [_heading(facts, query, column) for column in across]
    shares = ("share",) if has_shares else ()
    whole = f"all {declared.total or declared.population}"
    head = (declared.splits[0].title, *titles, whole, *shares)
    return assembled(
        facts,
        number,
        caption or declared.says,
        head,
        lines,
        (*notes, *_said(facts, query, len(rows) < len(facts.categories(query, 0)))),
    )


def _line(facts: Facts, query: str, row: str, across: Sequence[str]) -> Line:
    """One category: its count in each column, in all, and its share of all."""
    share = () if facts.is_over_time(query) else (facts.share(query, (row,)),)
    numbers = (*(facts.number(query, row, c) for c in across), facts.number(query, row), *share)
    return Line(facts.words(query, 0, row), numbers)


def _heading(facts: Facts, query: str, column: str) -> str:
    """A category as a column's heading; a bare yes or no says of what."""
    word = facts.words(query, 1, column)
    title = facts.declared[query].splits[1].title
    return f"{title}: {word}" if word in ("yes", "no") else word


def _said(facts: Facts, query: str, is_cut: bool) -> list[str]:
    said = []
    split = facts.declared[query].splits[0]
    if not split.is_partition:
        said.append("Several can hold at once, so rows can add up to more than the total.")
    if is_cut:
        said.append("Categories in which nothing was counted are left out.")
    return said


def standing_note(facts: Facts, queries: Sequence[str]) -> str:
    """What every table says of itself: its days, how many it counts, what is missing, sources.

    Versions stand once in section 0; which queries it rests on stands in the annex.
    """
    first = queries[0] if queries else ""
    parts = [f"{_covers(facts, queries)}, as at {day(date.fromisoformat(facts.as_at))}"]
    if first:
        parts.append(f"counted: {_sizes(facts, queries)}")
        missing = _missing(facts, first)
        parts += [f"not recorded: {missing}"] if missing else []
        parts.append(f"sources: {facts.sources.get(facts.declared[first].population, 'all')}")
    parts.append(COUNTS_NOTE[facts.scope.policy])
    return "; ".join(parts) + "."


def _covers(facts: Facts, queries: Sequence[str]) -> str:
    """Which days a table is about: the period's, those of all its years, or whatever was sent."""
    scope = facts.scope
    if not queries or any(facts.declared[query].is_of_period for query in queries):
        return days(scope.first, scope.last)
    if any(facts.is_over_time(query) for query in queries):
        return days(months(scope)[0].first_day, scope.last)
    return "all that was delivered"


def _sizes(facts: Facts, queries: Sequence[str]) -> str:
    """How many of each thing stand behind a table: crimes, children and people apart."""
    found: dict[str, str] = {}
    for query in queries:
        count = facts.declared[query]
        found.setdefault(count.unit, f"{count.total or count.population} {facts.number(query)}")
    return ", ".join(found.values())


def _missing(facts: Facts, query: str) -> str:
    splits = facts.declared[query].splits
    shares = [
        (splits[place].title, facts.share(query, _at(place, name, len(splits))))
        for place in range(len(splits))
        for name in facts.categories(query, place)
        if name in MISSING and facts.words(query, place, name) == NOT_RECORDED
    ]
    if len(shares) == 1:
        return shares[0][1].text
    return ", ".join(f"{_small(title)} {s}" for title, s in shares)


def _at(place: int, name: str, n: int) -> Key:
    return tuple(name if i == place else TOTAL for i in range(n))


def bar_figure(facts: Facts, number: str, query: str, beside: str, *, place: int = 0) -> Picture:
    """Bars of one split of a query; `beside` is the table with the same numbers."""
    declared = facts.declared[query]
    rows = facts.categories(query, place, only_found=True)
    values = [facts.number(query, *_at(place, row, len(declared.splits))) for row in rows]
    if _drawn(values) < FEWEST_DRAWN:
        return no_picture(beside, is_bare=_is_bare(values))
    labels = [facts.words(query, place, row) for row in rows]
    title = f"{_counted(declared.says)}: {_small(declared.splits[place].title)}"
    svg = bars(labels, [v.value for v in values], unit=declared.population, title=title)
    return _figure(number, title, svg, beside, list(zip(labels, values, strict=True)), "bars")


def _counted(says: str) -> str:
    """What a query counts, without what it is divided by."""
    return says.partition(" by ")[0].rstrip(",")


def _small(title: str) -> str:
    """A title in the middle of a sentence; an abbreviation stays as it is."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _is_bare(numbers: Sequence[Number]) -> bool:
    return not any(number.value for number in numbers)


def _drawn(numbers: Sequence[Number]) -> int:
    """How many bars there would be: one alone says no more than its figure."""
    return sum(bool(number.value) for number in numbers)


def no_picture(beside: str, *, is_bare: bool = True) -> Paragraph:
    """What is said where a picture would say nothing."""
    why = "none of its counts can be drawn" if is_bare else "it would be of one count alone"
    return Paragraph(f"No picture is drawn of table {beside}: {why}.")


def _figure(
    number: str,
    title: str,
    svg: str,
    beside: str,
    shown: Sequence[tuple[str, Number]],
    what: str,
) -> Figure:
    said = "; ".join(f"{label} {value}" for label, value in shown) or "nothing was counted"
    return Figure(
        number, f"{title} (data in table {beside})", svg, f"Picture of {what}. {title}: {said}."
    )


def time_figure(
    facts: Facts,
    number: str,
    query: str,
    beside: str,
    *,
    draw: Callable[..., str] | None = None,
) -> Picture:
    """One query over time, as a control chart or as one line for each further category."""
    spans = facts.categories(query, 0)
    declared = facts.declared[query]
    if _is_bare([facts.number(query, span) for span in spans]):
        return no_picture(beside)
    names = [short(span) for span in spans]
    if len(declared.splits) > 1:
        lines = {
            facts.words(query, 1, n): [facts.number(query, s, n) for s in spans]
            for n in facts.categories(query, 1)
        }
        series = {name: [number.value for number in line] for name, line in lines.items()}
        svg = columns_over_time(names, series, unit=declared.population, title=declared.says)
        shown = list(_of_lines(lines, [facts.words(query, 0, span) for span in spans]))
    else:
        values = [facts.number(query, s).value for s in spans]
        unit, title = declared.population, declared.says
        if draw is None:
            svg = columns_over_time(names, {title: values}, unit=unit, title=title)
        else:
            svg = draw(names, values, unit=unit, title=title)
        shown = [(facts.words(query, 0, span), facts.number(query, span)) for span in spans]
    return _figure(number, declared.says, svg, beside, shown, "values over time")


def _of_lines(
    lines: Mapping[str, Sequence[Number]], spans: Sequence[str]
) -> Iterator[tuple[str, Number]]:
    """Each point of each line, as its alternative text names it."""
    for name, line in lines.items():
        yield from ((f"{name}, {span}", number) for span, number in zip(spans, line, strict=True))


def heat_figure(
    facts: Facts, number: str, query: str, beside: str, *, is_whole: bool = False
) -> Picture:
    """A query with two splits as a grid of counts.

    is_whole: whether rows in which nothing was counted are drawn too, as days of the week are.
    """
    rows = facts.categories(query, 0, only_found=not is_whole)
    columns = facts.categories(query, 1)
    numbers = [[facts.number(query, r, c) for c in columns] for r in rows]
    counts = [number for line in numbers for number in line]
    if _drawn(counts) < FEWEST_DRAWN:
        return no_picture(beside, is_bare=_is_bare(counts))
    cells = [[number.value for number in line] for line in numbers]
    declared = facts.declared[query]
    svg = heat(
        [facts.words(query, 0, r) for r in rows],
        [facts.words(query, 1, c) for c in columns],
        cells,
        unit=declared.splits[1].title,
        title=declared.says,
    )
    shown = [(facts.words(query, 0, r), facts.number(query, r)) for r in rows]
    return _figure(number, declared.says, svg, beside, shown, "a grid of counts")


def cells_of(table: Table) -> list[tuple[CellRef, Cell]]:
    """Every traced number of a table with what is shown for it."""
    return [
        (cell, value)
        for refs, row in zip(table.cells, table.rows, strict=False)
        for cell, value in zip(refs, row, strict=True)
        if cell is not None
    ]
