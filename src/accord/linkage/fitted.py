"""Keep with a run the figures its model was fitted to its records with, and read them again.

Whoever explains a pair of a published run then needs no pairs and no fitting: the figures that
joined the records are the figures that are told.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from accord.engine import Work
from accord.linkage.combination_log import digest_of
from accord.linkage.model import Comparison, Level, Model, shipped_model
from accord.tables import TABLES

NAME = "linkage_model"
Figures = dict[tuple[str, str], dict[str, Any]]


def write_model(work: Work, model: Model) -> None:
    """Make linkage_model: a row for each degree of agreement on each field."""
    work.engine.register(NAME, as_table(model))


def as_table(model: Model) -> pa.Table:
    """The figures of a model, a row for each degree of agreement on each field."""
    rows = [
        {
            "model_version": digest_of(model),
            "comparison": comparison.column,
            "degree": level.name,
            "m": level.m,
            "u": level.u,
            "least_share": level.least,
            "shift": model.shift,
            "are_dates_careless": model.are_dates_careless,
        }
        for comparison in model.comparisons
        for level in comparison.levels
    ]
    schema = pa.schema([field for field in TABLES[NAME].schema if field.name in rows[0]])
    return pa.Table.from_pylist(rows, schema=schema)


def keep_model(model: Model, folder: Path) -> None:
    """Write a model's figures into a folder, to be read by `fitted_in`."""
    pq.write_table(as_table(model), folder / f"{NAME}.parquet")


def fitted_in(folder: Path) -> Model | None:
    """The model as a run used it; none where the run kept none, or not this one."""
    kept = folder / f"{NAME}.parquet"
    return read_model(pq.read_table(kept).to_pylist()) if kept.is_file() else None


def read_model(rows: list[dict[str, Any]]) -> Model | None:
    """The model those rows were written of; none where this version of ours is another one."""
    model = shipped_model()
    figures: Figures = {(row["comparison"], row["degree"]): row for row in rows}
    wanted = {(c.column, level.name) for c in model.comparisons for level in c.levels}
    if not rows or figures.keys() != wanted:
        return None
    found = replace(
        model,
        shift=int(rows[0]["shift"]),
        are_dates_careless=bool(rows[0]["are_dates_careless"]),
        comparisons=tuple(_with_figures(c, figures) for c in model.comparisons),
    )
    # The digest is of every figure and word: what it does not fit is not what the run used.
    return found if digest_of(found) == rows[0]["model_version"] else None


def _with_figures(comparison: Comparison, figures: Figures) -> Comparison:
    def of(level: Level) -> Level:
        row = figures[comparison.column, level.name]
        return replace(level, m=row["m"], u=row["u"], least=row["least_share"])

    return replace(comparison, levels=tuple(of(level) for level in comparison.levels))
