"""The catalogue: readable files of phrases into entries, patterns and a version.

A file opens with `concept:` (or `kind:`), `means:` and `from:` lines. Each entry then is

    [id] why these words are in the catalogue
    = a phrase in the small language of accord.text.phrase
    frame: @list            (a frame of frames.txt, with the list in the place of X)
    ! option option
    + a sentence that must be read so
    - a sentence that must not
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from accord.errors import BadOverlay
from accord.reading.concepts import is_concept
from accord.text import Lexicon, Pattern, PhraseError
from accord.text.words import word_set

CAPTURED = ("whom", "whosubj", "kid", "by")
OPTIONS = word_set(
    """own-negation any-giver needs-concern needs-child possible hypothetical historical
    negated by-concern by-child not-by-concern not-adult child-acts signal-weak"""
)
KINDS = ("concept", "mask", "signal")

_HEADER = re.compile(r"(concept|kind|means|from|options|hides):\s*(.*)")
_ENTRY = re.compile(r"\[([a-z0-9_.-]+)\]\s*(.*)")
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


@dataclass(frozen=True)
class Catalogue:
    """Every entry with the lexicon its phrases are read by."""

    entries: tuple[Entry, ...]
    patterns: tuple[tuple[Entry, Pattern], ...]
    lexicon: Lexicon
    version: str


@dataclass
class _Draft:
    """A file while it is read: its header, the entry that is open, and what was wrong."""

    name: str
    frames: Mapping[str, Sequence[str]]
    header: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    open_entry: tuple[int, str, str] | None = None
    lines: dict[str, list[str]] = field(default_factory=dict)

    def wrong(self, line: int, what: str) -> None:
        self.problems.append(f"{self.name}, line {line}: {what}")

    def take(self, number: int, line: str) -> None:
        """Read one line that is neither empty nor a comment."""
        if found := _ENTRY.fullmatch(line):
            self.close()
            self.open_entry = (number, found[1], found[2])
            self.lines = {sign: [] for sign in "=!+-"}
        elif self.open_entry is None:
            header = _HEADER.fullmatch(line)
            if header is None:
                self.wrong(number, "expected concept:, kind:, means:, from:, options: or an entry")
            else:
                self.header[header[1]] = header[2]
        elif line[0] in "=!+-" and line[1:2] == " ":
            self.lines[line[0]].append(line[2:].strip())
        elif (frame := _FRAME.fullmatch(line)) and frame[1] in self.frames:
            self.lines["="] += [p.replace("X", frame[2]) for p in self.frames[frame[1]]]
        else:
            self.wrong(number, "neither a phrase, a frame, an option nor an example")

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


def _content_lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield number, stripped


def read_lists(text: str) -> dict[str, tuple[str, ...]]:
    """The lexicon: `name = word | phrase | ...`, a line that begins with | continuing the last."""
    lists: dict[str, list[str]] = {}
    name = ""
    for _, line in _content_lines(text):
        if not line.startswith("|"):
            name, _, line = line.partition("=")
            name = name.strip()
        lists.setdefault(name, []).extend(_options(line))
    return {name: tuple(options) for name, options in lists.items()}


def _options(line: str) -> Iterator[str]:
    """Alternatives at the outermost level; those inside brackets belong to one of them."""
    depth, option = 0, ""
    for sign in line:
        depth += (sign in "{(") - (sign in "})")
        if sign == "|" and depth == 0:
            if option.strip():
                yield option.strip()
            option = ""
        else:
            option += sign
    if option.strip():
        yield option.strip()


def read_frames(text: str) -> dict[str, tuple[str, ...]]:
    """The frames: a name on a line by itself with a colon, then its phrases with X in them."""
    frames: dict[str, list[str]] = {}
    name = ""
    for _, line in _content_lines(text):
        if line.endswith(":") and " " not in line:
            name = line[:-1]
            frames[name] = []
        else:
            frames[name].append(line.removeprefix("= "))
    return {name: tuple(phrases) for name, phrases in frames.items()}


def _read_file(name: str, text: str, frames: Mapping[str, Sequence[str]]) -> _Draft:
    draft = _Draft(name, frames)
    for number, line in _content_lines(text):
        draft.take(number, line)
    draft.close()
    return draft


def _patterns(
    entries: Iterable[Entry], lexicon: Lexicon
) -> tuple[list[tuple[Entry, Pattern]], list[str]]:
    patterns, problems = [], []
    for entry in entries:
        for phrase in entry.phrases:
            try:
                pattern = lexicon.pattern(phrase)
            except PhraseError as error:
                problems.append(f"{entry.entry_id}: {error}: {phrase}")
                continue
            if not pattern.needs:
                problems.append(f"{entry.entry_id}: a phrase of common words only: {phrase}")
            patterns.append((entry, pattern))
    return patterns, problems


def _shipped() -> dict[str, str]:
    folder = files("accord.reading") / "catalogue"
    return {
        item.name: item.read_text(encoding="utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".txt")
    }


def _overlay_texts(overlays: Sequence[Path]) -> tuple[dict[str, str], list[str]]:
    texts: dict[str, str] = {}
    problems: list[str] = []
    for path in overlays:
        try:
            texts[path.name] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            problems.append(f"{path.name}: not a readable UTF-8 text file")
    return texts, problems


def _duplicates(entries: Iterable[Entry]) -> list[str]:
    seen: set[str] = set()
    again = []
    for entry in entries:
        if entry.entry_id in seen:
            again.append(f"{entry.entry_id}: the entry is there twice")
        seen.add(entry.entry_id)
    return again


def load_catalogue(overlays: Sequence[Path] = ()) -> Catalogue:
    """The shipped catalogue with an organisation's own files; BadOverlay lists all problems."""
    shipped = _shipped()
    extra, problems = _overlay_texts(overlays)
    lexicon = Lexicon(read_lists(shipped["lexicon.txt"]), CAPTURED)
    frames = read_frames(shipped["frames.txt"])
    special = {"lexicon.txt", "frames.txt", "cues.txt", "who.txt", "words.txt"}
    drafts = [
        _read_file(name, text, frames)
        for name, text in [*shipped.items(), *sorted(extra.items())]
        if name not in special
    ]
    entries = tuple(entry for draft in drafts for entry in draft.entries)
    problems += [problem for draft in drafts for problem in draft.problems]
    patterns, wrong = _patterns(entries, lexicon)
    problems += wrong + _duplicates(entries)
    if problems:
        raise BadOverlay(
            "The catalogue cannot be used:\n" + "\n".join(f"  - {p}" for p in problems)
        )
    return Catalogue(entries, tuple(patterns), lexicon, _version({**shipped, **extra}))


def _version(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(name.encode())
        digest.update("\n".join(line for _, line in _content_lines(texts[name])).encode())
    return digest.hexdigest()[:16]


@lru_cache
def shipped_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of one file of the catalogue as shipped."""
    return {key: frozenset(words) for key, words in read_lists(shipped_text(name)).items()}


@lru_cache(maxsize=1)
def shipped_catalogue() -> Catalogue:
    """The catalogue as shipped, read once."""
    return load_catalogue()


def shipped_text(name: str) -> str:
    """One file of the catalogue as shipped: the cues, or the words for people."""
    return _shipped()[name]


def catalogue_version(overlays: Sequence[Path] = ()) -> str:
    """What identifies the catalogue: any change to a phrase, a list or a cue changes it."""
    return load_catalogue(overlays).version if overlays else shipped_catalogue().version
