"""What a planted situation is: its name, how often it happens, and where it can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from accord.synthetic.story import Story


class Family(Enum):
    """What a situation stands for in the mix."""

    PAIR = "network_size_2"
    FEW = "network_size_3_to_5"
    MANY = "network_size_6_to_10"
    LARGE = "network_size_11_or_more"
    FAMILIAL = "group_category_familial"
    PEER = "group_category_peer"
    OTHER_GROUP = "group_category_other"
    DECOY = "decoy"
    LONE = "lone"


class Crossing(Enum):
    """Whether a network is recorded by more than one force."""

    NEVER = "one force"
    MAYBE = "one force or several, as the calibration has it"
    ALWAYS = "always several"


NETWORKS = (Family.PAIR, Family.FEW, Family.MANY, Family.LARGE)


@dataclass(frozen=True)
class Situation:
    """One kind of situation and the function that writes it down."""

    name: str
    family: Family
    tell: Callable[[Story], None]
    weight: float = 1.0
    forces: int = 1
    crossing: Crossing = Crossing.NEVER
    is_online: bool = False
    is_welsh: bool = False
    is_english: bool = False
    needs_partners: bool = False
