"""Environments apart from ours, for what a measurement is set beside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def environment(folder: Path, *libraries: str) -> Path:
    """The interpreter of an environment that has some libraries and what they ask for.

    Raises CalledProcessError where they cannot be had.
    """
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", *libraries]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return python
