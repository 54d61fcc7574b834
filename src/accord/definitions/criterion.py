"""What a criterion is: a question about a candidate, answered by one query with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from accord.definitions.answers import Answer
from accord.engine import Step

# Answered for every candidate. Columns: unit, outcome, count_low, count_high, reason.
ANSWER_COLUMNS = "unit, outcome, count_low, count_high, reason"
# The records relied on. Columns: unit, event_id, field, start, end, supports.
EVIDENCE_COLUMNS = 'unit, event_id, field, "start", "end", supports'
# A whole record, where no words of it are pointed at.
NO_SPAN = (
    'cast(null as varchar) as field, cast(null as bigint) as "start", cast(null as bigint) as "end"'
)
SPAN = 'field, "start", "end"'


@dataclass(frozen=True)
class Criterion:
    """One testable part of a definition, in one reading of it."""

    id: str
    name: str
    says: str
    citation: str
    needs: str
    question: str
    ask: str
    on_silence: Answer
    answer: str
    evidence: str
    steps: tuple[Step, ...] = ()
    reading: str = ""
    reading_says: str = ""
    waits_for: str = ""

    @property
    def key(self) -> str:
        """How a rule names it."""
        return f"{self.id}/{self.reading}" if self.reading else self.id

    @property
    def column(self) -> str:
        """Its column where the answers of one candidate stand side by side."""
        return self.key.lower().replace("/", "_").replace("-", "_")
