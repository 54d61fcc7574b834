"""Turn a run folder and a truth folder into one evaluation, part by part."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from accord.engine import Engine, open_engine
from accord.errors import NotFound
from accord.evaluation import fairness, flags, identity, networks
from accord.evaluation.figures import Evaluation, skipped, together


@dataclass(frozen=True)
class Part:
    """One part of an evaluation: the tables it reads and what it makes of them."""

    name: str
    reads: tuple[str, ...]
    work_out: Callable[[Engine], Evaluation]


PARTS: tuple[Part, ...] = (
    Part("identity", identity.READS, identity.work_out),
    Part("fairness", fairness.READS, fairness.work_out),
    Part("flags", flags.READS, flags.work_out),
    Part("networks", networks.READS, networks.work_out),
)


def evaluate(run_folder: Path, truth_folder: Path, *, memory: str | None = None) -> Evaluation:
    """Compare what a run says with what really happened in its invented world."""
    for folder in (run_folder, truth_folder):
        if not folder.is_dir():
            raise NotFound(f"There is no folder {folder.name} to evaluate from.")
    with (
        tempfile.TemporaryDirectory() as spill,
        closing(open_engine(spill=Path(spill), memory=memory)) as engine,
    ):
        present = _load(engine, run_folder) | _load(engine, truth_folder)
        return together(_evaluate_part(engine, part, present) for part in PARTS)


def _load(engine: Engine, folder: Path) -> frozenset[str]:
    files = sorted(folder.glob("*.parquet"))
    for file in files:
        engine.load(file.stem, file)
    return frozenset(file.stem for file in files)


def _evaluate_part(engine: Engine, part: Part, present: frozenset[str]) -> Evaluation:
    missing = [name for name in part.reads if name not in present]
    return skipped(part.name, missing) if missing else part.work_out(engine)
