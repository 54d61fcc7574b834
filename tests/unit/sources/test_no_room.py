"""A disk or memory that runs out is no fault of the delivery that was being read."""

from __future__ import annotations

import resource
import zipfile
from contextlib import closing, contextmanager

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.engine import open_engine
from accord.errors import OutOfRoom
from accord.sources.archives import unpack
from accord.sources.parquet_files import read_parquet


@contextmanager
def small_disk():
    """Files that can grow to a megabyte, as on a disk that is almost full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_zip_that_the_disk_has_no_room_for_is_not_called_damaged(tmp_path):
    with zipfile.ZipFile(tmp_path / "north.zip", "w") as made:
        made.writestr("nominals.csv", bytes(2_000_000))
    with small_disk(), pytest.raises(OutOfRoom, match="disk is full"):
        unpack(tmp_path / "north.zip", "north.zip", tmp_path / "out")


def test_a_parquet_file_that_memory_has_no_room_for_is_not_called_damaged(tmp_path):
    path = tmp_path / "nominals.parquet"
    pq.write_table(pa.table({"surname": [f"{n:030}" for n in range(700_000)]}), path)
    with (
        closing(open_engine(memory="20MB", threads=1)) as engine,
        pytest.raises(OutOfRoom, match="--memory"),
    ):
        read_parquet(engine, path, "nominals.parquet", "read")
