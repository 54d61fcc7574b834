"""An explanation laid out as text for a terminal, as one HTML page, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files

from accord.definitions.explanation import (
    CriterionSaid,
    DefinitionSaid,
    Explanation,
    Ground,
    PersonShown,
)

_WORDS = {"met": "met", "not_met": "not met", "not_known": "not known"}
_NOTE = "A person decides. These are findings from records, for review; nothing is proved by them."


def as_text(explanation: Explanation) -> str:
    """Plain sentences for a terminal."""
    return "\n".join(_lines(explanation))


def as_json(explanation: Explanation) -> str:
    """The whole tree, for another program."""
    return json.dumps(asdict(explanation), indent=1, ensure_ascii=False, sort_keys=True)


def as_html(explanation: Explanation) -> str:
    """One self-contained page that reaches for nothing outside itself."""
    from jinja2 import Environment

    source = files("accord.definitions.templates").joinpath("explanation.html.j2")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(source.read_text("utf-8"))
    return template.render(
        e=explanation, words=_WORDS, note=_NOTE, counted=_counted, described=_described
    )


def _lines(explanation: Explanation) -> Iterator[str]:
    yield explanation.title
    yield "=" * len(explanation.title)
    handling = [explanation.marking, "synthetic data" if explanation.is_synthetic else ""]
    yield ", ".join(part for part in handling if part)
    yield _NOTE
    for heading, people in (
        ("Children", explanation.children),
        ("Adults it was done to", explanation.adult_victims),
        ("People of concern", explanation.people),
    ):
        if heading.startswith("Adults") and not people:
            continue
        yield f"\n{heading}"
        yield from (f"  - {_described(person)}" for person in people)
        if not people:
            yield "  - none recorded"
    yield from _ties(explanation)
    for definition in explanation.definitions:
        yield from _definition(definition)
    yield f"\nRecords looked at: {'; '.join(explanation.records) or 'none'}"


def _described(person: PersonShown) -> str:
    parts = [person.name]
    if person.is_child:
        parts.append(f"a child, {person.age} at the time")
    else:
        parts.append(f"{person.age} at the time")
    if person.is_also_victim:
        parts.append("exploited, and may have been made to take part: for review, never counted")
    if person.roles:
        parts.append("part: " + ", ".join(person.roles))
    return "; ".join(parts) + f" [{person.person_id}]"


def _ties(explanation: Explanation) -> Iterator[str]:
    if explanation.ties:
        yield "\nTies"
        for tie in explanation.telling_ties:
            yield f"  - {tie.between}: {tie.basis} ({tie.record}): {tie.reason}"
        for basis, count in explanation.facts_that_tie_nobody.items():
            facts = "fact" if count == 1 else "facts"
            yield f"  - {count} recorded {facts} that by rule tie nobody: {basis}"


def _definition(definition: DefinitionSaid) -> Iterator[str]:
    provisional = ", provisional" if definition.is_provisional else ""
    yield f"\n{definition.title} [{definition.id} {definition.version}{provisional}]"
    yield f"  Answer: {_WORDS[definition.outcome]}."
    if definition.question:
        yield f"  What would settle it: {definition.question}"
        yield f"  Who could answer: {definition.ask}."
    for criterion in definition.criteria:
        yield from _criterion(criterion)


def _criterion(criterion: CriterionSaid) -> Iterator[str]:
    counted = _counted(criterion)
    yield (
        f"  {criterion.id} {criterion.name}: {_WORDS[criterion.outcome]}{counted}. "
        f"{criterion.reason}"
    )
    for ground in criterion.grounds:
        yield from _ground(ground)


def _counted(criterion: CriterionSaid) -> str:
    """The interval of a count, in words."""
    low, high = criterion.count_low, criterion.count_high
    if low is None:
        return ""
    if high is None:
        return f" ({low} or more)"
    return f" ({low})" if low == high else f" ({low} to {high})"


def _ground(ground: Ground) -> Iterator[str]:
    verb = "rests on" if ground.supports == "for" else "against it"
    yield f"      {verb}: {ground.described}"
    for quote in ground.quotes:
        words = f"{quote.before}[{quote.words}]{quote.after}".replace("\n", " ")
        yield f"          “{words}”"
