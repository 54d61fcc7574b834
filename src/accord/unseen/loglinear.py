"""Log-linear models of who is on which list, and what each says of those on none.

Poisson counts of each pattern of lists, with one effect a list and one for some pairs of lists.
A pair that shares nobody gets an effect of minus infinity: the patterns that hold both are left
out, and the effect still counts as one (Chan, Silverman and Vincent 2021, sparse lists).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import numpy as np
import numpy.typing as npt

Pattern = tuple[int, ...]
Pair = tuple[int, int]
Numbers = npt.NDArray[np.float64]

ROUNDS = 60
CLOSE = 1e-9
# Beyond this the counts say nothing of those on no list: the model does not settle.
LARGEST_EFFECT = 18.0


@dataclass(frozen=True)
class Fit:
    """One model: which pairs of lists go together, and what it says of those on no list."""

    pairs: frozenset[Pair]
    unseen: float
    spread: float
    bic: float


def all_pairs(n_lists: int) -> tuple[Pair, ...]:
    return tuple(combinations(range(n_lists), 2))


def overlap(counts: Mapping[Pattern, int], pair: Pair) -> int:
    """How many people are on both lists of a pair."""
    one, other = pair
    return sum(n for pattern, n in counts.items() if pattern[one] and pattern[other])


def fit(counts: Mapping[Pattern, int], n_lists: int, pairs: frozenset[Pair]) -> Fit | None:
    """Fit one model by reweighted least squares; None where it does not settle."""
    empty = {pair for pair in pairs if overlap(counts, pair) == 0}
    patterns = [
        pattern
        for pattern in product((0, 1), repeat=n_lists)
        if any(pattern) and not any(pattern[a] and pattern[b] for a, b in empty)
    ]
    design = _design(patterns, sorted(pairs - empty))
    seen = np.array([counts.get(pattern, 0) for pattern in patterns], dtype=float)
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    solved = _solve(design, seen)
    if solved is None:
        return None
    effects, information = solved
    # On no list every effect but the first is nought: the first is the log of those unseen.
    variance = float(np.linalg.inv(information)[0, 0])
    n_effects = design.shape[1] + len(empty)
    deviance = _log_likelihood(design, effects, seen)
    bic = -2 * deviance + n_effects * float(np.log(max(seen.sum(), 2)))
    return Fit(pairs, float(np.exp(effects[0])), variance**0.5, bic)


def _design(patterns: list[Pattern], pairs: list[Pair]) -> Numbers:
    lists = [[1, *pattern] for pattern in patterns]
    both = [[pattern[a] * pattern[b] for a, b in pairs] for pattern in patterns]
    return np.hstack([np.array(lists, float), np.array(both, float).reshape(len(patterns), -1)])


def _solve(design: Numbers, seen: Numbers) -> tuple[Numbers, Numbers] | None:
    means: Numbers = seen + 0.5
    effects: Numbers = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        working = np.log(means) + (seen - means) / means
        information = design.T @ (design * means[:, None])
        try:
            step = np.linalg.solve(information, design.T @ (means * working))
        except np.linalg.LinAlgError:
            return None
        if np.abs(step).max() > LARGEST_EFFECT:
            return None
        change = np.abs(step - effects).max()
        effects = np.asarray(step, dtype=float)
        means = np.maximum(np.exp(np.clip(design @ effects, -30, 30)), 1e-12)
        if change < CLOSE:
            return effects, design.T @ (design * means[:, None])
    return None


def _log_likelihood(design: Numbers, effects: Numbers, seen: Numbers) -> float:
    logs: Any = design @ effects
    return float((seen * logs - np.exp(logs)).sum())
