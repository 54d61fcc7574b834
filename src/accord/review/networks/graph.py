"""A network's content becomes people, shared things and ties, narrowed to what is asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

Content = dict[str, Any]
PERSON, UNIDENTIFIED, CHILD, HARMED, HUB = "person", "unidentified", "child", "harmed", "hub"
TIE, BESIDE = "tie", "beside"
MOST_DRAWN = 300
GRADES = "ABCDE"


@dataclass(frozen=True)
class Node:
    """One in the drawing: a person, a child, or a thing that people share."""

    id: str
    kind: str
    label: str
    says: str


@dataclass(frozen=True)
class Edge:
    """Two that are joined, once however many facts join them; the facts by their numbers."""

    a: str
    b: str
    kind: str
    is_open: bool
    facts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What a drawing is narrowed to; nothing given narrows nothing."""

    from_on: date | None = None
    to_on: date | None = None
    source: str = ""
    grade: str = ""
    counted: bool = False
    hubs: bool = False
    no_children: bool = False
    around: str = ""
    steps: int = 1


@dataclass(frozen=True)
class Graph:
    """What is drawn and listed, and how much the narrowing left out."""

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    facts: tuple[Content, ...]
    n_facts: int
    n_undated: int = 0
    n_not_drawn: int = 0

    def beside(self, kinds: Iterable[str] = (TIE, BESIDE, HUB)) -> dict[str, list[str]]:
        """Who is joined to whom, in a fixed order."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for edge in self.edges:
            if edge.kind in kinds:
                found[edge.a].add(edge.b)
                found[edge.b].add(edge.a)
        return {node: sorted(others) for node, others in sorted(found.items())}


def facts_of(content: Content) -> list[Content]:
    """Every tie with its number, the names at its ends, and who holds the record it rests on."""
    names = {p["person_id"]: p["name"] for p in everybody(content)}
    records = {r["id"]: (n, r) for n, r in enumerate(content["records"], 1)}
    held = {r["source"]: r["organisation"] for r in content["records"]}
    return [_fact(n, tie, names, records, held) for n, tie in enumerate(content["ties"], 1)]


def _fact(
    n: int,
    tie: Content,
    names: dict[str, str],
    records: dict[str, Any],
    held: dict[str, str],
) -> Content:
    number, record = records.get(tie["record"], (None, {}))
    source = tie["record"].partition("/")[0]
    return {
        **tie,
        "n": n,
        "name_a": names.get(tie["a"], "not on this network"),
        "name_b": names.get(tie["b"], "not on this network"),
        "number": number,
        "holder": record.get("organisation") or held.get(source) or source or "not said",
    }


def everybody(content: Content) -> list[Content]:
    """Children first, then adults who were harmed, then people of concern."""
    return [*content["children"], *content["adult_victims"], *content["people"]]


def told_apart(content: Content) -> Content:
    """The content with a number behind every name that several people have, or lack."""
    count = Counter(person["name"] for person in everybody(content))
    seen: Counter[str] = Counter()

    def named(person: Content) -> Content:
        name = person["name"]
        seen[name] += 1
        return {**person, "name": f"{name} ({seen[name]})"} if count[name] > 1 else person

    groups = ("children", "adult_victims", "people")
    return {**content, **{group: [named(p) for p in content[group]] for group in groups}}


def around_of(content: Content) -> Content:
    """What is round the ties; a version kept from before it was read has none."""
    return content.get("around") or {}


def nodes_of(content: Content) -> dict[str, Node]:
    """Everybody on the network and every hub they share, by id."""
    people = [
        *(_person(p, CHILD) for p in content["children"]),
        *(_person(p, HARMED) for p in content["adult_victims"]),
        *(_person(p, PERSON) for p in content["people"]),
    ]
    hubs = [
        Node(hub_id(hub), HUB, hub["place"], hub["reason"])
        for hub in around_of(content).get("hubs", ())
    ]
    return {node.id: node for node in (*people, *hubs)}


def _person(person: Content, kind: str) -> Node:
    unnamed = kind == PERSON and person["name"].startswith("not identified")
    says = ", ".join(person["roles"])
    return Node(person["person_id"], UNIDENTIFIED if unnamed else kind, person["name"], says)


def hub_id(hub: Content) -> str:
    """A hub's id, told apart from a person's."""
    return f"hub {hub['id']}"


def narrowed(content: Content, wanted: Wanted) -> Graph:
    """The people and ties that fit; the tables beside the drawing show exactly these."""
    every = facts_of(content)
    facts = [fact for fact in every if _fits(fact, wanted)]
    nodes = nodes_of(content)
    edges = _edges(content, facts, wanted)
    kept = _kept(nodes, edges, wanted)
    shown = _most_tied(kept, edges)
    drawn = tuple(e for e in edges if e.a in shown and e.b in shown)
    # A tie is lost from the tables neither for want of room nor because an end has no sign.
    said = {fact for e in edges if e.a in kept and e.b in kept for fact in e.facts}
    if not wanted.around:
        said |= {fact["n"] for fact in facts if not {fact["a"], fact["b"]} <= nodes.keys()}
    return Graph(
        {node: nodes[node] for node in nodes if node in shown},
        drawn,
        tuple(fact for fact in facts if fact["n"] in said),
        len(every),
        sum(not fact["on"] for fact in every) if wanted.from_on or wanted.to_on else 0,
        len(kept) - len(shown),
    )


def _fits(fact: Content, wanted: Wanted) -> bool:
    if wanted.counted and fact["strength"] != "counts":
        return False
    if wanted.source and fact["holder"] != wanted.source:
        return False
    # What is no intelligence has no grade and stays; a grade is asked of what is graded.
    if wanted.grade and fact["grade"] and fact["grade"] > wanted.grade:
        return False
    return _in_time(fact["on"], wanted)


def _in_time(on: str, wanted: Wanted) -> bool:
    if not (wanted.from_on or wanted.to_on):
        return True
    if not on:
        return False
    day = date.fromisoformat(on[:10])
    return (wanted.from_on or day) <= day <= (wanted.to_on or day)


def _edges(content: Content, facts: list[Content], wanted: Wanted) -> list[Edge]:
    found = [*_ties(facts)]
    around = around_of(content)
    if not wanted.no_children:
        tied = {(edge.a, edge.b) for edge in found}
        rows = (sorted((child, person)) for child, person, _ in around.get("beside", ()))
        pairs = {(a, b) for a, b in rows} - tied
        found += [Edge(a, b, BESIDE, is_open=False) for a, b in sorted(pairs)]
    if wanted.hubs:
        for hub in around.get("hubs", ()):
            found += [Edge(hub_id(hub), person, HUB, is_open=False) for person in hub["people"]]
    return found


def _ties(facts: list[Content]) -> Iterable[Edge]:
    pairs: defaultdict[tuple[str, str], list[Content]] = defaultdict(list)
    for fact in facts:
        if fact["a"] and fact["b"]:
            pairs[min(fact["a"], fact["b"]), max(fact["a"], fact["b"])].append(fact)
    for (a, b), found in sorted(pairs.items()):
        is_open = all(fact["strength"] != "counts" for fact in found)
        yield Edge(a, b, TIE, is_open, tuple(fact["n"] for fact in found))


def _kept(nodes: dict[str, Node], edges: list[Edge], wanted: Wanted) -> set[str]:
    kept = {
        node.id
        for node in nodes.values()
        if (wanted.hubs or node.kind != HUB) and not (wanted.no_children and node.kind == CHILD)
    }
    if wanted.around in kept:
        kept &= within(edges, wanted.around, wanted.steps)
    return kept


def within(edges: Iterable[Edge], start: str, steps: int) -> set[str]:
    """Everybody at most so many steps from one of them."""
    found = {start}
    pairs = [(edge.a, edge.b) for edge in edges]
    for _ in range(steps):
        found |= {b for a, b in pairs if a in found} | {a for a, b in pairs if b in found}
    return found


def _most_tied(kept: set[str], edges: list[Edge]) -> set[str]:
    """At most as many as can be read; those with the most ties, each named in what was left out."""
    if len(kept) <= MOST_DRAWN:
        return kept
    count: defaultdict[str, int] = defaultdict(int)
    for edge in edges:
        count[edge.a] += 1
        count[edge.b] += 1
    return set(sorted(kept, key=lambda node: (-count[node], node))[:MOST_DRAWN])


def shortest_path(graph: Graph, start: str, end: str) -> list[str]:
    """The fewest steps from one to another over what is drawn; empty where there is none.

    A child is not a step between two people: sharing a child is no tie.
    """
    beside = graph.beside((TIE, HUB))
    came: dict[str, str] = {start: ""}
    waiting = [start]
    while waiting and end not in came:
        fresh = []
        for node in waiting:
            for other in beside.get(node, ()):
                if other not in came:
                    came[other] = node
                    fresh.append(other)
        waiting = fresh
    path, at = [], end if end in came else ""
    while at:
        path.append(at)
        at = came[at]
    return path[::-1]
