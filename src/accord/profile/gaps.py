"""What is not known, as intelligence requirements with an owner, a legal basis and a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accord.definitions.criteria import CRITERIA
from accord.documents import Paragraph
from accord.profile.facts import Facts
from accord.profile.needs import Need
from accord.profile.saying import say
from accord.profile.words import Words

_POLICE_POWER = "common law policing purpose; Data Protection Act 2018 part 3"
_DAYS = {"high": 28, "medium": 56, "low": 84}


@dataclass(frozen=True)
class Gap:
    """One intelligence requirement."""

    id: str
    section: str
    what: Paragraph
    priority: str
    owner: str
    asset: str
    basis: str
    due: date | None


def found_gaps(facts: Facts, words: Words, missing: Iterable[tuple[str, Need]]) -> tuple[Gap, ...]:
    """Requirements from open questions, then from missing sources, then those analysts added."""
    made = [*_questions(facts), *_sources(facts, missing), *_own(words.gaps)]
    return tuple(
        Gap(**{**vars(gap), "id": f"IR{place}"}) for place, gap in enumerate(made, start=1)
    )


def _questions(facts: Facts) -> Iterator[Gap]:
    """One for each question that keeps crimes from being settled."""
    query = "crimes-by-open-question"
    asked = {c.id: c for c in reversed(CRITERIA.values())}
    for name in facts.categories(query, 0):
        number = facts.number(query, name)
        if number.value and name in asked:
            yield _gap(
                facts,
                "3",
                say(
                    "{question} Open on {n:crime|crimes}.", question=asked[name].question, n=number
                ),
                "high",
                "Detective chief inspector, exploitation",
                asked[name].ask,
                _POLICE_POWER,
            )


def _sources(facts: Facts, missing: Iterable[tuple[str, Need]]) -> Iterator[Gap]:
    seen: set[str] = set()
    for section, need in missing:
        if need.what in seen:
            continue
        seen.add(need.what)
        yield _gap(
            facts,
            section,
            Paragraph(f"Not delivered, so not known: {need.what}."),
            "medium",
            "Head of intelligence",
            need.holder,
            need.basis,
        )


def _gap(facts: Facts, section: str, what: Paragraph, priority: str, owner: str, *rest: str) -> Gap:
    asset, basis = rest
    due = facts.scope.on + timedelta(days=_DAYS[priority])
    return Gap("", section, what, priority, owner, asset, basis, due)


def _own(given: Iterable[Mapping[str, Any]]) -> Iterator[Gap]:
    for gap in given:
        yield Gap(
            "",
            str(gap.get("section", "30")),
            Paragraph(str(gap.get("what", ""))),
            str(gap.get("priority", "medium")),
            str(gap.get("owner", "")),
            str(gap.get("asset", "")),
            str(gap.get("basis", _POLICE_POWER)),
            gap.get("due"),
        )


def incomplete(gaps: Iterable[Gap]) -> Iterator[str]:
    """Requirements without an owner or a date."""
    for gap in gaps:
        lacks = [name for name, held in (("an owner", gap.owner), ("a date", gap.due)) if not held]
        if lacks:
            yield f"{gap.id} lacks {' and '.join(lacks)}"
