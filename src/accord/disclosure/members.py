"""Who or what each figure counts, so that figures of two publications can be known to be one.

A profile and a return name their figures differently and count some of the same crimes and people.
What they have in common is told by the ids behind the figures. These never leave the store.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from accord.disclosure.earlier import Earlier, Sum
from accord.disclosure.protection import Protected
from accord.disclosure.register import enter, entries, entry, held_earlier, told
from accord.disclosure.table import Cell, Table, cells_of

# Units whose ids mean the same in every publication; a person may be child, victim or suspect.
SPACES = {
    **dict.fromkeys(("child", "victim", "suspect", "person of concern"), "person"),
    "crime": "crime",
    "network": "network",
}
# Whoever may read what leaves under one policy has read all that left under these.
READ_BESIDE = {
    "public-10-5": ("public-10-5",),
    "partnership-5": ("partnership-5", "public-10-5"),
}

Ids = frozenset[str]


@dataclass(frozen=True)
class Members:
    """The ids behind each figure, for each kind of thing that several publications count."""

    spaces: Mapping[str, Mapping[Cell, Ids]] = field(default_factory=dict)

    def of(self, space: str) -> Mapping[Cell, Ids]:
        return self.spaces.get(space, {})


def members_of(
    tables: Iterable[tuple[Table, Iterable[tuple[str, Sequence[str | Sequence[str]]]]]],
) -> Members:
    """The ids behind the figures of tables, each given with the rows it was counted from."""
    found: dict[str, dict[Cell, set[str]]] = defaultdict(dict)
    for table, rows in tables:
        if table.unit not in SPACES:
            continue
        cells = found[SPACES[table.unit]]
        for key in table.keys:
            cells.setdefault(table.cell(key), set())
        for identity, categories in rows:
            for key in cells_of(table.dimensions, categories):
                cells[table.cell(key)].add(_plain(table.unit, identity))
    return Members(
        {space: {c: frozenset(ids) for c, ids in cells.items()} for space, cells in found.items()}
    )


def _plain(unit: str, identity: str) -> str:
    """An id as every publication has it: a profile also names the kind of record."""
    return identity.replace("/crime/", "/", 1) if unit == "crime" else identity


@dataclass(frozen=True)
class Told:
    """One publication that left: who may read it, what it told, and whom it counted."""

    publication: str
    policy: str
    earlier: Earlier
    members: Members


@dataclass(frozen=True)
class Together:
    """All publications of a store that left, of every kind, with the ids behind their figures."""

    folder: Path

    def record(self, publication: str, protected: Protected, members: Members) -> None:
        """Keep what a publication told, for the audit of every later one."""
        number = len(self._paths()) + 1
        held = {
            "publication": publication,
            "policy": protected.policy.id,
            **told(protected),
            "members": {space: _packed(cells) for space, cells in members.spaces.items()},
        }
        enter(self.folder, number, json.dumps(held, sort_keys=True))

    def before(self, policy: str, own: Earlier) -> Before:
        """What the readers of a release under this policy have read, the oldest first."""
        beside = READ_BESIDE.get(policy, ())
        held = map(entry, self._paths())
        return Before(own, tuple(_told(one) for one in held if one["policy"] in beside))

    def names(self) -> tuple[str, ...]:
        """Each publication that left, as it is called."""
        return tuple(str(entry(path)["publication"]) for path in self._paths())

    def _paths(self) -> list[Path]:
        return entries(self.folder)


def _packed(cells: Mapping[Cell, Ids]) -> dict[str, Any]:
    """Sets of ids as the ids once, and for each figure their places."""
    ids = sorted(set().union(*cells.values())) if cells else []
    place = {identity: i for i, identity in enumerate(ids)}
    return {
        "ids": ids,
        "cells": [(cell, sorted(place[i] for i in held)) for cell, held in sorted(cells.items())],
    }


def _told(held: Mapping[str, Any]) -> Told:
    spaces = {
        space: {
            (cell[0], tuple((n, c) for n, c in cell[1])): frozenset(given["ids"][i] for i in places)
            for cell, places in given["cells"]
        }
        for space, given in held["members"].items()
    }
    return Told(held["publication"], held["policy"], held_earlier(held), Members(spaces))


@dataclass(frozen=True)
class Before:
    """What left before a release: what its own register tells, and all else that left its store."""

    own: Earlier = field(default_factory=Earlier)
    others: tuple[Told, ...] = ()

    def known(self, tables: Sequence[Table], members: Members, threshold: int) -> Earlier:
        """What readers know from all of it, with what ties it to the tables of the release."""
        known = self.own
        for one in self.others:
            known = known.joined(one.earlier)
        left = [_Side(one.members, frozenset(one.earlier.knowledge.sums)) for one in self.others]
        ties, guarded = _tied([*left, _Side(members, _sums_of(tables))], threshold)
        return replace(known, guarded=known.guarded | guarded, ties=known.ties | ties)


NOTHING_BEFORE = Before()


@dataclass(frozen=True)
class _Side:
    """One publication: whom its figures count, and which of them add up to which."""

    members: Members
    sums: frozenset[Sum]


def _sums_of(tables: Sequence[Table]) -> frozenset[Sum]:
    return frozenset(
        (table.cell(total), tuple(table.cell(part) for part in parts), exact)
        for table in tables
        for total, parts, exact in table.sums()
    )


def _tied(sides: Sequence[_Side], threshold: int) -> tuple[set[Sum], set[Cell]]:
    """What ties each publication to itself and to every one before it, and what lies between.

    Those before are tied to one another too: a reader of the newest has read them side by side.
    """
    ties, guarded = set[Sum](), set[Cell]()
    for place, newer in enumerate(sides):
        ties |= _twice(newer.members, threshold)
        for older in sides[:place]:
            for space in sorted(newer.members.spaces):
                here, there = newer.members.of(space), older.members.of(space)
                sums, differences = _nested(here, there, threshold)
                ties |= sums | _same(newer.sums, here, there, older.sums, threshold)
                guarded |= differences
    return ties, guarded


def _same(
    sums_here: Iterable[Sum],
    here: Mapping[Cell, Ids],
    there: Mapping[Cell, Ids],
    sums_there: Iterable[Sum],
    threshold: int,
) -> set[Sum]:
    """Figures of two publications that count the very same, so that both say one thing.

    Two large figures of the same ids are one figure. Of small ones that may be chance: they are
    one where they are parts of figures that are one, under the same name.
    """
    by_ids: defaultdict[Ids, list[Cell]] = defaultdict(list)
    for cell, ids in there.items():
        by_ids[ids].append(cell)
    alike = {
        (cell, other)
        for cell, ids in here.items()
        if len(ids) >= threshold
        for other in by_ids.get(ids, ())
        if other != cell
    }
    parts_there: defaultdict[Cell, list[tuple[Cell, ...]]] = defaultdict(list)
    for total, parts, _ in sums_there:
        parts_there[total].append(parts)
    wholes: defaultdict[Cell, list[Cell]] = defaultdict(list)
    for cell, other in alike:
        wholes[cell].append(other)
    small = {
        (part, found)
        for total, own, _ in sums_here
        for other in wholes.get(total, ())
        for parts in parts_there.get(other, ())
        for part, found in _by_name(own, parts)
        if part in here and found in there and here[part] == there[found]
    }
    return {(cell, (other,), True) for cell, other in alike | small}


def _twice(members: Members, threshold: int) -> set[Sum]:
    """Figures of one release that count the very same under two names, each tied to the first."""
    first: dict[tuple[str, Ids], Cell] = {}
    ties: set[Sum] = set()
    for space, cells in sorted(members.spaces.items()):
        for cell, ids in sorted(cells.items()):
            if len(ids) < threshold:
                continue
            one = first.setdefault((space, ids), cell)
            if one != cell:
                ties.add((cell, (one,), True))
    return ties


def _by_name(parts: Sequence[Cell], others: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Parts of two sums that bear the same name, where most of the names are the same."""
    names = _names(parts)
    theirs = _names(others)
    common = names.keys() & theirs.keys()
    if 2 * len(common) < max(len(names), len(theirs)):
        return []
    return [(names[name], theirs[name]) for name in sorted(common)]


