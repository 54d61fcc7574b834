"""Pin every library with its hashes, none younger than a week: python -m benchmarks.lock.

A version that somebody slipped something into is most often found within days. So the resolver is
told to look at nothing newer, and when each version was published is kept beside the pins, where a
test holds it against the day they were made: that takes no network. Needs uv, which `make lock`
installs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.known_faults import pinned

FOLDER = Path(__file__).parents[1] / "requirements"
NAMES = ("core", "dev", "spark")
UPLOADED = "uploaded.json"
HELD_FOR = timedelta(days=7)
PYTHON = "3.11"
Pin = tuple[str, str]


@dataclass(frozen=True)
class Kept:
    """When a version was published, whole, and when it was pinned here."""

    uploaded: date
    pinned_on: date


def all_pins(folder: Path = FOLDER) -> set[Pin]:
    """Every library of every file, with its version."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return {pin for text in texts for pin in pinned(text).items()}


def read_kept(text: str) -> dict[Pin, Kept]:
    """The dates beside the pins."""
    return {
        (name, version): Kept(date.fromisoformat(uploaded), date.fromisoformat(pinned_on))
        for name, version, uploaded, pinned_on in json.loads(text)
    }


def problems(pins: set[Pin], kept: Mapping[Pin, Kept], today: date) -> list[str]:
    """What is pinned too soon, and what nobody knows the date of."""
    said = [f"{name} {version} has no date" for name, version in sorted(pins - kept.keys())]
    said += [f"{name} {version} is not pinned" for name, version in sorted(kept.keys() - pins)]
    for (name, version), dates in sorted(kept.items()):
        if dates.pinned_on > today:
            said.append(f"{name} {version} was pinned on a day that has not come")
        if dates.pinned_on - dates.uploaded < HELD_FOR:
            said.append(f"{name} {version} was pinned within a week of its publication")
    return said


def published(lock: str) -> dict[Pin, date]:
    """When the last file of each version was published: a wheel can be added to an old version."""
    found = {}
    for package in tomllib.loads(lock)["packages"]:
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        moments = [file["upload-time"] for file in files if "upload-time" in file]
        if moments and len(moments) == len(files):
            found[package["name"], package["version"]] = max(moments).date()
    return found


def as_text(pins: set[Pin], dates: Mapping[Pin, date], kept: Mapping[Pin, Kept], on: date) -> str:
    """The dates to keep: a version that was pinned before keeps the day on which it was."""
    lines = []
    for pin in sorted(pins & dates.keys()):
        pinned_on = kept[pin].pinned_on if pin in kept else on
        lines.append(json.dumps([*pin, dates[pin].isoformat(), pinned_on.isoformat()]))
    # A library a line, so that a change of one is a change of one line.
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _compiled(source: Path, *options: str) -> str:
    """What the resolver makes of one file; it says in words why it cannot."""
    command = ["uv", "pip", "compile", str(source), "--python-version", PYTHON, "--quiet"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def _pin(name: str, before: date) -> None:
    """One file of requirements, resolved as of a week ago."""
    plain = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
    newest = f"{before.isoformat()}T00:00:00Z"
    found = _compiled(FOLDER / f"{name}.in", "--generate-hashes", "--exclude-newer", newest, *plain)
    (FOLDER / f"{name}.txt").write_text(found, "utf-8")


def _dates(pins: set[Pin]) -> dict[Pin, date]:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "pins.in"
        found: dict[Pin, date] = {}
        # Two versions of one library are two questions.
        for left in _one_each(pins):
            wanted.write_text("".join(f"{n}=={v}\n" for n, v in sorted(left)), "utf-8")
            lock = _compiled(wanted, "--no-deps", "--format", "pylock.toml", "--no-header")
            found |= published(lock)
    return found


def _one_each(pins: set[Pin]) -> list[set[Pin]]:
    rounds: list[dict[str, str]] = []
    for name, version in sorted(pins):
        free = next((one for one in rounds if name not in one), None)
        if free is None:
            free = {}
            rounds.append(free)
        free[name] = version
    return [set(one.items()) for one in rounds]


def main(arguments: Sequence[str]) -> int:
    """Pin everything anew (or with --dates only look the dates up), and check it."""
    today = datetime.now(UTC).date()
    if "--dates" not in arguments:
        for name in NAMES:
            _pin(name, today - HELD_FOR)
    pins, file = all_pins(), FOLDER / UPLOADED
    kept = read_kept(file.read_text("utf-8")) if file.exists() else {}
    file.write_text(as_text(pins, _dates(pins), kept, today), "utf-8")
    found = problems(pins, read_kept(file.read_text("utf-8")), today)
    print("\n".join(found) or f"{len(pins)} libraries are pinned, each a week old or older.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
