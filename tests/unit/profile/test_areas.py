"""Records are placed in areas by point, else by postcode district, else nowhere."""

from __future__ import annotations

import json

import pytest

from accord.errors import UserFacingError
from accord.profile.areas import (
    _by_postcode,
    _corners,
    _hexagon,
    _holds,
    _in_outlines,
    _short_names,
    read_boundaries,
)

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def outline(name, x, **properties):
    corners = ((x, 0), (x + 10, 0), (x + 10, 10), (x, 10), (x, 0))
    ring = [[1000 * east, 1000 * north] for east, north in corners]
    return {
        "properties": {"name": name, **properties},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_a_point_is_inside_an_outline_or_it_is_not():
    assert _holds(SQUARE, 5, 5)
    assert not _holds(SQUARE, 15, 5)
    assert not _holds(SQUARE, 5, -1)


@pytest.mark.parametrize("point", [(430000, 410000), (431999, 409001), (20050, 1232060)])
def test_a_point_lies_in_the_hexagon_it_is_given(point):
    assert _holds(_corners(_hexagon(*point)), *point)


def test_a_record_with_a_postcode_only_lies_where_its_district_mostly_lies():
    rows = [
        ("a", "ZA1 1AA", 1, 1),
        ("b", "za1 2bb", 1, 1),
        ("c", "ZA1 3CC", 9, 9),
        ("d", "ZA1 9ZZ", None, None),
    ]
    found = {"a": "East", "b": "East", "c": "West"}
    assert _by_postcode(rows, found)["d"] == "East"


def test_outlines_of_other_forces_and_of_the_whole_force_are_left_out(tmp_path):
    path = tmp_path / "areas.geojson"
    features = [
        outline("East", 0, force_code="E1"),
        outline("West", 10, force_code="E1"),
        outline("Far", 90, force_code="E2"),
        outline("Whole", 0, force_code="E1", level="force"),
    ]
    path.write_text(json.dumps({"features": features}))
    areas = read_boundaries(path, "E1")
    assert set(areas.rings) == {"East", "West"}
    assert areas.beside["East"] == ("West",)


@pytest.mark.parametrize("text", ["", "{}", '{"features": []}', '{"features": [{}]}'])
def test_a_file_without_outlines_is_refused_by_name(tmp_path, text):
    path = tmp_path / "areas.geojson"
    path.write_text(text)
    with pytest.raises(UserFacingError, match=r"areas\.geojson"):
        read_boundaries(path, "E1")


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": [1, 2]}, {}])
def test_an_area_without_an_outline_is_refused_by_name(tmp_path, geometry):
    path = tmp_path / "areas.geojson"
    feature = {"properties": {"name": "East"}, "geometry": geometry}
    path.write_text(json.dumps({"features": [feature]}))
    with pytest.raises(UserFacingError, match=r"areas\.geojson is not a GeoJSON file"):
        read_boundaries(path, "E1")


def test_outlines_in_degrees_are_refused_with_what_to_do(tmp_path):
    path = tmp_path / "areas.geojson"
    ring = [[-1.5, 53.1], [-1.4, 53.1], [-1.4, 53.2]]
    feature = {
        "properties": {"name": "East"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path.write_text(json.dumps({"features": [feature]}))
    with pytest.raises(UserFacingError, match=r"in degrees.*EPSG:27700"):
        read_boundaries(path, "E1")


def test_a_town_in_a_hole_of_its_county_keeps_its_own_records(tmp_path):
    around = [[0, 0], [900, 0], [900, 900], [0, 900]]
    town = [[300, 300], [600, 300], [600, 600], [300, 600]]
    features = [
        {"properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": rings}}
        for name, rings in (("County", [around, town]), ("Town", [town]))
    ]
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps({"features": features}))
    areas = read_boundaries(path, "E1")
    rows = [("a", None, 100, 100), ("b", None, 400, 400)]
    assert _in_outlines(rows, areas) == {"a": "County", "b": "Town"}


def test_many_areas_joined_are_named_by_the_first_and_how_many_more():
    many = dict.fromkeys("abcd", "a and b and c and d") | dict.fromkeys("ef", "e and f")
    named = _short_names(many)
    assert set(named.values()) == {"a and 3 beside it", "e and f"}
