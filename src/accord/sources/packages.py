"""Paths given by a person in, packages out: folders and unpacked zips with the files to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from accord.sources.archives import unpack
from accord.sources.naming import last_name, shown
from accord.tables import EXTRACT_TABLES

MAPPING_FILE = "mapping.toml"
READABLE = (".csv", ".parquet")
DEEPEST = 8
MOST_ENTRIES = 50_000
_NAMES = {table.name for table in EXTRACT_TABLES}
_IGNORED = {"thumbs.db", "desktop.ini", "__macosx"}


@dataclass(frozen=True)
class Package:
    """One delivery as it lies on disk: its name in messages, its folder and its files."""

    name: str
    folder: Path
    files: tuple[Path, ...]
    mapping: Path | None = None

    def shown(self, file: Path) -> str:
        """The name of one of its files in messages and in the quarantine."""
        return f"{self.name}/{shown(file.name)}"


@dataclass
class Search:
    """What a search through the given paths found, and what it met that cannot be used."""

    workspace: Path
    packages: list[Package] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    patterns: tuple[str, ...] = ()
    n_entries: int = 0
    n_archives: int = 0

    def take(self, name: str, folder: Path, files: Sequence[Path]) -> None:
        """Keep a folder as a package; two of one name are told apart by a number."""
        n = 1 + sum(1 for p in self.packages if p.name == name or p.name.startswith(f"{name} ("))
        mapping = next((f for f in files if f.name.casefold() == MAPPING_FILE), None)
        data = tuple(f for f in files if f != mapping)
        self.packages.append(Package(name if n == 1 else f"{name} ({n})", folder, data, mapping))

    def is_ours(self, file: Path) -> bool:
        """Whether a file makes the folder it lies in a package."""
        if file.name.casefold() == MAPPING_FILE or _has_table_name(file):
            return True
        stem = file.stem.casefold()
        return any(fnmatchcase(stem, pattern.casefold()) for pattern in self.patterns)


def find(paths: Sequence[Path], workspace: Path, patterns: Sequence[str] = ()) -> Search:
    """Find every package under the paths; zips are unpacked into the workspace.

    The patterns are the names of files that a mapping given beside the paths is about.
    """
    search = Search(workspace, patterns=tuple(patterns))
    if not paths:
        search.problems.append("no folder or zip was given")
    for path in dict.fromkeys(Path(p) for p in paths):
        _look(search, path)
    return search


def _look(search: Search, path: Path) -> None:
    name = last_name(path)
    before = len(search.packages), len(search.problems)
    if not path.exists():
        search.problems.append(f"{name}: there is no such file or folder")
    elif path.is_dir():
        _walk(search, path, path.resolve(), name, 0)
    elif path.suffix.casefold() == ".zip":
        _open_zip(search, path, name)
    elif search.patterns and search.is_ours(path):
        search.take(shown(path.stem), path.parent, [path])
    else:
        search.problems.append(f"{name} is neither a folder nor a zip; give the folder it lies in")
    if before == (len(search.packages), len(search.problems)):
        search.problems.append(f"{name} holds no package: no sources table and no mapping")


def _open_zip(search: Search, path: Path, name: str) -> None:
    search.n_archives += 1
    into = search.workspace / f"zip{search.n_archives}"
    into.mkdir(parents=True)
    problems = unpack(path, name, into)
    search.problems.extend(problems)
    if not problems:
        _walk(search, into, into.resolve(), name, 0)


def _walk(search: Search, folder: Path, top: Path, name: str, depth: int) -> None:
    files, folders = _sorted_entries(search, folder, top, name)
    if any(search.is_ours(file) for file in files):
        search.take(name, folder, files)
    if depth >= DEEPEST and folders:
        search.problems.append(f"{name}: folders lie more than {DEEPEST} deep")
        return
    for inner in folders:
        if _has_table_name(inner) and inner.suffix in READABLE:
            search.problems.append(f"{name}/{shown(inner.name)} is a folder, not a file")
        else:
            _walk(search, inner, top, _inner_name(search, name, inner), depth + 1)
    if search.workspace not in folder.parents:
        for file in files:
            if file.suffix.casefold() == ".zip":
                _open_zip(search, file, shown(file.name))


def _inner_name(search: Search, name: str, inner: Path) -> str:
    in_archive = search.workspace in inner.parents
    return f"{name}/{shown(inner.name)}" if in_archive else shown(inner.name)


def _sorted_entries(
    search: Search, folder: Path, top: Path, name: str
) -> tuple[list[Path], list[Path]]:
    files: list[Path] = []
    folders: list[Path] = []
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        search.problems.append(f"{name} cannot be opened")
        return files, folders
    search.n_entries += len(entries)
    if search.n_entries > MOST_ENTRIES:
        search.problems.append(f"{name} holds more than {MOST_ENTRIES:,} files")
        return files, folders
    for entry in entries:
        if entry.name.startswith(".") or entry.name.casefold() in _IGNORED:
            continue
        _sort_entry(search, entry, top, name, files, folders)
    return files, folders


def _sort_entry(
    search: Search, entry: Path, top: Path, name: str, files: list[Path], folders: list[Path]
) -> None:
    label = f"{name}/{shown(entry.name)}"
    try:
        mode = entry.stat().st_mode
    except OSError:
        search.problems.append(f"{label} is a link to nothing")
        return
    if entry.is_symlink() and not entry.resolve().is_relative_to(top):
        search.problems.append(f"{label} is a link that leads outside the folder")
    elif stat.S_ISDIR(mode):
        # A link to a folder inside the delivery would be read twice, or for ever.
        if not entry.is_symlink():
            folders.append(entry)
    elif stat.S_ISREG(mode):
        (files.append(entry) if os.access(entry, os.R_OK) else _unreadable(search, label))
    else:
        search.problems.append(f"{label} is not an ordinary file")


def _unreadable(search: Search, label: str) -> None:
    search.problems.append(f"{label} may not be read")


def _has_table_name(path: Path) -> bool:
    return path.name.split(".")[0].strip().casefold() in _NAMES
