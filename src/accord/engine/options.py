"""What a user says of how to run, and the engine opened so."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from accord.engine.interface import Engine
from accord.engine.open import ENGINES, open_engine
from accord.errors import UserFacingError


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
