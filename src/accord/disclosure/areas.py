"""Joins small areas to a neighbour, so that a map hides fewer figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def join_small_areas(
    counts: Mapping[str, int], least: int, beside: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """The name of the joined area for each area; one that is large enough keeps its own name.

    The smallest area goes first, to the smallest area beside it; one with nothing beside it stays
    as it is, and is hidden later if it must be.
    """
    member_of: dict[str, tuple[str, ...]] = {area: (area,) for area in counts}
    alone: set[tuple[str, ...]] = set()
    while True:
        sizes = {group: sum(counts[area] for area in group) for group in set(member_of.values())}
        small = [group for group, n in sizes.items() if n < least and group not in alone]
        if not small:
            return {area: " and ".join(group) for area, group in member_of.items()}
        group = min(small, key=lambda g: (sizes[g], g))
        near = {member_of[n] for area in group for n in beside.get(area, ()) if n in counts}
        near.discard(group)
        if not near:
            alone.add(group)
            continue
        joined = tuple(sorted((*group, *min(near, key=lambda g: (sizes[g], g)))))
        member_of |= dict.fromkeys(joined, joined)
