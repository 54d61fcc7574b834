"""Run a command and say how long it took and the most memory it and its children held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.1
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True)
class Watched:
    """What a command cost; memory is nought where the system does not say."""

    seconds: float
    peak_bytes: int
    code: int
    # What was held at each look, with the time of the look.
    looks: tuple[tuple[float, int], ...] = ()

    def most_between(self, begin: float, end: float) -> int:
        """The most memory held in a stretch of time; nought where nobody looked."""
        return max((held for at, held in self.looks if begin <= at <= end), default=0)


def watch(command: Sequence[str]) -> Watched:
    """Run a command to its end, its words going to the terminal."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=sys.stderr)
    looks = []
    while process.poll() is None:
        looks.append((time.time(), held_by_tree(process.pid)))
        time.sleep(EVERY)
    peak = max(held for _, held in looks) if looks else 0
    return Watched(time.monotonic() - began, peak, process.returncode, tuple(looks))


def held_by_tree(root: int) -> int:
    """Resident memory of a process and of all that it started, pages they share counted twice."""
    parents = {int(p.name): _parent(p) for p in PROC.glob("[0-9]*")} if PROC.is_dir() else {}
    family, grown = {root}, True
    while grown:
        born = {pid for pid, parent in parents.items() if parent in family} - family
        family |= born
        grown = bool(born)
    return sum(_held(PROC / str(pid)) for pid in family)


def _parent(process: Path) -> int:
    try:
        # The name of a process stands in brackets and may hold spaces; the parent comes after it.
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def _held(process: Path) -> int:
    try:
        return int((process / "statm").read_text().split()[1]) * PAGE
    except (OSError, ValueError, IndexError):
        return 0
