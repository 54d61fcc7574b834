"""What was worked out before, kept while there is room: the newest and what is asked for again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

# How many sentences are kept in mind, and how many signs one may have.
MOST_SENTENCES, LONGEST_SENTENCE = 20_000, 600


class Kept(Generic[K, V]):
    """Answers by question, at most twice as many as `most`, so that memory stays flat."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._new: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def ask(self, key: K, answer: Callable[[], V], *, keeps: bool = True) -> V:
        """What was kept, or else the answer now worked out, which is kept if it may be."""
        found = self.get(key)
        if found is None:
            found = answer()
            if keeps:
                self.put(key, found)
        return found

    def get(self, key: K) -> V | None:
        """What was kept, if it still is."""
        found = self._new.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.put(key, found)
        return found

    def put(self, key: K, value: V) -> V:
        """Keep an answer; when there are too many, those not asked for lately go."""
        if len(self._new) >= self._most:
            self._old, self._new = self._new, {}
        self._new[key] = value
        return value
