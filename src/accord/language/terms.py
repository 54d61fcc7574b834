"""The term list: readable files of wording into terms with their reason, and what to write instead.

A file opens with `source:` and `version:`. Each term then is

    [category/name] the wording as people know it
    because: why it blames, in one sentence
    instead: wording to use | more wording to use
    about: anyone | not-adult | child | named-child | child-in-text | partner | described | act
    = a phrase in the small language of accord.text.phrase
    ! a neutral use: what overlaps it is left alone
    + a sentence in which the wording is found
    - a sentence in which it is not
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from accord.errors import BadOverlay
from accord.text import Lexicon, Pattern, PhraseError, content_lines, read_lists

ABOUT = (
    "anyone", "not-adult", "child", "named-child", "child-in-text", "partner", "described", "act"
)  # fmt: skip
_HEADER = re.compile(r"(source|version):\s*(.+)")
_ENTRY = re.compile(r"\[([a-z_]+/[a-z_]+)\]\s*(.+)")
_FIELD = re.compile(r"(because|instead|about):\s*(.+)")


@dataclass(frozen=True)
class Wording:
    """A wording that blames: why, what to write instead, and of whom it must be said."""

    wording_id: str
    name: str
    reason: str
    suggestions: tuple[str, ...]
    about: str
    source: str
    version: str
    phrases: tuple[str, ...]
    neutral: tuple[str, ...]
    positives: tuple[str, ...]
    negatives: tuple[str, ...]

    @property
    def category(self) -> str:
        """The family of wording, which is the reader's `blame.` concept."""
        return self.wording_id.partition("/")[0]

    @property
    def suggestion(self) -> str:
        """What to write instead, in one line."""
        return "; or: ".join(self.suggestions)


@dataclass(frozen=True)
class TermList:
    """Every wording with its patterns, the neutral uses, and a version."""

    wordings: tuple[Wording, ...]
    patterns: tuple[tuple[Wording, Pattern], ...]
    neutral: tuple[tuple[Wording, Pattern], ...]
    version: str


@dataclass
class _Draft:
    """A file while it is read."""

    name: str
    header: dict[str, str] = field(default_factory=dict)
    wordings: list[Wording] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    title: tuple[int, str, str] | None = None
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def take(self, number: int, line: str) -> None:
        if found := _ENTRY.fullmatch(line):
            self.close()
            self.title = (number, found[1], found[2])
            self.fields, self.lines = {}, {sign: [] for sign in "=!+-"}
        elif self.title is None and (header := _HEADER.fullmatch(line)):
            self.header[header[1]] = header[2]
        elif self.title and (given := _FIELD.fullmatch(line)):
            self.fields[given[1]] = given[2]
        elif self.title and line[0] in "=!+-" and line[1:2] == " ":
            self.lines[line[0]].append(line[2:].strip())
        else:
            self.problems.append(f"{self.name}, line {number}: no part of a term")

    def close(self) -> None:
        if self.title is None:
            return
        number, wording_id, name = self.title
        missing = [key for key in ("because", "instead") if key not in self.fields]
        missing += [sign for sign in "=+-" if not self.lines[sign]]
        if missing:
            self.problems.append(f"{self.name}, line {number}: lacks {', '.join(missing)}")
        about = self.fields.get("about", "not-adult")
        if about not in ABOUT:
            self.problems.append(f"{self.name}, line {number}: about: is one of {', '.join(ABOUT)}")
        self.wordings.append(
            Wording(
                wording_id,
                name,
                self.fields.get("because", ""),
                tuple(s.strip() for s in self.fields.get("instead", "").split("|")),
                about,
                **{key: self.header.get(key, "") for key in ("source", "version")},
                phrases=tuple(self.lines["="]),
                neutral=tuple(self.lines["!"]),
                positives=tuple(self.lines["+"]),
                negatives=tuple(self.lines["-"]),
            )
        )
        self.title = None


def read_terms(texts: Mapping[str, str]) -> TermList:
    """Term files by name into a term list; BadOverlay says everything that is wrong."""
    lexicon = _Phrases(read_lists(texts["lists.txt"]))
    drafts = []
    for name in sorted(name for name in texts if name != "lists.txt"):
        draft = _Draft(name)
        for number, line in content_lines(texts[name]):
            draft.take(number, line)
        draft.close()
        drafts.append(draft)
    problems = [problem for draft in drafts for problem in draft.problems]
    wordings = tuple(wording for draft in drafts for wording in draft.wordings)
    patterns = _patterns(((w, p) for w in wordings for p in w.phrases), lexicon, problems)
    neutral = _patterns(((w, p) for w in wordings for p in w.neutral), lexicon, problems)
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        raise BadOverlay(f"The term list cannot be used:\n{listed}")
    return TermList(wordings, patterns, neutral, _version(texts))


class _Phrases:
    """Phrases into patterns; one of common words only is looked for by those words."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._telling = Lexicon(lists)
        self._every = Lexicon(lists, common=frozenset())

    def pattern(self, phrase: str) -> Pattern:
        pattern = self._telling.pattern(phrase)
        return pattern if pattern.needs else self._every.pattern(phrase)


def _patterns(
    phrases: Iterable[tuple[Wording, str]], lexicon: _Phrases, problems: list[str]
) -> tuple[tuple[Wording, Pattern], ...]:
    patterns = []
    for wording, phrase in phrases:
        try:
            pattern = lexicon.pattern(phrase)
        except PhraseError as error:
            problems.append(f"{wording.wording_id}: {error}: {phrase}")
            continue
        if not pattern.needs:
            problems.append(f"{wording.wording_id}: nothing in it must be there: {phrase}")
        else:
            patterns.append((wording, pattern))
    return tuple(patterns)


def _version(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(name.encode())
        digest.update("\n".join(line for _, line in content_lines(texts[name])).encode())
    return digest.hexdigest()[:16]


def shipped_texts(folder: str) -> dict[str, str]:
    """The data files of one folder of this package, by name."""
    items = (files("accord.language") / folder).iterdir()
    return {i.name: i.read_text("utf-8") for i in items if i.name.endswith(".txt")}


@lru_cache(maxsize=1)
def shipped_terms() -> TermList:
    """The term list as shipped, read once."""
    return read_terms(shipped_texts("terms"))
