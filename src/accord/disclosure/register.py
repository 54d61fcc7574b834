"""The register of releases: what left, when, by whom, and what it told; every audit reads it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from accord.disclosure.attack import Knowledge
from accord.disclosure.earlier import Earlier
from accord.disclosure.protection import Protected
from accord.disclosure.table import Cell
from accord.errors import UserFacingError
from accord.placing import place_new

TWO = (
    "A release needs one person who prepared it and another who agreed: give both, with "
    "--prepared-by and --approved-by. Nothing was written."
)


class NotTwoPeople(UserFacingError):
    """A release needs two people, and they were not two."""

    exit_code = 13


@dataclass(frozen=True)
class Release:
    """One release as the register keeps it."""

    number: int
    name: str
    made_at: str
    prepared_by: str
    approved_by: str
    policy: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class Register:
    """A folder with one file for each release, in order; nothing in it is ever changed."""

    folder: Path

    def releases(self) -> tuple[Release, ...]:
        """Every release, the first first."""
        return tuple(
            Release(**{name: held[name] for name in Release.__dataclass_fields__})
            for held in self._held()
        )

    def earlier(self) -> Earlier:
        """What everybody can know from all that ever left, the newest figure believed."""
        found = Earlier()
        for held in self._held():
            found = found.joined(held_earlier(held))
        return found

    def record(
        self,
        name: str,
        protected: Protected,
        *,
        prepared_by: str,
        approved_by: str,
        at: datetime,
        files: Sequence[Path] = (),
    ) -> Release:
        """Enter a release; raises NotTwoPeople unless two people stand behind it."""
        if not _are_two(prepared_by, approved_by):
            raise NotTwoPeople(TWO)
        release = Release(
            number=len(self._paths()) + 1,
            name=name,
            made_at=at.isoformat(timespec="seconds"),
            prepared_by=prepared_by,
            approved_by=approved_by,
            policy=f"{protected.policy.id} {protected.policy.version}",
            files={path.name: _digest(path) for path in sorted(files)},
        )
        kept = {**vars(release), **told(protected)}
        enter(self.folder, release.number, json.dumps(kept, indent=1, sort_keys=True))
        return release

    def _paths(self) -> list[Path]:
        return entries(self.folder)

    def _held(self) -> Iterator[dict[str, Any]]:
        return map(entry, self._paths())


def two_people_or_none(prepared_by: str, approved_by: str, register: Path | None) -> None:
    """Say before anything is written that one person is not two, or that no register was named."""
    if not (prepared_by.strip() or approved_by.strip()):
        return
    if not _are_two(prepared_by, approved_by):
        raise NotTwoPeople(TWO)
    if register is None:
        raise UserFacingError(
            "Two people were named, but no register of releases to enter them in: give its folder "
            "with --register."
        )


def _are_two(one: str, other: str) -> bool:
    names = {person.strip().casefold() for person in (one, other)}
    return "" not in names and len(names) == 2


def entries(folder: Path) -> list[Path]:
    """The files of a register, the first release first."""
    return sorted(folder.glob("[0-9]*.json"))


def enter(folder: Path, number: int, text: str) -> None:
    """Enter a release whole; raises UserFacingError where its number is taken."""
    path = folder / f"{number:06}.json"
    try:
        place_new(path, text)
    except FileExistsError:
        raise UserFacingError(
            f"{path} is there already, so nothing was entered: another release was entered just "
            "now, or an earlier entry was taken away. Put that back, or ask again."
        ) from None


def entry(path: Path) -> dict[str, Any]:
    """One release as it was entered; raises UserFacingError where the file cannot be read."""
    try:
        held = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        held = None
    if not isinstance(held, dict):
        raise UserFacingError(
            f"{path} is an entry of a register of releases and cannot be read. Without it no "
            "release can be held against those before it: put it back from a backup."
        )
    return held


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def told(protected: Protected) -> dict[str, Any]:
    """What a release told, without a true count: figures, ranges, sums, and which are guarded."""
    shown = {
        table.table.cell(key): table.shown(key)
        for table in protected.tables
        for key in table.table.keys
    }
    return {
        "shown": sorted((cell, value) for cell, value in shown.items() if value is not None),
        "ranges": sorted(protected.knowledge.ranges.items()),
        "sums": sorted(protected.knowledge.sums),
        "guarded": sorted(protected.intervals),
    }


def held_earlier(held: Mapping[str, Any]) -> Earlier:
    """What a release that is kept so told."""
    shown = {_cell(cell): value for cell, value in held["shown"]}
    guarded = frozenset(_cell(cell) for cell in held.get("guarded", ()))
    return Earlier(shown, _knowledge(held), guarded)


def _cell(held: Any) -> Cell:
    population, conditions = held
    return population, tuple((name, category) for name, category in conditions)


def _knowledge(held: Mapping[str, Any]) -> Knowledge:
    ranges = {_cell(cell): (low, high) for cell, (low, high) in held["ranges"]}
    sums = {
        (_cell(total), tuple(_cell(part) for part in parts), exact)
        for total, parts, exact in held["sums"]
    }
    return Knowledge(ranges, sums)
