"""Whether a sentence affirms, denies, supposes or remembers what it says, and by which words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from accord.reading.catalogue import cue_text, read_lists, shipped_catalogue
from accord.reading.mentions import (
    AFFIRMED,
    HISTORICAL,
    HYPOTHETICAL,
    NEGATED,
    POSSIBLE,
)
from accord.text import Lexicon

# Which assertion wins where the words of several reach a phrase. A denial outweighs a doubt, and
# "if" outweighs both; what lies in the past is told last.
_ORDER = (HYPOTHETICAL, NEGATED, POSSIBLE, AFFIRMED, HISTORICAL)
_HEAD = re.compile(r"(negated|possible|hypothetical|historical|affirmed|skip|stop|denial|claim) ?(\w*) ?(\d*):")


class CueKind(NamedTuple):
    """What a cue does: the assertion it gives, which way it looks, and over how many words."""

    effect: str
    direction: str
    reach: int


@dataclass(frozen=True)
class Cue:
    """A cue in a sentence."""

    kind: CueKind
    start: int
    end: int


class Cues:
    """All cues as one expression, read from cues.txt."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._kinds: list[CueKind] = []
        sources: list[tuple[int, str]] = []
        kind: CueKind | None = None
        for line in (line.strip() for line in text.splitlines()):
            if not line or line.startswith("#"):
                continue
            if head := _HEAD.fullmatch(line):
                kind = CueKind(head[1], head[2] or "forward", int(head[3] or 60))
            elif kind:
                for phrase in read_lists(f"x = {line}")["x"]:
                    sources.append((len(self._kinds), lexicon.pattern(phrase).source))
                    self._kinds.append(kind)
        # The longest phrase first: "no evidence of" before "no".
        sources.sort(key=lambda item: (-len(item[1]), item[0]))
        self._regex = re.compile("|".join(f"(?P<c{n}>{source})" for n, source in sources))

    def find(self, text: str, start: int, end: int) -> list[Cue]:
        """Every cue between two places, in order."""
        found = []
        for match in self._regex.finditer(text, start, end):
            name = match.lastgroup or "c0"
            found.append(Cue(self._kinds[int(name[1:])], match.start(), match.end()))
        return found


@lru_cache(maxsize=1)
def shipped_cues() -> Cues:
    """The cues as shipped."""
    return Cues(cue_text(), shipped_catalogue().lexicon)


class Verdict(NamedTuple):
    """How a phrase is said, and the words that make it so."""

    assertion: str
    cue: tuple[int, int] | None


def _words_between(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _blocked(cue_end: int, start: int, stops: Sequence[Cue]) -> bool:
    """Whether a clause ends between a cue and a phrase."""
    places = [stop.start for stop in stops]
    first = bisect_right(places, cue_end - 1)
    return first < len(stops) and stops[first].end <= start + 1


def _reaches(cue: Cue, start: int, end: int, text: str, stops: Sequence[Cue]) -> bool:
    if cue.start < start < cue.end:
        return cue.kind.direction != "back"
    if cue.start < end < cue.end:
        return cue.kind.direction in ("back", "both")
    forward = cue.kind.direction in ("forward", "both", "sentence")
    if forward and cue.end <= start:
        if cue.kind.direction == "sentence":
            return True
        near = _words_between(text, cue.end, start) <= cue.kind.reach
        return near and not _blocked(cue.end, start, stops)
    if cue.kind.direction == "sentence":
        return True
    if cue.kind.direction in ("back", "both") and cue.start >= end:
        near = _words_between(text, end, cue.start) <= cue.kind.reach
        return near and not _blocked(end, cue.start, stops)
    return False


def judge(
    text: str, start: int, end: int, cues: Sequence[Cue], *, owns_negation: bool = False
) -> Verdict:
    """How the words at a span are said, given the cues of their sentence."""
    stops = [cue for cue in cues if cue.kind.effect == "stop"]
    best = Verdict(AFFIRMED, None)
    for cue in cues:
        if cue.kind.effect not in _ORDER:
            continue
        inside = start <= cue.start and cue.end <= end
        late = inside and cue.start > start
        if inside and (owns_negation or (late and cue.kind.effect in (HYPOTHETICAL, HISTORICAL))):
            continue
        if not inside and not _reaches(cue, start, end, text, stops):
            continue
        if best.cue is None or _ORDER.index(cue.kind.effect) < _ORDER.index(best.assertion):
            best = Verdict(cue.kind.effect, (cue.start, cue.end))
    return best
