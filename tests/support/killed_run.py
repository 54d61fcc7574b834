"""Run the main job and die without warning at a named moment: for tests of what a kill leaves."""

import os
import signal
import sys
from pathlib import Path

from accord import run as running
from accord.sources import delivery


def _die(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


def _die_after(function):
    def call(*args, **kwargs):
        function(*args, **kwargs)
        _die()

    return call


def arm(moment: str) -> None:
    """Set the process to die: in a stage by name, on receipt, while publishing, or at its end."""
    if moment == "receipt":
        delivery.receive = _die_after(delivery.receive)
    elif moment == "publishing":
        running.place_tables = _die_after(running.place_tables)
    elif moment == "pointing":
        running.Store.point_latest_at = _die
    else:
        real = running.save

        def save(engine, names, folder, **kwargs):
            real(engine, names, folder, **kwargs)
            if folder.parent.name == moment:
                _die()

        running.save = save


if __name__ == "__main__":
    arm(sys.argv[1])
    running.run([Path(sys.argv[2])], Path(sys.argv[3]))
