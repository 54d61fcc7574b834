"""Names of files and columns as they may be shown: short, printable, without machine paths."""

from __future__ import annotations

from pathlib import Path

LONGEST = 80


def shown(name: str) -> str:
    """A name fit for a message: control characters and overlong tails are left out."""
    printable = "".join(c if c.isprintable() else "?" for c in name.strip())
    return printable if len(printable) <= LONGEST else printable[: LONGEST - 1] + "…"


def last_name(path: Path) -> str:
    """The last part of a path as given, which is all a message may say of where it lies."""
    return shown(path.name or path.resolve().name or "the folder")


def plain(header: str) -> str:
    """A column name without regard to case, spaces and hyphens."""
    return "_".join(header.replace("-", " ").casefold().split())
