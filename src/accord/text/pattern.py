"""A phrase ready to search: what it matches, and what a text must hold for it to match at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from accord.text.nodes import WORD_SIGNS, Node, Parts, Stretch
from accord.text.scanner import Atom

# A phrase that is tried this often is compiled: the time it takes is won back soon after.
COMPILED_AFTER = 300

# A choice of required word classes: any of these atoms must be in the text.
AtomClass = frozenset[Atom]
# The same of whole words, ordinary ones too.
WordClass = frozenset[str]


class Fit(NamedTuple):
    """Where a phrase stands, and where the parts it captures do."""

    first: int
    last: int
    parts: Parts

    def start(self) -> int:
        """Where it begins."""
        return self.first

    def end(self) -> int:
        """Where it ends."""
        return self.last

    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.first, self.last

    def moved(self, by: int) -> Fit:
        """The same further on in a text."""
        first, last, parts = self
        if parts:
            parts = {name: (start + by, end + by) for name, (start, end) in parts.items()}
        return Fit(first + by, last + by, parts)


@dataclass(frozen=True)
class Pattern:
    """A phrase ready to search, and the word classes it cannot match without."""

    phrase: str
    node: Node
    needs: tuple[AtomClass, ...]
    # The words a match can begin with; nothing where that can be any word.
    starts: frozenset[str] | None = None
    heads: frozenset[str] | None = None
    # Whether it begins and ends with a word, and so never inside one.
    begins_word: bool = True
    ends_word: bool = True
    # Words of which one of each class must stand in the text as well, the most telling first.
    holds: tuple[WordClass, ...] = ()

    @cached_property
    def source(self) -> str:
        """The expression that it stands for."""
        before = r"(?<![a-z0-9_])" if self.begins_word else ""
        after = r"(?![a-z0-9_])" if self.ends_word else ""
        return f"{before}{self.node.source}{after}"

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression compiled; a search does without it."""
        return re.compile(self.source)

    def fit(self, stretch: Stretch, place: int) -> Fit | None:
        """The match that begins at a place, if there is one: the same as the expression's."""
        if self.begins_word and place and stretch.text[place - 1] in WORD_SIGNS:
            return None
        for end in self.node.ends(stretch, place):
            if not (self.ends_word and stretch.is_inside_word(end)):
                return Fit(place, end, self._parts(stretch, place, end))
        return None

    def _parts(self, stretch: Stretch, place: int, end: int) -> Parts:
        if not self.node.has_parts:
            return {}
        return next(parts for last, parts in self.node.traces(stretch, place) if last == end)

    @cached_property
    def _tried(self) -> list[int]:
        """How often a match was tried."""
        return [0]

    def fits(self, stretch: Stretch, places: Sequence[int]) -> list[Fit]:
        """Every match that begins at one of some places in order; they do not overlap."""
        self._tried[0] += len(places)
        if self._tried[0] > COMPILED_AFTER or self.heads is None:
            return self._fits_compiled(stretch, places)
        found: list[Fit] = []
        last = stretch.start
        for place in places:
            if place >= last and (fit := self.fit(stretch, place)):
                found.append(fit)
                last = fit.last
        return found

    def _fits_compiled(self, stretch: Stretch, places: Sequence[int]) -> list[Fit]:
        text, end, match = stretch.text, stretch.end, self.regex.match
        if isinstance(places, range):
            return [_fit_of(found) for found in self.regex.finditer(text, places.start, end)]
        fits: list[Fit] = []
        last = stretch.start
        for place in places:
            if place >= last and (found := match(text, place, end)):
                fits.append(_fit_of(found))
                last = found.end()
        return fits


def _fit_of(match: re.Match[str]) -> Fit:
    parts = {name: match.span(name) for name in match.re.groupindex if match[name]}
    return Fit(match.start(), match.end(), parts)
