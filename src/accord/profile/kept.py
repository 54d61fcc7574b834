"""What one build keeps for the next: its figures as they were shown, for the change log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accord.errors import UserFacingError
from accord.profile.facts import Facts

Figures = Mapping[str, str]


@dataclass(frozen=True)
class Build:
    """One build: the fingerprint of its inputs and its figures as they were shown."""

    fingerprint: str = ""
    figures: Figures = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A fingerprint of the figures."""
        text = json.dumps(sorted(self.figures.items()), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Kept:
    """This build's file: the last build, and the last one before it with other inputs."""

    last: Build = field(default_factory=Build)
    before: Build = field(default_factory=Build)

    def against(self, build: Build) -> Build:
        """The build that a new one is held against: the newest of other inputs."""
        return self.before if self.last.fingerprint == build.fingerprint else self.last

    def followed_by(self, build: Build) -> Kept:
        return Kept(build, self.against(build))

    def digest_of(self, fingerprint: str) -> str:
        """The figures that an earlier build of the same inputs gave; empty where there is none."""
        return self.last.digest if self.last.fingerprint == fingerprint else ""


def figures_of(facts: Facts) -> dict[str, str]:
    """Every figure as these readers are shown it."""
    return {
        f"{query}|{'|'.join(facts.words(query, i, c) for i, c in enumerate(key))}": table.text(key)
        for query in facts.declared
        for table in (facts.table(query),)
        for key in table.table.keys
    }


def moved(before: Build, now: Build) -> tuple[tuple[str, str, str, str], ...]:
    """The figures of both builds that changed: which, of what, then, now."""
    if not before.fingerprint:
        return ()
    found = []
    for name in sorted(before.figures.keys() & now.figures.keys()):
        then, today = before.figures[name], now.figures[name]
        if then != today:
            query, _, category = name.partition("|")
            found.append((query, category.replace("|", ", "), then, today))
    return tuple(found)


def read(path: Path) -> Kept:
    """What the last build left; nothing where there was none."""
    if not path.exists():
        return Kept()
    try:
        held = json.loads(path.read_text("utf-8"))
        return Kept(_build(held["last"]), _build(held["before"]))
    except (ValueError, KeyError, TypeError) as problem:
        raise UserFacingError(f"{path.name} was not written by an earlier build.") from problem


def _build(held: Mapping[str, Any]) -> Build:
    return Build(str(held["fingerprint"]), {str(k): str(v) for k, v in held["figures"].items()})


def as_text(kept: Kept) -> str:
    """The file of a build."""
    held = {
        "last": {"fingerprint": kept.last.fingerprint, "figures": dict(kept.last.figures)},
        "before": {"fingerprint": kept.before.fingerprint, "figures": dict(kept.before.figures)},
    }
    return json.dumps(held, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
