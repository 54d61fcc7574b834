"""Pairs of records become what speaks for and against each: the linkage's own account of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from accord.engine import Work, opened_tables
from accord.linkage.explain import Key, explain_pairs
from accord.linkage.fitted import fitted_in
from accord.pipeline import STAGES
from accord.tables import TABLES

(_LINKAGE,) = (stage for stage in STAGES if stage.name == "linkage")


def read_weights(
    run_folder: Path, pairs: Sequence[tuple[Key, Key]]
) -> dict[tuple[Key, Key], list[dict[str, Any]]]:
    """What each field of each pair weighs; no row holds a recorded value."""
    if not pairs:
        return {}
    there = [name for name in _LINKAGE.reads if (run_folder / f"{name}.parquet").is_file()]
    with opened_tables(run_folder, there) as engine:
        for name in _LINKAGE.reads:
            if name not in there:
                engine.register(name, TABLES[name].empty())
        return explain_pairs(Work(engine), pairs, fitted_in(run_folder))
