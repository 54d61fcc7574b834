"""A result piece by piece, each turned into another, over several processes where asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

import pyarrow as pa

from accord.engine.interface import BatchFunction


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
