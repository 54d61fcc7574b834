"""Pictures of several splits at once: pyramid, pathway, cascade and trend, each with its table.

They are drawn from the protected table alone. What is not shown is drawn as not shown, in one size,
so that nothing can be measured from a picture that its table keeps back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.charts import Block, Stage, cascade, columns_over_time, pathway, pyramid
from accord.disclosure import TOTAL
from accord.documents import Figure, Paragraph, Table
from accord.profile.crosstabs import (
    FEWEST_DRAWN,
    Line,
    Picture,
    assembled,
    bar_figure,
    no_picture,
)
from accord.profile.facts import Facts, Number
from accord.profile.figures import NOT_RECORDED
from accord.profile.spans import short

ALL_OF_THESE = "all of these"
LEFT_OUT = "Where of a state no passage is counted, or none can be shown, only its own row stands."
TOO_FEW_PASSAGES = "No picture is drawn of table {}: too few of its passages can be drawn."
# Of fewer points than these of a line by quarter nobody reads a trend: it is drawn by year.
SHOWN_BY_QUARTER = 0.5
UNKNOWN = (NOT_RECORDED, "none", "neither")


def _said(pairs: Sequence[tuple[str, Number]]) -> str:
    return "; ".join(f"{label} {number}" for label, number in pairs)


def _figure(
    number: str, caption: str, svg: str, what: str, pairs: Sequence[tuple[str, Number]]
) -> Figure:
    return Figure(number, caption, svg, f"Picture of {what}: {_said(pairs)}.")


def _is_too_little(numbers: Sequence[Number]) -> bool:
    return sum(bool(number.value) for number in numbers) < FEWEST_DRAWN


def pyramid_figure(facts: Facts, number: str, query: str, beside: str) -> Picture:
    """A query by sex and by age as an age pyramid; by age alone where no more can be shown.

    Every age has its step, also one of nobody, so that the shape is that of the whole.
    """
    sexes, ages = _sides(facts, query), _bands(facts, query)
    counts = {sex: [facts.number(query, sex, age) for age in ages] for sex in sexes}
    every = [n for numbers in counts.values() for n in numbers]
    if _is_too_little(every):
        return bar_figure(facts, number, query, beside, place=1)
    words = [facts.words(query, 1, age) for age in ages]
    title = f"{facts.declared[query].population.capitalize()} by age and sex"
    svg = pyramid(
        words,
        {facts.words(query, 0, s): [n.value for n in held] for s, held in counts.items()},
        unit=facts.declared[query].population,
        title=title,
    )
    pairs = [
        (f"{facts.words(query, 0, sex)}, {word}", found)
        for sex, held in counts.items()
        for word, found in zip(words, held, strict=True)
    ]
    caption = f"{title}; the bands do not hold equally many years of age (data in table {beside})"
    return _figure(number, caption, svg, f"an age pyramid. {title}", pairs)


def _sides(facts: Facts, query: str) -> list[str]:
    """The two sexes that stand back to back, and whatever else was recorded of anybody."""
    found = facts.categories(query, 0, only_found=True)
    return [c for c in facts.categories(query, 0) if c in ("F", "M") or c in found]


def _bands(facts: Facts, query: str) -> list[str]:
    """Every band from the youngest up; an age that is not recorded stands under them all."""
    every, found = facts.categories(query, 1), facts.categories(query, 1, only_found=True)
    unknown = [c for c in every if c in UNKNOWN and c in found]
    return [*unknown, *(c for c in every if c not in UNKNOWN)]


def passage_table(
    facts: Facts, number: str, caption: str, queries: Sequence[str], notes: Sequence[str] = ()
) -> Table:
    """Every state of every stage, and of each how many were in each state of the next."""
    lines = [line for query in queries for line in _passages(facts, query)]
    last = queries[-1]
    for state in facts.categories(last, 1):
        lines.append(_all_of(facts, last, 1, state))
    columns = ("From", "to", facts.declared[last].population, "share")
    notes = (*notes, "A share is of those in the state it comes from, or of all.", LEFT_OUT)
    return assembled(facts, number, caption, columns, lines, notes, widths=(3, 3, 1, 1))


def _passages(facts: Facts, query: str) -> Iterator[Line]:
    for here in facts.categories(query, 0):
        yield _all_of(facts, query, 0, here)
        theirs = {there: facts.number(query, here, there) for there in facts.categories(query, 1)}
        for there, found in theirs.items() if any(n.value for n in theirs.values()) else ():
            share = facts.share(query, (here, there), (here,))
            state = _state(facts, query, 1, there)
            yield Line(_state(facts, query, 0, here), (state, found, share))


def _all_of(facts: Facts, query: str, place: int, state: str) -> Line:
    key = (state,) if place == 0 else (TOTAL, state)
    numbers = (facts.number(query, *key), facts.share(query, key))
    return Line(_state(facts, query, place, state), (ALL_OF_THESE, *numbers))


def _state(facts: Facts, query: str, place: int, state: str) -> str:
    return f"{facts.declared[query].splits[place].title}: {facts.words(query, place, state)}"


def passage_figure(
    facts: Facts, number: str, title: str, queries: Sequence[str], beside: str, root: str = ""
) -> Picture:
    """The passages of several queries, one after the other, as bands between stages.

    root: what all of them are called, where they are drawn as one state before the first stage.
    """
    pairs = [pair for query in queries for pair in _drawn_passages(facts, query)]
    if _is_too_little([found for _, found in pairs]):
        return Paragraph(TOO_FEW_PASSAGES.format(beside))
    stages = [_stage(facts, query, 0) for query in queries] + [_stage(facts, queries[-1], 1)]
    flows = [_flows(facts, query) for query in queries]
    if root:
        whole = facts.number(queries[0]).value
        flows = [{(0, i): value for i, (_, value) in enumerate(stages[0].nodes)}, *flows]
        stages = [Stage(root, (("all", whole),)), *stages]
    unit = facts.declared[queries[0]].population
    svg = pathway(stages, flows, unit=unit, title=title)
    caption = f"{title} (data in table {beside})"
    return _figure(number, caption, svg, f"bands from stage to stage. {title}", pairs)


def _drawn_passages(facts: Facts, query: str) -> Iterator[tuple[str, Number]]:
    for here in facts.categories(query, 0):
        for there in facts.categories(query, 1):
            found = facts.number(query, here, there)
            if found.value != 0 and not _leads_nowhere(facts, query, here, there):
                names = (_state(facts, query, 0, here), _state(facts, query, 1, there))
                yield " to ".join(names), found


def _leads_nowhere(facts: Facts, query: str, here: str, there: str) -> bool:
    """Whether a passage is from or to a state that is shown as nobody's, hidden or not itself."""
    return 0 in (facts.number(query, here).value, facts.number(query, TOTAL, there).value)


