"""One run: deliveries in, published tables out; finished stages are reused, kills lose nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from accord import __version__, fingerprint
from accord.engine import Engine, Work, in_words
from accord.engine import Options as Options
from accord.finished import (
    MANIFEST,
    Clock,
    Made,
    load,
    newest_made_with,
    place_tables,
    read_manifest,
    save,
)
from accord.pipeline import STAGES, Stage
from accord.placing import whole_folder
from accord.store import Store
from accord.tables import PREVIOUS_TABLES, TABLES

Say = Callable[[str], None]
OVERLAYS = "overlays"
# The newest run's stages and those of the run before it stay ready for reuse; older ones go.
RUNS_KEPT_READY = 2


@dataclass(frozen=True)
class Overlays:
    """An organisation's own files beside what is shipped: catalogue entries, definitions."""

    catalogue: tuple[Path, ...] = ()
    definitions: tuple[Path, ...] = ()

    def of(self, kind: str) -> tuple[Path, ...]:
        """The files of one kind, in the order of their names."""
        chosen: tuple[Path, ...] = getattr(self, kind) if kind else ()
        return tuple(sorted(chosen, key=lambda path: path.name))

    def digests(self, kind: str) -> dict[str, str]:
        """What each file of a kind holds, for the record of a run and for reuse."""
        return {path.name: fingerprint.of_file(path) for path in self.of(kind)}

    def check(self) -> None:
        """Raise BadOverlay with everything that is wrong, before anything is done."""
        # Most runs have none, and one with nothing new has no need of the reader.
        if self.definitions:
            from accord.definitions.definition import with_overlays

            with_overlays(self.of("definitions"))
        if self.catalogue:
            from accord.reading.catalogue import load_catalogue

            load_catalogue(self.of("catalogue"))


@dataclass(frozen=True)
class StageRecord:
    """What became of one stage: how long it took when it ran, and whether it was reused."""

    name: str
    seconds: float
    reused: bool
    folder: Path
    made: dict[str, Made] = field(default_factory=dict)


@dataclass(frozen=True)
class RunRecord:
    """A finished run, as its runs table tells it."""

    run_id: str
    folder: Path
    stages: tuple[StageRecord, ...]
    is_new: bool

    @property
    def row_counts(self) -> dict[str, int]:
        return {name: made.rows for stage in self.stages for name, made in stage.made.items()}


def run(
    paths: Sequence[Path],
    store_path: Path,
    *,
    mapping: Path | None = None,
    options: Options | None = None,
    overlays: Overlays | None = None,
    report: Say = lambda _: None,
) -> RunRecord:
    """Do the main job on some deliveries and publish what comes out.

    Raises RefusedDelivery where a delivery cannot be used at all, StoreBusy where another run
    has the store.
    """
    from accord.sources.delivery import receive

    own = overlays or Overlays()
    own.check()
    how = options or Options()
    how.check()
    store = Store(store_path, how.scratch)
    with in_words(), store.writing():
        deliveries = receive(paths, store_path, mapping, report, how.memory)
        return _Run(store, deliveries, how, own, report).go()


def run_held(
    store_path: Path,
    *,
    options: Options | None = None,
    overlays: Overlays | None = None,
    report: Say = lambda _: None,
) -> RunRecord:
    """Do the main job on what a store holds already."""
    from accord.sources.store import active

    own = overlays or Overlays()
    own.check()
    how = options or Options()
    how.check()
    store = Store(store_path, how.scratch)
    with in_words(), store.writing():
        return _Run(store, active(store_path), how, own, report).go()


