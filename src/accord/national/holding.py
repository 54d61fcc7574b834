"""The returns that a national folder holds: a later return of a force replaces its earlier one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.national.received import (
    ForceReturn,
    UnusableReturn,
    is_return,
    read_return,
    read_returns,
)
from accord.placing import UNFINISHED, discard, whole_folder

HELD, REPLACED = "returns", "returns-replaced"


@dataclass(frozen=True)
class Taken:
    """The returns that stand, and what became of the others, in words."""

    standing: tuple[ForceReturn, ...]
    said: tuple[str, ...]


def take_in(paths: Sequence[Path], out: Path) -> Taken:
    """Take returns into a national folder; raises UnusableReturn, and then nothing was taken in."""
    held = read_returns(sorted((out / HELD).glob("[!.]*")))
    standing = _standing(held)
    given = read_returns(paths)
    _check_together((*held, *given))
    said: list[str] = []
    for one in given:
        said += _place(one, standing, held)
    kept = sorted(standing, key=lambda one: (one.force, one.first))
    _write(kept, held, out)
    return Taken(tuple(kept), tuple(said))


def _standing(held: Iterable[ForceReturn]) -> list[ForceReturn]:
    """The returns held that count: a kill may have left one beside the later one of its days."""
    standing: list[ForceReturn] = []
    for one in sorted(held, key=lambda one: (one.as_of, one.last - one.first)):
        _place(one, standing, held)
    return standing


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
    if any(old.content == one.content and old.name == one.name for old in touched):
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
    """What is replaced is kept, then what is new is put in, then what is replaced goes.

    In that order a kill leaves no force out: at worst an old return beside the one that counts.
    """
    for left in (out / HELD).glob(f"{UNFINISHED}*"):
        shutil.rmtree(left)
    replaced = [old for old in held if old not in standing and old.folder]
    fresh = {_folder(one, out): one for one in standing if one not in held}
    for old in replaced:
        _keep(old, out / REPLACED)
    for folder, one in fresh.items():
        _copy(one, folder)
    for old in replaced:
        if old.folder and old.folder not in fresh:
            discard(old.folder)


def _folder(one: ForceReturn, out: Path) -> Path:
    return out / HELD / f"{one.force}_{one.first}_{one.last}"


def _keep(old: ForceReturn, replaced: Path) -> None:
    """Keep a return that is replaced, once, whoever was killed while keeping it."""
    name = f"{old.force}_{old.first}_{old.last}_{old.as_of[:10]}"
    before = sorted(replaced.glob(f"{name}_[0-9]*"))
    if not any(read_return(folder).content == old.content for folder in before):
        _copy(old, replaced / f"{name}_{len(before) + 1}")


def _copy(one: ForceReturn, target: Path) -> None:
    assert one.folder is not None
    with whole_folder(target) as fresh:
        shutil.copytree(one.folder, fresh, dirs_exist_ok=True)


def holds_returns(out: Path) -> bool:
    """Whether a national folder was made from returns and not from pooled records."""
    return any(is_return(folder) for folder in (out / HELD).glob("[!.]*"))
