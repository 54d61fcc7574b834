"""A narrowed network and its stored positions become a drawing, and a summary in words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from accord.review.networks.graph import Edge, Graph, everybody
from accord.review.networks.positions import HEIGHT, WIDTH

LONGEST_LABEL = 24
KEY_LETTERS = 10


@dataclass(frozen=True)
class Spot:
    """A person, a child or a shared thing in its place."""

    key: str
    kind: str
    label: str
    says: str
    x: int
    y: int
    n_ties: int
    is_on_path: bool
    is_hidden: bool
    mark: str


@dataclass(frozen=True)
class Line:
    """Two who are joined, drawn once however many facts join them."""

    a: str
    b: str
    kind: str
    label: str
    x1: int
    y1: int
    x2: int
    y2: int
    is_open: bool
    is_on_path: bool
    is_hidden: bool
    facts: str
    mark: str


@dataclass(frozen=True)
class Drawing:
    """What is drawn."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Hand:
    """How somebody arranged it: where each stands, who is hidden, the path asked for, marks."""

    positions: Mapping[str, Sequence[int]]
    hidden: Collection[str] = ()
    path: Sequence[str] = ()
    marks: Mapping[str, str] | None = None


def key_of(ref: str, node: str) -> str:
    """What a person is called in an address and in the page: it holds on this case alone."""
    return hashlib.sha256(f"{ref}/{node}".encode()).hexdigest()[:KEY_LETTERS]


def draw(graph: Graph, ref: str, hand: Hand) -> Drawing:
    """Everybody in their stored place, and a line for each two who are joined."""
    count = Counter(end for edge in graph.edges for end in (edge.a, edge.b))
    spots = {node: _spot(graph, node, ref, hand, count[node]) for node in graph.nodes}
    steps = {frozenset(step) for step in pairwise(hand.path)}
    lines = tuple(_line(edge, spots, steps, hand.marks or {}) for edge in graph.edges)
    return Drawing(tuple(spots.values()), lines)


def _spot(graph: Graph, name: str, ref: str, hand: Hand, n_ties: int) -> Spot:
    node = graph.nodes[name]
    x, y = hand.positions.get(name, (WIDTH // 2, HEIGHT // 2))
    return Spot(
        key_of(ref, name),
        node.kind,
        _short(node.label),
        node.says,
        int(x),
        int(y),
        n_ties,
        name in hand.path,
        name in hand.hidden,
        (hand.marks or {}).get(name, ""),
    )


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


def _line(
    edge: Edge, spots: Mapping[str, Spot], steps: set[frozenset[str]], marks: Mapping[str, str]
) -> Line:
    one, other = spots[edge.a], spots[edge.b]
    return Line(
        one.key,
        other.key,
        edge.kind,
        f"{one.label} and {other.label}",
        one.x,
        one.y,
        other.x,
        other.y,
        edge.is_open,
        frozenset((edge.a, edge.b)) in steps,
        one.is_hidden or other.is_hidden,
        " ".join(str(fact) for fact in edge.facts),
        marks.get(f"{edge.a} {edge.b}", ""),
    )


def summary(content: dict[str, Any], graph: Graph) -> str:
    """The network in one paragraph, for whoever cannot see the drawing."""
    people, children, records = (content[part] for part in ("people", "children", "records"))
    counted = [fact for fact in graph.facts if fact["strength"] == "counts"]
    bases = Counter(fact["basis"] for fact in counted)
    said = [
        f"{_n(len(people), 'person', 'people')} of concern and "
        f"{_n(len(children), 'child', 'children')} over {_n(len(records), 'record', 'records')}."
    ]
    if bases:
        kinds = ", ".join(f"{basis} ({n})" for basis, n in sorted(bases.items()))
        said.append(f"They are tied by: {kinds}.")
    still = len(graph.facts) - len(counted)
    if still:
        said.append(f"{_n(still, 'tie is', 'ties are')} left open.")
    most = _most_tied(content, graph)
    return " ".join([*said, *([most] if most else [])])


def _most_tied(content: dict[str, Any], graph: Graph) -> str:
    """Who is tied to how many others: a fact about the records, and never said of a child."""
    beside = {node: len(others) for node, others in graph.beside(("tie",)).items()}
    adults = {p["person_id"] for p in everybody(content) if not p["is_child"]}
    most = sorted((n for n in beside if n in adults), key=lambda n: (-beside[n], n))[:1]
    if not most or beside[most[0]] < 2:
        return ""
    return f"{graph.nodes[most[0]].label} is tied to {beside[most[0]]} of them."


def _n(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
