"""The catalogue: the shipped files of entries and an organisation's own, as one, with a version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from accord.errors import BadOverlay
from accord.reading.entries import Entry, read_entries, read_frames
from accord.text import Lexicon, Pattern, PhraseError, content_lines, read_lists
from accord.text.lasting import built_to_last

__all__ = ["Catalogue", "Entry", "catalogue_version", "load_catalogue", "shipped_catalogue"]
__all__ += ["shipped_lists", "shipped_text"]

# Read elsewhere, word by word.
_LISTS_OF_THEIR_OWN = ("who.txt", "words.txt", "everyday.txt", "hints.txt", "taking_part.txt")
CAPTURED = ("whom", "whosubj", "kid", "by")


@dataclass(frozen=True)
class Catalogue:
    """Every entry with the lexicon its phrases are read by."""

    entries: tuple[Entry, ...]
    patterns: tuple[tuple[Entry, Pattern], ...]
    lexicon: Lexicon
    version: str
    # By the number of a pattern: what must stand in its sentence, outside the phrase itself.
    companions: Mapping[int, tuple[Pattern, ...]] = field(default_factory=dict)
    # The same for one phrase alone: it may stand inside the phrase too.
    beside: Mapping[int, tuple[Pattern, ...]] = field(default_factory=dict)


def _patterns(
    entries: Iterable[Entry], lexicon: Lexicon
) -> tuple[list[tuple[Entry, Pattern]], list[str]]:
    patterns, problems = [], []
    for entry in entries:
        for line, phrase in zip(entry.lines, entry.phrases, strict=True):
            where = f"{entry.file}, line {line}"
            try:
                pattern = lexicon.pattern(phrase)
            except PhraseError as error:
                problems.append(f"{where}: {error}: {phrase}")
                continue
            if not pattern.needs:
                problems.append(f"{where}: a phrase of common words only: {phrase}")
            patterns.append((entry, pattern))
    return patterns, problems


_ByNumber = dict[int, tuple[Pattern, ...]]


def _companions(
    entries: Iterable[Entry], lexicon: Lexicon
) -> tuple[_ByNumber, _ByNumber, list[str]]:
    """By the number of each pattern: its entry's companions, and its own."""
    companions: _ByNumber = {}
    beside: _ByNumber = {}
    problems: list[str] = []
    number = 0
    for entry in entries:
        of_entry = _read_companions(entry, entry.companions, lexicon, problems)
        for place in range(len(entry.phrases)):
            own = [phrase for at, phrase in entry.beside if at == place]
            if of_entry:
                companions[number] = of_entry
            if own:
                beside[number] = _read_companions(entry, own, lexicon, problems)
            number += 1
    return companions, beside, problems


def _read_companions(
    entry: Entry, phrases: Sequence[str], lexicon: Lexicon, problems: list[str]
) -> tuple[Pattern, ...]:
    found = []
    for phrase in phrases:
        try:
            found.append(lexicon.pattern(phrase))
        except PhraseError as error:
            problems.append(f"{entry.file}, entry {entry.entry_id}: {error}: {phrase}")
    return tuple(found)


@lru_cache(maxsize=1)
def _shipped() -> dict[str, str]:
    folder = files("accord.reading") / "catalogue"
    return {
        item.name: item.read_text(encoding="utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".txt")
    }


def _overlay_texts(
    overlays: Sequence[Path], shipped: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    texts: dict[str, str] = {}
    problems: list[str] = []
    for path in overlays:
        if path.name in shipped or path.name in texts:
            problems.append(f"{path.name}: another file of the catalogue has this name")
            continue
        try:
            texts[path.name] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            problems.append(f"{path.name}: not a readable UTF-8 text file")
            continue
        if not any(content_lines(texts[path.name])):
            problems.append(f"{path.name}: there is nothing in it")
    return texts, problems


def _duplicates(entries: Iterable[Entry]) -> list[str]:
    seen: set[str] = set()
    again = []
    for entry in entries:
        if entry.entry_id in seen:
            again.append(f"{entry.file}: the entry {entry.entry_id} is there twice")
        seen.add(entry.entry_id)
    return again


def load_catalogue(overlays: Sequence[Path] = ()) -> Catalogue:
    """The shipped catalogue with an organisation's own files; BadOverlay lists all problems."""
    shipped = _shipped()
    extra, problems = _overlay_texts(overlays, shipped)
    lexicon = Lexicon(read_lists(shipped["lexicon.txt"]), CAPTURED)
    frames = read_frames(shipped["frames.txt"])
    special = {"lexicon.txt", "frames.txt", "cues.txt", "weights.txt", *_LISTS_OF_THEIR_OWN}
    drafts = [
        read_entries(name, text, frames)
        for name, text in [*shipped.items(), *sorted(extra.items())]
        if name not in special
    ]
    entries = tuple(entry for draft in drafts for entry in draft.entries)
    problems += [problem for draft in drafts for problem in draft.problems]
    patterns, wrong = _patterns(entries, lexicon)
    companions, beside, lonely = _companions(entries, lexicon)
    problems += wrong + lonely + _duplicates(entries)
    if problems:
        raise BadOverlay(
            "The catalogue cannot be used:\n" + "\n".join(f"  - {p}" for p in problems)
        )
    version = _version({**shipped, **extra})
    return Catalogue(entries, tuple(patterns), lexicon, version, companions, beside)


def _version(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(name.encode())
        digest.update("\n".join(line for _, line in content_lines(texts[name])).encode())
    return digest.hexdigest()[:16]


@lru_cache
def shipped_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of one file of the catalogue as shipped."""
    return {key: frozenset(words) for key, words in read_lists(shipped_text(name)).items()}


@lru_cache(maxsize=1)
def shipped_names() -> frozenset[str]:
    """The files of the catalogue as shipped, apart from an organisation's own."""
    return frozenset(_shipped())


@lru_cache(maxsize=1)
def shipped_catalogue() -> Catalogue:
    """The catalogue as shipped, read once."""
    with built_to_last():
        return load_catalogue()


def shipped_text(name: str) -> str:
    """One file of the catalogue as shipped: the cues, or the words for people."""
    return _shipped()[name]


def catalogue_version(overlays: Sequence[Path] = ()) -> str:
    """What identifies the catalogue: any change to a phrase, a list or a cue changes it."""
    return load_catalogue(overlays).version if overlays else shipped_catalogue().version
