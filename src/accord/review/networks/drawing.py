"""A network's people and ties become fixed positions and a summary in words.

Positions follow from the ids alone, so the same network looks the same whoever opens it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT, MARGIN = 760, 460, 90
MOST_DRAWN = 60


@dataclass(frozen=True)
class Spot:
    """A person's place in the drawing."""

    person_id: str
    label: str
    x: int
    y: int
    n_ties: int


@dataclass(frozen=True)
class Line:
    """Two people who are tied, drawn once however many facts tie them."""

    x1: int
    y1: int
    x2: int
    y2: int
    is_open: bool


@dataclass(frozen=True)
class Drawing:
    """What is drawn, and what was left out."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    n_left_out: int


def draw(content: dict[str, Any]) -> Drawing:
    """People on an ellipse in the order of their ids, those with most ties first."""
    ties = [tie for tie in content["ties"] if tie["a"] and tie["b"]]
    count = Counter(end for tie in ties for end in {tie["a"], tie["b"]})
    people = sorted(content["people"], key=lambda p: (-count[p["person_id"]], p["person_id"]))
    drawn = sorted(people[:MOST_DRAWN], key=lambda p: str(p["person_id"]))
    spots = tuple(_spot(p, n, len(drawn), count) for n, p in enumerate(drawn))
    at = {spot.person_id: spot for spot in spots}
    pairs: dict[tuple[str, str], bool] = {}
    for tie in ties:
        pair = (min(tie["a"], tie["b"]), max(tie["a"], tie["b"]))
        pairs[pair] = pairs.get(pair, True) and tie["strength"] != "counts"
    lines = tuple(
        Line(at[a].x, at[a].y, at[b].x, at[b].y, is_open)
        for (a, b), is_open in sorted(pairs.items())
        if a in at and b in at
    )
    return Drawing(spots, lines, len(people) - len(drawn))


def _spot(person: dict[str, Any], n: int, of: int, count: Counter[str]) -> Spot:
    angle = 2 * math.pi * n / max(of, 1) + math.pi
    x = WIDTH / 2 + (WIDTH / 2 - MARGIN) * math.cos(angle)
    y = HEIGHT / 2 + (HEIGHT / 2 - MARGIN / 2) * math.sin(angle)
    person_id = str(person["person_id"])
    return Spot(person_id, str(person["name"]), round(x), round(y), count[person_id])


def summary(content: dict[str, Any]) -> str:
    """The network in one paragraph, for whoever cannot see the drawing."""
    people, children, records = (content[part] for part in ("people", "children", "records"))
    counted = [tie for tie in content["ties"] if tie["strength"] == "counts"]
    bases = Counter(tie["basis"] for tie in counted)
    said = [
        f"{_n(len(people), 'person', 'people')} of concern and "
        f"{_n(len(children), 'child', 'children')} over {_n(len(records), 'record', 'records')}."
    ]
    if bases:
        kinds = ", ".join(f"{basis} ({n})" for basis, n in sorted(bases.items()))
        said.append(f"They are tied by: {kinds}.")
    still = len(content["ties"]) - len(counted)
    if still:
        said.append(f"{_n(still, 'tie is', 'ties are')} left open.")
    return " ".join(said)


def _n(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
