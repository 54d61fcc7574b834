"""Numbers written as words."""

from __future__ import annotations

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
IN_WORDS = {word: number for number, word in enumerate(_WORDS.split())}


def in_words(low: int, high: int) -> dict[str, int]:
    """The words for some whole numbers, both ends among them, the lowest first."""
    return {word: number for word, number in IN_WORDS.items() if low <= number <= high}
