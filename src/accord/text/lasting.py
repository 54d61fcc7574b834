"""What is built once and lasts as long as the process, without a search for waste meanwhile."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def built_to_last() -> Iterator[None]:
    """While a catalogue is built nothing can be freed, and looking for it takes half of the time.

    Nor is what was built looked through later on.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
        # What is frozen is never freed, and at the end of a process DuckDB tells the user of that
        # in sixty lines, as of a leak.
        atexit.register(gc.unfreeze)
    finally:
        if was_enabled:
            gc.enable()
