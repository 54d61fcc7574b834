"""Many words at once over a text: every place where one of thousands of atoms stands.

Two engines give the same hits: hyperscan, and a pure wheel where hyperscan cannot be installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_$")
_SPACED = {code: chr(code) if chr(code) in _WORD else " " for code in range(128)}


class Atom(NamedTuple):
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

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where each hit begins and its atom, in any order."""


class HyperscanScanner:
    """All atoms in one automaton that runs at memory speed."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        import hyperscan

        keys = [_key(atom) for atom in atoms]
        self._lengths = [len(atom.text) for atom in atoms]
        self._backs = [len(atom.text) + (1 if atom.is_prefix else 2) for atom in atoms]
        self.database = hyperscan.Database()
        self.database.compile(
            expressions=[key.encode("ascii") for key in keys],
            ids=list(range(len(keys))),
            elements=len(keys),
            flags=[0] * len(keys),
            literal=True,
        )

    def places(self, text: str) -> list[tuple[int, int]]:
        hits: list[tuple[int, int]] = []
        add, backs = hits.append, self._backs

        def found(atom: int, _start: int, end: int, _flags: int, _context: object) -> None:
            add((end - backs[atom], atom))

        self.database.scan(words_only(text).encode("ascii"), match_event_handler=found)
        return hits

    def scan(self, text: str) -> list[Hit]:
        lengths = self._lengths
        return sorted(Hit(place, place + lengths[atom], atom) for place, atom in self.places(text))


class AhoCorasickScanner:
    """The same hits from a pure wheel."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._lengths = [len(atom.text) for atom in atoms]
        self._leads = [0 if atom.text[0] == "$" else 1 for atom in atoms]
        self._automaton = AhoCorasick([_key(atom) for atom in atoms])

    def places(self, text: str) -> list[tuple[int, int]]:
        found = self._automaton.find_matches_as_indexes(words_only(text), overlapping=True)
        leads = self._leads
        return [(place + leads[atom] - 1, atom) for atom, place, _ in found]

    def scan(self, text: str) -> list[Hit]:
        lengths = self._lengths
        return sorted(Hit(place, place + lengths[atom], atom) for place, atom in self.places(text))


def words_only(text: str) -> str:
    """The text with every sign but letters, digits and the pound sign as a space, and one either
    side: a whole word is then a literal with its two spaces, and needs no boundary check."""
    return f" {text.translate(_SPACED)} "


def _key(atom: Atom) -> str:
    words = atom.text.translate(_SPACED)
    before = "" if atom.text[0] == "$" else " "
    return f"{before}{words}" if atom.is_prefix else f"{before}{words} "


def open_scanner(atoms: Sequence[Atom], engine: str = "") -> Scanner:
    """A scanner over these atoms; the fast engine if it is installed, unless one is named."""
    if engine != "aho-corasick":
        try:
            return HyperscanScanner(atoms)
        except ImportError:
            if engine:
                raise
    return AhoCorasickScanner(atoms)
