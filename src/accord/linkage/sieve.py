"""Drop pairs that cannot reach a weight, from a few narrow columns, before they are scored in full.

Most pairs that share a key agree on nothing else. What is summed here is never less than what the
model gives, so that the pairs that are kept, and their scores, are the same as without the sieve.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from accord.engine import Step

if TYPE_CHECKING:
    from accord.linkage.model import Level, Model

# Sums are made in another order here than in the model.
_SLACK = 0.001
_CROSSED = (
    "(l.forename = r.surname or l.surname = r.forename or l.surname is null or r.surname is null)"
)


def _most(level: Level) -> float:
    """The most a level can add, where the value is as rare as any."""
    if level.m is None or level.u is None:
        return 0.0
    return math.log2(level.m / (min(level.u, level.least) if level.share else level.u))


class _Weights:
    """The most that levels of one comparison can add."""

    def __init__(self, model: Model, column: str) -> None:
        (self.comparison,) = (c for c in model.comparisons if c.column == column)

    def of(self, *names: str) -> float:
        """The most of the levels of those names."""
        return max(_most(level) for level in self.comparison.levels if level.name in names)

    def but(self, *names: str) -> float:
        """The most of all levels but those."""
        return max(_most(level) for level in self.comparison.levels if level.name not in names)

    def same(self, share: str) -> str:
        """What the level of equal values adds, by how common the value is."""
        (level,) = (level for level in self.comparison.levels if level.name == "same")
        common = f"greatest(l.tf_{share}, r.tf_{share}, {level.least!r})"
        return f"{math.log2(level.m or 1.0)!r} - log2({common})"


def _case(whens: Iterable[tuple[str, str | float]], otherwise: float) -> str:
    said = " ".join(f"when {when} then {value}" for when, value in whens)
    return f"case {said} else {otherwise!r} end"


def _forename(model: Model) -> str:
    of = _Weights(model, "forename")
    unlike = (
        "l.is_plain and r.is_plain and l.forename_group <> r.forename_group "
        "and l.forename_sound <> r.forename_sound and left(l.forename, 2) <> left(r.forename, 2) "
        f"and not {_CROSSED}"
    )
    return _case(
        (
            ("l.forename is null or r.forename is null", 0.0),
            ("l.forename = r.forename", of.same("forename")),
            (f"{unlike} and l.is_settled and r.is_settled", of.of("distinct")),
            (
                f"{unlike} and text_likeness(l.forename, r.forename) < 0.77 "
                "and l.forename_letters <> r.forename_letters",
                of.of("distinct", "different"),
            ),
        ),
        of.but("same"),
    )


def _surname(model: Model) -> str:
    of = _Weights(model, "surname")
    unlike = (
        "l.is_plain and r.is_plain and l.surname_group <> r.surname_group "
        f"and l.surname_sound <> r.surname_sound and not {_CROSSED}"
    )
    return _case(
        (
            ("l.surname is null or r.surname is null", 0.0),
            ("l.surname = r.surname", of.same("surname")),
            (
                f"{unlike} and text_likeness(l.surname, r.surname) < 0.8",
                of.of("different", "different_women"),
            ),
        ),
        of.but("same"),
    )


def _born(model: Model) -> str:
    of = _Weights(model, "born")
    years = "abs(l.born_year - r.born_year)"
    return _case(
        (
            ("l.birth_low is null or r.birth_low is null", 0.0),
            ("l.born = r.born", of.same("born")),
            ("l.born is null or r.born is null", of.but("same")),
            (f"{years} = 0", of.of("swapped", "part", "close", "near", "different")),
            (
                "l.born_month = r.born_month and l.born_day = r.born_day",
                of.of("year_slip", "near", "different"),
            ),
            (f"{years} = 1 or {years} = 2", of.of("close", "near", "different")),
        ),
        of.of("different"),
    )


def _sex(model: Model) -> str:
    of = _Weights(model, "sex")
    return _case(
        (
            ("l.sex is null or r.sex is null or l.sex = 'X' or r.sex = 'X'", 0.0),
            ("l.sex = r.sex", of.of("same")),
        ),
        of.of("different"),
    )


def _where_both(model: Model, column: str, stated: str) -> str:
    """Nothing where one of the two states nothing; else the most there is."""
    return _case(((f"not (l.{stated} and r.{stated})", 0.0),), _Weights(model, column).but())


def _place(model: Model) -> str:
    of = _Weights(model, "place")
    return _case(
        (
            (
                "l.postcode = r.postcode or l.address_key = r.address_key or l.sector = r.sector "
                "or l.address_numbers = r.address_numbers",
                of.but(),
            ),
            ("l.district = r.district", max(of.of("district"), 0.0)),
        ),
        max(of.of("different"), 0.0),
    )


def sift(model: Model, n_nominals: int, pairs: str, least: float) -> Step:
    """Those of a table of pairs that may reach a weight."""
    chance = model.prior(n_nominals)
    parts = (
        repr(math.log2(chance / (1.0 - chance))),
        _forename(model),
        _surname(model),
        _born(model),
        _sex(model),
        _place(model),
        _where_both(model, "middle_name", "has_middle"),
        _where_both(model, "aliases", "has_alias"),
        _where_both(model, "number", "has_number"),
        _where_both(model, "contact", "has_contact"),
    )
    return Step(
        f"{pairs}_worth",
        "Pairs that may score high enough to be kept",
        f"""
        select p.*
        from {pairs} p
        join link_narrow l on l.nominal_key = p.join_key_l
        join link_narrow r on r.nominal_key = p.join_key_r
        where {" + ".join(parts)} >= {least - _SLACK!r}
        """,
    )
