"""Memory or disk that runs out is said in words, whoever noticed it first."""

from __future__ import annotations

import errno
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing

import duckdb
import pyarrow as pa
import pytest

from accord.engine import in_words, open_engine
from accord.engine.room import DISK, HELPER, MACHINE, QUERY, words_for
from accord.errors import OutOfRoom

MUCH = "select range as n, md5(range::varchar) as t from range(2000000) order by t"
SCHEMA = pa.schema([("n", pa.int64()), ("t", pa.string())])


@pytest.fixture
def small(tmp_path):
    """An engine with little memory and next to no room to spill."""
    with closing(open_engine(memory="40MB", threads=1, spill=tmp_path / "spill")) as engine:
        engine.run("set max_temp_directory_size = '1MB'")
        yield engine


def test_rows_taken_piece_by_piece_beyond_memory_are_said_in_words(small):
    with pytest.raises(OutOfRoom, match="--memory"):
        list(small.batches(MUCH))


def test_rows_made_out_of_rows_beyond_memory_are_said_in_words(small):
    with pytest.raises(OutOfRoom, match="--memory"):
        small.register_batches("many", SCHEMA, small.batches(MUCH))


def _fails(_rows):
    raise BrokenProcessPool


def test_a_helper_ended_from_outside_is_said_in_words():
    with closing(open_engine(threads=1)) as engine, pytest.raises(OutOfRoom) as told:
        engine.turn("made", "select 1 as n", _fails, pa.schema([("n", pa.int64())]))
    assert str(told.value) == HELPER


def test_a_fault_in_what_makes_rows_comes_out_as_it_was_raised():
    def pieces():
        yield SCHEMA.empty_table()
        raise KeyError("no such concept")

    with closing(open_engine(threads=1)) as engine, pytest.raises(KeyError, match="no such"):
        engine.register_batches("made", SCHEMA, pieces())


def _passed_on(first):
    """A failure as a library passes it on that wraps what it met."""
    try:
        try:
            raise first
        except Exception as problem:
            raise RuntimeError("Error executing the following sql") from problem
    except RuntimeError as problem:
        return problem


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (duckdb.OutOfMemoryException("Out of Memory Error: could not allocate"), QUERY),
        (duckdb.IOException("IO Error: Could not write all bytes to file"), DISK),
        (pa.ArrowInvalid("Out of Memory Error: failed to pin block"), QUERY),
        (OSError(errno.ENOSPC, "No space left on device"), DISK),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), DISK),
        (pa.ArrowMemoryError("malloc of size 64 failed"), MACHINE),
        (MemoryError(), MACHINE),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), MACHINE),
        (ImportError("libx.so: failed to map segment from shared object"), MACHINE),
        (BrokenProcessPool(), HELPER),
    ],
)
def test_what_ran_out_is_found_behind_whoever_passed_it_on(failure, told):
    assert words_for(failure) == told
    with pytest.raises(OutOfRoom) as said, in_words():
        raise _passed_on(failure)
    assert str(said.value) == told


@pytest.mark.parametrize(
    "failure",
    [
        FileNotFoundError(errno.ENOENT, "No such file or directory"),
        duckdb.IOException("IO Error: No files found"),
        # What a record says is not taken for what the engine says.
        duckdb.ConversionException("Could not convert string 'Out of Memory Error: ' to INT32"),
        ValueError("no space left"),
        ImportError("No module named splink"),
    ],
)
def test_any_other_failure_stays_what_it_is(failure):
    with pytest.raises(type(failure)), in_words():
        raise failure
