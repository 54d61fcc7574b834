"""Where records lie: areas from a boundary file, or hexagons where there is none."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from pathlib import Path

import pyarrow as pa

from accord.disclosure.areas import join_small_areas
from accord.engine import Engine
from accord.errors import UserFacingError

Ring = tuple[tuple[float, float], ...]
HEXAGON_METRES = 5_000.0
MOST_NAMED = 3
MOST_DEGREES = 180
LOCATED = """
    select source_id || '/crime/' || crime_ref as event_id, postcode, easting, northing from crimes
    union all select source_id || '/intelligence/' || report_id, postcode, easting, northing
    from intelligence
    union all select source_id || '/partner_report/' || report_id, postcode, easting, northing
    from partner_reports
    order by 1
"""


@dataclass(frozen=True)
class Areas:
    """Named outlines, which of them touch, and what they are."""

    rings: Mapping[str, tuple[Ring, ...]]
    beside: Mapping[str, tuple[str, ...]]
    says: str


NO_AREAS = Areas({}, {}, "")


def read_boundaries(path: Path, force: str) -> Areas:
    """Outlines from a GeoJSON file in grid metres; those of other forces are left out."""
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        rings = {
            str(f["properties"]["name"]): _rings(f["geometry"])
            for f in features
            if f["properties"].get("force_code", force) == force
            and f["properties"].get("level") != "force"
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise UserFacingError(
            f"{path.name} is not a GeoJSON file of outlines with a name each, in grid metres."
        ) from problem
    if not rings:
        raise UserFacingError(
            f"{path.name} holds no outline for this force: each outline says whose it is as "
            f"force_code, and none says {force}."
        )
    if _is_in_degrees(rings):
        raise UserFacingError(
            f"{path.name} is in degrees. Records lie on the British National Grid: convert the "
            "outlines to its metres (EPSG:27700) and give that file."
        )
    return Areas(rings, _touching(rings), f"boundaries of {path.name}")


def _rings(geometry: Mapping[str, object]) -> tuple[Ring, ...]:
    shapes = geometry["coordinates"]
    many = {"MultiPolygon": shapes, "Polygon": [shapes]}[str(geometry["type"])]
    if not isinstance(many, list):
        raise TypeError("the outline has no list of points")
    # The first ring of a shape is its outline; those after it are holes, where others lie.
    rings = (ring for shape in many for ring in shape)
    return tuple(tuple((float(x), float(y)) for x, y, *_ in ring) for ring in rings)


def _is_in_degrees(rings: Mapping[str, tuple[Ring, ...]]) -> bool:
    """Whether every corner lies where only degrees of longitude and latitude do."""
    left, low, right, high = _box([ring for shapes in rings.values() for ring in shapes])
    return max(-left, right) <= MOST_DEGREES and max(-low, high) <= MOST_DEGREES


def _touching(rings: Mapping[str, tuple[Ring, ...]]) -> dict[str, tuple[str, ...]]:
    """Areas whose boxes meet: near enough to be joined with one another."""
    boxes = {name: _box(shapes) for name, shapes in rings.items()}
    return {
        name: tuple(sorted(o for o in boxes if o != name and _meet(boxes[name], boxes[o])))
        for name in sorted(boxes)
    }


def _box(shapes: Iterable[Ring]) -> tuple[float, float, float, float]:
    points = [point for ring in shapes for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def place_events(engine: Engine, boundaries: Areas | None) -> Areas:
    """Give every located record its area, in the table event_areas; the areas that hold any."""
    rows = engine.rows(LOCATED)
    if boundaries is None:
        found, areas = _in_hexagons(rows)
    else:
        found, areas = _in_outlines(rows, boundaries), boundaries
    named = _by_postcode(rows, found)
    table = {
        "event_id": pa.array(sorted(named), pa.string()),
        "area": pa.array([named[e] for e in sorted(named)], pa.string()),
    }
    engine.register("event_areas", pa.table(table))
    return areas


def _in_outlines(rows: Sequence[tuple[object, ...]], areas: Areas) -> dict[str, str]:
    boxes = {name: _box(shapes) for name, shapes in areas.rings.items()}
    found = {}
    for event, _, x, y in rows:
        if isinstance(x, int) and isinstance(y, int):
            for name in sorted(boxes):
                left, low, right, high = boxes[name]
                inside = left <= x <= right and low <= y <= high
                if inside and _lies_in(areas.rings[name], x, y):
                    found[str(event)] = name
                    break
    return found


def _lies_in(rings: Iterable[Ring], x: float, y: float) -> bool:
    """Whether a point lies inside the outlines and in none of their holes."""
    return sum(_holds(ring, x, y) for ring in rings) % 2 == 1


def _holds(ring: Ring, x: float, y: float) -> bool:
    """Whether a point lies inside, by how often a line from it crosses the outline."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def _by_postcode(rows: Sequence[tuple[object, ...]], found: Mapping[str, str]) -> dict[str, str]:
    """A record with a postcode only lies where most records of its district lie."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event, postcode, _, _ in rows:
        if postcode and str(event) in found:
            seen[_district(postcode)][found[str(event)]] += 1
    usual = {d: min(c, key=lambda name: (-c[name], name)) for d, c in seen.items()}
    placed = dict(found)
    for event, postcode, _, _ in rows:
        if postcode and str(event) not in placed and _district(postcode) in usual:
            placed[str(event)] = usual[_district(postcode)]
    return placed


def _district(postcode: object) -> str:
    compact = str(postcode).replace(" ", "").upper()
    return compact[:-3]


def _in_hexagons(rows: Sequence[tuple[object, ...]]) -> tuple[dict[str, str], Areas]:
    found: dict[str, tuple[int, int]] = {}
    for event, _, x, y in rows:
        if isinstance(x, int) and isinstance(y, int):
            found[str(event)] = _hexagon(x, y)
    cells = sorted(set(found.values()))
    rings = {_name(cell): (_corners(cell),) for cell in cells}
    steps = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1))
    beside = {
        _name((q, r)): tuple(
            sorted(_name((q + a, r + b)) for a, b in steps if _name((q + a, r + b)) in rings)
        )
        for q, r in cells
    }
    says = "hexagons of five kilometres, as no boundary file was given"
    return {event: _name(cell) for event, cell in found.items()}, Areas(rings, beside, says)


def _hexagon(x: float, y: float) -> tuple[int, int]:
    """The hexagon a grid point lies in, by axial rounding."""
    q = (sqrt(3) / 3 * x - y / 3) / HEXAGON_METRES
    r = (2 / 3 * y) / HEXAGON_METRES
    s = -q - r
    whole_q, whole_r, whole_s = round(q), round(r), round(s)
    off = (abs(whole_q - q), abs(whole_r - r), abs(whole_s - s))
    if off[0] > off[1] and off[0] > off[2]:
        whole_q = -whole_r - whole_s
    elif off[1] > off[2]:
        whole_r = -whole_q - whole_s
    return whole_q, whole_r


def _corners(cell: tuple[int, int]) -> Ring:
    x = HEXAGON_METRES * (sqrt(3) * cell[0] + sqrt(3) / 2 * cell[1])
    y = HEXAGON_METRES * 1.5 * cell[1]
    turns = [pi / 180 * (60 * n - 30) for n in range(6)]
    return tuple(
        (round(x + HEXAGON_METRES * cos(t), 1), round(y + HEXAGON_METRES * sin(t), 1))
        for t in turns
    )


def _name(cell: tuple[int, int]) -> str:
    return f"H{cell[0]}.{cell[1]}"


def join_areas(engine: Engine, areas: Areas, least: int) -> None:
    """Join small areas with a neighbour before anything is hidden, in the table joined_areas."""
    counted = dict(
        engine.rows(
            "select area, count(*) from profile_crimes where is_in_period and assessed = 'met' "
            "and area is not null group by area order by area"
        )
    )
    counts = {name: int(counted.get(name, 0)) for name in areas.rings}
    joined = join_small_areas(counts, least, areas.beside) if least else {n: n for n in counts}
    joined = _short_names(joined)
    table = {
        "area": pa.array(sorted(joined), pa.string()),
        "joined": pa.array([joined[a] for a in sorted(joined)], pa.string()),
    }
    engine.register("joined_areas", pa.table(table))


def _short_names(joined: Mapping[str, str]) -> dict[str, str]:
    """Areas that were joined with many others, named by the first of them and how many more."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for area in sorted(joined):
        members[joined[area]].append(area)
    short = {
        name: name if len(found) <= MOST_NAMED else f"{found[0]} and {len(found) - 1} beside it"
        for name, found in members.items()
    }
    return {area: short[name] for area, name in joined.items()}


def joined_rings(engine: Engine, areas: Areas) -> dict[str, list[Ring]]:
    """The outlines of each joined area."""
    found: defaultdict[str, list[Ring]] = defaultdict(list)
    for area, joined in engine.rows("select area, joined from joined_areas order by 1"):
        found[joined].extend(areas.rings[area])
    return dict(found)
