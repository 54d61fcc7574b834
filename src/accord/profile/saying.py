"""Sentences with figures in them: each number is written once, from its query, and traced.

In a template {n:crime|crimes} writes the number with the noun that fits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from accord.documents import Bullets, Paragraph, Trace
from accord.profile.facts import Number
from accord.profile.spans import day

Value = Number | str | date | int


def say(template: str, **values: Value) -> Paragraph:
    """A paragraph with its figures filled in and traced."""
    numbers = [v for v in values.values() if isinstance(v, Number)]
    return Paragraph(
        template.format(**{name: _Worded(written(value)) for name, value in values.items()}),
        tuple(dict.fromkeys(n.cell.query for n in numbers)),
        tuple(Trace(n.text, n.cell) for n in numbers if n.is_shown),
    )


def tell(template: str, **values: Value) -> Iterator[Paragraph]:
    """The same, where all its figures may be shown; the tables under it say which are not."""
    if all(value.is_shown for value in values.values() if isinstance(value, Number)):
        yield say(template, **values)


class _Worded(str):
    """A value in a sentence, with the noun that fits it where the template gives both."""

    def __format__(self, nouns: str) -> str:
        if "|" not in nouns:
            return super().__format__(nouns)
        one, many = nouns.split("|")
        return f"{self} {one if self == '1' else many}"


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
