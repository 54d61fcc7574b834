"""The declarations of sections, gates, queries and measures become the profile's reference page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.profile.counting.declared import DECLARED
from accord.profile.counting.investigation import MEASURES
from accord.profile.counting.pathway import between
from accord.profile.counting.trend import COUNTS as OVER_TIME
from accord.profile.gates import GATES
from accord.profile.judgements import RULES as JUDGEMENTS
from accord.profile.recommendations import RULES as RECOMMENDATIONS
from accord.profile.sections import CHAPTERS, Chapter
from accord.profile.yardstick import YARDSTICK

HEAD = """# The problem profile

What every section asks and needs, what every gate checks, and every query behind a figure.
How to make one: [make a problem profile](../how-to/make-a-profile.md).
"""


def pages() -> Mapping[str, str]:
    """The page, by its path."""
    parts = (HEAD, *_sections(), *_gates(), *_drafts(), *_measures(), *_queries())
    return {"docs/reference/problem-profile.md": "\n".join(parts) + "\n"}


def _sections() -> Iterator[str]:
    yield "## Sections\n"
    yield "No table of the extract carries a source marked *; the section says who holds it.\n"
    yield "| section | question | sources it needs |"
    yield "| --- | --- | --- |"
    for chapter in CHAPTERS:
        yield f"| {chapter.number} {chapter.title} | {chapter.question} | {_needs(chapter)} |"


def _needs(chapter: Chapter) -> str:
    return "; ".join(need.what + ("" if need.can_be_carried else "*") for need in chapter.needs)


def _gates() -> Iterator[str]:
    yield "\n## Gates\n"
    yield "Every gate runs on every build and is printed in section 0.\n"
    yield "| gate | what it asks | what it does |"
    yield "| --- | --- | --- |"
    for gate in GATES:
        does = "stops the build" if gate.stops is gate.check else "is printed"
        if gate.stops and gate.stops is not gate.check:
            does = "is printed; no partner at all stops the build"
        if not gate.can_be_overridden:
            does = "stops the build, whatever is said"
        yield f"| {gate.id} | {gate.asks} | {does} |"
    yield "\nA stop is passed only with words under `[overrides]`, and they stand on the cover."


def _drafts() -> Iterator[str]:
    yield "\n## Judgements drafted by rule\n"
    words = "; ".join(f"up to {limit:g}: {word}" for limit, word in YARDSTICK)
    yield f"The word comes from the counts: {words}."
    yield "With low confidence no judgement goes beyond likely."
    yield "Of fewer than the table says nothing is judged: the profile says there are too few.\n"
    yield "| no. | section | it is judged | of at least | evidence |"
    yield "| --- | --- | --- | --- | --- |"
    for rule in JUDGEMENTS:
        claim = f"{rule.holds}, or the other way round"
        yield f"| {rule.id} | {rule.section} | {claim} | {rule.fewest} | {rule.evidence} |"
    yield "\n## Recommendations drafted by rule\n"
    yield "Each is drafted where its figure is not nought and may be shown.\n"
    yield "| no. | 4P | what | owner | measure |"
    yield "| --- | --- | --- | --- | --- |"
    for plan in RECOMMENDATIONS:
        yield f"| {plan.id} | {plan.kind} | {plan.says} | {plan.owner} | {plan.measure} |"


def _measures() -> Iterator[str]:
    yield "\n## Measures of investigation\n"
    yield "| measure | counted as yes | limits |"
    yield "| --- | --- | --- |"
    for measure in MEASURES:
        limits = [measure.caveat] if measure.caveat else []
        if measure.needs:
            limits.append("Needs actions of the kind " + ", ".join(measure.needs) + ".")
        if measure.missing:
            limits.append(f"Cannot be measured: needs {measure.missing}.")
        yield f"| {measure.id} {measure.title} | {measure.yes} | {' '.join(limits)} |"


def _queries() -> Iterator[str]:
    yield "\n## Queries\n"
    yield "Every number of a profile names the query it comes from.\n"
    yield "| query | counts | unit | divided by |"
    yield "| --- | --- | --- | --- |"
    for count in (*DECLARED, *OVER_TIME, *between()):
        split = ", ".join(split.title for split in count.splits)
        yield f"| `{count.id}` | {count.says} | {count.unit} | {split} |"
    yield "\nTo these come one for each further definition of the run, one by area, and one by open"
    yield "question. Where no source of a stage of the pathway was delivered, one query leads from"
    yield "the stage before it to the one after it."
