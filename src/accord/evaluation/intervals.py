"""How far a share may be off, from how many it rests on."""

from __future__ import annotations

import math

# Nineteen times in twenty.
_Z = 1.96


def wilson(rate: float, n: float) -> tuple[float, float]:
    """Wilson's 95% interval of a share of n."""
    middle = (rate + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * math.sqrt(rate * (1 - rate) / n + _Z**2 / (4 * n**2))
    return middle - half, middle + half
