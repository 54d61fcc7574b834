"""What two runs said of one network becomes what came, what went and what stayed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from accord.review.networks.graph import Graph, Wanted, everybody, facts_of, narrowed

Content = dict[str, Any]
CAME, WENT = "new", "gone"


@dataclass(frozen=True)
class Part:
    """One kind of thing on the network: how many then and now, what came and what went."""

    name: str
    n_before: int
    n_now: int
    came: tuple[str, ...]
    went: tuple[str, ...]


@dataclass(frozen=True)
class SideBySide:
    """The parts in words, and both drawings' graphs with what is new or gone marked."""

    parts: tuple[Part, ...]
    before: Graph
    now: Graph
    marks_before: dict[str, str]
    marks_now: dict[str, str]

    @property
    def is_same(self) -> bool:
        """Whether nothing came and nothing went."""
        return not any(part.came or part.went for part in self.parts)


def side_by_side(before: Content, now: Content) -> SideBySide:
    """People, ties and records of both; a tie is the same where the same fact makes it."""
    before = named_as_now(before, now)
    parts = (
        _part("children", _people("children"), before, now),
        _part("people of concern", _people("people"), before, now),
        _part("adults who were harmed", _people("adult_victims"), before, now),
        _part("ties", _ties, before, now),
        _part("records", _records, before, now),
    )
    was, is_now = narrowed(before, Wanted()), narrowed(now, Wanted())
    return SideBySide(
        tuple(part for part in parts if part.n_before or part.n_now),
        was,
        is_now,
        _marks(was, is_now, WENT),
        _marks(is_now, was, CAME),
    )


def named_as_now(before: Content, now: Content) -> Content:
    """The earlier content with the newer names: hidden names are numbers, and numbers move."""
    names = {p["person_id"]: p["name"] for p in everybody(now)}
    taken = set(names.values()) | {"name not recorded", "not identified"}

    def named(person: Content) -> Content:
        name = person["name"]
        told = f"{name}, before" if name in taken else name
        return {**person, "name": names.get(person["person_id"], told)}

    groups = ("children", "adult_victims", "people")
    return {**before, **{group: [named(p) for p in before[group]] for group in groups}}


Rows = Iterable[tuple[tuple[str, ...], str]]


def _part(name: str, rows: Callable[[Content], Rows], before: Content, now: Content) -> Part:
    was, is_now = dict(rows(before)), dict(rows(now))
    return Part(
        name,
        len(was),
        len(is_now),
        tuple(is_now[key] for key in sorted(is_now.keys() - was.keys())),
        tuple(was[key] for key in sorted(was.keys() - is_now.keys())),
    )


def _people(whose: str) -> Callable[[Content], Rows]:
    return lambda content: [((p["person_id"],), p["name"]) for p in content[whose]]


def _ties(content: Content) -> Rows:
    for fact in facts_of(content):
        counted = "" if fact["strength"] == "counts" else ", left open"
        said = f"{fact['name_a']} and {fact['name_b']}: {fact['basis']}{counted}"
        key = tuple(str(fact[name]) for name in ("a", "b", "basis", "record", "strength"))
        yield key, said


def _records(content: Content) -> Rows:
    return [((r["id"],), f"{r['kind']} {r['ref']}") for r in content["records"]]


def _marks(graph: Graph, other: Graph, mark: str) -> dict[str, str]:
    """Whoever and whatever only one of the two has."""
    pairs = {(edge.a, edge.b) for edge in other.edges}
    return {
        **{node: mark for node in graph.nodes if node not in other.nodes},
        **{f"{e.a} {e.b}": mark for e in graph.edges if (e.a, e.b) not in pairs},
    }


def on_both(before: Content, now: Content) -> int:
    """How many people stand on both."""
    one, other = ({p["person_id"] for p in everybody(c)} for c in (before, now))
    return len(one & other)
