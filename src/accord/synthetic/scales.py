"""How big an invented country is: person records, forces, and the form of its files."""

from __future__ import annotations

from dataclasses import dataclass

from accord.errors import NotFound


@dataclass(frozen=True)
class Scale:
    """One size of country."""

    name: str
    nominals: int
    forces: int
    block: int
    is_parquet: bool


SCALES: dict[str, Scale] = {
    scale.name: scale
    for scale in (
        Scale("tiny", 3_000, 3, 4_000, False),
        Scale("small", 15_000, 3, 8_000, False),
        Scale("medium", 100_000, 6, 20_000, False),
        Scale("large", 1_000_000, 14, 40_000, True),
        Scale("national", 10_000_000, 42, 60_000, True),
    )
}


def scale(name: str) -> Scale:
    """The scale of that name."""
    if name not in SCALES:
        raise NotFound(f"There is no scale of that name; there are: {', '.join(SCALES)}")
    return SCALES[name]