@dataclass
class _Run:
    store: Store
    deliveries: tuple[Path, ...]
    options: Options
    overlays: Overlays
    report: Say
    # What each stage is made with: its code is the same all through a run.
    made_with: dict[str, str] = field(default_factory=dict)

    def go(self) -> RunRecord:
        started = datetime.now(UTC).replace(tzinfo=None)
        judgements = self.store.all_judgements()
        inputs_hash = self._inputs_hash(judgements)
        versions = _versions(self.overlays)
        previous = self._previous(inputs_hash, versions)
        run_id = fingerprint.of_parts((inputs_hash, versions, previous.name if previous else ""))
        given = self._given(judgements, previous)
        stages = tuple(self._stages(given, run_id))
        record = RunRecord(run_id, self.store.runs / run_id, stages, is_new=True)
        if (record.folder / "runs.parquet").exists():
            self.report("nothing has changed since a run that is already here")
            self.store.point_latest_at(run_id)
            return replace(record, is_new=False)
        row = _runs_row(record, started, inputs_hash, versions, self.options, previous)
        self._publish(record, row)
        return record

    def _inputs_hash(self, judgements: dict[str, pa.Table]) -> str:
        contents = [f"{d.parent.name}/{d.name}" for d in self.deliveries]
        rulings = [f"{name}:{_digest_of_rows(rows)}" for name, rows in judgements.items()]
        return fingerprint.of_parts((*contents, *rulings))

    def _previous(self, inputs_hash: str, versions: str) -> Path | None:
        """The run whose ids this one carries on: the newest that had other inputs.

        Running the same again carries on what the first carried on, so it comes out the same.
        """
        latest = self.store.latest_or_none()
        if latest is None:
            return None
        row = pq.read_table(latest / "runs.parquet").to_pylist()[0]
        if (row["inputs_hash"], row["versions"]) != (inputs_hash, versions):
            return latest
        before = row["previous_run_id"]
        folder = self.store.runs / before if before else None
        return folder if folder and folder.is_dir() else None

    def _given(self, judgements: dict[str, pa.Table], previous: Path | None) -> dict[str, Made]:
        """Put what people decided and the previous ids where stages can read them."""
        rulings = (f"{name}:{_digest_of_rows(t)}" for name, t in sorted(judgements.items()))
        # A run's id stands for all that it published.
        key = fingerprint.of_parts((previous.name if previous else "", *rulings))
        folder = self.store.cache / "given" / key
        if not (folder / MANIFEST).exists():
            tables = judgements | _of_run(previous)
            with whole_folder(folder) as fresh, closing(self._open()) as engine:
                for name, rows in tables.items():
                    engine.register(name, rows)
                save(engine, tuple(tables), fresh)
        return read_manifest(folder)[1]

    def _stages(self, given: dict[str, Made], run_id: str) -> Iterator[StageRecord]:
        made = dict(given)
        for number, stage in enumerate(STAGES, start=1):
            self.report(f"[{number}/{len(STAGES)}] {stage.name}: {stage.title}")
            record = self._stage(stage, {name: made[name] for name in stage.reads}, run_id)
            self.report(
                f"    {'reused' if record.reused else f'{record.seconds:.1f} s'}, "
                + ", ".join(f"{name} {m.rows:,}" for name, m in record.made.items() if m.rows)
            )
            made.update(record.made)
            yield record

    def _stage(self, stage: Stage, inputs: dict[str, Made], run_id: str) -> StageRecord:
        folder = self.store.cache / stage.name / self._key(stage, inputs)
        reused = (folder / MANIFEST).exists()
        if not reused:
            self._run_stage(stage, inputs, folder, run_id)
        seconds, made = read_manifest(folder)
        return StageRecord(stage.name, seconds, reused, folder, made)

    def _key(self, stage: Stage, inputs: dict[str, Made]) -> str:
        contents = [f"{name}:{made.digest}" for name, made in inputs.items()]
        if not stage.reads:
            contents = [f"{d.parent.name}/{d.name}" for d in self.deliveries]
        return fingerprint.of_parts((stage.name, self._made_with(stage), *contents))

    def _made_with(self, stage: Stage) -> str:
        """The code of a stage, the libraries and an organisation's own files for it."""
        if stage.name not in self.made_with:
            code = fingerprint.of_code((stage.package,))
            own = (f"{n}:{d}" for n, d in self.overlays.digests(stage.overlay).items())
            parts = (code, self.shared, fingerprint.of_libraries(), *own)
            self.made_with[stage.name] = fingerprint.of_parts(parts)
        return self.made_with[stage.name]

    @cached_property
    def shared(self) -> str:
        """The code that every stage is made with."""
        return fingerprint.of_code(fingerprint.SHARED)

    def _run_stage(self, stage: Stage, inputs: dict[str, Made], folder: Path, run_id: str) -> None:
        clock = Clock.started()
        # What one engine left beside its tables means nothing to another.
        made_with = f"{self._made_with(stage)} {self.options.engine}"
        with whole_folder(folder) as fresh, closing(self._open()) as engine:
            for name, made in inputs.items():
                load(engine, name, made)
            stage.run(
                Work(
                    engine,
                    report=lambda text: self.report(f"    {text}"),
                    deliveries=self.deliveries if not stage.reads else (),
                    workers=self.options.workers,
                    overlays=self.overlays.of(stage.overlay),
                    keep=self._keep(stage),
                    made_with=self._made_with(stage),
                    before=newest_made_with(folder.parent, made_with),
                    beside=fresh,
                )
            )
            save(engine, stage.writes, fresh, run_id=run_id, made_with=made_with, clock=clock)

    def _keep(self, stage: Stage) -> Path:
        """What an engine keeps for the next run is its own."""
        kept = self.store.kept
        return (kept / "spark" if self.options.engine == "spark" else kept) / stage.name

    def _open(self) -> Engine:
        self.store.spill.mkdir(parents=True, exist_ok=True)
        return self.options.open(self.store.spill)

    def _publish(self, record: RunRecord, row: pa.Table) -> None:
        """Put every table of the run in one folder, all at once, and make it the newest."""
        self.report("publishing")
        with whole_folder(record.folder) as fresh:
            made = {name: one for stage in record.stages for name, one in stage.made.items()}
            place_tables(made, fresh, record.run_id, self._open)
            self._keep_overlays(fresh)
            pq.write_table(row, fresh / "runs.parquet")
        self.store.point_latest_at(record.run_id)
        self._forget_old_stages(record)

    def _keep_overlays(self, folder: Path) -> None:
        """Put the files a run was made with beside its tables, so that it can be explained."""
        for kind in ("catalogue", "definitions"):
            for path in self.overlays.of(kind):
                kept = folder / OVERLAYS / kind
                kept.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, kept / path.name)

    def _forget_old_stages(self, record: RunRecord) -> None:
        used = {stage.folder for stage in record.stages}
        for family in self.store.cache.iterdir():
            by_age = sorted(family.iterdir(), key=lambda p: (p.stat().st_mtime, p.name))
            old = [p for p in by_age if p not in used]
            for folder in old[: max(0, len(old) - RUNS_KEPT_READY + 1)]:
                shutil.rmtree(folder, ignore_errors=True)


