"""Readable files of lists into names with their phrases, and the lines of such files that count."""

from __future__ import annotations

from collections.abc import Iterator


def content_lines(text: str) -> Iterator[tuple[int, str]]:
    """Every line with its number, without empty lines and comments."""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield number, stripped


def read_lists(text: str) -> dict[str, tuple[str, ...]]:
    """Lists written `name = word | phrase | ...`, a line that begins with | going on with one."""
    lists: dict[str, list[str]] = {}
    name = ""
    for _, line in content_lines(text):
        if not line.startswith("|"):
            name, _, line = line.partition("=")
            name = name.strip()
        lists.setdefault(name, []).extend(_options(line))
    return {name: tuple(options) for name, options in lists.items()}


def _options(line: str) -> Iterator[str]:
    """Alternatives at the outermost level; those inside brackets belong to one of them."""
    depth, option = 0, ""
    for sign in line:
        depth += (sign in "{(") - (sign in "})")
        if sign == "|" and depth == 0:
            if option.strip():
                yield option.strip()
            option = ""
        else:
            option += sign
    if option.strip():
        yield option.strip()
