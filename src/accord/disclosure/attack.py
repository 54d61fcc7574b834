"""What an attacker can work out from everything that was ever shown.

The attacker knows the rules, the rounding, the hierarchies, and every table of this release and of
earlier ones. For each figure that is not shown, the smallest and the largest value that fits all
of it are found by integer programming; a figure is safe while both a very small and a large value
stay possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from accord.disclosure.table import Cell

UNLIMITED = 10_000_000
# A limit by the clock would let a busy machine hide other figures than an idle one.
BRANCHES_FOR_ONE_CELL = 5_000


@dataclass(frozen=True)
class Interval:
    """The values of a figure that fit everything shown."""

    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low


@dataclass
class Knowledge:
    """What is known: a range for each figure, and which figures add up to which."""

    ranges: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    sums: set[tuple[Cell, tuple[Cell, ...], bool]] = field(default_factory=set)

    def learn(self, cell: Cell, low: int, high: int) -> None:
        """Narrow a figure's range by one more thing that was shown."""
        known_low, known_high = self.ranges.get(cell, (0, UNLIMITED))
        low, high = max(low, known_low), min(high, known_high)
        # Two releases that disagree tell of a revision: then the newer is believed.
        self.ranges[cell] = (low, high) if low <= high else (known_low, known_high)

    def learn_sum(self, total: Cell, parts: Sequence[Cell], exact: bool) -> None:
        self.sums.add((total, tuple(parts), exact))

    def joined(self, other: Knowledge) -> Knowledge:
        """Both together, as an attacker has them."""
        both = Knowledge(dict(self.ranges), self.sums | other.sums)
        for cell, (low, high) in other.ranges.items():
            both.learn(cell, low, high)
        return both

    def knowing(self, exact: Mapping[Cell, int]) -> Knowledge:
        """The same, for somebody who also knows some figures exactly."""
        told = {cell: (value, value) for cell, value in exact.items()}
        return Knowledge({**self.ranges, **told}, self.sums)


