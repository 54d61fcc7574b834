"""Invented places are nowhere real, and a force area has no holes."""

import json
import random
import re
from pathlib import Path

import pytest

from accord.synthetic.geography import forces, spot, write_boundaries
from accord.synthetic.organisations import every_source, holdings

# The northernmost ground of Great Britain lies below this line of the national grid.
_NORTH_OF_SHETLAND = 1_225_000
_POSTCODE = re.compile(r"^[A-Z]{2}[1-9] [1-9][ABD-HJLNP-UW-Z]{2}$")
_REAL_AREAS = {
    "AB", "AL", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM",
    "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "EC", "EH",
    "EN", "EX", "FK", "FY", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG",
    "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "ME",
    "MK", "ML", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR",
    "RG", "RH", "RM", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW",
    "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "WA", "WC", "WD", "WF", "WN", "WR",
    "WS", "WV", "YO", "ZE",
}  # fmt: skip


@pytest.mark.parametrize("count", [3, 6, 14, 42])
def test_codes_and_names_are_all_different(count: int) -> None:
    country = forces(1, count, 0.45)
    towns = [t for f in country for t in f.towns]
    councils = [c for f in country for c in f.councils]
    for found in ([f.code for f in country], [f.name for f in country], [t.code for t in towns],
                  [t.district for t in towns], [c.code for c in councils]):  # fmt: skip
        assert len(set(found)) == len(found)
    sources = every_source([holdings(f) for f in country])
    ids = [s.source_id for s in sources]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9-]+", i) for i in ids)


def test_there_is_always_a_welsh_force_and_an_english_one_with_partners() -> None:
    for count in (3, 6, 14, 42):
        country = forces(7, count, 0.45)
        welsh = [f for f in country if f.is_welsh]
        assert welsh and all(f.code.startswith("W15") for f in welsh)
        assert any(f.has_partner_data and f.is_welsh for f in country)
        assert any(f.has_partner_data and not f.is_welsh for f in country)


def test_partner_data_comes_from_the_calibrated_share_of_forces() -> None:
    country = forces(1, 42, 0.45)
    assert sum(f.has_partner_data for f in country) == round(0.45 * 42)


def test_places_are_out_at_sea_with_postcodes_of_no_real_area() -> None:
    rng = random.Random(2)
    for force in forces(1, 42, 0.45):
        for town in force.towns:
            place = spot(rng, town)
            assert place.northing > _NORTH_OF_SHETLAND and place.northing < 1_300_000
            assert 0 < place.easting < 700_000
            assert _POSTCODE.match(place.postcode)
            assert place.postcode[:2] not in _REAL_AREAS


def test_towns_tile_their_force_area() -> None:
    for force in forces(5, 6, 0.45):
        area = sum(t.width * t.height for t in force.towns)
        west, south = min(t.west for t in force.towns), min(t.south for t in force.towns)
        east = max(t.west + t.width for t in force.towns)
        north = max(t.south + t.height for t in force.towns)
        assert area == (east - west) * (north - south)


def test_boundaries_are_closed_rings_in_grid_metres(tmp_path: Path) -> None:
    country = forces(1, 3, 0.45)
    write_boundaries(tmp_path / "areas.geojson", country)
    body = json.loads((tmp_path / "areas.geojson").read_text("utf-8"))
    assert "27700" in body["crs"]["properties"]["name"]
    assert len(body["features"]) == 3 * 8 + 3
    for feature in body["features"]:
        ring = feature["geometry"]["coordinates"][0]
        assert ring[0] == ring[-1] and len(ring) == 5
