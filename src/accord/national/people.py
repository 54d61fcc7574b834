"""People of several forces become one where they share a token and nothing speaks against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from accord.returns.tokens import KINDS, NUMBERS, UNDATED

# Whoever has one of the first has a full birth date; to share any of these reconciles two of them.
DATED = ("names_birth", "written_birth")
OF_A_DATE = tuple(kind for kind in KINDS if kind not in (*NUMBERS, *UNDATED))
STRENGTH = {kind: place for place, kind in enumerate(KINDS)}
Pair = tuple[str, str]


@dataclass
class Groups:
    """Ids that are one, each group named by the first of its ids."""

    parents: dict[str, str] = field(default_factory=dict)

    def of(self, one: str) -> str:
        root = one
        while self.parents.get(root, root) != root:
            root = self.parents[root]
        while self.parents.get(one, one) != one:
            self.parents[one], one = root, self.parents[one]
        return root

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self.parents[second] = first


@dataclass(frozen=True)
class Named:
    """What a return says of a person that may speak for or against joining it to another."""

    forces: frozenset[str]
    sexes: frozenset[str]
    tokens: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class JoinedPeople:
    """Whose ids are one person, and which pairs share a token but were kept apart."""

    groups: Groups
    kept_apart: frozenset[Pair]
    members: Mapping[str, tuple[str, ...]]

    def of(self, person: str) -> str:
        return self.groups.of(person)


def join_people(people: Mapping[str, Named]) -> JoinedPeople:
    """Join people by their tokens, the surest first.

    Kept apart: two people whom one force, which has their names, holds to be two; two of unlike
    sex; two with unlike official numbers of one kind; two with unlike full birth dates who share
    no more than names with a contact or a place, as a father and the son who bears his name.
    """
    groups, apart = Groups(), set[Pair]()
    members: dict[str, set[str]] = {person: {person} for person in people}
    for strength, one, other in _links(people):
        first, second = sorted((groups.of(one), groups.of(other)))
        if first == second:
            continue
        if _are_two(people, members[first], members[second], strength):
            apart.add((one, other))
            continue
        groups.join(first, second)
        members[first] |= members.pop(second)
    named = {person: tuple(sorted(ids)) for person, ids in sorted(members.items())}
    return JoinedPeople(groups, frozenset(apart), named)


def _links(people: Mapping[str, Named]) -> Iterator[tuple[int, str, str]]:
    """Pairs that share a token: by the surest kind they share, then by how many they share."""
    surest: dict[Pair, int] = {}
    shared: Counter[Pair] = Counter()
    for kind in sorted({kind for named in people.values() for kind in named.tokens}):
        strength = STRENGTH.get(kind, len(KINDS))
        for found in _holders(people, kind):
            for pair in combinations(found, 2):
                shared[pair] += 1
                surest[pair] = min(surest.get(pair, len(KINDS)), strength)
    for pair in sorted(surest, key=lambda pair: (surest[pair], -shared[pair], pair)):
        yield surest[pair], *pair


def _holders(people: Mapping[str, Named], kind: str) -> Iterator[Collection[str]]:
    """Who holds each token of a kind that more than one holds, in the order of their ids.

    A kind at a time, and a list only for a token that two hold: few of a country's millions are.
    """
    first: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for person in sorted(people):
        for token in people[person].tokens.get(kind, ()):
            if token in first:
                several.setdefault(token, [first[token]]).append(person)
            else:
                first[token] = person
    yield from several.values()


def _are_two(
    people: Mapping[str, Named], ones: Iterable[str], others: Iterable[str], strength: int
) -> bool:
    one, other = _together(people[p] for p in ones), _together(people[p] for p in others)
    if one.forces & other.forces:
        return True
    if strength < len(NUMBERS):
        return False
    if one.sexes and other.sexes and not one.sexes & other.sexes:
        return True
    both = ((one.tokens.get(kind), other.tokens.get(kind)) for kind in NUMBERS)
    if any(a and b and not a & b for a, b in both):
        return True
    is_undated = strength >= min(STRENGTH[kind] for kind in UNDATED)
    return is_undated and _are_dated_apart(one, other)


def _are_dated_apart(one: Named, other: Named) -> bool:
    """Whether both have a full birth date, and no token made with one is the same."""
    both_dated = all(any(who.tokens.get(kind) for kind in DATED) for who in (one, other))
    nothing = frozenset[str]()
    return both_dated and not any(
        one.tokens.get(kind, nothing) & other.tokens.get(kind, nothing) for kind in OF_A_DATE
    )


def _together(named: Iterable[Named]) -> Named:
    forces: set[str] = set()
    sexes: set[str] = set()
    tokens: dict[str, set[str]] = defaultdict(set)
    for one in named:
        forces |= one.forces
        sexes |= one.sexes
        for kind, found in one.tokens.items():
            tokens[kind] |= found
    held = {kind: frozenset(found) for kind, found in tokens.items()}
    return Named(frozenset(forces), frozenset(sexes), held)
