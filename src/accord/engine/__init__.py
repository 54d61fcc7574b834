"""Run SQL over declared tables: the one interface stages see, whichever engine is behind it."""

from accord.engine.interface import Engine, Step, Work
from accord.engine.open import open_engine

__all__ = ["Engine", "Step", "Work", "open_engine"]
