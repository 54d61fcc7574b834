"""Official code labels that blame into a neutral gloss; the code itself is kept as it came."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from accord.text import normalise

_LONG_ENOUGH = 3  # words: a shorter label is also everyday language


@dataclass(frozen=True)
class Gloss:
    """An official label with words to show beside it, and why."""

    code_list: str
    code: str
    label: str
    gloss: str
    reason: str
    source: str


@lru_cache(maxsize=1)
def glosses() -> tuple[Gloss, ...]:
    """Every official label that is shown with a gloss."""
    text = (files("accord.language") / "labels.txt").read_text("utf-8")
    return tuple(Gloss(**row) for row in csv.DictReader(text.splitlines()))


def neutral_gloss(code_list: str, code: str) -> Gloss | None:
    """The gloss of an official code; nothing where its label needs none."""
    wanted = (code_list.casefold(), code.strip().casefold())
    return next((g for g in glosses() if (g.code_list, g.code.casefold()) == wanted), None)


def gloss_of_label(label: str) -> Gloss | None:
    """The gloss of an official label, however it is spaced or capitalised."""
    wanted = _plain(label)
    return next((g for g in glosses() if _plain(g.label) == wanted), None)


def _plain(label: str) -> str:
    return " ".join(normalise(label).text.split())


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    plain = {_plain(g.label) for g in glosses()}
    long = sorted((p for p in plain if len(p.split()) >= _LONG_ENOUGH), key=lambda p: (-len(p), p))
    spaced = (re.escape(p).replace(r"\ ", r"[ ]{1,3}") for p in long)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(spaced)})(?![a-z0-9])")


def official_labels(text: str) -> list[tuple[int, int]]:
    """Where a whole official label stands in searchable text: it is kept as a label."""
    return [found.span() for found in _labels().finditer(text)]
