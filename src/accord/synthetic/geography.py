"""Invented forces, councils and places, on a grid far out at sea, with boundaries."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.synthetic.chance import rng_for

_WIDTH, _HEIGHT = 44_000, 20_000
_COLUMNS = 14
_TOWNS = 8
# North of every British shore and still inside the national grid, so that no record can be
# mistaken for one of a real place.
_WEST, _SOUTH = 20_000, 1_232_000
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"

_ENGLISH_FORCES = (
    "Northmoor", "Eastvale", "Harrowfell", "Severnmouth", "Wealdshire", "Thornshire", "Marlshire",
    "Stonebeck", "Fenmarch", "Ravenshire", "Holmeshire", "Calderwick", "Oakshire", "Saltmarsh",
    "Brackenshire", "Westholm", "Tamarfold", "Ashmere", "Lindenshire", "Otterdale", "Roxshire",
    "Whinmoor", "Hallamere", "Gorseland", "Mereshire", "Alderwold", "Pendleshire", "Dunmarsh",
    "Elmshire", "Larkshire", "Rushmere", "Foxdale", "Hartshire", "Birkenwold", "Cressmoor",
    "Kingsfold", "Merrowdown", "Sandholm", "Tollershire",
)  # fmt: skip
_WELSH_FORCES = ("Caerwen", "Glan Mawddwy", "Dyffryn Aled")
_TOWN_HEADS = (
    "Ald", "Ash", "Beck", "Bram", "Carl", "Cop", "Dray", "Ell", "Farn", "Garth", "Hadd", "Ing",
    "Kel", "Lang", "Mar", "Nor", "Ott", "Pen", "Quarn", "Rad", "Sel", "Thorn", "Ud", "Wal", "Yax",
    "Birk", "Clave", "Drax", "Fen", "Gar", "Hather", "Ken", "Lox", "Mel", "Oak", "Stan", "Wyre",
)  # fmt: skip
_TOWN_TAILS = ("bridge", "bury", "caster", "dale", "field", "gate", "holme", "minster", "port",
               "stow", "thwaite", "wick")  # fmt: skip
_WELSH_TOWNS = ("Aberllwyd", "Llanfedw", "Pontyrhaf", "Trefelin", "Cwmderi Uchaf", "Maesgwyn",
                "Rhosddu Fach", "Bryncoch Isaf", "Penrhiwgaled", "Nantybwch Uchaf", "Dolwyddfan",
                "Ystradlas", "Llanbedrog Uchaf", "Pontfadog", "Aberceirw", "Tregarw", "Cwmllwyd",
                "Maesderwen", "Rhydygwern", "Bryntirion Isaf", "Penycoed", "Nantgwilym",
                "Dolafon Fawr", "Glanrhyd Uchaf")  # fmt: skip
_STREETS = (
    "High Street", "Station Road", "Church Lane", "Mill Road", "Victoria Street", "Albert Terrace",
    "Queens Road", "Park Avenue", "Manor Close", "The Crescent", "Elm Grove", "Chapel Street",
    "Meadow View", "Beech Drive", "Orchard Way", "Canal Street", "Foundry Row", "Quarry Bank",
    "Hawthorn Road", "Priory Gardens", "Union Street", "Tithe Barn Lane", "Linden Court",
    "Market Place", "Riverside Walk", "Kestrel Close", "Bramble Way", "Fairfield Road", "Dock Road",
    "Windmill Hill", "Sycamore Rise", "Cobden Street", "Nelson Street", "Primrose Hill Road",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One address or spot: how it is written, its postcode and its grid point."""

    text: str
    postcode: str
    easting: int
    northing: int


@dataclass(frozen=True)
class Town:
    """A town of one council, with its outline."""

    code: str
    name: str
    district: str
    west: int
    south: int
    width: int
    height: int
    ring: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Council:
    """An invented local authority."""

    code: str
    name: str
    towns: tuple[Town, ...]


@dataclass(frozen=True)
class Force:
    """An invented territorial force area."""

    index: int
    name: str
    code: str
    is_welsh: bool
    slug: str
    councils: tuple[Council, ...]
    has_partner_data: bool

    @property
    def towns(self) -> tuple[Town, ...]:
        """Every town of the force area."""
        return tuple(town for council in self.councils for town in council.towns)


def forces(seed: int, count: int, partner_share: float) -> tuple[Force, ...]:
    """The force areas of a country; one in fourteen or so, and always one, is Welsh."""
    names = _names(count)
    with_partners = _with_partners(seed, count, partner_share)
    towns = {is_welsh: iter(_town_names(seed, is_welsh)) for is_welsh in (False, True)}
    found = []
    for index, name in enumerate(names):
        is_welsh = name in _WELSH_FORCES
        called = [next(towns[is_welsh]) for _ in range(_TOWNS)]
        found.append(_force(seed, index, name, called, is_welsh, index in with_partners))
    return tuple(found)


def _names(count: int) -> list[str]:
    welsh = 1 if count < 20 else len(_WELSH_FORCES)
    english = list(_ENGLISH_FORCES[: count - welsh])
    # The Welsh forces stand early, so that a network may begin there and reach another force.
    return english[:1] + list(_WELSH_FORCES[:welsh]) + english[1:]


