"""Numbers for the records of a block: each is given out once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Numbers:
    """Gives out whole numbers in order, from a first one."""

    next: int

    def take(self, count: int) -> range:
        """So many numbers that nobody else gets."""
        first, self.next = self.next, self.next + count
        return range(first, self.next)
