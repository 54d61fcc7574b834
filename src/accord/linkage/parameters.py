"""Keep what was learnt of a file as a whole, so that the nights after are judged by the same.

How common each name is, which names are settled, which relatives a file shows and what the model
was fitted to are its parameters. They are learnt anew once the store has moved too far since.
"""

from __future__ import annotations

from pathlib import Path

from accord.engine import Engine, quoted

# What records are made with, and what guards read of the file as a whole.
OF_RECORDS = (
    *("default_days", "totals", "commonness", "slips", "group_shares", "within_shares"),
    *("day_shares", "year_shares", "area_shares", "crowded_contacts"),
)
OF_RELATIVES = ("today", "kinship")


def save(engine: Engine, names: tuple[str, ...], folder: Path) -> None:
    """Write some tables of parameters."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        place = quoted(folder / f"{name}.parquet")
        engine.run(f"copy (from link_{name}) to {place} (format parquet, compression zstd)")


def load(engine: Engine, folder: Path) -> None:
    """Let steps read the parameters that were kept; names and slips are added to."""
    for name in (*OF_RECORDS, *OF_RELATIVES):
        place = quoted(folder / f"{name}.parquet")
        engine.run(f"create or replace table link_{name} as from read_parquet({place})")
