"""Night after night, with what earlier nights kept or without it, the same tables are published."""

from __future__ import annotations

import random
import re
import shutil

import pytest

from acceptance.eighteen_cases import CASES, write_package
from accord.run import Options, run

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3_600)]
NIGHTS = 3


def _delivered(package, store):
    """What a run publishes, and how many rows it turned into something else."""
    said: list[str] = []
    record = run([package], store, options=Options(threads=1), report=said.append)
    turned = (re.search(r"([\d,]+) rows to ", line) for line in said)
    n = sum(int(found[1].replace(",", "")) for found in turned if found)
    tables = {p.name: p.read_bytes() for p in record.folder.glob("*.parquet")}
    return {name: rows for name, rows in tables.items() if name != "runs.parquet"}, n


@pytest.mark.parametrize("seed", [1])
def test_any_sequence_of_deliveries_gives_what_runs_that_keep_nothing_give(seed, tmp_path):
    rng = random.Random(seed)
    # Each extract replaces the last: cases come, go and come back.
    missing = [rng.choice(list(CASES)) for _ in range(NIGHTS)]
    at_night, anew = [], []
    for night, case in enumerate(missing):
        package = tmp_path / f"night-{night}"
        write_package(package, without=case)
        tables, n = _delivered(package, tmp_path / "store")
        at_night.append(n)
        shutil.rmtree(tmp_path / "forgetful" / "kept", ignore_errors=True)
        expected, n = _delivered(package, tmp_path / "forgetful")
        anew.append(n)
        assert tables == expected
    assert at_night[0] == anew[0]
    assert sum(at_night[1:]) < sum(anew[1:]) / 4
