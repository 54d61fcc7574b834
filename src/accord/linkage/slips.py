"""Turn rare forenames into the names they may be a slip of the pen of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyarrow as pa

from accord.engine import Work
from accord.linkage.names import name_groups
from accord.text.slips import is_one_slip, shortened

# With one letter in two a slip may be of anything.
_SHORTEST = 2
# A slip that fits more names than this says nothing of which was meant.
_MOST_NAMES = 8
_MOST_GROUPS = 2
_SLIPS = pa.schema([("name", pa.string()), ("slips", pa.list_(pa.string()))])


def _by_shortened(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by what is left of them without one letter, and whole."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for left in {name, *shortened(name)}:
            found[left].append(name)
    return found


def slips_of(rare: Iterable[str], settled: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The settled names each rare one may be a slip of; nothing where there are too many."""
    near = _by_shortened(name for name in settled if len(name) > _SHORTEST)
    found: dict[str, tuple[str, ...]] = {}
    for name in rare:
        if len(name) < _SHORTEST:
            continue
        met = {other for left in {name, *shortened(name)} for other in near.get(left, ())}
        meant = sorted(other for other in met if is_one_slip(name, other))
        if 0 < len(meant) <= _MOST_NAMES:
            found[name] = tuple(meant)
    return found


def _groups_of(meant: Iterable[str]) -> set[str]:
    """The groups of names; a short form of many names, such as Preet, stands for none of them.

    A name that others are forms of, such as John, stands for itself.
    """
    found: set[str] = set()
    for name in meant:
        groups = name_groups("forename", name)
        found.update(groups if len(groups) <= _MOST_GROUPS else {name} & set(groups))
    return found


def find_slips(work: Work, rare_of: str, made: str) -> None:
    """Make a table of the rare forenames of another, with the groups each may be a slip of."""
    read = "select name from {} where kind = 'forename' and {} order by name"
    rare = [name for (name,) in work.engine.rows(read.format(rare_of, "not is_settled"))]
    settled = [name for (name,) in work.engine.rows(read.format("link_commonness", "is_settled"))]
    found = slips_of(rare, settled)
    groups = [sorted(_groups_of(meant)) for meant in found.values()]
    arrays = [pa.array(found, pa.string()), pa.array(groups, pa.list_(pa.string()))]
    work.engine.register(made, pa.Table.from_arrays(arrays, schema=_SLIPS))
