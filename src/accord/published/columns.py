"""Titled tables of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """One table to show: what it is, what it says, its headings and its rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    says: str = ""
    most: int | None = None

    def as_text(self) -> str:
        """The table in columns; beyond the most that is shown, only how many more there are."""
        shown = self.rows[: self.most] if self.most else self.rows
        cells = [self.headings, *(tuple(_cell(value) for value in row) for row in shown)]
        widths = [max(len(row[i]) for row in cells) for i in range(len(self.headings))]
        lines = [
            "  " + "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip()
            for row in cells
        ]
        if len(shown) < len(self.rows):
            lines.append(f"  and {len(self.rows) - len(shown):,} more; --json gives all of them")
        if not self.rows:
            lines = ["  none"]
        return "\n".join([self.title, *([self.says] if self.says else []), *lines])


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def as_blocks(sheets: Iterable[Sheet]) -> str:
    """The tables one below the other."""
    return "\n\n".join(sheet.as_text() for sheet in sheets)


def counted(n: int, one: str, several: str | None = None) -> str:
    """A number with its noun: 1 child, 2 children."""
    return f"{n:,} {one if n == 1 else several or one + 's'}"
