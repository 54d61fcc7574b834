"""Every name group of the invented country, and the shares in which they live there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from accord.synthetic.names import african_and_asian, british_and_irish, european, south_asian
from accord.synthetic.names.group import NameGroup

GROUPS: tuple[NameGroup, ...] = (
    *british_and_irish.GROUPS,
    *european.GROUPS,
    *south_asian.GROUPS,
    *african_and_asian.GROUPS,
)
SPELLINGS: dict[str, tuple[str, ...]] = {
    name: others for group in GROUPS for name, others in group.spellings.items()
}


def shares(is_welsh: bool) -> npt.NDArray[np.float64]:
    """How common each group is; more Welsh names in Wales, and nothing else differs by place."""
    raw = np.array([g.share * (6.0 if is_welsh and g.name == "welsh" else 1.0) for g in GROUPS])
    weights: npt.NDArray[np.float64] = raw / raw.sum()
    return weights


def popularity(count: int) -> npt.NDArray[np.float64]:
    """A few names are common and most are rare, as in life."""
    raw = 1.0 / (np.arange(count) + 6.0) ** 0.8
    weights: npt.NDArray[np.float64] = raw / raw.sum()
    return weights
