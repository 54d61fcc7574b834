"""A CSV file of texts into rows of id and text, one at a time, and answers into a CSV file."""

from __future__ import annotations

import codecs
import csv
import io
import os
import sys
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np

from accord.errors import UserFacingError
from accord.placing import UNFINISHED

BATCH = 1_000
ALONE_UP_TO = 4  # batches; below this, starting other processes takes longer than the work
_CHUNK = 1 << 20
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


Answer = TypeVar("Answer")


class TextRow(NamedTuple):
    """One text with the id it is known by."""

    ref: str
    text: str


@dataclass
class Doubts:
    """What was noticed of a file while it was read: columns and counts, never a value."""

    encoding: str = ""
    ignored: tuple[str, ...] = ()
    rows: int = 0
    short_rows: int = 0
    long_rows: int = 0
    # Eight bytes for each id, so that a file of millions of texts is read in little memory.
    _marks: array[int] = field(default_factory=lambda: array("q"), repr=False)

    def note(self, ref: str) -> None:
        """Remember an id; where it comes again the findings of both rows are kept."""
        self._marks.append(hash(ref))

    @property
    def repeated(self) -> int:
        """How many rows have the id of an earlier one."""
        return len(self._marks) - len(np.unique(np.asarray(self._marks)))

    def lines(self) -> Iterator[str]:
        """What a person should know."""
        yield f"{self.rows:,} texts read, {self.encoding}"
        if self.ignored:
            yield f"columns not used: {', '.join(self.ignored)}"
        if self.short_rows:
            yield f"rows with too few cells: {self.short_rows:,} (what is missing is read as empty)"
        if self.long_rows:
            yield f"rows with too many cells: {self.long_rows:,} (what is too much is left out)"
        if repeated := self.repeated:
            yield f"ids that come more than once: {repeated:,}"


def encoding_of(path: Path) -> str:
    """How a file is written: what its first bytes say, else UTF-8, else Windows-1252."""
    with path.open("rb") as file:
        first = file.read(4)
        for mark, name in _BYTE_ORDER_MARKS.items():
            if first.startswith(mark):
                return name
        decoder = codecs.getincrementaldecoder("utf-8")()
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _delimiter(header: str) -> str:
    return max(",;\t|", key=lambda sign: (header.count(sign), sign == ","))


def csv_texts(path: Path, doubts: Doubts) -> Iterator[TextRow]:
    """Every row of a CSV file that has the columns id and text, in the order of the file.

    Their order, other columns and the kind of line end are free.
    """
    if not path.is_file():
        raise UserFacingError(f"There is no file {path.name}.")
    doubts.encoding = encoding_of(path)
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    # The few bytes that Windows-1252 has no sign for are kept as a sign that says so.
    with path.open(encoding=doubts.encoding, errors="replace", newline="") as file:
        first = file.readline()
        file.seek(0)
        rows = csv.reader(file, delimiter=_delimiter(first))
        header = next(rows, [])
        places = _places(path, header, doubts)
        yield from _texts(rows, len(header), places, doubts)


def _texts(
    rows: Iterable[Sequence[str]], width: int, places: tuple[int, int], doubts: Doubts
) -> Iterator[TextRow]:
    ref, text = places
    for row in rows:
        if not row:
            continue
        doubts.rows += 1
        doubts.short_rows += len(row) < width
        doubts.long_rows += len(row) > width
        found = TextRow(*(row[place] if place < len(row) else "" for place in (ref, text)))
        doubts.note(found.ref)
        yield found


def _places(path: Path, header: Sequence[str], doubts: Doubts) -> tuple[int, int]:
    names = [name.strip().strip("\ufeff").casefold() for name in header]
    problems = [f"it has no column {name}" for name in ("id", "text") if name not in names]
    problems += [
        f"it has {names.count(name)} columns {name}"
        for name in ("id", "text")
        if names.count(name) > 1
    ]
    if problems:
        raise UserFacingError(
            f"{path.name} cannot be read: {'; '.join(problems)}. "
            "The first line has to name the columns, among them id and text."
        )
    doubts.ignored = tuple(name for name in header if name.strip().casefold() not in ("id", "text"))
    return names.index("id"), names.index("text")


class Lines(NamedTuple):
    """Rows as they stand in a CSV file, and how many they are."""

    text: str
    rows: int


def as_lines(rows: Sequence[Sequence[Any]]) -> Lines:
    """Rows as lines of a CSV file; whoever answers writes them, so that one process need not."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return Lines(buffer.getvalue(), len(rows))


def in_parallel(
    work: Callable[[Sequence[TextRow]], Answer],
    rows: Iterable[TextRow],
    workers: int | None = None,
) -> Iterator[Answer]:
    """The answers to batches of texts in their order, from several processes where it pays.

    `work` must be importable by name. Only a few batches are held at a time.
    """
    workers = workers or os.cpu_count() or 1
    batches = _batches(rows)
    first = list(islice(batches, ALONE_UP_TO))
    if workers == 1 or len(first) < ALONE_UP_TO:
        for batch in first:
            yield work(batch)
        for batch in batches:
            yield work(batch)
        return
    waiting: deque[Future[Answer]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for batch in first:
            waiting.append(pool.submit(work, batch))
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > 3 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _batches(rows: Iterable[TextRow]) -> Iterator[list[TextRow]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch


def write_lines(out: Path, header: Sequence[str], pieces: Iterable[Lines]) -> int:
    """Write a CSV file in one step: it appears with everything in it or not at all."""
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f"{UNFINISHED}{out.name}")
    written = 0
    try:
        with fresh.open("w", encoding="utf-8", newline="") as file:
            file.write(as_lines([header]).text)
            for lines in pieces:
                file.write(lines.text)
                written += lines.rows
        fresh.replace(out)
    finally:
        fresh.unlink(missing_ok=True)
    return written
