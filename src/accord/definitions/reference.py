"""The declarations of definitions and criteria become the pages of the reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.definitions.criteria import CRITERIA
from accord.definitions.criterion import Criterion
from accord.definitions.definition import Definition, published, resolved

_KINDS = {"crime": "crimes", "record": "other records about a child", "network": "networks"}


def pages() -> Mapping[str, str]:
    """Each page of the reference made from what is declared here, by its path."""
    return {
        "docs/reference/definitions.md": "\n".join(_definitions()),
        "docs/reference/criteria.md": "\n".join(_criteria()),
    }


def _definitions() -> Iterator[str]:
    yield "# Definitions\n"
    yield (
        "Each definition is a named, versioned, cited rule over [criteria](criteria.md). Every "
        "criterion answers met, not met or not known. `and`: any not met is not met, else any not "
        "known is not known. `or`: any met is met, else any not known is not known. A published "
        "version is never edited; the fingerprint is of its text. How to change one: "
        "[amend a definition](../how-to/amend-a-definition.md).\n"
    )
    for definition in published():
        yield from _definition(definition)


def _definition(definition: Definition) -> Iterator[str]:
    provisional = " (provisional)" if definition.is_provisional else ""
    yield f"## `{definition.id}`: {definition.title}{provisional}\n"
    yield f"{definition.says}\n"
    yield f"- Version: {definition.version}, fingerprint `{definition.fingerprint}`"
    yield f"- Source: {definition.source}"
    yield f"- Rule: `{definition.rule_text}`"
    yield f"- Asked about: {', '.join(_KINDS[kind] for kind in definition.candidates)}"
    among = {d.id: d for d in published()}
    yield f"- Criteria: {', '.join(f'`{key}`' for key in resolved(definition, among))}"
    if definition.shows:
        yield f"- Shown beside it: {', '.join(f'`{key}`' for key in definition.shows)}"
    yield ""
    if definition.quoted:
        yield f"> {definition.quoted}\n"
    if definition.note:
        yield f"{definition.note}\n"
    for reading in definition.readings:
        yield f"**Reading of `{reading.criterion}`.** {reading.says} {reading.why}\n"


def _criteria() -> Iterator[str]:
    yield "# Criteria\n"
    yield (
        "Criteria are answered once for each candidate, over resolved people and every record in "
        "scope. What each means is proved by its [specification](specification/README.md). "
        "Apparent consent is irrelevant (X4): a rule, and no criterion; no wording about consent, "
        "a boyfriend or choice moves any of them.\n"
    )
    for criterion in CRITERIA.values():
        yield from _criterion(criterion)


def _criterion(criterion: Criterion) -> Iterator[str]:
    yield f"## `{criterion.key}` {criterion.name.replace('_', ' ')}\n"
    yield f"{criterion.says}\n"
    if criterion.reading_says:
        yield f"In this reading: {criterion.reading_says}\n"
    yield f"- Needs: {criterion.needs}"
    yield f"- Where nothing is recorded: {criterion.on_silence.word.replace('_', ' ')}"
    if criterion.waits_for == "A1":
        yield "- Asked only where a sexual element (A1) is met or not known"
    yield f"- What would settle it: {criterion.question}"
    yield f"- Who could answer: {criterion.ask}"
    yield f"- Source: {criterion.citation}\n"
