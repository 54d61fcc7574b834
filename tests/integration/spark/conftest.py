"""Both engines for a test: skipped, saying why, where Spark or Java is not here."""

from __future__ import annotations

import shutil
from contextlib import closing
from importlib.util import find_spec

import pytest

from accord.engine import open_engine
from support.lockstep import Lockstep

HERE = "tests/integration/spark"
_LACKS = (
    "pyspark is not installed: make test-spark"
    if find_spec("pyspark") is None
    else "java is not installed"
    if shutil.which("java") is None
    else ""
)


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE not in item.path.as_posix():
            continue
        # Spark's two halves speak to each other over this machine's own loopback address.
        item.add_marker(pytest.mark.enable_socket)
        item.add_marker(pytest.mark.timeout(3_600))
        # Starting the Java machine leaves sockets to be closed at the end of the process.
        item.add_marker(pytest.mark.filterwarnings("ignore::ResourceWarning"))
        if _LACKS:
            item.add_marker(pytest.mark.skip(reason=_LACKS))


@pytest.fixture
def both(tmp_path):
    """The embedded engine and Spark in lockstep, over the same tables."""
    ours = open_engine(threads=1, spill=tmp_path / "ours")
    theirs = open_engine("spark", threads=2, memory="2g", spill=tmp_path / "theirs")
    with closing(Lockstep(ours, theirs)) as engine:
        yield engine
