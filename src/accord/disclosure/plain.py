"""Figures that stay hidden beside others although what is shown adds up to them.

A figure is hidden beside a small one so that no sum is left with one gap. Once all are chosen, some
sums have one gap all the same, and in it a figure that is not small. Anybody can work it out: its
symbol protects nobody, and tells readers that a number is secret which is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from accord.disclosure.earlier import Sum
from accord.disclosure.table import Cell

Span = tuple[int, int]


def plain(
    hidden: AbstractSet[Cell],
    must_stay: AbstractSet[Cell],
    sums: Sequence[Sum],
    told: Mapping[Cell, Span],
) -> set[Cell]:
    """The hidden figures that may be shown, since to show them tells nothing new.

    told: the values that fit each figure as it would be shown; sums of others say nothing here.
    """
    found: set[Cell] = set()
    known = [each for each in sums if told.keys() >= {each[0], *each[1]}]
    while more := set(_gaps(hidden - found, known, told)) - must_stay:
        found |= more
    return found


def _gaps(
    hidden: AbstractSet[Cell], sums: Sequence[Sum], told: Mapping[Cell, Span]
) -> Iterator[Cell]:
    """The only gap of each exact sum, where the rest gives it as closely as showing it would."""
    for total, parts, is_exact in sums:
        gaps = [cell for cell in (total, *parts) if cell in hidden]
        if not is_exact or len(gaps) != 1:
            continue
        low, high = _worked_out(gaps[0], total, parts, told)
        told_low, told_high = told[gaps[0]]
        if told_low <= low and high <= told_high:
            yield gaps[0]


def _worked_out(gap: Cell, total: Cell, parts: Sequence[Cell], told: Mapping[Cell, Span]) -> Span:
    """The values of the one hidden figure of a sum that fit the others."""
    others = [told[part] for part in parts if part != gap]
    low, high = sum(span[0] for span in others), sum(span[1] for span in others)
    if gap == total:
        return low, high
    least, most = told[total]
    return least - high, most - low
