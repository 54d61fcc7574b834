"""Whether two names are one, written with a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator


def shortened(name: str) -> Iterator[str]:
    """The name without each of its letters in turn."""
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]


def is_one_slip(one: str, other: str) -> bool:
    """Whether two names differ in one letter, or in two that stand the other way round."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    if len(one) == len(other):
        apart = [at for at, both in enumerate(zip(one, other, strict=True)) if len(set(both)) > 1]
        if len(apart) == 2 and apart[1] == apart[0] + 1:
            return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
        return len(apart) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return shorter in set(shortened(longer))
