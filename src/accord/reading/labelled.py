"""Texts that people labelled into what the weights of words are learned from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Labelled:
    """A text, the concepts it holds, and those it may hold or that nobody looked for."""

    text: str
    holds: frozenset[str]
    open: frozenset[str]
    judged: str = ""  # the one concept that was looked for, or nothing if all were
    is_new: bool = False  # whether the catalogue was written before and without it

    def label(self, concept: str) -> bool | None:
        """Whether the text holds a concept; nothing where nobody says."""
        if self.judged and concept != self.judged:
            return None
        if concept in self.holds:
            return True
        return None if concept in self.open else False


def read_bank(path: Path, *, is_new: bool = False) -> Iterator[Labelled]:
    """Texts of a bank: a line "> text", then "= concept assertion" or "? concept" lines."""
    text, holds, unsure = "", set[str](), set[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), "> "]:
        sign, rest = line[:2], line[2:].strip()
        if sign == "> ":
            if text:
                yield Labelled(text, frozenset(holds), frozenset(unsure - holds), "", is_new)
            text, holds, unsure = rest.replace("\\n", "\n"), set(), set()
        elif sign == "= ":
            holds.add(rest.split()[0])
        elif sign == "? ":
            unsure.add(rest.split()[0])


def read_lines(path: Path) -> Iterator[Labelled]:
    """Texts of which one concept each was judged: "+ concept | assertion | text", "-" if not."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:2] not in ("+ ", "- ") or line.count("|") < 2:
            continue
        named, _, text = (part.strip() for part in line[2:].split("|", 2))
        concept = named.split()[0]
        holds = frozenset({concept}) if line[0] == "+" else frozenset[str]()
        yield Labelled(text, holds, frozenset(), concept)
