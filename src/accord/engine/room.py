"""Says in words that memory or disk ran out, whoever noticed it and however it was passed on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from accord.errors import OutOfRoom, UserFacingError

QUERY = (
    "A query needs more memory than it may use and more room on disk than there is. "
    "Give it more of either: --memory, or --scratch with a folder on a larger disk."
)
DISK = (
    "A disk is full: that of the store, of the scratch folder, or of what is being written. "
    "Make room and do the same again; what was there before still stands."
)
_LESS = "Use fewer --threads, less --memory, or a larger machine."
MACHINE = f"This machine has no memory left. {_LESS}"
HELPER = (
    "A process that was helping was ended from outside, as happens where a machine has no memory "
    f"left. {_LESS}"
)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# How the engine says so itself, and how that reads once another library has passed it on.
_NO_MEMORY = "Out of Memory Error: "
_NO_DISK = ("no space left", "file too large", "quota exceeded", "could not write all bytes")
# Whose words are looked at; those of a conversion would hold what a record says.
_TELLING = (duckdb.IOException, duckdb.InvalidInputException, pa.ArrowException, OSError)
# How far back a failure is followed through those who passed it on.
_DEEPEST = 8


@contextmanager
def in_words() -> Iterator[None]:
    """Say in words that memory or disk ran out; never with what was being held."""
    try:
        yield
    except UserFacingError:
        raise
    except Exception as problem:
        told = words_for(problem)
        if not told:
            raise
        raise OutOfRoom(told) from None


def words_for(problem: BaseException) -> str:
    """What ran out, and what to do; nothing where it was something else."""
    passed_on: BaseException | None = problem
    for _ in range(_DEEPEST):
        if passed_on is None:
            break
        if told := _words(passed_on):
            return told
        passed_on = passed_on.__cause__ or passed_on.__context__
    return ""


def _is_unloaded(problem: BaseException) -> bool:
    """Whether there was no memory to start a process or to load a library."""
    if isinstance(problem, ImportError):
        return "failed to map segment" in str(problem)
    return isinstance(problem, OSError) and problem.errno == errno.ENOMEM


def _words(problem: BaseException) -> str:
    if isinstance(problem, BrokenProcessPool):
        return HELPER
    if isinstance(problem, duckdb.OutOfMemoryException):
        return QUERY
    if isinstance(problem, MemoryError) or _is_unloaded(problem):
        return MACHINE
    if isinstance(problem, OSError) and problem.errno in _FULL:
        return DISK
    said = str(problem) if isinstance(problem, _TELLING) else ""
    if _NO_MEMORY in said:
        return QUERY
    return DISK if any(sign in said.lower() for sign in _NO_DISK) else ""
