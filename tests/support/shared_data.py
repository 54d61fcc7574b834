"""Public data for tests, which lies outside the repository; a test is skipped where it is absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


def shared(path: str) -> Path:
    """A file or folder of the shared data; skips the test if it is not there."""
    given = os.environ.get("ACCORD_DATA")
    folder = Path(given) if given else REPOSITORY.parent / "shared" / "data"
    if not (folder / path).exists():
        pytest.skip(f"the shared data has no {path}: set ACCORD_DATA to where it lies")
    return folder / path