def _stage(facts: Facts, query: str, place: int) -> Stage:
    states = facts.categories(query, place)
    keys = [(state,) if place == 0 else (TOTAL, state) for state in states]
    nodes = tuple(
        (facts.words(query, place, state), facts.number(query, *key).value)
        for state, key in zip(states, keys, strict=True)
    )
    others = frozenset(i for i, state in enumerate(states) if state in UNKNOWN)
    return Stage(facts.declared[query].splits[place].title, nodes, others)


def _flows(facts: Facts, query: str) -> dict[tuple[int, int], float | None]:
    return {
        (i, j): facts.number(query, here, there).value
        for i, here in enumerate(facts.categories(query, 0))
        for j, there in enumerate(facts.categories(query, 1))
        if not _leads_nowhere(facts, query, here, there)
    }


@dataclass(frozen=True)
class Rung:
    """One step of a cascade: what it is called, and the figure that counts what is left."""

    name: str
    query: str
    key: tuple[str, ...] = ()


def cascade_parts(
    facts: Facts, table: str, figure: str, caption: str, blocks: Sequence[Sequence[Rung]]
) -> Iterator[Table | Figure | Paragraph]:
    """Steps that count what is left after each, as a table and as a picture.

    Steps of one block count one thing, and each has a share of the step above it.
    """
    lines = [line for block in blocks for line in _rungs(facts, block)]
    columns = ("Step", "unit", "count", "share of the step above")
    yield assembled(facts, table, caption, columns, lines, widths=(4, 1.2, 1, 1.4))
    numbers = [facts.number(rung.query, *rung.key) for block in blocks for rung in block]
    if _is_too_little(numbers):
        yield no_picture(table, is_bare=not any(n.value for n in numbers))
        return
    svg = cascade([_block(facts, block) for block in blocks], title=caption)
    names = [rung.name for block in blocks for rung in block]
    pairs = list(zip(names, numbers, strict=True))
    said = f"{caption}; each unit has a scale of its own (data in table {table})"
    yield _figure(figure, said, svg, f"steps, one under the other. {caption}", pairs)


