"""A text that people labelled: what the weights of words are learned from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Labelled:
    """A text, the concepts it holds, and those it may hold or that nobody looked for."""

    text: str
    holds: frozenset[str]
    open: frozenset[str]
    judged: str = ""  # the one concept that was looked for, or nothing if all were

    @property
    def is_judged_whole(self) -> bool:
        """Whether somebody says if the text is about a concern or not."""
        return not self.judged and (bool(self.holds) or not self.open)

    def label(self, concept: str) -> bool | None:
        """Whether the text holds a concept; nothing where nobody says."""
        if self.judged and concept != self.judged:
            return None
        if concept in self.holds:
            return True
        return None if concept in self.open else False
