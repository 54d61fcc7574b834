"""Returns become the national figures: merged, counted, checked and protected together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from accord.disclosure import TOTAL, Earlier, Protected, policy, protect
from accord.errors import UserFacingError
from accord.national.figures import GROUP_BASED, Counted, figures
from accord.national.force_names import ForceNames
from accord.national.merge import National, merge
from accord.national.received import ForceReturn, UnusableReturn

POLICY = "public-10-5"
NOTHING_BEFORE = Earlier()
NAMES, TOKENS = "names", "tokens"


@dataclass(frozen=True)
class Options:
    """How the national figures are made: the policy, the children of each force, who joined how.

    uncovered: forces whose records are pooled, but cover no day of the period. names: what forces
    are called that may have sent nothing.
    """

    joined_by: str
    policy: str = POLICY
    children: Mapping[str, int] = field(default_factory=dict)
    earlier: Earlier = NOTHING_BEFORE
    uncovered: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BuiltNational:
    """The national figures, protected, with what they were made from."""

    national: National
    counted: tuple[Counted, ...] = field(repr=False)
    protected: Protected = field(repr=False)
    checks: tuple[tuple[str, bool], ...]
    options: Options

    @property
    def is_synthetic(self) -> bool:
        return any(one.about.get("is_synthetic") for one in self.national.returns)

    @cached_property
    def names(self) -> ForceNames:
        """What every force of the report is called."""
        return ForceNames.of(self.national.returns, self.options.names)

    @property
    def forces(self) -> tuple[str, ...]:
        """The codes of the forces that reported, in the order of their names."""
        return self.names.in_order(self.national.forces)

    @property
    def drawn_on(self) -> date | None:
        """The day of the newest extract of any force, where the returns tell it."""
        newest = max((one.as_of for one in self.national.returns), default="")
        return date.fromisoformat(newest[:10]) if newest else None

    @property
    def absent(self) -> tuple[str, ...]:
        """Forces that are in the population file or the pooled records, but not in the period."""
        known = {*self.options.children, *self.options.uncovered}
        return tuple(sorted(known - set(self.national.forces)))


def build_national(returns: Sequence[ForceReturn], options: Options) -> BuiltNational:
    """Merge, count, check and protect; raises UserFacingError where a check fails."""
    if not returns:
        raise UnusableReturn("There is no return to merge.")
    national = merge(returns)
    counted = figures(national)
    checks = tuple(_checks(national, counted))
    failed = [says for says, holds in checks if not holds]
    if failed:
        raise UserFacingError(
            "The national report was not written. It fails: " + "; ".join(failed) + "."
        )
    tables = [one.table for one in counted]
    protected = protect(tables, policy(options.policy), options.earlier)
    return BuiltNational(national, counted, protected, checks, options)


def _checks(national: National, counted: Sequence[Counted]) -> Iterator[tuple[str, bool]]:
    """What must hold before anything is written."""
    yield "no crime is in the returns of two forces", _one_force_each(national)
    crimes = {crime.crime_id for crime in national.crimes}
    same = crimes == set(national.met.get(GROUP_BASED, {}))
    yield "the crimes that were sent are those that meet the group-based definition", same
    totals: dict[str, set[int]] = {}
    for one in counted:
        table = one.table
        totals.setdefault(table.population, set()).add(table.counts[table.total])
        yield f"the parts of {table.name} add up to its total", table.adds_up
    for population, found in sorted(totals.items()):
        yield f"every table of {population} has one total", len(found) == 1
    yield from _against_returns(national, {one.table.name: one for one in counted})
    yield from _unlike({one.table.name: one for one in counted})


def _one_force_each(national: National) -> bool:
    forces: dict[str, set[str]] = {}
    for one in national.returns:
        for row in one.tables["crimes"]:
            forces.setdefault(str(row["crime_id"]), set()).add(one.force)
    return all(len(found) == 1 for found in forces.values())


def _against_returns(
    national: National, counted: Mapping[str, Counted]
) -> Iterator[tuple[str, bool]]:
    """The whole is never more than the forces report together, nor less than any one of them."""
    for name, table, column in (
        ("victims by force", "victims", "person_id"),
        ("suspects by force", "suspects", "person_id"),
        ("networks by force", "networks", "network_id"),
    ):
        sent = {
            force: len(
                {
                    r[column]
                    for one in national.returns
                    if one.force == force
                    for r in one.tables[table]
                }
            )
            for force in national.forces
        }
        counts = counted[name].table.counts
        held = all(counts[(force,)] <= n for force, n in sent.items())
        yield f"no force has more {table} here than in its own return", held
        yield f"{table} are at most what all returns hold", counts[(TOTAL,)] <= sum(sent.values())


def _unlike(counted: Mapping[str, Counted]) -> Iterator[tuple[str, bool]]:
    """A national report once printed one table for victims and for suspects alike."""
    for name, words in (
        ("ethnicity_self", "by self-defined ethnicity"),
        ("by age and sex", "by age and sex"),
    ):
        one, other = (counted[f"{unit}s {name}"] for unit in ("victim", "suspect"))
        same = one.trace == other.trace and bool(one.trace)
        yield f"victims and suspects {words} are two different tables", not same
