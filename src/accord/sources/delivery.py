"""Extract packages in: a report on what could be used, or deliveries in the store."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from accord.engine import Engine, Work, open_engine
from accord.errors import BadOverlay, RefusedDelivery
from accord.sources import stage
from accord.sources.intake import Intake, read_package
from accord.sources.landing import Landed, land
from accord.sources.mappings import load
from accord.sources.mappings.apply import patterns_of, read_mapped
from accord.sources.mappings.form import Mapping
from accord.sources.packages import Package, find
from accord.sources.registered import Source, mixed, registered
from accord.sources.report import Report, report_on
from accord.sources.store import WORKSPACE, active, received, sweep, take_in

Say = Callable[[str], None]


@dataclass
class Prepared:
    """Packages read and checked row by row, each source's part written to the workspace."""

    names: list[str] = field(default_factory=list)
    landed: list[Landed] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    extras: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tidied: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)


def check(paths: Sequence[Path], mapping: Path | None = None) -> Report:
    """Say what of the packages could be used, and what is wrong with the rest; keeps nothing."""
    with _workspace(None) as (workspace, engine):
        prepared = _prepare(engine, paths, mapping, workspace, ())
        if not prepared.problems:
            folders = tuple(sorted(one.folder for one in prepared.landed))
            stage.run(Work(engine=engine, deliveries=folders))
        return report_on(engine, prepared)


def receive(
    paths: Sequence[Path],
    store: Path,
    mapping: Path | None = None,
    report: Say = lambda _: None,
    memory: str | None = None,
) -> tuple[Path, ...]:
    """Take packages into a store; returns every delivery of the store that is in use.

    Raises RefusedDelivery with all problems; then nothing was taken in.
    """
    (store / "sources").mkdir(parents=True, exist_ok=True)
    sweep(store)
    held = tuple(received(store))
    with _workspace(store / "sources", memory) as (workspace, engine):
        kinds = tuple(d.is_synthetic for d in held)
        prepared = _prepare(engine, paths, mapping, workspace, kinds, report)
        if prepared.problems:
            raise RefusedDelivery(prepared.problems)
        new = take_in(store, prepared.landed)
    for delivery in new:
        state = "an older extract than one held: kept, not used" if delivery.is_replaced else "new"
        report(f"{delivery.source_id}: {state}")
    return active(store)


@contextmanager
def _workspace(beside: Path | None, memory: str | None = None) -> Iterator[tuple[Path, Engine]]:
    # Beside the store, so that a finished delivery is moved into place and not copied.
    with tempfile.TemporaryDirectory(prefix=WORKSPACE, dir=beside) as folder:
        engine = open_engine(spill=Path(folder) / "spill", memory=memory)
        try:
            yield Path(folder), engine
        finally:
            engine.close()


def _prepare(
    engine: Engine,
    paths: Sequence[Path],
    mapping: Path | None,
    workspace: Path,
    held: Sequence[bool],
    report: Say = lambda _: None,
) -> Prepared:
    given = _given_mapping(mapping)
    search = find(paths, workspace / "unpacked", patterns_of(given) if given else ())
    prepared = Prepared(problems=list(search.problems))
    taken: list[tuple[Intake, list[Source]]] = []
    for n, package in enumerate(search.packages):
        report(f"reading {package.name}")
        intake = _read(engine, package, given, workspace, f"p{n}")
        sources, problems = registered(engine, intake)
        prepared.names.append(package.name)
        # A package that cannot be read has said why; what it then lacks is not said again.
        prepared.problems += intake.problems or problems
        prepared.sources += sources
        prepared.unread += intake.unread
        taken.append((intake, sources))
    prepared.problems += mixed(prepared.sources, held)
    if not prepared.problems:
        for n, (intake, sources) in enumerate(taken):
            prepared.landed += _land(engine, intake, sources, workspace / f"landed{n}")
            _remark(prepared, intake)
    return prepared


def _given_mapping(path: Path | None) -> Mapping | None:
    if path is None:
        return None
    mapping, problems = load(path)
    if mapping is None:
        raise BadOverlay("\n".join(problems))
    return mapping


def _read(
    engine: Engine, package: Package, given: Mapping | None, workspace: Path, prefix: str
) -> Intake:
    if package.mapping is None:
        if given is None:
            return read_package(engine, package, workspace, prefix)
        return read_mapped(engine, package, given, workspace, prefix)
    # What lies in the folder was written for it, and goes before what was named for all.
    own, problems = load(package.mapping)
    if own is None:
        return Intake(package, problems=[f"{package.name}/{problem}" for problem in problems])
    return read_mapped(engine, package, own, workspace, prefix)


def _land(engine: Engine, intake: Intake, sources: list[Source], into: Path) -> list[Landed]:
    ids = sorted(str(source["source_id"]) for source in sources)
    ordered = sorted(sources, key=lambda source: str(source["source_id"]))
    return [
        land(
            engine,
            intake.rows,
            source,
            [i for i in ids if i != source["source_id"]],
            source["source_id"] == ids[0],
            into / str(source["source_id"]),
        )
        for source in ordered
    ]


def _remark(prepared: Prepared, intake: Intake) -> None:
    for part in intake.rows:
        if part.extras:
            prepared.extras[part.file] = part.extras
        if "header_tidied" in part.notes:
            prepared.tidied.append(part.file)
        if "encoding_guessed" in part.notes:
            prepared.guessed.append(part.file)
