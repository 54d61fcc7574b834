"""Everything the sections of a profile are written from, gathered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accord.profile.areas import Ring
from accord.profile.facts import Facts
from accord.profile.gaps import Gap
from accord.profile.judgements import Judgement
from accord.profile.listings import Listings
from accord.profile.presence import Presence
from accord.profile.recommendations import Earlier, Recommendation
from accord.profile.scope import Scope
from accord.profile.words import Words
from accord.profile.yardstick import Grounds


@dataclass(frozen=True)
class Source:
    """One source of the area as the manifest shows it."""

    source_id: str
    organisation: str
    sector: str
    system: str
    gateway: str
    extracted: str
    covers: str
    first: Any
    last: Any
    is_police: bool
    is_synthetic: bool
    rows: int
    set_aside: int


@dataclass(frozen=True)
class Material:
    """What the builders of sections read; they read nothing else."""

    scope: Scope
    facts: Facts
    words: Words
    force_name: str
    sources: tuple[Source, ...]
    presence: Presence
    grounds: Grounds
    judgements: tuple[Judgement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    moved: tuple[tuple[str, str, str, str], ...] = ()
    listings: Listings = field(default_factory=Listings)
    rings: Mapping[str, list[Ring]] = field(default_factory=dict)
    areas_say: str = ""
    definitions: Mapping[str, str] = field(default_factory=dict)
    definition_versions: Mapping[str, str] = field(default_factory=dict)
    audit: Any = None
    run_id: str = ""
    versions: Mapping[str, Any] = field(default_factory=dict)
    forces: Mapping[str, str] = field(default_factory=dict)
    overlapping: tuple[str, ...] = ()

    @property
    def partner_sectors(self) -> tuple[str, ...]:
        """Sectors other than police that delivered a record in the period."""
        found = {
            row.sector for row in self.sources if not row.is_police and row.rows > row.set_aside
        }
        return tuple(sorted(found))

    @property
    def is_synthetic(self) -> bool:
        return any(source.is_synthetic for source in self.sources)
