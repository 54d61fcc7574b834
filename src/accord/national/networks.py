"""Networks that share an identified member become one network, counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.national.people import Groups, JoinedPeople
from accord.national.received import ForceReturn, Row

SIZES = ((11, "11 or more"), (6, "6 to 10"), (3, "3 to 5"), (0, "2"))


@dataclass(frozen=True)
class Network:
    """One network of the country: the forces that report it, its people and its children."""

    network_id: str
    parts: tuple[str, ...]
    forces: tuple[str, ...]
    identified: frozenset[str]
    people_low: int
    people_high: int
    children: frozenset[str]
    is_mapped: bool

    @property
    def size(self) -> str:
        return next(name for least, name in SIZES if self.people_low >= least)


def merged_networks(returns: Sequence[ForceReturn], people: JoinedPeople) -> tuple[Network, ...]:
    """Every network once, with its parts; the same id or one shared identified member joins."""
    rows: dict[str, Row] = {}
    forces: dict[str, set[str]] = defaultdict(set)
    for one in returns:
        for row in one.tables["networks"]:
            rows[str(row["network_id"])] = row
            forces[str(row["network_id"])].add(one.force)
    members = _people_of(returns, "network_members", people)
    children = _people_of(returns, "network_children", people, named_only=False)
    groups = _joined(rows, members)
    parts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(rows):
        parts[groups.of(name)].append(name)
    return tuple(
        _network([(rows[part], members[part], children[part], forces[part]) for part in found])
        for _, found in sorted(parts.items())
    )


def _people_of(
    returns: Iterable[ForceReturn], table: str, people: JoinedPeople, *, named_only: bool = True
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in returns:
        for row in one.tables[table]:
            if row["identified"] == "yes" or not named_only:
                found[str(row["network_id"])].add(people.of(str(row["person_id"])))
    return found


def _joined(networks: Iterable[str], members: Mapping[str, set[str]]) -> Groups:
    groups = Groups()
    first_of: dict[str, str] = {}
    for network in sorted(networks):
        for person in sorted(members[network]):
            if person in first_of:
                groups.join(first_of[person], network)
            else:
                first_of[person] = network
    return groups


Part = tuple[Row, set[str], set[str], set[str]]


def _network(parts: Sequence[Part]) -> Network:
    """One network from its parts: an unidentified member of two parts may be one person."""
    identified = frozenset[str]().union(*(members for _, members, _, _ in parts))
    lows = [_number(row["n_people_low"]) for row, *_ in parts]
    unnamed = [_number(row["n_people_high"]) - len(named) for row, named, _, _ in parts]
    low = max(len(identified), *lows)
    names = tuple(str(row["network_id"]) for row, *_ in parts)
    return Network(
        names[0],
        names,
        tuple(sorted(frozenset[str]().union(*(forces for *_, forces in parts)))),
        identified,
        low,
        max(low, len(identified) + sum(max(0, n) for n in unnamed)),
        frozenset[str]().union(*(children for _, _, children, _ in parts)),
        any(row["mapped"] == "yes" for row, *_ in parts),
    )


def _number(text: str | None) -> int:
    return int(text or 0)
