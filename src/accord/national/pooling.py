"""Stores of several forces become the deliveries of one store, where names may be pooled."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from accord.engine import in_words
from accord.errors import NotFound, RefusedDelivery
from accord.national.received import SPECIFICATION, ForceReturn, UnusableReturn, from_run
from accord.returns.build import build_returns
from accord.returns.populations import Scope
from accord.returns.specification import specification
from accord.run import Options, Overlays, RunRecord, run_held
from accord.sources.delivery import receive
from accord.sources.landing import Landed
from accord.sources.registered import mixed
from accord.sources.store import WORKSPACE, active, mirror, received
from accord.store import Store
from accord.tables import PEOPLE_TABLES

Say = Callable[[str], None]
OVERLAY_KINDS = ("catalogue", "definitions")
POLICE = ("police", "transport_police")


def is_store(path: Path) -> bool:
    """Whether a folder is a store that deliveries were taken into."""
    return (path / "sources" / "received.json").is_file()


def pool(
    paths: Sequence[Path],
    out: Path,
    options: Options | None = None,
    overlays: Overlays | None = None,
    report: Say = lambda _: None,
    period: tuple[date, date] | None = None,
) -> RunRecord:
    """Pool stores and packages in one store and run over all of it, with one set of overlays.

    Raises UnusableReturn before the run where no force delivered a day of the period.
    """
    own = overlays or Overlays()
    own.check()
    stores = [path for path in paths if is_store(path)]
    packages = [path for path in paths if not is_store(path)]
    if any(path.resolve() == out.resolve() for path in stores):
        raise UnusableReturn("The national store must be another folder than a force's own.")
    for line in left_out(stores, own):
        report(line)
    with in_words(), Store(out).writing():
        if stores:
            _mirror(stores, out)
            _pool_judgements(stores, out)
        if packages:
            receive(packages, out, report=report, memory=options.memory if options else None)
    for force in without(_delivered(active(out)), period):
        report(f"{force}: its records cover no day of the period; it is left out")
    return run_held(out, options=options, overlays=own, report=report)


@dataclass(frozen=True)
class Delivered:
    """The days that one force's own records cover, and what it calls itself."""

    force: str
    first: date
    last: date
    name: str

    def holds(self, period: tuple[date, date] | None) -> bool:
        """Whether any day of a period is among them; any is where none was asked for."""
        return period is None or (self.first <= period[1] and self.last >= period[0])


def _delivered(folders: Sequence[Path]) -> tuple[Delivered, ...]:
    """What each force delivered, from the sources of deliveries or of a run."""
    columns = ["force_code", "sector", "period_from", "period_to", "organisation"]
    days: defaultdict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for path in (folder / "sources.parquet" for folder in folders):
        for row in pq.read_table(path, columns=columns).to_pylist() if path.exists() else ():
            if row["force_code"] and row["sector"] in POLICE:
                held = row["period_from"], row["period_to"], row["organisation"]
                days[row["force_code"]].append(held)
    return tuple(
        Delivered(force, min(firsts), max(lasts), min(names))
        for force, found in sorted(days.items())
        for firsts, lasts, names in [zip(*found, strict=True)]
    )


def without(delivered: Sequence[Delivered], period: tuple[date, date] | None) -> tuple[str, ...]:
    """The forces that delivered no day of a period; it is refused where that is every one."""
    if not delivered:
        raise NotFound("There is no source of a police force: nothing can be counted.")
    if period and not any(one.holds(period) for one in delivered):
        first, last = min(one.first for one in delivered), max(one.last for one in delivered)
        raise UnusableReturn(
            f"The records of the forces cover {first} to {last}: nothing of {period[0]} to "
            f"{period[1]} was delivered. Give a period inside those days."
        )
    return tuple(one.force for one in delivered if not one.holds(period))


def left_out(stores: Sequence[Path], given: Overlays) -> Iterator[str]:
    """Overlays that a force's own newest run was made with and that are not given here."""
    here = {digest for kind in OVERLAY_KINDS for digest in given.digests(kind).values()}
    for path in stores:
        newest = Store(path).latest_or_none()
        if newest is None:
            continue
        (versions,) = pq.read_table(newest / "runs.parquet", columns=["versions"])["versions"]
        own = json.loads(versions.as_py() or "{}").get("overlays", {})
        names = sorted(n for held in own.values() for n, d in held.items() if d not in here)
        if names:
            yield (
                f"{path.name}: its own run used {', '.join(names)}; the national run does not. "
                "Give them with --overlay and --definitions where they are to hold for all forces."
            )


def _mirror(stores: Sequence[Path], out: Path) -> None:
    """Hold exactly what the forces' stores have in use; what they replaced goes out of use."""
    (out / "sources").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORKSPACE, dir=out / "sources") as folder:
        landed = list(_landed(stores, Path(folder)))
        problems = mixed([one.source for one in landed], [d.is_synthetic for d in received(out)])
        if problems:
            raise RefusedDelivery(problems)
        mirror(out, landed)


def _landed(stores: Sequence[Path], into: Path) -> Iterator[Landed]:
    for number, store in enumerate(stores):
        for one in received(store):
            if one.is_replaced:
                continue
            copy = into / str(number) / one.source_id / one.content
            shutil.copytree(one.folder(store), copy)
            yield Landed(one.source_id, one.content, copy, vars(one))


def _pool_judgements(stores: Sequence[Path], out: Path) -> None:
    """What people ruled in any force's store holds for the whole; rulings made here stay."""
    for table in PEOPLE_TABLES:
        held = [Store(path).judgements(table) for path in (out, *stores)]
        unique = {tuple(row.items()): row for rows in held for row in rows.to_pylist()}
        if unique:
            (out / "judgements").mkdir(exist_ok=True)
            rows = pa.Table.from_pylist(list(unique.values()), schema=table.schema)
            pq.write_table(rows, out / "judgements" / f"{table.name}.parquet")


@dataclass(frozen=True)
class Pooled:
    """The returns of a pooled run, and the forces of which nothing of the period was delivered."""

    returns: tuple[ForceReturn, ...]
    uncovered: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def returns_of(run_folder: Path, period: tuple[date, date] | None) -> Pooled:
    """A return of each police force of a run, for a period or for all that its extracts cover."""
    delivered = _delivered((run_folder,))
    left = without(delivered, period)
    scopes = [
        Scope(one.force, *(period or (one.first, one.last)))
        for one in delivered
        if one.force not in left
    ]
    built = build_returns(run_folder, specification(SPECIFICATION), scopes)
    names = {one.force: one.name for one in delivered}
    return Pooled(tuple(from_run(one) for one in built), left, names)
