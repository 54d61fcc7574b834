"""Text in, records out, one at a time: for files the fast reader will not vouch for.

A record that cannot be read costs itself and no other: reading goes on at the next line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import TextIO

from accord.sources.reading import Unusable

LONGEST_LINE = 16 * 1024**2
# One field with its end: quoted, with blanks allowed around the marks, or bare.
_FIELD = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*(,|$)|([^,"][^,]*|)(,|$)')

Record = tuple[list[str], str]


def records(lines: TextIO, separator: str = ",") -> Iterator[Record]:
    """Every record with the rule it breaks, if any; empty lines are no records."""
    source = _Lines(lines)
    while source.fill():
        source.mark()
        fields = _strict(source, separator)
        if fields is None:
            fields = _forgiven("".join(source.taken), separator)
        if fields is None:
            yield [source.rewind().rstrip("\r\n")], "broken_quotes"
            continue
        if any(field.strip() for field in fields) or len(fields) > 1:
            yield fields, _fault(fields)


def _fault(fields: list[str]) -> str:
    for field in fields:
        if not field.isascii() and any("\ud800" <= c <= "\udfff" for c in field):
            return "unreadable_text"
        if "\x00" in field:
            return "unreadable_text"
    return ""


def _strict(source: _Lines, separator: str) -> list[str] | None:
    try:
        return next(csv.reader(source, strict=True, skipinitialspace=True, delimiter=separator))
    except csv.Error:
        return None


def _forgiven(record: str, separator: str) -> list[str] | None:
    # The strict reader refuses blanks after a closing mark; they harm nobody.
    if separator != ",":
        return None
    fields: list[str] = []
    text, at = record.rstrip("\r\n"), 0
    while match := _FIELD.match(text, at):
        quoted, bare = match.group(1), match.group(3)
        fields.append(quoted.replace('""', '"') if quoted is not None else bare)
        if not (match.group(2) or match.group(4)):
            return fields if match.end() == len(text) else None
        at = match.end()
    return None


class _Lines:
    """Lines that can be read again from the start of the record that went wrong."""

    def __init__(self, lines: TextIO) -> None:
        self.lines = lines
        self.ahead: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if not self.fill():
            raise StopIteration
        line = self.ahead.pop()
        self.taken.append(line)
        return line

    def fill(self) -> bool:
        """Whether there is another line."""
        if not self.ahead:
            line = self.lines.readline(LONGEST_LINE)
            if not line:
                return False
            if len(line) == LONGEST_LINE:
                raise Unusable("a line is longer than any record can be")
            self.ahead.append(line)
        return True

    def mark(self) -> None:
        """A record begins here."""
        self.taken.clear()

    def rewind(self) -> str:
        """Go back to the line after the record's first; returns that first line."""
        first, *rest = self.taken
        self.ahead.extend(reversed(rest))
        self.taken.clear()
        return first
