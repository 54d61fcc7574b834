"""Phrases found into phrases meant: what a mask hides, what a longer phrase says already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.reading.matching import Found


def _hides(mask: Found, concept: str) -> bool:
    return any(
        pattern == "*"
        or concept == pattern
        or (pattern.endswith("*") and concept.startswith(pattern[:-1]))
        for pattern in mask.entry.hides
    )


def unmasked(founds: Sequence[Found]) -> list[Found]:
    """The concept phrases that no mask overlaps."""
    masks = [found for found in founds if found.entry.kind == "mask"]
    return [
        found
        for found in founds
        if found.entry.kind == "concept"
        and not any(
            mask.start < found.end
            and found.start < mask.end
            and _hides(mask, found.entry.concept_id)
            for mask in masks
        )
    ]


def longest(founds: Iterable[Found]) -> list[Found]:
    """Of overlapping phrases for one concept the longest; for places, one kind of place a word."""
    kept: list[Found] = []
    # A form's bare label gives way to any phrase that says more.
    order = sorted(
        founds,
        key=lambda f: (
            "signal-weak" in f.entry.options,
            f.start - f.end,
            f.start,
            f.entry.entry_id,
        ),
    )
    for found in order:
        same = (k for k in kept if k.entry.concept_id == found.entry.concept_id)
        if all(found.end <= other.start or other.end <= found.start for other in same):
            kept.append(found)
    return sorted(kept, key=lambda f: (f.start, f.entry.concept_id))
