"""What a user says of how to run, and the engine opened so."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from accord.engine.interface import Engine
from accord.engine.open import ENGINES, open_engine
from accord.errors import UserFacingError

_MEMORY = re.compile(r"(\d+(?:\.\d+)?) ?([KMGT])(i?)B?", re.IGNORECASE)


def bytes_of(memory: str) -> int:
    """How many bytes are meant by a number with its unit; UserFacingError where it has none."""
    told = _MEMORY.fullmatch(memory.strip())
    power = 1 + "KMGT".index(told[2].upper()) if told else 0
    n = int(float(told[1]) * (1024 if told[3] else 1000) ** power) if told else 0
    if not n:
        raise UserFacingError("--memory is a number with its unit, as 500MB or 4GB.")
    return n


@dataclass(frozen=True)
class Options:
    """How to run, none of which may change what comes out."""

    engine: str = "duckdb"
    memory: str | None = None
    threads: int | None = None
    # Where Spark runs; this machine where nothing is said.
    master: str | None = None
    # A folder for what does not fit in memory and is gone at the end; the store where none is said.
    scratch: Path | None = None

    def check(self) -> None:
        """Raise before anything is done where the engine cannot be used."""
        if self.engine not in ENGINES:
            raise UserFacingError(f"No engine called {self.engine}: {' or '.join(ENGINES)}.")
        if self.master and self.engine != "spark":
            raise UserFacingError("--master says where Spark runs: give --engine spark too.")
        if self.memory is not None:
            bytes_of(self.memory)
        if self.threads is not None and self.threads < 1:
            raise UserFacingError("--threads is how many processor cores to use: 1 or more.")

    @property
    def workers(self) -> int:
        """Processes for work outside SQL."""
        return self.threads or os.cpu_count() or 1

    def open(self, spill: Path) -> Engine:
        """Open the engine over a folder for what does not fit in memory."""
        return open_engine(
            self.engine,
            spill=spill,
            memory=self.memory,
            threads=self.threads,
            master=self.master,
        )
