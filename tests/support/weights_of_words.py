"""The labelled texts become what each word weighs; run it to write the weights again (minutes).

PYTHONPATH=tests python -m support.weights_of_words
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from accord.reading.catalogue import shipped_catalogue
from accord.reading.labelled import Labelled
from accord.reading.reader import Reader
from accord.reading.weighing import is_told_by_phrases
from support.reading_bank import load_bank

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
        yield from _lines(path) if path.name.startswith("one_concept") else _bank(path)
    for entry in shipped_catalogue().entries:
        if entry.kind == "concept":
            concept = entry.concept_id
            for text in entry.positives:
                yield Labelled(text, frozenset({concept}), frozenset(), concept)
            for text in entry.negatives:
                yield Labelled(text, frozenset(), frozenset(), concept)


def _bank(path: Path) -> Iterator[Labelled]:
    for item in load_bank(path):
        holds = frozenset(label.concept for label in item.required)
        yield Labelled(item.text, holds, frozenset(label.concept for label in item.allowed))


def _lines(path: Path) -> Iterator[Labelled]:
    """Texts of which one concept each was judged: "+ concept | assertion | text", "-" if not."""
    for line in path.read_text(encoding="utf-8").splitlines():
        named, _, text = (part.strip() for part in line[2:].split("|", 2))
        concept = named.split()[0]
        holds = frozenset({concept}) if line[0] == "+" else frozenset[str]()
        yield Labelled(text, holds, frozenset(), concept)


def said(texts: Sequence[Labelled]) -> list[frozenset[str]]:
    """The concepts that the phrases of the catalogue say in each text."""
    reader = Reader(weighs=False)
    return [
        frozenset(m.concept_id for m in reader.read(text.text) if is_told_by_phrases(m.concept_id))
        for text in texts
    ]


def digest() -> str:
    """What the labelled texts come to, so that stale weights are seen."""
    texts = b"".join(path.read_bytes() for path in sources())
    return sha256(texts).hexdigest()[:16]


if __name__ == "__main__":
    # Before numpy is there: two cores wait for one another over sums as small as these.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from accord.reading.fitting import learn

    texts = list(labelled())
    WEIGHTS.write_text(HEAD.format(digest=digest()) + learn(texts, said(texts)), encoding="utf-8")
