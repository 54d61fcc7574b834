"""What a result was made with: digests of files, of code, and of the libraries that matter."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

LIBRARIES = ("duckdb", "splink", "hyperscan", "scipy", "graspologic-native", "pyarrow")
# A stage's answers also depend on these, whichever stage it is.
SHARED = ("accord.tables", "accord.engine", "accord.text", "accord.language")
LENGTH = 16


def of_parts(parts: Iterable[object]) -> str:
    """A short digest of some values, in the order given."""
    text = json.dumps([str(part) for part in parts], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def of_bytes(held: bytes) -> str:
    """The digest of some bytes."""
    return hashlib.sha256(held).hexdigest()


def of_file(path: Path) -> str:
    """The digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def of_code(packages: Iterable[str]) -> str:
    """The digest of every source and data file of some packages."""
    digest = hashlib.sha256()
    for package in packages:
        root = _folder_of(package)
        for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:LENGTH]


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"no package called {package}")
    return Path(next(iter(spec.submodule_search_locations)))


def of_libraries() -> Mapping[str, str]:
    """The versions of the libraries whose answers may change with them."""
    return {name: version(name) for name in LIBRARIES}