def _with_partners(seed: int, count: int, share: float) -> set[int]:
    # The first two always have partners: an English and a Welsh area where every kind of
    # situation can happen.
    wanted = max(2, round(share * count))
    others = list(range(2, count))
    rng_for(seed, "partners").shuffle(others)
    return {0, 1, *others[: wanted - 2]}


def _force(
    seed: int, index: int, name: str, called: list[str], is_welsh: bool, has_partners: bool
) -> Force:
    rng = rng_for(seed, "force", str(index))
    slug = name.lower().replace(" ", "-")
    code = f"W15{900001 + index:06d}" if is_welsh else f"E23{900001 + index:06d}"
    area = _postcode_area(index)
    west = _WEST + (index % _COLUMNS) * _WIDTH
    south = _SOUTH + (index // _COLUMNS) * _HEIGHT
    towns = _towns(
        rng, called, area, west, south, prefix=f"{'W' if is_welsh else 'E'}99{index:03d}"
    )
    half = len(towns) // 2
    letter = "W06" if is_welsh else "E08"
    councils = tuple(
        Council(f"{letter}{900000 + index * 2 + n + 1:06d}", f"{part[0].name} Council", part)
        for n, part in enumerate((towns[:half], towns[half:]))
    )
    return Force(index, name, code, is_welsh, slug, councils, has_partners)


def _postcode_area(index: int) -> str:
    # None of these areas is in use: Z stands only before E in life, and J only before E.
    letters = "ABCDFGHKLMNOPQRSTUVWXY"
    return "Z" + letters[index] if index < len(letters) else "J" + letters[index - len(letters)]


def _towns(
    rng: random.Random, names: list[str], area: str, west: int, south: int, *, prefix: str
) -> tuple[Town, ...]:
    columns = _cuts(rng, west, _WIDTH, 4)
    rows = _cuts(rng, south, _HEIGHT, 2)
    towns = []
    for n in range(_TOWNS):
        left, right = columns[n % 4], columns[n % 4 + 1]
        low, high = rows[n // 4], rows[n // 4 + 1]
        ring = ((left, low), (right, low), (right, high), (left, high), (left, low))
        code = f"{prefix}{n + 1:03d}"
        towns.append(
            Town(code, names[n], f"{area}{n + 1}", left, low, right - left, high - low, ring)
        )
    return tuple(towns)


def _town_names(seed: int, is_welsh: bool) -> list[str]:
    """Town names in a shuffled order; no name is used twice in the country."""
    names = (
        list(_WELSH_TOWNS)
        if is_welsh
        else [head + tail for head in _TOWN_HEADS for tail in _TOWN_TAILS]
    )
    rng_for(seed, "towns", str(is_welsh)).shuffle(names)
    return names


def _cuts(rng: random.Random, start: int, length: int, parts: int) -> list[int]:
    inner = [
        start + length * k // parts + rng.randint(-length // 12, length // 12)
        for k in range(1, parts)
    ]
    return [start, *inner, start + length]


def spot(rng: random.Random, town: Town, street: str | None = None) -> Place:
    """Some address in a town."""
    line = f"{rng.randint(1, 148)} {street or rng.choice(_STREETS)}, {town.name}"
    return named_spot(rng, town, line)


def named_spot(rng: random.Random, town: Town, text: str) -> Place:
    """A place in a town with this wording."""
    sector = rng.randint(1, 9)
    inward = rng.choice(_INWARD) + rng.choice(_INWARD)
    easting = town.west + rng.randrange(town.width)
    northing = town.south + rng.randrange(town.height)
    return Place(text, f"{town.district} {sector}{inward}", easting, northing)


def streets() -> Sequence[str]:
    """Street names used everywhere in the country."""
    return _STREETS


def inward_letters() -> str:
    """The letters an inward postcode may end in."""
    return _INWARD


def write_boundaries(out: Path, country: Sequence[Force]) -> None:
    """Outlines of forces, councils and towns as GeoJSON in grid metres."""
    features = [
        _feature("town", town.code, town.name, force, council.code, [list(map(list, town.ring))])
        for force in country
        for council in force.councils
        for town in council.towns
    ]
    features += [
        _feature("force", force.code, force.name, force, None, [_outline(force.towns)])
        for force in country
    ]
    body = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}},
        "features": features,
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(body, indent=1) + "\n", "utf-8")


def _outline(towns: Sequence[Town]) -> list[list[int]]:
    west = min(t.west for t in towns)
    south = min(t.south for t in towns)
    east = max(t.west + t.width for t in towns)
    north = max(t.south + t.height for t in towns)
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def _feature(
    level: str,
    code: str,
    name: str,
    force: Force,
    council: str | None,
    rings: list[list[list[int]]],
) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {
            "level": level,
            "code": code,
            "name": name,
            "force_code": force.code,
            "council_code": council,
        },
        "geometry": {"type": "Polygon", "coordinates": rings},
    }