def _rungs(facts: Facts, block: Sequence[Rung]) -> Iterator[Line]:
    for place, rung in enumerate(block):
        unit = facts.declared[rung.query].unit
        share: Number | str = _of_above(facts, block, place) if place else "[z]"
        yield Line(rung.name, (unit, facts.number(rung.query, *rung.key), share))


def _of_above(facts: Facts, block: Sequence[Rung], place: int) -> Number:
    return facts.share(block[place].query, block[place].key, block[place - 1].key)


def _block(facts: Facts, block: Sequence[Rung]) -> Block:
    steps = []
    for place, rung in enumerate(block):
        share = _of_above(facts, block, place) if place else None
        said = f"{share} of the step above" if share is not None and share.is_shown else ""
        steps.append((rung.name, facts.number(rung.query, *rung.key).value, said))
    return Block(facts.declared[block[0].query].unit, tuple(steps))


def trend_spans(facts: Facts, query: str) -> tuple[str, ...]:
    """The quarters of a query over time, or its years where too few quarters can be shown."""
    quarters, columns = facts.categories(query, 0), facts.categories(query, 1, only_found=True)
    numbers = [facts.number(query, quarter, column) for quarter in quarters for column in columns]
    shown = sum(number.is_shown for number in numbers)
    if shown >= SHOWN_BY_QUARTER * len(numbers):
        return quarters
    return facts.table(query).table.dimensions[0].children(TOTAL)


def trend_says(facts: Facts, query: str) -> str:
    """What a query over time counts, named by the spans it is shown in."""
    says = facts.declared[query].says
    if trend_spans(facts, query) == facts.categories(query, 0):
        return says
    return says.replace("by quarter recorded", "by the twelve months they were recorded in")


def trend_table(facts: Facts, number: str, query: str, first: str) -> Table:
    """A query over time by its second split; the share of the category that is asked about."""
    spans, columns = trend_spans(facts, query), facts.categories(query, 1)
    lines = [
        Line(
            facts.words(query, 0, span),
            (
                *(facts.number(query, span, column) for column in columns),
                facts.number(query, span),
                facts.share(query, (span, first), (span,)),
            ),
        )
        for span in (*spans, TOTAL)
    ]
    declared = facts.declared[query]
    is_finest = spans == facts.categories(query, 0)
    span_title = declared.splits[0].title if is_finest else "Twelve months"
    titles = (span_title, *(facts.words(query, 1, column) for column in columns))
    head = (*titles, f"all {declared.population}", f"share with {facts.words(query, 1, first)}")
    return assembled(facts, number, trend_says(facts, query), head, lines)


def trend_figure(facts: Facts, number: str, query: str, beside: str) -> Picture:
    """A query over time as a line for each category, quarters or years as in its table."""
    spans, columns = trend_spans(facts, query), facts.categories(query, 1, only_found=True)
    lines = {c: [facts.number(query, span, c) for span in spans] for c in columns}
    every = [n for line in lines.values() for n in line]
    if not any(sum(n.is_shown for n in line) >= FEWEST_DRAWN for line in lines.values()):
        return no_picture(beside, is_bare=not any(n.value for n in every))
    unit, title = facts.declared[query].population, trend_says(facts, query)
    series = {facts.words(query, 1, c): [n.value for n in line] for c, line in lines.items()}
    svg = columns_over_time([short(s) for s in spans], series, unit=unit, title=title)
    pairs = [
        (f"{facts.words(query, 1, c)}, {facts.words(query, 0, span)}", found)
        for c, line in lines.items()
        for span, found in zip(spans, line, strict=True)
    ]
    gaps = "" if all(n.is_shown for n in every) else "; a gap is a count that is not shown"
    caption = f"{title}{gaps} (data in table {beside})"
    return _figure(number, caption, svg, f"values over time. {title}", pairs)