class Attack:
    """The attacker's sums, laid out once, then solved for one figure after another."""

    def __init__(self, knowledge: Knowledge):
        cells = set(knowledge.ranges)
        for total, parts, _ in knowledge.sums:
            cells |= {total, *parts}
        self._place = {cell: i for i, cell in enumerate(sorted(cells))}
        ranges = [knowledge.ranges.get(cell, (0, UNLIMITED)) for cell in sorted(cells)]
        self._low = np.array([low for low, _ in ranges], dtype=float)
        self._high = np.array([high for _, high in ranges], dtype=float)
        self._rows(sorted(knowledge.sums))

    def _rows(self, sums: Iterable[tuple[Cell, tuple[Cell, ...], bool]]) -> None:
        entries: list[tuple[int, int, int]] = []
        floor: list[float] = []
        ceiling: list[float] = []

        def add(terms: list[tuple[Cell, int]], low: float, high: float) -> None:
            row = len(floor)
            entries.extend((row, self._place[cell], times) for cell, times in terms)
            floor.append(low)
            ceiling.append(high)

        for total, parts, exact in sums:
            add([*((part, 1) for part in parts), (total, -1)], 0, 0 if exact else np.inf)
            if not exact:
                for part in parts:
                    add([(part, 1), (total, -1)], -np.inf, 0)
        rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
        shape = (len(floor), len(self._place))
        self._matrix = csr_array((values, (rows, columns)), shape=shape, dtype=float)
        self._floor, self._ceiling = np.array(floor), np.array(ceiling)

    def interval(self, cell: Cell) -> Interval:
        """The values of one figure that fit everything shown."""
        return Interval(self._extreme(cell, 1), -self._extreme(cell, -1))

    def spans(self, cells: Iterable[Cell], width: int) -> dict[Cell, Interval]:
        """For each figure values that fit everything shown: this far apart, or all there are.

        One solution holds a value of every figure, so that a few say of most of them that enough
        stays possible; only the rest are solved one by one.
        """
        left = sorted(cells)
        found: dict[Cell, Interval] = {}
        for turn in range(len(left).bit_length() + 1):
            # What one half of them loses the other gains; each turn halves them another way.
            signs = [1 if place >> turn & 1 else -1 for place in range(len(left))]
            for aims in (signs, [-sign for sign in signs]):
                values = self._values(left, aims, width)
                for cell, value in zip(left, values, strict=bool(values)):
                    held = found.get(cell, Interval(value, value))
                    found[cell] = Interval(min(held.low, value), max(held.high, value))
            left = [c for c in left if c not in found or found[c].width < width]
            if not left:
                break
        return {**found, **{cell: self.interval(cell) for cell in left}}

    def _values(self, cells: Sequence[Cell], signs: Sequence[int], width: int) -> list[int]:
        """Values that fit everything shown, small where the sign is one and large where not.

        None is made larger than it need be, so that what is moved about goes round; or none are
        found.
        """
        places = [self._place[cell] for cell in cells]
        aim = np.zeros(len(self._place))
        aim[places] = signs
        enough = self._high.copy()
        grown = [place for place, sign in zip(places, signs, strict=True) if sign < 0]
        enough[grown] = np.minimum(enough[grown], self._low[grown] + width)
        outcome = self._solved(aim, enough)
        if outcome.x is None:
            outcome = self._solved(aim, self._high)
        return [] if outcome.x is None else [round(float(outcome.x[place])) for place in places]

    def _extreme(self, cell: Cell, sign: int) -> int:
        """The smallest value of sign times the figure."""
        aim = np.zeros(len(self._place))
        aim[self._place[cell]] = sign
        outcome = self._solved(aim, self._high)
        if outcome.x is None:
            return self._narrowest(cell, sign)
        return round(float(outcome.fun))

    def _solved(self, aim: Any, high: Any) -> Any:
        """What fits everything shown and these limits, and makes the aim smallest."""
        return milp(
            aim,
            integrality=np.ones(len(aim)),
            bounds=Bounds(self._low, high),
            constraints=LinearConstraint(self._matrix, self._floor, self._ceiling)
            if len(self._floor)
            else (),
            options={"node_limit": BRANCHES_FOR_ONE_CELL},
        )

    def misfit(self, ranges: Mapping[Cell, tuple[int, int]]) -> set[Cell]:
        """The fewest of some further ranges, by how far they are off, that cannot hold as well."""
        soft = sorted(ranges)
        width, n = len(self._place), len(soft)
        places = [self._place[cell] for cell in soft]
        picks = csr_array((np.ones(n), (np.arange(n), places)), shape=(n, width))
        slack, none = eye_array(n, format="csr"), csr_array((len(self._floor), 2 * n))
        matrix = vstack([hstack([self._matrix, none]), hstack([picks, slack, -slack])])
        floor = np.concatenate([self._floor, [ranges[cell][0] for cell in soft]])
        ceiling = np.concatenate([self._ceiling, [ranges[cell][1] for cell in soft]])
        outcome = milp(
            np.concatenate([np.zeros(width), np.ones(2 * n)]),
            bounds=Bounds(
                np.concatenate([self._low, np.zeros(2 * n)]),
                np.concatenate([self._high, np.full(2 * n, np.inf)]),
            ),
            constraints=LinearConstraint(matrix, floor, ceiling),
        )
        if outcome.x is None:
            return set(soft)
        off = outcome.x[width : width + n] + outcome.x[width + n :]
        return {cell for cell, much in zip(soft, off, strict=True) if much > 1e-6}

    def _narrowest(self, cell: Cell, sign: int) -> int:
        """Where no answer is found, nothing is claimed safe: the figure counts as known."""
        return sign * int(self._low[self._place[cell]])


def reconciled(now: Knowledge, before: Knowledge) -> Knowledge:
    """What was told before, less what a revision has since made untrue.

    Figures are corrected between releases. The fewest earlier figures are given up, by how far
    they are off, so that everything else can still be used in an attack.
    """
    if not before.ranges:
        return before
    unknown = Knowledge(dict.fromkeys(before.ranges, (0, UNLIMITED)), before.sums)
    off = Attack(unknown.joined(now)).misfit(before.ranges)
    kept = {cell: span for cell, span in before.ranges.items() if cell not in off}
    return Knowledge(kept, before.sums)
