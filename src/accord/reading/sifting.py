"""Phrases found into phrases meant: what a mask hides, what a longer phrase says already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from accord.reading.matching import Found


def masks_by_sentence(founds: Sequence[Found]) -> dict[int, list[Found]]:
    """The masks of each sentence; no phrase reaches out of its own."""
    masks: defaultdict[int, list[Found]] = defaultdict(list)
    for found in founds:
        if found.entry.kind == "mask":
            masks[found.sentence.number].append(found)
    return masks


def _hides(mask: Found, found: Found) -> bool:
    if mask.start >= found.end or found.start >= mask.end:
        return False
    concept = found.entry.concept_id
    return any(
        pattern in ("*", concept) or (pattern[-1] == "*" and concept.startswith(pattern[:-1]))
        for pattern in mask.entry.hides
    )


def unmasked(founds: Sequence[Found]) -> list[Found]:
    """The concept phrases that no mask overlaps."""
    masks = masks_by_sentence(founds)
    return [
        found
        for found in founds
        if found.entry.kind == "concept"
        and not any(_hides(mask, found) for mask in masks.get(found.sentence.number, ()))
    ]


def longest(founds: Iterable[Found]) -> list[Found]:
    """Of overlapping phrases for one concept the longest."""
    kept: defaultdict[tuple[int, str], list[Found]] = defaultdict(list)
    for found in sorted(founds, key=_by_weight):
        same = kept[found.sentence.number, found.entry.concept_id]
        if all(found.end <= other.start or other.end <= found.start for other in same):
            same.append(found)
    return [found for same in kept.values() for found in same]


def _by_weight(found: Found) -> tuple[bool, int, int, str]:
    # A form's bare label gives way to any phrase that says more.
    is_label = "signal-weak" in found.entry.options
    return is_label, found.start - found.end, found.start, found.entry.entry_id
