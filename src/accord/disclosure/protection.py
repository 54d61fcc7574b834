"""Protects tables together: small counts hidden, others with them, until no attack works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from accord.disclosure.attack import UNLIMITED, Attack, Interval, Knowledge, reconciled
from accord.disclosure.earlier import NOTHING_EARLIER, Earlier
from accord.disclosure.plain import plain
from accord.disclosure.policy import Policy
from accord.disclosure.table import TOTAL, Cell, Key, Table
from accord.errors import UserFacingError
from accord.published import counted

CONFIDENTIAL = "[c]"
PUBLIC = ""
# How many figures are tried one by one where not all of them can be shown again.
MOST_TRIED = 12


def _cells_of(knowledge: Knowledge) -> set[Cell]:
    held = {cell for total, parts, _ in knowledge.sums for cell in (total, *parts)}
    return held | knowledge.ranges.keys()


class LeakFound(UserFacingError):
    """Figures that were already shown give a protected one away, and hiding more cannot mend it."""

    exit_code = 12


@dataclass(frozen=True)
class ProtectedTable:
    """A table as it may leave: rounded counts, and a symbol where a count is not shown."""

    table: Table
    hidden: frozenset[Cell]
    kept: Mapping[Cell, int]
    policy: Policy

    def shown(self, key: Key) -> int | None:
        """The count as it may be shown; None where it may not."""
        cell = self.table.cell(key)
        if cell in self.hidden:
            return None
        return self.kept.get(cell, self.policy.rounded(self.table.counts[key]))

    def text(self, key: Key) -> str:
        """The count in words of a table: a number, or the symbol for what is not shown."""
        count = self.shown(key)
        return CONFIDENTIAL if count is None else f"{count:,}"

    def rate(self, key: Key, of: Key) -> float | None:
        """A share made of the shown counts only, so that it tells nothing more than they do."""
        part, whole = self.shown(key), self.shown(of)
        return None if part is None or not whole else part / whole


@dataclass(frozen=True)
class Protected:
    """A release: its tables, what could be learnt of each hidden figure, and what is told."""

    tables: tuple[ProtectedTable, ...]
    intervals: Mapping[Cell, Interval]
    knowledge: Knowledge
    policy: Policy

    def named(self, name: str) -> ProtectedTable:
        return next(table for table in self.tables if table.table.name == name)


class _Release:
    """Tables under one policy, while it is decided which figures stay hidden."""

    def __init__(self, tables: Sequence[Table], policy: Policy, earlier: Earlier):
        self.tables, self.policy = tables, policy
        self.counts = {t.cell(key): t.counts[key] for t in tables for key in t.keys}
        self.small = set(self._small())
        # What was hidden once stays hidden: two ways to hide one small figure give it away.
        before = (earlier.hidden | earlier.hidden_as) & self.counts.keys()
        self.must_stay = self.small | (before if policy.protects else set())
        self.hidden = set(self.must_stay)
        self.kept = dict(self._kept_back(earlier.shown))
        before_now = reconciled(self.told(), earlier.knowledge)
        self.earlier = Knowledge(before_now.ranges, before_now.sums | earlier.ties)
        self.guarded = earlier.guarded - self.counts.keys()

    def _small(self) -> Iterator[Cell]:
        for table in self.tables:
            for key in table.keys:
                small = self.policy.is_small(table.counts[key])
                if self.policy.protects and (small or _tells_of_all(table, key)):
                    yield table.cell(key)

    def _kept_back(self, shown: Mapping[Cell, int]) -> Iterator[tuple[Cell, int]]:
        """Earlier figures that stay as they were shown, since too few people make the difference.

        To show a revision by fewer people than the threshold would tell of just those people.
        """
        for cell, before in shown.items():
            count = self.counts.get(cell)
            if count is None or cell in self.small or not self.policy.protects:
                continue
            low, high = self.policy.possible(before)
            if not low <= count <= high and self._near(count, low, high):
                yield cell, before

    def _near(self, count: int, low: int, high: int) -> bool:
        return low - self.policy.threshold < count < high + self.policy.threshold

    @cached_property
    def sums(self) -> list[tuple[Cell, tuple[Cell, ...], bool]]:
        return sorted(
            {
                (table.cell(total), tuple(table.cell(part) for part in parts), exact)
                for table in self.tables
                for total, parts, exact in table.sums()
            }
        )

    @cached_property
    def sums_of(self) -> dict[Cell, list[tuple[Cell, ...]]]:
        found: dict[Cell, list[tuple[Cell, ...]]] = {}
        for total, parts, _ in (*self.sums, *sorted(self.earlier.sums)):
            members = (total, *parts)
            for cell in members:
                found.setdefault(cell, []).append(members)
        return found

    def told(self) -> Knowledge:
        """What these tables tell, alone."""
        knowledge = Knowledge()
        for cell, count in self.counts.items():
            if cell not in self.hidden:
                knowledge.learn(cell, *self._told_of(cell, count))
        for total, parts, exact in self.sums:
            knowledge.learn_sum(total, parts, exact)
        return knowledge

    def _told_of(self, cell: Cell, count: int) -> tuple[int, int]:
        if cell not in self.kept:
            return self.policy.possible(self.policy.rounded(count))
        low, high = self.policy.possible(self.kept[cell])
        slack = self.policy.threshold - 1
        return max(low - slack, 0), high + slack

    def attacks(self) -> Iterator[tuple[Cell, str]]:
        """Every hidden figure with everybody who might work it out; the public is nobody's name."""
        yield from ((cell, PUBLIC) for cell in sorted(self.small | self.opened()))
        for held in sorted(self._own):
            own = self._own[held]
            beside = {c for cell in own for m in self.sums_of.get(cell, ()) for c in m}
            yield from ((cell, held) for cell in sorted((beside & self.small) - set(own)))

    @cached_property
    def _own(self) -> dict[str, dict[Cell, int]]:
        """The figures that each organisation knows of itself."""
        above = {
            (dimension.name, category): set(dimension.above(category))
            for table in self.tables
            for dimension in table.dimensions
            if dimension.is_held
            for category in dimension.parents
        }
        own: dict[str, dict[Cell, int]] = {}
        for cell, count in self.counts.items():
            for condition in cell[1]:
                for held in above.get(condition, set()) - {TOTAL}:
                    own.setdefault(f"{condition[0]}={held}", {})[cell] = count
        return own

    def opened(self) -> set[Cell]:
        """Figures that earlier releases hid and that these, telling something new, may open."""
        if not self.guarded or not self._tells_anew():
            return set()
        return set(self.guarded)

    def _tells_anew(self) -> bool:
        """Whether these tables narrow a figure that earlier ones held, or that is tied to one."""
        told = self.told()
        shared = self.counts.keys() & _cells_of(self.earlier)
        now, before = Attack(told.joined(self._all_cells())), Attack(self._known_before())
        for cell in sorted(shared):
            new, old = now.interval(cell), before.interval(cell)
            if new.low > old.low or new.high < old.high:
                return True
        return False

    def _known_before(self) -> Knowledge:
        return self.earlier.joined(self._all_cells())

    def was_open(self, attack: tuple[Cell, str]) -> bool:
        """Whether an earlier figure could be worked out before these tables told anything."""
        cell, who = attack
        if who != PUBLIC or cell not in self.guarded:
            return False
        known = Attack(self.earlier.joined(Knowledge({cell: (0, UNLIMITED)})))
        return self.succeeds(attack, known.interval(cell))

    def tried(self, attacks: list[tuple[Cell, str]]) -> dict[tuple[Cell, str], Interval]:
        """What each attack would learn now."""
        told = self.told().joined(self.earlier).joined(self._all_cells())
        aims: dict[str, list[Cell]] = {}
        for cell, who in attacks:
            aims.setdefault(who, []).append(cell)
        public = Attack(told) if PUBLIC in aims else None
        found = {(c, PUBLIC): public.interval(c) for c in aims.pop(PUBLIC, ()) if public}
        for who, cells in aims.items():
            # Of what an organisation could learn only one thing counts: that it is wide enough.
            spans = Attack(told.knowing(self._own[who])).spans(cells, self.policy.insider_width)
            found |= {(cell, who): span for cell, span in spans.items()}
        return found

    def _all_cells(self) -> Knowledge:
        return Knowledge(dict.fromkeys(self.counts, (0, UNLIMITED)))

    def succeeds(self, attack: tuple[Cell, str], interval: Interval) -> bool:
        """Whether what an attack learns is more than the policy allows."""
        if attack[1] != PUBLIC:
            return interval.width < self.policy.insider_width
        return (
            interval.low > 1
            or interval.high < self.policy.threshold
            or interval.width < self.policy.width
        )

    def hide_beside(self, exposed: set[Cell]) -> bool:
        """Hide one more figure for each that is exposed; False where nothing is left to hide."""
        more = {cell for cell in map(self._next_to_hide, sorted(exposed)) if cell is not None}
        self.hidden |= more
        return bool(more)

    def show_again(self, wanted: Sequence[Cell]) -> dict[tuple[Cell, str], Interval]:
        """Show figures that were hidden beside others after all, where no attack works then.

        Figures are hidden one by one, each where it did most at the time; once all are chosen,
        those that readers need most may turn out to be hidden for nothing. Returns what each
        attack would learn now; nothing where no figure is shown again.
        """
        hidden = [cell for cell in dict.fromkeys(wanted) if cell in self.hidden - self.must_stay]
        attacks = list(self.attacks())
        learnt: dict[tuple[Cell, str], Interval] = {}
        for cells in (hidden, *([cell] for cell in hidden[:MOST_TRIED])):
            if not cells or not self.hidden.issuperset(cells):
                continue
            self.hidden -= set(cells)
            found = self.tried(attacks)
            if any(self.succeeds(one, span) for one, span in found.items()):
                self.hidden |= set(cells)
            else:
                learnt = found
        return learnt

    def show_what_is_plain(self) -> None:
        """Show what the figures that are shown add up to: to hide it protects nobody."""
        told = {cell: self._told_of(cell, count) for cell, count in self.counts.items()}
        self.hidden -= plain(self.hidden, self.must_stay, (*self.sums, *self.earlier.sums), told)

    def _next_to_hide(self, exposed: Cell) -> Cell | None:
        """The smallest shown figure in a sum with it, or with what is hidden around it."""
        seen, edge = {exposed}, [exposed]
        while edge:
            beside = [m for cell in edge for m in self.sums_of.get(cell, ())]
            choices = [self._least(members) for members in self._weakest(beside)]
            found = [choice for choice in choices if choice is not None]
            if found:
                return min(found, key=self._cost)
            around = {c for members in beside for c in members if not self._may_hide(c)}
            edge = sorted(around - seen)
            seen |= around
        return None

    def _weakest(self, sums: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
        """The sums that hide the fewest figures, but still show some: these give it away."""
        open_sums = [m for m in sums if any(self._may_hide(cell) for cell in m)]
        fewest = min((sum(c in self.hidden for c in m) for m in open_sums), default=0)
        return [m for m in open_sums if sum(c in self.hidden for c in m) == fewest]

    def _may_hide(self, cell: Cell) -> bool:
        """Whether it is a figure of these tables that is still to be shown."""
        return cell in self.counts and cell not in self.hidden

    def _least(self, members: tuple[Cell, ...]) -> Cell | None:
        return min(filter(self._may_hide, members), key=self._cost, default=None)

    def _cost(self, cell: Cell) -> tuple[bool, int, int, Cell]:
        """Readers lose least by a small figure deep in a table; a zero hides little: it is last."""
        count = self.counts[cell]
        return count == 0, count, -len(cell[1]), cell


def _tells_of_all(table: Table, key: Key) -> bool:
    """Whether a count says that all, or none, of a group are of one sensitive kind."""
    for place, dimension in enumerate(table.dimensions):
        if not dimension.is_sensitive or key[place] == TOTAL:
            continue
        whole = table.counts[(*key[:place], TOTAL, *key[place + 1 :])]
        if whole > 0 and table.counts[key] in (0, whole):
            return True
    return False


def protect(
    tables: Sequence[Table],
    policy: Policy,
    earlier: Earlier = NOTHING_EARLIER,
    first: Sequence[Cell] = (),
) -> Protected:
    """Protect tables that leave together, against all of them and all that left before.

    Populations that no sum joins are protected each by itself: the answer is that of all at
    once, in a fraction of the time. `first` names the figures that readers need most: with the
    totals of the tables they are shown wherever that is safe. Raises LeakFound, with the leaks of
    every population, where earlier releases already give a figure away.
    """
    parts: list[Protected] = []
    leaks: list[str] = []
    for populations in earlier.tied({table.population for table in tables}):
        alike = [table for table in tables if table.population in populations]
        if not alike:
            continue
        try:
            parts.append(protected_at_once(alike, policy, earlier.about(populations), first))
        except LeakFound as leak:
            leaks.append(f"{alike[0].population}: {leak}")
    if leaks:
        raise LeakFound("\n".join(leaks))
    return _together(tables, parts, policy)


def _together(tables: Sequence[Table], parts: Sequence[Protected], policy: Policy) -> Protected:
    """Populations protected one by one, as the release they are."""
    shown = {one.table.name: one for part in parts for one in part.tables}
    intervals = {cell: found for part in parts for cell, found in part.intervals.items()}
    knowledge = Knowledge()
    for part in parts:
        knowledge = knowledge.joined(part.knowledge)
    return Protected(tuple(shown[table.name] for table in tables), intervals, knowledge, policy)


def protected_at_once(
    tables: Sequence[Table], policy: Policy, earlier: Earlier, first: Sequence[Cell] = ()
) -> Protected:
    """Hide small figures, and others with them, until no attack on all of them together works."""
    release = _Release(tables, policy, earlier)
    learnt: dict[tuple[Cell, str], Interval] = {}
    attacks = list(release.attacks())
    # To hide more only widens what stays possible, so an attack that failed is not tried again.
    while attacks:
        found = release.tried(attacks)
        learnt |= found
        attacks = [
            attack
            for attack, interval in found.items()
            if release.succeeds(attack, interval) and not release.was_open(attack)
        ]
        exposed = {cell for cell, _ in attacks}
        if exposed and not release.hide_beside(exposed):
            raise LeakFound(_leaks(exposed))
    learnt |= release.show_again([*first, *(table.cell(table.total) for table in tables)])
    release.show_what_is_plain()
    intervals = {
        cell: interval
        for (cell, who), interval in learnt.items()
        if who == PUBLIC and cell in release.counts
    }
    hidden = frozenset(release.hidden)
    shown = tuple(ProtectedTable(table, hidden, release.kept, policy) for table in tables)
    return Protected(shown, intervals, release.told(), policy)


def attack_on(
    protected: Protected, cells: Iterable[Cell], earlier: Earlier = NOTHING_EARLIER
) -> dict[Cell, Interval]:
    """What a stranger could learn of some figures from a release and all that left before."""
    wanted = sorted(cells)
    known = protected.knowledge.joined(reconciled(protected.knowledge, earlier.knowledge))
    attack = Attack(known.joined(Knowledge(dict.fromkeys(wanted, (0, UNLIMITED)))))
    return {cell: attack.interval(cell) for cell in wanted}


def _leaks(exposed: set[Cell]) -> str:
    places = sorted({" by ".join(name for name, _ in cell[1]) or "the total" for cell in exposed})
    return (
        f"{counted(len(exposed), 'figure')} cannot be protected, as earlier releases tell too much "
        f"({'; '.join(places)}). Leave these tables out, or merge their smallest categories."
    )
