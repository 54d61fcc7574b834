"""A file in, what it really is and how its text is encoded out: by its bytes, not by its name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PIECE = 4 * 1024**2
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip or an office document"),
    (b"PK\x05\x06", "an empty zip"),
    (b"PAR1", "a Parquet file"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"{\\rtf", "a rich-text document"),
)
_MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|table|head)", re.IGNORECASE)
# The fast reader passes these on unseen, or reads blanks beside a quotation mark in its own way.
_ODD = (b"\x00", b'  "', b'\t"', b'" "', b'"  "', b'"   ')
_JSON = re.compile(rb"\s*[\[{]\s*[\"{\[]")


@dataclass(frozen=True)
class Encoding:
    """How the bytes of a text file are to be read."""

    codec: str
    is_guessed: bool = False
    is_clean: bool = True


def signature(path: Path) -> str:
    """What the first bytes say a file is, in words; empty where they look like plain text."""
    with path.open("rb") as opened:
        head = opened.read(4096)
    for mark, words in _SIGNATURES:
        if head.startswith(mark):
            return words
    if _MARKUP.match(head):
        return "a web page or XML"
    if _JSON.match(head):
        return "JSON"
    return "binary data" if _is_binary(head) else ""


def _is_binary(head: bytes) -> bool:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    odd = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\x0b\x0c\x00")
    # A stray control character is a fault of one row; a quarter of the bytes is another format.
    return (odd + head.count(0)) * 4 > len(head)


def encoding_of(path: Path) -> Encoding:
    """Find the encoding: the mark if there is one, else UTF-8 if it fits, else Windows text."""
    with path.open("rb") as opened:
        head = opened.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding("utf-16")
    marked = head.startswith(codecs.BOM_UTF8)
    clean, n_good, n_bad = _scan(path)
    if clean:
        return Encoding("utf-8-sig")
    if marked or n_bad == 0 or n_good >= n_bad:
        return Encoding("utf-8-sig", is_clean=False)
    return Encoding("cp1252", is_guessed=True, is_clean=False)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        while piece := opened.read(PIECE):
            yield piece


def _scan(path: Path) -> tuple[bool, int, int]:
    # Whether it is faultless UTF-8; else how many characters beyond ASCII fit it, how many do not.
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_odd, tail = False, b""
    try:
        for piece in _pieces(path):
            seen = tail + piece
            is_odd = is_odd or any(mark in seen for mark in _ODD)
            tail = piece[-3:]
            decoder.decode(piece)
        decoder.decode(b"", final=True)
        return not is_odd, 0, 0
    except UnicodeDecodeError:
        return False, *_count(path)


def _count(path: Path) -> tuple[int, int]:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    n_good = n_bad = 0
    for piece in _pieces(path):
        text = decoder.decode(piece)
        bad = sum(1 for c in text if "\udc80" <= c <= "\udcff") if not text.isascii() else 0
        n_bad += bad
        n_good += sum(1 for c in text if ord(c) > 127) - bad if not text.isascii() else 0
    return n_good, n_bad


def as_utf8(path: Path, encoding: Encoding, into: Path) -> tuple[Path, bool]:
    """The same text as UTF-8, and whether it is faultless; UnicodeError where it is cut short."""
    if encoding.codec == "utf-8-sig":
        return path, encoding.is_clean
    # A byte that means nothing in Windows text is passed on as it is: a fault of its row alone.
    errors = "surrogateescape" if encoding.codec == "cp1252" else "strict"
    decoder = codecs.getincrementaldecoder(encoding.codec)(errors)
    with into.open("w", encoding="utf-8", errors="surrogateescape", newline="") as out:
        for piece in _pieces(path):
            out.write(decoder.decode(piece))
        out.write(decoder.decode(b"", final=True))
    return into, _scan(into)[0]
