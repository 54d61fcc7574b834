"""Groups of this run take over the ids of the networks whose members they mostly still hold."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping

ID_LENGTH = 16


def first_id(members: Iterable[str]) -> str:
    """The id of a group nobody has seen before: made of its members, whatever their order."""
    return hashlib.sha256("|".join(sorted(members)).encode()).hexdigest()[:ID_LENGTH]


def named(
    groups: Iterable[Collection[str]], previous: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """Each group under its network id: an old one where most of the old members are in it.

    Where two old networks have become one, the one that gave more members lends its id; where
    one has been split, the part that holds more than half of it keeps the id.
    """
    holder = {person: name for name, people in previous.items() for person in people}
    result = {}
    for group in sorted(tuple(sorted(g)) for g in groups):
        counts: dict[str, int] = {}
        for person in group:
            if person in holder:
                counts[holder[person]] = counts.get(holder[person], 0) + 1
        kept = [(-count, name) for name, count in counts.items() if 2 * count > len(previous[name])]
        result[min(kept)[1] if kept else _unused_id(group, previous)] = group
    return result


def _unused_id(group: tuple[str, ...], taken: Collection[str]) -> str:
    # The same members may have been a network once whose id another part has kept since.
    name = first_id(group)
    while name in taken:
        name = first_id((*group, name))
    return name


def ancestors(
    network: str, members: Collection[str], previous: Mapping[str, Collection[str]]
) -> list[str]:
    """Other networks of the run before that most of this one comes from, or that went into it."""
    inside = set(members)
    return sorted(
        name
        for name, people in previous.items()
        if name != network and 2 * len(inside.intersection(people)) > min(len(people), len(inside))
    )
