"""A watched command: its exit code, its time, and the memory of its children."""

from __future__ import annotations

import os
import sys

import pytest

from benchmarks.watch import PROC, held_by_tree, watch


def test_the_exit_code_of_the_command_is_kept():
    assert watch([sys.executable, "-c", "raise SystemExit(7)"]).code == 7


@pytest.mark.skipif(not PROC.is_dir(), reason="this system does not say what a process holds")
def test_memory_held_by_a_child_of_the_command_counts():
    inner = "import time; held = bytearray(60_000_000); held[::4096] = b'x' * len(held[::4096]); time.sleep(1)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    assert watch([sys.executable, "-c", outer]).peak_bytes > 60_000_000


@pytest.mark.skipif(not PROC.is_dir(), reason="this system does not say what a process holds")
def test_a_process_holds_something_and_one_that_is_gone_holds_nothing():
    assert held_by_tree(os.getpid()) > 0
    assert held_by_tree(2**22 + 1) == 0


@pytest.mark.skipif(not PROC.is_dir(), reason="this system does not say what a process holds")
def test_the_most_memory_of_a_stretch_of_time_is_of_that_stretch():
    seen = watch([sys.executable, "-c", "import time; time.sleep(0.5)"])
    times = [at for at, _ in seen.looks]
    assert seen.most_between(times[0], times[-1]) == seen.peak_bytes > 0
    assert seen.most_between(times[-1] + 60, times[-1] + 90) == 0
