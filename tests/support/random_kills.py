"""Kill runs at random moments, many times over, and hold what comes out against an undisturbed one.

python -m support.random_kills TIMES SEED ENGINE FOLDER DELIVERY... [--minutes N]

Stopped after some minutes, the same words go on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path

import pyarrow.parquet as pq

from accord.finished import MANIFEST
from accord.pipeline import STAGES
from accord.placing import place_file
from accord.reading.reader import reader_with
from accord.run import Options, run
from accord.store import UNFINISHED, Store

Tables = dict[str, bytes]
# Most kills fall into the run itself; a few come when it has all but ended.
LATEST = 1.1
FEWEST_FILES = 20
# What a run starts ends soon after it, however it ends.
SECONDS_TO_FOLLOW = 60


@dataclass
class Told:
    """How often runs were killed, how often they ended, and all that was not as it should be."""

    kills: int = 0
    # Of these, kills of a run with all that it had started, as when a machine stops.
    of_all: int = 0
    ends: int = 0
    faults: list[str] = field(default_factory=list)
    # In which stage each kill fell.
    places: dict[str, int] = field(default_factory=dict)
    # How many of the deliveries the disturbed store has published.
    standing: int = 0
    # Whether a run was killed that has not come to its end since.
    is_open: bool = False

    def wrong(self, what: str) -> None:
        """Note a fault, and say it at once."""
        self.faults.append(f"after kill {self.kills}: {what}")
        print(self.faults[-1], file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Calm:
    """What a run leaves after a delivery when nobody kills it, and how long it takes."""

    seconds: float
    stages: dict[str, float]
    tables: Tables
    files: frozenset[str]

    def left(self, done: int) -> float:
        """Seconds from where so many stages are done."""
        return self.seconds - sum(self.stages[stage.name] for stage in STAGES[:done])


def published(store: Path) -> Tables:
    """The tables of the newest run of a store; none where nothing was published."""
    folder = Store(store).latest_or_none()
    return {} if folder is None else _tables(folder)


def _tables(folder: Path) -> Tables:
    return {p.name: p.read_bytes() for p in folder.glob("*.parquet") if p.name != "runs.parquet"}


def _files(store: Path) -> frozenset[str]:
    """Every file of a store by its place in it."""
    found = (path for path in store.rglob("*") if not path.is_dir())
    return frozenset(path.relative_to(store).as_posix() for path in found)


def started(delivery: Path, store: Path, engine: str) -> int:
    """Start a run in a process of its own, which has everything loaded already."""
    process = os.fork()
    if process:
        return process
    try:
        # So that what it starts can be stopped with it.
        os.setpgid(0, 0)
        sys.stdout = sys.stderr
        run([delivery], store, options=Options(engine, memory="1GB", threads=1))
    except BaseException as problem:
        print(repr(problem), file=sys.stderr, flush=True)
        os._exit(1)
    os._exit(0)


def ended(process: int) -> bool:
    """Whether a run came to its own end, and that a good one; False where it was killed."""
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return False
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError("a run that nobody killed failed")
    return True


def undisturbed(deliveries: Sequence[Path], store: Path, engine: str) -> list[Calm]:
    """What a run leaves after each delivery when nobody kills it; noted, for whoever goes on."""
    notes = [store.with_name(f"{store.name}-{n}.json") for n in range(len(deliveries))]
    if not all(note.exists() for note in notes):
        shutil.rmtree(store, ignore_errors=True)
        for delivery, note in zip(deliveries, notes, strict=True):
            began = time.monotonic()
            ended(started(delivery, store, engine))
            seconds = time.monotonic() - began
            told = {"seconds": seconds, "run": Store(store).latest().name}
            place_file(note, json.dumps(told | {"files": sorted(_files(store))}))
    return [_as_noted(note, store) for note in notes]


def _as_noted(note: Path, store: Path) -> Calm:
    told = json.loads(note.read_text("utf-8"))
    folder = Store(store).runs / told["run"]
    tables = _tables(folder)
    assert len(tables) > FEWEST_FILES
    (row,) = pq.read_table(folder / "runs.parquet").to_pylist()
    return Calm(told["seconds"], json.loads(row["stage_timings"]), tables, frozenset(told["files"]))


@dataclass
class Killing:
    """Deliveries to a store whose runs are killed, and brought to their end between the kills."""

    root: Path
    deliveries: Sequence[Path]
    engine: str
    rng: random.Random
    told: Told
    # Runs that were killed alone: what they had started is still to end.
    alone: list[int] = field(default_factory=list)

    @property
    def store(self) -> Path:
        return self.root / "store"

    def go(self, times: int, until: float) -> None:
        """Kill until so many kills are done, or it is late."""
        calm = undisturbed(self.deliveries, self.root / "calm", self.engine)
        while (self.told.kills < times or self.told.is_open) and time.monotonic() < until:
            n = self.told.standing
            good = calm[n - 1].tables if n else {}
            if self._killed(calm[n], is_last=self.told.kills >= times):
                self._look_after_kill(good, calm[n].tables)
            else:
                self._look_after_end(calm[n])
            if self.told.standing == len(calm):
                shutil.rmtree(self.store)
                self.told.standing = 0
            place_file(self.root / "told.json", json.dumps(asdict(self.told)))
        self._follow()

    def _killed(self, calm: Calm, *, is_last: bool) -> bool:
        """Start a run and kill it at a random moment; False where it had ended before."""
        moment = math.inf if is_last else self.rng.uniform(0, LATEST * calm.left(self._done()))
        process = started(self.deliveries[self.told.standing], self.store, self.engine)
        until = time.monotonic() + moment
        while time.monotonic() < until:
            if os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
            time.sleep(0.002)
        alone = self.rng.random() < 0.5
        os.kill(process, signal.SIGKILL) if alone else _kill_all(process)
        if ended(process):
            self.alone.append(process)
            return False
        if alone:
            self.alone.append(process)
        self.told.of_all += not alone
        return True

    def _done(self) -> int:
        """How many stages of the run that is under way are done."""
        ready = [
            len(list((self.store / "cache" / one.name).glob(f"*/{MANIFEST}"))) for one in STAGES
        ]
        return sum(n > self.told.standing for n in ready)

    def _look_after_kill(self, good: Tables, to_come: Tables) -> None:
        self.told.kills += 1
        self.told.is_open = True
        stage = _unfinished_stage(self.store)
        self.told.places[stage] = self.told.places.get(stage, 0) + 1
        print(f"kill {self.told.kills} in {stage}", file=sys.stderr, flush=True)
        if published(self.store) not in (good, to_come):
            self.told.wrong("what stood before is not whole")

    def _look_after_end(self, calm: Calm) -> None:
        self.told.ends += 1
        self.told.is_open = False
        self.told.standing += 1
        print(f"ended after {self.told.kills} kills", file=sys.stderr, flush=True)
        if published(self.store) != calm.tables:
            self.told.wrong("the run ended otherwise")
        if more := _files(self.store) - calm.files:
            self.told.wrong(f"left behind {sorted(more)[:3]}")
        if fewer := calm.files - _files(self.store):
            self.told.wrong(f"lacks {sorted(fewer)[:3]}")
        if half := [path.name for path in self.store.rglob("*") if UNFINISHED in path.name]:
            self.told.wrong(f"left half written {half[:3]}")
        self._follow()

    def _follow(self) -> None:
        """See what killed runs had started end by itself."""
        until = time.monotonic() + SECONDS_TO_FOLLOW
        while self.alone and time.monotonic() < until:
            self.alone = [group for group in self.alone if _is_there(group)]
            time.sleep(0.1)
        for group in self.alone:
            self.told.wrong("what a run had started goes on without it")
            _kill_all(group)
        self.alone = []


def _kill_all(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(group, signal.SIGKILL)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _unfinished_stage(store: Path) -> str:
    """Where a kill fell: the stage whose folder stands half written, or what comes between."""
    half = sorted((store / "cache").glob(f"*/{UNFINISHED}*"))
    if half:
        return half[0].parent.name
    half_run = list((store / "runs").glob(f"{UNFINISHED}*"))
    return "publishing" if half_run else "between stages"


def kill_many(
    times: int,
    seed: int,
    root: Path,
    deliveries: Sequence[Path],
    engine: str = "duckdb",
    minutes: float = 24 * 60,
) -> Told:
    """Kill until so many kills are done, or so many minutes have gone; says how it went."""
    root.mkdir(parents=True, exist_ok=True)
    noted = root / "told.json"
    told = Told(**json.loads(noted.read_text("utf-8"))) if noted.exists() else Told()
    rng = random.Random(f"{seed} {told.kills} {told.ends}")
    killing = Killing(root, deliveries, engine, rng, told)
    killing.go(times, time.monotonic() + 60 * minutes)
    return told


def load_everything() -> None:
    """Import what a run imports, so that kills fall into work and not into its start."""
    reader_with(())
    for stage in STAGES:
        assert stage.run
    for name in ("splink", "scipy.sparse.csgraph", "accord.sources.delivery"):
        import_module(name)


def main(arguments: Sequence[str] | None = None) -> None:
    """Kill as often as asked, and print how it went."""
    parser = argparse.ArgumentParser(prog="python -m support.random_kills", description=__doc__)
    parser.add_argument("times", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("engine", choices=("duckdb", "spark"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("delivery", type=Path, nargs="+")
    parser.add_argument("--minutes", type=float, default=24 * 60)
    asked = parser.parse_args(arguments)
    load_everything()
    told = kill_many(
        asked.times, asked.seed, asked.folder, asked.delivery, asked.engine, asked.minutes
    )
    print(json.dumps(asdict(told)))


if __name__ == "__main__":
    main()
