"""Which organisations of an invented country hold records, and on what footing they share them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accord.synthetic.geography import Council, Force

PERIOD_FROM = date(2021, 4, 1)
PERIOD_TO = date(2025, 3, 31)
EXTRACTED_AT = datetime(2025, 4, 7, 6, 30)

_POLICE = "law enforcement: prevention and detection of crime and safeguarding"
_SAFEGUARDING = "safeguarding of children"


@dataclass(frozen=True)
class Source:
    """One system of one organisation, and how its ids look."""

    source_id: str
    organisation: str
    sector: str
    force_code: str | None
    la_code: str | None
    system: str
    regime: str
    purpose: str
    legal_gateway: str | None
    marking: str
    force_index: int | None
    prefix: str
    council: Council | None = None

    @property
    def is_police(self) -> bool:
        """A police source records crimes and intelligence."""
        return self.sector in ("police", "transport_police")

    def row(self) -> dict[str, object]:
        """The row of the sources table."""
        return {
            "source_id": self.source_id,
            "organisation": self.organisation,
            "sector": self.sector,
            "force_code": self.force_code,
            "la_code": self.la_code,
            "system": self.system,
            "extracted_at": EXTRACTED_AT,
            "period_from": PERIOD_FROM,
            "period_to": PERIOD_TO,
            "regime": self.regime,
            "purpose": self.purpose,
            "legal_gateway": self.legal_gateway,
            "marking": self.marking,
            "is_synthetic": True,
        }


@dataclass(frozen=True)
class Holdings:
    """The sources of one force area, by what they hold."""

    force: Force
    police: Source
    missing: Source
    social_care: tuple[Source, ...]
    education: tuple[Source, ...]
    health: tuple[Source, ...]
    youth_justice: tuple[Source, ...]
    housing: tuple[Source, ...]
    licensing: tuple[Source, ...]
    voluntary: tuple[Source, ...]
    business: tuple[Source, ...]

    @property
    def partners(self) -> tuple[Source, ...]:
        """Every source that is not the police."""
        return (
            *self.social_care,
            *self.education,
            *self.health,
            *self.youth_justice,
            *self.housing,
            *self.licensing,
            *self.voluntary,
            *self.business,
        )

    @property
    def all(self) -> tuple[Source, ...]:
        """Every source of the area."""
        missing = () if self.missing is self.police else (self.missing,)
        return (self.police, *missing, *self.partners)


_SYSTEMS = ("Niche", "Athena", "Connect")
_CARE_SYSTEMS = ("Mosaic", "Liquidlogic", "Eclipse")


def holdings(force: Force) -> Holdings:
    """The sources of one force area; none of the partners where they do not deliver."""
    police = _police(force, "rms", _SYSTEMS[force.index % 3], f"{force.slug[:2].upper()}")
    # One force in three keeps missing people in a system of its own, with its own nominals.
    missing = police if force.index % 3 else _police(force, "missing", "COMPACT", "MP")
    if not force.has_partner_data:
        return Holdings(force, police, missing, (), (), (), (), (), (), (), ())
    return Holdings(force, police, missing, *_partners(force))


def _police(force: Force, suffix: str, system: str, prefix: str) -> Source:
    return Source(
        f"{force.slug}-{suffix}", f"{force.name} Police", "police", force.code, None, system,
        "part3", _POLICE, "Data Protection Act 2018 Part 3", "OFFICIAL-SENSITIVE", force.index,
        prefix,
    )  # fmt: skip


def _partners(force: Force) -> tuple[tuple[Source, ...], ...]:
    def of_councils(what: str, sector: str, system: str, prefix: str) -> tuple[Source, ...]:
        return tuple(
            _partner(force, f"{_slug(c)}-{what}", c.name, sector, system, prefix, council=c)
            for c in force.councils
        )

    def of_area(what: str, title: str, sector: str, system: str, prefix: str) -> tuple[Source, ...]:
        name = f"{force.name} {title}"
        return (_partner(force, f"{force.slug}-{what}", name, sector, system, prefix),)

    care = _CARE_SYSTEMS[force.index % 3]
    return (
        of_councils("csc", "children_social_care", care, ""),
        of_councils("edu", "education", "Schools return", "P"),
        of_area("nhs", "Health Trust", "health", "Patient system", "H"),
        of_area("yjs", "Youth Justice Service", "youth_justice", "Case system", "Y"),
        of_area("homes", "Homes", "housing", "Tenancy system", "T"),
        of_councils("licensing", "licensing", "Licence register", "L"),
        of_area("harbour", "Harbourlight Project", "voluntary", "Case notes", "V"),
        of_area("makesafe", "Makesafe Partnership", "business", "Call log", "B"),
    )


def _slug(council: Council) -> str:
    return council.name.removesuffix(" Council").lower().replace(" ", "-")


def _partner(
    force: Force, source_id: str, name: str, sector: str, system: str, prefix: str, *,
    council: Council | None = None,
) -> Source:  # fmt: skip
    gateway = (
        "Children Act 2004 s11" if sector != "business" else "Crime and Disorder Act 1998 s115"
    )
    return Source(
        source_id, name, sector, force.code, council.code if council else None, system, "part2",
        _SAFEGUARDING, gateway, "OFFICIAL-SENSITIVE", force.index, prefix, council,
    )  # fmt: skip


def transport_police() -> Source:
    """The railway's police, everywhere at once."""
    return Source(
        "btp-rms", "Transport Police (invented)", "transport_police", "BTP", None, "Niche",
        "part3", _POLICE, "Data Protection Act 2018 Part 3", "OFFICIAL-SENSITIVE", None, "BT",
    )  # fmt: skip


def referral_authority() -> Source:
    """The national office that receives referrals of people who may be victims of trafficking."""
    return Source(
        "nrm-authority", "Competent Authority (invented)", "home_office", None, None,
        "Referral register", "part2", "identification of victims of trafficking",
        "Modern Slavery Act 2015 s52", "OFFICIAL-SENSITIVE", None, "R",
    )  # fmt: skip


def national() -> tuple[Source, Source]:
    """Sources that belong to no one force area."""
    return transport_police(), referral_authority()


def every_source(areas: Sequence[Holdings]) -> tuple[Source, ...]:
    """All the sources of the country."""
    return (*(source for area in areas for source in area.all), *national())
