"""Decides which planted situation happens where in an invented country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.synthetic.calibration import Calibration
from accord.synthetic.chance import rng_for
from accord.synthetic.organisations import Holdings
from accord.synthetic.scales import Scale
from accord.synthetic.situations.kind import Crossing, Situation
from accord.synthetic.situations.registry import (
    SITUATIONS,
    chance_of_crossing,
    how_many,
    left_out,
)


@dataclass(frozen=True)
class Planned:
    """One situation to write, and where."""

    situation: Situation
    serial: int
    area: int
    block: int
    is_first: bool
    crosses: bool


def plan(
    seed: int,
    size: Scale,
    rates: Calibration,
    areas: Sequence[Holdings],
    without: str | None = None,
) -> dict[tuple[int, int], list[Planned]]:
    """Which situation happens where, by area and block; each has a number of its own."""
    missing = left_out(without)
    counts = how_many(rates, size.nominals)
    wanted = {name: 0 if name in missing else count for name, count in counts.items()}
    blocks, crossing = blocks_per_area(size), chance_of_crossing(rates, wanted)
    found: dict[tuple[int, int], list[Planned]] = {}
    serial = 0
    for situation in SITUATIONS:
        rng = rng_for(seed, "plan", situation.name)
        allowed = [a.force.index for a in areas if _may_happen(situation, a, len(areas))]
        for n in range(wanted[situation.name]):
            area, block = rng.choice(allowed), rng.randrange(blocks)
            crosses = situation.crossing is Crossing.MAYBE and rng.random() < crossing
            planned = Planned(situation, serial, area, block, n == 0, crosses)
            found.setdefault((planned.area, planned.block), []).append(planned)
            serial += 1
    return found


def _may_happen(situation: Situation, area: Holdings, count: int) -> bool:
    force = area.force
    if situation.is_welsh and not force.is_welsh:
        return False
    if situation.is_english and force.is_welsh:
        return False
    if situation.needs_partners and not force.has_partner_data:
        return False
    # A situation that reaches other forces begins early enough to find them.
    return force.index + situation.forces <= count


def blocks_per_area(size: Scale) -> int:
    """How many independent blocks a force area is made in."""
    return max(1, round(size.nominals / size.forces / size.block))
