"""Puts files and folders in their place whole: a kill leaves what stood before, or all of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".unfinished-"


def place_file(path: Path, content: str | bytes) -> Path:
    """Write a file beside its place and put it there in one step; text is UTF-8 as it stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Named after the process: two that write the same file must not write into one another's.
    fresh = path.with_name(f"{UNFINISHED}{os.getpid()}-{path.name}")
    fresh.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    try:
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    return path


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
    if folder.exists():
        old = folder.with_name(f"{UNFINISHED}old-{folder.name}")
        shutil.rmtree(old, ignore_errors=True)
        folder.replace(old)
        fresh.replace(folder)
        shutil.rmtree(old)
    else:
        fresh.replace(folder)


def unfinished(folder: Path) -> Path:
    """An empty folder beside the one it will become; what a killed writing left there is gone."""
    fresh = folder.with_name(f"{UNFINISHED}{folder.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh
