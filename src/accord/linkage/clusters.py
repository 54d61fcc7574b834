"""Turn links into persons: join from the strongest link down, never across what must stay apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# What a scored pair says beyond its weight. CLEAR pairs agree on forename and birth date, so that a
# relative is ruled out; a GUARDED pair may be relatives, and yields to clear pairs between the same
# two groups, for a slip of the pen in one record must not part a person; a pair RECORDED as two
# people yields only to a person's ruling that they are one; a pair RULED_APART yields to nothing.
FREE, CLEAR, GUARDED, RECORDED, RULED_APART = 0, 1, 2, 3, 4
# The weight that stands for a person's ruling: above any score.
RULED_SAME = 1_000.0
# How many clear pairs it takes to outweigh one guarded pair.
OUTWEIGHS = 2
# Two groups are joined only where the pairs between them speak for it on the whole, in bits.
LEAST_MEAN = -2.0
# A record that fits two people who are known to differ about equally well is left with neither.
TELLS_APART = 4.0
# Without a birth date father and son of one name are told apart by a phone or a number, and not by
# one of them being written down with a short form of it.
TELLS_UNDATED_APART = 8.0


@dataclass(frozen=True)
class Edges:
    """Pairs of nominals by number, with the weight of each and whether it is kept apart."""

    left: Ints
    right: Ints
    weight: Floats
    bar: Ints

    def __len__(self) -> int:
        return len(self.left)

    def take(self, which: Flags | Ints) -> Edges:
        return Edges(self.left[which], self.right[which], self.weight[which], self.bar[which])

    def ordered(self) -> Edges:
        """Strongest first, so that neither the order of rows nor chance decides."""
        return self.take(np.lexsort((self.right, self.left, -self.weight)))


@dataclass
class Between:
    """What the scored pairs between two groups say together."""

    total: float = 0.0
    count: int = 0
    n_clear: int = 0
    n_guarded: int = 0
    bar: int = FREE

    @classmethod
    def of(cls, weight: float, bar: int) -> Between:
        """What one scored pair says."""
        strict = bar if bar >= RECORDED else FREE
        return cls(min(weight, RULED_SAME), 1, int(bar == CLEAR), int(bar == GUARDED), strict)

    def add(self, other: Between) -> None:
        self.total += other.total
        self.count += other.count
        self.n_clear += other.n_clear
        self.n_guarded += other.n_guarded
        self.bar = max(self.bar, other.bar)

    def allows(self, weight: float, is_ruled: bool = False) -> bool:
        """Whether a link of that weight may join the two groups.

        Records of somebody who was ruled one person are known not to fit each other: they part
        no other record from that person that is clear of being a relative as often as not.
        """
        if weight >= RULED_SAME:
            return self.bar < RULED_APART
        if is_ruled:
            return self.bar == FREE and self.n_guarded <= self.n_clear
        if self.bar != FREE or self.n_guarded * OUTWEIGHS > self.n_clear:
            return False
        return self.total >= LEAST_MEAN * self.count


@dataclass
class Grouping:
    """One connected piece of the link graph while its nominals are put into persons."""

    group_of: dict[int, int] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    between: dict[int, dict[int, Between]] = field(default_factory=lambda: defaultdict(dict))
    weakest: dict[int, float] = field(default_factory=dict)
    ruled: set[int] = field(default_factory=set)

    def place(self, node: int) -> None:
        if node not in self.group_of:
            self.group_of[node] = node
            self.members[node] = [node]

    def learn(self, left: int, right: int, weight: float, bar: int) -> None:
        """Take in one scored pair."""
        said = Between.of(weight, bar)
        known = self.between[left].get(right)
        if known is None:
            self.between[left][right] = self.between[right][left] = said
        else:
            known.add(said)

    def join(self, left: int, right: int, weight: float) -> None:
        """Join the groups of two nominals, unless something keeps the groups apart."""
        one, other = self.group_of[left], self.group_of[right]
        if one == other:
            return
        is_ruled = one in self.ruled or other in self.ruled
        if not self.between[one][other].allows(weight, is_ruled):
            return
        if (len(self.members[one]), -one) < (len(self.members[other]), -other):
            one, other = other, one
        if is_ruled or weight >= RULED_SAME:
            self.ruled.add(one)
        self._note_weakest(one, other, weight)
        for node in self.members[other]:
            self.group_of[node] = one
        self.members[one] += self.members.pop(other)
        self._merge_between(one, other)

    def _note_weakest(self, one: int, other: int, weight: float) -> None:
        # Links come strongest first, so this one is the weakest yet on the way between the two
        # groups: it is what ties the side without the first nominal to the other.
        first, second = sorted((one, other), key=lambda group: min(self.members[group]))
        for node in self.members[second]:
            self.weakest[node] = weight
        if len(self.members[first]) == 1:
            self.weakest[first] = weight

    def _merge_between(self, one: int, other: int) -> None:
        del self.between[one][other]
        for third, said in self.between.pop(other).items():
            if third == one:
                continue
            del self.between[third][other]
            known = self.between[one].get(third)
            if known is None:
                self.between[one][third] = self.between[third][one] = said
            else:
                known.add(said)


@dataclass(frozen=True)
class Clustering:
    """Which group every nominal is in, and the weight of the weakest link that ties it there."""

    group: Ints
    weakest: Floats


def components(n: int, links: Edges) -> Ints:
    """Number the connected pieces of the link graph."""
    matrix = coo_matrix((np.ones(len(links), np.int8), (links.left, links.right)), shape=(n, n))
    pieces: Ints = connected_components(matrix, directed=False)[1].astype(np.int64)
    return pieces


def ambiguous(links: Edges, pairs: Edges, group: Ints, undated: Flags) -> Flags:
    """Links of a nominal that fits two people who are kept apart about equally well.

    It is left with neither: nor with a record of one of them that says too little to tell.
    """
    tells_apart = np.where(undated, TELLS_UNDATED_APART, TELLS_APART)
    apart = pairs.take((pairs.bar >= GUARDED) & (group[pairs.left] != group[pairs.right]))
    found = np.zeros(len(links), bool)
    if not len(apart):
        return found
    parted = np.unique(np.concatenate((apart.left, apart.right)))
    near = np.flatnonzero(np.isin(links.left, parted) | np.isin(links.right, parted))
    beside: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    columns = (near, links.left[near], links.right[near], links.weight[near])
    rivals: dict[int, dict[int, float]] = defaultdict(dict)
    for at, left, right, weight in zip(*(c.tolist() for c in columns), strict=True):
        beside[left][right] = beside[right][left] = (weight, at)
    for one, other in zip(apart.left.tolist(), apart.right.tolist(), strict=True):
        for node in beside[one].keys() & beside[other].keys():
            (weight, at), (rival, rival_at) = beside[one][node], beside[other][node]
            if abs(weight - rival) < tells_apart[node] and max(weight, rival) < RULED_SAME:
                found[at] = found[rival_at] = True
                for of, against in ((one, rival), (other, weight)):
                    fits, side = rivals[node], int(group[of])
                    fits[side] = max(fits.get(side, against), against)
    _mark_weaker(links, group, rivals, tells_apart, found)
    return found


def _mark_weaker(
    links: Edges,
    group: Ints,
    rivals: dict[int, dict[int, float]],
    tells_apart: Floats,
    found: Flags,
) -> None:
    """Mark what else ties such a nominal to one of the two, if it fits the other about as well."""
    nodes = np.array(sorted(rivals), np.int64)
    near = np.flatnonzero(np.isin(links.left, nodes) | np.isin(links.right, nodes))
    columns = (near, links.left[near], links.right[near], links.weight[near])
    for at, left, right, weight in zip(*(c.tolist() for c in columns), strict=True):
        for node, other in ((left, right), (right, left)):
            # Two records that are alike in this stay with each other.
            if node in rivals and other not in rivals:
                against = rivals[node].get(int(group[other]))
                if against is not None and weight - against < tells_apart[node]:
                    found[at] = True


def _by_piece(edges: Edges, piece: Ints) -> Edges:
    """Piece by piece, the strongest of each first."""
    edges = edges.ordered()
    return edges.take(np.argsort(piece[edges.left], kind="stable"))


def _slices(numbers: Ints) -> dict[int, slice]:
    """Where each piece begins and ends in an array sorted by piece."""
    found, starts, counts = np.unique(numbers, return_index=True, return_counts=True)
    return {
        int(number): slice(int(start), int(start + count))
        for number, start, count in zip(found, starts, counts, strict=True)
    }


def _grouped(links: Edges, pairs: Edges) -> Grouping:
    """Put the nominals of one connected piece into persons."""
    grouping = Grouping()
    for node in np.unique(np.concatenate((links.left, links.right))).tolist():
        grouping.place(node)
    columns = (pairs.left, pairs.right, pairs.weight, pairs.bar)
    for left, right, weight, bar in zip(*(c.tolist() for c in columns), strict=True):
        grouping.learn(left, right, weight, bar)
    for left, right, weight in zip(
        links.left.tolist(), links.right.tolist(), links.weight.tolist(), strict=True
    ):
        grouping.join(left, right, weight)
    return grouping


def _join_twos(links: Edges, group: Ints, weakest: Floats) -> None:
    """Join the many pairs that have to do with no third nominal."""
    group[links.right] = links.left
    weakest[links.left] = weakest[links.right] = links.weight


def _contested(piece: Ints, inside: Edges, n: int) -> Flags:
    """Pieces of the graph in which some pair of nominals speaks against a join."""
    against = (inside.bar >= GUARDED) | (inside.weight < LEAST_MEAN)
    found = np.zeros(n, bool)
    found[piece[inside.left[against]]] = True
    return found


def _join_freely(links: Edges, group: Ints, weakest: Floats) -> None:
    """Join pieces in which nothing speaks against any join, as joining them one by one would."""
    members: dict[int, list[int]] = {}
    columns = (links.left, links.right, links.weight)
    for left, right, weight in zip(*(c.tolist() for c in columns), strict=True):
        one, other = members.setdefault(left, [left]), members.setdefault(right, [right])
        if one is other:
            continue
        # The first of each is its smallest, and stays it.
        first, second = (one, other) if one[0] < other[0] else (other, one)
        if len(first) == 1:
            weakest[first[0]] = weight
        for node in second:
            weakest[node], members[node] = weight, first
        first += second
    for node, of in members.items():
        group[node] = of[0]


def _cluster(n: int, links: Edges, pairs: Edges) -> Clustering:
    """Join along every link that nothing forbids, the strongest first.

    links are the pairs that may join; pairs are all scored pairs within their connected pieces,
    the links among them, with what keeps them apart.
    """
    group, weakest = np.arange(n, dtype=np.int64), np.full(n, np.nan)
    piece = components(n, links)
    size = np.bincount(piece, minlength=n)
    # Of pairs only those inside a piece of three or more are ever looked at.
    of_three = size[piece] > 2
    inside = pairs.take((piece[pairs.left] == piece[pairs.right]) & of_three[pairs.left])
    is_free = (size > 2) & ~_contested(piece, inside, n)
    is_other = (size > 2) & ~is_free
    _join_twos(links.take(~of_three[links.left]), group, weakest)
    _join_freely(links.take(is_free[piece[links.left]]).ordered(), group, weakest)
    links = _by_piece(links.take(is_other[piece[links.left]]), piece)
    inside = _by_piece(inside.take(is_other[piece[inside.left]]), piece)
    link_slices, pair_slices = _slices(piece[links.left]), _slices(piece[inside.left])
    for number, at in link_slices.items():
        of_piece = Edges(links.left[at], links.right[at], links.weight[at], links.bar[at])
        said = pair_slices[number]
        known = Edges(inside.left[said], inside.right[said], inside.weight[said], inside.bar[said])
        grouping = _grouped(of_piece, known)
        for members in grouping.members.values():
            group[members] = min(members)
        for node, weight in grouping.weakest.items():
            weakest[node] = weight
    return Clustering(group, weakest)


def cluster(
    n: int, links: Edges, pairs: Edges, undated: Flags | None = None
) -> tuple[Clustering, Flags]:
    """Put n nominals into groups; and which links were left out as fitting two people equally.

    Who is kept apart is only known once the rest is joined, so it is done twice. undated says
    which nominals have neither birth date nor age.
    """
    undated = np.zeros(n, bool) if undated is None else undated
    first = _cluster(n, links, pairs)
    unclear = ambiguous(links, pairs, first.group, undated)
    if not unclear.any():
        return first, unclear
    # Only the pieces that hold such a link come out otherwise.
    piece = components(n, links)
    again = np.isin(piece, piece[links.left[unclear]])
    left = links.take(again[links.left] & ~unclear)
    second = _cluster(n, left, pairs.take(again[pairs.left] & again[pairs.right]))
    group = np.where(again, second.group, first.group)
    return Clustering(group, np.where(again, second.weakest, first.weakest)), unclear
