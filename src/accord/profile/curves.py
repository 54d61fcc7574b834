"""How soon steps were taken: a table of spans, a rising curve, and the day by which half had it.

The curve is made of the protected counts alone, and ends before the first that is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from accord.charts import time_to
from accord.documents import Figure, Paragraph, Part, Table
from accord.profile.counting.durations import (
    BEFORE,
    CRIME_DURATIONS,
    OVER,
    UNDATED,
    Duration,
    spans_of,
)
from accord.profile.crosstabs import Line, assembled
from accord.profile.durations import Estimate, Spell, estimate
from accord.profile.facts import Facts, percent
from accord.profile.material import Material

NOT_REACHED = "not reached"
# No share is by the end of a row that is no span of days.
UNTIMED = ("[z]", "[z]")
MILESTONES = (7, 28, 84, 365)
HOW = (
    "Kaplan and Meier's estimate with 95% limits. Those still without it are counted for as long "
    "as they were followed, and nobody is taken to be without it for good.",
    "A span counts to its last day. A crime that was closed without the step stays in the count.",
)


def spells(duration: Duration, facts: Facts) -> tuple[list[Spell], int] | None:
    """The spans up to the first hidden count, and all who could have it; None where none is shown.

    Those who had it before the count begins, or on a day nobody recorded, cannot be timed.
    """
    query = duration.query
    if not facts.has(query):
        return None
    table = facts.table(query).table
    left_out = [
        facts.number(query, name).value for name in (BEFORE, UNDATED) if (name, "") in table.counts
    ]
    whole = facts.number(query).value
    if whole is None or any(n is None for n in left_out):
        return None
    found = []
    for day in spans_of(facts.scope):
        happened = facts.number(query, str(day), "happened").value
        followed = facts.number(query, str(day), "followed").value
        if happened is None or followed is None:
            break
        found.append(Spell(day, int(happened), int(followed)))
    return (found, int(whole - sum(n or 0 for n in left_out))) if found else None


def timed(duration: Duration, facts: Facts) -> Estimate | None:
    """The estimate for one step, where enough is shown to make one."""
    given = spells(duration, facts)
    return estimate(*given) if given else None


def is_of_nobody(duration: Duration, facts: Facts) -> bool:
    """Whether the counts of all days are shown, and nobody had it on any of them."""
    given = spells(duration, facts)
    if given is None or len(given[0]) < len(spans_of(facts.scope)):
        return False
    return not any(spell.happened for spell in given[0])


def lacks(duration: Duration, material: Material) -> bool:
    """Whether no source of the area delivers what the step is known from."""
    return bool(duration.needs) and not set(duration.needs) & material.presence.actions


def crime_curves(material: Material, summary: str, figure: str, first: str) -> Iterator[Part]:
    """Steps of an investigation: one summary, one picture of all, then each one's counts."""
    facts = material.facts
    known = [d for d in CRIME_DURATIONS if facts.has(d.query) and not lacks(d, material)]
    if not known:
        return
    estimates = {d.id: timed(d, facts) for d in known}
    yield summary_table(facts, summary, known, estimates)
    numbers = [f"{first}{n}" for n in range(1, len(known) + 1)]
    yield crimes_figure(figure, summary, known, estimates)
    for number, duration in zip(numbers, known, strict=True):
        yield span_table(facts, number, duration, estimates[duration.id])


def summary_table(
    facts: Facts, number: str, durations: Sequence[Duration], found: Mapping[str, Estimate | None]
) -> Table:
    """For each step, of how many, how many had it, when half had it, and the share by some days."""
    lines = [
        Line(
            duration.title,
            (
                facts.number(duration.query),
                facts.number(duration.query, "", "happened"),
                facts.number(duration.query, "", "followed"),
                *_answers(found[duration.id], is_of_nobody(duration, facts)),
            ),
        )
        for duration in durations
    ]
    columns = (
        *("Step", "of", "it happened", "still without it", "half had it by day", "95% interval"),
        *(f"by day {day}" for day in MILESTONES),
    )
    widths = (3.4, 0.6, 0.9, 0.9, 0.9, 1.4, 0.8, 0.8, 0.8, 0.8)
    caption = "How soon steps were taken, from the day a crime was recorded"
    return assembled(facts, number, caption, columns, lines, HOW, widths=widths)


def _answers(found: Estimate | None, is_of_nobody: bool) -> tuple[str, ...]:
    """When half had it, and the share by some days; of nobody each is known without a curve."""
    if is_of_nobody:
        return (NOT_REACHED, NOT_REACHED, *("0%" for _ in MILESTONES))
    return (*_half(found), *(_by(found, day) for day in MILESTONES))


def _half(found: Estimate | None) -> tuple[str, str]:
    """The day by which half had it, with its limits, as far as they are reached."""
    if found is None:
        return "[c]", "[c]"
    limits = (found.earliest, found.latest)
    low, high = (NOT_REACHED if day is None else str(day) for day in limits)
    interval = NOT_REACHED if limits == (None, None) else f"{low} to {high}"
    return NOT_REACHED if found.median is None else str(found.median), interval