def _of_run(previous: Path | None) -> dict[str, pa.Table]:
    """What a run takes over from the one before: ids, and what people must not see change."""
    tables = {}
    for table, name in PREVIOUS_TABLES:
        source = previous / f"{name}.parquet" if previous else None
        tables[table.name] = (
            pq.read_table(source, columns=list(table.names)).cast(table.schema)
            if source and source.exists()
            else table.empty()
        )
    return tables


def _digest_of_rows(rows: pa.Table) -> str:
    return fingerprint.of_parts(sorted(map(str, rows.to_pylist())) + rows.column_names)


def _versions(overlays: Overlays) -> str:
    """JSON: the package, every stage's code with its data, the libraries, and own files."""
    stages = {stage.name: fingerprint.of_code((stage.package,)) for stage in STAGES}
    shared = fingerprint.of_code(fingerprint.SHARED)
    made_with: dict[str, object] = {
        "accord": __version__,
        "definitions": stages["definitions"],
        "catalogue": stages["reading"],
        "model": stages["linkage"],
        "stages": stages,
        "shared": shared,
        "libraries": dict(fingerprint.of_libraries()),
    }
    own = {kind: overlays.digests(kind) for kind in ("catalogue", "definitions")}
    if any(own.values()):
        made_with["overlays"] = own
    return json.dumps(made_with, sort_keys=True)


def _runs_row(
    record: RunRecord,
    started: datetime,
    inputs_hash: str,
    versions: str,
    options: Options,
    previous: Path | None,
) -> pa.Table:
    row = {
        "run_id": record.run_id,
        "started_at": started,
        "finished_at": datetime.now(UTC).replace(tzinfo=None),
        "inputs_hash": inputs_hash,
        "versions": versions,
        "engine": options.engine,
        "stage_timings": json.dumps({stage.name: stage.seconds for stage in record.stages}),
        "row_counts": json.dumps(record.row_counts),
        "previous_run_id": previous.name if previous else None,
    }
    return pa.Table.from_pylist([row], schema=TABLES["runs"].schema)
