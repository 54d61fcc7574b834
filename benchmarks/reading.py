"""How fast the reader is: start-up, the pass for telling words beside hyperscan, texts a second.

    python -m benchmarks.reading
    python -m benchmarks.reading TEXTS.csv      (columns id and text)

Every time is that of the processor, all in one run; the ratios are what to watch. Sentences that
come again are read once, so notes are made in two ways: of sentences that come again word for word,
and of sentences that have names, times and places of their own.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from accord.reading import read_text
from accord.reading.catalogue import shipped_catalogue
from accord.reading.matching import Matcher
from accord.text import normalise
from accord.text.csv_texts import Doubts, csv_texts
from accord.text.scanner import HyperscanScanner, words_only
from benchmarks.machine import describe
from benchmarks.watch import watch

MOST = 5_000
WORDS = 60
WHOLE = 40_000  # notes that the whole command reads
NAMES = ("Kyle", "Jordan", "Marek", "Leanne", "Tracey", "Bogdan", "Wayne", "Kirsty", "Dean")
SURNAMES = ("Hollins", "Barker", "Whitlow", "Ferris", "Oakes", "Denby", "Marsh", "Pickard")
# What most records are about: nothing that the catalogue asks for.
ORDINARY = (
    "Between times stated unknown persons have forced the rear window and made an untidy search.",
    "The aggrieved parked his bicycle outside the library and secured it with a cable lock.",
    "On return the lock had been cut and the bicycle was gone. No cctv covers the rack.",
    "Caller reports loud music from the flat above, ongoing since ten. Ambulance not needed.",
    "Officers attended, the noise had stopped on arrival and no offences were disclosed.",
    "A pane of glass in the greenhouse was cracked by a stone thrown from the footpath.",
    "Fuel to the value of forty pounds was drawn and no attempt to settle was made.",
    "House to house enquiries are complete with no result. Scene examined, no marks of value.",
)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def _notes(sentences: Sequence[str]) -> list[str]:
    """Notes of about sixty words, put together from sentences in an order of their own."""
    rng = random.Random(60)
    notes = []
    for _ in range(MOST):
        note: list[str] = []
        while sum(map(len, note)) < WORDS * 5:
            note.append(rng.choice(sentences))
        notes.append(" ".join(note))
    return notes


def _of_their_own(notes: Sequence[str]) -> list[str]:
    """The same notes, with a name, a time and a place before sentences so that few come again."""
    rng = random.Random(61)
    return [re.sub(r"(?<=\. )", lambda _: _told(rng), f"{_told(rng)}{note}") for note in notes]


def _told(rng: random.Random) -> str:
    who, when = rng.choice(NAMES), f"{rng.randrange(24):02}:{rng.randrange(60):02}"
    return rng.choice(
        (
            "",
            f"At {when} {who} {rng.choice(SURNAMES)} said: ",
            f"{who} of {rng.randrange(1, 200)} {rng.choice(SURNAMES)} Road. ",
            f"Ref {rng.randrange(10_000, 99_999)}, {when} hrs: ",
        )
    )


def _examples() -> list[str]:
    return sorted({e for entry in shipped_catalogue().entries for e in entry.positives})


def _scan_lines(texts: Sequence[str]) -> Iterator[str]:
    """The pass for telling words, joined, beside the bare engine over the same bytes."""
    search = Matcher(shipped_catalogue()).search
    joined = "\n".join(normalise(text).text for text in texts)
    ours, hits = _timed(lambda: search.anchors(joined))
    scanner = search.scanner
    if not isinstance(scanner, HyperscanScanner):
        yield f"telling words: {len(joined) / ours / 1e6:.0f} MB/s, {len(hits):,} hits"
        return
    buffer = words_only(joined).encode("ascii")
    bare, _ = _timed(lambda: scanner.database.scan(buffer, match_event_handler=_nothing))
    yield (
        f"telling words: {len(joined) / ours / 1e6:.0f} MB/s, {bare / ours:.2f} of bare hyperscan "
        f"({len(joined) / bare / 1e6:.0f} MB/s), {len(hits):,} hits in {len(texts):,} texts"
    )


def _spacy_line(texts: Sequence[str]) -> str:
    """The telling words looked for by spaCy's PhraseMatcher, where somebody has it."""
    try:
        spacy, matching = import_module("spacy"), import_module("spacy.matcher")
    except ImportError:
        return "spaCy: not installed here, and no part of Accord"
    search = Matcher(shipped_catalogue()).search
    words = [atom.text for atom in search.atoms if not atom.is_prefix]
    language = spacy.blank("en")
    matcher = matching.PhraseMatcher(language.vocab)
    matcher.add("telling", [language.make_doc(word) for word in words])
    normal = [normalise(text).text for text in texts]
    theirs, _ = _timed(lambda: [matcher(language.make_doc(text)) for text in normal])
    ours, _ = _timed(lambda: search.anchors("\n".join(normal)))
    return f"telling words: {theirs / ours:.0f} times as fast as spaCy's PhraseMatcher"


def _whole_line(texts: Sequence[str]) -> str:
    """The whole command over a file of notes, on every core, with what a million would take."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "notes.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = ((number, text) for number, text in enumerate(texts))
            csv.writer(file).writerows([("id", "text"), *rows])
        command = [str(Path(sys.executable).with_name("accord")), "read", str(path)]
        watched = watch([*command, "--out", str(path.with_name("mentions.csv"))])
    million = watched.seconds * 1e6 / len(texts)
    return (
        f"whole command: {len(texts):,} texts in {watched.seconds:.1f} s by the clock, that is "
        f"{million:,.0f} s for a million; at most {watched.peak_bytes / 2**20:,.0f} MiB"
    )


def _nothing(*_: Any) -> None:
    """Take a hit and do nothing with it."""


def _read_all(texts: Sequence[str]) -> int:
    return sum(len(read_text(text)) for text in texts)


def _reading_line(name: str, texts: Sequence[str]) -> str:
    first, n_mentions = _timed(lambda: _read_all(texts))
    again, _ = _timed(lambda: _read_all(texts))
    each = 1e3 * again / len(texts)
    return (
        f"{name}: {len(texts) / first:,.0f} texts a second at first, {len(texts) / again:,.0f} "
        f"when warm ({each:.2f} ms each), {n_mentions:,} mentions in {len(texts):,} texts"
    )


def main(path: Path | None) -> None:
    """Print every figure."""
    for line in describe():
        print(line)
    seconds, _ = _timed(lambda: read_text("She was given a phone by an older man."))
    print(f"start-up and the first text: {seconds:.2f} s")
    ordinary, dense = _notes(ORDINARY), _notes(_examples())
    mixed = _notes((*_examples()[::4], *ORDINARY * 80))
    kinds = {"ordinary notes": ordinary, "mixed notes": mixed, "dense notes": dense}
    kinds |= {f"{name} of their own": _of_their_own(notes) for name, notes in kinds.items()}
    if path is not None:
        kinds[path.name] = [row.text for row in islice(csv_texts(path, Doubts()), MOST)]
    for name, texts in kinds.items():
        for line in _scan_lines(texts):
            print(f"{name}: {line}")
        print(_reading_line(name, texts), flush=True)
    print(_spacy_line(mixed))
    print(_whole_line(_of_their_own(mixed * (WHOLE // MOST))))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
