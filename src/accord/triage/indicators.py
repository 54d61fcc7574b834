"""The indicator catalogue: what each rests on, and what it must not be taken to mean."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# Context is never a trigger; a possible sign opens only a question; the other two may open a queue.
CLASSES = {
    "V": "vulnerability or context: never a trigger",
    "P": "possible sign: somebody considers it",
    "H": "evidence of harm",
    "X": "behaviour of an adult, a place or a network",
}
LIFE = 36_500
READINGS = ("concepts", "kinds", "factors", "care")


@dataclass(frozen=True)
class Indicator:
    """One indicator, with everything a reader needs to weigh it."""

    id: str
    kind: str
    name: str
    definition: str
    source: str
    window_days: int
    expects: str
    otherwise: str
    do_not_infer: str
    version: str
    reads: tuple[tuple[str, str], ...]
    query: str | None
    not_read: str | None

    @property
    def window(self) -> str:
        """How far back it is looked for, in words."""
        return "ever" if self.window_days == LIFE else f"the last {self.window_days} days"


@cache
def catalogue() -> tuple[Indicator, ...]:
    """Every indicator, in the order of the catalogue."""
    text = files("accord.triage").joinpath("indicators.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return tuple(_indicator(entry, data["version"]) for entry in data["indicator"])


def named(indicator_id: str) -> Indicator:
    """The indicator of that id."""
    return next(i for i in catalogue() if i.id == indicator_id)


def _indicator(entry: dict[str, Any], version: str) -> Indicator:
    read = entry.get("read", {})
    window = entry["window"]
    return Indicator(
        id=entry["id"],
        kind=entry["class"],
        name=entry["name"],
        definition=entry["definition"],
        source=entry["source"],
        window_days=LIFE if window == "life" else int(window),
        expects=entry["expects"],
        otherwise=entry["otherwise"],
        do_not_infer=entry["do_not_infer"],
        version=version,
        reads=tuple(_reads(read)),
        query=read.get("query"),
        not_read=entry.get("not_read"),
    )


def _reads(read: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for by in READINGS:
        for value in read.get(by, ()):
            yield by, value
