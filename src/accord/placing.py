"""Puts files and folders in their place whole: a kill leaves what stood before, or all of it."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

UNFINISHED = ".unfinished-"
# Names the files that a writer has written to their end, while it puts them in their place.
LISTED = "listed.json"
# Of Linux: paths as seen from where we stand, and two names that change places in one step.
_FROM_HERE, _EXCHANGE = -100, 2


def place_file(path: Path, content: str | bytes) -> Path:
    """Write a file beside its place and put it there in one step; text is UTF-8 as it stands."""
    with _beside(path, content) as fresh:
        fresh.replace(path)
    return path


def place_files(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Write files that belong together: none stands beside one of an earlier writing.

    All are written first and a list of them is left; then the earlier ones go and these come. Who
    finds a list that a killed writer left has `sweep_files` bring in the rest.
    """
    with ExitStack() as stack:
        fresh = [
            (stack.enter_context(_beside(folder / name, content)), folder / name)
            for name, content in files.items()
        ]
        listed = stack.enter_context(_beside(folder / LISTED, json.dumps(sorted(files))))
        for _, path in fresh:
            path.unlink(missing_ok=True)
        for one, path in fresh:
            one.replace(path)
        listed.unlink()
    return tuple(path for _, path in fresh)


def place_new(path: Path, content: str | bytes) -> Path:
    """Write a file that nobody has written yet, in one step; FileExistsError where it is there."""
    with _beside(path, content) as fresh:
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            raise
        except OSError:
            # A file system without links: the name is taken first, then filled.
            path.touch(exist_ok=False)
            fresh.replace(path)
    return path


@contextmanager
def _beside(path: Path, content: str | bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Named after the process: two that write the same file must not write into one another's.
    fresh = path.with_name(f"{UNFINISHED}{os.getpid()}-{path.name}")
    try:
        fresh.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def place_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Make a folder hold these files and no other; those of an earlier writing are gone."""
    with whole_folder(folder) as fresh:
        for name, content in files.items():
            (fresh / name).write_bytes(content)
    return tuple(folder / name for name in sorted(files))


def place_again(path: Path, to: Path) -> None:
    """Put a finished file in another folder too, without writing it again where that can be."""
    try:
        to.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, to)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to write into, which takes its place when all is written, or not at all."""
    fresh = unfinished(folder)
    try:
        yield fresh
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    take_place(fresh, folder)


def take_place(fresh: Path, folder: Path) -> None:
    """Put a finished folder where another may stand; that one is gone afterwards."""
    if not folder.exists():
        fresh.replace(folder)
    elif _exchanged(fresh, folder):
        shutil.rmtree(fresh)
    else:
        # Between these two steps neither stands there; `unfinished` puts the older one back.
        old = _older(folder)
        shutil.rmtree(old, ignore_errors=True)
        folder.replace(old)
        fresh.replace(folder)
        shutil.rmtree(old)


def unfinished(folder: Path) -> Path:
    """An empty folder beside the one it will become; what a killed writing left there is gone."""
    older = _older(folder)
    if older.exists() and not folder.exists():
        older.replace(folder)
    shutil.rmtree(older, ignore_errors=True)
    fresh = folder.with_name(f"{UNFINISHED}{folder.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh


def discard(folder: Path) -> None:
    """Take a folder away: from its first step on nobody takes what is left of it for whole."""
    fresh = folder.with_name(f"{UNFINISHED}{folder.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    folder.replace(fresh)
    shutil.rmtree(fresh)


def sweep_files(folder: Path) -> None:
    """Remove what was left half written in a folder, where who wrote it is gone.

    What `place_files` had written to its end is brought in, and not removed.
    """
    for listed in folder.glob(f"{UNFINISHED}*-{LISTED}"):
        if _is_left(listed):
            _bring_in(listed)
    for left in folder.glob(f"{UNFINISHED}*-*"):
        if _is_left(left):
            left.unlink(missing_ok=True)


def _is_left(path: Path) -> bool:
    """Whether a file is half written, and the process that wrote it is gone."""
    process = path.name.removeprefix(UNFINISHED).partition("-")[0]
    return process.isdecimal() and path.is_file() and not _is_alive(int(process))


def _bring_in(listed: Path) -> None:
    """Put the files of a list in their place; a list cut short was left before any was touched."""
    try:
        names = json.loads(listed.read_bytes())
    except ValueError:
        return
    found = {name: listed.with_name(listed.name.removesuffix(LISTED) + name) for name in names}
    for name, fresh in found.items():
        if fresh.exists():
            listed.with_name(name).unlink(missing_ok=True)
    for name, fresh in found.items():
        if fresh.exists():
            fresh.replace(listed.with_name(name))


def _older(folder: Path) -> Path:
    return folder.with_name(f"{UNFINISHED}old-{folder.name}")


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders changed places in one step, which not every file system can do."""
    try:
        exchange = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(exchange(_FROM_HERE, names[0], _FROM_HERE, names[1], _EXCHANGE) == 0)


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
