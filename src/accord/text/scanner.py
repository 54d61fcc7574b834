"""Many words at once over a text: every place where one of thousands of atoms stands.

Two engines give the same hits: hyperscan, and a pure wheel where hyperscan cannot be installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


@dataclass(frozen=True, order=True)
class Atom:
    """A whole word to look for, or the beginning of one."""

    text: str
    is_prefix: bool = False


class Hit(NamedTuple):
    """Where an atom stands in a searchable text."""

    start: int
    end: int
    atom: int


class Scanner(Protocol):
    """Finds atoms; hits come sorted by place, then atom."""

    def scan(self, text: str) -> list[Hit]:
        """Every hit in one searchable (ASCII, lower-case) text."""


class HyperscanScanner:
    """All atoms in one automaton that runs at memory speed."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        import hyperscan

        self._lengths = [len(atom.text) for atom in atoms]
        self._database = hyperscan.Database()
        self._database.compile(
            expressions=[_expression(atom) for atom in atoms],
            ids=list(range(len(atoms))),
            elements=len(atoms),
            flags=[0] * len(atoms),
        )

    def scan(self, text: str) -> list[Hit]:
        hits: list[Hit] = []
        lengths = self._lengths

        def found(atom: int, _start: int, end: int, _flags: int, _context: object) -> None:
            hits.append(Hit(end - lengths[atom], end, atom))

        self._database.scan(text.encode("ascii"), match_event_handler=found)
        hits.sort()
        return hits


class AhoCorasickScanner:
    """The same hits from a pure wheel: literal search, then the word boundaries by hand."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._atoms = tuple(atoms)
        self._automaton = AhoCorasick([atom.text for atom in atoms])

    def scan(self, text: str) -> list[Hit]:
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        hits = [Hit(start, end, atom) for atom, start, end in found]
        return sorted(hit for hit in hits if self._stands_alone(text, hit))

    def _stands_alone(self, text: str, hit: Hit) -> bool:
        atom = self._atoms[hit.atom]
        if atom.text[0] in _WORD and hit.start and text[hit.start - 1] in _WORD:
            return False
        if atom.is_prefix or atom.text[-1] not in _WORD or hit.end == len(text):
            return True
        return text[hit.end] not in _WORD


def _expression(atom: Atom) -> bytes:
    body = "".join(c if c in _WORD else f"\\x{ord(c):02x}" for c in atom.text)
    before = r"\b" if atom.text[0] in _WORD else ""
    after = r"\b" if atom.text[-1] in _WORD and not atom.is_prefix else ""
    return f"{before}{body}{after}".encode("ascii")


def open_scanner(atoms: Sequence[Atom], engine: str = "") -> Scanner:
    """A scanner over these atoms; the fast engine if it is installed, unless one is named."""
    if engine != "aho-corasick":
        try:
            return HyperscanScanner(atoms)
        except ImportError:
            if engine:
                raise
    return AhoCorasickScanner(atoms)
