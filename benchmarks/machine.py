"""Say what machine and which versions a measurement was made on."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from accord import __version__
from accord.fingerprint import of_libraries


def describe() -> list[str]:
    """One line each: processor, cores, memory, system, versions."""
    libraries = ", ".join(f"{name} {version}" for name, version in of_libraries().items())
    return [
        f"processor: {_processor()}, {os.cpu_count()} cores, {_memory()}",
        f"system: {platform.system()} {platform.machine()}, Python {platform.python_version()}",
        f"accord {__version__}; {libraries}",
    ]


def _first(path: str, word: str) -> str:
    file = Path(path)
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(word)), "")


def _processor() -> str:
    return _first("/proc/cpuinfo", "model name") or platform.processor() or "not stated"


def _memory() -> str:
    kibibytes = _first("/proc/meminfo", "MemTotal").split()
    return f"{int(kibibytes[0]) / 2**20:.0f} GiB of memory" if kibibytes else "memory not stated"
