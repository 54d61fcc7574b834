"""What a resubmission changes: cell by cell against the return that was sent before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.errors import NotFound, UserFacingError
from accord.returns.tables import ALL
from accord.returns.write import ABOUT, EXPLAINS, KEPT, RELEASED, explains


@dataclass(frozen=True)
class Change:
    """One cell that differs, with the ids that came and the ids that went."""

    table: str
    cell: tuple[str, ...]
    before: int
    after: int
    came: tuple[str, ...]
    went: tuple[str, ...]

    @property
    def as_text(self) -> str:
        where = ", ".join(name or ALL for name in self.cell) or ALL
        return (
            f"{self.table}: {where}: {self.before} to {self.after} "
            f"({len(self.came)} came, {len(self.went)} went)"
        )


@dataclass(frozen=True)
class Difference:
    """Every change between two returns of one force and period."""

    changes: tuple[Change, ...]
    about: tuple[str, ...] = ()

    def as_text(self) -> str:
        if not self.changes:
            return "\n".join([*self.about, "No figure differs."])
        return "\n".join([*self.about, *(change.as_text for change in self.changes)])

    def to_json(self) -> str:
        rows = [vars(change) for change in self.changes]
        return json.dumps({"about": self.about, "changes": rows}, indent=1)


def compare_returns(before: Path, after: Path) -> Difference:
    """Compare two written returns; raises NotFound where a folder holds none."""
    old, new = _read(before), _read(after)
    now = _same_ones(old["groups"], new["groups"])
    old["ids"] = {place: {now.get(one, one) for one in ids} for place, ids in old["ids"].items()}
    return Difference(tuple(_changes(old, new)), tuple(_about(old["about"], new["about"])))


def _same_ones(old: dict[str, list[str]], new: dict[str, list[str]]) -> dict[str, str]:
    """What a person or network joined from several returns is called now, where it goes on.

    It goes on in whatever holds most of its parts; each goes on in one, and each carries one on.
    """
    home = {part: name for name, parts in new.items() for part in parts}
    shared = Counter((was, home[p]) for was, parts in old.items() for p in parts if p in home)
    now: dict[str, str] = {}
    taken: set[str] = set()
    for (was, name), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0])):
        if was not in now and name not in taken:
            now[was] = name
            taken.add(name)
    return now


def _about(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for name in ("return", "version", "force", "first", "last", "policy"):
        if old[name] != new[name]:
            yield f"{name} differs: {old[name]} before, {new[name]} now"
    # A national report names the returns that it was made of.
    had, has = old.get("returns", {}), new.get("returns", {})
    for name in sorted({*had, *has}):
        if had.get(name) != has.get(name):
            was, now = had.get(name, "no return"), has.get(name, "no return")
            yield f"return of {name}: {was} before, {now} now"


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    cells = {**old["counts"], **new["counts"]}
    for place in sorted(cells):
        before, after = old["counts"].get(place, 0), new["counts"].get(place, 0)
        had, has = old["ids"].get(place, set()), new["ids"].get(place, set())
        if before != after or had != has:
            came, went = tuple(sorted(has - had)), tuple(sorted(had - has))
            yield Change(place[0], place[1], before, after, came, went)


def _read(folder: Path) -> dict[str, Any]:
    try:
        about = json.loads((folder / RELEASED / ABOUT).read_text("utf-8"))
        counts = json.loads((folder / KEPT / "counts.json").read_text("utf-8"))
        groups = folder / KEPT / "groups.json"
        held = json.loads(groups.read_text("utf-8")) if groups.exists() else {}
        trace = json.loads((folder / KEPT / "trace.json").read_text("utf-8"))
    except (OSError, ValueError):
        raise NotFound(
            f"{folder} does not hold a return as accord return writes it, with the folders "
            f"{RELEASED} and {KEPT}."
        ) from None
    _check_whole(folder)
    return {
        "about": about,
        "counts": {place: row["count"] for place, row in _cells(counts)},
        "ids": {place: set(row["ids"]) for place, row in _cells(trace)},
        "groups": held,
    }


def _check_whole(folder: Path) -> None:
    """A kill between the two folders leaves what is kept of one return beside another."""
    path = folder / KEPT / EXPLAINS
    if not path.exists():
        return
    if path.read_bytes() != explains((folder / RELEASED / ABOUT).read_bytes()):
        raise UserFacingError(
            f"What stands in {folder / KEPT} was not written with what stands in "
            f"{folder / RELEASED}: a writing was cut short, or a file was changed. Fill the return "
            "again into the same folder."
        )


def _cells(held: dict[str, Any]) -> Iterator[tuple[tuple[str, tuple[str, ...]], dict[str, Any]]]:
    for name, rows in held.items():
        for row in rows:
            yield (name, tuple(row["cell"])), row
