"""The pages of the manual, with their commands and links taken out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")


@cache
def pages() -> tuple[Path, ...]:
    """Every page that people read."""
    top = sorted(REPOSITORY.glob("*.md"))
    return (*top, *sorted((REPOSITORY / "docs").rglob("*.md")))


def name(page: Path) -> str:
    return page.relative_to(REPOSITORY).as_posix()


def typed(page: Path) -> Iterator[str]:
    """What a page tells a reader to type: indented or fenced lines, and spans of code."""
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith(("    ", "accord ", "make ", "python -m ")):
            yield line.strip()
        yield from SPAN.findall(line)


def commands(program: str) -> list[tuple[str, str]]:
    """Every use of a program in the manual, with the page it is on."""
    return [
        (name(page), text)
        for page in pages()
        for text in typed(page)
        if text.startswith(f"{program} ")
    ]


def links(page: Path) -> list[str]:
    return LINK.findall(page.read_text(encoding="utf-8"))
