"""The labelled texts become what each word weighs; run it to write the weights again (minutes).

python tests/support/weights_of_words.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from accord.reading.catalogue import shipped_catalogue
from accord.reading.fitting import learn
from accord.reading.labelled import Labelled, read_bank, read_lines

# Two cores wait for one another over sums as small as these.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parents[2]
LABELLED = ROOT / "labelled"
BANKS = ROOT / "tests" / "spec" / "reading"
WEIGHTS = ROOT / "src" / "accord" / "reading" / "catalogue" / "weights.txt"
HEAD = """# What each word, pair of words and list weighs for each concept, in tenths. Learned from the texts
# in labelled/ and the open banks of tests/spec/reading; written by tests/support/weights_of_words.py.
# "concept: name bias too-little enough", then lines of a weight and what weighs so much.
# Of texts: {digest}
"""


def sources() -> list[Path]:
    """The files that are learned from: never the sealed banks, which are there to measure."""
    banks = (path for path in sorted(BANKS.glob("*bank.txt")) if "sealed" not in path.name)
    return [*sorted(LABELLED.glob("*.txt")), *banks]


def labelled() -> Iterator[Labelled]:
    """Every labelled text, and the examples of the catalogue."""
    for path in sources():
        yield from read_lines(path) if path.name.startswith("one_concept") else read_bank(path)
    for entry in shipped_catalogue().entries:
        if entry.kind == "concept":
            concept = entry.concept_id
            for text in entry.positives:
                yield Labelled(text, frozenset({concept}), frozenset(), concept)
            for text in entry.negatives:
                yield Labelled(text, frozenset(), frozenset(), concept)


def digest() -> str:
    """What the labelled texts come to, so that stale weights are seen."""
    texts = b"".join(path.read_bytes() for path in sources())
    return sha256(texts).hexdigest()[:16]


if __name__ == "__main__":
    WEIGHTS.write_text(HEAD.format(digest=digest()) + learn(list(labelled())), encoding="utf-8")
