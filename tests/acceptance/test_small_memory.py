"""A run under a small memory limit finishes with the same tables, or stops in words with exit 8."""

from __future__ import annotations

import pytest

from acceptance.eighteen_cases import write_package
from accord.errors import OutOfRoom
from accord.run import Options, run
from accord.store import UNFINISHED, Store

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3_600)]
OUT_OF_ROOM = 8
# From what nothing can be done with to what is plenty for the few records there are.
LIMITS = ("2MB", "20MB", "60MB", "1GB")


def _published(store):
    folder = Store(store).latest()
    return {p.name: p.read_bytes() for p in folder.glob("*.parquet") if p.name != "runs.parquet"}


def test_whatever_the_limit_a_run_finishes_the_same_or_says_what_it_lacks(tmp_path):
    write_package(tmp_path / "package")
    run([tmp_path / "package"], tmp_path / "free", options=Options(threads=1))
    expected, codes = _published(tmp_path / "free"), []
    for limit in LIMITS:
        store = tmp_path / limit
        codes.append(_code(tmp_path / "package", store, limit))
        assert not list(store.rglob(f"{UNFINISHED}*"))
        if codes[-1] == OUT_OF_ROOM:
            assert Store(store).latest_or_none() is None
            # What had finished is kept: with more memory the same store comes to its end.
            run([tmp_path / "package"], store, options=Options(threads=1))
        assert _published(store) == expected
    assert (codes[0], codes[-1]) == (OUT_OF_ROOM, 0)


def _code(package, store, limit):
    """The exit code of a run with that much memory."""
    try:
        run([package], store, options=Options(memory=limit, threads=1))
    except OutOfRoom as problem:
        assert "--memory" in str(problem)
        return problem.exit_code
    return 0
