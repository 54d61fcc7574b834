"""A request for a return, carried out: audited with all that left before, written, registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from accord.disclosure import Earlier
from accord.disclosure.members import Before, Together
from accord.disclosure.register import Register, two_people_or_none
from accord.errors import UserFacingError
from accord.returns.build import BuiltReturn, build_return
from accord.returns.keyed import keyed_return, read_key
from accord.returns.populations import Scope
from accord.returns.specification import Specification
from accord.returns.write import write_return
from accord.store import Store
from accord.tables.people import CASE_DECISIONS


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line."""

    store: Path
    specification: Specification
    force: str
    days: tuple[date, date]
    period: str
    out: Path
    key: Path | None = None
    register: Path | None = None
    prepared_by: str = ""
    approved_by: str = ""

    @property
    def name(self) -> str:
        """What the release is called in the register."""
        return f"{self.specification.id} {self.force} {self.period}"


def fill(asked: Asked) -> BuiltReturn:
    """Fill and write a return; where two people stand behind it, enter it in the registers.

    Whatever left this store before, returns and profiles, is part of the audit.
    """
    two_people_or_none(asked.prepared_by, asked.approved_by, asked.register)
    if asked.key and not asked.specification.records:
        raise UserFacingError(
            f"The return {asked.specification.id} holds counts and no rows: a key changes nothing "
            "in it. Leave --key out, or fill a return of records."
        )
    store = Store(asked.store)
    run, scope = store.latest(), Scope(asked.force, *asked.days)
    decisions = store.judgements(CASE_DECISIONS)
    built = build_return(run, asked.specification, scope, _before(asked, store), decisions)
    failed = [says for says, holds in built.checks if not holds]
    if failed:
        raise UserFacingError("The return was not written. It fails: " + "; ".join(failed) + ".")
    sent = keyed_return(built, read_key(asked.key), run) if asked.key else built
    files = write_return(sent, asked.out)
    if asked.register and asked.prepared_by:
        _enter(asked, built, files)
    return built


def together(store: Store) -> Together:
    """All that left a store, profiles and returns alike."""
    return Together(store.path / "releases" / "together")


def _before(asked: Asked, store: Store) -> Before:
    """What the readers of this return can know: its register, and all that left this store."""
    own = Register(asked.register).earlier() if asked.register else Earlier()
    return together(store).before(asked.specification.policy, own)


def _enter(asked: Asked, built: BuiltReturn, files: tuple[Path, ...]) -> None:
    assert asked.register is not None
    Register(asked.register).record(
        asked.name,
        built.protected,
        prepared_by=asked.prepared_by,
        approved_by=asked.approved_by,
        at=datetime.now(),
        files=files,
    )
    if built.protected.policy.protects:
        together(Store(asked.store)).record(f"return {asked.name}", built.protected, built.members)
