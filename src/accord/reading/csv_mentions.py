"""A CSV file of texts into a CSV file of mentions, read by several processes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from accord.errors import UserFacingError
from accord.reading.catalogue import load_catalogue
from accord.reading.reader import reader_with
from accord.text.csv_texts import (
    Doubts,
    Lines,
    TextRow,
    as_lines,
    csv_texts,
    in_parallel,
    write_lines,
)

COLUMNS = ("id", "start", "end", "concept_id", "assertion", "count_low", "count_high", "cue")
_MENTION = attrgetter(*COLUMNS[1:])


def read_rows(rows: Sequence[TextRow], overlays: tuple[Path, ...] = ()) -> Lines:
    """The mentions of some texts as lines; importable by name, so that workers can run it."""
    reader = reader_with(overlays)
    read: dict[str, list[tuple[Any, ...]]] = {}  # a text that comes again is read once
    for row in rows:
        if row.text not in read:
            read[row.text] = [_MENTION(mention) for mention in reader.read(row.text)]
    return as_lines([(row.ref, *mention) for row in rows for mention in read[row.text]])


def read_csv(
    path: Path, out: Path, *, overlays: Sequence[Path] = (), workers: int | None = None
) -> Iterable[str]:
    """Read every text of a CSV file and write the mentions; lines that say what was done."""
    if out.resolve() == path.resolve():
        raise UserFacingError("The mentions cannot be written over the texts: name another file.")
    chosen = tuple(overlays)
    if chosen:
        load_catalogue(chosen)  # what is wrong with an overlay is said before anything is read
    doubts = Doubts()
    work = partial(read_rows, overlays=chosen)
    written = write_lines(out, COLUMNS, in_parallel(work, csv_texts(path, doubts), workers))
    return (*doubts.lines(), f"{written:,} mentions written: {out}")
