"""Zipped files, as offices write them, with no clock in them: the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

A_FIXED_DAY = datetime(2000, 1, 1)


def _as_it_is(_name: str, content: bytes) -> bytes:
    return content


def add(
    file: zipfile.ZipFile, name: str, content: bytes | str, how: int = zipfile.ZIP_DEFLATED
) -> None:
    """Add a part that bears a fixed day."""
    entry = zipfile.ZipInfo(name, A_FIXED_DAY.timetuple()[:6])
    entry.compress_type = how
    file.writestr(entry, content)


def without_dates(made: bytes, mend: Callable[[str, bytes], bytes] = _as_it_is) -> bytes:
    """The same file with every part on a fixed day; `mend` takes a clock out of a part itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            add(new, name, mend(name, old.read(name)))
    return out.getvalue()
