"""The protected counts of a profile, read one number, one share or one table at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from accord.disclosure import TOTAL, Protected
from accord.disclosure.members import Members
from accord.disclosure.protection import CONFIDENTIAL, ProtectedTable
from accord.documents import CellRef
from accord.profile.figures import PERIOD, Count
from accord.profile.scope import Scope
from accord.profile.spans import span

Key = tuple[str, ...]
NOT_APPLICABLE = "[z]"


@dataclass(frozen=True)
class Number:
    """A number as it may be shown, and the query it comes from."""

    text: str
    value: float | None
    cell: CellRef

    @property
    def is_shown(self) -> bool:
        return self.value is not None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Facts:
    """Every count of the profile; nothing is read from it that was not protected first."""

    scope: Scope
    declared: Mapping[str, Count]
    protected: Protected
    as_at: str
    sources: Mapping[str, str] = field(default_factory=dict)
    unsteady: tuple[str, ...] = ()
    # Whom or what each figure counts; this never leaves.
    members: Members = field(default_factory=Members, repr=False)

    def has(self, query: str) -> bool:
        return query in self.declared

    def table(self, query: str) -> ProtectedTable:
        return self.protected.named(query)

    def number(self, query: str, *key: str) -> Number:
        """A count; with no category, or an empty one, the total."""
        table = self.table(query)
        whole = _padded(key, table)
        shown = table.shown(whole)
        return Number(table.text(whole), shown, CellRef(query, whole))

    def share(self, query: str, key: Key, of: Key = ()) -> Number:
        """A share made of two shown counts."""
        table = self.table(query)
        part, whole = _padded(key, table), _padded(of, table)
        rate = table.rate(part, whole)
        text = CONFIDENTIAL if rate is None else percent(rate)
        if table.shown(whole) == 0:
            text = NOT_APPLICABLE
        return Number(text, rate, CellRef(query, part, whole))

    def is_empty(self, query: str) -> bool:
        """Whether nothing at all is counted."""
        table = self.table(query).table
        return not table.counts[table.total]

    def words(self, query: str, place: int, category: str) -> str:
        """A category of a split in words."""
        if category == TOTAL:
            return "all"
        split = self.declared[query].splits[place]
        if split.name == PERIOD:
            return span(category)
        return split.words.get(category, category.replace("_", " "))

    def is_over_time(self, query: str) -> bool:
        """Whether a query is counted by month or quarter: a share of the whole says nothing."""
        return self.declared[query].splits[0].name == PERIOD

    def categories(self, query: str, place: int, *, only_found: bool = False) -> tuple[str, ...]:
        """The lowest categories of a split, in order; `only_found` leaves out those of nought.

        One that is not shown stays: to leave it out would tell that it is nought.
        """
        shown = self.table(query)
        dimension = shown.table.dimensions[place]
        lowest = [c for c in dimension.parents if not dimension.children(c)]
        if not only_found:
            return tuple(lowest)
        n = len(shown.table.dimensions)
        return tuple(c for c in lowest if shown.shown(_one(n, place, c)) != 0)


def percent(rate: float) -> str:
    """A share in whole per cent; one near nought or near all is not said to be none or all."""
    whole = f"{100 * rate:.0f}%"
    if rate > 0 and whole == "0%":
        return "under 1%"
    return "over 99%" if rate < 1 and whole == "100%" else whole


def _padded(key: tuple[str, ...], table: ProtectedTable) -> Key:
    return (*key, *[TOTAL] * (len(table.table.dimensions) - len(key)))


def _one(n: int, place: int, category: str) -> Key:
    return tuple(category if i == place else TOTAL for i in range(n))
