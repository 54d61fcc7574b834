"""Zipped files, as offices write them, with no clock in them: the same bytes each time.

The parts of the archive bear a fixed day, which nobody sees. What a reader sees in the properties
is the day that the records were drawn, or nothing at all.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

A_FIXED_DAY = datetime(2000, 1, 1)


def _as_it_is(_name: str, content: bytes) -> bytes:
    return content


_CLOCKS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:\w+>)")
CORE = "docProps/core.xml"


def at_midnight(day: date | None) -> datetime | None:
    """A day as the moment it begins, for files that hold nothing but moments."""
    if day is None or isinstance(day, datetime):
        return day
    return datetime.combine(day, time())


def with_day(day: date | None) -> Callable[[str, bytes], bytes]:
    """Mends the properties of an office file: made on that day, or no day where none is known.

    Libraries write the moment of saving, or the day that their own template was made.
    """
    moment = at_midnight(day)
    said = f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode() if moment else b""

    def mend(name: str, content: bytes) -> bytes:
        if name != CORE:
            return content
        return _CLOCKS.sub(rb"\g<1>" + said + rb"\g<2>" if said else b"", content)

    return mend


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
