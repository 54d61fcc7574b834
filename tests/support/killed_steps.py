"""Kill a writer before each step it takes on the disk, and look at what every kill leaves."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

# What changes a disk; an exchange of two names is a call that only its look-up tells of.
STEPS = {
    *("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink"),
    "ctypes.dlsym",
}
MOST = 400


def killed_at_every_step(
    write: Callable[[Path], object], standing: Path, work: Path
) -> Iterator[Path]:
    """A copy of what stands for each step of a writer, as the writer left it when it was killed.

    The last one is that of a writer that nobody killed.
    """
    for step in range(1, MOST):
        folder = work / f"killed-{step:03}"
        shutil.copytree(standing, folder, symlinks=True)
        was_killed = _killed(write, folder, step)
        yield folder
        if not was_killed:
            return
    raise AssertionError("the writer never came to its end")


def _killed(write: Callable[[Path], object], folder: Path, step: int) -> bool:
    """Whether a writer was killed before that step; False where it ended before."""
    process = os.fork()
    if not process:
        sys.addaudithook(_hook(step))
        try:
            write(folder)
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "a writer that nobody killed failed"
    return False


def _hook(step: int) -> Callable[[str, tuple[object, ...]], None]:
    left = [step]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event not in STEPS or (event == "open" and arguments[1] in (None, "r", "rb")):
            return
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    return watch


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with what stands in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