def _by(found: Estimate | None, day: int) -> str:
    share = found.by(day) if found else None
    return "[c]" if share is None else percent(share[0])


def span_table(facts: Facts, number: str, duration: Duration, found: Estimate | None) -> Table:
    """The counts that a curve is drawn from, span by span, with the share that had it by then."""
    query = duration.query
    table = facts.table(query).table
    nobody = is_of_nobody(duration, facts)
    places = {str(day): n for n, day in enumerate(found.curve.days)} if found else {}
    lines = []
    for name in (*map(str, spans_of(facts.scope)), OVER, UNDATED, BEFORE):
        if not table.counts.get((name, ""), 0):
            continue
        place = places.get(name)
        lines.append(
            Line(
                facts.words(query, 0, name),
                (
                    facts.number(query, name, "happened"),
                    facts.number(query, name, "followed"),
                    *(_share(found, place, is_of_nobody=nobody) if name.isdigit() else UNTIMED),
                ),
            )
        )
    lines.append(
        Line("all", (*(facts.number(query, "", s) for s in ("happened", "followed")), *UNTIMED))
    )
    columns = (
        f"Days from {duration.since}",
        *("it happened", "still without it, followed no longer", "share with it by then"),
        "95% interval",
    )
    widths = (2.4, 1, 1.6, 1.2, 1.2)
    notes = (half_said(duration, found),) if found else ()
    return assembled(facts, number, duration.title, columns, lines, notes, widths=widths)


def _share(found: Estimate | None, place: int | None, *, is_of_nobody: bool) -> tuple[str, str]:
    """The share that had it by the end of a span, with its limits."""
    if is_of_nobody:
        return "0%", "[z]"
    if found is None or place is None:
        return "[c]", "[c]"
    curve = found.curve
    low, high = percent(curve.lows[place]), percent(curve.highs[place])
    return percent(curve.shares[place]), f"{low} to {high}"


SHORT = {
    "crime_to_safeguarding": "safeguarding",
    "crime_to_arrest": "arrest or interview",
    "crime_to_charge": "charge",
    "crime_to_outcome": "any outcome",
}


def crimes_figure(
    number: str,
    beside: str,
    durations: Sequence[Duration],
    found: Mapping[str, Estimate | None],
) -> Figure | Paragraph:
    """All steps of an investigation in one picture."""
    held = {SHORT[d.id]: e for d in durations if (e := found[d.id]) is not None}
    title = "Share of exploitation crimes with each step, by days from the day recorded"
    if not held:
        return Paragraph(f"No picture is drawn of table {beside}: none of its counts can be drawn.")
    svg = time_to({name: e.curve for name, e in held.items()}, unit="share", title=title)
    said = "; ".join(
        f"{name} by day {day} {_by(e, day)}"
        for name, e in held.items()
        for day in MILESTONES
        if e.by(day) is not None
    )
    return Figure(
        number,
        f"{title} (data in table {beside} and those after it)",
        svg,
        f"Picture of rising curves. {title}: {said or 'no day of the table is reached'}.",
    )


def one_curve(material: Material, number: str, figure: str, duration: Duration) -> Iterator[Part]:
    """One step with its counts and its own picture, the interval drawn around it."""
    facts = material.facts
    if not facts.has(duration.query) or facts.is_empty(duration.query):
        return
    found = timed(duration, facts)
    if found is not None:
        yield Paragraph(f"{half_said(duration, found)} {HOW[0]}")
    yield span_table(facts, number, duration, found)
    if found is None:
        is_flat = is_of_nobody(duration, facts)
        why = "nobody had it on the days counted" if is_flat else "none of its counts can be drawn"
        yield Paragraph(f"No picture is drawn of table {number}: {why}.")
        return
    said = "; ".join(
        f"by day {day} {percent(share)}"
        for day, share in zip(found.curve.days, found.curve.shares, strict=True)
        if facts.table(duration.query).table.counts.get((str(day), ""), 0)
    )
    yield Figure(
        figure,
        f"{duration.title}: share with it by days from {duration.since} (data in table {number})",
        time_to({duration.title: found.curve}, unit="share with it", title=duration.title),
        f"Picture of a rising curve with its 95% interval. {duration.title}: {said}.",
    )


def half_said(duration: Duration, found: Estimate) -> str:
    """In a sentence: within how many days half had it, and between which days that lies."""
    last = found.curve.days[-1]
    if found.median is None:
        said = f"fewer than half had it within {last} days of {duration.since}"
    else:
        said = f"half had it within {found.median} days of {duration.since}"
    if found.earliest is None:
        return f"{duration.title}: {said}."
    late = (
        f"is not reached within {last} days"
        if found.latest is None
        else (f"is within {found.latest} days")
    )
    return (
        f"{duration.title}: {said}. The 95% interval of that time begins within {found.earliest} "
        f"days and its end {late}."
    )
