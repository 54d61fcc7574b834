"""Seeded chance: every part of the country draws from its own stream, named by what it is."""

from __future__ import annotations

import hashlib
import random

import numpy as np


def _number(seed: int, *names: str) -> int:
    text = "|".join((str(seed), *names))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def rng_for(seed: int, *names: str) -> random.Random:
    """A stream for planted situations; the same names always give the same stream."""
    return random.Random(_number(seed, *names))


def numpy_for(seed: int, *names: str) -> np.random.Generator:
    """A stream for the bulk of the country."""
    return np.random.Generator(np.random.PCG64(_number(seed, *names)))


def happens(rng: random.Random, chance: float) -> bool:
    """True that often."""
    return rng.random() < chance
