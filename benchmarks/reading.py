"""How fast the reader is: start-up, the pass for telling words beside hyperscan, texts a second.

    python -m benchmarks.reading
    python -m benchmarks.reading TEXTS.csv      (columns id and text)

Every time is that of the processor for one core, all in one run; the ratios are what to watch.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
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

MOST = 5_000
WORDS = 60
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


def _examples() -> list[str]:
    return sorted({e for entry in shipped_catalogue().entries for e in entry.positives})


def _scan_lines(texts: Sequence[str]) -> Iterator[str]:
    """The pass for telling words, joined, beside the bare engine over the same bytes."""
    search = Matcher(shipped_catalogue())._search
    joined = "\n".join(normalise(text).text for text in texts)
    ours, hits = _timed(lambda: search.anchors(joined))
    scanner = search._scanner
    if not isinstance(scanner, HyperscanScanner):
        yield f"telling words: {len(joined) / ours / 1e6:.0f} MB/s, {len(hits):,} hits"
        return
    buffer = words_only(joined).encode("ascii")
    bare, _ = _timed(lambda: scanner._database.scan(buffer, match_event_handler=_nothing))
    yield (
        f"telling words: {len(joined) / ours / 1e6:.0f} MB/s, {bare / ours:.2f} of bare hyperscan "
        f"({len(joined) / bare / 1e6:.0f} MB/s), {len(hits):,} hits in {len(texts):,} texts"
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
    kinds = {"ordinary notes": _notes(ORDINARY), "dense notes": _notes(_examples())}
    if path is not None:
        kinds[path.name] = [row.text for row in islice(csv_texts(path, Doubts()), MOST)]
    for name, texts in kinds.items():
        for line in _scan_lines(texts):
            print(f"{name}: {line}")
        print(_reading_line(name, texts))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
