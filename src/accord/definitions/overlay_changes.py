"""A run and definition files into what they would change: every candidate answered differently."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accord.definitions.compare import Difference, compared
from accord.definitions.definition import Definition, definitions_of, with_overlays
from accord.definitions.stage import judge
from accord.engine import Engine, Work, open_engine
from accord.errors import NotFound

# What the definitions stage reads; a finished run keeps all of it.
READS = (
    *("crimes", "intelligence", "missing_episodes", "partner_reports", "nominals", "mentions"),
    *("markers", "actions", "associations", "persons", "person_nominals", "events"),
    *("event_people", "ties", "candidates", "candidate_records", "candidate_people"),
    *("candidate_counts", "candidate_ties", "candidate_together"),
)
_BEFORE = ("findings", "criterion_results")


@dataclass(frozen=True)
class DefinitionChanges:
    """What definition files change, one difference for each definition they stand in for."""

    differences: tuple[Difference, ...]
    added: tuple[tuple[str, dict[str, int]], ...]

    def as_text(self) -> str:
        """For a person."""
        blocks = [difference.as_text() for difference in self.differences]
        blocks += [
            f"{name} is new: " + ", ".join(f"{n:,} {outcome}" for outcome, n in counts.items())
            for name, counts in self.added
        ]
        return "\n\n".join(blocks) or "Nothing is defined otherwise than in the run."

    def to_json(self) -> str:
        """For another program."""
        differences = [json.loads(difference.to_json()) for difference in self.differences]
        return json.dumps({"differences": differences, "added": dict(self.added)}, indent=1)


def changes(run: Path, paths: Sequence[Path]) -> DefinitionChanges:
    """Judge a run's candidates by some files and compare with what the run says; it stays as it is.

    The files of the run itself stay in force, where none of the same name is given.
    """
    kept = (run / "overlays" / "definitions").glob("*.toml")
    names = {path.name for path in paths}
    own = with_overlays([*(path for path in kept if path.name not in names), *paths])
    before = {d.id: d for d in definitions_of(run)}
    changed = [d for d in own if d.id in before and d.fingerprint != before[d.id].fingerprint]
    engine = _judged(run, own)
    try:
        among = {**{d.id: d for d in own}, **{_was(d.id): d for d in before.values()}}
        differences = []
        for d in changed:
            was = replace(before[d.id], id=_was(d.id))
            differences.append(Difference(was.id, d.id, *compared(engine, was, d, among)))
        added = tuple((d.id, _outcomes(engine, d)) for d in own if d.id not in before)
        return DefinitionChanges(tuple(differences), added)
    finally:
        engine.close()


def _was(definition_id: str) -> str:
    return f"{definition_id} as the run has it"


def _judged(run: Path, definitions: Sequence[Definition]) -> Engine:
    """An engine with the findings of the run, renamed, beside those of other definitions."""
    missing = [n for n in (*READS, *_BEFORE) if not (run / f"{n}.parquet").is_file()]
    if missing:
        raise NotFound(f"The run is not whole: it lacks {', '.join(missing)}.")
    engine = open_engine(threads=1)
    for name in READS:
        engine.load(name, run / f"{name}.parquet")
    judge(Work(engine), definitions)
    for name in _BEFORE:
        engine.load(f"{name}_before", run / f"{name}.parquet")
    join = _both("criterion_results", "finding_id, criterion_id, outcome, reason")
    engine.run(f"create or replace table both_results as {join}")
    columns = "finding_id, candidate_kind, candidate_id, outcome"
    engine.run(
        f"create or replace table both_findings as select {columns}, definition_id from findings "
        f"union all select {columns.replace('finding_id', _renamed())}, "
        "definition_id || ' as the run has it' from findings_before"
    )
    for name, made in (("findings", "both_findings"), ("criterion_results", "both_results")):
        engine.register(name, engine.arrow(f"select * from {made}"))
    return engine


def _renamed() -> str:
    return "'was-' || finding_id as finding_id"


def _both(name: str, columns: str) -> str:
    renamed = columns.replace("finding_id", _renamed())
    return f"select {columns} from {name} union all select {renamed} from {name}_before"


def _outcomes(engine: Engine, definition: Definition) -> dict[str, int]:
    rows = engine.rows(
        f"select outcome, count(*) from findings where definition_id = '{definition.id}' "
        "group by outcome order by outcome"
    )
    return {outcome: int(count) for outcome, count in rows}
