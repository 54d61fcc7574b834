"""Keep who has which value as sorted numbers on disk, so that few values are found among very many.

A value is looked up by halving, without reading the rest: a night asks for what its own nominals
have, and that costs the same whatever the store holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Values = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
_FOUND = pa.schema([("value", pa.uint64()), ("number", pa.int64())])


def write(place: Path, held: pa.Table) -> None:
    """Write who (number) has what (value), in order."""
    values = held["value"].to_numpy().astype(np.uint64)
    order = np.argsort(values, kind="stable")
    np.save(place.with_suffix(".values.npy"), values[order])
    np.save(place.with_suffix(".numbers.npy"), held["number"].to_numpy().astype(np.int64)[order])


def find(folder: Path, family: str, asked: Values) -> pa.Table:
    """Everybody who has one of some values, by every file of a family."""
    wanted = np.unique(asked)
    found = list(_found(folder, family, wanted)) if len(wanted) else []
    values, numbers = zip(*found, strict=True) if found else ((), ())
    none: tuple[Values, Numbers] = (np.empty(0, np.uint64), np.empty(0, np.int64))
    columns = [np.concatenate((none[0], *values)), np.concatenate((none[1], *numbers))]
    return pa.Table.from_arrays([pa.array(column) for column in columns], schema=_FOUND)


def _found(folder: Path, family: str, wanted: Values) -> Iterator[tuple[Values, Numbers]]:
    for path in sorted(folder.glob(f"{family}-*.values.npy")):
        values: Values = np.load(path, mmap_mode="r")
        first, last = (np.searchsorted(values, wanted, side) for side in ("left", "right"))
        counts = last - first
        # Where each range begins, as often as it is long, and one further each time.
        ends = np.cumsum(counts)
        within = np.arange(int(ends[-1])) - np.repeat(ends - counts, counts)
        at = np.repeat(first, counts) + within
        numbers: Numbers = np.load(Path(str(path).replace(".values.", ".numbers.")), mmap_mode="r")
        yield np.repeat(wanted, counts), numbers[at]


def held(folder: Path, family: str) -> pa.Table:
    """Everything a family of files holds."""
    pieces = [(np.empty(0, np.uint64), np.empty(0, np.int64))]
    pieces += [
        (np.load(path), np.load(Path(str(path).replace(".values.", ".numbers."))))
        for path in sorted(folder.glob(f"{family}-*.values.npy"))
    ]
    columns = [np.concatenate(piece) for piece in zip(*pieces, strict=True)]
    return pa.Table.from_arrays([pa.array(column) for column in columns], schema=_FOUND)
