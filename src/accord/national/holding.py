"""The returns that a national folder holds: a later return of a force replaces its earlier one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.national.received import ForceReturn, UnusableReturn, is_return, read_returns
from accord.placing import whole_folder

HELD, REPLACED = "returns", "returns-replaced"


@dataclass(frozen=True)
class Taken:
    """The returns that stand, and what became of the others, in words."""

    standing: tuple[ForceReturn, ...]
    said: tuple[str, ...]


def take_in(paths: Sequence[Path], out: Path) -> Taken:
    """Take returns into a national folder; raises UnusableReturn, and then nothing was taken in."""
    held = read_returns(sorted((out / HELD).glob("[!.]*")))
    given = read_returns(paths)
    _check_together((*held, *given))
    standing = list(held)
    said: list[str] = []
    for one in given:
        said += _place(one, standing, held)
    kept = sorted(standing, key=lambda one: (one.force, one.first))
    _write(kept, held, out)
    return Taken(tuple(kept), tuple(said))


def _check_together(returns: Sequence[ForceReturn]) -> None:
    """Two keys give two tokens for one person, who would then be counted twice."""
    for name, what in (
        ("key_check", "were made with different keys"),
        ("token_scheme", "have tokens that were made in different ways"),
        ("is_synthetic", "mix invented people with real ones"),
    ):
        if len({one.about.get(name) for one in returns}) > 1:
            forces = ", ".join(sorted({one.force for one in returns}))
            raise UnusableReturn(f"The returns of {forces} {what} and cannot be merged.")


def _place(one: ForceReturn, standing: list[ForceReturn], held: Iterable[ForceReturn]) -> list[str]:
    """Put a return among those that stand, in place of those that it replaces."""
    touched = [old for old in standing if _overlap(one, old)]
    if any(old.tables == one.tables and old.name == one.name for old in touched):
        return [f"{one.name}: held already"]
    for old in touched:
        if old.as_of > one.as_of:
            return [f"{one.name}: older than the return held, so not used"]
        if one.first > old.first or one.last < old.last:
            raise UnusableReturn(
                f"The return {one.name} covers only part of {old.name}, which it would replace."
            )
        if old.as_of == one.as_of and old not in held:
            raise UnusableReturn(
                f"There are two returns for {one.name} of one day. Give only the one that counts."
            )
    for old in touched:
        standing.remove(old)
    standing.append(one)
    return [f"{one.name}: {'replaces the earlier return' if touched else 'new'}"]


def _overlap(one: ForceReturn, other: ForceReturn) -> bool:
    return one.force == other.force and one.first <= other.last and other.first <= one.last


def _write(standing: Sequence[ForceReturn], held: Sequence[ForceReturn], out: Path) -> None:
    for old in held:
        if old not in standing and old.folder:
            _replace(old.folder, out / REPLACED / f"{old.folder.name}_{old.as_of[:10]}")
    for one in standing:
        if one not in held and one.folder:
            _copy(one.folder, out / HELD / f"{one.force}_{one.first}_{one.last}")


def _replace(folder: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    n = 1 + sum(1 for _ in target.parent.glob(f"{target.name}*"))
    shutil.move(folder, target.with_name(f"{target.name}_{n}"))


def _copy(folder: Path, target: Path) -> None:
    with whole_folder(target) as fresh:
        shutil.copytree(folder, fresh, dirs_exist_ok=True)


def holds_returns(out: Path) -> bool:
    """Whether a national folder was made from returns and not from pooled records."""
    return any(is_return(folder) for folder in (out / HELD).glob("[!.]*"))
