"""A result piece by piece, each turned into another, over several processes where asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

import pyarrow as pa

from accord.engine.interface import BatchFunction


@dataclass
class Handed:
    """Pieces handed to another library, which would tell of a failure in words of its own."""

    pieces: Iterable[pa.RecordBatch]
    failure: Exception | None = None

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        try:
            yield from self.pieces
        except Exception as problem:
            self.failure = problem
            raise

    @contextmanager
    def as_it_failed(self) -> Iterator[None]:
        """Raise what making the pieces raised, where that is why the other library failed."""
        try:
            yield
        except Exception:
            if self.failure is None:
                raise
            raise self.failure from None


def turned(pieces: Iterable[pa.Table], function: BatchFunction, workers: int) -> Iterator[pa.Table]:
    """What the function makes of each piece, in the order of the pieces."""
    if workers == 1:
        yield from map(function, pieces)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[pa.Table]] = []
        for piece in pieces:
            waiting.append(pool.submit(function, piece))
            # A few pieces ahead and no more, so that what waits stays small.
            if len(waiting) > 2 * workers:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()
