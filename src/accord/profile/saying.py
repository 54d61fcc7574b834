"""Sentences with figures in them: each number is written once, from its query, and traced."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from accord.documents import Bullets, Paragraph, Trace
from accord.profile.facts import Number
from accord.profile.spans import day

Value = Number | str | date | int


def say(template: str, **values: Value) -> Paragraph:
    """A paragraph with its figures filled in and traced."""
    numbers = [v for v in values.values() if isinstance(v, Number)]
    return Paragraph(
        template.format(**{name: written(value) for name, value in values.items()}),
        tuple(dict.fromkeys(n.cell.query for n in numbers)),
        tuple(Trace(n.text, n.cell) for n in numbers if n.is_shown),
    )


def written(value: Value) -> str:
    """A value as it stands in a sentence."""
    if isinstance(value, date):
        return day(value)
    return str(value)


def listed(paragraphs: Iterable[Paragraph]) -> Bullets:
    """Sentences as a list."""
    found = tuple(paragraphs)
    return Bullets(
        tuple(p.text for p in found),
        tuple(dict.fromkeys(q for p in found for q in p.rests_on)),
        tuple(t for p in found for t in p.traces),
    )