def _names(parts: Sequence[Cell]) -> dict[str, Cell]:
    """Each part by the category that tells it from the others."""
    shared = set.intersection(*(set(cell[1]) for cell in parts)) if parts else set()
    found = {
        cell: [category for n, category in cell[1] if (n, category) not in shared] for cell in parts
    }
    return {own[0]: cell for cell, own in found.items() if len(own) == 1}


def _nested(
    here: Mapping[Cell, Ids], there: Mapping[Cell, Ids], threshold: int
) -> tuple[set[Sum], set[Cell]]:
    """The same figure of a longer period or a larger area: what lies between is a figure too.

    Where few are between them, they are guarded as if they stood in a table.
    """
    sums: set[Sum] = set()
    differences: set[Cell] = set()
    kinds: defaultdict[object, list[Cell]] = defaultdict(list)
    for cell in there:
        kinds[_kind(cell)].append(cell)
    for cell, ids in here.items():
        for other in kinds.get(_kind(cell), ()):
            large, less = (cell, other) if len(ids) > len(there[other]) else (other, cell)
            more, fewer = max(ids, there[other], key=len), min(ids, there[other], key=len)
            if cell == other or len(fewer) < threshold or not fewer < more:
                continue
            between: Cell = (large[0], (("of", repr(large)), ("less", repr(less))))
            sums.add((large, (less, between), True))
            if len(more) - len(fewer) < threshold:
                differences.add(between)
    return sums, differences


def _kind(cell: Cell) -> object:
    """What a figure counts, whatever its period and place."""
    population, conditions = cell
    what = population.rsplit("/", 1)[-1].partition("; force ")[0]
    return what, tuple(condition for condition in conditions if condition[0] != "period")
