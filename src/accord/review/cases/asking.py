"""The states of a question to somebody who could know, as data: where each leads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Asked(Enum):
    """Where a question stands. Accord sends nothing: a person puts it and notes that they did."""

    KEPT = "kept"
    PUT = "put"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Described:
    """A state in words, what noting it says, and whether words go with it."""

    name: str
    noting: str
    needs_words: bool


ASKED: dict[Asked, Described] = {
    Asked.KEPT: Described("Not put yet", "", needs_words=False),
    Asked.PUT: Described("Put, waits for an answer", "I have put it to them", needs_words=False),
    Asked.ANSWERED: Described("Answered", "There is an answer", needs_words=True),
    Asked.WITHDRAWN: Described("Withdrawn", "It need not be asked any more", needs_words=True),
}
AFTER_ASKING: dict[Asked, tuple[Asked, ...]] = {
    Asked.KEPT: (Asked.PUT, Asked.ANSWERED, Asked.WITHDRAWN),
    Asked.PUT: (Asked.ANSWERED, Asked.WITHDRAWN),
    Asked.ANSWERED: (),
    Asked.WITHDRAWN: (),
}
