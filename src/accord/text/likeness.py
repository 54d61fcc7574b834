"""Sentences that are alike to every phrase: they differ only in words that no phrase has.

Names, streets and times are different in every note; no phrase asks which they are. With one word
in the place of each, a sentence is one that was read before far more often.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

_RUN = re.compile(r"[a-z0-9]+")
_LETTERS, _MOST_CHUNKS = "qxzjkv", 100_000


class Likeness(dict[str, str]):
    """By stretch of signs without a space: the same with the words left out that no phrase has."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words` are those that the phrases have; `groom*` is the beginning of some."""
        self._whole: set[str] = set()
        self._begun: set[str] = set()
        for word in words:
            kind = self._begun if word.endswith("*") else self._whole
            kind.update(_RUN.findall(word), [word.rstrip("*").replace("'", "")])
        names = (one + other for one in _LETTERS for other in _LETTERS)
        self._any = next(name for name in names if not self._is_known(name))
        self._years = next((y for y in ("2000", "1999", "2001") if y not in self._whole), "")

    def of(self, sentence: str) -> str:
        """What a sentence is to the phrases."""
        return " ".join(map(self.__getitem__, sentence.split(" ")))

    def __missing__(self, chunk: str) -> str:
        if len(self) > _MOST_CHUNKS:
            self.clear()
        found = self[chunk] = self._alike(chunk)
        return found

    def _alike(self, chunk: str) -> str:
        if "_" in chunk or self._any in chunk:
            return chunk
        chunk = _RUN.sub(self._number, chunk)
        runs = [run for run in _RUN.findall(chunk) if len(run) > 1 and run.isalpha()]
        unknown = [run for run in runs if not self._is_known(run)]
        # One at most, so that places can be told from the lengths; letters alone are left.
        is_one = len(unknown) == 1 and chunk.count(unknown[0]) == 1
        return chunk.replace(unknown[0], self._any) if is_one else chunk

    def _number(self, found: re.Match[str]) -> str:
        """Another number that is as long, and a year for a year."""
        run = found.group()
        if not run.isdigit() or run in self._whole:
            return run
        other = self._years if len(run) == 4 and run[:2] in ("19", "20") else "7" * len(run)
        return run if not other or other in self._whole else other

    def _is_known(self, run: str) -> bool:
        return run in self._whole or any(
            run[:length] in self._begun for length in range(1, len(run) + 1)
        )

    def way_back(self, sentence: str) -> Callable[[int], int]:
        """From a place in what a sentence is to the phrases to the place in the sentence."""
        chunks = sentence.split(" ")
        alike = [self[chunk] for chunk in chunks]
        begins = list(accumulate((len(chunk) + 1 for chunk in alike), initial=0))
        written = list(accumulate((len(chunk) + 1 for chunk in chunks), initial=0))

        def back(place: int) -> int:
            number = min(bisect_right(begins, place) - 1, len(chunks) - 1)
            within, chunk = place - begins[number], alike[number]
            longer = len(chunks[number]) - len(chunk)
            is_after = longer and within > chunk.index(self._any)
            return written[number] + within + (longer if is_after else 0)

        return back
