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


class NotTwoPeople(UserFacingError):
    """A release needs two people, and they were not two."""

    exit_code = 8


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
        two = {person.strip().casefold() for person in (prepared_by, approved_by)}
        if "" in two or len(two) < 2:
            raise NotTwoPeople("A release needs one person who prepared it and another who agreed.")
        release = Release(
            number=len(self._paths()) + 1,
            name=name,
            made_at=at.isoformat(timespec="seconds"),
            prepared_by=prepared_by,
            approved_by=approved_by,
            policy=f"{protected.policy.id} {protected.policy.version}",
            files={path.name: _digest(path) for path in sorted(files)},
        )
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {**vars(release), **told(protected)}
        path = self.folder / f"{release.number:06}.json"
        with path.open("x", encoding="utf-8") as file:
            json.dump(kept, file, indent=1, sort_keys=True)
        return release

    def _paths(self) -> list[Path]:
        return sorted(self.folder.glob("*.json"))

    def _held(self) -> Iterator[dict[str, Any]]:
        for path in self._paths():
            yield json.loads(path.read_text("utf-8"))


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
