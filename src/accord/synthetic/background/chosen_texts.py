"""Fills ordinary sentences in bulk: a pool of filled texts for each kind, then one for each row."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from accord.synthetic.background.ordinary_texts import SLOTS
from accord.synthetic.background.population import Texts

_POOL = 120


class _Filler(dict[str, str]):
    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self._rng = rng

    def __missing__(self, key: str) -> str:
        return "IP" if key == "V" else self._rng.choice(SLOTS[key])


def pool(rng: random.Random, templates: Sequence[str]) -> Texts:
    """Many fillings of a few sentences; the victim's name is left to be filled in."""
    texts = []
    for _ in range(_POOL):
        text = rng.choice(templates).format_map(_Filler(rng))
        texts.append(text[:1].upper() + text[1:])
    return np.array(texts, dtype=object)


def chosen(
    rng: np.random.Generator, heads: Texts, count: int, tails: Sequence[str] = ("",)
) -> Texts:
    """One text for each row, a head and perhaps a tail."""
    ends = np.array([f" {t}" if t else "" for t in tails], dtype=object)
    text = heads[rng.integers(0, heads.size, count)] + ends[rng.integers(0, ends.size, count)]
    result: Texts = text
    return result
