"""Measure the reader on sentences labelled by hand, beside a keyword list and negspacy's rules.

    python -m benchmarks.reading_bank BANK... [--write] [--negspacy PYTHON]

A bank is a file in the form of tests/support/reading_bank.py. negspacy is installed for the run
into an environment of its own, unless --negspacy names an interpreter that has it; where it
cannot be had the page says so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accord.reading import Mention, read_text
from accord.reading.catalogue import shipped_catalogue
from benchmarks.apart import environment
from benchmarks.keywords import how_many, read_by_keywords
from benchmarks.machine import describe
from benchmarks.reading_page import page_of

REPOSITORY = Path(__file__).parents[1]
PAGE = REPOSITORY / "benchmarks" / "READING.md"
sys.path.insert(0, str(REPOSITORY / "tests"))

from support.reading_bank import Item, load_bank  # noqa: E402  tests are no package of ours

NEGSPACY = "negspacy==1.1.0"
Reading = list[tuple[Mention, ...]]


@dataclass(frozen=True)
class Read:
    """A way to read, with what it read in each text; nothing where it could not be had."""

    name: str
    mentions: Reading | None
    why_not: str = ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the page, or write it."""
    given = _parsed(arguments)
    items = [item for bank in given.banks for item in load_bank(bank)]
    keywords = [read_by_keywords(item.text) for item in items]
    ways = [
        Read("Accord's reader", [read_text(item.text) for item in items]),
        Read("a plain keyword list", keywords),
        _by_negspacy(items, keywords, given.negspacy),
    ]
    about = [
        f"Banks: {', '.join(bank.name for bank in given.banks)}.",
        f"Catalogue {shipped_catalogue().version}; {how_many():,} keywords.",
    ]
    page = page_of(items, ways, about, describe())
    if given.write:
        PAGE.write_text(page, encoding="utf-8")
    else:
        print(page)


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("banks", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--negspacy", type=Path, help="an interpreter that has negspacy")
    return parser.parse_args(arguments)


def _by_negspacy(items: Sequence[Item], keywords: Reading, python: Path | None) -> Read:
    """The keywords again, each denied where negspacy's rules deny it."""
    name = f"the same words, denied by {NEGSPACY.replace('==', ' ')}"
    try:
        if python is not None:
            return Read(name, _denied(items, keywords, python))
        with tempfile.TemporaryDirectory() as folder:
            return Read(name, _denied(items, keywords, environment(Path(folder), NEGSPACY)))
    except (subprocess.CalledProcessError, OSError) as error:
        return Read(name, None, f"could not be had: {type(error).__name__}")


def _denied(items: Sequence[Item], keywords: Reading, python: Path) -> Reading:
    asked = [
        {"text": item.text, "spans": [[m.start, m.end] for m in mentions]}
        for item, mentions in zip(items, keywords, strict=True)
    ]
    script = Path(__file__).with_name("negspacy_rules.py")
    answer = subprocess.run(
        [str(python), str(script)],
        input=json.dumps(asked),
        check=True,
        capture_output=True,
        text=True,
    )
    return [
        tuple(
            replace(mention, assertion="negated" if is_denied else "affirmed")
            for mention, is_denied in zip(mentions, denied, strict=True)
        )
        for mentions, denied in zip(keywords, json.loads(answer.stdout), strict=True)
    ]


if __name__ == "__main__":
    main()
