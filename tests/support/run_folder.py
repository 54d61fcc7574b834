"""A published run of a small world: its tables as Parquet in one folder."""

from __future__ import annotations

from pathlib import Path

from accord.definitions import stage as definitions
from accord.engine import Work
from accord.flags import stage as flags
from accord.tables import TABLES
from support.world import Row, pipes, world

TABLES_OF_A_RUN = (
    *("findings", "criterion_results", "evidence", "candidates", "candidate_people"),
    *("candidate_records", "candidate_ties", "candidate_counts", "candidate_together"),
    *("candidate_settings", "ties", "events", "event_people", "persons", "record_flags"),
    *("sources", "crimes", "intelligence", "missing_episodes", "partner_reports", "mentions"),
    *("nominals", "person_nominals", "associations", "markers", "actions"),
)


def spoken(text: str, words: str) -> dict[str, str]:
    """Where some words stand in a text, as a mention gives it."""
    start = text.index(words)
    return {"start": str(start), "end": str(start + len(words))}


def run_folder(folder: Path, **tables: str | list[Row]) -> Path:
    """Judge a world and leave its tables in a folder, as a run does."""
    given = {k: pipes(v) if isinstance(v, str) else v for k, v in tables.items()}
    made = world(**given)
    definitions.run(Work(made.engine))
    flags.run(Work(made.engine))
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES_OF_A_RUN:
        made.engine.save(TABLES[name].without("run_id"), folder / f"{name}.parquet")
    made.engine.close()
    return folder
