"""Files of text into what the check of wording finds in them, on the screen or as a CSV file."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from accord.errors import UserFacingError
from accord.language.check import Term, check_language
from accord.text.csv_texts import (
    Doubts,
    Lines,
    TextRow,
    as_lines,
    csv_texts,
    encoding_of,
    in_parallel,
    write_lines,
)

COLUMNS = ("id", "start", "end", "term", "reason", "suggestion", "speech")
SUFFIXES = frozenset({".txt", ".text", ".md", ".rst", ".log", ".eml"})

_LINE_END = re.compile(r"\r\n?|\n")
# By what they begin with: files that people pass by mistake, and that hold no plain text.
_NO_TEXT = {
    b"PK\x03\x04": "a workbook, document or archive (.xlsx, .docx, .ods, .zip)",
    b"\xd0\xcf\x11\xe0": "an old workbook, document or mail (.xls, .doc, .msg)",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"PAR1": "a Parquet table",
    b"{\\rtf": "a rich text document (.rtf)",
}


@dataclass(frozen=True)
class Checked:
    """One text with what was found in it."""

    name: str
    text: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class LanguageReport:
    """What was found in some texts."""

    checked: tuple[Checked, ...]
    skipped: tuple[str, ...] = ()

    @property
    def n_terms(self) -> int:
        """How many wordings were found."""
        return sum(len(checked.terms) for checked in self.checked)

    def as_text(self) -> str:
        """For a person: each wording with its place, its reason and what to write instead."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for checked in self.checked:
            begins = [0, *(found.end() for found in _LINE_END.finditer(checked.text))]
            for term in checked.terms:
                line = bisect_right(begins, term.start)
                column = term.start - begins[line - 1] + 1
                words = " ".join(checked.text[term.start : term.end].split())
                said = "" if term.speech == "own words" else "  [somebody else's words]"
                yield f"{checked.name}:{line}:{column}  {words}{said}"
                yield f"    why: {term.reason}"
                yield f"    instead: {term.suggestion}"
        if self.skipped:
            yield f"not read, being no text: {', '.join(self.skipped)}"
        texts = sum(bool(checked.terms) for checked in self.checked)
        yield f"{self.n_terms:,} found in {texts:,} of {len(self.checked):,} texts"

    def to_json(self) -> str:
        """For another program."""
        rows = [{"name": c.name, **asdict(term)} for c in self.checked for term in c.terms]
        return json.dumps(rows, indent=1, ensure_ascii=False)

    def to_csv(self) -> str:
        """For a spreadsheet; a text is known by its file."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(COLUMNS)
        for c in self.checked:
            writer.writerows(_row(c.name, term) for term in c.terms)
        return buffer.getvalue()


def check_path(path: Path) -> LanguageReport:
    """Check a text file, every text file of a folder, or what is typed in ('-')."""
    if str(path) == "-":
        text = sys.stdin.read()
        return LanguageReport((Checked("-", text, check_language(text)),))
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file())
        named = [p for p in files if p.suffix.casefold() in SUFFIXES]
        texts = [p for p in named if not _is_no_text(p)]
        others = tuple(p.relative_to(path).as_posix() for p in files if p not in set(texts))
        return LanguageReport(tuple(_check_file(p, path) for p in texts), others)
    if not path.is_file():
        raise UserFacingError(f"There is no file or folder {path}.")
    _refuse_what_is_no_text(path)
    if path.suffix.casefold() == ".csv":
        rows = csv_texts(path, Doubts())
        return LanguageReport(tuple(Checked(r.ref, r.text, check_language(r.text)) for r in rows))
    return LanguageReport((_check_file(path, path.parent),))


def _is_no_text(path: Path) -> str:
    """What a file is that holds no text; nothing where it may."""
    with path.open("rb") as file:
        first = file.read(4096)
    for mark, name in _NO_TEXT.items():
        if first.startswith(mark):
            return name
    is_wide = first.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "a file of bytes" if b"\0" in first and not is_wide else ""


def _refuse_what_is_no_text(path: Path) -> None:
    """Say of a workbook, a document or a picture what to do instead of reading its bytes."""
    if name := _is_no_text(path):
        raise UserFacingError(
            f"{path.name} is {name}, not text. Save what it says as a text file (.txt), or as a "
            "CSV file with the columns id and text."
        )
    if path.suffix.casefold() == ".csv" and not path.stat().st_size:
        raise UserFacingError(
            f"{path.name} is empty. A CSV file of texts opens with a line that names its columns, "
            "among them id and text."
        )


def _check_file(path: Path, root: Path) -> Checked:
    text = path.read_bytes().decode(encoding_of(path), errors="replace")
    return Checked(path.relative_to(root).as_posix(), text, check_language(text))


def check_rows(rows: Sequence[TextRow]) -> Lines:
    """The findings of some texts as lines; importable by name, so that workers can run it."""
    return as_lines([_row(row.ref, term) for row in rows for term in check_language(row.text)])


def _row(name: str, term: Term) -> tuple[Any, ...]:
    return (name, term.start, term.end, term.term, term.reason, term.suggestion, term.speech)


def check_csv(path: Path, out: Path, workers: int | None = None) -> Iterable[str]:
    """Check every text of a CSV file and write the findings; lines that say what was done."""
    if out.resolve() == path.resolve():
        raise UserFacingError("The findings cannot be written over the texts: name another file.")
    if not path.is_file():
        raise UserFacingError(f"There is no file {path}.")
    _refuse_what_is_no_text(path)
    doubts = Doubts()
    written = write_lines(out, COLUMNS, in_parallel(check_rows, csv_texts(path, doubts), workers))
    return (*doubts.lines(), f"{written:,} findings written: {out}")
