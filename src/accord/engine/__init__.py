"""Run SQL over declared tables: the one interface stages see, whichever engine is behind it."""

from accord.engine.interface import Engine, Step, Work
from accord.engine.literals import named, quoted
from accord.engine.open import open_engine, opened_tables
from accord.engine.options import Options
from accord.engine.published import RUN_ID
from accord.engine.room import in_words
from accord.engine.turning import Turning, turn

__all__ = [
    "RUN_ID",
    "Engine",
    "Options",
    "Step",
    "Turning",
    "Work",
    "in_words",
    "named",
    "open_engine",
    "opened_tables",
    "quoted",
    "turn",
]
