"""From paths to the national report: by names or by tokens, written, registered, compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from accord.disclosure import policy
from accord.disclosure.register import Register, two_people_or_none
from accord.national.build import (
    NAMES,
    NOTHING_BEFORE,
    TOKENS,
    BuiltNational,
    Options,
    build_national,
)
from accord.national.holding import holds_returns, take_in
from accord.national.pooling import Pooled, pool, returns_of
from accord.national.rates import read_force_names, read_population
from accord.national.received import UnusableReturn, is_return
from accord.national.write import REPORT, write_national
from accord.returns.build import in_order
from accord.returns.compare import Difference
from accord.returns.write import RELEASED
from accord.run import Overlays
from accord.store import Store

Say = Callable[[str], None]
NO_OVERLAYS = Overlays()


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line."""

    paths: tuple[Path, ...]
    out: Path
    period: tuple[date, date] | None = None
    population: Path | None = None
    policy: str = "public-10-5"
    register: Path | None = None
    prepared_by: str = ""
    approved_by: str = ""
    overlays: Overlays = NO_OVERLAYS


def make_national(asked: Asked, report: Say = lambda _: None) -> Difference | None:
    """Make the national report; returns what differs from the one that stood there."""
    policy(asked.policy)
    if asked.period:
        in_order(*asked.period)
    children = read_population(asked.population) if asked.population else {}
    register = Register(asked.register) if asked.register else None
    two_people_or_none(asked.prepared_by, asked.approved_by, asked.register)
    joined_by, gathered = _gathered(asked, report)
    earlier = register.earlier() if register else NOTHING_BEFORE
    named = read_force_names(asked.population) if asked.population else {}
    names = {**named, **gathered.names}
    options = Options(joined_by, asked.policy, children, earlier, gathered.uncovered, names)
    built = build_national(gathered.returns, options)
    difference = write_national(built, asked.out)
    if register and asked.prepared_by:
        _record(register, built, asked)
    return difference


def _gathered(asked: Asked, report: Say) -> tuple[str, Pooled]:
    kinds = {is_return(path) for path in asked.paths}
    if len(kinds) > 1:
        raise UnusableReturn(
            "Give returns made with a key, or stores and packages, but not both: who is in a "
            "return has no name to be compared with."
        )
    if True in kinds:
        if Store(asked.out).latest_or_none():
            raise UnusableReturn("That folder holds pooled records; returns need another folder.")
        if asked.period:
            raise UnusableReturn("Returns bring their period with them; leave --period out.")
        if asked.overlays != NO_OVERLAYS:
            raise UnusableReturn(
                "Returns bring their answers with them: an overlay changes nothing in them. Give "
                "it to each force's run, and ask for its return again."
            )
        taken = take_in(asked.paths, asked.out)
        for line in taken.said:
            report(line)
        return TOKENS, Pooled(taken.standing)
    if holds_returns(asked.out):
        raise UnusableReturn("That folder holds returns; pooled records need another folder.")
    run = pool(asked.paths, asked.out, overlays=asked.overlays, report=report, period=asked.period)
    return NAMES, returns_of(run.folder, asked.period)


def _record(register: Register, built: BuiltNational, asked: Asked) -> None:
    first, last = built.national.period
    register.record(
        f"national {first} to {last}",
        built.protected,
        prepared_by=asked.prepared_by,
        approved_by=asked.approved_by,
        at=datetime.now(),
        files=sorted((asked.out / REPORT / RELEASED).iterdir()),
    )
