"""A file of the catalogue into entries, with every fault of the file and the line it stands on.

A file opens with `concept:` (or `kind:`), `means:` and `from:` lines. Each entry then is

    [id] why these words are in the catalogue
    = a phrase in the small language of accord.text.phrase
    frame: @list            (a frame of frames.txt, with the list in the place of X)
    & a phrase that must stand in the same sentence as well, in any order
    && the same for the one phrase above it, inside it or beside it
    ! option option
    + a sentence that must be read so
    - a sentence that must not
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from accord.reading.concepts import is_concept
from accord.text import content_lines
from accord.text.words import word_set

OPTIONS = word_set(
    """own-negation any-giver needs-concern needs-child needs-both he-may-be-child
    possible hypothetical historical negated
    by-concern by-child not-by-concern not-adult child-acts signal-weak"""
)
KINDS = ("concept", "mask", "signal")

_HEADER = re.compile(r"(concept|kind|means|from|options|hides):\s*(.*)")
_ENTRY = re.compile(r"\[([a-z0-9_.-]+)\]\s*(.*)")
_DENIES = re.compile(r"(?<![@\w])(?:no|not|never|cannot|without|\w+n't)(?![\w*!])")
# What is kept from a child or not asked for; elsewhere "no link", "not missing" deny the concept.
_MADE_OF_DENIAL = (
    "control.",
    "exchange.debt",
    "exchange.transport",
    "exchange.accommodation",
    "exchange.affection",
    "exchange.withdrawal",
    "facilitation.",
)
_FRAME = re.compile(r"([a-z_]+):\s*(.+)")


@dataclass(frozen=True)
class Entry:
    """Some ways of saying one thing, why they are listed, and examples either way."""

    entry_id: str
    kind: str
    concept_id: str
    means: str
    reason: str
    phrases: tuple[str, ...]
    options: frozenset[str]
    positives: tuple[str, ...]
    negatives: tuple[str, ...]
    hides: tuple[str, ...] = ()
    file: str = ""
    # The line of each phrase in its file.
    lines: tuple[int, ...] = ()
    # Each of these must stand somewhere in the sentence of the phrase.
    companions: tuple[str, ...] = ()
    # The same for one of the phrases, by its place among them.
    beside: tuple[tuple[int, str], ...] = ()

    @cached_property
    def negations(self) -> frozenset[str]:
        """The words of denial that its phrases themselves are made of: "does not let her out"."""
        if "negated" in self.options or not self.concept_id.startswith(_MADE_OF_DENIAL):
            return frozenset()
        return frozenset(word for phrase in self.phrases for word in _DENIES.findall(phrase))


def stated(entry_id: str, concept: str, means: str, reason: str) -> Entry:
    """An entry with no phrases: what a rule finds by the people of a sentence."""
    return Entry(entry_id, "concept", concept, means, reason, (), frozenset(), (), ())


@dataclass
class Draft:
    """A file while it is read: its header, the entry that is open, and what was wrong."""

    name: str
    frames: Mapping[str, Sequence[str]]
    header: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    open_entry: tuple[int, str, str] | None = None
    lines: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    beside: list[tuple[int, str]] = field(default_factory=list)

    def wrong(self, line: int, what: str) -> None:
        self.problems.append(f"{self.name}, line {line}: {what}")

    def take(self, number: int, line: str) -> None:
        """Read one line that is neither empty nor a comment."""
        if found := _ENTRY.fullmatch(line):
            self.close()
            self.open_entry = (number, found[1], found[2])
            self.lines = {sign: [] for sign in "=&!+-"}
            self.numbers, self.beside = [], []
        elif self.open_entry is None or line.startswith(("concept:", "kind:")):
            if self.open_entry is not None:  # a file may hold several concepts, one after another
                self.close()
                self.header = {}
            header = _HEADER.fullmatch(line)
            if header is None:
                self.wrong(number, "expected concept:, kind:, means:, from:, options: or an entry")
            else:
                self.header[header[1]] = header[2]
        elif line[0] in "=&!+-" and line[1:2] == " ":
            self._add(number, line[0], [line[2:].strip()])
        elif line.startswith("&& "):
            self._beside(number, line[3:].strip())
        elif (frame := _FRAME.fullmatch(line)) and frame[1] in self.frames:
            phrases = self.frames[frame[1]]
            self._add(number, "=", [phrase.replace("X", frame[2]) for phrase in phrases])
        else:
            self.wrong(number, "neither a phrase, a frame, an option nor an example")

    def _add(self, number: int, sign: str, texts: Sequence[str]) -> None:
        self.lines[sign] += texts
        if sign == "=":
            self.numbers += [number] * len(texts)

    def _beside(self, number: int, phrase: str) -> None:
        if not self.lines["="]:
            self.wrong(number, "a companion with no phrase above it")
        self.beside.append((len(self.lines["="]) - 1, phrase))

    def close(self) -> None:
        """Finish the entry that is open."""
        if self.open_entry is None:
            return
        number, entry_id, reason = self.open_entry
        options = frozenset(" ".join([*self.lines["!"], self.header.get("options", "")]).split())
        kind, concept = self.header.get("kind", "concept"), self.header.get("concept", "")
        concept = concept.replace("*", entry_id) if concept.endswith("*") else concept
        self._check(number, kind, concept, options)
        self.entries.append(
            Entry(
                entry_id=f"{Path(self.name).stem}/{entry_id}",
                kind=kind,
                concept_id=concept,
                means=self.header.get("means", ""),
                reason=reason or self.header.get("from", ""),
                phrases=tuple(self.lines["="]),
                options=options,
                positives=tuple(self.lines["+"]),
                negatives=tuple(self.lines["-"]),
                hides=tuple(self.header.get("hides", "").split()),
                file=self.name,
                lines=tuple(self.numbers),
                companions=tuple(self.lines["&"]),
                beside=tuple(self.beside),
            )
        )
        self.open_entry = None

    def _check(self, number: int, kind: str, concept: str, options: frozenset[str]) -> None:
        if kind not in KINDS:
            self.wrong(number, f"kind must be one of {', '.join(KINDS)}")
        if kind == "concept" and not is_concept(concept):
            self.wrong(number, "the file's concept: is not one of the known concepts")
        if not self.lines["="]:
            self.wrong(number, "the entry has no phrase")
        if not self.lines["+"] and kind == "concept":
            self.wrong(number, "the entry has no example")
        if unknown := sorted(options - OPTIONS):
            self.wrong(number, f"unknown option {', '.join(unknown)}")


def read_entries(name: str, text: str, frames: Mapping[str, Sequence[str]]) -> Draft:
    """Read one file of entries."""
    draft = Draft(name, frames)
    for number, line in content_lines(text):
        draft.take(number, line)
    draft.close()
    return draft


def read_frames(text: str) -> dict[str, tuple[str, ...]]:
    """The frames: a name on a line by itself with a colon, then its phrases with X in them."""
    frames: dict[str, list[str]] = {}
    name = ""
    for _, line in content_lines(text):
        if line.endswith(":") and " " not in line:
            name = line[:-1]
            frames[name] = []
        else:
            frames[name].append(line.removeprefix("= "))
    return {name: tuple(phrases) for name, phrases in frames.items()}
