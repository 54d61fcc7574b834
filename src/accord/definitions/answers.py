"""The three answers, and how a rule combines them (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Answer(IntEnum):
    """Met, not met or not known; ordered, so that `all` is the least and `any` the greatest."""

    NOT_MET = 0
    NOT_KNOWN = 1
    MET = 2

    @property
    def word(self) -> str:
        """As it is written in tables."""
        return self.name.lower()


def all_of(answers: Iterable[Answer]) -> Answer:
    """Any not met: not met; else any not known: not known."""
    return min(answers, default=Answer.MET)


def any_of(answers: Iterable[Answer]) -> Answer:
    """Any met: met; else any not known: not known."""
    return max(answers, default=Answer.NOT_MET)


def number_sql(column: str) -> str:
    """An answer's word as its number."""
    cases = " ".join(f"when '{a.word}' then {a.value}" for a in Answer)
    return f"case {column} {cases} end"


def word_sql(number: str) -> str:
    """An answer's number as its word."""
    cases = " ".join(f"when {a.value} then '{a.word}'" for a in Answer)
    return f"case {number} {cases} end"
