"""Text as written into plain lower-case ASCII to search in, with the way back to every character.

Nearly always one character becomes one character, so that positions need no map; where that cannot
be (a ligature, a combining accent), a map is kept. Either way a span found in the plain text points
at exactly the characters it was found in.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

FILLER = "\x1f"  # stands for a sign that is no letter, digit or known punctuation: an emoji, say
EMPTY_BOX = "\x02"
TICKED_BOX = "\x03"

_SINGLE: dict[str, str] = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘－", "-"),
    **dict.fromkeys("£€", "$"),
    **dict.fromkeys("•●▪◦‣∙·", "*"),
    **dict.fromkeys("☐□❏❑◻▢", EMPTY_BOX),
    **dict.fromkeys("☑☒✓✔✗✘■◼", TICKED_BOX),
    **dict.fromkeys("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys("łŁ", "l"),
    **dict.fromkeys("øØ", "o"),
    **dict.fromkeys("đĐðÐ", "d"),
    **dict.fromkeys("ıİ", "i"),
    "×": "x",
}
_SEVERAL: dict[str, str] = {
    **dict.fromkeys("ßẞ", "ss"),
    **dict.fromkeys("æÆ", "ae"),
    **dict.fromkeys("œŒ", "oe"),
    **dict.fromkeys("þÞ", "th"),
    "…": "...",
}
_NOTHING = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f")

_ASCII = {
    code: (" " if chr(code) == "\t" else "\n" if chr(code) in "\r\x0b\x0c\x1c\x1d\x1e" else None)
    or (chr(code).lower() if chr(code).isprintable() or chr(code) == "\n" else FILLER)
    for code in range(128)
}
# A hyphen inside a word is read as a space, so that take-away and take away are one phrase; between
# digits it stays, for "3-4".
_INNER_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z0-9])|(?<=[0-9])-(?=[a-z])")
# A line end inside a sentence that a system wrapped: what comes before and after is running text.
_WRAPPED = re.compile(r"(?<=[a-z,])( *)(?:\r\n?|\n)(?=[a-z])(?![a-z /']{2,30}[:?])")


@dataclass(frozen=True)
class Normal:
    """Searchable text; `offsets` holds where each character came from, or nothing if it is 1:1."""

    text: str
    offsets: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the searchable text stands in the text as written."""
        if self.offsets is None or start >= end:
            return start, end
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """One character outside ASCII in plain letters; empty where it leaves nothing."""
    if character in _SINGLE:
        return _SINGLE[character]
    if character in _SEVERAL:
        return _SEVERAL[character]
    if character in _NOTHING or unicodedata.combining(character):
        return ""
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", character)
    plain = "".join(c for c in parts if c.isascii() and c.isprintable()).lower()
    return plain or FILLER


def _unwrap(text: str) -> str:
    """Line ends a system put inside a sentence, as spaces; the length stays the same."""
    if "\n" not in text and "\r" not in text:
        return text
    return _WRAPPED.sub(lambda found: " " * len(found.group()), text)


def _with_map(text: str) -> Normal:
    pieces: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        plain = _ASCII[ord(character)] if character.isascii() else _plain(character)
        pieces.append(plain)
        offsets.extend([position] * len(plain))
    offsets.append(len(text))
    return Normal("".join(pieces), tuple(offsets))


def normalise(text: str) -> Normal:
    """Make text searchable: lower case, no accents, one kind of quote, dash, space and line end."""
    text = _unwrap(text)
    if text.isascii():
        normal = Normal(text.translate(_ASCII))
    else:
        table: dict[int, str] = dict(_ASCII)
        for character in set(text):
            if not character.isascii():
                table[ord(character)] = _plain(character)
        if all(len(table[ord(character)]) == 1 for character in set(text)):
            normal = Normal(text.translate(table))
        else:
            normal = _with_map(text)
    return Normal(_INNER_HYPHEN.sub(" ", normal.text), normal.offsets)
