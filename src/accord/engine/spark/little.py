"""Little tables, held whole in Spark's memory: its queries cost most before their first row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Of so many bytes of tables in all, one piece is worked off sooner than several are started.
LITTLE = 4_000_000
# No exchange between pieces, and no compiling of a program that sees a few thousand rows.
_ONE_PIECE = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    # What is known of the rows of a union does not survive being held; Spark falls over it.
    "spark.sql.constraintPropagation.enabled": "false",
}


@dataclass
class Little:
    """How much a session was given so far, and how it works while that is little."""

    session: Any
    # A cluster loses a machine now and then, and with it what that held in memory.
    is_here: bool
    given: int = 0

    def __post_init__(self) -> None:
        self._usual = {name: self.session.conf.get(name) for name in _ONE_PIECE}
        self._set(_ONE_PIECE if self.holds else self._usual)

    @property
    def holds(self) -> bool:
        """Whether tables are held in memory, each in one piece."""
        return self.is_here and self.given <= LITTLE

    def take(self, size: int) -> None:
        """Note what the session is given; beyond a little, it works as with much."""
        before = self.holds
        self.given += size
        if before and not self.holds:
            self._set(self._usual)

    def held(self, rows: Any, *, at_once: bool = True) -> Any:
        """The rows in one piece, made at once or when first asked for, and never again."""
        return rows.coalesce(1).localCheckpoint(at_once)

    def _set(self, settings: dict[str, str]) -> None:
        for name, value in settings.items():
            self.session.conf.set(name, value)
