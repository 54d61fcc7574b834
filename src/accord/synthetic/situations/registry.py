"""Every kind of planted situation, and how many of each a country of some size has."""

from __future__ import annotations

import math
from collections.abc import Mapping

from accord.synthetic.calibration import Calibration
from accord.synthetic.situations import (
    groups_without_exploitation,
    lone_offenders,
    lone_offenders_and_age,
    lookalikes_of_harm,
    lookalikes_of_people,
    lookalikes_of_ties,
    networks_across,
    networks_apart,
    networks_of_parts,
    networks_seen_in_part,
    networks_together,
)
from accord.synthetic.situations.kind import NETWORKS, Crossing, Family, Situation

SITUATIONS: tuple[Situation, ...] = (
    *networks_together.SITUATIONS,
    *networks_of_parts.SITUATIONS,
    *networks_across.SITUATIONS,
    *networks_apart.SITUATIONS,
    *networks_seen_in_part.SITUATIONS,
    *groups_without_exploitation.SITUATIONS,
    *lone_offenders.SITUATIONS,
    *lone_offenders_and_age.SITUATIONS,
    *lookalikes_of_people.SITUATIONS,
    *lookalikes_of_ties.SITUATIONS,
    *lookalikes_of_harm.SITUATIONS,
)
# Two situations about age hold a network as well.
_HOLD_A_NETWORK = frozenset({"older_peers", "grown_up_by_then"})
EXPLOITATION, ALL_NETWORKS = "exploitation", "networks"
# Crimes that a typical situation of the family writes; only used to hold published shares.
_CRIMES_OF_NETWORK = 2.2


def left_out(without: str | None) -> frozenset[str]:
    """The situations that a country without exploitation, or without networks, does not have."""
    if without is None:
        return frozenset()
    return frozenset(
        s.name
        for s in SITUATIONS
        if without == EXPLOITATION or s.family in NETWORKS or s.name in _HOLD_A_NETWORK
    )


def how_many(rates: Calibration, nominals: int) -> dict[str, int]:
    """Number of each situation; every kind happens at least the minimum number of times."""
    wanted = _per_family(rates, nominals)
    least = rates.whole("minimum_per_situation")
    return {
        s.name: max(least, math.floor(wanted[s.family] * _share(rates, s) + 0.5))
        for s in SITUATIONS
    }


def chance_of_crossing(rates: Calibration, counts: Mapping[str, int]) -> float:
    """How often a network that may cross a border does, so that the whole keeps the rate."""
    networks = [s for s in SITUATIONS if s.family in NETWORKS]
    total = sum(counts[s.name] for s in networks)
    always = sum(counts[s.name] for s in networks if s.crossing is Crossing.ALWAYS)
    maybe = sum(counts[s.name] for s in networks if s.crossing is Crossing.MAYBE)
    wanted = rates["cross_force_networks"] * total - always
    return min(1.0, max(0.0, wanted / maybe)) if maybe else 0.0


def _share(rates: Calibration, situation: Situation) -> float:
    """A situation's part of its family; what happens online has its calibrated share."""
    family = [s for s in SITUATIONS if s.family is situation.family]
    alike = [s for s in family if s.is_online is situation.is_online]
    part = situation.weight / sum(s.weight for s in alike)
    if len(alike) == len(family):
        return part
    online = rates["online_all" if situation.family is Family.LONE else "online_group_cse"]
    return part * (online if situation.is_online else 1 - online)


def _per_family(rates: Calibration, nominals: int) -> dict[Family, float]:
    networks = rates["networks_per_10000_nominals"] * nominals / 10_000
    wanted = {family: networks * rates[family.value] for family in NETWORKS}
    per_cse = networks * _CRIMES_OF_NETWORK / rates["group_category_cse"]
    groups = 0.0
    for family in (Family.FAMILIAL, Family.PEER, Family.OTHER_GROUP):
        wanted[family] = per_cse * rates[family.value]
        groups += wanted[family]
    groups += networks * _CRIMES_OF_NETWORK
    share = rates["group_share_of_abuse"]
    wanted[Family.LONE] = groups * (1 - share) / share / rates["lone_abuse_enrichment"]
    wanted[Family.DECOY] = networks * rates["decoys_per_network"]
    return wanted
